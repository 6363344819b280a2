import type { RetryPolicy } from '../network/backoff.ts'
import type { RemedyKind } from './faults/fault.ts'

/** After how long without any sign of life an attempt is given up, in milliseconds; 0: never. */
export type StallLimits = {
  /** While only transfers run: base images, tokens, cache import and export, push. */
  readonly transferMs: number
  /** While a RUN step runs: a linker may be silent for minutes. */
  readonly stepMs: number
}

export const STALL_LIMITS: StallLimits = { transferMs: 180_000, stepMs: 900_000 }

export type AttemptsPolicy = {
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
  }) => Promise<AppliedRemedy | undefined>
}

export type AppliedRemedy = {
  readonly sentence: string
  /** Put before the context argument of `buildx build`. */
  readonly addArgs?: readonly string[]
}
