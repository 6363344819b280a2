import type { DownloadItem } from '../../fetch/download.ts'
import { CANCELLED } from '../../fetch/download-faults.ts'
import type { Hosts } from '../../fetch/download-hosts.ts'
import type { Fetched, FetchFault, FetchIncident } from '../../fetch/fetch.ts'
import { blobUrl } from '../../fetch/images/mirrors.ts'
import type { RegistrySession } from '../../fetch/images/registry-session.ts'
import type { RetryPolicy } from '../../network/backoff.ts'
import { downloadOwn } from '../download-own.ts'
import type { ScannerPorts } from '../ports.ts'
import { putInPlace } from '../put-in-place.ts'
import { downloadsFolder } from '../scanner/program-place.ts'
import { unpackFiles } from '../unpack-files.ts'
import type { DatabaseManifest } from './ask-manifest.ts'
import { undownloadable } from './database-faults.ts'
import { readUpdatedAtMs } from './database-metadata.ts'
import type { DatabaseSource } from './database-sources.ts'
import {
  DATABASE_FILES,
  DATABASE_RECORD,
  databaseFolder,
  isWhole,
  readDatabase,
  renderRecord,
} from './stored-databases.ts'

/** The real one has 1 GB unpacked. */
const DATABASE_LIMIT_BYTES = 8 * 1024 ** 3

export type DownloadSettings = {
  readonly cacheFolder: string
  readonly policy: RetryPolicy
  readonly session: RegistrySession
  /** What is known of the servers. */
  readonly hosts: Hosts
  /** All that may have the same blob. */
  readonly sources: readonly DatabaseSource[]
}

/** Brings the database of a manifest into the cache folder; gives its folder. */
export async function downloadDatabase(
  manifest: DatabaseManifest,
  settings: DownloadSettings,
  ports: ScannerPorts,
  signal: AbortSignal,
): Promise<Fetched<string>> {
  const hex = manifest.layer.digest.slice('sha256:'.length)
  const archive = `${downloadsFolder(settings.cacheFolder)}/trivy-db-${hex}.tar.gz`
  const own = `${archive}.${ports.processId}.part`
  const staging = `${archive}.${ports.processId}-unpacked.part`
  try {
    const item = planLayer(manifest, archive, settings, signal)
    const { hosts, policy } = settings
    const downloaded = await downloadOwn(item, own, { ...ports, hosts }, policy, signal)
    const { incidents } = downloaded
    if (downloaded.ok)
      return await unpackDatabase(manifest, own, staging, settings, ports, incidents, signal)
    const isOver = downloaded.fault.fault === CANCELLED.fault
    const fault = isOver ? CANCELLED : undownloadable(downloaded.fault)
    return { ok: false, fault, incidents }
  } finally {
    await ports.files.remove(staging)
    await ports.files.remove(own)
  }
}

function planLayer(
  { source, layer }: DatabaseManifest,
  path: string,
  { session, sources }: DownloadSettings,
  signal: AbortSignal,
): DownloadItem {
  const endpoints = [source, ...sources.filter((one) => one !== source)].map(
    ({ endpoint }) => endpoint,
  )
  return {
    name: 'the database of the scanner',
    urls: endpoints.map((endpoint) => blobUrl(endpoint, layer.digest)),
    path,
    sha256: layer.digest.slice('sha256:'.length),
    sizeBytes: layer.sizeBytes,
    headers: async (url: string) => {
      const endpoint = endpoints.find((one) => blobUrl(one, layer.digest) === url)
      return endpoint === undefined ? {} : await session.headersFor(endpoint, signal)
    },
  }
}

async function unpackDatabase(
  { source, digest }: DatabaseManifest,
  archive: string,
  staging: string,
  { cacheFolder }: DownloadSettings,
  ports: ScannerPorts,
  incidents: readonly FetchIncident[],
  signal: AbortSignal,
): Promise<Fetched<string>> {
  const lost = (problem: string): Fetched<never> => {
    const fault = signal.aborted ? CANCELLED : unusable(source, problem)
    return { ok: false, fault, incidents }
  }
  const wanted = DATABASE_FILES.map((name) => [
    name,
    { to: `${staging}/${name}`, limitBytes: DATABASE_LIMIT_BYTES },
  ])
  const unpacked = await unpackFiles(archive, Object.fromEntries(wanted), ports, signal)
  if (!unpacked.ok) return lost(unpacked.problem)
  const metadata = await ports.files.readText(`${staging}/metadata.json`)
  const updatedAtMs = readUpdatedAtMs(metadata, ports.clock.now())
  if (!updatedAtMs.ok) return lost(updatedAtMs.problem)
  const stored = {
    repository: source.name,
    digest,
    updatedAtMs: updatedAtMs.value,
    files: unpacked.value,
    isBundled: false,
  }
  await ports.files.writeText(`${staging}/${DATABASE_RECORD}`, renderRecord(stored))
  const folder = databaseFolder(cacheFolder, updatedAtMs.value, digest)
  const isRight = async (there: string) => {
    const found = await readDatabase(there, ports)
    return found !== undefined && (await isWhole(found, ports))
  }
  await putInPlace(staging, folder, isRight, ports)
  return { ok: true, value: folder, incidents }
}

function unusable({ name }: DatabaseSource, problem: string): FetchFault {
  return undownloadable({
    fault: 'scanner-database-missing',
    cause: `The database of the scanner from ${name} cannot be used: ${problem}.`,
    remedy: '',
    evidence: [`${name}: ${problem}`],
    network: false,
  })
}
