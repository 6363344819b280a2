import { found, type Read, unreadable } from './read.ts'

const BLOCK_BYTES = 512
/** Long names and pax records; anything larger is not one of ours. */
const RECORD_LIMIT_BYTES = 1024 * 1024
/** pax for the next entry and for all, GNU long name and long link target. */
const RECORD_TYPES = ['x', 'g', 'L', 'K']

/** What `walkTar` says of bytes that are no tar. */
export const DAMAGED = 'not a tar archive, or a damaged one'

export type TarEntry = { readonly name: string; readonly sizeBytes: number }

/** A position in a tar that only moves forward. `read` gives fewer bytes only at the end. */
export type TarCursor = {
  readonly position: () => number
  readonly read: (lengthBytes: number) => Promise<Uint8Array>
  readonly skip: (lengthBytes: number) => Promise<void>
}

/** Something unreadable that a visitor gives back ends the walk. */
type Visit = (entry: TarEntry) => Promise<Read<void> | void>

/** A link, a folder, a device: passed over where nobody wants to know. */
export type OtherTarEntry = { readonly name: string; readonly type: string }
type VisitOther = (entry: OtherTarEntry) => Read<void>

/**
 * Visits the regular files of a tar in order (ustar, with pax and GNU records for long names and
 * sizes). The visitor finds the cursor at the first byte of the file and need not read it.
 */
export async function walkTar(
  cursor: TarCursor,
  visit: Visit,
  visitOther: VisitOther = () => found(undefined),
): Promise<Read<void>> {
  let pending: Partial<TarEntry> = {}
  for (;;) {
    const header = parseHeader(await cursor.read(BLOCK_BYTES))
    if (header === 'end') return found(undefined)
    if (header === 'damaged') return unreadable(DAMAGED)
    const isRecord = RECORD_TYPES.includes(header.type)
    const sizeBytes = (isRecord ? undefined : pending.sizeBytes) ?? header.sizeBytes
    const end = cursor.position() + Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES
    const passed = await passEntry(cursor, { ...header, sizeBytes }, pending, visit, visitOther)
    if (!passed.ok) return passed
    pending = passed.value
    await cursor.skip(end - cursor.position())
  }
}

/** Reads or visits one entry; gives what is known so far of the one after it. */
async function passEntry(
  cursor: TarCursor,
  header: Header,
  pending: Partial<TarEntry>,
  visit: Visit,
  visitOther: VisitOther,
): Promise<Read<Partial<TarEntry>>> {
  const name = pending.name ?? header.name
  switch (header.type) {
    case 'x':
      return found({ ...pending, ...parsePax(await cursor.read(header.sizeBytes)) })
    case 'L':
      return found({ ...pending, name: text(await cursor.read(header.sizeBytes)) })
    case 'K':
    case 'g':
      return found(pending)
    default: {
      const visited =
        header.type === '0'
          ? await visit({ name, sizeBytes: header.sizeBytes })
          : visitOther({ name, type: header.type })
      return visited?.ok === false ? visited : found({})
    }
  }
}

type Header = { readonly name: string; readonly sizeBytes: number; readonly type: string }

function parseHeader(block: Uint8Array): Header | 'end' | 'damaged' {
  if (block.every((byte) => byte === 0)) return 'end'
  const sizeBytes = parseNumber(block.subarray(124, 136))
  const isSound =
    block.length === BLOCK_BYTES && checksum(block) === parseNumber(block.subarray(148, 156))
  if (!isSound || sizeBytes === undefined) return 'damaged'
  const type = typeOf(block[156])
  if (RECORD_TYPES.includes(type) && sizeBytes > RECORD_LIMIT_BYTES) return 'damaged'
  const isUstar = text(block.subarray(257, 263)).trimEnd() === 'ustar'
  // GNU keeps other things where ustar has the prefix, and marks itself by a space.
  const isGnu = block[262] === 0x20
  const prefix = isUstar && !isGnu ? text(block.subarray(345, 500)) : ''
  const name = text(block.subarray(0, 100))
  return { name: prefix ? `${prefix}/${name}` : name, sizeBytes, type }
}

/** Contiguous files (7) and the NUL of old archives are regular files. */
function typeOf(flag = 0): string {
  const type = String.fromCharCode(flag)
  return type === '\0' || type === '7' ? '0' : type
}

/** Sum of all bytes, the checksum field itself counted as spaces. */
function checksum(block: Uint8Array): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

/** Octal digits or, with the first bit set, a big-endian binary number (GNU). */
function parseNumber(field: Uint8Array): number | undefined {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    const value = field.reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & 0x7f : byte), 0)
    return Number.isSafeInteger(value) ? value : undefined
  }
  const digits = text(field).trim()
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined
}

/** Records of the form `<length> <key>=<value>\n`, the length counting itself, in bytes. */
function parsePax(bytes: Uint8Array): Partial<TarEntry> {
  const fields = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const lengthBytes = Number.parseInt(decode(bytes.subarray(at, at + 12)), 10)
    if (!(lengthBytes > 0)) break
    const record = decode(bytes.subarray(at, at + lengthBytes))
    const [, key, value] = /^\d+ ([^=]+)=(.*)\n$/s.exec(record) ?? []
    if (key !== undefined && value !== undefined) fields.set(key, value)
    at += lengthBytes
  }
  const name = fields.get('path')
  const size = fields.get('size') ?? ''
  return {
    ...(name === undefined ? {} : { name }),
    ...(/^\d+$/.test(size) ? { sizeBytes: Number(size) } : {}),
  }
}

/** Up to the first NUL. */
function text(field: Uint8Array): string {
  const end = field.indexOf(0)
  return decode(end === -1 ? field : field.subarray(0, end))
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
