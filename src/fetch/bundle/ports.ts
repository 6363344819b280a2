import type { StorePorts } from '../images/image-store.ts'

/** What a bundle does with files, beyond the ports of a fetch. Errors are those of `node:fs/promises`. */
export type BundleFiles = {
  /** Everything below a folder that is no folder itself, sorted, by paths relative to it. */
  readonly listTree: (folder: string) => Promise<readonly TreeEntry[]>
  /** A file that gets its name when it is finished; makes its folder. */
  readonly createFile: (path: string) => Promise<NewFile>
  readonly makeExecutable: (path: string) => Promise<void>
  /** Within one file system, over what is there; makes the folder. */
  readonly moveFile: (from: string, to: string) => Promise<void>
}

export type TreeEntry =
  | {
      readonly kind: 'file'
      readonly path: string
      readonly sizeBytes: number
      readonly isExecutable: boolean
    }
  /** A link, a socket, a device. */
  | { readonly kind: 'other'; readonly path: string }

export type NewFile = {
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly finish: () => Promise<void>
  /** Instead of `finish`: leaves nothing. */
  readonly discard: () => Promise<void>
}

export type BundlePorts = StorePorts & { readonly bundleFiles: BundleFiles }
