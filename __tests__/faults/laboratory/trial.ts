import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../../../src/adapters/command-runner.ts'
import type { Argv } from '../../../src/ports.ts'
import { parseReport } from '../../../src/report/json.ts'
import type { RunReport } from '../../../src/report/run-report.ts'
import type { FaultKind, Job } from './kind.ts'
import type { Laboratory } from './laboratory.ts'
import { type Mode, openScene, spellOf } from './scene.ts'
import { makeStrikes } from './spell.ts'

/** How one build went. */
export type Trial = {
  readonly side: 'raw' | 'ours'
  readonly kind: FaultKind
  readonly mode: Mode
  readonly outcome: 'passed' | 'failed' | 'hung'
  readonly seconds: number
  /** 1 for raw: nobody tries again. */
  readonly attempts: number
  /** From the first struck request to the end; absent when nothing was struck. */
  readonly secondsSinceFault?: number
  /** Of a build that passed: all but its last attempt. Of one that failed: all. */
  readonly secondsLost: number
  readonly struck: number
  /** Row of the fault table; ours only: of the last attempt, or the first failed one of a build that passed. */
  readonly fault?: string
  /** What the user is told: the stated cause of ours, the last error line of raw. */
  readonly said: string
  readonly report?: RunReport
  /** All output, for whoever looks into it. */
  readonly output: string
}

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const CLI = join(REPOSITORY, process.env.CV_DOCKER_BUILD_TEST_CLI ?? 'src/cli/index.ts')

/** In mode `forever` ours is bounded by this, so that a trial takes seconds. */
export const RETRIES = 2
/** BuildKit alone hangs for ever on a stall; ours may not. */
const LIMIT_SECONDS = { raw: 25, ours: 240 }

export async function runTrial(
  lab: Laboratory,
  kind: FaultKind,
  mode: Mode,
  side: Trial['side'],
  signal?: AbortSignal,
): Promise<Trial> {
  const strikes = makeStrikes(spellOf(mode, kind.once ?? 1))
  const { scene, close } = openScene(lab, mode, strikes)
  try {
    const job = await kind.set(scene)
    const folder = join(lab.folder, scene.name)
    const place = writeContext(folder, job)
    const argv =
      side === 'raw' ? planRaw(job, place) : await planOurs({ job, place, kind, mode, folder })
    const env = { ...lab.env, BUILDX_NO_DEFAULT_ATTESTATIONS: '1', ...job.env }
    const startedMs = Date.now()
    const result = await runCommand(argv, {
      cwd: folder,
      env,
      timeoutMs: LIMIT_SECONDS[side] * 1000,
      ...(signal && { signal }),
    })
    const endedMs = Date.now()
    const firstAtMs = strikes.firstAtMs()
    const output = `${result.stdout}${result.stderr}`
    const report = side === 'ours' ? readReport(join(folder, 'report.json')) : undefined
    const seconds = (endedMs - startedMs) / 1000
    const outcome = result.stopped ? 'hung' : result.exitCode === 0 ? 'passed' : 'failed'
    return {
      side,
      kind,
      mode,
      outcome,
      seconds,
      attempts: report?.attempts.length ?? 1,
      secondsLost: outcome === 'passed' ? lostBefore(report) : seconds,
      ...(firstAtMs !== undefined && { secondsSinceFault: (endedMs - firstAtMs) / 1000 }),
      struck: strikes.count(),
      ...describe(report, output),
      ...(report && { report }),
      output,
    }
  } finally {
    await close()
  }
}

function writeContext(folder: string, { dockerfile, files = {}, context }: Job) {
  const all = { Dockerfile: dockerfile, ...files }
  for (const [name, text] of Object.entries(all)) {
    const path = join(folder, 'context', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const file = join(folder, 'context', 'Dockerfile')
  return { file, context: context ?? join(folder, 'context') }
}

type Place = ReturnType<typeof writeContext>

function commonArgs({ args = [], builder }: Job, { file }: Place): readonly string[] {
  const hasOutput = args.some((arg) => /^--(?:output|push|load)$/.test(arg))
  return [
    ...(builder === undefined ? [] : ['--builder', builder]),
    ...['--network', 'host', '--file', file],
    ...(hasOutput ? [] : ['--output', 'type=cacheonly']),
    ...args,
  ]
}

function planRaw(job: Job, place: Place): Argv {
  const args = [...commonArgs(job, place), '--progress', 'plain', place.context]
  return ['docker', 'buildx', 'build', ...args]
}

type OursRequest = {
  readonly job: Job
  readonly place: Place
  readonly kind: FaultKind
  readonly mode: Mode
  readonly folder: string
}

async function planOurs({ job, place, kind, mode, folder }: OursRequest): Promise<Argv> {
  const wanted: readonly (readonly [string, string])[] = [
    ['--preflight', 'off'],
    ['--stand-ins', 'never'],
    ...(mode === 'forever' ? ([['--retries', String(RETRIES)]] as const) : []),
    ...(kind.stallSeconds === undefined
      ? []
      : ([['--stall-timeout', String(kind.stallSeconds)]] as const)),
    ['--report', join(folder, 'report.json')],
  ]
  const known = await knownOptions()
  const options = wanted.filter(([name]) => known.has(name)).flat()
  const args = [...options, ...commonArgs(job, place), place.context]
  return [process.execPath, '--no-warnings', CLI, 'build', ...args]
}

let options: Promise<ReadonlySet<string>> | undefined
function knownOptions(): Promise<ReadonlySet<string>> {
  options ??= runCommand([process.execPath, '--no-warnings', CLI, 'build', '--help']).then(
    ({ stdout, stderr }) => new Set(`${stdout}${stderr}`.match(/--[a-z][a-z-]+/g) ?? []),
  )
  return options
}

function readReport(file: string): RunReport | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  const parsed = parseReport(text)
  if (!parsed.ok) throw new Error(`report.json is not valid: ${JSON.stringify(parsed.errors)}`)
  return parsed.value
}

function lostBefore(report: RunReport | undefined): number {
  const { attempts = [] } = report ?? {}
  const last = attempts.at(-1)
  const before = attempts.slice(0, -1).reduce((sum, { durationMs }) => sum + durationMs, 0)
  const waited = attempts.reduce((sum, { waitedMs = 0 }) => sum + waitedMs, 0)
  return last === undefined ? 0 : (before + waited) / 1000
}

function describe(report: RunReport | undefined, output: string) {
  const failures = report?.attempts.filter(({ outcome }) => outcome === 'failure') ?? []
  // Of a build that passed what began it: a remedy may have met something else on its way.
  const failed = report?.outcome === 'success' ? failures[0] : failures.at(-1)
  const fault = failed?.fault
  const cause = report?.failure?.cause ?? failed?.cause
  return { ...(fault === undefined ? {} : { fault }), said: cause ?? lastError(output) }
}

function lastError(output: string): string {
  const lines = output.split('\n').filter((line) => /^(?:ERROR|error): /i.test(line))
  return lines.at(-1) ?? output.trim().split('\n').at(-1) ?? ''
}
