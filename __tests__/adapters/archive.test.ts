import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import zlib from 'node:zlib'
import { makeArchiver } from '../../src/adapters/archive.ts'
import { CODECS, type Codec, findCodecs } from '../../src/adapters/archive-codecs.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const NEVER = new AbortController().signal
const MAGIC: Readonly<Record<Codec, string>> = {
  'zstd-program': '28b52ffd',
  'zstd-node': '28b52ffd',
  gzip: '1f8b',
}
const archiver = makeArchiver()
const here = await findCodecs(CODECS, runCommand)

const nothing = () => join(tempFolder(), 'archive')

async function packed(
  content: Readonly<Record<string, string>>,
  paths: readonly string[] = Object.keys(content),
  by = archiver,
): Promise<string> {
  const to = nothing()
  expect(await by.pack({ folder: tempFolder(content), paths, to }, NEVER)).toMatchObject({
    ok: true,
  })
  return to
}

function names(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}

test('this machine has something of each kind to test with', () => {
  expect(here).toEqual(expect.arrayContaining(['gzip']))
  expect(here.length).toBeGreaterThan(1)
})

describe.each(here)('packed by %s', (codec) => {
  test.each(here.filter((other) => (other === 'gzip') === (codec === 'gzip')))(
    'comes back through %s as it was',
    async (other) => {
      const content = { 'a/one.txt': 'one\n'.repeat(50_000), 'a/b/two': 'two', three: '' }
      const file = await packed(content, Object.keys(content), makeArchiver([codec]))
      expect(readFileSync(file).toString('hex')).toMatch(new RegExp(`^${MAGIC[codec]}`))
      const folder = tempFolder()
      const unpacked = await makeArchiver([other]).unpack({ file, folder }, NEVER)
      expect(unpacked).toEqual({ ok: true })
      expect(names(folder)).toEqual(['a', 'a/b', 'a/b/two', 'a/one.txt', 'three'])
      expect(readFileSync(join(folder, 'a/one.txt'), 'utf8')).toBe(content['a/one.txt'])
    },
  )
})

test('two that are unpacked to one folder together', async () => {
  const both = await Promise.all(
    ['one', 'two'].map((name) => packed({ [`a/b/c/d/${name}`]: name, [`a/${name}/x`]: '' })),
  )
  for (const _ of Array.from({ length: 10 })) {
    const folder = tempFolder()
    const unpacked = both.map((file) => archiver.unpack({ file, folder }, NEVER))
    expect(await Promise.all(unpacked)).toEqual([{ ok: true }, { ok: true }])
    expect(readdirSync(join(folder, 'a/b/c/d')).sort()).toEqual(['one', 'two'])
  }
})

test('the size is that after compression', async () => {
  const to = nothing()
  const folder = tempFolder({ long: 'x'.repeat(3_000_000) })
  const result = await archiver.pack({ folder, paths: ['long'], to }, NEVER)
  expect(result).toEqual({ ok: true, bytes: statSync(to).size })
  if (result.ok) expect(result.bytes).toBeLessThan(30_000)
})

test('keeps nanoseconds, the executable bit, links and empty folders; nothing unasked', async () => {
  const from = tempFolder({ program: '#!', data: 'data', left: 'left behind' })
  mkdirSync(join(from, 'empty/inner'), { recursive: true })
  chmodSync(join(from, 'program'), 0o755)
  linkSync(join(from, 'program'), join(from, 'same-program'))
  symlinkSync('data', join(from, 'link'))
  execFileSync('touch', ['-d', '2026-01-02T03:04:05.123456789Z', join(from, 'data')])
  const to = nothing()
  const paths = ['program', 'same-program', 'data', 'link', 'empty/inner']
  await archiver.pack({ folder: from, paths, to }, NEVER)
  const folder = tempFolder()
  await archiver.unpack({ file: to, folder }, NEVER)
  expect(names(folder)).toEqual([...paths, 'empty'].sort())
  expect(statSync(join(folder, 'data'), { bigint: true }).mtimeNs).toBe(1767323045123456789n)
  expect(statSync(join(folder, 'program')).mode & 0o111).toBe(0o111)
  expect(statSync(join(folder, 'program')).ino).toBe(statSync(join(folder, 'same-program')).ino)
  expect(readlinkSync(join(folder, 'link'))).toBe('data')
})

test('a folder that is named does not bring its content', async () => {
  const file = await packed({ 'a/secret': 'not asked for', b: 'b' }, ['a', 'b'])
  const folder = tempFolder()
  await archiver.unpack({ file, folder }, NEVER)
  expect(names(folder)).toEqual(['a', 'b'])
})

