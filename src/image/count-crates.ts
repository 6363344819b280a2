import type { CrateSize } from '../report/image-report.ts'
import { normalize } from './archive-reader.ts'
import { crateOfSymbol } from './crate-of-symbol.ts'
import { type ElfRange, readSymbols } from './elf.ts'
import type { Program } from './list-layer.ts'
import { found, type Read, unreadable } from './read.ts'
import { type TarCursor, walkTar } from './tar.ts'
import { streamCursor } from './tar-cursors.ts'

export const CRATES_LISTED = 200
/** What no crate can be called: code of C, C++ and assembly. */
export const NOT_RUST = 'not Rust'
/** A debug build of a large application has 30 MB of names. */
const TABLE_LIMIT_BYTES = 128 * 1024 * 1024

/** The crates in the symbols of the program, which lies in this layer; largest first. */
export async function countCrates(
  tar: AsyncIterable<Uint8Array>,
  program: Program,
): Promise<Read<readonly CrateSize[]>> {
  const { table } = program
  if (!table) return unreadable('the program has no symbols')
  const cursor = streamCursor(tar)
  let crates: readonly CrateSize[] | undefined
  const walked = await walkTar(cursor, async ({ name, sizeBytes }) => {
    if (normalize(name) !== program.path || sizeBytes !== program.sizeBytes) return
    const parts = await readRanges(cursor, sizeBytes, [table.symbols, table.names])
    if (parts) crates = sumUp(program, parts, table.emptySections)
  })
  if (!walked.ok) return walked
  await cursor.skip(Number.POSITIVE_INFINITY)
  return crates ? found(crates) : unreadable('its symbols cannot be read')
}

type Tables = readonly [symbols: Uint8Array, names: Uint8Array]

/** The cursor only moves forward, and nothing says which of the two comes first. */
async function readRanges(
  cursor: TarCursor,
  sizeBytes: number,
  [symbols, names]: readonly [ElfRange, ElfRange],
): Promise<Tables | undefined> {
  const start = cursor.position()
  const read = async ({ startByte, lengthBytes }: ElfRange) => {
    const skipBytes = startByte - (cursor.position() - start)
    const isInside = skipBytes >= 0 && startByte + lengthBytes <= sizeBytes
    if (!isInside || lengthBytes > TABLE_LIMIT_BYTES) return undefined
    await cursor.skip(skipBytes)
    return cursor.read(lengthBytes)
  }
  const isInOrder = symbols.startByte <= names.startByte
  const first = await read(isInOrder ? symbols : names)
  const second = await read(isInOrder ? names : symbols)
  if (!first || !second) return undefined
  return isInOrder ? [first, second] : [second, first]
}

/** Several names of the same bytes (the linker folds equal functions) count once, for the first by name. */
function sumUp(
  program: Program,
  tables: Tables,
  emptySections: readonly number[],
): readonly CrateSize[] {
  const byAddress = new Map<bigint, { readonly name: string; readonly sizeBytes: number }>()
  for (const { address, name, sizeBytes } of readSymbols(program, tables, emptySections)) {
    // Nothing is larger than the file that it is in.
    if (sizeBytes > program.sizeBytes) continue
    const known = byAddress.get(address)
    const isBetter =
      known === undefined ||
      sizeBytes > known.sizeBytes ||
      (sizeBytes === known.sizeBytes && name < known.name)
    if (isBetter) byAddress.set(address, { name, sizeBytes })
  }
  const bytesByCrate = new Map<string, number>()
  for (const { name, sizeBytes } of byAddress.values()) {
    const crate = crateOfSymbol(name) ?? NOT_RUST
    bytesByCrate.set(crate, (bytesByCrate.get(crate) ?? 0) + sizeBytes)
  }
  return [...bytesByCrate]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
    .slice(0, CRATES_LISTED)
}
