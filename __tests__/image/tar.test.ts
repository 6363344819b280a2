import { walkTar } from '../../src/image/tar.ts'
import { fileCursor, streamCursor } from '../../src/image/tar-cursors.ts'
import { chunksOf } from './support.ts'
import { type Entry, encode, type Form, header } from './tar-writer.ts'

/** Numbers that look random and are the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function archiveOf(seed: number): { entries: readonly Entry[]; bytes: Uint8Array } {
  const next = generator(seed)
  const forms: readonly Form[] = ['ustar', 'pax', 'gnu', 'pax-size']
  const entries = Array.from({ length: next(12) }, (_, index): Entry => {
    const folder = 'd'.repeat(1 + next(60))
    const form = forms[next(forms.length)] ?? 'ustar'
    const deep = form !== 'ustar' && next(2) === 0 ? `${'ü'.repeat(90)}/` : ''
    const sizeBytes = [0, 1, 511, 512, 513, next(5000)][next(6)] ?? 0
    const content = Uint8Array.from({ length: sizeBytes }, () => next(256))
    return { name: `${folder}/${deep}${'f'.repeat(1 + next(90))}${index}`, content, form }
  })
  const noise = [header('folder/', 0, '5'), header('link', 0, '2'), header('g', 0, 'g')]
  const blocks = entries.flatMap((entry) => [...encode(entry), noise[next(3)] ?? noise[0]])
  const bytes = Buffer.concat([
    ...blocks.map((block) => block ?? Buffer.alloc(0)),
    Buffer.alloc(1024),
  ])
  return { entries, bytes: new Uint8Array(bytes) }
}

function randomAccess(bytes: Uint8Array) {
  return {
    read: async (start: number, length: number) => bytes.subarray(start, start + length),
    close: async () => {},
  }
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1)

test.each(seeds)(
  'every file of generated archive %i is found, streamed or in place',
  async (seed) => {
    const { entries, bytes } = archiveOf(seed)
    const expected = entries.map(({ name, content }) => ({ name, content: Buffer.from(content) }))

    const streamed: { name: string; content: Buffer }[] = []
    const stream = streamCursor(chunksOf(bytes, 1 + ((seed * 37) % 1500)))
    await walkTar(stream, async ({ name, sizeBytes }) => {
      streamed.push({ name, content: Buffer.from(await stream.read(sizeBytes)) })
    })
    expect(streamed).toEqual(expected)

    const placed: { name: string; content: Buffer }[] = []
    const cursor = fileCursor(randomAccess(bytes))
    await walkTar(cursor, async ({ name, sizeBytes }) => {
      const start = cursor.position()
      placed.push({ name, content: Buffer.from(bytes.subarray(start, start + sizeBytes)) })
    })
    expect(placed).toEqual(expected)
  },
)

test('a visitor may read a part of a file only', async () => {
  const { entries, bytes } = archiveOf(7)
  const stream = streamCursor(chunksOf(bytes))
  const names: string[] = []
  await walkTar(stream, async ({ name, sizeBytes }) => {
    await stream.read(Math.min(3, sizeBytes))
    names.push(name)
  })
  expect(names).toEqual(entries.map(({ name }) => name))
})

test('sizes beyond 8 GiB are read from the binary form', async () => {
  const block = Buffer.from(header('big', 0, '0'))
  block.fill(0, 124, 136)
  block[124] = 0x80
  block.writeUIntBE(9 * 2 ** 30, 130, 6)
  block.write('        ', 148)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const sizes: number[] = []
  await walkTar(fileCursor(randomAccess(new Uint8Array(block))), async ({ sizeBytes }) => {
    sizes.push(sizeBytes)
  })
  expect(sizes).toEqual([9 * 2 ** 30])
})

test.each([
  ['text', Buffer.from('FROM scratch\n'.repeat(100))],
  ['a cut header', Buffer.from(header('file', 0, '0')).subarray(0, 300)],
  ['a header with a flipped bit', flipped(header('file', 0, '0'))],
  ['an oversized record', Buffer.from(header('file', 2 ** 30, 'x'))],
])('%s is not a tar archive', async (_what, bytes) => {
  const walked = await walkTar(fileCursor(randomAccess(bytes)), async () => {})
  expect(walked).toEqual({ ok: false, problem: 'not a tar archive, or a damaged one' })
})

function flipped(block: Uint8Array): Buffer {
  const copy = Buffer.from(block)
  copy[3] = (copy[3] ?? 0) ^ 1
  return copy
}
