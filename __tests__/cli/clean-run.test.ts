import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { files as diskFiles } from '../../src/adapters/files.ts'
import { measureTree } from '../../src/adapters/tree-figures.ts'
import { type CleanRequest, runClean } from '../../src/cli/clean-run.ts'
import type { Files } from '../../src/ports.ts'
import { NOW_MS } from '../cache/inventory/cache-folder.ts'
import { fakeWorld, memoryFiles, OUR_PID, processFiles } from '../engine-unit/fake-world.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const CRATE = `crates/store/${'a'.repeat(64)}.crate`
const ARCHIVE = 'archives/units.cvarchive'
const TREE = `engine/tree-${'f'.repeat(12)}/versions.json`
const DATA = 'engine/containerd/data/image.db'
const STRANGE = ['engine/plans.txt', 'thesis/chapter-1.txt', 'crates/store/notes.txt']
const OTHERS = ['stand-ins/rust/stand-in.json', 'buildkit/0.34.2-1/buildkit.json', 'apt/apt.conf']
const EVERYTHING = [CRATE, ARCHIVE, TREE, DATA, ...STRANGE, ...OTHERS]

/** The disk, with processes of the test's own choice. */
function withProcesses(processes: Readonly<Record<string, string>>): Files {
  const { files: memory } = memoryFiles({
    '/proc/stat': `btime ${NOW_MS / 1000 - 1_000_000}\n`,
    ...processFiles(OUR_PID, ['node', '/opt/cli/index.js', 'clean']),
    ...processes,
  })
  return {
    ...diskFiles,
    list: (folder) => (folder.startsWith('/proc') ? memory.list(folder) : diskFiles.list(folder)),
    readTextIfAny: (path) =>
      path.startsWith('/proc') ? memory.readTextIfAny(path) : diskFiles.readTextIfAny(path),
  }
}

type Setting = Partial<Pick<CleanRequest, 'level' | 'mode' | 'dryRun'>> & {
  readonly content?: Readonly<Record<string, string>>
  readonly processes?: Readonly<Record<string, string>>
  readonly answer?: boolean
  readonly builders?: string
  readonly cannotRemove?: string
}

async function clean(setting: Setting) {
  const { level = 'normal', mode = 'yes', dryRun = false, answer = false } = setting
  const cacheFolder = tempFolder(
    setting.content ?? Object.fromEntries(EVERYTHING.map((path) => [path, '0123456789'])),
  )
  const tempRoot = tempFolder()
  const world = fakeWorld({
    commands: {
      'docker buildx ls': { stdout: setting.builders ?? '' },
      'docker buildx rm': { exitCode: 0 },
    },
  })
  const disk = withProcesses(setting.processes ?? {})
  const files: Files = {
    ...disk,
    remove: async (path) => {
      if (setting.cannotRemove !== undefined && path.endsWith(setting.cannotRemove))
        throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
      await disk.remove(path)
    },
  }
  const out: string[] = []
  const errors: string[] = []
  const questions: string[] = []
  const exitCode = await runClean(
    {
      level,
      mode,
      dryRun,
      engine: { cacheFolder, env: {} },
      tempRoots: [tempRoot],
      color: false,
    },
    {
      ...world.ports,
      files,
      // Ten days later, so that all of it is old.
      clock: { ...world.ports.clock, now: () => Date.now() + 10 * 24 * 3600 * 1000 },
      host: {
        ...world.ports.host,
        makeFolderOnce: async (path) => {
          mkdirSync(dirname(path), { recursive: true })
          if (existsSync(path)) return false
          mkdirSync(path)
          return true
        },
      },
      measureTree,
      userId: process.getuid?.() ?? 0,
      say: (line) => out.push(line),
      complain: (line) => errors.push(line),
      confirm: async (question) => {
        questions.push(question)
        return answer
      },
    },
  )
  const left = EVERYTHING.filter((path) => existsSync(join(cacheFolder, path)))
  const removed = EVERYTHING.filter((path) => !left.includes(path))
  return { exitCode, out, errors, questions, removed, cacheFolder, lines: world.runner.lines() }
}

test.each([
  ['normal', [CRATE, ARCHIVE]],
  ['deep', [CRATE, ARCHIVE]],
  ['all', [CRATE, ARCHIVE, TREE, DATA, ...OTHERS]],
] as const)('%s removes its part, and nothing that is not ours', async (level, expected) => {
  const { exitCode, out, errors, removed } = await clean({ level })
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] })
  expect(removed.sort()).toEqual([...expected].sort())
  expect(out[0]).toMatch(/^to be removed +items +size$/)
  expect(out.at(-1)).toBe(`Removed: ${expected.length * 10} B.`)
})

test('nothing is there', async () => {
  const { exitCode, out } = await clean({ content: {}, level: 'all' })
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: ['There is nothing to remove.'] })
})

test.each([
  ['without a terminal', { mode: 'tell' }, 'Nothing was removed: give --yes to remove it.', 0],
  ['a dry run', { mode: 'tell', dryRun: true }, 'Nothing was removed.', 0],
  ['the answer is no', { mode: 'ask', answer: false }, 'Nothing was removed.', 1],
] as const)('%s: told, and nothing removed', async (_, setting, last, questions) => {
  const result = await clean({ level: 'all', ...setting })
  expect(result.exitCode).toBe(0)
  expect(result.removed).toEqual([])
  expect(result.out.at(-1)).toBe(last)
  expect(result.questions).toHaveLength(questions)
  expect(result.lines.filter((line) => line.includes(' rm '))).toEqual([])
})

