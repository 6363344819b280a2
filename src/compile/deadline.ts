import type { Clock } from '../ports.ts'

export type Deadline = {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal
  readonly start: () => void
  /** Begins anew, where it has begun. */
  readonly renew: () => void
  /** It is no more. */
  readonly end: () => void
}

/** A time limit that can be put off; 0: there is none. */
export function makeDeadline(afterMs: number, clock: Clock): Deadline {
  const over = new AbortController()
  const ended = new AbortController()
  let startedMs: number | undefined
  const watch = async () => {
    while (startedMs !== undefined && !ended.signal.aborted) {
      const leftMs = startedMs + afterMs - clock.now()
      if (leftMs <= 0) return over.abort()
      await clock.sleep(leftMs, ended.signal)
    }
  }
  return {
    signal: over.signal,
    start: () => {
      if (afterMs === 0) return
      startedMs = clock.now()
      void watch()
    },
    renew: () => {
      if (startedMs !== undefined) startedMs = clock.now()
    },
    end: () => ended.abort(),
  }
}
