import { walkTar } from '../../src/image/tar.ts'
import { fileCursor, streamCursor } from '../../src/image/tar-cursors.ts'
import { chunksOf } from './support.ts'

type Entry = { readonly name: string; readonly content: Uint8Array; readonly form: Form }
type Form = 'ustar' | 'pax' | 'gnu' | 'pax-size'

function header(name: string, sizeBytes: number, type: string, prefix = ''): Uint8Array {
  const block = Buffer.alloc(512)
  block.write(name.slice(0, 100), 0)
  block.write('0000644\0', 100)
  block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124)
  block.write(type, 156)
  block.write('ustar\u000000', 257)
  block.write(prefix, 345)
  block.write('        ', 148)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function padded(content: Uint8Array): Uint8Array {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

function paxRecord(key: string, value: string): Buffer {
  const body = Buffer.from(` ${key}=${value}\n`)
  let length = body.length
  while (`${length}`.length + body.length !== length) length = `${length}`.length + body.length
  return Buffer.concat([Buffer.from(`${length}`), body])
}

function encode({ name, content, form }: Entry): readonly Uint8Array[] {
  const sizeBytes = content.length
  const record = (type: string, bytes: Uint8Array) => [
    header('r', bytes.length, type),
    padded(bytes),
  ]
  switch (form) {
    case 'ustar': {
      const slash = name.length > 100 ? name.lastIndexOf('/') : -1
      const [prefix, rest] = [name.slice(0, Math.max(slash, 0)), name.slice(slash + 1)]
      return [header(rest, sizeBytes, '0', prefix), padded(content)]
    }
    case 'pax':
      return [...record('x', paxRecord('path', name)), header('x', sizeBytes, '0'), padded(content)]
    case 'pax-size': {
      const records = [paxRecord('mtime', '1.5'), paxRecord('size', `${sizeBytes}`)]
      const pax = Buffer.concat([...records, paxRecord('path', name)])
      return [...record('x', pax), header('x', 0, '0'), padded(content)]
    }
    case 'gnu': {
      const link = record('K', Buffer.from(`${'l'.repeat(200)}\0`))
      return [
        ...record('L', Buffer.from(`${name}\0`)),
        ...link,
        header('x', sizeBytes, '0'),
        padded(content),
      ]
    }
  }
}

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

const seeds = Array.from({ length: 60 }, (_, index) => index + 1)

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
