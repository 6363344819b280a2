import { CANCELLED, localFault } from '../../fetch/download-faults.ts'
import type { FetchFault } from '../../fetch/fetch.ts'
import { countIncidents } from '../../fetch/incidents.ts'
import type { ScannerPorts } from '../ports.ts'
import { bringDatabase } from './bring-database.ts'
import type { Database, DatabaseOutcome, DatabaseSettings } from './database.ts'
import { missingOffline, unobtainable } from './database-faults.ts'
import type { DatabaseSearch } from './database-search.ts'
import { type DatabaseSource, pinnedDigests, planDatabaseSources } from './database-sources.ts'
import {
  isWhole,
  listDatabases,
  pruneDatabases,
  readDatabase,
  type StoredDatabase,
} from './stored-databases.ts'

/** The publisher himself counts on one download a day. */
const FRESH_MS = 86_400_000

/**
 * The newest database that can be had: the kept one while it is fresh, else what a repository has now,
 * else the kept one again, however old: its age tells. Offline nothing is asked for.
 */
export async function obtainDatabase(
  settings: DatabaseSettings,
  ports: ScannerPorts,
  signal: AbortSignal,
  sources: readonly DatabaseSource[] = planDatabaseSources(settings.repositories),
): Promise<DatabaseOutcome> {
  const search: DatabaseSearch = { settings, sources, ports, incidents: [], remarks: [] }
  const told = () => ({ incidents: countIncidents(search.incidents), remarks: search.remarks })
  try {
    const choice = await choose(search, signal)
    if ('fault' in choice) return { kind: 'missing', fault: choice.fault, ...told() }
    await ports.store.touch(choice.stored.folder)
    return { kind: 'ready', database: describe(choice, search), ...told() }
  } catch (error) {
    return { kind: 'missing', fault: localFault(error, 'the database of the scanner'), ...told() }
  }
}

type Choice =
  | { readonly stored: StoredDatabase; readonly isNew: boolean }
  | { readonly fault: FetchFault }

async function choose(search: DatabaseSearch, signal: AbortSignal): Promise<Choice> {
  const { settings, ports, remarks } = search
  const kept = await findKept(search)
  if (kept && (settings.offline || isFreshEnough(kept, search.sources, ports.clock.now())))
    return { stored: kept, isNew: false }
  if (settings.offline) return { fault: missingOffline() }
  const brought = await bringDatabase(kept?.digest, search, signal)
  if (signal.aborted) return { fault: CANCELLED }
  const isNew = brought.kind === 'stored'
  const stored = isNew ? await readDatabase(brought.folder, ports) : undefined
  if (isNew) await pruneDatabases(settings.cacheFolder, ports)
  if (brought.kind !== 'failed') return newer(stored, kept)
  if (kept === undefined) return { fault: brought.fault }
  remarks.push(`${brought.fault.cause} The kept one is used.`)
  return { stored: kept, isNew: false }
}

/** A mirror may lag behind what is kept. */
function newer(stored: StoredDatabase | undefined, kept: StoredDatabase | undefined): Choice {
  if (stored && (kept === undefined || kept.updatedAtMs <= stored.updatedAtMs))
    return { stored, isNew: true }
  return kept ? { stored: kept, isNew: false } : { fault: unobtainable([]) }
}

/** Whether it is used without asking for a newer one. */
export function isFreshEnough(
  { digest, updatedAtMs }: Pick<StoredDatabase, 'digest' | 'updatedAtMs'>,
  sources: readonly DatabaseSource[],
  nowMs: number,
): boolean {
  const pins = pinnedDigests(sources)
  return pins.length > 0 ? pins.includes(digest) : nowMs - updatedAtMs < FRESH_MS
}

/** The newest that is whole; damaged ones are thrown away on the way to it. */
async function findKept(search: DatabaseSearch): Promise<StoredDatabase | undefined> {
  const { settings, sources, ports, remarks } = search
  const pins = pinnedDigests(sources)
  for (const stored of await listDatabases(settings.cacheFolder, ports)) {
    if (pins.length > 0 && !pins.includes(stored.digest)) continue
    if (await isWhole(stored, ports)) return stored
    await ports.files.remove(stored.folder)
    remarks.push(`The kept database of the scanner was damaged, and removed: ${stored.folder}.`)
  }
  return undefined
}

function describe(
  { stored, isNew }: Extract<Choice, { stored: unknown }>,
  { settings, ports }: DatabaseSearch,
): Database {
  const { folder, repository, digest, updatedAtMs, isBundled } = stored
  const ageMs = Math.max(0, ports.clock.now() - updatedAtMs)
  const keptOrigin = isBundled ? 'bundle' : 'cache'
  return {
    folder,
    origin: isNew ? 'download' : keptOrigin,
    repository,
    digest,
    updatedAt: new Date(updatedAtMs).toISOString(),
    ageMs,
    isTooOld: ageMs > settings.maxAgeMs,
  }
}
