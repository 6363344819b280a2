import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { copyContext } from '../../src/adapters/copy-context.ts'
import { files } from '../../src/adapters/files.ts'
import { planRounds } from '../../src/benchmark/plan-rounds.ts'
import { SCENARIOS } from '../../src/benchmark/sample.ts'
import { parseBenchmarkArguments } from '../../src/cli/benchmark-arguments.ts'
import { runBenchmarkCommand } from '../../src/cli/benchmark-command.ts'
import { runBenchmark } from '../../src/cli/benchmark-run.ts'
import type { CommandResult } from '../../src/ports.ts'
import { renderJson } from '../../src/report/json.ts'
import { aReport } from '../builders/a-report.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

type Build = (
  argv: readonly string[],
  number: number,
) => Partial<CommandResult> & { readonly report?: string; readonly source?: string }

const SOURCE = 'fn main() {}\n'

/** Runs a benchmark of one variant; `build` stands for the program. */
async function benchmark(build: Build, signal = new AbortController().signal) {
  const tempRoot = tempFolder()
  const contextFolder = tempFolder({ 'src/main.rs': SOURCE })
  const sources: string[] = []
  const calls: (readonly string[])[] = []
  const logger = recordingLogger()
  let value = 0
  const outcome = await runBenchmark(
    {
      builds: planRounds({ variants: ['dev'], scenarios: SCENARIOS, iterations: 2 }),
      contextFolder,
      source: 'src/main.rs',
      tempFolder: tempRoot,
      imageName: 'bench',
      others: ['--bin', 'a'],
    },
    {
      files,
      log: logger.log,
      env: { PATH: '/bin' },
      ownProgram: ['node', 'cli.js'],
      newValue: () => ++value,
      run: async (argv, options) => {
        calls.push(argv)
        expect(options?.env).toEqual({ PATH: '/bin' })
        sources.push(readFileSync(join(contextFolder, 'src/main.rs'), 'utf8'))
        const { report, ...result } = build(argv, calls.length)
        if (report !== undefined) await files.writeText(join(tempRoot, 'report.json'), report)
        return { exitCode: 0, stdout: '', stderr: '', ...result }
      },
    },
    signal,
  )
  return { ...outcome, sources, calls, contextFolder, messages: logger.messages() }
}

const good: Build = (_, number) => ({ report: renderJson(aReport({ durationMs: number * 1000 })) })

test('one build after the other; the line differs in each round, the warm-up is not counted', async () => {
  const { samples, failure, sources, calls, contextFolder, messages } = await benchmark(good)
  expect(failure).toBeUndefined()
  expect(samples.map(({ scenario, round, durationMs }) => [scenario, round, durationMs])).toEqual([
    ['clean', 1, 1000],
    ['clean', 2, 2000],
    ['changed-line', 1, 4000],
    ['unchanged', 1, 5000],
    ['changed-line', 2, 6000],
    ['unchanged', 2, 7000],
  ])
  const [clean, , warm, first, same, second] = sources
  expect([clean, warm]).toEqual([SOURCE, SOURCE])
  expect(first).toBe(same)
  expect(new Set([clean, first, second]).size).toBe(3)
  expect(calls[0]).toEqual([
    ...['node', 'cli.js', 'build', '--variant', 'dev', '--tags', 'bench:dev'],
    ...['--report', expect.stringMatching(/report\.json$/), '--load'],
    ...['--no-cache', '--cache', 'off', '--bin', 'a', contextFolder],
  ])
  expect(messages[0]).toBe('1 of 7: dev, clean, round 1: 1.0 s')
  expect(messages[2]).toBe('3 of 7: dev, warm-up: 3.0 s')
})

test.each<[string, ReturnType<Build>, string, number]>([
  [
    'says why in its report',
    {
      exitCode: 3,
      report: renderJson(
        aReport({
          outcome: 'failure',
          failure: { stage: 'fetch', cause: 'No network.', evidence: [], exitCode: 3 },
        }),
      ),
    },
    'No network.',
    3,
  ],
  ['has no report', { exitCode: 2, stderr: 'error: --bin: wrong\nhint' }, 'error: --bin: wrong', 2],
  ['has a report that is none', { exitCode: 0, report: '{}', stderr: 'odd\n' }, 'odd', 1],
  ['says nothing', { exitCode: 70 }, 'it said nothing', 70],
])('a build that %s ends the benchmark', async (_, result, cause, exitCode) => {
  const bad: Build = (argv, number) => (number < 3 ? good(argv, number) : result)
  const { samples, failure, calls } = await benchmark(bad)
  expect(samples).toHaveLength(2)
  expect(calls).toHaveLength(3)
  expect(failure).toEqual({ sentence: `The build dev, warm-up failed: ${cause}`, exitCode })
})

