import { countCrates } from '../../src/image/count-crates.ts'
import { FILES_LISTED, listLayer } from '../../src/image/list-layer.ts'
import { DAMAGED } from '../../src/image/tar.ts'
import { type WrittenElf, writeElf } from './elf-writer.ts'
import { chunksOf } from './support.ts'
import { type Entry, encode, header } from './tar-writer.ts'

const END = Buffer.alloc(1024)

function tarOf(...blocks: readonly (readonly Uint8Array[])[]): Buffer {
  return Buffer.concat([...blocks.flat(), END])
}

function file(name: string, content: Uint8Array | number, form: Entry['form'] = 'ustar') {
  return encode({
    name,
    content: typeof content === 'number' ? Buffer.alloc(content) : content,
    form,
  })
}

async function list(tar: Uint8Array) {
  const listed = await listLayer(chunksOf(tar))
  if (!listed.ok) throw new Error(listed.problem)
  return listed.value
}

test('regular files, largest first, then by path, without what stands before the path', async () => {
  const tar = tarOf(
    file('./usr/share/b', 10),
    file('/usr/share/a', 10),
    file('usr/bin/app', 3000),
    file('empty', 0),
  )
  expect(await list(tar)).toEqual({
    files: [
      { path: 'usr/bin/app', sizeBytes: 3000 },
      { path: 'usr/share/a', sizeBytes: 10 },
      { path: 'usr/share/b', sizeBytes: 10 },
      { path: 'empty', sizeBytes: 0 },
    ],
  })
})

test('links, folders and whiteouts have no bytes of their own', async () => {
  const tar = tarOf(
    [header('folder/', 0, '5')],
    file('folder/one', 5),
    [header('folder/hard-link', 0, '1'), header('folder/link', 0, '2')],
    file('folder/.wh.gone', 0),
    file('folder/.wh..wh..opq', 0),
    file('folder/not.wh.', 1),
  )
  const { files } = await list(tar)
  expect(files.map(({ path }) => path)).toEqual(['folder/one', 'folder/not.wh.'])
})

test.each(['pax', 'gnu', 'pax-size'] as const)('long names of the form %s', async (form) => {
  const name = `${'d/'.repeat(120)}file`
  expect((await list(tarOf(file(name, 7, form)))).files).toEqual([{ path: name, sizeBytes: 7 }])
})

test('beyond 200 files the smallest are counted only', async () => {
  const blocks = Array.from({ length: 1005 }, (_, index) => file(`f${index}`, index))
  const { files, otherFiles } = await list(tarOf(...blocks))
  expect(files.length).toBe(FILES_LISTED)
  expect(files[0]).toEqual({ path: 'f1004', sizeBytes: 1004 })
  expect(files.at(-1)).toEqual({ path: 'f805', sizeBytes: 805 })
  expect(otherFiles).toEqual({ count: 805, bytes: (804 * 805) / 2 })
})

test('a path that no system could open is counted, not told', async () => {
  const { files, otherFiles } = await list(tarOf(file('x'.repeat(5000), 3, 'pax'), file('a', 1)))
  expect(files).toEqual([{ path: 'a', sizeBytes: 1 }])
  expect(otherFiles).toEqual({ count: 1, bytes: 3 })
})

test('what is no tar', async () => {
  const listed = await listLayer(chunksOf(Buffer.alloc(2048, 'no tar')))
  expect(listed).toEqual({ ok: false, problem: DAMAGED })
})

const RUST = [
  { name: '_ZN1a2go17hb8f949dfaeada82dE', sizeBytes: 100 },
  { name: '_ZN1a3gen17h0b996cb90245b612E', sizeBytes: 50 },
  { name: '_RINvCs6xxl1lAjzDf_1b3genReKj1_EB2_', sizeBytes: 70, type: 1 },
  { name: 'memcpy', sizeBytes: 8 },
]

