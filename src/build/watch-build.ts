import type { BuildPlan } from '../plan/plan.ts'
import type { Clock, CommandResult, CommandRunner } from '../ports.ts'
import type { CallOutput } from './call-output.ts'
import { createCallOutput } from './call-output.ts'
import type { CargoTally } from './cargo-units.ts'
import { INITIAL_TALLY, tallyCargo } from './cargo-units.ts'
import type { BuildProgress } from './progress.ts'
import { INITIAL_PROGRESS, reduce } from './progress.ts'
import type { ProgressView } from './progress-view.ts'
import { parseProgressLine } from './rawjson.ts'
import type { WatchLimits, WatchStop } from './stall.ts'
import { createWatchdog } from './stall.ts'

export type WatchOptions = {
  /** The whole environment of the child; the variables of the plan are added to it. */
  readonly env: Readonly<Record<string, string>>
  /** Where relative paths of the arguments start. */
  readonly cwd?: string
  /** Aborting stops buildx, which stops the build. */
  readonly signal?: AbortSignal
}

/** What was seen of one run of buildx. */
export type Watched = {
  readonly progress: BuildProgress
  readonly cargo: CargoTally
  readonly result: CommandResult
  readonly output: CallOutput | undefined
  /** Present when we ended it, and nobody else had asked for that. */
  readonly stopped?: Stopped
}

/** As it was before buildx, asked to stop, called off all that ran. */
export type Stopped = {
  readonly why: WatchStop
  readonly progress: BuildProgress
  readonly atMs: number
}

/** Runs the command and takes its stream in, while the view follows and the watchdog listens. */
export async function watchBuild(
  plan: Pick<BuildPlan, 'buildx'>,
  { run, clock }: { readonly run: CommandRunner; readonly clock: Clock },
  options: WatchOptions & { readonly limits?: WatchLimits },
  view: ProgressView,
): Promise<Watched> {
  let progress = INITIAL_PROGRESS
  let cargo = INITIAL_TALLY
  let stopped: Stopped | undefined
  const output = createCallOutput(plan.buildx.argv)
  const watchdog = createWatchdog(options.limits ?? {}, clock.now())
  const stopper = new AbortController()
  const over = new AbortController()
  const ticking = tick(clock, view.tickMs, over.signal, () => {
    const nowMs = clock.now()
    view.onTick(progress, nowMs)
    if (stopped !== undefined || options.signal?.aborted === true) return
    const why = watchdog.onTick(progress, nowMs)
    if (why === undefined) return
    stopped = { why, progress, atMs: nowMs }
    stopper.abort()
  })
  try {
    const result = await run(['docker', ...plan.buildx.argv], {
      env: { ...options.env, ...plan.buildx.env },
      collect: false,
      onStderrLine: (line) => {
        const event = parseProgressLine(line)
        const nowMs = clock.now()
        progress = reduce(progress, event, nowMs)
        cargo = tallyCargo(cargo, progress.newLines)
        watchdog.onEvent(event)
        view.onEvent(event, progress, nowMs)
      },
      ...(output !== undefined && { onStdoutLine: output.onLine }),
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      signal: anyOf(stopper.signal, options.signal),
    })
    return { progress, cargo, result, output, ...(stopped !== undefined && { stopped }) }
  } finally {
    over.abort()
    await ticking
    await view.end(progress, clock.now())
  }
}

function anyOf(own: AbortSignal, given: AbortSignal | undefined): AbortSignal {
  return given === undefined ? own : AbortSignal.any([own, given])
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
