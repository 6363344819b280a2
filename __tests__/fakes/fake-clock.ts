import type { Clock } from '../../src/ports.ts'

/** Time that passes only by sleeping, or by `advance`. */
export function fakeClock(startMs = 0) {
  let nowMs = startMs
  const slept: number[] = []
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (durationMs, signal) => {
      if (signal?.aborted) return
      slept.push(durationMs)
      nowMs += durationMs
    },
  }
  return {
    clock,
    slept,
    advance: (durationMs: number) => {
      nowMs += durationMs
    },
  }
}
