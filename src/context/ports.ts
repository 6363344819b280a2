/** What a build context needs of the file system. Absolute paths; nothing here follows a symbolic link. */
export type ContextFiles = {
  /** The folder itself, where the path to it leads over links. */
  readonly realPath: (folder: string) => Promise<string>
  readonly list: (
    folder: string,
  ) => Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>
  readonly stat: (path: string) => Promise<EntryStat>
  readonly readLink: (path: string) => Promise<string>
  readonly readTextIfAny: (path: string) => Promise<string | undefined>
  /** Hex digest of the content. Rejects where there is a link. */
  readonly sha256Of: (path: string) => Promise<string>
  /** A file of its own, sharing blocks with the first where the file system can. `to` must not exist. */
  readonly copyFile: (from: string, to: string, attributes: Attributes) => Promise<void>
  readonly makeEmptyFile: (path: string, attributes: Attributes) => Promise<void>
  /** Its parent exists. */
  readonly makeFolder: (path: string) => Promise<void>
  readonly finishFolder: (path: string, attributes: Attributes) => Promise<void>
  readonly makeLink: (target: string, path: string) => Promise<void>
}

export type EntryKind = 'file' | 'folder' | 'link' | 'socket' | 'other'

export type EntryStat = {
  /** Permission bits with setuid, setgid and sticky: at most 0o7777. */
  readonly mode: number
  readonly sizeBytes: number
  /** The same for all names of one file; absent where it has only one. */
  readonly identity?: string
}

export type Attributes = {
  readonly mode: number
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number
}
