import { join } from 'node:path'
import { withChangedLine } from '../benchmark/changed-line.ts'
import { type PlannedBuild, planBuildArgs } from '../benchmark/plan-rounds.ts'
import { type Sample, toSample } from '../benchmark/sample.ts'
import { EXIT } from '../exit-codes.ts'
import type { CommandRunner, Files, Logger } from '../ports.ts'
import { formatDuration } from '../report/format.ts'
import { parseReport } from '../report/json.ts'
import type { RunReport } from '../report/run-report.ts'

export type BenchmarkRunRequest = {
  readonly builds: readonly PlannedBuild[]
  /** Copy of the context, of this run alone. */
  readonly contextFolder: string
  /** Relative to it. */
  readonly source: string
  readonly tempFolder: string
  /** Begins the names of the images. */
  readonly imageName: string
  readonly platform?: string
  readonly others: readonly string[]
}

export type BenchmarkRunPorts = {
  readonly run: CommandRunner
  readonly files: Files
  readonly log: Logger
  /** The whole environment of the builds. */
  readonly env: Readonly<Record<string, string>>
  /** Program and arguments before `build`. */
  readonly ownProgram: readonly [program: string, ...args: string[]]
  /** Differs in each call. */
  readonly newValue: () => number
}

export type BenchmarkRun = {
  readonly samples: readonly Sample[]
  /** Of the build that failed; nothing runs after it. */
  readonly failure?: { readonly sentence: string; readonly exitCode: number }
}

/** Runs one build after the other, and reads the report of each. */
export async function runBenchmark(
  request: BenchmarkRunRequest,
  ports: BenchmarkRunPorts,
  signal: AbortSignal,
): Promise<BenchmarkRun> {
  const { builds, contextFolder, source } = request
  const { files, log } = ports
  const path = join(contextFolder, source)
  const text = await files.readText(path)
  const samples: Sample[] = []
  for (const [at, build] of builds.entries()) {
    if (build.changesLine) await files.writeText(path, withChangedLine(text, ports.newValue()))
    const title = `${build.variant}, ${build.scenario}${build.round > 0 ? `, round ${build.round}` : ''}`
    const outcome = await runBuild(build, request, ports, signal)
    if ('failure' in outcome) return { samples, ...outcome }
    const took = formatDuration(outcome.report.durationMs)
    log.info(`${at + 1} of ${builds.length}: ${title}: ${took}`)
    const { variant, scenario, round } = build
    if (scenario !== 'warm-up') samples.push(toSample({ variant, scenario, round }, outcome.report))
  }
  return { samples }
}

type Outcome =
  | { readonly report: RunReport }
  | { readonly failure: NonNullable<BenchmarkRun['failure']> }

async function runBuild(
  build: PlannedBuild,
  request: BenchmarkRunRequest,
  { run, files, env, ownProgram }: BenchmarkRunPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const reportFile = join(request.tempFolder, 'report.json')
  await files.remove(reportFile)
  const places = { tag: imageOf(request, build.variant), reportFile }
  const args = planBuildArgs(build, places, request)
  const { exitCode, stderr } = await run([...ownProgram, 'build', ...args, request.contextFolder], {
    env,
    signal,
  })
  if (signal.aborted)
    return { failure: { sentence: 'The benchmark was interrupted.', exitCode: EXIT.cancelled } }
  const text = await files.readTextIfAny(reportFile)
  const parsed = text === undefined ? undefined : parseReport(text)
  if (exitCode === 0 && parsed?.ok) return { report: parsed.value }
  const cause = parsed?.ok ? parsed.value.failure?.cause : undefined
  const sentence = `The build ${build.variant}, ${build.scenario} failed: ${cause ?? lastLine(stderr)}`
  return { failure: { sentence, exitCode: exitCode === 0 ? 1 : exitCode } }
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.find((line) => line.startsWith('error: ')) ?? lines.at(-1) ?? 'it said nothing'
}

export function imageOf(
  { imageName }: Pick<BenchmarkRunRequest, 'imageName'>,
  variant: string,
): string {
  return `${imageName}:${variant}`
}
