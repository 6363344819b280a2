import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { contextFiles } from '../../src/adapters/context-files.ts'
import { IGNORE_NOTHING, parseDockerignore } from '../../src/context/dockerignore.ts'
import { hashContext } from '../../src/context/hash-context.ts'
import { type ContextEntry, type Listing, listContext } from '../../src/context/list-context.ts'
import { readIgnore } from '../../src/context/read-ignore.ts'
import { makeRandom, pick, type Random } from '../builders/random.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { MINUTES } from './harness.ts'

/** What we say that BuildKit is sent of a context, judged by what BuildKit makes of it. */
afterAll(removeTempFolders)

type Found = Extract<Listing, { ok: true }>

async function list(folder: string, dockerfile = join(folder, 'Dockerfile')): Promise<Found> {
  const ignore = await readIgnore({ contextFolder: folder, dockerfile }, contextFiles)
  const listing = await listContext(folder, ignore, contextFiles)
  if (!listing.ok) throw new Error(listing.problem)
  return listing
}

async function listAll(folder: string): Promise<Found> {
  const listing = await listContext(folder, IGNORE_NOTHING, contextFiles)
  if (!listing.ok) throw new Error(listing.problem)
  return listing
}

/** Builds and unpacks the result; `undefined` where BuildKit refuses. */
async function build(
  context: string,
  dockerfile: string,
  args: readonly string[] = [],
): Promise<string | undefined> {
  const [folder, tar] = [tempFolder(), join(tempFolder(), 'arrived.tar')]
  const flags = ['--file', dockerfile, '--output', `type=tar,dest=${tar}`, ...args]
  const { exitCode, stderr } = await runCommand(['docker', 'buildx', 'build', ...flags, context])
  if (exitCode !== 0 && !/invalid excludepatterns|exclusion pattern|error in pattern/.test(stderr))
    throw new Error(stderr.slice(-2_000))
  if (exitCode !== 0) return undefined
  execFileSync('tar', ['--extract', '--preserve-permissions', '--file', tar, '--directory', folder])
  return folder
}

const COPY_ALL = 'FROM scratch\nCOPY . /\n'

/** The listing and the hash have to be those of what arrives. */
async function expectSame(sent: Found, arrived: string | undefined): Promise<void> {
  if (arrived === undefined) throw new Error('BuildKit refuses the context')
  const found = await listAll(arrived)
  expect(sorted(found.entries)).toEqual(sorted(sent.entries.map(asArrived)))
  if (sent.entries.some((entry) => 'isEmptied' in entry)) return
  expect(await hashContext(found, contextFiles)).toBe(await hashContext(sent, contextFiles))
}

function asArrived(entry: ContextEntry): ContextEntry {
  if (!('isEmptied' in entry)) return entry
  const { isEmptied: _, ...file } = entry
  return file
}

function sorted(entries: readonly ContextEntry[]): readonly ContextEntry[] {
  return [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))
}

const NAMES = [
  'a',
  'b',
  'ab',
  'a.md',
  'b.md',
  '.x',
  'x+y',
  'a b',
  '[a]',
  'é',
  '#c',
  '!d',
  '-',
] as const
const FILE_MODES = [0o644, 0o755, 0o600, 0o444, 0o4755] as const
const FOLDER_MODES = [0o755, 0o700, 0o1777, 0o2775] as const
const TARGETS = ['a', '../b', '/etc/passwd', 'nowhere', './a/../ab'] as const

function makeTree(random: Random, folder: string, depth = 0): void {
  for (const name of NAMES.filter(() => random() < 0.45)) {
    const path = join(folder, name)
    const kind = random()
    if (kind < 0.15) symlinkSync(pick(random, TARGETS), path)
    else if (kind < 0.5 && depth < 3) {
      mkdirSync(path)
      makeTree(random, path, depth + 1)
      chmodSync(path, pick(random, FOLDER_MODES))
    } else {
      writeFileSync(path, path.slice(folder.length - depth * 3))
      chmodSync(path, pick(random, FILE_MODES))
    }
  }
}

const PARTS = [
  ...['a', 'b', 'ab', 'a.md', '.x', 'x+y', 'é', '\\#c', '\\!d', '-', '*', '*', '**', '**', '?'],
  ...[
    '*.md',
    'a*',
    '*b',
    '**b',
    'a**',
    '?b',
    '[ab]',
    '[^a]',
    '[a-b]*',
    '\\[a\\]',
    '.',
    '..',
    'a?',
    '*.*',
  ],
] as const

function makePattern(random: Random): string {
  const count = 1 + Math.floor(random() * 3)
  const path = Array.from({ length: count }, () => pick(random, PARTS)).join('/')
  const exception = random() < 0.4 ? pick(random, ['!', '!', '! ', '!/']) : ''
  const before = pick(random, ['', '', '', '/', './', ' ', '\t', '//'])
  const after = pick(random, ['', '', '', '/', '/**', '/*', ' ', '\r'])
  return `${exception}${before}${path}${after}`
}

