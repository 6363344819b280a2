import { layoutReader, normalize } from './archive-reader.ts'
import { found, type Read } from './read.ts'
import { DOCUMENT_LIMIT_BYTES, type ImageReader } from './reader.ts'
import { walkTar } from './tar.ts'
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
