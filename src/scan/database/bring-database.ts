import { CANCELLED, localFault } from '../../fetch/download-faults.ts'
import { makeHosts } from '../../fetch/download-hosts.ts'
import type { Fetched, FetchFault } from '../../fetch/fetch.ts'
import { makeRegistrySession } from '../../fetch/images/registry-session.ts'
import { askManifest, type DatabaseManifest } from './ask-manifest.ts'
import { unobtainable } from './database-faults.ts'
import type { DatabaseSearch } from './database-search.ts'
import { type DownloadSettings, downloadDatabase } from './download-database.ts'

export type Brought =
  /** The repositories have what is kept. */
  | { readonly kind: 'same' }
  | { readonly kind: 'stored'; readonly folder: string }
  | { readonly kind: 'failed'; readonly fault: FetchFault }

/**
 * One repository after the other, until one gives a database whole: first what it has, then the layer,
 * which others may have, too. Whoever failed to give the layer of his own manifest is not asked again.
 */
export async function bringDatabase(
  keptDigest: string | undefined,
  search: DatabaseSearch,
  signal: AbortSignal,
): Promise<Brought> {
  const { settings, sources, ports } = search
  const { clock, random } = ports
  const { policy, cacheFolder } = settings
  const session = makeRegistrySession(ports)
  const hosts = makeHosts({ clock, random, policy, parallel: 1 })
  const download = { cacheFolder, policy, session, hosts, sources }
  const deadlineMs = clock.now() + policy.budgetMs
  let left = sources
  let first: FetchFault | undefined
  while (left.length > 0 && clock.now() < deadlineMs) {
    const asked = await askManifest(left, { clock, random, session }, policy, signal)
    search.incidents.push(...asked.incidents)
    if (!asked.ok) return failed(first ?? unobtainable(asked.faults), signal)
    if (asked.value.digest === keptDigest) return { kind: 'same' }
    const stored = await downloadSafely(asked.value, download, search, signal)
    if (stored.ok) return { kind: 'stored', folder: stored.value }
    first ??= stored.fault
    if (signal.aborted) break
    left = left.filter((one) => one !== asked.value.source)
  }
  return failed(first ?? unobtainable([]), signal)
}

/** A full disk is no reason to lose what is kept. */
async function downloadSafely(
  manifest: DatabaseManifest,
  download: DownloadSettings,
  { ports, incidents }: DatabaseSearch,
  signal: AbortSignal,
): Promise<Fetched<string>> {
  try {
    const stored = await downloadDatabase(manifest, download, ports, signal)
    incidents.push(...stored.incidents)
    return stored
  } catch (error) {
    return { ok: false, fault: localFault(error, 'the database of the scanner'), incidents: [] }
  }
}

function failed(fault: FetchFault, { aborted }: AbortSignal): Brought {
  return { kind: 'failed', fault: aborted ? CANCELLED : fault }
}
