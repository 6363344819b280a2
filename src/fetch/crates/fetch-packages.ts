import type { LockedPackage } from '../../workspace/facts.ts'
import {
  type Downloaded,
  type DownloadItem,
  type DownloadResults,
  downloadAll,
  summarize,
} from '../download.ts'
import type { FetchFault, FetchIncident, RegistryPlan } from '../fetch.ts'
import { addIncident } from '../incidents.ts'
import type { HeadersFor } from '../redirects.ts'
import { type RegistryContent, readEntry, storedPath } from './context-folder.ts'
import { explainRefusal, offlineFault } from './crate-faults.ts'
import { crateUrl } from './crate-urls.ts'
import type { CratesOptions, CratesPorts } from './ports.ts'
import { type ReadyHost, type ReadyRegistry, readyRegistry } from './registry-hosts.ts'

/** To one server: HTTP/2 carries them over few connections. */
const PARALLEL = 32

export type PackagesResult = {
  readonly content: readonly RegistryContent[]
  readonly downloaded: readonly Downloaded[]
}

type Outcome =
  | { readonly ok: true; readonly value: PackagesResult }
  | { readonly ok: false; readonly fault: FetchFault }

/** Brings all crates to the store, and reads of each what its index needs. */
export async function fetchPackages(
  packages: readonly LockedPackage[],
  registries: readonly RegistryPlan[],
  ports: CratesPorts,
  options: CratesOptions,
  incidents: Map<string, FetchIncident>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { store } = ports
  const entries = new Map<string, ReturnType<typeof readEntry>>()
  const read = (crate: LockedPackage) => {
    const path = storedPath(options.cacheFolder, crate)
    const entry = readEntry(crate, path, packages, store)
    // Waited for at the end; until then a failure is nobody's.
    entry.catch(() => {})
    entries.set(keyOf(crate), entry)
  }
  const missing = await findMissing(packages, ports, options, read)
  if (options.offline && missing.length > 0) return { ok: false, fault: offlineFault(missing) }
  const wanted = new Set(missing.map(({ source }) => source))
  const ready = await Promise.all(
    registries
      .filter(({ source }) => wanted.has(source))
      .map((registry) => readyRegistry(registry, ports, options, incidents, signal)),
  )
  const unusable = ready.find(({ hosts }) => hosts.length === 0)?.faults[0]
  if (unusable !== undefined) return { ok: false, fault: unusable }
  const results = await download(missing, ready, ports, options, read, signal)
  const { fault, incidents: found } = summarize(results)
  for (const incident of found) addIncident(incidents, incident)
  if (fault !== undefined) {
    const failed = missing[results.findIndex((result) => result?.ok === false)]
    const registry = ready.find(({ source }) => source === failed?.source)
    const told = failed ? await explainRefusal(failed, fault, registry, ports, signal) : fault
    return { ok: false, fault: told }
  }
  const downloaded = results.flatMap((result) => (result?.ok ? [result.value] : []))
  return await collect(packages, entries, downloaded, options)
}

function keyOf({ name, version, source }: LockedPackage): string {
  return `${name} ${version} ${source}`
}

async function findMissing(
  packages: readonly LockedPackage[],
  { store }: CratesPorts,
  { cacheFolder }: CratesOptions,
  onFound: (crate: LockedPackage) => void,
): Promise<readonly LockedPackage[]> {
  const checked = await Promise.all(
    packages.map(async (crate) => {
      const isThere = (await store.sha256Of(storedPath(cacheFolder, crate))) === crate.checksum
      if (isThere) onFound(crate)
      return isThere
    }),
  )
  return packages.filter((_, at) => checked[at] === false)
}

async function download(
  missing: readonly LockedPackage[],
  ready: readonly ReadyRegistry[],
  ports: CratesPorts,
  { cacheFolder, parallel = PARALLEL }: CratesOptions,
  onFound: (crate: LockedPackage) => void,
  signal: AbortSignal,
): Promise<DownloadResults> {
  const crates = new Map<DownloadItem, LockedPackage>()
  const items = missing.map((crate) => {
    const hosts = ready.find(({ source }) => source === crate.source)?.hosts ?? []
    const item: DownloadItem = {
      name: `${crate.name} ${crate.version}`,
      urls: hosts.map(({ dl }) => crateUrl(dl, crate)),
      path: storedPath(cacheFolder, crate),
      sha256: crate.checksum ?? '',
      headers: secretFor(crate, hosts, ports),
    }
    crates.set(item, crate)
    return item
  })
  const onItem = (item: DownloadItem) => {
    const crate = crates.get(item)
    if (crate) onFound(crate)
  }
  return await downloadAll(items, ports, ports.policy, { parallel, onItem }, signal)
}

/** The token of a registry that wants it at every request, for its own addresses alone. */
function secretFor(
  crate: LockedPackage,
  hosts: readonly ReadyHost[],
  { tokenFor }: CratesPorts,
): HeadersFor {
  return async (url) => {
    const host = hosts.find(({ dl }) => crateUrl(dl, crate) === url)
    if (host?.registryName === undefined || !host.authRequired) return {}
    // Whoever gave the token to an index over TLS does not want it to be sent without.
    if (url.startsWith('http:') && host.index?.startsWith('http:') !== true) return {}
    const token = await tokenFor(host.registryName)
    return token === undefined ? {} : { authorization: token }
  }
}

async function collect(
  packages: readonly LockedPackage[],
  entries: ReadonlyMap<string, ReturnType<typeof readEntry>>,
  downloaded: readonly Downloaded[],
  { cacheFolder }: CratesOptions,
): Promise<Outcome> {
  const content: RegistryContent[] = []
  for (const crate of packages) {
    const entry = await entries.get(keyOf(crate))
    if (entry === undefined) throw new Error(`${keyOf(crate)} was neither found nor fetched`)
    if ('fault' in entry) return { ok: false, fault: entry }
    content.push({ crate, path: storedPath(cacheFolder, crate), entry })
  }
  return { ok: true, value: { content, downloaded } }
}
