import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '../fakes/temp-folder.ts'
import { parseFileCommands } from './file-commands.ts'
import { type Job, makeStepEnvironment, makeStepFiles, type StepFiles } from './step-environment.ts'
import { type RunnerLog, readRunnerLog } from './workflow-commands.ts'

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
}

export type Step = {
  readonly pid: number
  /** Resolves once the output holds this text; rejects when the step ends without it. */
  readonly sees: (text: string) => Promise<void>
  /** As the runner cancels: SIGINT, after 7.5 s SIGTERM, after 2.5 s more SIGKILL. */
  readonly cancel: (signalled?: 'process' | 'tree') => void
  readonly ended: Promise<StepResult>
}

/**
 * Runs the bundled action as actions/runner does (`NodeScriptActionHandler`, `GitHubContext`,
 * `FileCommandManager`): inputs and files by environment, commands on standard output, post after
 * main. Folders and environment of a job stay the same from one to the other.
 */
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
    const files = makeStepFiles(folder, phase)
    const env = makeStepEnvironment(job, { folder, temp, files, state })
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

function follow(child: ChildProcess, files: StepFiles, masks: readonly string[]): Step {
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
  const ended = new Promise<StepResult>((resolveEnd, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      const result = { ...readRunnerLog(output, masks), ...readFiles(files) }
      resolveEnd({ ...result, exitCode, signal, output })
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

function readFiles(files: StepFiles) {
  const text = (name: keyof StepFiles) => readFileSync(files[name], 'utf8')
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
