import { ToolError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { Clock, CommandRunner, Files, Logger } from '../ports.ts'
import type { CargoUnits, StepReport, Warning } from '../report/run-report.ts'
import type { BuildResults } from './build-results.ts'
import { readBuildResults } from './build-results.ts'
import { classifyCall } from './call-output.ts'
import { readCargoUnits } from './cargo-units.ts'
import type { ClassifiedFailure } from './failure.ts'
import { classifyFailure } from './failure.ts'
import type { Terminal } from './live-display.ts'
import { createLiveView } from './live-display.ts'
import { createLogView } from './log-renderer.ts'
import type { Reach } from './remedies/reach.ts'
import { measureReach } from './remedies/reach.ts'
import type { WatchLimits } from './stall.ts'
import { describeStop } from './stall-failure.ts'
import { readSteps } from './steps.ts'
import { readWarnings } from './warnings.ts'
import type { Watched, WatchOptions } from './watch-build.ts'
import { watchBuild } from './watch-build.ts'

export type AttemptPorts = {
  readonly run: CommandRunner
  readonly clock: Clock
  readonly files: Pick<Files, 'readTextIfAny'>
  readonly log: Logger
  /** Given on a terminal: progress is then drawn there, and the log gets nothing of it. */
  readonly display?: Terminal
}

/** `fault` is a row of the fault table; a retry is decided by it and by what stands beside it there. */
export type AttemptResult = BuildResults &
  Partial<ClassifiedFailure> & {
    readonly outcome: 'success' | 'failure' | 'cancelled'
    readonly durationMs: number
    readonly steps: readonly StepReport[]
    /** Not shown yet: the caller does that once, with `logWarnings`, after the last attempt. */
    readonly warnings: readonly Warning[]
    readonly cargo?: CargoUnits
    /** How far the build had got. */
    readonly reach?: Reach
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
  options: WatchOptions & { readonly limits?: WatchLimits },
): Promise<AttemptResult> {
  const startedAtMs = ports.clock.now()
  const view =
    ports.display === undefined
      ? createLogView(ports.log, startedAtMs)
      : createLiveView(ports.display, startedAtMs)
  const watched = await watchBuild(plan, ports, options, view)
  const endedAtMs = ports.clock.now()
  const { progress, result, output } = watched
  const cargo = readCargoUnits(watched.cargo)
  const ending = describeEnding(plan, watched, options.signal)
  return {
    ...ending,
    reach: measureReach(progress),
    durationMs: endedAtMs - startedAtMs,
    steps: readSteps(progress, { startedAtMs, endedAtMs }),
    warnings: readWarnings(progress, plan.dockerfile.path),
    ...(cargo !== undefined && { cargo }),
    ...(output !== undefined && { output: output.read() }),
    ...(result.exitCode === 0 && (await readBuildResults(ports.files, plan.results))),
  }
}

type Ending = Pick<AttemptResult, 'outcome'> & Partial<ClassifiedFailure>

function describeEnding(
  plan: Pick<BuildPlan, 'dockerfile'>,
  { progress, result, output, stopped }: Watched,
  signal: AbortSignal | undefined,
): Ending {
  // A build that was done before the signal reached it is done.
  if (result.exitCode === 0) return { outcome: 'success' }
  if (signal?.aborted === true) return CANCELLED
  if (stopped !== undefined) return { outcome: 'failure', ...describeStop(stopped) }
  if (result.stopped === 'aborted') return CANCELLED
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

/** How an attempt ends that was told to stop, and a run of several that was told so in between. */
export const CANCELLED = {
  outcome: 'cancelled',
  fault: 'cancelled',
  failure: {
    stage: 'build',
    cause: 'The build was cancelled.',
    evidence: [],
    exitCode: EXIT.cancelled,
  },
} as const satisfies Ending
