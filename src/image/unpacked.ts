import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import { chunksOf, compressionOf } from './layer-bytes.ts'
import type { Descriptor } from './oci.ts'
import type { ReadSlice } from './reader.ts'

/** Above this a layer is not read whole just to count its bytes. */
export const COUNT_LIMIT_BYTES = 64 * 1024 * 1024
const TAR_BLOCK_BYTES = 512
const WRAP = 2 ** 32
const ZSTD_MAGIC = 0xfd2fb528
/** Magic, flags, window, dictionary and content size at their longest. */
const FRAME_HEADER_BYTES = 18

/**
 * Bytes of a layer's tar, or `null` when that cannot be known cheaply and for certain. A gzip layer
 * says it in its last four bytes, a zstd layer may say it in its first ones. What does not, or cannot
 * be right, is read whole and counted up to 64 MiB.
 */
export async function measureUnpacked(
  layer: Descriptor,
  readSlice: ReadSlice,
): Promise<number | null> {
  switch (compressionOf(layer.mediaType)) {
    case 'none':
      return layer.sizeBytes
    case 'gzip':
      return (await readIsize(layer, readSlice)) ?? count(layer, zlib.createGunzip(), readSlice)
    case 'zstd':
      return (await readFrameSize(layer, readSlice)) ?? countZstd(layer, readSlice)
    case 'unknown':
      return null
  }
}

function countZstd(layer: Descriptor, readSlice: ReadSlice): Promise<number | null> | null {
  // Node 20 has no zstd.
  return typeof zlib.createZstdDecompress === 'function'
    ? count(layer, zlib.createZstdDecompress(), readSlice)
    : null
}

/** RFC 1952, 2.3.1. */
async function readIsize(layer: Descriptor, readSlice: ReadSlice): Promise<number | undefined> {
  if (layer.sizeBytes < 20) return undefined
  const tail = await readSlice(layer.digest, layer.sizeBytes - 4, 4)
  if (tail?.length !== 4) return undefined
  const isize = new DataView(tail.buffer, tail.byteOffset, 4).getUint32(0, true)
  return isWholeSize(isize, layer.sizeBytes) ? isize : undefined
}

/**
 * ISIZE is the size of the last gzip member, modulo 2^32. Of several members (eStargz ends with an
 * empty one) or of a layer of 4 GiB and more it is wrong, which shows: layers compress 2 to 4 times;
 * where 4 GiB more would still be a ratio below 6, the size stays unknown.
 */
export function isWholeSize(isize: number, compressedBytes: number): boolean {
  return isTarSize(isize, compressedBytes) && isize + WRAP > compressedBytes * 6
}

/** A tar is whole blocks, and not smaller than its compressed form but for some overhead. */
function isTarSize(unpackedBytes: number, compressedBytes: number): boolean {
  return (
    unpackedBytes >= TAR_BLOCK_BYTES &&
    unpackedBytes % TAR_BLOCK_BYTES === 0 &&
    compressedBytes <= unpackedBytes * 1.001 + 1024
  )
}

/** The first frame of a zstd layer that is not made of many frames (zstd:chunked says that it is). */
async function readFrameSize(
  { digest, sizeBytes, annotations }: Descriptor,
  readSlice: ReadSlice,
): Promise<number | undefined> {
  const isChunked = Object.keys(annotations).some((name) => name.includes('zstd-chunked'))
  if (isChunked || sizeBytes < FRAME_HEADER_BYTES) return undefined
  const head = await readSlice(digest, 0, FRAME_HEADER_BYTES)
  const size = head?.length === FRAME_HEADER_BYTES ? frameContentSize(head) : undefined
  return size !== undefined && isTarSize(size, sizeBytes) ? size : undefined
}

/** `Frame_Content_Size` of RFC 8878, 3.1.1.1; encoders that stream leave it out. */
function frameContentSize(head: Uint8Array): number | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (view.getUint32(0, true) !== ZSTD_MAGIC) return undefined
  const flags = view.getUint8(4)
  const isSingleSegment = (flags & 0x20) !== 0
  const at = 5 + (isSingleSegment ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0)
  switch (flags >> 6) {
    case 0:
      return isSingleSegment ? view.getUint8(at) : undefined
    case 1:
      return view.getUint16(at, true) + 256
    case 2:
      return view.getUint32(at, true)
    default:
      return Number(view.getBigUint64(at, true))
  }
}

async function count(
  layer: Descriptor,
  inflate: NodeJS.ReadWriteStream & { readonly bytesWritten: number },
  readSlice: ReadSlice,
): Promise<number | null> {
  if (layer.sizeBytes > COUNT_LIMIT_BYTES) return null
  let sizeBytes = 0
  try {
    await pipeline(chunksOf(layer, readSlice), inflate, async (unpacked) => {
      for await (const chunk of unpacked as AsyncIterable<Uint8Array>) sizeBytes += chunk.length
    })
  } catch {
    return null
  }
  // Node ends with the first zstd frame of a chunk, and does not say so.
  return inflate.bytesWritten === layer.sizeBytes ? sizeBytes : null
}
