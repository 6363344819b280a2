/** How long and how often something is tried again. Times in milliseconds. */
export type RetryPolicy = {
  /** Tries after the first. */
  readonly retries: number
  /** Before the first retry; doubles with each further one. */
  readonly firstDelayMs: number
  readonly maxDelayMs: number
  /** All tries and delays together; none is begun after that. */
  readonly budgetMs: number
}

/** Retries of a whole build: BuildKit and cargo have waited 7 to 10 s themselves before they give up. */
export const BUILD_POLICY: RetryPolicy = {
  retries: 6,
  firstDelayMs: 2_000,
  maxDelayMs: 12_000,
  budgetMs: 600_000,
}

/** Retries of a single file from a server. */
export const DOWNLOAD_POLICY: RetryPolicy = {
  retries: 8,
  firstDelayMs: 500,
  maxDelayMs: 10_000,
  budgetMs: 300_000,
}

/** A server may ask for a long pause; the budget of the policy decides whether it gets it. */
const RETRY_AFTER_LIMIT_MS = 120_000

/**
 * Delay before retry number `retry` (1 is the first), with equal jitter: half of it fixed, half of it
 * random, so that the jobs of a matrix do not come back in step. What the server asked for by
 * Retry-After comes first. `random` gives numbers from 0 up to 1.
 */
export function planDelayMs(
  policy: RetryPolicy,
  retry: number,
  random: () => number,
  retryAfterMs?: number,
): number {
  const grown = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (retry - 1))
  const jittered = grown / 2 + (grown / 2) * random()
  if (retryAfterMs === undefined) return Math.round(jittered)
  return Math.round(
    Math.min(RETRY_AFTER_LIMIT_MS, retryAfterMs) + (policy.firstDelayMs / 2) * random(),
  )
}

/** `Retry-After` in seconds or as a date; `undefined` for anything else. Never negative. */
export function parseRetryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const dateMs = /[A-Za-z]{3},/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
