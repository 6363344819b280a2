import { blobPath, layoutReader, normalize } from './archive-reader.ts'
import { found, type Read, unreadable } from './read.ts'
import { DOCUMENT_LIMIT_BYTES, type ImageReader, type PassBlobs } from './reader.ts'
import { type TarCursor, walkTar } from './tar.ts'
import { streamCursor } from './tar-cursors.ts'

/** Enough of a layer's end to hold ISIZE. */
const TAIL_BYTES = 4
/** Documents are JSON objects. A layer starts with gzip's or zstd's mark, or with a file name. */
const OPENING_BRACE = 0x7b

type Sample = { readonly startByte: number; readonly bytes: Uint8Array }

/**
 * Reads an image from the stream of `docker image save` as it passes: documents are kept, of layers
 * only the end. Nothing is written and memory stays small.
 */
export async function readSavedImage(
  chunks: AsyncIterable<Uint8Array>,
  keepsBlobs: boolean,
): Promise<Read<ImageReader>> {
  const samples = new Map<string, Sample>()
  const cursor = streamCursor(chunks)
  const walked = await walkTar(cursor, async ({ name, sizeBytes }) => {
    const first = await cursor.read(Math.min(1, sizeBytes))
    const isDocument = first[0] === OPENING_BRACE && sizeBytes <= DOCUMENT_LIMIT_BYTES
    const left = sizeBytes - first.length
    const wanted = isDocument ? left : Math.min(TAIL_BYTES, left)
    await cursor.skip(left - wanted)
    const rest = await cursor.read(wanted)
    const bytes = isDocument ? Buffer.concat([first, rest]) : rest
    samples.set(normalize(name), { startByte: sizeBytes - bytes.length, bytes })
  })
  if (!walked.ok) return walked
  return found(
    layoutReader(
      {
        read: async (path, start, length) => {
          const sample = samples.get(path)
          if (!sample || start < sample.startByte) return undefined
          const from = start - sample.startByte
          return sample.bytes.subarray(from, from + length)
        },
      },
      keepsBlobs,
    ),
  )
}

/**
 * Whole blobs of `docker image save`, which is run once more: the first time nobody knows yet which
 * layers are wanted, and nothing is kept.
 */
export function passSavedBlobs(save: () => Promise<AsyncIterable<Uint8Array>>): PassBlobs {
  return async (blobs, visit) => {
    const wanted = new Map(blobs.map((blob) => [blobPath(blob.digest), blob]))
    const cursor = streamCursor(await save())
    const walked = await walkTar(cursor, async ({ name, sizeBytes }) => {
      const path = normalize(name)
      const blob = wanted.get(path)
      if (!blob) return
      wanted.delete(path)
      await visit(blob, partOf(cursor, sizeBytes))
    })
    const [lacking] = wanted.values()
    if (!walked.ok || !lacking) return walked
    return unreadable(`the engine did not save ${lacking.digest}`)
  }
}

const CHUNK_BYTES = 256 * 1024

/** The next bytes of a stream, as far as somebody wants them. */
async function* partOf(cursor: TarCursor, lengthBytes: number): AsyncGenerator<Uint8Array> {
  for (let left = lengthBytes; left > 0; ) {
    const chunk = await cursor.read(Math.min(left, CHUNK_BYTES))
    if (chunk.length === 0) return
    left -= chunk.length
    yield chunk
  }
}
