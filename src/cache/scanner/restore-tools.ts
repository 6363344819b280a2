import type { Release } from '../../scan/scanner/plan-downloads.ts'
import type { TrivySettings } from '../../scan/trivy-ports.ts'
import type { ArchiveReport, CacheDecision } from '../cache.ts'
import { type DatabaseArchive, planDatabaseArchive } from './plan-database-archive.ts'
import { planScannerArchive, type ScannerArchive } from './plan-scanner-archive.ts'
import { restoreDatabase } from './restore-database.ts'
import { restoreScanner } from './restore-scanner.ts'
import { notLookedFor, type ToolArchive, type ToolPlaces, type ToolPorts } from './tool-archive.ts'

export type ToolsSubject = {
  readonly settings: TrivySettings
  readonly cache: Pick<CacheDecision, 'mayRestore' | 'maySave' | 'mayReuseUnits'>
  readonly tempFolder: string
  /** A larger archive is not kept. */
  readonly limitBytes: number
  /** In tests another than the pinned one. */
  readonly release?: Release
}

/** What was done before a scan, for what is to be done after it. */
export type RestoredTools = {
  /** Absent where the user brings a scanner. */
  readonly scanner?: Restored<ScannerArchive>
  readonly database: Restored<DatabaseArchive>
}

/** What is kept, and what became of looking for it. */
export type Restored<T extends ToolArchive> = {
  readonly archive: T
  readonly report: ArchiveReport
}

/** Puts scanner and database of an earlier run into the cache folder. Never rejects. */
export async function restoreTools(
  { settings, cache, tempFolder, release }: ToolsSubject,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<RestoredTools> {
  const places = { cacheFolder: settings.scanner.cacheFolder, tempFolder }
  const scanner = planScannerArchive(settings.scanner, release)
  const database = planDatabaseArchive(settings.database, ports.clock.now())
  const [ofScanner, ofDatabase] = await Promise.all([
    scanner && cache.mayRestore
      ? guarded('scanner', () => restoreScanner(scanner, places, ports, signal))
      : notLookedFor('scanner'),
    bringDatabase(database, cache, places, ports, signal),
  ])
  return {
    ...(scanner ? { scanner: { archive: scanner, report: ofScanner } } : {}),
    database: { archive: database, report: ofDatabase },
  }
}

/**
 * The program is compared with its pin, so a release may have it from anywhere. Nothing says which files
 * a digest of the registry stands for, but the layer itself: a release downloads that.
 */
async function bringDatabase(
  archive: DatabaseArchive,
  { mayRestore, mayReuseUnits }: ToolsSubject['cache'],
  places: ToolPlaces,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  if (!mayRestore) return notLookedFor('database')
  if (!mayReuseUnits) return notLookedFor('database', [RELEASE])
  return guarded('database', () => restoreDatabase(archive, places, ports, signal))
}

const RELEASE = 'A release takes no database of the scanner from an archive.'

async function guarded(
  name: ToolArchive['name'],
  body: () => Promise<ArchiveReport>,
): Promise<ArchiveReport> {
  try {
    return await body()
  } catch (error) {
    return notLookedFor(name, [`The cache folder cannot be read: ${(error as Error).message}.`])
  }
}