test('the answer is yes', async () => {
  const { removed, questions } = await clean({ level: 'deep', mode: 'ask', answer: true })
  expect(removed).toEqual([CRATE, ARCHIVE])
  expect(questions).toEqual(['Remove all this? [y/N] '])
})

const OTHER = 99
const OTHER_RUN = processFiles(OTHER, ['node', '/opt/cli/index.js', 'build'], '55')
const DAEMON = 77
const STATE = JSON.stringify({ schemaVersion: 1, pid: DAEMON, store: 'containerd' })

/** What a running engine of ours looks like, once the cache folder is known. */
async function withEngine(level: CleanRequest['level'], user?: string) {
  const cacheFolder = tempFolder({
    'engine/containerd/state.json': STATE,
    [CRATE]: '0123456789',
    ...(user === undefined ? {} : { [`engine/containerd/users/${OTHER}`]: user }),
  })
  const words = ['dockerd', '--config-file', `${cacheFolder}/engine/containerd/daemon.json`]
  const world = fakeWorld({})
  const errors: string[] = []
  const exitCode = await runClean(
    {
      level,
      mode: 'yes',
      dryRun: false,
      engine: { cacheFolder, env: {} },
      tempRoots: [],
      color: false,
    },
    {
      ...world.ports,
      files: withProcesses({ ...OTHER_RUN, ...processFiles(DAEMON, words) }),
      measureTree,
      userId: 0,
      say: () => {},
      complain: (line) => errors.push(line),
      confirm: async () => false,
    },
  )
  return { exitCode, errors, crateIsThere: existsSync(join(cacheFolder, CRATE)) }
}

test.each<[string, CleanRequest['level'], string | undefined, string | undefined]>([
  [
    'up, all',
    'all',
    undefined,
    'The private engine is up: stop it first (cv-docker-build engine down removes its images, too).',
  ],
  ['up, deep', 'deep', undefined, undefined],
  [
    'in use, normal',
    'normal',
    `${OTHER} 55\n`,
    `Another run is at work here: process ${OTHER} builds with the private engine.`,
  ],
  ['used by a process that is gone', 'deep', `${OTHER} 54\n`, undefined],
])('an engine of ours that is %s', async (_, level, user, refusal) => {
  const { exitCode, errors, crateIsThere } = await withEngine(level, user)
  expect(errors).toEqual(
    refusal === undefined ? [] : [`error: ${refusal}`, '  Nothing was removed.'],
  )
  expect({ exitCode, crateIsThere }).toEqual(
    refusal === undefined
      ? { exitCode: 0, crateIsThere: false }
      : { exitCode: 1, crateIsThere: true },
  )
})

test.each([
  ['of a process that runs', 'stand-in-rust', `${OTHER} 55\n`, 1],
  ['of a process that is gone', 'stand-in-rust', '98 3\n', 0],
  ['that was set aside', 'engine.stale-99-55', `${OTHER} 55\n`, 0],
])('a lock %s', async (_, name, owner, exitCode) => {
  const content = { [`locks/${name}/owner`]: owner, [CRATE]: 'x' }
  const result = await clean({ content, processes: OTHER_RUN, level: 'deep' })
  expect(result.exitCode).toBe(exitCode)
  expect(existsSync(join(result.cacheFolder, CRATE))).toBe(exitCode === 1)
  if (exitCode === 1)
    expect(result.errors[0]).toBe(
      'error: Another run is at work here: process 99 holds the lock stand-in-rust.',
    )
})

test('builders that runs have left go with all, and only then', async () => {
  const builders = 'cv-docker-build-1763900000000 docker-container\nmine docker-container\n'
  const all = await clean({ level: 'all', builders })
  expect(all.lines).toContain('docker buildx rm --force cv-docker-build-1763900000000')
  expect(all.lines.filter((line) => line.includes(' rm '))).toHaveLength(1)
  const deep = await clean({ level: 'deep', builders })
  expect(deep.lines).toEqual([])
})

test('what cannot be removed is told, and the rest goes', async () => {
  const { exitCode, errors, removed } = await clean({ level: 'deep', cannotRemove: '.crate' })
  expect(exitCode).toBe(1)
  expect(removed).toEqual([ARCHIVE])
  expect(errors).toEqual([
    expect.stringMatching(/^error: could not be removed: .*\.crate \(EACCES\)$/),
  ])
})

test('the temporary folder of a run that was killed goes, another stays', async () => {
  const cacheFolder = tempFolder()
  const tempRoot = tempFolder()
  for (const [name, mark] of [
    ['cv-docker-build-deadAB', '4711 3\n1 gone\n'],
    ['cv-docker-build-aliveA', `${OTHER} 55\n1 gone\n`],
  ] as const) {
    mkdirSync(join(tempRoot, name))
    writeFileSync(join(tempRoot, name, 'owner'), mark)
  }
  const out: string[] = []
  const world = fakeWorld({})
  const exitCode = await runClean(
    {
      level: 'normal',
      mode: 'yes',
      dryRun: false,
      engine: { cacheFolder, env: {} },
      tempRoots: [tempRoot],
      color: false,
    },
    {
      ...world.ports,
      files: withProcesses(OTHER_RUN),
      measureTree,
      userId: process.getuid?.() ?? 0,
      say: (line) => out.push(line),
      complain: (line) => out.push(line),
      confirm: async () => false,
    },
  )
  expect(exitCode).toBe(0)
  expect(existsSync(join(tempRoot, 'cv-docker-build-deadAB'))).toBe(false)
  expect(existsSync(join(tempRoot, 'cv-docker-build-aliveA'))).toBe(true)
  expect(out.join('\n')).toMatch(/temporary folders of killed runs +1 +/)
})
