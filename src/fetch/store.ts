/**
 * What a fetch does with files, beyond `Files`. Errors are those of `node:fs/promises`.
 * Paths are absolute. Whatever is finished has constant mode and times, as the content of a build
 * context must depend on nothing but what was fetched.
 */
export type DownloadFiles = {
  /**
   * A file beside `target` that grows, of this process alone. It begins with what an earlier process
   * left there, copied, not taken over: so that process need not be dead.
   */
  readonly openPartial: (target: string) => Promise<PartialFile>
  /** Of a whole file, hex; `undefined` when there is none. */
  readonly sha256Of: (path: string) => Promise<string | undefined>
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** A second name for a file; a copy where the file system cannot do that. */
  readonly linkOrCopy: (from: string, to: string) => Promise<void>
  /** With constant mode and times; makes its folder. */
  readonly writeFixed: (path: string, text: string) => Promise<void>
  /** Gives every file and folder below constant times, and modes that everyone may read. */
  readonly fixTree: (folder: string) => Promise<void>
  /** `false` when there is already a folder in that place, which then stays as it is. */
  readonly moveFolder: (from: string, to: string) => Promise<boolean>
  /** Marks a folder as used now; `false` when there is none. */
  readonly touch: (folder: string) => Promise<boolean>
  readonly stat: (path: string) => Promise<StoredStat | undefined>
}

export type StoredStat = {
  readonly modifiedMs: number
  /** When its names or its mode last changed. */
  readonly changedMs: number
  /** How many names the file has. */
  readonly names: number
}

export type PartialFile = {
  /** What is there, written or about to be. */
  readonly sizeBytes: () => number
  readonly append: (bytes: Uint8Array) => Promise<void>
  /** Forgets all of it. */
  readonly restart: () => Promise<void>
  /** Of what is there, hex. */
  readonly sha256: () => string
  /** Moves it to its target in one step, and removes what dead processes left beside it. */
  readonly finish: () => Promise<void>
  /** Keeps what is there for a later process. No error when it is already closed. */
  readonly close: () => Promise<void>
}
