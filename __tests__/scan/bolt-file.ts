/**
 * Writes a file of bbolt, the key-value store in which Trivy keeps its database: pages of 4 KiB, of
 * which 0 and 1 describe the file, 2 lists free pages, and each bucket is one leaf (with overflow
 * pages where it is large). A bucket without buckets in it that fits is kept within its parent.
 */

export type Bucket = { readonly [key: string]: Bucket | Buffer }

const PAGE_BYTES = 4096
const HEADER_BYTES = 16
const ELEMENT_BYTES = 16
const MAGIC = 0xed0cdaed
const VERSION = 2
/** Of pages. */
const LEAF = 0x02
const META = 0x04
const FREE_LIST = 0x10
/** Of an element of a leaf. */
const IS_BUCKET = 0x01
/** What bbolt itself keeps in the parent at most: a quarter of a page. */
const INLINE_BYTES = PAGE_BYTES / 4

export function boltFile(root: Bucket): Buffer {
  const pages: Buffer[] = []
  // After the two descriptions and the list of free pages.
  let next = 3
  const store = (bucket: Bucket): number => {
    const body = leaf(bucket, encodeChild)
    const count = Math.ceil((HEADER_BYTES + body.length) / PAGE_BYTES)
    const id = next
    next += count
    const page = Buffer.alloc(count * PAGE_BYTES)
    page.set(header(id, LEAF, Object.keys(bucket).length, count - 1))
    page.set(body, HEADER_BYTES)
    pages[id] = page
    return id
  }
  const encodeChild = (child: Bucket): Buffer => {
    const isFlat = Object.values(child).every((value) => Buffer.isBuffer(value))
    const body = isFlat ? leaf(child, encodeChild) : Buffer.alloc(0)
    if (isFlat && HEADER_BYTES + body.length <= INLINE_BYTES)
      return Buffer.concat([pointer(0), header(0, LEAF, Object.keys(child).length, 0), body])
    return pointer(store(child))
  }
  const rootPage = store(root)
  const stored = pages.filter((page) => page !== undefined)
  const freeList = Buffer.alloc(PAGE_BYTES)
  freeList.set(header(2, FREE_LIST, 0, 0))
  return Buffer.concat([meta(0, rootPage, next), meta(1, rootPage, next), freeList, ...stored])
}

function leaf(bucket: Bucket, encodeChild: (child: Bucket) => Buffer): Buffer {
  const entries = Object.entries(bucket)
    .map(([key, value]) => ({ key: Buffer.from(key), value }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
  const elements = Buffer.alloc(entries.length * ELEMENT_BYTES)
  const data: Buffer[] = []
  let dataBytes = 0
  for (const [at, { key, value }] of entries.entries()) {
    const bytes = Buffer.isBuffer(value) ? value : encodeChild(value)
    const start = at * ELEMENT_BYTES
    elements.writeUInt32LE(Buffer.isBuffer(value) ? 0 : IS_BUCKET, start)
    // Counted from the element itself.
    elements.writeUInt32LE(elements.length - start + dataBytes, start + 4)
    elements.writeUInt32LE(key.length, start + 8)
    elements.writeUInt32LE(bytes.length, start + 12)
    data.push(key, bytes)
    dataBytes += key.length + bytes.length
  }
  return Buffer.concat([elements, ...data])
}

function header(id: number, flags: number, count: number, overflow: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.writeBigUInt64LE(BigInt(id), 0)
  bytes.writeUInt16LE(flags, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(overflow, 12)
  return bytes
}

/** What stands for a bucket in its parent: its page (0: it follows at once), and its sequence. */
function pointer(page: number): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64LE(BigInt(page), 0)
  return bytes
}

function meta(id: number, rootPage: number, pageCount: number): Buffer {
  const bytes = Buffer.alloc(PAGE_BYTES)
  bytes.set(header(id, META, 0, 0))
  const fields = bytes.subarray(HEADER_BYTES)
  fields.writeUInt32LE(MAGIC, 0)
  fields.writeUInt32LE(VERSION, 4)
  fields.writeUInt32LE(PAGE_BYTES, 8)
  fields.set(pointer(rootPage), 16)
  fields.writeBigUInt64LE(2n, 32)
  fields.writeBigUInt64LE(BigInt(pageCount), 40)
  fields.writeBigUInt64LE(BigInt(id), 48)
  fields.writeBigUInt64LE(fnv1a(fields.subarray(0, 56)), 56)
  return bytes
}

function fnv1a(bytes: Uint8Array): bigint {
  return bytes.reduce(
    (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  )
}
