/**
 * As much of ELF as it takes to find the symbols of a program: its head, its section table, its
 * symbol table (System V ABI, chapters 4 and 5). All of it is untrusted: what does not fit gives nothing.
 */

export const ELF_HEAD_BYTES = 64

/** A part of the file. */
export type ElfRange = { readonly startByte: number; readonly lengthBytes: number }

export type ElfHead = {
  readonly is64: boolean
  readonly isLittleEndian: boolean
  readonly sections: ElfRange & { readonly entryBytes: number }
}

export type SymbolTable = {
  readonly symbols: ElfRange
  readonly names: ElfRange
  /** Numbers of the sections that take no room in the file (`.bss`). */
  readonly emptySections: readonly number[]
}

export type ElfSymbol = {
  readonly name: string
  readonly address: bigint
  readonly sizeBytes: number
}

const MAGIC = 0x7f454c46
/** `ET_EXEC`, `ET_DYN`: position-independent programs are of the second type, as are libraries. */
const LOADABLE = [2, 3]
const SHT_SYMTAB = 2
const SHT_STRTAB = 3
const SHT_NOBITS = 8
/** `STT_OBJECT`, `STT_FUNC`. */
const SIZED_TYPES = [1, 2]

type Layout = Pick<ElfHead, 'is64' | 'isLittleEndian'>

/** Of a file that can be started; `undefined` for anything else, a shared library without entry among it. */
export function parseElfHead(bytes: Uint8Array): ElfHead | undefined {
  if (bytes.length < ELF_HEAD_BYTES || viewOf(bytes).getUint32(0) !== MAGIC) return undefined
  const is64 = bytes[4] === 2
  const isLittleEndian = bytes[5] === 1
  if (!is64 && bytes[4] !== 1) return undefined
  const { half, address } = fieldReader(bytes, { is64, isLittleEndian })
  const entryPoint = address(24)
  const startByte = address(is64 ? 40 : 32)
  const entryBytes = half(is64 ? 58 : 46)
  const count = half(is64 ? 60 : 48)
  if (!LOADABLE.includes(half(16)) || entryPoint === 0) return undefined
  return {
    is64,
    isLittleEndian,
    sections: { startByte, lengthBytes: entryBytes * count, entryBytes },
  }
}

/** Where the symbols are; `undefined` in a stripped program. `bytes`: the section table. */
export function findSymbolTable(head: ElfHead, bytes: Uint8Array): SymbolTable | undefined {
  const sections = readSections(head, bytes)
  const table = sections.find(({ type }) => type === SHT_SYMTAB)
  const names = table && sections[table.link]
  if (!table || names?.type !== SHT_STRTAB) return undefined
  const emptySections = sections.flatMap(({ type }, index) => (type === SHT_NOBITS ? [index] : []))
  return { symbols: rangeOf(table), names: rangeOf(names), emptySections }
}

type Section = ElfRange & { readonly type: number; readonly link: number }

function readSections(head: ElfHead, bytes: Uint8Array): readonly Section[] {
  const { is64 } = head
  const { entryBytes } = head.sections
  const sections: Section[] = []
  if (entryBytes < (is64 ? 64 : 40)) return []
  for (let at = 0; at + entryBytes <= bytes.length; at += entryBytes) {
    const { word, address } = fieldReader(bytes.subarray(at, at + entryBytes), head)
    sections.push({
      type: word(4),
      startByte: address(is64 ? 24 : 16),
      lengthBytes: address(is64 ? 32 : 20),
      link: word(is64 ? 40 : 24),
    })
  }
  return sections
}

function rangeOf({ startByte, lengthBytes }: ElfRange): ElfRange {
  return { startByte, lengthBytes }
}

/** Functions and objects with bytes in the file. One after the other, as there may be a hundred thousand. */
export function* readSymbols(
  layout: Layout,
  [symbols, names]: readonly [Uint8Array, Uint8Array],
  emptySections: readonly number[],
): Generator<ElfSymbol> {
  const empty = new Set([0, ...emptySections])
  const view = viewOf(symbols)
  const strings = Buffer.from(names.buffer, names.byteOffset, names.byteLength)
  const entryBytes = layout.is64 ? 24 : 16
  for (let at = 0; at + entryBytes <= symbols.length; at += entryBytes) {
    const { type, section, address, sizeBytes } = readSymbol(view, at, layout)
    if (sizeBytes === 0 || !SIZED_TYPES.includes(type) || empty.has(section)) continue
    yield { name: nameAt(strings, view.getUint32(at, layout.isLittleEndian)), address, sizeBytes }
  }
}

/** The same members in another order for each width. Section 0: defined elsewhere. */
function readSymbol(view: DataView, at: number, { is64, isLittleEndian }: Layout) {
  if (is64) {
    return {
      type: view.getUint8(at + 4) & 0xf,
      section: view.getUint16(at + 6, isLittleEndian),
      address: view.getBigUint64(at + 8, isLittleEndian),
      sizeBytes: Number(view.getBigUint64(at + 16, isLittleEndian)),
    }
  }
  return {
    type: view.getUint8(at + 12) & 0xf,
    section: view.getUint16(at + 14, isLittleEndian),
    address: BigInt(view.getUint32(at + 4, isLittleEndian)),
    sizeBytes: view.getUint32(at + 8, isLittleEndian),
  }
}

/** Names of generic code are long; what says the crate stands at their beginning. */
const NAME_LIMIT_BYTES = 4096

function nameAt(strings: Buffer, start: number): string {
  const end = strings.indexOf(0, start)
  const last = Math.min(end === -1 ? strings.length : end, start + NAME_LIMIT_BYTES)
  return strings.toString('latin1', Math.min(start, strings.length), Math.max(start, last))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Addresses and offsets have the width of the machine; those beyond 2^53 fit no file. */
function fieldReader(bytes: Uint8Array, { is64, isLittleEndian }: Layout) {
  const view = viewOf(bytes)
  const word = (at: number) => view.getUint32(at, isLittleEndian)
  return {
    half: (at: number) => view.getUint16(at, isLittleEndian),
    word,
    address: (at: number) => (is64 ? Number(view.getBigUint64(at, isLittleEndian)) : word(at)),
  }
}
