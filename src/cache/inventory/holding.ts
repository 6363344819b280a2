import type { Clock, Files } from '../../ports.ts'

/** What a folder or file takes. Times in milliseconds since the epoch. */
export type TreeFigures = {
  /** Of files that have no further name. */
  readonly ownBytes: number
  /** Files with further names, here or elsewhere. */
  readonly shared: readonly SharedFile[]
  /** Of the file or folder itself. */
  readonly modifiedMs: number
  readonly changedMs: number
  readonly accessedMs: number
  /** When a file in it was last read or written, as far as the file system tells. */
  readonly newestMs: number
  /** User id of its owner. */
  readonly ownerId: number
}

/** A hard-linked file: the same `id` is the same bytes on disk. */
export type SharedFile = { readonly id: string; readonly bytes: number }

export type InventoryPorts = {
  readonly files: Files
  readonly clock: Pick<Clock, 'now'>
  /** `undefined` when there is no such file or folder; what may not be read counts as nothing. */
  readonly measureTree: (path: string) => Promise<TreeFigures | undefined>
}

/** One thing that is kept and removed as a whole. */
export type Holding = {
  /** Name of its part. */
  readonly part: string
  /** Absolute. */
  readonly path: string
  readonly ownBytes: number
  readonly shared: readonly SharedFile[]
  readonly usedMs: number
}

/** What these take on disk together: a file with several names counts once. */
export function bytesOf(holdings: readonly Holding[]): number {
  const shared = new Map(holdings.flatMap((one) => one.shared.map(({ id, bytes }) => [id, bytes])))
  const own = holdings.reduce((sum, { ownBytes }) => sum + ownBytes, 0)
  return [...shared.values()].reduce((sum, bytes) => sum + bytes, own)
}
