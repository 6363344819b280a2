import { databaseFolder } from '../../scan/database/stored-databases.ts'
import type { ScanReport } from '../../scan/scan-report.ts'
import { replacedBy, type SaveErrand, saveArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import { isNameOf } from '../stores/generations.ts'
import { type DatabaseArchive, databaseKey } from './plan-database-archive.ts'
import type { ScannerArchive } from './plan-scanner-archive.ts'
import type { Restored, RestoredTools, ToolsSubject } from './restore-tools.ts'
import type { ToolArchive, ToolPorts } from './tool-archive.ts'

/** Keeps what the scan had to download. Gives the whole reports of both archives. Never rejects. */
export async function saveTools(
  { scanner, database }: RestoredTools,
  scan: Pick<ScanReport, 'scanner' | 'database'>,
  subject: ToolsSubject,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  const { cacheFolder } = subject.settings.database
  const save = (tool: Restored<ToolArchive>, plan: SavePlan | undefined) =>
    plan && subject.cache.maySave ? saveTool(tool, plan, subject, ports, signal) : tool.report
  return Promise.all([
    ...(scanner ? [save(scanner, planScannerSave(scanner, scan))] : []),
    save(database, planDatabaseSave(database, scan, cacheFolder)),
  ])
}

type SavePlan = Pick<SaveErrand, 'key' | 'folder' | 'replaced'>

function planScannerSave(
  { archive: { keys, folder }, report }: Restored<ScannerArchive>,
  { scanner }: Pick<ScanReport, 'scanner'>,
): SavePlan | undefined {
  if (scanner?.origin !== 'download') return undefined
  return { key: keys.key, folder, ...replacedBy(report) }
}

function planDatabaseSave(
  { archive, report }: Restored<DatabaseArchive>,
  { database }: Pick<ScanReport, 'database'>,
  cacheFolder: string,
): SavePlan | undefined {
  const { origin, digest, updatedAt = '' } = database ?? {}
  if (origin !== 'download' || digest === undefined) return undefined
  const updatedAtMs = Date.parse(updatedAt)
  const key = databaseKey(archive, { updatedAtMs, digest })
  // Of no use under another key: the new one is found before it.
  const isSame = report.hit === 'miss' && report.key !== undefined && isNameOf(key, report.key)
  const folder = databaseFolder(cacheFolder, updatedAtMs, digest)
  return { key, folder, ...(isSame ? { replaced: report.key } : {}) }
}

async function saveTool(
  { archive: { name, paths }, report }: Restored<ToolArchive>,
  plan: SavePlan,
  { tempFolder, limitBytes }: ToolsSubject,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const file = `${tempFolder}/${name}-new.tar.zst`
  try {
    const errand = { ...plan, name, file, paths, limitBytes }
    const { saved, remarks } = await saveArchive(errand, ports, signal)
    return { ...report, ...(saved ? { saved } : {}), remarks: [...report.remarks, ...remarks] }
  } catch (error) {
    const remark = `The archive could not be kept: ${(error as Error).message}.`
    return { ...report, remarks: [...report.remarks, remark] }
  } finally {
    await ports.files.remove(file).catch(() => {})
  }
}
