import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createZstdCompress, gzipSync, zstdCompressSync } from 'node:zlib'
import { isWholeSize, measureUnpacked } from '../../src/image/unpacked.ts'

const GIB = 2 ** 30
const MIB = 2 ** 20

function layer(mediaType: string, bytes: Uint8Array) {
  const reads: [number, number][] = []
  return {
    reads,
    descriptor: { mediaType, digest: 'sha256:0', sizeBytes: bytes.length, annotations: {} },
    readSlice: async (_digest: string, start: number, length: number) => {
      reads.push([start, length])
      return bytes.subarray(start, start + length)
    },
  }
}

const tar = Buffer.alloc(10 * 512, 'layer')
const OCI = 'application/vnd.oci.image.layer.v1.tar'

test('a gzip layer costs four bytes', async () => {
  const { descriptor, readSlice, reads } = layer(`${OCI}+gzip`, gzipSync(tar))
  expect(await measureUnpacked(descriptor, readSlice)).toBe(tar.length)
  expect(reads).toEqual([[descriptor.sizeBytes - 4, 4]])
})

test('Docker media types mean the same', async () => {
  const type = 'application/vnd.docker.image.rootfs.diff.tar.gzip'
  const { descriptor, readSlice } = layer(type, gzipSync(tar))
  expect(await measureUnpacked(descriptor, readSlice)).toBe(tar.length)
})

test('an uncompressed layer is as large as its blob, and is not read', async () => {
  const { descriptor, readSlice, reads } = layer(OCI, tar)
  expect(await measureUnpacked(descriptor, readSlice)).toBe(tar.length)
  expect(reads).toEqual([])
})

test('of several gzip members (eStargz) all are counted', async () => {
  const members = Buffer.concat([gzipSync(tar), gzipSync(tar), gzipSync(Buffer.alloc(0))])
  const { descriptor, readSlice } = layer(`${OCI}+gzip`, members)
  expect(await measureUnpacked(descriptor, readSlice)).toBe(2 * tar.length)
})

/** As encoders write that do not know how much will come: without the size of the content. */
async function streamedZstd(content: Uint8Array): Promise<Buffer> {
  const encoder = createZstdCompress()
  const chunks: Buffer[] = []
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk))
  encoder.write(content.subarray(0, 700))
  encoder.end(content.subarray(700))
  await once(encoder, 'end')
  // Node ends its stream with an empty frame, which other encoders do not.
  return Buffer.concat(chunks).subarray(0, -9)
}

test.each([700, 60_000, 70_000, 300_000])(
  'a zstd layer of %i bytes and the rest of a block says its size in its head',
  async (someBytes) => {
    const content = Buffer.alloc(Math.ceil(someBytes / 512) * 512, `layer ${someBytes}`)
    const bytes = zstdCompressSync(content)
    const { descriptor, readSlice, reads } = layer(`${OCI}+zstd`, bytes)
    expect(await measureUnpacked(descriptor, readSlice)).toBe(content.length)
    expect(reads).toEqual([[0, 18]])
  },
)

test('a zstd layer that does not say its size is counted', async () => {
  const bytes = await streamedZstd(tar)
  const { descriptor, readSlice, reads } = layer(`${OCI}+zstd`, bytes)
  expect(await measureUnpacked(descriptor, readSlice)).toBe(tar.length)
  expect(reads).toContainEqual([0, bytes.length])
})

test('a zstd layer of chunks has no size: its first frame is not all of it', async () => {
  const frames = Buffer.concat([zstdCompressSync(tar), zstdCompressSync(tar)])
  const { descriptor, readSlice } = layer(`${OCI}+zstd`, frames)
  const annotations = { 'io.github.containers.zstd-chunked.manifest-position': '1:2:3:1' }
  expect(await measureUnpacked({ ...descriptor, annotations }, readSlice)).toBeNull()
})

test('a first frame smaller than the layer is not believed either', async () => {
  const noise = randomBytes(512 * 20)
  const frames = Buffer.concat([noise, noise].map((frame) => zstdCompressSync(frame)))
  const { descriptor, readSlice } = layer(`${OCI}+zstd`, frames)
  expect(await measureUnpacked(descriptor, readSlice)).toBeNull()
})

test('a zstd layer beyond 64 MiB is not fetched to be counted', async () => {
  const { descriptor, readSlice, reads } = layer(`${OCI}+zstd`, await streamedZstd(tar))
  const large = { ...descriptor, sizeBytes: 65 * MIB }
  expect(await measureUnpacked(large, readSlice)).toBeNull()
  expect(reads).toEqual([[0, 18]])
})

test.each([
  ['damaged', `${OCI}+gzip`, Buffer.alloc(3000, 'not gzip at all')],
  ['of a type we do not know', `${OCI}+gzip+encrypted`, gzipSync(tar)],
])('a layer that is %s has no size', async (_what, type, bytes) => {
  const { descriptor, readSlice } = layer(type, bytes)
  expect(await measureUnpacked(descriptor, readSlice)).toBeNull()
})

test('a layer that cannot be read has no size', async () => {
  const { descriptor } = layer(`${OCI}+gzip`, gzipSync(tar))
  expect(await measureUnpacked(descriptor, async () => undefined)).toBeNull()
})

test.each([
  ['an ordinary layer', 700 * MIB, 240 * MIB, true],
  ['a layer of zeros', 1000 * MIB, 1 * MIB, true],
  ['an empty tar', 1024, 29, true],
  ['an incompressible layer', 512 * 2000, 512 * 2000 + 400, true],
  ['what is not whole blocks', 1000, 200, false],
  ['an empty last member', 0, 5000, false],
  ['5 GiB that wrapped to 1 GiB', 1 * GIB, 1.4 * GIB, false],
  ['what may be 5 GiB as well as 1', 1 * GIB, 900 * MIB, false],
])('%s (ISIZE %i, compressed %i): believed %s', (_what, isize, compressed, believed) => {
  expect(isWholeSize(isize, compressed)).toBe(believed)
})
