import { randomUUID } from 'node:crypto'
import { restoreArchive } from '../archive-errands.ts'
import type { ArchiveReport } from '../cache.ts'
import type { ToolArchive, ToolPlaces, ToolPorts } from './tool-archive.ts'

/** What became of a folder with the files of an archive. `problem`: what it is instead, one clause. */
export type Adopted =
  | { readonly ok: true; readonly hit?: ArchiveReport['hit'] }
  | { readonly ok: false; readonly problem: string }

/**
 * Unpacks an archive beside the cache folder's own, and hands its files, and nothing that lies beside
 * them, to `adopt`, which checks them and moves the folder. Never rejects: what is lost is a remark.
 */
export async function restoreTool(
  { name, keys, paths }: ToolArchive,
  adopt: (folder: string) => Promise<Adopted>,
  { cacheFolder, tempFolder }: ToolPlaces,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const startedAtMs = ports.clock.now()
  const staging = `${cacheFolder}/scanner/restored-${randomUUID()}.${ports.processId}.part`
  const file = `${tempFolder}/${name}.tar.zst`
  const folder = `${staging}/unpacked`
  let report = lost(name)
  try {
    report = await restoreArchive({ name, keys, file, folder }, ports, signal)
    if (report.hit === 'miss') return report
    const chosen = `${staging}/chosen`
    const isWhole = await choose(paths, folder, chosen, ports)
    const adopted = isWhole ? await adopt(chosen) : NOT_WHOLE
    const restoreMs = ports.clock.now() - startedAtMs
    if (adopted.ok) return { ...report, hit: adopted.hit ?? report.hit, restoreMs }
    return { ...refused(report, adopted.problem), restoreMs }
  } catch (error) {
    const remark = `The archive could not be put into the cache folder: ${(error as Error).message}.`
    const remarks = [...report.remarks, remark]
    return { ...report, hit: 'miss', restoreMs: ports.clock.now() - startedAtMs, remarks }
  } finally {
    await Promise.all([staging, file].map((path) => ports.files.remove(path).catch(() => {})))
  }
}

const NOT_WHOLE: Adopted = { ok: false, problem: 'files are missing in it' }

function lost(name: ToolArchive['name']): ArchiveReport {
  return { name, hit: 'miss', restoredBytes: 0, restoreMs: 0, remarks: [] }
}

/** One that was found under the wanted key itself makes way for what is downloaded instead. */
function refused(report: ArchiveReport, problem: string): ArchiveReport {
  const remark = `The archive ${report.key} is of no use: ${problem}.`
  const useless = report.hit === 'exact' ? { useless: true } : {}
  return { ...report, ...useless, hit: 'miss', remarks: [...report.remarks, remark] }
}

/** Links could lead anywhere, and a mark of a bundle would say what is not so. */
async function choose(
  paths: readonly string[],
  from: string,
  to: string,
  { files, downloads }: ToolPorts,
): Promise<boolean> {
  await files.makeFolder(to)
  for (const path of paths) {
    if ((await files.kindOf(`${from}/${path}`)) !== 'file') return false
    await downloads.linkOrCopy(`${from}/${path}`, `${to}/${path}`)
  }
  return true
}