async function cratesOf(elf: WrittenElf) {
  const content = writeElf(elf)
  const tar = tarOf(file('etc/config', 100), file('app', content), file('last', 900))
  const { program } = await list(tar)
  if (!program) return 'no program'
  const crates = await countCrates(chunksOf(tar), program)
  return crates.ok ? crates.value : crates.problem
}

const COUNTED = [
  { name: 'a', bytes: 150 },
  { name: 'b', bytes: 70 },
  { name: 'not Rust', bytes: 8 },
]

test.each<[string, WrittenElf]>([
  ['64 bits, little-endian', {}],
  ['32 bits, little-endian', { is64: false }],
  ['64 bits, big-endian', { isLittleEndian: false }],
  ['32 bits, big-endian', { is64: false, isLittleEndian: false }],
  ['names before symbols', { namesFirst: true }],
  ['not position-independent', { type: 2 }],
])('the crates of a program: %s', async (_what, elf) => {
  expect(await cratesOf({ symbols: RUST, ...elf })).toEqual(COUNTED)
})

test('what takes no room in the file does not count: imports, .bss, sizes beyond the file', async () => {
  const symbols = [
    ...RUST,
    { name: '_ZN1a3bss17h0b996cb90245b612E', sizeBytes: 500, section: 4 },
    { name: '_ZN1a4file17h0b996cb90245b612E', sizeBytes: 500, type: 4 },
    { name: '_ZN1a6import17h0b996cb90245b612E', sizeBytes: 500, section: 0 },
    { name: '_ZN1a4huge17h0b996cb90245b612E', sizeBytes: 2 ** 31 },
  ]
  expect(await cratesOf({ symbols })).toEqual(COUNTED)
})

test('several names of the same bytes count once, for the first of them', async () => {
  const symbols = [
    { name: '_ZN1b2go17hb8f949dfaeada82dE', sizeBytes: 100, address: 4096 },
    { name: '_ZN1a2go17hb8f949dfaeada82dE', sizeBytes: 100, address: 4096 },
    { name: '_ZN1c2go17hb8f949dfaeada82dE', sizeBytes: 90, address: 4096 },
  ]
  expect(await cratesOf({ symbols })).toEqual([{ name: 'a', bytes: 100 }])
})

test('a stripped program has no crates', async () => {
  expect(await cratesOf({})).toBe('the program has no symbols')
})

test.each<[string, Uint8Array]>([
  ['an object file', writeElf({ type: 1 })],
  ['a library without entry', writeElf({ entry: 0 })],
  ['a script', Buffer.from('#!/bin/sh\n'.repeat(100))],
  ['a short file', Buffer.from('\x7fELF')],
])('%s is no program', async (_what, content) => {
  expect((await list(tarOf(file('app', content)))).program).toBeUndefined()
})

test('of several programs the largest counts; a library by name is none', async () => {
  const tar = tarOf(
    file('usr/lib/libc.so.6', writeElf({ codeBytes: 9000 })),
    file('usr/bin/tini', writeElf({ codeBytes: 500 })),
    file('app', writeElf({ codeBytes: 5000 })),
    file('usr/bin/health', writeElf({ codeBytes: 800 })),
  )
  expect((await list(tar)).program?.path).toBe('app')
})

test('damaged programs are listed as files, and nothing else is made of them', async () => {
  const whole = writeElf({ symbols: RUST })
  let state = 11
  for (let run = 0; run < 300; run += 1) {
    const bytes = Buffer.from(whole)
    for (let hit = 0; hit < 6; hit += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      const at = (state >>> 4) % 64
      bytes[hit % 2 === 0 ? at : bytes.length - 1 - ((state >>> 4) % 320)] = state >>> 24
    }
    const tar = tarOf(file('app', bytes), file('next', 5))
    const { files, program } = await list(tar)
    expect(files.map(({ path }) => path)).toEqual(['app', 'next'])
    if (program) expect(await countCrates(chunksOf(tar), program)).toHaveProperty('ok')
  }
})
