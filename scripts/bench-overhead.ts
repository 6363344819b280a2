// What the action costs on top of the build: dist/ (main and post) on a fully cached build against
// raw `docker buildx build` with the same arguments. Run by Node 24; takes --json FILE, --rounds N.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parseFileCommands } from '../__tests__/bundle/file-commands.ts'
import { makeStepEnvironment, makeStepFiles } from '../__tests__/bundle/step-environment.ts'
import { clock } from '../src/adapters/clock.ts'
import { runCommand } from '../src/adapters/command-runner.ts'
import { engineHost } from '../src/adapters/engine-host.ts'
import { cacheFolder, definedVariables } from '../src/adapters/environment.ts'
import { files } from '../src/adapters/files.ts'
import { makeConsoleLogger } from '../src/cli/console-logger.ts'
import { ensureEngine } from '../src/engine/commands.ts'
import { describeEngine, describeMachine, quantile } from './machine.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DIST = process.env.CV_DOCKER_BUILD_TEST_DIST || join(ROOT, 'dist')

/** Limits of the project's contract: seconds on top, ratio to raw, MiB of the process at its peak. */
const LIMITS = { addedSeconds: 0.3, ratio: 1.6, peakMib: 80 }

/** A workspace with a lock file to read and a context to send; nothing to compile, no base image. */
const DOCKERFILE = `FROM scratch AS files
COPY Cargo.toml Cargo.lock /app/
COPY src /app/src
COPY templates /app/templates
COPY static /app/static
FROM scratch
COPY --from=files /app /app
COPY content /app/content
USER 65532
`

const TAG = 'cv-docker-build-bench:overhead'

/** Provenance holds the time of the build, which would make each image another one: off in both. */
const INPUTS = { load: 'true', tags: TAG, provenance: 'false' }

type Round = {
  readonly round: number
  readonly first: 'raw' | 'action'
  readonly rawSeconds: number
  readonly mainSeconds: number
  readonly postSeconds: number
  readonly addedSeconds: number
  readonly ratio: number
  /** Of a run of its own, so that looking at it costs the timed run nothing. */
  readonly peakMib: number
}

const { values } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '15' } },
})
const roundCount = Math.max(1, Number.parseInt(values.rounds, 10) || 15)
const log = makeConsoleLogger((line) => process.stderr.write(`${line}\n`), {
  color: false,
  verbose: false,
})
const given = definedVariables(process.env)
const engine = await ensureEngine(
  { run: runCommand, files, clock, log, host: engineHost },
  { cacheFolder: cacheFolder(given), env: given },
)
const folder = mkdtempSync(join(tmpdir(), 'cv-docker-build-bench-'))
try {
  Object.assign(process.env, engine.env)
  await measure()
} finally {
  await runCommand(['docker', 'image', 'rm', '--force', TAG], { env: dockerEnvironment() })
  rmSync(folder, { recursive: true, force: true })
  await engine.stop()
}

async function measure(): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0
  const workspace = makeWorkspace()
  const argv = await recordArguments(workspace)
  await raw(workspace, argv)
  await action(workspace)
  const rounds: Round[] = []
  for (let round = 1; round <= roundCount; round += 1) {
    const result = await runRound(round, workspace, argv)
    rounds.push(result)
    console.log(formatRound(result))
  }
  const goals = judge(rounds)
  for (const line of formatResult(rounds, goals)) console.log(line)
  const machine = { ...describeMachine(loadBefore), ...(await describeEngine(ask)) }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ goals, rounds, machine }, null, 2)}\n`)
  }
}

function makeWorkspace(): string {
  const workspace = join(folder, 'workspace')
  const isSource = (path: string) => !path.includes(join('examples', 'cv', 'target'))
  cpSync(join(ROOT, 'examples', 'cv'), workspace, { recursive: true, filter: isSource })
  writeFileSync(join(workspace, 'Dockerfile'), DOCKERFILE)
  return workspace
}

/** In turn raw first and action first, so that neither always finds the warmer machine. */
async function runRound(round: number, workspace: string, argv: readonly string[]): Promise<Round> {
  const first = round % 2 === 1 ? 'raw' : 'action'
  const early = first === 'raw' ? await raw(workspace, argv) : undefined
  const { mainSeconds, postSeconds } = await action(workspace)
  const rawSeconds = early ?? (await raw(workspace, argv))
  const { peakMib } = await action(workspace, true)
  const actionSeconds = mainSeconds + postSeconds
  return {
    round,
    first,
    rawSeconds,
    mainSeconds,
    postSeconds,
    addedSeconds: actionSeconds - rawSeconds,
    ratio: actionSeconds / rawSeconds,
    peakMib: peakMib ?? Number.NaN,
  }
}

function dockerEnvironment(): Readonly<Record<string, string>> {
  return { ...definedVariables(process.env), BUILDX_METADATA_PROVENANCE: 'disabled' }
}

async function raw(workspace: string, argv: readonly string[]): Promise<number> {
  return await timed(['docker', ...argv], workspace, dockerEnvironment())
}

type ActionRun = {
  readonly mainSeconds: number
  readonly postSeconds: number
  readonly peakMib?: number
}

/** As the runner starts it: main, then post with the state that main saved. */
async function action(workspace: string, watched = false, path?: string): Promise<ActionRun> {
  const job = mkdtempSync(join(folder, 'job-'))
  const temp = join(job, 'temp')
  mkdirSync(temp)
  writeFileSync(join(job, 'event.json'), '{}')
  const peakFile = join(job, 'peak')
  const preload = watched ? ['--import', peakWriter(peakFile)] : []
  const step = async (phase: 'main' | 'post', state: Readonly<Record<string, string>>) => {
    const stepFiles = makeStepFiles(job, phase)
    const env = makeStepEnvironment(
      { workspace, inputs: INPUTS, ...(path === undefined ? {} : { env: { PATH: path } }) },
      { folder: job, temp, files: stepFiles, state },
    )
    const argv = [process.execPath, ...preload, join(DIST, 'action', `${phase}.js`)]
    const seconds = await timed(argv, workspace, definedVariables(env))
    return { seconds, state: parseFileCommands(readFileSync(stepFiles.state, 'utf8')).values }
  }
  const main = await step('main', {})
  const peakMib = watched ? Number(readFileSync(peakFile, 'utf8')) / 1024 : undefined
  const post = await step('post', main.state)
  rmSync(job, { recursive: true, force: true })
  return {
    mainSeconds: main.seconds,
    postSeconds: post.seconds,
    ...(peakMib === undefined ? {} : { peakMib }),
  }
}

/**
 * A module that writes the highest resident size when the process ends. VmHWM counts from the start of
 * the program; the maxrss of getrusage also holds what the parent had before it started the program.
 */
function peakWriter(file: string): string {
  const code = `import fs from 'node:fs'
