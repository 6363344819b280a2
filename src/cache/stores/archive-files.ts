import type { ArchiveHead } from './archive-file.ts'
import type { StoredFile } from './plan-prune.ts'

/** What the directory store needs of a file system. Errors are those of `node:fs/promises`. */
export type ArchiveFiles = {
  /** Files whose names have this end; empty when there is no such folder. */
  readonly list: (folder: string, suffix: string) => Promise<readonly StoredFile[]>
  /** Makes the folder, for its owner alone, if it is not there. */
  readonly prepare: (folder: string) => Promise<{ readonly everybodyMayWrite: boolean }>
  /** `undefined`: no such file. `damaged`: its head cannot be read, or its size is not what the head says. */
  readonly readHead: (path: string) => Promise<ArchiveHead | 'damaged' | undefined>
  /** The archive of the file, without its head, as the file `to`; gives what came out. */
  readonly copyOut: (path: string, to: string, progress: Progress) => Promise<CopiedBytes>
  /** A head and the file `from` as a new file. Nothing is left of a failure. */
  readonly write: (
    path: string,
    from: string,
    head: (copied: CopiedBytes) => ArchiveHead,
    progress: Progress,
  ) => Promise<ArchiveHead>
  /** Gives a finished file its name. `false`: there is one already, and it stays. */
  readonly publish: (path: string, as: string) => Promise<boolean>
  readonly touch: (path: string) => Promise<void>
  /** No error when it is not there. */
  readonly remove: (path: string) => Promise<void>
  readonly sizeOf: (path: string) => Promise<number>
}

export type CopiedBytes = { readonly sizeBytes: number; readonly sha256: string }

export type Progress = {
  /** Bytes so far. */
  readonly moved: (bytes: number) => void
  readonly signal: AbortSignal
}
