import { crc32, deflateRawSync } from 'node:zlib'

/** Writes ZIP archives as actions/upload-artifact does: streamed, with the sizes behind each file. */
export function writeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  { method = 8, streamed = true, comment = '' } = {},
): Buffer {
  const parts: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as Uint8Array)
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const sizes = [crc32(bytes), packed.length, bytes.length] as const
    const inFront = streamed ? ([0, 0, 0] as const) : sizes
    const flags = streamed ? 8 : 0
    const head = record(0x04034b50, 30, [20, flags, method, 0, 0], inFront, [name.length, 0])
    const trailer = streamed ? record(0x08074b50, 16, [], sizes, []) : Buffer.alloc(0)
    parts.push(head, Buffer.from(name), packed, trailer)
    const entry = record(0x02014b50, 46, [20, 20, flags, method, 0, 0], sizes, [name.length])
    entry.writeUInt32LE(offset, 42)
    table.push(entry, Buffer.from(name))
    offset = parts.reduce((sum, part) => sum + part.length, 0)
  }
  const listed = Buffer.concat(table)
  const count = Object.keys(files).length
  const end = record(
    0x06054b50,
    22,
    [0, 0, count, count],
    [listed.length, offset],
    [comment.length],
  )
  return Buffer.concat([...parts, listed, end, Buffer.from(comment)])
}

function record(
  mark: number,
  lengthBytes: number,
  halves: readonly number[],
  words: readonly number[],
  more: readonly number[],
): Buffer {
  const buffer = Buffer.alloc(lengthBytes)
  let at = buffer.writeUInt32LE(mark, 0)
  for (const half of halves) at = buffer.writeUInt16LE(half, at)
  for (const word of words) at = buffer.writeUInt32LE(word >>> 0, at)
  for (const half of more) at = buffer.writeUInt16LE(half, at)
  return buffer
}
