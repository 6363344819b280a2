import type { Clock } from '../../ports.ts'

/** What all archives of a run together may wait in vain for a store. */
export const BUDGET_MS = 10_000

/** Shared by all calls of a store: what one finds dead, no other asks again. */
export type ServiceBudget = {
  /** Why the store was given up, one sentence; `undefined` while it is in use. */
  readonly cause: () => string | undefined
  /** Of the time to wait. Waiting at the same time counts once. */
  readonly remainingMs: () => number
  /** A wait begins. To be called when it ends: with a sentence if it was in vain. */
  readonly wait: () => (cause?: string) => void
}

type Span = { readonly fromMs: number; readonly toMs: number }

export function makeServiceBudget(clock: Pick<Clock, 'now'>, totalMs = BUDGET_MS): ServiceBudget {
  const lost: Span[] = []
  const open = new Set<{ readonly fromMs: number }>()
  let found: string | undefined
  return {
    cause: () => found,
    remainingMs: () => {
      const nowMs = clock.now()
      const waiting = [...open].map(({ fromMs }) => ({ fromMs, toMs: nowMs }))
      return Math.max(0, totalMs - lengthOf([...lost, ...waiting]))
    },
    wait: () => {
      const begun = { fromMs: clock.now() }
      open.add(begun)
      return (cause) => {
        open.delete(begun)
        if (cause === undefined) return
        lost.push({ ...begun, toMs: clock.now() })
        found ??= cause
      }
    },
  }
}

/** Of the union. */
function lengthOf(spans: readonly Span[]): number {
  let endMs = Number.NEGATIVE_INFINITY
  let totalMs = 0
  for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    totalMs += Math.max(0, toMs - Math.max(fromMs, endMs))
    endMs = Math.max(endMs, toMs)
  }
  return totalMs
}
