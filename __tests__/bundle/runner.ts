import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse as parseYaml } from 'yaml'
import { tempFolder } from '../fakes/temp-folder.ts'
import { parseFileCommands } from './file-commands.ts'
import { readPeakKib, watchPeak } from './peak-memory.ts'
import { type RunnerLog, readRunnerLog } from './workflow-commands.ts'

/**
 * Runs the bundled action as actions/runner does (`NodeScriptActionHandler`, `GitHubContext`,
 * `FileCommandManager`): inputs and files by environment, commands on standard output, post after main.
 */
export type Job = {
  /** The checkout; also the working folder. */
  readonly workspace: string
  readonly inputs?: Readonly<Record<string, string>>
  /** On top of, or in the place of, the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Payload of the event. */
  readonly event?: unknown
  /** What `${{ github.token }}` stands for. */
  readonly token?: string
}

export type StepResult = RunnerLog & {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  /** Standard output and standard error as they came, secrets and all. */
  readonly output: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  /** Text of report.json, which post takes away. */
  readonly report: string
  /** What was written to GITHUB_ENV and GITHUB_PATH. */
  readonly changes: string
  /** Entries of the files that the runner would not have understood. */
  readonly errors: readonly string[]
  readonly peakKib: number
}

export type Step = {
  readonly pid: number
  /** Resolves once the output holds this text; rejects when the step ends without it. */
  readonly sees: (text: string) => Promise<void>
  /** As the runner cancels: SIGINT, after 7.5 s SIGTERM, after 2.5 s more SIGKILL. */
  readonly cancel: (signalled?: 'process' | 'tree') => void
  readonly ended: Promise<StepResult>
}

/** One job: its folders and environment stay the same from main to post. */
export type Runner = {
  readonly temp: string
  readonly startMain: () => Step
  readonly runMain: () => Promise<StepResult>
  readonly runPost: (state: Readonly<Record<string, string>>) => Promise<StepResult>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The committed bundle, or another one to be tried. */
export const DIST = resolve(process.env.CV_DOCKER_BUILD_TEST_DIST || join(ROOT, 'dist'))

const SIGTERM_AFTER_MS = 7_500
const SIGKILL_AFTER_MS = 2_500

export function makeRunner(job: Job): Runner {
  const folder = tempFolder()
  const temp = join(folder, 'temp')
  mkdirSync(temp)
  writeFileSync(join(folder, 'event.json'), JSON.stringify(job.event ?? {}))
  const start = (
    phase: 'main' | 'post',
    state: Readonly<Record<string, string>>,
    masks: readonly string[],
  ): Step => {
    const files = makeFiles(folder, phase)
    const env = makeEnvironment(job, { folder, temp, files, state })
    const script = join(DIST, 'action', `${phase}.js`)
    const child = spawn(process.execPath, [script], {
      cwd: job.workspace,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return follow(child, files, masks)
  }
  let masks: readonly string[] = job.token === undefined ? [] : [job.token]
  const startMain = () => {
    const step = start('main', {}, masks)
    // The runner goes on masking in later steps what an earlier one named.
    step.ended.then(
      (result) => {
        masks = result.masks
      },
      () => {},
    )
    return step
  }
  return {
    temp,
    startMain,
    runMain: () => startMain().ended,
    runPost: (state) => start('post', state, masks).ended,
  }
}

/** Main, then post with the state that main saved: what a job does whatever the outcome. */
export async function runAction(
  job: Job,
): Promise<{ readonly runner: Runner; readonly main: StepResult; readonly post: StepResult }> {
  const runner = makeRunner(job)
  const main = await runner.runMain()
  const post = await runner.runPost(main.state)
  return { runner, main, post }
}

type Files = Readonly<Record<'output' | 'state' | 'env' | 'path' | 'summary', string>>

/** Each step has files of its own, empty at its start. */
function makeFiles(folder: string, phase: string): Files {
  const own = mkdtempSync(join(folder, `${phase}-`))
  const file = (name: string) => {
    const path = join(own, name)
    writeFileSync(path, '')
    return path
  }
  return {
    output: file('output'),
    state: file('state'),
    env: file('env'),
    path: file('path'),
    summary: file('summary.md'),
  }
}

type Place = {
  readonly folder: string
  readonly temp: string
  readonly files: Files
  readonly state: Readonly<Record<string, string>>
}

/** Not handed on: what a runner (or jest) set for itself, and would make a test depend on where it runs. */
const OURS =
  /^(?:INPUT_|STATE_|GITHUB_|RUNNER_|ACTIONS_|JEST_|NODE_|npm_|BUILDX_|DOCKER_DEFAULT)|^CI$/

function makeEnvironment(job: Job, place: Place): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  const env = {
    ...Object.fromEntries(given),
    ...githubVariables(job.workspace, place),
    ...Object.fromEntries(
      Object.entries(place.state).map(([name, value]) => [`STATE_${name}`, value]),
    ),
    ...inputVariables(job),
    ...job.env,
  }
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
}

function githubVariables(workspace: string, { folder, temp, files }: Place) {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STATE: files.state,
    GITHUB_ENV: files.env,
    GITHUB_PATH: files.path,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: 'octo/demo',
    GITHUB_REPOSITORY_OWNER: 'octo',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_ACTOR: 'octocat',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_ATTEMPT: '1',
  }
}

type ActionInputs = Readonly<Record<string, { readonly default?: string }>>

/** Upper-case names, blanks become underscores, dashes stay; the runner puts the defaults in. */
function inputVariables({ inputs = {}, token = '' }: Job): Readonly<Record<string, string>> {
  const action = parseYaml(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
    readonly inputs: ActionInputs
  }
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: fallback = '' }]) => {
      const value = inputs[name] ?? fallback.replaceAll('${{ github.token }}', token)
      return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]
    }),
  )
}

