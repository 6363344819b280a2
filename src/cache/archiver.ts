/**
 * Makes one file of many and the other way round. Nothing here rejects for a fault of the archive or
 * the machine: what cannot be packed is not kept, what cannot be unpacked is built anew.
 */
export type Archiver = {
  /**
   * Writes the files, links and empty folders `paths` (relative to `folder`; a folder's content is not
   * taken along) to the file `to`, which appears when it is whole or not at all. Times of change are
   * kept to the nanosecond.
   */
  readonly pack: (what: PackWhat, signal: AbortSignal) => Promise<Packed>
  /**
   * Adds the archive's content to `folder`, which is made if need be. All or nothing: when the archive
   * turns out to be damaged, the folder is as it was.
   */
  readonly unpack: (what: UnpackWhat, signal: AbortSignal) => Promise<Unpacked>
}

export type PackWhat = {
  readonly folder: string
  readonly paths: readonly string[]
  readonly to: string
}

export type UnpackWhat = { readonly file: string; readonly folder: string }

export type Packed = { readonly ok: true; readonly bytes: number } | Lost

export type Unpacked = { readonly ok: true } | Lost

/** `cause`: what happened, in words that can follow a colon; mostly those of tar or zstd. */
export type Lost = { readonly ok: false; readonly cause: string }
