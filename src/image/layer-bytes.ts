import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import type { Descriptor } from './oci.ts'
import { attemptRead, type Read, unreadable } from './read.ts'
import type { ImageReader, PassBlobs, ReadSlice } from './reader.ts'

const CHUNK_BYTES = 4 * 1024 * 1024

/** What was compressed how, by its media type: of OCI or of Docker. */
export function compressionOf(mediaType: string): 'none' | 'gzip' | 'zstd' | 'unknown' {
  if (/[.+]gzip$/.test(mediaType)) return 'gzip'
  if (/[.+]zstd$/.test(mediaType)) return 'zstd'
  return /\.tar$/.test(mediaType) ? 'none' : 'unknown'
}

/** A blob from its first byte to its last. Throws when a part cannot be had. */
export async function* chunksOf(
  { digest, sizeBytes }: Pick<Descriptor, 'digest' | 'sizeBytes'>,
  readSlice: ReadSlice,
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < sizeBytes; start += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, sizeBytes - start)
    const chunk = await readSlice(digest, start, length)
    if (chunk?.length !== length) throw new Error('the layer cannot be read whole')
    yield chunk
  }
}

/** One blob after the other; where parts cannot be read the way that the reader knows. */
export function passBlobsOf({ passBlobs, readSlice }: ImageReader): PassBlobs {
  if (passBlobs) return passBlobs
  return (blobs, visit) =>
    attemptRead('the layers cannot be read', async () => {
      for (const blob of blobs) await visit(blob, chunksOf(blob, readSlice))
      return { ok: true, value: undefined }
    })
}

/**
 * Hands the tar of a layer to `use`, which may leave the rest of it. Only what was read whole, to the
 * last byte of the blob, counts as read.
 */
export async function unpackLayer<T>(
  mediaType: string,
  blob: AsyncIterable<Uint8Array>,
  use: (tar: AsyncIterable<Uint8Array>) => Promise<Read<T>>,
): Promise<Read<T>> {
  const compression = compressionOf(mediaType)
  if (compression === 'none') return use(blob)
  const inflate = inflaterOf(compression)
  if (!inflate)
    return unreadable(`it is compressed in a way that cannot be read here (${mediaType})`)
  let sizeBytes = 0
  const counted = async function* () {
    for await (const chunk of blob) {
      sizeBytes += chunk.length
      yield chunk
    }
  }
  let result: Read<T> = unreadable('it was not read')
  await pipeline(Readable.from(counted()), inflate, async (tar: AsyncIterable<Uint8Array>) => {
    const chunks = tar[Symbol.asyncIterator]()
    // Without its `return`: whoever leaves early must not end the stream for us, who read on to its end.
    result = await use({ [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) })
    while ((await chunks.next()).done !== true);
  })
  // Node ends with the first zstd frame of a chunk, and does not say so.
  return inflate.bytesWritten === sizeBytes ? result : unreadable('it could not be unpacked whole')
}

function inflaterOf(compression: 'gzip' | 'zstd' | 'unknown') {
  if (compression === 'gzip') return zlib.createGunzip()
  // Node 20 has no zstd.
  const knowsZstd = typeof zlib.createZstdDecompress === 'function'
  return compression === 'zstd' && knowsZstd ? zlib.createZstdDecompress() : undefined
}
