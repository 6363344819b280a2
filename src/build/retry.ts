import type { RetryPolicy } from '../network/backoff.ts'
import { planDelayMs } from '../network/backoff.ts'
import type { RemedyKind } from './faults/fault.ts'

/** After how long without any sign of life an attempt is given up, in milliseconds; 0: never. */
export type StallLimits = {
  /** While only transfers run: base images, tokens, cache import, context. BuildKit counts their bytes. */
  readonly transferMs: number
  /** While a RUN step runs: a linker may be silent for minutes. */
  readonly stepMs: number
  /**
   * While work runs of which BuildKit tells nothing between its start and its end: layers that are
   * compressed, unpacked, pushed or written to a cache. Absent: as `stepMs`.
   */
  readonly exportMs?: number
}

export const STALL_LIMITS = {
  transferMs: 180_000,
  stepMs: 900_000,
  // A layer of 1 GB takes 7 minutes at 20 Mbit/s, and a push that is cut off begins it again.
  exportMs: 600_000,
} as const satisfies StallLimits

export type AttemptsPolicy = {
  /** Its budget begins when the first attempt ends: a long compilation uses up nothing of it. */
  readonly retry: RetryPolicy
  readonly stall: StallLimits
  /** For all attempts together; 0: none. */
  readonly timeoutMs: number
}

/**
 * Remedies that need more than other arguments for buildx. Each resolves to a sentence of what was
 * done, with further arguments for `buildx build` if it has any, or to `undefined` where it cannot be
 * done: then the next remedy of the row is tried.
 */
export type RemedyPorts = {
  readonly [kind in RemedyKind]?: (fault: {
    /** Row of the fault table. */
    readonly id: string
    /** Of the failed step, if it is known: registry or server. */
    readonly host?: string
    /** Name of the failed step, as BuildKit gives it. */
    readonly step?: string
    /** Names of all steps of that attempt. */
    readonly steps?: readonly string[]
  }) => Promise<AppliedRemedy | undefined>
}

export type AppliedRemedy = {
  readonly sentence: string
  /** Put before the context argument of `buildx build`. */
  readonly addArgs?: readonly string[]
}

/** As much of an attempt as the next one is decided by. Times in milliseconds since the epoch. */
export type PastAttempt = {
  readonly outcome: 'success' | 'failure' | 'cancelled'
  readonly startedAtMs: number
  readonly endedAtMs: number
  /** Row of the fault table. */
  readonly fault?: string
  readonly transient?: 'yes' | 'once'
  readonly remedies?: readonly RemedyKind[]
  readonly retryAfterMs?: number
  /** What was changed before it. */
  readonly applied?: RemedyKind
  /** A RUN failed: base images and frontend were there. */
  readonly isStepFault?: boolean
}

export type StopReason =
  | 'succeeded'
  | 'cancelled'
  /** The same would happen again. */
  | 'permanent'
  /** One more try was worth it, a further one is not. */
  | 'tried-once'
  | 'retries-spent'
  | 'budget-spent'
  /** The next attempt would begin after the time limit. */
  | 'timeout-near'

export type NextAttempt =
  | { readonly kind: 'stop'; readonly reason: StopReason }
  | {
      readonly kind: 'retry'
      readonly delayMs: number
      /** Those not applied before, and those that help each time, in the order in which they are to be tried. */
      readonly remedies: readonly RemedyKind[]
      /** How many attempts there may be, with those that were. */
      readonly attemptLimit: number
      /** The last change made it worse: it has to be taken back. */
      readonly undo: boolean
    }

/** Each attempt leaves bytes of its own that have to go. */
const REPEATABLE: readonly RemedyKind[] = ['drop-damaged']

/** Decides what follows the attempts so far (oldest first). Pure. */
export function planNextAttempt(
  history: readonly PastAttempt[],
  policy: Omit<AttemptsPolicy, 'stall'>,
  nowMs: number,
  random: () => number,
): NextAttempt {
  const undo = isWorseByRemedy(history)
  const cause = history.at(undo ? -2 : -1)
  if (cause === undefined) throw new Error('nothing was attempted')
  const { retry } = policy
  const delayMs = planDelayMs(retry, history.length, random, cause.retryAfterMs)
  const reason =
    findEnd(history, cause) ??
    (history.length > retry.retries ? 'retries-spent' : undefined) ??
    findLimit(history[0] ?? cause, policy, nowMs + delayMs)
  if (reason !== undefined) return { kind: 'stop', reason }
  const applied = history.flatMap((past) => past.applied ?? [])
  return {
    kind: 'retry',
    delayMs,
    remedies: (cause.remedies ?? []).filter(
      (kind) => REPEATABLE.includes(kind) || !applied.includes(kind),
    ),
    attemptLimit: cause.transient === 'once' ? history.length + 1 : retry.retries + 1,
    undo,
  }
}

/** Why the fault itself, or its absence, allows no further attempt. */
function findEnd(history: readonly PastAttempt[], cause: PastAttempt): StopReason | undefined {
  if (cause.outcome === 'success') return 'succeeded'
  if (cause.outcome === 'cancelled') return 'cancelled'
  if (cause.transient === undefined) return 'permanent'
  const isKnown = history.slice(0, -1).some(({ fault }) => fault === cause.fault)
  return cause.transient === 'once' && isKnown ? 'tried-once' : undefined
}

function findLimit(
  first: PastAttempt,
  { retry, timeoutMs }: Omit<AttemptsPolicy, 'stall'>,
  startMs: number,
): StopReason | undefined {
  if (startMs - first.endedAtMs > retry.budgetMs) return 'budget-spent'
  return timeoutMs > 0 && startMs >= first.startedAtMs + timeoutMs ? 'timeout-near' : undefined
}

/** They put something in the place of what the Dockerfile names, and that may lack what it needs. */
const REPLACING: readonly RemedyKind[] = [
  'registry-mirror',
  'host-images',
  'host-crates',
  'builtin-frontend',
]

/**
 * Whether a fault for ever came with a remedy against a passing one: a mirror without the image, a
 * frontend that is too old. A mirror that fails in any way is left again, too: it is no better than
 * what it stands for, and its fault would hide the other. What fails in a RUN step is no matter of these.
 */
function isWorseByRemedy(history: readonly PastAttempt[]): boolean {
  const last = history.at(-1)
  if (last?.applied === undefined || !REPLACING.includes(last.applied)) return false
  if (last.outcome !== 'failure' || last.isStepFault === true) return false
  return last.transient === undefined || last.applied === 'registry-mirror'
}