test('takes names as they are', async () => {
  const content = {
    '--checkpoint-action=exec=false': '1',
    'line\nbreak': '2',
    'back\\slash\\n': '3',
    'ünï côdé *?': '4',
    '@list': '5',
  }
  const file = await packed(content)
  const folder = tempFolder()
  await archiver.unpack({ file, folder }, NEVER)
  expect(names(folder)).toEqual(Object.keys(content).sort())
})

test('options of tar in the environment change nothing', async () => {
  const before = process.env.TAR_OPTIONS
  process.env.TAR_OPTIONS = '--exclude=*'
  try {
    const file = await packed({ a: 'a' })
    const folder = tempFolder()
    await archiver.unpack({ file, folder }, NEVER)
    expect(names(folder)).toEqual(['a'])
  } finally {
    if (before === undefined) delete process.env.TAR_OPTIONS
    else process.env.TAR_OPTIONS = before
  }
})

test('adds to what is there: a file takes the place of its older self, the others stay', async () => {
  const file = await packed({ 'release/deps/a': 'new', 'release/incremental/b': 'b' })
  const folder = tempFolder({ 'release/deps/a': 'old', 'release/deps/c': 'c' })
  await archiver.unpack({ file, folder }, NEVER)
  expect(names(folder).filter((name) => /\/.*\//.test(name))).toEqual([
    'release/deps/a',
    'release/deps/c',
    'release/incremental/b',
  ])
  expect(readFileSync(join(folder, 'release/deps/a'), 'utf8')).toBe('new')
})

describe('an archive that is of no use leaves the folder as it was', () => {
  // The same on each run, and nothing that a compressor could shorten much.
  const noise = createHash('shake256', { outputLength: 300_000 }).update('noise').digest()
  const whole = async (codec: Codec) =>
    packed({ a: 'a', noise: noise.toString('base64') }, undefined, makeArchiver([codec]))

  async function expectLost(file: string, by = archiver): Promise<string> {
    const folder = tempFolder({ mine: 'mine' })
    const result = await by.unpack({ file, folder }, NEVER)
    expect(names(folder)).toEqual(['mine'])
    expect(result).toEqual({ ok: false, cause: expect.stringMatching(/^.{10,300}$/) })
    return result.ok ? '' : result.cause
  }

  test.each(here)('%s: cut off', async (codec) => {
    const file = await whole(codec)
    truncateSync(file, Math.floor(statSync(file).size / 2))
    await expectLost(file, makeArchiver([codec]))
  })

  test.each(here)('%s: bytes changed', async (codec) => {
    const file = await whole(codec)
    const bytes = readFileSync(file)
    bytes.fill(0x55, bytes.length - 2_000, bytes.length - 1_990)
    writeFileSync(file, bytes)
    await expectLost(file, makeArchiver([codec]))
  })

  test.each([
    ['empty', ''],
    ['a page of a proxy', '<html><body>502 Bad Gateway</body></html>'],
    ['three bytes', '\x28\xb5\x2f'],
  ])('%s', async (_, text) => {
    const file = nothing()
    writeFileSync(file, text, 'latin1')
    expect(await expectLost(file)).toBe('the file is no archive of ours')
  })

  test('gzip of something else', async () => {
    const file = nothing()
    writeFileSync(file, zlib.gzipSync(noise))
    expect(await expectLost(file)).toMatch(/does not look like a tar archive/)
  })

  test('not there', async () => {
    expect(await expectLost('/nonexistent/archive')).toMatch(/ENOENT/)
  })

  test('zstd, and no program that reads it', async () => {
    expect(await expectLost(await packed({ a: 'a' }), makeArchiver(['gzip']))).toBe(
      'the archive is compressed with zstd, which is not here',
    )
  })
})

