import { deflateSync } from 'node:zlib'

/** A crate of the audit data that cargo-auditable leaves in a program. */
export type AuditedCrate = {
  readonly name: string
  readonly version: string
  readonly source?: 'crates.io' | 'git' | 'local' | 'registry'
  readonly kind?: 'runtime' | 'build' | 'dev'
  readonly root?: true
  /** Positions in the list. */
  readonly dependencies?: readonly number[]
}

const SECTION_BYTES = 64
const HEADER_BYTES = 64
const STRING_TABLE = 3
const PROGRAM_BITS = 1

/**
 * An ELF file for linux/amd64 of sections alone, which no system would run: enough for those who read
 * audit data out of a program. Without crates it has none.
 */
export function auditableBinary(crates: readonly AuditedCrate[] | undefined): Buffer {
  const names = Buffer.from('\0.shstrtab\0.dep-v0\0')
  const data = crates === undefined ? undefined : auditData(crates)
  const parts = [names, ...(data === undefined ? [] : [data])]
  const tableAt = HEADER_BYTES + parts.reduce((sum, { length }) => sum + length, 0)
  const sections = [
    section(0, 0, 0, 0),
    section(names.indexOf('.shstrtab'), STRING_TABLE, HEADER_BYTES, names.length),
  ]
  if (data !== undefined) {
    const at = HEADER_BYTES + names.length
    sections.push(section(names.indexOf('.dep-v0'), PROGRAM_BITS, at, data.length))
  }
  return Buffer.concat([header(tableAt, sections.length), ...parts, ...sections])
}

function auditData(crates: readonly AuditedCrate[]): Buffer {
  const packages = crates.map((crate) => ({ source: 'crates.io', ...crate }))
  return deflateSync(JSON.stringify({ packages, format: 1 }))
}

function header(sectionsAt: number, sectionCount: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  // 64 bits, little-endian, version 1.
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1])
  // An executable for x86-64.
  bytes.writeUInt16LE(2, 16)
  bytes.writeUInt16LE(62, 18)
  bytes.writeUInt32LE(1, 20)
  bytes.writeBigUInt64LE(BigInt(sectionsAt), 40)
  bytes.writeUInt16LE(HEADER_BYTES, 52)
  bytes.writeUInt16LE(SECTION_BYTES, 58)
  bytes.writeUInt16LE(sectionCount, 60)
  // Where the names are.
  bytes.writeUInt16LE(1, 62)
  return bytes
}

function section(name: number, type: number, at: number, sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(SECTION_BYTES)
  bytes.writeUInt32LE(name, 0)
  bytes.writeUInt32LE(type, 4)
  bytes.writeBigUInt64LE(BigInt(at), 24)
  bytes.writeBigUInt64LE(BigInt(sizeBytes), 32)
  bytes.writeBigUInt64LE(1n, 48)
  return bytes
}
