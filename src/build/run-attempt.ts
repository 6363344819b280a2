import { ToolError } from '../errors.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { Clock, CommandResult, CommandRunner, Files, Logger } from '../ports.ts'
import type { CargoUnits, Failure, StepReport, Warning } from '../report/run-report.ts'
import type { BuildResults } from './build-results.ts'
import { readBuildResults } from './build-results.ts'
import type { CallOutput } from './call-output.ts'
import { classifyCall, createCallOutput } from './call-output.ts'
import type { CargoTally } from './cargo-units.ts'
import { INITIAL_TALLY, readCargoUnits, tallyCargo } from './cargo-units.ts'
import type { ClassifiedFailure } from './failure.ts'
import { classifyFailure, EXIT_CANCELLED } from './failure.ts'
import type { Terminal } from './live-display.ts'
import { createLiveView } from './live-display.ts'
import { createLogView } from './log-renderer.ts'
import type { BuildProgress } from './progress.ts'
import { INITIAL_PROGRESS, reduce } from './progress.ts'
import type { ProgressView } from './progress-view.ts'
import { parseProgressLine } from './rawjson.ts'
import { readSteps } from './steps.ts'
import { readWarnings } from './warnings.ts'

export type AttemptPorts = {
  readonly run: CommandRunner
  readonly clock: Clock
  readonly files: Pick<Files, 'readTextIfAny'>
  readonly log: Logger
  /** Given on a terminal: progress is then drawn there, and the log gets nothing of it. */
  readonly display?: Terminal
}

export type AttemptOptions = {
  /** The whole environment of the child; the variables of the plan are added to it. */
  readonly env: Readonly<Record<string, string>>
  /** Where relative paths of the arguments start. */
  readonly cwd?: string
  /** Aborting stops buildx, which stops the build; the outcome is then `cancelled`. */
  readonly signal?: AbortSignal
}

export type AttemptResult = BuildResults & {
  readonly outcome: 'success' | 'failure' | 'cancelled'
  readonly durationMs: number
  readonly steps: readonly StepReport[]
  /** Not shown yet: the caller does that once, with `logWarnings`, after the last attempt. */
  readonly warnings: readonly Warning[]
  readonly cargo?: CargoUnits
  /** Present unless the outcome is success. */
  readonly failure?: Failure
  /** Row of the fault table; what a retry is decided by. */
  readonly fault?: string
  /** The instruction of the Dockerfile that failed. */
  readonly location?: { readonly file: string; readonly line: number }
  /** What `--call` (check, outline, targets) printed; absent for a build. */
  readonly output?: string
}

/**
 * Runs buildx once, as planned. A build that fails is a value; a ToolError is thrown when there is no
 * docker to run. Neither arguments nor environment are ever printed.
 */
export async function runAttempt(
  plan: Pick<BuildPlan, 'buildx' | 'results' | 'dockerfile'>,
  ports: AttemptPorts,
  options: AttemptOptions,
): Promise<AttemptResult> {
  const startedAtMs = ports.clock.now()
  const view =
    ports.display === undefined
      ? createLogView(ports.log, startedAtMs)
      : createLiveView(ports.display, startedAtMs)
  const watched = await watch(plan, ports, options, view)
  const endedAtMs = ports.clock.now()
  const { progress, result, output } = watched
  const cargo = readCargoUnits(watched.cargo)
  const ending = describeEnding(plan, watched, options.signal)
  return {
    ...ending,
    durationMs: endedAtMs - startedAtMs,
    steps: readSteps(progress, { startedAtMs, endedAtMs }),
    warnings: readWarnings(progress, plan.dockerfile.path),
    ...(cargo !== undefined && { cargo }),
    ...(output !== undefined && { output: output.read() }),
    ...(result.exitCode === 0 && (await readBuildResults(ports.files, plan.results))),
  }
}

type Watched = {
  readonly progress: BuildProgress
  readonly cargo: CargoTally
  readonly result: CommandResult
  readonly output: CallOutput | undefined
}

/** Runs the command and takes its stream in, while the view follows. */
async function watch(
  plan: Pick<BuildPlan, 'buildx'>,
  { run, clock }: AttemptPorts,
  options: AttemptOptions,
  view: ProgressView,
): Promise<Watched> {
  let progress = INITIAL_PROGRESS
  let cargo = INITIAL_TALLY
  const output = createCallOutput(plan.buildx.argv)
  const over = new AbortController()
  const ticking = tick(clock, view.tickMs, over.signal, () => view.onTick(progress, clock.now()))
  try {
    const result = await run(['docker', ...plan.buildx.argv], {
      env: { ...options.env, ...plan.buildx.env },
      collect: false,
      onStderrLine: (line) => {
        const event = parseProgressLine(line)
        const nowMs = clock.now()
        progress = reduce(progress, event, nowMs)
        cargo = tallyCargo(cargo, progress.newLines)
        view.onEvent(event, progress, nowMs)
      },
      ...(output !== undefined && { onStdoutLine: output.onLine }),
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...(options.signal !== undefined && { signal: options.signal }),
    })
    return { progress, cargo, result, output }
  } finally {
    over.abort()
    await ticking
    await view.end(progress, clock.now())
  }
}

async function tick(
  clock: Clock,
  everyMs: number,
  over: AbortSignal,
  onTick: () => void,
): Promise<void> {
  while (!over.aborted) {
    await clock.sleep(everyMs, over)
    if (!over.aborted) onTick()
  }
}

type Ending = Pick<AttemptResult, 'outcome' | 'failure' | 'fault' | 'location'>

function describeEnding(
  plan: Pick<BuildPlan, 'dockerfile'>,
  { progress, result, output }: Watched,
  signal: AbortSignal | undefined,
): Ending {
  // A build that was done before the signal reached it is done.
  if (result.exitCode === 0) return { outcome: 'success' }
  if (result.stopped === 'aborted' || signal?.aborted === true) {
    return { outcome: 'cancelled', fault: 'cancelled', failure: describeCancellation() }
  }
  if (result.exitCode === 127 && progress.vertices.size === 0) {
    throw new ToolError(
      'ENGINE_MISSING',
      'There is no program named docker.',
      'Install the docker client with buildx, or set PATH so that it is found.',
    )
  }
  const classified: ClassifiedFailure =
    classifyCall(output, progress) ??
    classifyFailure(progress, plan.dockerfile.path, result.exitCode)
  return { outcome: 'failure', ...classified }
}

function describeCancellation(): Failure {
  return {
    stage: 'build',
    cause: 'The build was cancelled.',
    evidence: [],
    exitCode: EXIT_CANCELLED,
  }
}
