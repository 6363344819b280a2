import { createHash } from 'node:crypto'
import { TAR_END, tarHeader, tarPadding } from '../bundle/tar-header.ts'
import type { DownloadFiles } from '../store.ts'
import type { Blob } from './image-record.ts'

/** A file or folder below the root of an image. */
export type LayerEntry = {
  /** Without a slash at either end. */
  readonly path: string
} & (
  | { readonly kind: 'folder' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A file of this machine. */
  | { readonly kind: 'file'; readonly from: string }
  /** A second name for an entry that comes before it. */
  | { readonly kind: 'link'; readonly to: string }
)

export type LayerPorts = { readonly store: DownloadFiles }

/**
 * Writes the entries, in their order, as an uncompressed layer: of root, folders for everyone, nothing
 * of this machine or of today. Its digest is its diff id, too. What is there already is not written anew.
 */
export async function writeLayer(
  entries: readonly LayerEntry[],
  blobPath: (digest: string) => string,
  { store }: LayerPorts,
): Promise<Omit<Blob, 'mediaType'>> {
  // Its name is its digest, and that is known at its end: it is made twice, and never kept in memory.
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const block of layerBytes(entries, store)) {
    hash.update(block)
    sizeBytes += block.length
  }
  const digest = `sha256:${hash.digest('hex')}`
  const path = blobPath(digest)
  if ((await store.stat(path)) === undefined) await write(entries, path, store)
  return { digest, sizeBytes }
}

async function write(
  entries: readonly LayerEntry[],
  path: string,
  store: DownloadFiles,
): Promise<void> {
  const partial = await store.openPartial(path)
  try {
    await partial.restart()
    for await (const block of layerBytes(entries, store)) await partial.append(block)
    await partial.finish()
  } finally {
    await partial.close()
  }
}

async function* layerBytes(
  entries: readonly LayerEntry[],
  store: DownloadFiles,
): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    switch (entry.kind) {
      case 'folder':
        yield tarHeader(`${entry.path}/`, 0, { type: 'folder' })
        break
      case 'link':
        yield tarHeader(entry.path, 0, { type: 'link', to: entry.to })
        break
      case 'bytes':
        yield* fileBytes(entry.path, entry.bytes)
        break
      case 'file':
        yield* fileBytes(entry.path, await store.readBytes(entry.from))
    }
  }
  yield TAR_END
}

function* fileBytes(path: string, bytes: Uint8Array): Generator<Uint8Array> {
  yield tarHeader(path, bytes.length)
  yield bytes
  yield tarPadding(bytes.length)
}
