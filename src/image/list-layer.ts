import type { LayerFile } from '../report/image-report.ts'
import { normalize } from './archive-reader.ts'
import { ELF_HEAD_BYTES, findSymbolTable, parseElfHead, type SymbolTable } from './elf.ts'
import { found, type Read } from './read.ts'
import { type TarCursor, walkTar } from './tar.ts'
import { streamCursor } from './tar-cursors.ts'

/** Of a layer, the rest is summed up. Images have a few large files and many small ones. */
export const FILES_LISTED = 200
/** Linux opens no longer path; a name beyond it is counted, not told. */
const PATH_LIMIT = 4096
/** A program has some fifty sections. */
const SECTIONS_LIMIT_BYTES = 1024 * 1024

export type LayerListing = {
  /** Largest first, then by path. */
  readonly files: readonly LayerFile[]
  readonly otherFiles?: { readonly count: number; readonly bytes: number }
  /** The largest file that can be started, if there is one. */
  readonly program?: Program
}

export type Program = LayerFile & {
  readonly is64: boolean
  readonly isLittleEndian: boolean
  /** Absent in a stripped program. */
  readonly table?: SymbolTable
}

/**
 * The regular files of a layer. A hard link has its bytes where the file was first, a whiteout (which
 * hides a file of a lower layer) none at all: neither is listed.
 */
export async function listLayer(tar: AsyncIterable<Uint8Array>): Promise<Read<LayerListing>> {
  const cursor = streamCursor(tar)
  const list = makeList()
  let program: Program | undefined
  const walked = await walkTar(cursor, async (entry) => {
    const path = normalize(entry.name)
    if (isWhiteout(path)) return
    list.add({ path, sizeBytes: entry.sizeBytes })
    if (entry.sizeBytes > (program?.sizeBytes ?? 0) && !isLibrary(path)) {
      program = (await readProgram(cursor, { path, sizeBytes: entry.sizeBytes })) ?? program
    }
  })
  if (!walked.ok) return walked
  // What follows the end mark belongs to the layer, too: a layer cut off there is not whole.
  await cursor.skip(Number.POSITIVE_INFINITY)
  return found({ ...list.finish(), ...(program ? { program } : {}) })
}

function isWhiteout(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('.wh.')
}

function isLibrary(path: string): boolean {
  return /\.so(?:\.|$)/.test(path)
}

/** Memory stays small whatever a layer holds. */
function makeList() {
  let largest: LayerFile[] = []
  const others = { count: 0, bytes: 0 }
  const count = ({ sizeBytes }: LayerFile) => {
    others.count += 1
    others.bytes += sizeBytes
  }
  const cut = () => {
    largest.sort(byFileSize)
    for (const file of largest.slice(FILES_LISTED)) count(file)
    largest = largest.slice(0, FILES_LISTED)
  }
  return {
    add: (file: LayerFile) => {
      if (file.path.length > PATH_LIMIT) return count(file)
      largest.push(file)
      if (largest.length >= 4 * FILES_LISTED) cut()
    },
    finish: (): LayerListing => {
      cut()
      return { files: largest, ...(others.count > 0 ? { otherFiles: { ...others } } : {}) }
    },
  }
}

/** Largest first, then by path, the same on every machine. */
export function byFileSize(a: LayerFile, b: LayerFile): number {
  return b.sizeBytes - a.sizeBytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}

/** The cursor stands at the first byte of the file and moves on as far as need be. */
async function readProgram(cursor: TarCursor, file: LayerFile): Promise<Program | undefined> {
  const start = cursor.position()
  const head = parseElfHead(await cursor.read(Math.min(ELF_HEAD_BYTES, file.sizeBytes)))
  if (!head) return undefined
  const { is64, isLittleEndian, sections } = head
  const program = { ...file, is64, isLittleEndian }
  const skipBytes = sections.startByte - (cursor.position() - start)
  const isInside = skipBytes >= 0 && sections.startByte + sections.lengthBytes <= file.sizeBytes
  if (!isInside || sections.lengthBytes > SECTIONS_LIMIT_BYTES) return program
  await cursor.skip(skipBytes)
  const table = findSymbolTable(head, await cursor.read(sections.lengthBytes))
  return table ? { ...program, table } : program
}
