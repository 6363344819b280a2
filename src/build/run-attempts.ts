import type { BuildPlan } from '../plan/plan.ts'
import type { Attempt } from '../report/run-report.ts'
import { describeAttempt, describeTried, formatRetry } from './attempt-text.ts'
import type { Applied } from './remedies/apply-remedy.ts'
import { applyRemedy } from './remedies/apply-remedy.ts'
import { keepFinished } from './remedies/keep-finished.ts'
import type { AttemptsPolicy, NextAttempt, PastAttempt, RemedyPorts } from './retry.ts'
import { planNextAttempt } from './retry.ts'
import type { AttemptPorts, AttemptResult } from './run-attempt.ts'
import { CANCELLED, runAttempt } from './run-attempt.ts'
import { parseStepName } from './step-name.ts'
import type { WatchOptions } from './watch-build.ts'

export type AttemptsPorts = AttemptPorts & {
  /** From 0 up to 1. */
  readonly random: () => number
  readonly remedies?: RemedyPorts
}

export type AttemptsOptions = WatchOptions & {
  readonly policy: AttemptsPolicy
  /** Without the leading v; some remedies need a BuildKit that understands them. */
  readonly buildkitVersion?: string
}

export type AttemptsResult = AttemptResult & { readonly attempts: readonly Attempt[] }

/** One attempt, with what was changed and waited before it. */
type Turn = {
  readonly argv: readonly string[]
  /** As it was before `applied`. */
  readonly argvBefore: readonly string[]
  readonly applied?: Applied
  readonly sentences: readonly string[]
  readonly waitedMs?: number
}

type Course = {
  readonly plan: BuildPlan
  readonly ports: AttemptsPorts
  readonly options: AttemptsOptions
  /** Milliseconds since the epoch; absent without a time limit. */
  readonly deadlineMs?: number
  readonly past: PastAttempt[]
  readonly attempts: Attempt[]
}

/**
 * Runs the build, and runs it again while its fault may pass: on the same builder, after a pause, with
 * the remedy of the fault. The result is that of the last attempt. Without retries in the policy it is
 * exactly one attempt with the arguments of the plan.
 */
export async function runAttempts(
  plan: BuildPlan,
  ports: AttemptsPorts,
  options: AttemptsOptions,
): Promise<AttemptsResult> {
  const { timeoutMs } = options.policy
  const limit = timeoutMs > 0 ? { deadlineMs: ports.clock.now() + timeoutMs } : {}
  const course: Course = { plan, ports, options, past: [], attempts: [], ...limit }
  let turn: Turn = { argv: plan.buildx.argv, argvBefore: plan.buildx.argv, sentences: [] }
  let cargo: AttemptResult['cargo']
  for (;;) {
    const result = await runTurn(course, turn)
    // A later attempt finds compiled what an earlier one compiled, and says nothing of it.
    cargo = result.cargo ?? cargo
    const last = { ...result, ...(cargo !== undefined && { cargo }) }
    const next = planNextAttempt(course.past, options.policy, ports.clock.now(), ports.random)
    if (next.kind === 'stop') return conclude(course, last, next)
    const prepared = await prepareTurn(course, turn, result, next)
    if (prepared === 'cancelled') return concludeCancelled(course, last)
    if (prepared === 'too-late') {
      return conclude(course, last, { kind: 'stop', reason: 'timeout-near' })
    }
    turn = prepared
  }
}

async function runTurn(course: Course, turn: Turn): Promise<AttemptResult> {
  const { plan, ports, options, deadlineMs, past, attempts } = course
  const { policy, buildkitVersion: _, ...watch } = options
  const startedAtMs = ports.clock.now()
  const result = await runAttempt({ ...plan, buildx: { ...plan.buildx, argv: turn.argv } }, ports, {
    ...watch,
    limits: {
      stall: policy.stall,
      ...(deadlineMs !== undefined && { deadlineMs, timeoutMs: policy.timeoutMs }),
    },
  })
  const { outcome, fault, transient, remedies, retryAfterMs, failure } = result
  past.push({
    outcome,
    startedAtMs,
    endedAtMs: ports.clock.now(),
    isStepFault: isRunStep(failure?.step),
    ...(fault !== undefined && { fault }),
    ...(transient !== undefined && { transient }),
    ...(remedies !== undefined && { remedies }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(turn.applied !== undefined && { applied: turn.applied.kind }),
  })
  attempts.push(describeAttempt(attempts.length + 1, result, turn))
  return result
}

function isRunStep(name: string | undefined): boolean {
  const step = parseStepName(name ?? '')
  return step.kind === 'instruction' && /^RUN\b/.test(step.instruction)
}

/** Applies the remedy, says what comes next, and waits. */
async function prepareTurn(
  course: Course,
  turn: Turn,
  result: AttemptResult,
  next: Extract<NextAttempt, { kind: 'retry' }>,
): Promise<Turn | 'cancelled' | 'too-late'> {
  const { plan, ports, options, past, deadlineMs = Number.POSITIVE_INFINITY } = course
  const endedAtMs = ports.clock.now()
  const base = next.undo ? turn.argvBefore : turn.argv
  const argv = result.reach ? keepFinished(base, result.reach, plan.platforms.length) : base
  const setting = { argv, result, options }
  const applied = await applyRemedy(next.remedies, setting, ports.files, ports.remedies)
  if (isAborted(options)) return 'cancelled'
  const nowMs = ports.clock.now()
  const waitMs = Math.max(0, next.delayMs - (nowMs - endedAtMs))
  if (nowMs + waitMs >= deadlineMs) return 'too-late'
  const undone = next.undo ? ['The change before was taken back.'] : []
  const sentences = applied === undefined ? undone : [...undone, applied.sentence]
  const { attemptLimit: limit } = next
  const number = past.length + 1
  ports.log.info(formatRetry(result, { number, limit, waitMs, sentences }))
  await ports.clock.sleep(waitMs, options.signal)
  if (isAborted(options)) return 'cancelled'
  ports.log.info(`Attempt ${number} of ${limit}`)
  return {
    argv: applied?.argv ?? argv,
    argvBefore: argv,
    sentences,
    waitedMs: ports.clock.now() - endedAtMs,
    ...(applied !== undefined && { applied }),
  }
}

/** A function, as the compiler does not know that time passes between two looks. */
function isAborted({ signal }: WatchOptions): boolean {
  return signal?.aborted === true
}

/** The fault that was to be retried is no longer what ended the build. */
function concludeCancelled({ attempts }: Course, last: AttemptResult): AttemptsResult {
  const { transient, remedies, host, retryAfterMs, location, ...rest } = last
  return { ...rest, ...CANCELLED, attempts }
}

function conclude(
  { attempts, options }: Course,
  last: AttemptResult,
  { reason }: Extract<NextAttempt, { kind: 'stop' }>,
): AttemptsResult {
  const tried = describeTried(attempts, reason, options.policy)
  if (last.failure === undefined || tried.length === 0) return { ...last, attempts }
  return { ...last, failure: { ...last.failure, tried }, attempts }
}
