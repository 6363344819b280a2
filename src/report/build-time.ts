import type { RunReport } from './run-report.ts'

/** In milliseconds. */
export type BuildTime = {
  readonly afterMs: number
  /** Of the run that it is compared with, where that had the same stages. */
  readonly beforeMs?: number
}

/** Of both runs less than this is not compared (delta/compare-runs.ts). */
const NOTICEABLE_MS = 100

/**
 * What making the image took: to compile, where that is done before the build, and the build itself. One of
 * them alone says nothing, as where one compiles is chosen anew in each run. `undefined`: nothing was built.
 */
export function measureBuildTime({
  stages,
  delta,
}: Pick<RunReport, 'stages' | 'delta'>): BuildTime | undefined {
  const parts = stages.filter(({ name }) => name === 'compile' || name === 'build')
  if (parts.length === 0) return undefined
  const afterMs = parts.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const earlier = parts.map(({ name, durationMs }) => {
    const known = delta?.durations?.find((one) => one.name === name)
    return known?.beforeMs ?? (durationMs < NOTICEABLE_MS ? 0 : Number.NaN)
  })
  const beforeMs = earlier.reduce((sum, ms) => sum + ms, 0)
  return beforeMs > 0 ? { afterMs, beforeMs } : { afterMs }
}
