/** Writes small ELF files with a symbol table, of any width and byte order, for the tests of the reader. */

export type WrittenSymbol = {
  readonly name: string
  readonly sizeBytes: number
  readonly address?: number
  /** 1 object, 2 function. */
  readonly type?: number
  /** 1: code. 0: imported. 4: `.bss`. */
  readonly section?: number
}

export type WrittenElf = {
  readonly symbols?: readonly WrittenSymbol[]
  readonly is64?: boolean
  readonly isLittleEndian?: boolean
  readonly type?: number
  readonly entry?: number
  /** Names before the symbols, as some linkers write them. */
  readonly namesFirst?: boolean
  readonly codeBytes?: number
}

/** head, code, [symbols, names], section table: null, code, [symbols, names, bss]. */
export function writeElf(elf: WrittenElf): Buffer {
  const { symbols, is64 = true, isLittleEndian = true, namesFirst = false, codeBytes = 4096 } = elf
  const width = is64 ? 64 : 52
  const [names, table] = tablesOf(symbols ?? [], is64, isLittleEndian)
  const parts = namesFirst ? [names, table] : [table, names]
  const firstAt = width + codeBytes
  const secondAt = firstAt + (namesFirst ? names : table).length
  const [tableAt, namesAt] = namesFirst ? [secondAt, firstAt] : [firstAt, secondAt]
  const written = symbols ? parts : []
  const section = sectionWriter(is64, isLittleEndian)
  const ofSymbols = [
    section(2, tableAt, table.length, 3),
    section(3, namesAt, names.length, 0),
    section(8, 0, 1_000_000, 0),
  ]
  const sections = [
    section(0, 0, 0, 0),
    section(1, width, codeBytes, 0),
    ...(symbols ? ofSymbols : []),
  ]
  const sectionsAt = firstAt + written.reduce((sum, part) => sum + part.length, 0)
  const head = writeHead(elf, width, sectionsAt, sections.length)
  return Buffer.concat([head, Buffer.alloc(codeBytes, 0x90), ...written, ...sections])
}

function writeHead(
  { is64 = true, isLittleEndian = true, type = 3, entry = 0x1000 }: WrittenElf,
  width: number,
  sectionsAt: number,
  count: number,
): Buffer {
  const head = fields(width, isLittleEndian)
  head.buffer.set([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, isLittleEndian ? 1 : 2, 1])
  head.half(16, type)
  head.address(24, entry, is64)
  head.address(is64 ? 40 : 32, sectionsAt, is64)
  head.half(is64 ? 58 : 46, is64 ? 64 : 40)
  head.half(is64 ? 60 : 48, count)
  return head.buffer
}

function sectionWriter(is64: boolean, isLittleEndian: boolean) {
  return (kind: number, start: number, length: number, link: number) => {
    const bytes = fields(is64 ? 64 : 40, isLittleEndian)
    bytes.word(4, kind)
    bytes.address(is64 ? 24 : 16, start, is64)
    bytes.address(is64 ? 32 : 20, length, is64)
    bytes.word(is64 ? 40 : 24, link)
    return bytes.buffer
  }
}

function tablesOf(symbols: readonly WrittenSymbol[], is64: boolean, isLittleEndian: boolean) {
  const names = Buffer.from(`\0${symbols.map(({ name }) => `${name}\0`).join('')}`)
  return [names, symbolTable(symbols, is64, isLittleEndian)] as const
}

function symbolTable(symbols: readonly WrittenSymbol[], is64: boolean, isLittleEndian: boolean) {
  let nameAt = 1
  const entries = symbols.map(({ name, sizeBytes, address, type = 2, section = 1 }, index) => {
    const bytes = fields(is64 ? 24 : 16, isLittleEndian)
    bytes.word(0, nameAt)
    bytes.buffer[is64 ? 4 : 12] = 0x10 | type
    bytes.half(is64 ? 6 : 14, section)
    bytes.address(is64 ? 8 : 4, address ?? 0x1000 + index * 0x100, is64)
    bytes.address(is64 ? 16 : 8, sizeBytes, is64)
    nameAt += name.length + 1
    return bytes.buffer
  })
  return Buffer.concat(entries)
}

function fields(lengthBytes: number, isLittleEndian: boolean) {
  const buffer = Buffer.alloc(lengthBytes)
  const view = new DataView(buffer.buffer, buffer.byteOffset, lengthBytes)
  return {
    buffer,
    half: (at: number, value: number) => view.setUint16(at, value, isLittleEndian),
    word: (at: number, value: number) => view.setUint32(at, value, isLittleEndian),
    address: (at: number, value: number, is64: boolean) =>
      is64
        ? view.setBigUint64(at, BigInt(value), isLittleEndian)
        : view.setUint32(at, value, isLittleEndian),
  }
}
