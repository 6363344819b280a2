import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { unpackLayer } from '../../src/image/layer-bytes.ts'

const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip'
/** More than any buffer between two streams holds. */
const CONTENT = randomBytes(8 * 1024 * 1024)

async function* inPieces(bytes: Uint8Array) {
  for (let start = 0; start < bytes.length; start += 65_536)
    yield bytes.slice(start, start + 65_536)
}

async function firstByte(tar: AsyncIterable<Uint8Array>) {
  for await (const [byte = -1] of tar) return { ok: true, value: byte } as const
  return { ok: false, problem: 'it is empty' } as const
}

test('whoever has seen enough may leave the rest', async () => {
  const read = await unpackLayer(GZIP, inPieces(gzipSync(CONTENT)), firstByte)
  expect(read).toEqual({ ok: true, value: CONTENT[0] })
})

test('one that was given up half-way is read to its end nevertheless', async () => {
  const asked: number[] = []
  const stops = async (tar: AsyncIterable<Uint8Array>) => {
    const chunk = await tar[Symbol.asyncIterator]().next()
    asked.push(chunk.done ? 0 : chunk.value.length)
    return { ok: false, problem: 'a name is too long' } as const
  }
  const read = await unpackLayer(GZIP, inPieces(gzipSync(CONTENT)), stops)
  expect(read).toEqual({ ok: false, problem: 'a name is too long' })
  expect(asked).toHaveLength(1)
})

test('what is damaged behind that was not read', async () => {
  const packed = gzipSync(CONTENT)
  packed.writeUInt32LE(0, packed.length - 8)
  await expect(unpackLayer(GZIP, inPieces(packed), firstByte)).rejects.toThrow(
    /incorrect data check/,
  )
})
