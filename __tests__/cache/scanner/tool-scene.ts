import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeArchiver } from '../../../src/adapters/archive.ts'
import { archiveFiles } from '../../../src/adapters/archive-files.ts'
import { clock } from '../../../src/adapters/clock.ts'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import type { ArchiveName, ArchiveReport, CacheStore } from '../../../src/cache/cache.ts'
import { planDatabaseArchive } from '../../../src/cache/scanner/plan-database-archive.ts'
import { planScannerArchive } from '../../../src/cache/scanner/plan-scanner-archive.ts'
import { restoreTools, type ToolsSubject } from '../../../src/cache/scanner/restore-tools.ts'
import { saveTools } from '../../../src/cache/scanner/save-tools.ts'
import type { ToolPorts } from '../../../src/cache/scanner/tool-archive.ts'
import { makeDirectoryStore } from '../../../src/cache/stores/directory-store.ts'
import { planDatabaseSources } from '../../../src/scan/database/database-sources.ts'
import { obtainDatabase } from '../../../src/scan/database/obtain-database.ts'
import type { ScanReport } from '../../../src/scan/scan-report.ts'
import { obtainScanner } from '../../../src/scan/scanner/obtain-scanner.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'
import { serveFiles } from '../../fetch/fault-server.ts'
import { POLICY, programOf, scannerPorts, smallRelease } from '../../scan/scanner-scene.ts'
import { serveDatabase } from '../../scan/serve-database.ts'
import { SAMPLE_ADVISORIES, smallDatabase } from '../../scan/small-database.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const PROGRAM = programOf('0.99.0')
export const SMALL = smallRelease(PROGRAM)
const { signal } = new AbortController()

/** A store as it is used where there is no Actions cache. */
export function directoryStore(folder = tempFolder()): CacheStore {
  const { log } = recordingLogger()
  return makeDirectoryStore({ folder, budgetBytes: 1e9, files: archiveFiles, clock, log })
}

/** Everyone's servers, on loopback: a release of the scanner, and a database that was built so long ago. */
export async function aWorld(ageMs = HOUR_MS) {
  const release = await serveFiles({ [SMALL.path]: SMALL.archive })
  const dates = { updatedAtMs: Date.now() - ageMs }
  const registry = await serveDatabase(smallDatabase(tempFolder(), SAMPLE_ADVISORIES, dates))
  return { release, registry }
}

export type World = Awaited<ReturnType<typeof aWorld>>

export type Changes = {
  readonly cache?: Partial<ToolsSubject['cache']>
  readonly limitBytes?: number
  readonly home?: string
  /** In the place of all known repositories. */
  readonly repository?: string
  readonly trivyPath?: string
  readonly toolCacheFolder?: string
  readonly ports?: Partial<ToolPorts>
}

/** A run on a machine of its own, or on that with `home`: restore, obtain both as a scan does, save. */
export async function aRun(store: CacheStore, { release, registry }: World, changes: Changes = {}) {
  const cacheFolder = changes.home ?? tempFolder()
  const temp = tempFolder()
  const { trivyPath, toolCacheFolder } = changes
  const common = { cacheFolder, offline: false, policy: POLICY }
  const settings = {
    scanner: {
      ...{ ...common, platform: 'linux/amd64', mirrors: [release.url] },
      scanFolder: join(temp, 'scan'),
      ...(trivyPath ? { trivyPath } : {}),
      ...(toolCacheFolder ? { toolCacheFolder } : {}),
    },
    database: {
      ...{ ...common, maxAgeMs: 3 * DAY_MS },
      repositories: [changes.repository ?? registry.repository],
    },
  }
  const subject: ToolsSubject = {
    settings,
    cache: { mayRestore: true, maySave: true, mayReuseUnits: true, ...changes.cache },
    tempFolder: temp,
    limitBytes: changes.limitBytes ?? 1e9,
    release: SMALL.release,
  }
  const downloads = makeDownloadFiles(process.pid)
  const archiver = makeArchiver()
  const { pid: processId } = process
  const ports = { store, archiver, clock, files, downloads, processId, ...changes.ports }
  const before = { scanner: release.requests.length, database: registry.requests.length }
  const restored = await restoreTools(subject, ports, signal)
  const scanner = await obtainScanner(settings.scanner, scannerPorts(), signal, SMALL.release)
  // None but those on loopback.
  const sources = planDatabaseSources(settings.database.repositories, [])
  const database = await obtainDatabase(settings.database, scannerPorts(), signal, sources)
  if (scanner.kind === 'missing' || database.kind === 'missing')
    throw new Error('nothing to scan with')
  const scan: Pick<ScanReport, 'scanner' | 'database'> = {
    scanner: { name: 'trivy', ...scanner.scanner },
    database: database.database,
  }
  const reports = await saveTools(restored, scan, subject, ports, signal)
  return {
    cacheFolder,
    scanner: scanner.scanner,
    database: database.database,
    remarks: [...scanner.remarks, ...database.remarks],
    reports,
    report: (name: ArchiveName) => reportOf(reports, name),
    asked: {
      scanner: release.requests.length - before.scanner,
      database: registry.requests.slice(before.database),
    },
    left: [...readdirSync(temp), ...readdirSync(join(cacheFolder, 'scanner'))].sort(),
  }
}

function reportOf(reports: readonly ArchiveReport[], name: ArchiveName): ArchiveReport {
  const found = reports.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no archive ${name}`)
  return found
}

/** Puts an archive with these files into the store, as somebody could who may write to it. */
export async function plant(
  store: CacheStore,
  key: string,
  content: Readonly<Record<string, string | Buffer>>,
  replaced?: string,
) {
  const folder = tempFolder()
  for (const [path, bytes] of Object.entries(content)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const to = join(tempFolder(), 'planted')
  const paths = Object.keys(content)
  const packed = await makeArchiver().pack({ folder, paths, to }, signal)
  if (!packed.ok) throw new Error(packed.cause)
  return store.save(key, to, signal, replaced)
}

export function scannerKey(): string {
  const settings = { platform: 'linux/amd64', cacheFolder: '/c', scanFolder: '/s', mirrors: [] }
  const more = { offline: false, policy: POLICY }
  const archive = planScannerArchive({ ...settings, ...more }, SMALL.release)
  return archive?.keys.key ?? ''
}

/** Of all databases from the registry. */
export function databasePrefix({ registry }: World): string {
  return planDatabaseArchive({ repositories: [registry.repository] }, 0).prefix
}
