import { planDelayMs, type RetryPolicy } from '../network/backoff.ts'
import type { Clock } from '../ports.ts'
import type { ApiAnswer, ApiFault } from './comments-api.ts'

/** How long a comment is worth waiting for. The build is done by then, and its job still costs. */
export const COMMENT_POLICY: RetryPolicy = {
  retries: 6,
  firstDelayMs: 1_000,
  maxDelayMs: 15_000,
  budgetMs: 60_000,
}

export type Patience = {
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  readonly policy: RetryPolicy
  readonly startedAtMs: number
}

/**
 * Asks until there is an answer, or a fault that stays. Only for requests that may be made twice: a
 * write whose answer was lost has perhaps been done.
 */
export async function askPatiently<T>(
  ask: () => Promise<ApiAnswer<T>>,
  patience: Patience,
): Promise<ApiAnswer<T>> {
  for (let retry = 1; ; retry += 1) {
    const answer = await ask()
    if (answer.ok || answer.fault.kind !== 'passing') return answer
    const refusal = await waitFor(answer.fault, retry, patience)
    if (refusal !== undefined) return { ok: false, fault: refusal }
  }
}

/** Waits what the fault asks for; gives the fault that remains where the time for that is over. */
export async function waitFor(
  fault: ApiFault,
  retry: number,
  { clock, random, signal, policy, startedAtMs }: Patience,
): Promise<ApiFault | undefined> {
  const { sentence, retryAfterMs } = fault
  if (signal.aborted) return { kind: 'refused', sentence: 'the run was cancelled' }
  if (retry > policy.retries) {
    return { kind: 'refused', sentence: `${sentence}, ${policy.retries + 1} times` }
  }
  const delayMs = planDelayMs(policy, retry, random, retryAfterMs)
  const leftMs = startedAtMs + policy.budgetMs - clock.now()
  if (delayMs > leftMs) {
    const asked = retryAfterMs === undefined ? '' : `, and asks to wait ${seconds(retryAfterMs)}`
    return {
      kind: 'refused',
      sentence: `${sentence}${asked}: a comment is given ${seconds(policy.budgetMs)} in all`,
    }
  }
  await clock.sleep(delayMs, signal)
  return signal.aborted ? { kind: 'refused', sentence: 'the run was cancelled' } : undefined
}

function seconds(durationMs: number): string {
  return `${Math.ceil(durationMs / 1000)} s`
}
