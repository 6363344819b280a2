/** Digests and sizes of the image that a run made; part of report.json. */

export type ImageReport = {
  /** Digest of the config, `sha256:…`; as `docker images` shows it. */
  readonly imageId?: string
  /** Digest of what the tag points at: an index or a manifest. */
  readonly digest?: string
  readonly platforms: readonly PlatformImage[]
  /**
   * What unpacked sizes count. Absent: the uncompressed tar of each layer. `files`: the contents of
   * its files alone, somewhat less (large images in the classic store); not to be compared with tars.
   */
  readonly unpackedAs?: 'files'
  /** Why there are no sizes, when there are none. */
  readonly unmeasured?: string
}

export type PlatformImage = {
  /** `linux/amd64`, `linux/arm64/v8`. */
  readonly platform: string
  /** Of this platform's manifest; absent in the classic store, which keeps none. */
  readonly digest?: string
  readonly total: Size
  /** Layers of the base image and those that this build added; absent when they cannot be told apart. */
  readonly base?: Size
  readonly own?: Size
  readonly layers: readonly LayerReport[]
  /** The largest program that this build added; only where layers were looked into. */
  readonly binary?: BinaryReport
  /** Why the files of own layers are not listed, or not all; where they were asked for. One sentence. */
  readonly unlisted?: string
}

/** Bytes. `null`: not known here, and not guessed. */
export type Size = {
  readonly compressedBytes: number | null
  readonly unpackedBytes: number | null
}

export type LayerReport = Size & {
  /** Of the compressed blob; of the uncompressed tar (diff id) in the classic store. */
  readonly digest: string
  readonly mediaType: string
  readonly origin: 'base' | 'own' | 'unknown'
  /** The instruction that made it, from the image's history. */
  readonly createdBy?: string
  /** Regular files in it, largest first, at most 200; of own layers, where they were asked for. Untrusted text. */
  readonly files?: readonly LayerFile[]
  /** Those beyond that. */
  readonly otherFiles?: { readonly count: number; readonly bytes: number }
}

export type LayerFile = {
  /** In the image, without a leading slash. */
  readonly path: string
  /** Of its content. */
  readonly sizeBytes: number
}

export type BinaryReport = LayerFile & {
  /** By the symbols of the binary, largest first, at most 200; absent where it is stripped. Untrusted text. */
  readonly crates?: readonly CrateSize[]
}

/** Code and data that a crate wrote; generic code counts for the crate that wrote it. */
export type CrateSize = { readonly name: string; readonly bytes: number }
