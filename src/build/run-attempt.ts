import { ToolError } from '../errors.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { Clock, CommandRunner, Files, Logger } from '../ports.ts'
import type { CargoUnits, Failure, StepReport, Warning } from '../report/run-report.ts'
import type { BuildResults } from './build-results.ts'
import { readBuildResults } from './build-results.ts'
import { classifyCall } from './call-output.ts'
import { readCargoUnits } from './cargo-units.ts'
import type { ClassifiedFailure } from './failure.ts'
import { classifyFailure, EXIT_CANCELLED } from './failure.ts'
import type { Terminal } from './live-display.ts'
import { createLiveView } from './live-display.ts'
import { createLogView } from './log-renderer.ts'
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
  options: WatchOptions,
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
    durationMs: endedAtMs - startedAtMs,
    steps: readSteps(progress, { startedAtMs, endedAtMs }),
    warnings: readWarnings(progress, plan.dockerfile.path),
    ...(cargo !== undefined && { cargo }),
    ...(output !== undefined && { output: output.read() }),
    ...(result.exitCode === 0 && (await readBuildResults(ports.files, plan.results))),
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
