import { readSavedImage } from '../../src/image/saved-image.ts'
import { chunksOf } from './support.ts'
import { encode, header } from './tar-writer.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`
const text = (content: string) => new TextEncoder().encode(content)

function archive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, content]) =>
    encode({ name, content, form: 'ustar' }),
  )
  return new Uint8Array(Buffer.concat([header('blobs/', 0, '5'), ...blocks, Buffer.alloc(1024)]))
}

test('files without content or with very little do not throw the reader off', async () => {
  const files = { empty: text(''), VERSION: text('1.0'), a: text('a'), '{': text('{') }
  const index = text('{"schemaVersion":2,"manifests":[]}')
  const reader = await readSavedImage(chunksOf(archive({ ...files, 'index.json': index }), 7), true)
  expect(reader.ok && (await reader.value.readRoot())).toEqual({
    ok: true,
    value: { bytes: index },
  })
})

test('of a layer only its end is kept', async () => {
  const layer = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251)
  const files = { [`blobs/${DIGEST.replace(':', '/')}`]: layer }
  const reader = await readSavedImage(chunksOf(archive(files)), true)
  const slice = (start: number, length: number) =>
    reader.ok ? reader.value.readSlice(DIGEST, start, length) : undefined
  expect(await slice(layer.length - 4, 4)).toEqual(layer.slice(-4))
  expect(await slice(0, 18)).toBeUndefined()
})

test.each([
  ['in a file', 1100, 'there is no index.json in it'],
  ['in a header', 700, 'not a tar archive, or a damaged one'],
])('a stream that breaks off %s', async (_where, length, problem) => {
  const cut = archive({ a: new Uint8Array(5000) }).subarray(0, length)
  const reader = await readSavedImage(chunksOf(cut), true)
  expect(reader.ok ? await reader.value.readRoot() : reader).toEqual({ ok: false, problem })
})
