import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { runCacheCommand } from '../../src/cli/cache-command.ts'
import { runCleanCommand } from '../../src/cli/clean-command.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

type Command = typeof runCacheCommand

async function run(command: Command, args: readonly string[], cache = tempFolder()) {
  const env = {
    PATH: tempFolder(),
    HOME: tempFolder(),
    TMPDIR: tempFolder(),
    CV_DOCKER_BUILD_CACHE: cache,
  }
  return await atHome(tempFolder(), env, () => captureOutput(() => command(args)))
}

const CONTEXT = `crates/contexts/${'1'.repeat(32)}`

function filled(): string {
  const cache = tempFolder({
    [`${CONTEXT}/crates/config.toml`]: '0123456789',
    'archives/a.cvarchive': '01234',
    'diary.txt': 'dear diary',
  })
  const old = new Date(Date.now() - 30 * 24 * 3600 * 1000)
  utimesSync(join(cache, CONTEXT), old, old)
  return cache
}

test.each<[Command, string, readonly string[]]>([
  [
    runCacheCommand,
    '--help',
    ['list', 'prune', 'path', '--cache-dir', '--cache-budget', '--json', 'Exit codes'],
  ],
  [runCacheCommand, '-h', ['Exit codes']],
  [
    runCleanCommand,
    '--help',
    ['--clean-level', 'normal', 'deep', 'all', '--dry-run', '--yes', 'target/', 'Exit codes'],
  ],
])('%p %s', async (command, flag, words) => {
  const { result, stdout, stderr } = await run(command, [flag])
  expect([result, stderr]).toEqual([0, ''])
  for (const word of words) expect(stdout).toContain(word)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test.each<[Command, readonly string[], string]>([
  [runCacheCommand, ['purge'], 'error: cache: "purge" is not an action; use list, prune, path\n'],
  [runCacheCommand, ['list', 'me'], 'error: cache: "me" is one word too many; see --help\n'],
  [
    runCacheCommand,
    ['--jsno'],
    'error: --jsno: is not an option; did you mean --json? see --help\n',
  ],
  [runCacheCommand, ['--json=yes'], 'error: --json: takes no value; write --json alone\n'],
  [runCacheCommand, ['--cache-dir'], 'error: --cache-dir: has no value; write --cache-dir VALUE\n'],
  [
    runCacheCommand,
    ['--cache-dir', 'a', '--cache-dir=b'],
    'error: --cache-dir: is given more than once; give it once\n',
  ],
  [
    runCacheCommand,
    ['--cache-budget', '0'],
    'error: --cache-budget: "0" is not a number of MiB; use 1 to 1048576\n',
  ],
  [
    runCacheCommand,
    ['--cache-budget=4 GB'],
    'error: --cache-budget: "4 GB" is not a number of MiB; use 1 to 1048576\n',
  ],
  [
    runCacheCommand,
    ['purge', '--cache-budget=x'],
    'error: cache: "purge" is not an action; use list, prune, path\nerror: --cache-budget: "x" is not a number of MiB; use 1 to 1048576\n',
  ],
  [
    runCleanCommand,
    ['--clean-level', 'deeper'],
    'error: --clean-level: "deeper" is not a level; use normal, deep, all\n',
  ],
  [
    runCleanCommand,
    ['--yes', '--dry-run'],
    'error: --dry-run: cannot be used together with --yes; leave out one of them\n',
  ],
  [runCleanCommand, ['all'], 'error: clean: "all" is one word too many; see --help\n'],
  [
    runCleanCommand,
    ['--clean-leve', 'all'],
    'error: --clean-leve: is not an option; did you mean --clean-level? see --help\nerror: clean: "all" is one word too many; see --help\n',
  ],
])('%p %j is refused', async (command, args, expected) => {
  const { result, stdout, stderr } = await run(command, args)
  expect([result, stdout, stderr]).toEqual([2, '', expected])
})

test('list: what is kept, and what is not ours', async () => {
  const cache = filled()
  const { result, stdout } = await run(runCacheCommand, [], cache)
  expect(result).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines[0]).toBe(`Cache folder: ${cache}`)
  expect(lines[2]).toMatch(/^crates, as folders for builds +1 +10 B +30 days ago$/)
  expect(lines.at(-1)).toBe('Not of cv-docker-build, and not counted: diary.txt')
  expect(stdout).toMatch(/\ntotal +15 B\n/)
})

test('list --json', async () => {
  const cache = filled()
  const { stdout } = await run(runCacheCommand, ['list', '--json'], cache)
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    cacheFolder: cache,
    bytes: 15,
    parts: [
      { name: 'crate-contexts', items: 1, bytes: 10, lastUsedAt: expect.stringMatching(/Z$/) },
      { name: 'archives', items: 1, bytes: 5 },
    ],
    unknown: ['diary.txt'],
  })
})

test('an empty cache; path', async () => {
  const cache = join(tempFolder(), 'none')
  expect((await run(runCacheCommand, [], cache)).stdout).toBe(
    `Cache folder: ${cache}\nNothing is kept.\n`,
  )
  expect((await run(runCacheCommand, ['path'], cache)).stdout).toBe(`${cache}\n`)
  const { stdout } = await run(runCacheCommand, ['path', '--json'], cache)
  expect(JSON.parse(stdout)).toEqual({ cacheFolder: cache })
})

test('prune removes nothing while all fits', async () => {
  const cache = filled()
  const { result, stdout } = await run(runCacheCommand, ['prune', '--cache-budget', '1'], cache)
  expect([result, stdout]).toEqual([
    0,
    'Crates, images and archives take 15 B; the budget is 1.0 MB.\n',
  ])
  expect(existsSync(join(cache, CONTEXT))).toBe(true)
})

test('prune: the longest unused goes, what was used just now stays above the budget', async () => {
  const large = 'x'.repeat(1_200_000)
  const cache = tempFolder({
    [`${CONTEXT}/crates/a.crate`]: large,
    'archives/new.cvarchive': large,
  })
  const old = new Date(Date.now() - 30 * 24 * 3600 * 1000)
  utimesSync(join(cache, CONTEXT), old, old)
  const { stdout } = await run(runCacheCommand, ['prune', '--cache-budget=1', '--json'], cache)
  expect(JSON.parse(stdout)).toEqual({
    schemaVersion: 1,
    budgetBytes: 1_048_576,
    removed: 1,
    freedBytes: 1_200_000,
    bytes: 1_200_000,
  })
  expect(existsSync(join(cache, CONTEXT))).toBe(false)
  const again = await run(runCacheCommand, ['prune', '--cache-budget=1'], cache)
  expect(again.stdout).toBe(
    'Crates, images and archives take 1.2 MB, more than the budget of 1.0 MB: the rest was used within the last hour.\n',
  )
})

test('clean without a terminal removes nothing', async () => {
  const cache = filled()
  const told = await run(runCleanCommand, [], cache)
  expect(told.result).toBe(0)
  expect(told.stdout).toContain('Nothing was removed: give --yes to remove it.\n')
  expect(existsSync(join(cache, CONTEXT))).toBe(true)
  const done = await run(runCleanCommand, ['-y'], cache)
  expect(done.stdout.trimEnd().split('\n').at(-1)).toBe('Removed: 10 B.')
  expect(existsSync(join(cache, CONTEXT))).toBe(false)
  expect(existsSync(join(cache, 'diary.txt'))).toBe(true)
})
