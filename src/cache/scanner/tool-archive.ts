import type { DownloadFiles } from '../../fetch/store.ts'
import type { Files } from '../../ports.ts'
import type { ErrandPorts } from '../archive-errands.ts'
import type { ArchiveKeys, ArchiveReport } from '../cache.ts'

/** The scanner or its database, as an archive. Folders are absolute. */
export type ToolArchive = {
  readonly name: 'scanner' | 'database'
  readonly keys: ArchiveKeys
  /** All that belongs into it; whatever else lies in an archive is left there. */
  readonly paths: readonly string[]
}

export type ToolPorts = Omit<ErrandPorts, 'files'> & {
  readonly files: Files
  readonly downloads: DownloadFiles
  readonly processId: number
}

export type ToolPlaces = {
  readonly cacheFolder: string
  /** Of this run. */
  readonly tempFolder: string
}

/** Nothing was looked for, and why, where that says something. */
export function notLookedFor(
  name: ToolArchive['name'],
  remarks: readonly string[] = [],
): ArchiveReport {
  return { name, hit: 'off', restoredBytes: 0, restoreMs: 0, remarks }
}