function makeIgnore(random: Random): string {
  const count = 1 + Math.floor(random() * 5)
  const lines = Array.from({ length: count }, () => makePattern(random))
  return `${random() < 0.2 ? '# comment\n' : ''}${lines.join('\n')}\n`
}

/** BuildKit 0.25 fails on patterns of other characters ("header key exclude-patterns"), not on such names. */
function isTaken(text: string): boolean {
  const ignore = parseDockerignore(text)
  return ignore.ok && ignore.patterns.every((pattern) => /^[ -~]+$/.test(pattern.text))
}

/** Every local context has an ignore file of its own: one build judges them all. */
const CASES = 80

test(
  'random trees and ignore files: what arrives is what we list',
  async () => {
    const random = makeRandom(20261123)
    const contexts = Array.from({ length: CASES }, (_, at) => {
      const folder = tempFolder()
      makeTree(random, folder)
      let text = makeIgnore(random)
      while (!isTaken(text)) text = makeIgnore(random)
      writeFileSync(join(folder, '.dockerignore'), text)
      return { name: `c${at}`, folder, text }
    })
    const copies = contexts.map(({ name }) => `COPY --from=${name} . /${name}/`)
    const main = tempFolder({ Dockerfile: `FROM scratch\n${copies.join('\n')}\n` })
    const args = contexts.flatMap(({ name, folder }) => ['--build-context', `${name}=${folder}`])
    const result = await build(main, join(main, 'Dockerfile'), args)
    if (result === undefined) throw new Error('BuildKit refuses a pattern')
    let sent = 0
    let left = 0
    for (const { name, folder, text } of contexts) {
      const listing = await list(folder)
      sent += listing.entries.length
      left += (await listAll(folder)).entries.length - listing.entries.length
      const arrived = join(result, name)
      // COPY of nothing makes no folder.
      if (listing.entries.length === 0) mkdirSync(arrived, { recursive: true })
      try {
        await expectSame(listing, arrived)
      } catch (error) {
        throw new Error(`${folder} with ${JSON.stringify(text)}: ${String(error)}`)
      }
    }
    // Neither ignores all nor nothing: else the cases would prove little.
    expect(sent).toBeGreaterThan(1_000)
    expect(left).toBeGreaterThan(1_000)
  },
  2 * MINUTES,
)

test(
  'the main context: its Dockerfile and its ignore file are files like others',
  async () => {
    const files = { Dockerfile: COPY_ALL, a: '', 'b/c': '' }
    const folders = [
      tempFolder({ ...files, '.dockerignore': 'a\n' }),
      tempFolder({ ...files, '.dockerignore': 'Dockerfile\n.dockerignore\n' }),
      tempFolder({ ...files, '.dockerignore': '*\n!b/c\n' }),
      tempFolder({ ...files, '.dockerignore': 'a\n', 'Dockerfile.dockerignore': 'b\n' }),
      tempFolder({ ...files, '.dockerignore': 'a\n', 'Dockerfile.dockerignore': '' }),
      tempFolder({ ...files, '.dockerignore': '\ufeffa\n' }),
    ]
    for (const folder of folders)
      await expectSame(await list(folder), await build(folder, join(folder, 'Dockerfile')))
  },
  2 * MINUTES,
)

test(
  'the ignore file beside a Dockerfile elsewhere',
  async () => {
    const elsewhere = tempFolder({ App: COPY_ALL, 'App.dockerignore': 'a\n' })
    const folder = tempFolder({ a: '', b: '', '.dockerignore': 'b\n' })
    const dockerfile = join(elsewhere, 'App')
    await expectSame(await list(folder, dockerfile), await build(folder, dockerfile))
  },
  MINUTES,
)

test(
  'two names of one file, a socket, a file that is named and taken back',
  async () => {
    const linked = tempFolder({ Dockerfile: COPY_ALL, b: 'text', 'c/d': 'other' })
    linkSync(join(linked, 'b'), join(linked, 'c/e'))
    await expectSame(await list(linked), await build(linked, join(linked, 'Dockerfile')))

    const special = tempFolder({ Dockerfile: COPY_ALL, a: '' })
    const server = createServer().listen(join(special, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    await expectSame(await list(special), await build(special, join(special, 'Dockerfile')))
    server.close()

    const twice = tempFolder({
      Dockerfile: COPY_ALL,
      'd/x': 'text',
      '.dockerignore': 'd\n!d/x\nd*\n',
    })
    await expectSame(await list(twice), await build(twice, join(twice, 'Dockerfile')))
  },
  2 * MINUTES,
)

test.each(['!', '!/', '[', 'a[b', '[a-]', '[b-a]', '[]', '[^]', 'a\\'])(
  'BuildKit refuses the pattern %j, too',
  async (pattern) => {
    const folder = tempFolder({ Dockerfile: COPY_ALL, a: '', '.dockerignore': `${pattern}\n` })
    expect(parseDockerignore(pattern).ok).toBe(false)
    expect(await build(folder, join(folder, 'Dockerfile'))).toBeUndefined()
  },
  MINUTES,
)
