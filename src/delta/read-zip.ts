import { inflateRawSync } from 'node:zlib'
import { found, type Read, unreadable } from '../image/read.ts'

/**
 * One file of a ZIP archive (APPNOTE.TXT 4.3), as GitHub hands out artifacts: by the table at its end,
 * since sizes in front of a file that was streamed are zero. No ZIP64, no encryption, no folders in it.
 */

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const FILE_MARK = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const FILE_BYTES = 30
/** A comment may follow the end mark. */
const COMMENT_LIMIT_BYTES = 65_535
const STORED = 0
const DEFLATED = 8

type Entry = {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly startByte: number
}

/** The content of the first file that `isWanted`; more than `limitBytes` of it are refused. */
export function readZipFile(
  zip: Uint8Array,
  isWanted: (name: string) => boolean,
  limitBytes: number,
): Read<Uint8Array> {
  try {
    const entry = listEntries(zip)?.find(({ name }) => isWanted(name))
    return entry ? unpack(zip, entry, limitBytes) : unreadable('it does not hold the file')
  } catch (error) {
    // Reads beyond the end, and what zlib says of damaged or too large content.
    if (error instanceof RangeError || isZlibError(error))
      return unreadable('the archive is damaged')
    throw error
  }
}

function isZlibError(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' && /^(?:Z_|ERR_BUFFER)/.test(code)
}

function listEntries(zip: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const entries: Entry[] = []
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY_MARK) return undefined
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const start = at + ENTRY_BYTES
    entries.push({
      name: Buffer.from(zip.subarray(start, start + (name ?? 0))).toString('utf8'),
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      startByte: view.getUint32(at + 42, true),
    })
    at = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - COMMENT_LIMIT_BYTES); at -= 1) {
    if (view.getUint32(at, true) === END_MARK) return at
  }
  return undefined
}

function unpack(zip: Uint8Array, entry: Entry, limitBytes: number): Read<Uint8Array> {
  const { startByte, packedBytes, method } = entry
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  if (view.getUint32(startByte, true) !== FILE_MARK) return unreadable('the archive is damaged')
  const nameBytes = view.getUint16(startByte + 26, true)
  const extraBytes = view.getUint16(startByte + 28, true)
  const start = startByte + FILE_BYTES + nameBytes + extraBytes
  const packed = zip.subarray(start, start + packedBytes)
  if (packed.length !== packedBytes) return unreadable('the archive is damaged')
  if (method === DEFLATED) return found(inflateRawSync(packed, { maxOutputLength: limitBytes }))
  if (method !== STORED) return unreadable('it is packed in a way that cannot be read here')
  return packed.length > limitBytes ? unreadable('it is too large') : found(packed)
}
