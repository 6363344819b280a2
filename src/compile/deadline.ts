import type { Clock } from '../ports.ts'

export type Deadline = {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal
  /** Begins, or begins anew. */
  readonly start: () => void
  /** It is no more. */
  readonly end: () => void
}

/** A time limit that can be put off; 0: there is none. */
export function makeDeadline(afterMs: number, clock: Clock): Deadline {
  const over = new AbortController()
  const ended = new AbortController()
  let startedMs: number | undefined
  const watch = async (fromMs: number) => {
    startedMs = fromMs
    while (!ended.signal.aborted) {
      const leftMs = startedMs + afterMs - clock.now()
      if (leftMs <= 0) return over.abort()
      await clock.sleep(leftMs, ended.signal)
    }
  }
  return {
    signal: over.signal,
    start: () => {
      const nowMs = clock.now()
      if (afterMs > 0 && startedMs === undefined) void watch(nowMs)
      startedMs = nowMs
    },
    end: () => ended.abort(),
  }
}