test('the report of the build before is not taken for that of this one', async () => {
  const { failure } = await benchmark((argv, number) => (number === 1 ? good(argv, 1) : {}))
  expect(failure?.exitCode).toBe(1)
})

test('interrupted', async () => {
  const controller = new AbortController()
  const { failure, calls } = await benchmark(() => {
    controller.abort()
    return { exitCode: 130 }
  }, controller.signal)
  expect(calls).toHaveLength(1)
  expect(failure).toEqual({ sentence: 'The benchmark was interrupted.', exitCode: 130 })
})

test('the copy has links and permissions, and neither .git nor what cargo has built', async () => {
  const from = tempFolder({
    'src/main.rs': SOURCE,
    'run.sh': '#!/bin/sh\n',
    '.dockerignore': 'x',
    '.git/HEAD': 'ref',
    'target/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55',
    'target/debug/app': 'x',
    'crates/target/notes.txt': 'not of cargo',
  })
  chmodSync(join(from, 'run.sh'), 0o755)
  symlinkSync('src/main.rs', join(from, 'link.rs'))
  const to = join(tempFolder(), 'deep/copy')
  await copyContext(from, to)
  expect(existsSync(join(to, '.git'))).toBe(false)
  expect(existsSync(join(to, 'target'))).toBe(false)
  expect(existsSync(join(to, 'crates/target/notes.txt'))).toBe(true)
  expect(existsSync(join(to, '.dockerignore'))).toBe(true)
  expect(await files.kindOf(join(to, 'link.rs'))).toBe('other')
  expect(readFileSync(join(to, 'link.rs'), 'utf8')).toBe(SOURCE)
  expect(statSync(join(to, 'run.sh')).mode & 0o777).toBe(0o755)
})

async function command(args: readonly string[], folder = tempFolder()) {
  const env = { PATH: tempFolder(), HOME: tempFolder(), CV_DOCKER_BUILD_CACHE: tempFolder() }
  return await atHome(folder, env, () => captureOutput(() => runBenchmarkCommand(args)))
}

const APP = { 'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n', 'src/main.rs': SOURCE }
const TWO = { ...APP, 'src/bin/other.rs': SOURCE }

test.each<[readonly string[], Readonly<Record<string, string>>, string]>([
  [['--iterations', '0'], APP, '--iterations: "0" is not a number of rounds; use 1 to 100'],
  [['--variant', 'prdo'], APP, '--variant: "prdo" is not known; use prod, dev, minimal'],
  [['--scenario=cold'], APP, '--scenario: "cold" is not known; use clean, changed-line, unchanged'],
  [
    ['--', '--tags', 'x'],
    APP,
    '--tags: is said by the benchmark itself; leave it out behind --; see benchmark --help',
  ],
  [['--', '--frobnicate'], APP, '--frobnicate: is not an option; see --help'],
  [
    ['--source', 'lib.rs'],
    APP,
    '--source: "lib.rs" is no Rust file in FOLDER; name one, relative to that folder',
  ],
  [[], {}, 'Cargo.toml: is not in FOLDER; name the folder of the application'],
  [
    [],
    TWO,
    'bin: there are 2 binaries: app (package app), other (package app); choose one with the input `bin`',
  ],
])('%j is refused before anything is built', async (args, content, expected) => {
  const folder = tempFolder(content)
  const { result, stdout, stderr } = await command(args, folder)
  const told = stderr.replaceAll(folder, 'FOLDER')
  expect([result, stdout, told]).toEqual([2, '', `error: ${expected}\n`])
})

test('help; flags', async () => {
  const { result, stdout } = await command(['--help'])
  expect(result).toBe(0)
  for (const word of [
    '--iterations',
    '--variant',
    '--platform',
    '--json',
    '--markdown',
    'Exit codes',
  ])
    expect(stdout).toContain(word)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  const parsed = parseBenchmarkArguments([
    ...['--variant', 'minimal,prod', '--json', 'x.json', 'app', '--', '--cache', 'off'],
  ])
  expect(parsed.ok && parsed.value).toEqual({
    help: false,
    folder: 'app',
    iterations: 3,
    variants: ['prod', 'minimal'],
    scenarios: SCENARIOS,
    jsonFile: 'x.json',
    others: ['--cache', 'off'],
  })
})

test('no engine here: nothing is built, and nothing left', async () => {
  const temp = tempFolder()
  const env = {
    PATH: tempFolder(),
    TMPDIR: temp,
    CV_DOCKER_BUILD_CACHE: tempFolder(),
    // An engine that the user names is never replaced by another.
    DOCKER_HOST: 'unix:///nowhere/docker.sock',
  }
  await expect(atHome(tempFolder(APP), env, () => runBenchmarkCommand([]))).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
  })
  expect(readdirSync(temp)).toEqual([])
})
