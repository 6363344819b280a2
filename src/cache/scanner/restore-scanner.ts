import { putInPlace } from '../../scan/put-in-place.ts'
import { PROGRAM } from '../../scan/scanner/program-place.ts'
import type { ArchiveReport } from '../cache.ts'
import type { ScannerArchive } from './plan-scanner-archive.ts'
import { type Adopted, restoreTool } from './restore-tool.ts'
import { notLookedFor, type ToolPlaces, type ToolPorts } from './tool-archive.ts'

/**
 * Puts the pinned program into the cache folder where none is. Whatever else an archive holds stays out;
 * the copy that runs is compared with the pin once more, wherever it came from.
 */
export async function restoreScanner(
  archive: ScannerArchive,
  places: ToolPlaces,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const { folder, programSha256, present } = archive
  const kinds = await Promise.all(present.map((path) => ports.files.kindOf(path)))
  if (kinds.includes('file')) return notLookedFor('scanner', ['This machine has the scanner.'])
  const sha256Of = (there: string) => ports.downloads.sha256Of(`${there}/${PROGRAM}`)
  const isRight = async (there: string) => (await sha256Of(there)) === programSha256
  const adopt = async (chosen: string): Promise<Adopted> => {
    if (!(await isRight(chosen))) return { ok: false, problem: NOT_PINNED }
    await putInPlace(chosen, folder, isRight, { store: ports.downloads, files: ports.files })
    return { ok: true }
  }
  return restoreTool(archive, adopt, places, ports, signal)
}

const NOT_PINNED =
  'the program in it is not the pinned scanner (sha256), and somebody may have put it there'