describe('an archive that wants out', () => {
  function tar(folder: string, ...args: readonly string[]): string {
    const file = nothing()
    execFileSync('tar', ['-C', folder, '-P', '-czf', file, ...args])
    return file
  }

  test('above its folder', async () => {
    const from = tempFolder({ 'a/b': 'b', evil: 'evil' })
    const file = tar(join(from, 'a'), 'b', '../evil')
    const outer = tempFolder({ 'in/mine': 'mine' })
    await archiver.unpack({ file, folder: join(outer, 'in') }, NEVER)
    expect(names(outer).filter((name) => !name.startsWith('in'))).toEqual([])
    expect(existsSync(join(outer, 'in/evil'))).toBe(false)
  })

  test('through a link of its own', async () => {
    const outside = tempFolder()
    const from = tempFolder()
    symlinkSync(outside, join(from, 'way'))
    const first = tar(from, 'way')
    const second = tempFolder({ 'way/evil': 'evil' })
    const plain = nothing()
    execFileSync('tar', ['-C', second, '-cf', plain, 'way/evil'])
    const joined = Buffer.concat([
      zlib.gunzipSync(readFileSync(first)).subarray(0, 512),
      readFileSync(plain),
    ])
    const file = nothing()
    writeFileSync(file, zlib.gzipSync(joined))
    await archiver.unpack({ file, folder: tempFolder() }, NEVER)
    expect(names(outside)).toEqual([])
  })

  test('through a link that an earlier archive left', async () => {
    const outside = tempFolder({ kept: 'kept' })
    const folder = tempFolder()
    symlinkSync(outside, join(folder, 'way'))
    const file = await packed({ 'way/kept': 'changed' })
    await archiver.unpack({ file, folder }, NEVER)
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept')
  })

  test('with the rights of another user', async () => {
    const from = tempFolder({ program: '' })
    chmodSync(join(from, 'program'), 0o6777)
    const folder = tempFolder()
    await archiver.unpack({ file: tar(from, 'program'), folder }, NEVER)
    expect(lstatSync(join(folder, 'program')).mode & 0o7000).toBe(0)
  })
})

describe('what cannot be packed leaves no file', () => {
  test.each([
    ['a path that is not there', { paths: ['a', 'gone'] }, /gone/],
    ['a folder that is not there', { folder: '/nonexistent' }, /nonexistent/],
    ['a place that is not there', { to: '/nonexistent/archive' }, /nonexistent/],
  ])('%s', async (_, wrong, cause) => {
    const place = tempFolder()
    const what = { folder: tempFolder({ a: 'a' }), paths: ['a'], to: join(place, 'x'), ...wrong }
    const result = await archiver.pack(what, NEVER)
    expect(result).toEqual({ ok: false, cause: expect.stringMatching(cause) })
    expect(names(place)).toEqual([])
  })

  test('an earlier file of the name stays when there is no newer one', async () => {
    const place = tempFolder({ x: 'earlier' })
    await archiver.pack({ folder: tempFolder(), paths: ['gone'], to: join(place, 'x') }, NEVER)
    expect(readFileSync(join(place, 'x'), 'utf8')).toBe('earlier')
  })

  test('no GNU tar', async () => {
    const bsd = makeArchiver(CODECS, async () => ({
      exitCode: 0,
      stdout: 'bsdtar 3.5.3 - libarchive 3.7.4\n',
      stderr: '',
    }))
    const result = await bsd.pack({ folder: tempFolder(), paths: [], to: nothing() }, NEVER)
    expect(result).toEqual({ ok: false, cause: 'there is no GNU tar here' })
    expect(await bsd.unpack({ file: nothing(), folder: tempFolder() }, NEVER)).toEqual(result)
  })
})

describe('cancelled', () => {
  test('before it began', async () => {
    const to = nothing()
    const what = { folder: tempFolder({ a: 'a' }), paths: ['a'], to }
    expect(await archiver.pack(what, AbortSignal.abort())).toEqual({
      ok: false,
      cause: 'cancelled',
    })
    expect(existsSync(to)).toBe(false)
  })

  test.each(here)('%s: in the middle, nothing is left over', async (codec) => {
    const folder = tempFolder()
    // Sparse: as long as tar is willing to read it.
    writeFileSync(join(folder, 'huge'), '')
    truncateSync(join(folder, 'huge'), 2 ** 42)
    const place = tempFolder()
    const stop = new AbortController()
    const result = makeArchiver([codec]).pack(
      { folder, paths: ['huge'], to: join(place, 'x') },
      stop.signal,
    )
    while (names(place).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    stop.abort()
    expect(await result).toEqual({ ok: false, cause: 'cancelled' })
    expect(names(place)).toEqual([])
  })
})

test('a time of change in the future comes back too', async () => {
  const from = tempFolder({ a: 'a' })
  utimesSync(join(from, 'a'), 4102444800, 4102444800)
  const to = nothing()
  await archiver.pack({ folder: from, paths: ['a'], to }, NEVER)
  const folder = tempFolder()
  expect(await archiver.unpack({ file: to, folder }, NEVER)).toMatchObject({ ok: true })
  expect(statSync(join(folder, 'a')).mtimeMs).toBe(4102444800000)
})
