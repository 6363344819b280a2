import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { contextFiles } from '../../src/adapters/context-files.ts'
import { IGNORE_NOTHING, parseDockerignore } from '../../src/context/dockerignore.ts'
import { hashContext } from '../../src/context/hash-context.ts'
import { type Listing, listContext } from '../../src/context/list-context.ts'
import { readIgnore } from '../../src/context/read-ignore.ts'
import { snapshotContext } from '../../src/context/snapshot-context.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

async function list(folder: string, ignore = ''): Promise<Extract<Listing, { ok: true }>> {
  const listing = await listContext(folder, parseDockerignore(ignore), contextFiles)
  if (!listing.ok) throw new Error(listing.problem)
  return listing
}

async function hash(folder: string, ignore = ''): Promise<string> {
  return hashContext(await list(folder, ignore), contextFiles)
}

async function pathsOf(folder: string, ignore = ''): Promise<readonly string[]> {
  return (await list(folder, ignore)).entries.map(({ path }) => path)
}

/** Modes are set, as the umask is not ours to know. */
function aTree(): string {
  const folder = tempFolder({
    'src/main.rs': 'fn main() {}\n',
    'run.sh': '#!/bin/sh\n',
    'a.txt': 'a',
  })
  mkdirSync(join(folder, 'empty'))
  symlinkSync('src/main.rs', join(folder, 'link'))
  symlinkSync('/etc', join(folder, 'out'))
  const modes = { 'src/main.rs': 0o644, 'run.sh': 0o755, 'a.txt': 0o600, src: 0o755, empty: 0o1777 }
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(folder, path), mode)
  return folder
}

describe('listing', () => {
  test('files, folders and links with what BuildKit is told of them; no link is followed', async () => {
    expect((await list(aTree())).entries).toEqual([
      { kind: 'file', path: 'a.txt', mode: 0o600, sizeBytes: 1 },
      { kind: 'folder', path: 'empty', mode: 0o1777 },
      { kind: 'link', path: 'link', target: 'src/main.rs' },
      { kind: 'link', path: 'out', target: '/etc' },
      { kind: 'file', path: 'run.sh', mode: 0o755, sizeBytes: 10 },
      { kind: 'folder', path: 'src', mode: 0o755 },
      { kind: 'file', path: 'src/main.rs', mode: 0o644, sizeBytes: 13 },
    ])
  })

  test('a folder that is left out comes along with what is taken in again', async () => {
    const folder = tempFolder({ 'a/b/c': '', 'a/b/d': '', 'a/e/f': '', g: '' })
    expect(await pathsOf(folder, 'a\n!a/b/c')).toEqual(['a', 'a/b', 'a/b/c', 'g'])
    expect(await pathsOf(folder, '*\n!a/b/d')).toEqual(['a', 'a/b', 'a/b/d'])
    expect(await pathsOf(folder, '**/b\n**/f')).toEqual(['a', 'a/e', 'g'])
    expect(await pathsOf(folder, '*')).toEqual([])
  })

  test('Dockerfile and ignore file are files like others', async () => {
    const folder = tempFolder({ Dockerfile: '', '.dockerignore': '', a: '' })
    expect(await pathsOf(folder)).toEqual(['.dockerignore', 'Dockerfile', 'a'])
    expect(await pathsOf(folder, 'Dockerfile\n.dockerignore')).toEqual(['a'])
  })

  test('the second name of a file says so', async () => {
    const folder = tempFolder({ b: 'text', 'c/d': '' })
    linkSync(join(folder, 'b'), join(folder, 'c/e'))
    linkSync(join(folder, 'b'), join(folder, 'a'))
    const same = (await list(folder)).entries.flatMap((entry) =>
      'sameAs' in entry ? [[entry.path, entry.sameAs]] : [],
    )
    expect(same).toEqual([
      ['b', 'a'],
      ['c/e', 'a'],
    ])
    // One name of it is not sent: then the other is a file of its own.
    const [entry] = (await list(folder, 'a\nc')).entries
    expect(entry).toEqual({ kind: 'file', path: 'b', mode: expect.any(Number), sizeBytes: 4 })
  })

  test('a socket is sent as an empty file; a pipe is not handled', async () => {
    const folder = tempFolder({ a: '' })
    const server = createServer().listen(join(folder, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    const [, socket] = (await list(folder)).entries
    server.close()
    expect(socket).toMatchObject({ kind: 'file', path: 'socket', sizeBytes: 0, isEmptied: true })
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(await listContext(folder, IGNORE_NOTHING, contextFiles)).toEqual({
      ok: false,
      problem: 'build context: pipe is neither file, folder nor link',
    })
    expect(await pathsOf(folder, 'pipe\nsocket')).toEqual(['a'])
  })

  test('what cannot be listed is a value', async () => {
    const problem = expect.stringMatching(/^build context: .*absent cannot be read \(ENOENT\)$/)
    const absent = join(tempFolder(), 'absent')
    expect(await listContext(absent, IGNORE_NOTHING, contextFiles)).toEqual({ ok: false, problem })
    const refused = parseDockerignore('[')
    expect(await listContext(tempFolder(), refused, contextFiles)).toEqual(refused)
  })

  test('the folder may be reached over a link', async () => {
    const folder = tempFolder({ 'real/a': '' })
    symlinkSync('real', join(folder, 'alias'))
    expect(await list(join(folder, 'alias'))).toMatchObject({ folder: join(folder, 'real') })
  })
})

describe('the ignore file that counts', () => {
  async function read(content: Readonly<Record<string, string>>, dockerfile = 'Dockerfile') {
    const contextFolder = tempFolder(content)
    return patternsIn(contextFolder, dockerfile)
  }

  async function patternsIn(contextFolder: string, dockerfile = 'Dockerfile') {
    const subject = { contextFolder, dockerfile: join(contextFolder, dockerfile) }
    const ignore = await readIgnore(subject, contextFiles)
    return ignore.ok ? ignore.patterns.map(({ text }) => text) : ignore.problem
  }

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['none', {}, []],
    ['of the context', { '.dockerignore': 'a' }, ['a']],
    ['beside the Dockerfile', { '.dockerignore': 'a', 'Dockerfile.dockerignore': 'b' }, ['b']],
    ['empty, beside the Dockerfile', { '.dockerignore': 'a', 'Dockerfile.dockerignore': '' }, []],
  ])('%s', async (_, content, expected) => {
    expect(await read(content)).toEqual(expected)
  })

  test('of the Dockerfile that is built, wherever it lies', async () => {
    const content = {
      '.dockerignore': 'a',
      'Dockerfile.dockerignore': 'b',
      'x/App.dockerignore': 'c',
    }
    expect(await read(content, 'x/App')).toEqual(['c'])
    expect(await read(content, 'x/Other')).toEqual(['a'])
  })

  test('a link within its folder counts, one that leads elsewhere is not guessed at', async () => {
    const folder = tempFolder({ 'rules/one': 'a' })
    symlinkSync('rules/one', join(folder, '.dockerignore'))
    expect(await patternsIn(folder)).toEqual(['a'])
    rmSync(join(folder, '.dockerignore'))
    symlinkSync(join(tempFolder({ two: 'b' }), 'two'), join(folder, '.dockerignore'))
    expect(await patternsIn(folder)).toMatch(/dockerignore is a link that leads elsewhere$/)
  })
})

