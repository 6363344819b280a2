import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../src/ports.ts'

/** Time that jumps to the next timer as soon as nothing else is left to do. */
export function virtualTime() {
  const timers: { readonly atMs: number; readonly wake: () => void }[] = []
  let nowMs = Date.parse('2026-01-31T12:00:00Z')
  const sleep = (durationMs: number) =>
    new Promise<void>((wake) => {
      timers.push({ atMs: nowMs + durationMs, wake })
      timers.sort((a, b) => a.atMs - b.atMs)
    })
  const clock: Clock = { now: () => nowMs, sleep }
  /** Runs until the promise is settled. */
  async function run<T>(work: Promise<T>): Promise<T> {
    let isDone = false
    const end = () => {
      isDone = true
    }
    work.then(end, end)
    while (!isDone) {
      await setImmediate()
      const next = timers.shift()
      if (next === undefined) continue
      nowMs = Math.max(nowMs, next.atMs)
      next.wake()
    }
    return work
  }
  return { clock, run }
}
