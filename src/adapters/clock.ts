import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../ports.ts'

export const clock: Clock = {
  now: Date.now,
  sleep: async (durationMs, signal) => {
    await delay(durationMs, undefined, signal ? { signal } : {}).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error
    })
  },
}