function follow(child: ChildProcess, files: Files, masks: readonly string[]): Step {
  const pid = child.pid ?? -1
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (chunk: string) => {
      output += chunk
      for (const listener of listeners) listener()
    })
  }
  const peak = watchPeak(pid)
  const ended = new Promise<StepResult>((resolveEnd, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      const result = { ...readRunnerLog(output, masks), ...readFiles(files) }
      resolveEnd({ ...result, exitCode, signal, output, peakKib: readPeakKib(peak) })
    })
  })
  const sees = (text: string) =>
    new Promise<void>((resolveSeen, reject) => {
      const look = () => {
        if (output.includes(text)) resolveSeen()
      }
      listeners.add(look)
      look()
      ended.then(() => reject(new Error(`the step ended without "${text}":\n${output}`)), reject)
    })
  return { pid, sees, cancel: (signalled = 'process') => cancel(child, signalled), ended }
}

function cancel(child: ChildProcess, signalled: 'process' | 'tree'): void {
  const pids = signalled === 'tree' ? descendants(child.pid ?? -1) : []
  child.kill('SIGINT')
  for (const pid of pids) signalIfAlive(pid, 'SIGINT')
  const killer = setTimeout(() => {
    child.kill('SIGTERM')
    const last = setTimeout(() => child.kill('SIGKILL'), SIGKILL_AFTER_MS)
    child.on('close', () => clearTimeout(last))
  }, SIGTERM_AFTER_MS)
  child.on('close', () => clearTimeout(killer))
}

function descendants(pid: number): readonly number[] {
  const path = `/proc/${pid}/task/${pid}/children`
  const children = readFileSync(path, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function readFiles(files: Files) {
  const text = (name: keyof Files) => readFileSync(files[name], 'utf8')
  const outputs = parseFileCommands(text('output'))
  const state = parseFileCommands(text('state'))
  return {
    outputs: outputs.values,
    state: state.values,
    summary: text('summary'),
    report: readIfAny(outputs.values.report),
    changes: text('env') + text('path'),
    errors: [...outputs.errors, ...state.errors],
  }
}

function readIfAny(path: string | undefined): string {
  return path && existsSync(path) ? readFileSync(path, 'utf8') : ''
}