process.on('exit', () => {
  const status = fs.readFileSync('/proc/self/status', 'utf8')
  fs.writeFileSync(${JSON.stringify(file)}, /VmHWM:\\s+(\\d+)/.exec(status)[1])
})`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

async function timed(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const start = performance.now()
  const { exitCode, stdout, stderr } = await runCommand([program, ...args], { cwd, env })
  const seconds = (performance.now() - start) / 1000
  if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`)
  return seconds
}

/** The argument list of the action's own build, with result files that stay. */
async function recordArguments(workspace: string): Promise<readonly string[]> {
  const bin = join(folder, 'bin')
  const list = join(folder, 'arguments')
  mkdirSync(bin)
  const docker = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim()
  const record = `[ "$1 $2" = "buildx build" ] && printf '%s\\n' "$@" > '${list}'`
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${record}\nexec '${docker}' "$@"\n`, {
    mode: 0o755,
  })
  await action(workspace, false, `${bin}:${process.env.PATH}`)
  const argv = readFileSync(list, 'utf8').trimEnd().split('\n')
  const inFolder = (flag: string, name: string) => {
    const at = argv.indexOf(flag) + 1
    if (at > 0) argv[at] = join(folder, name)
  }
  inFolder('--iidfile', 'iid')
  inFolder('--metadata-file', 'metadata')
  return argv
}

type Goal = {
  readonly id: string
  readonly value: number
  readonly limit: number
  readonly unit: string
  readonly met: boolean
}

function judge(rounds: readonly Round[]): readonly Goal[] {
  const goal = (id: string, value: number, limit: number, unit: string): Goal => ({
    id,
    value: Number(value.toFixed(3)),
    limit,
    unit,
    met: value <= limit,
  })
  const added = quantile(valuesOf(rounds, 'addedSeconds'), 0.5)
  const ratio = quantile(valuesOf(rounds, 'ratio'), 0.5)
  return [
    goal('added-time', added, LIMITS.addedSeconds, 's'),
    goal('time-ratio', ratio, LIMITS.ratio, '×'),
    goal('peak-memory', Math.max(...rounds.map(({ peakMib }) => peakMib)), LIMITS.peakMib, 'MiB'),
  ]
}

function valuesOf(rounds: readonly Round[], key: Exclude<keyof Round, 'first'>): readonly number[] {
  return rounds.map((round) => round[key])
}

function formatRound(round: Round): string {
  const seconds = (value: number) => `${value.toFixed(3)} s`
  const { rawSeconds, mainSeconds, postSeconds, addedSeconds, ratio, peakMib } = round
  return [
    `round ${round.round}: raw ${seconds(rawSeconds)}`,
    `main ${seconds(mainSeconds)}`,
    `post ${seconds(postSeconds)}`,
    `added ${seconds(addedSeconds)}`,
    `×${ratio.toFixed(2)}`,
    `peak ${peakMib.toFixed(1)} MiB`,
  ].join(', ')
}

function formatResult(rounds: readonly Round[], goals: readonly Goal[]): readonly string[] {
  const spread = (
    ['rawSeconds', 'mainSeconds', 'postSeconds', 'addedSeconds', 'ratio'] as const
  ).map((key) => {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) =>
      quantile(valuesOf(rounds, key), part).toFixed(3),
    )
    return `${key}: median ${middle}, half of the rounds from ${low} to ${high}`
  })
  const verdicts = goals.map(
    ({ id, value, limit, unit, met }) =>
      `${met ? 'met' : 'NOT MET'}: ${id} ${value} ${unit} (limit ${limit} ${unit})`,
  )
  return [...spread, ...verdicts]
}

async function ask(...argv: readonly [string, ...string[]]): Promise<string> {
  return (await runCommand(argv, { env: dockerEnvironment() })).stdout.trim()
}
