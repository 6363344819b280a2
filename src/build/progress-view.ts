import type { BuildProgress } from './progress.ts'
import type { BuildEvent } from './rawjson.ts'

/** Shows a build while it runs. Called with our time in milliseconds since the epoch. */
export type ProgressView = {
  /** How often `onTick` wants to be called. */
  readonly tickMs: number
  /** After every event, with the progress that it led to. */
  readonly onEvent: (event: BuildEvent, progress: BuildProgress, nowMs: number) => void
  /** Lets time pass where nothing happens. */
  readonly onTick: (progress: BuildProgress, nowMs: number) => void
  /** After the last event, once, however the build ended. Resolves when all is written. */
  readonly end: (progress: BuildProgress, nowMs: number) => Promise<void>
}