describe('hash', () => {
  test('is the same for the same tree, wherever it lies and however old it is', async () => {
    const other = aTree()
    utimesSync(join(other, 'a.txt'), 1, 1)
    expect(await hash(aTree())).toBe(await hash(other))
    expect(await hash(other)).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each<[string, (folder: string) => void]>([
    ['content', (folder) => writeFileSync(join(folder, 'a.txt'), 'b')],
    ['mode of a file', (folder) => chmodSync(join(folder, 'run.sh'), 0o744)],
    ['mode of a folder', (folder) => chmodSync(join(folder, 'empty'), 0o755)],
    ['name', (folder) => renameSync(join(folder, 'a.txt'), join(folder, 'b.txt'))],
    ['folder of a file', (folder) => renameSync(join(folder, 'a.txt'), join(folder, 'src/a.txt'))],
    ['an empty folder more', (folder) => mkdirSync(join(folder, 'src/new'))],
    ['an empty file more', (folder) => writeFileSync(join(folder, 'new'), '')],
    ['one file less', (folder) => rmSync(join(folder, 'run.sh'))],
    [
      'target of a link',
      (folder) => {
        rmSync(join(folder, 'link'))
        symlinkSync('src/./main.rs', join(folder, 'link'))
      },
    ],
    [
      'a link in the place of the file it leads to',
      (folder) => {
        rmSync(join(folder, 'a.txt'))
        symlinkSync('b.txt', join(folder, 'a.txt'))
        writeFileSync(join(folder, 'b.txt'), 'a')
      },
    ],
    [
      'a file that holds the text of the link it replaces',
      (folder) => {
        rmSync(join(folder, 'out'))
        writeFileSync(join(folder, 'out'), '/etc')
      },
    ],
    [
      'two names of one file in the place of two files',
      (folder) => {
        rmSync(join(folder, 'run.sh'))
        linkSync(join(folder, 'a.txt'), join(folder, 'run.sh'))
      },
    ],
  ])('another one: %s', async (_, change) => {
    const folder = aTree()
    const before = await hash(folder)
    change(folder)
    expect(await hash(folder)).not.toBe(before)
  })

  test('what is not sent does not count', async () => {
    const folder = aTree()
    const before = await hash(folder, 'a.txt\nempty')
    writeFileSync(join(folder, 'a.txt'), 'b')
    writeFileSync(join(folder, 'empty/new'), 'b')
    expect(await hash(folder, 'a.txt\nempty')).toBe(before)
    // Another ignore file by which the same is sent: the same input.
    expect(await hash(folder, '# other words\n/empty\n*.txt')).toBe(before)
  })

  test('contents are not mixed up between files', async () => {
    const one = tempFolder({ a: '1', b: '2' })
    const two = tempFolder({ a: '2', b: '1' })
    expect(await hash(one)).not.toBe(await hash(two))
  })

  test('a file larger than a buffer', async () => {
    const folder = tempFolder({ large: 'x'.repeat(3_000_000) })
    const before = await hash(folder)
    writeFileSync(join(folder, 'large'), `${'x'.repeat(2_999_999)}y`)
    expect(await hash(folder)).not.toBe(before)
  })

  test('a file that became a link meanwhile is not read through it', async () => {
    const folder = tempFolder({ a: 'text' })
    const listing = await list(folder)
    rmSync(join(folder, 'a'))
    symlinkSync('/etc/hostname', join(folder, 'a'))
    await expect(hashContext(listing, contextFiles)).rejects.toMatchObject({ code: 'ELOOP' })
  })

  test('the signal ends it', async () => {
    const listing = await list(aTree())
    const signal = AbortSignal.abort(new Error('over'))
    await expect(hashContext(listing, contextFiles, signal)).rejects.toThrow('over')
  })
})

describe('snapshot', () => {
  const modifiedMs = Date.UTC(2030, 0, 2)

  async function snapshot(folder: string, ignore = ''): Promise<string> {
    const to = tempFolder()
    await snapshotContext(await list(folder, ignore), { folder: to, modifiedMs }, contextFiles)
    return to
  }

  test('is the same tree, with new times', async () => {
    const folder = aTree()
    utimesSync(join(folder, 'src/main.rs'), 1, 1)
    chmodSync(join(folder, 'src'), 0o711)
    const copy = await snapshot(folder)
    expect(await hash(copy)).toBe(await hash(folder))
    for (const path of ['a.txt', 'src/main.rs', 'src', 'empty']) {
      expect(statSync(join(copy, path)).mtimeMs).toBe(modifiedMs)
    }
    expect(readlinkSync(join(copy, 'out'))).toBe('/etc')
    expect(readFileSync(join(copy, 'src/main.rs'), 'utf8')).toBe('fn main() {}\n')
  })

  test('holds only what is sent', async () => {
    const copy = await snapshot(aTree(), '*\n!src/*.rs')
    expect(readdirSync(copy, { recursive: true })).toEqual(['src', 'src/main.rs'])
  })

  test('shares nothing with the original: neither through names nor through links', async () => {
    const folder = tempFolder({ a: 'old' })
    linkSync(join(folder, 'a'), join(folder, 'b'))
    symlinkSync('a', join(folder, 'c'))
    const copy = await snapshot(folder)
    writeFileSync(join(copy, 'a'), 'new')
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old')
    expect(readFileSync(join(copy, 'b'), 'utf8')).toBe('old')
    expect(lstatSync(join(copy, 'a')).nlink).toBe(1)
    expect(readFileSync(join(copy, 'c'), 'utf8')).toBe('new')
  })

  test('a folder that nobody may write to can be copied, and removed again', async () => {
    const folder = tempFolder({ 'a/b': '' })
    chmodSync(join(folder, 'a'), 0o555)
    const copy = await snapshot(folder)
    chmodSync(join(folder, 'a'), 0o755)
    expect(statSync(join(copy, 'a')).mode & 0o777).toBe(0o755)
    rmSync(copy, { recursive: true })
  })

  test('never writes over something', async () => {
    const folder = tempFolder({ a: '' })
    const listing = await list(folder)
    const target = { folder: tempFolder({ a: 'precious' }), modifiedMs }
    await expect(snapshotContext(listing, target, contextFiles)).rejects.toMatchObject({
      code: 'EEXIST',
    })
  })
})
