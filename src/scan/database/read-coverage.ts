import type { OpenFile } from '../../image/archive-reader.ts'
import { attemptRead, found, type Read, unreadable } from '../../image/read.ts'
import type { RandomAccess } from '../../image/tar-cursors.ts'

/**
 * What a database has advisories for: the names of its buckets, `debian 13`, `alpine 3.22`,
 * `cargo::GitHub Security Advisory Rust`. Of a release that it does not know Trivy finds nothing and says
 * nothing, which must not pass for clean.
 */
export type Coverage = readonly string[]

/** As bbolt lays its files out (etcd-io/bbolt, internal/common: page.go, meta.go). All numbers are little-endian. */
const HEADER_BYTES = 16
const ELEMENT_BYTES = 16
const META_BYTES = 64
const MAGIC = 0xed0cdaed
const VERSION = 2
const BRANCH = 0x01
const LEAF = 0x02
const IS_BUCKET = 0x01
/** The list of buckets has some hundred names; more pages than this are a damaged file, or a loop in it. */
const PAGES_LIMIT = 1_000
const PAGE_LIMIT_BYTES = 16 * 1024 * 1024
/** A number of a page beyond it is none: no file has 2^32 of them. */
const PAGES_OF_FILE_LIMIT = 2 ** 32
/** Bytes of the smallest and the largest page that an operating system has. */
const PAGE_SIZES = [4096, 8192, 16_384, 32_768, 65_536]

const DAMAGED = unreadable('it is damaged')

type Meta = { readonly pageBytes: number; readonly rootPage: number; readonly transaction: bigint }

/** Reads a few pages, whatever the size of the file. */
export async function readCoverage(file: string, openFile: OpenFile): Promise<Read<Coverage>> {
  return attemptRead('the vulnerability database cannot be read', async () => {
    const opened = await openFile(file)
    try {
      return await readBuckets(opened)
    } finally {
      await opened.close()
    }
  })
}

async function readBuckets(file: RandomAccess): Promise<Read<Coverage>> {
  const meta = await readMeta(file)
  if (meta === undefined) return DAMAGED
  const names: string[] = []
  const waiting = [meta.rootPage]
  for (let count = 0; waiting.length > 0; count++) {
    const page = await readPage(file, waiting.shift() ?? 0, meta.pageBytes)
    if (page === undefined || count > PAGES_LIMIT || !passElements(page, names, waiting))
      return DAMAGED
  }
  return found(names)
}

/** There are two, of which the newer one that is whole counts: the file was cut off while the other was written. */
async function readMeta(file: RandomAccess): Promise<Meta | undefined> {
  const metas: Meta[] = []
  for (const start of [0, ...PAGE_SIZES]) {
    const meta = parseMeta(Buffer.from(await file.read(start + HEADER_BYTES, META_BYTES)))
    if (meta && (start === 0 || start === meta.pageBytes)) metas.push(meta)
  }
  return metas.sort((a, b) => (a.transaction < b.transaction ? 1 : -1))[0]
}

function parseMeta(bytes: Buffer): Meta | undefined {
  if (bytes.length < META_BYTES || bytes.readUInt32LE(0) !== MAGIC) return undefined
  if (bytes.readUInt32LE(4) !== VERSION) return undefined
  const pageBytes = bytes.readUInt32LE(8)
  const rootPage = Number(bytes.readBigUInt64LE(16))
  const isWhole = bytes.readBigUInt64LE(56) === fnv1a(bytes.subarray(0, 56))
  return isWhole && PAGE_SIZES.includes(pageBytes)
    ? { pageBytes, rootPage, transaction: bytes.readBigUInt64LE(48) }
    : undefined
}

/** With the pages that it runs over into. */
async function readPage(
  file: RandomAccess,
  id: number,
  pageBytes: number,
): Promise<Buffer | undefined> {
  if (id > PAGES_OF_FILE_LIMIT) return undefined
  const header = Buffer.from(await file.read(id * pageBytes, HEADER_BYTES))
  if (header.length < HEADER_BYTES) return undefined
  const sizeBytes = (header.readUInt32LE(12) + 1) * pageBytes
  if (sizeBytes > PAGE_LIMIT_BYTES) return undefined
  const page = Buffer.from(await file.read(id * pageBytes, sizeBytes))
  return page.length === sizeBytes ? page : undefined
}

/** False for a page that is none of a tree. */
function passElements(page: Buffer, names: string[], waiting: number[]): boolean {
  const flags = page.readUInt16LE(8)
  const count = page.readUInt16LE(10)
  const isKnown = flags === BRANCH || flags === LEAF
  if (!isKnown || HEADER_BYTES + count * ELEMENT_BYTES > page.length) return false
  for (let at = 0; at < count; at++) {
    const start = HEADER_BYTES + at * ELEMENT_BYTES
    if (flags === BRANCH) waiting.push(Number(page.readBigUInt64LE(start + 8)))
    else if (page.readUInt32LE(start) === IS_BUCKET) {
      const keyStart = start + page.readUInt32LE(start + 4)
      const keyEnd = keyStart + page.readUInt32LE(start + 8)
      if (keyEnd > page.length) return false
      names.push(page.toString('utf8', keyStart, keyEnd))
    }
  }
  return true
}

function fnv1a(bytes: Uint8Array): bigint {
  return bytes.reduce(
    (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  )
}
