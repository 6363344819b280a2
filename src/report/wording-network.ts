import type { PreflightReport } from '../preflight/preflight.ts'
import { formatCount, formatDuration } from './format.ts'
import { measureLostMs, sortEndpoints } from './network-highlights.ts'
import type { Attempt } from './run-report.ts'

/** Phrases on the network that the summary and the terminal share. Plain text, not yet cleaned or escaped. */

/** `8 endpoints checked in 480 ms, all healthy`; `undefined` when none was asked. */
export function describePreflight(preflight: PreflightReport): string | undefined {
  const { endpoints, durationMs } = preflight
  if (endpoints.length === 0) return undefined
  const { troubled } = sortEndpoints(preflight)
  const failed = troubled.filter(({ outcome }) => outcome === 'failed').length
  const degraded = troubled.length - failed
  const found = [
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(degraded === 0 ? [] : [`${degraded} degraded`]),
  ]
  const all = endpoints.length === 1 ? 'healthy' : 'all healthy'
  const verdict = found.length === 0 ? all : found.join(', ')
  return `${formatCount(endpoints.length, 'endpoint')} checked in ${formatDuration(durationMs)}, ${verdict}`
}

/** `undefined` where nothing was lost. */
export function describeLost(attempts: readonly Attempt[]): string | undefined {
  const lostMs = measureLostMs(attempts)
  return lostMs === 0
    ? undefined
    : `Time lost to failed attempts and waiting: ${formatDuration(lostMs)}.`
}

/** What a run that failed for good had tried, one sentence each; none for a single attempt. */
export function describeTried(attempts: readonly Attempt[]): readonly string[] {
  if (attempts.length < 2) return []
  const waitedMs = attempts.reduce((sum, attempt) => sum + (attempt.waitedMs ?? 0), 0)
  const waited = waitedMs === 0 ? '' : `, after waiting ${formatDuration(waitedMs)} in all`
  const remedies = attempts.flatMap((attempt) => attempt.remedies ?? [])
  return [`Built ${attempts.length} times${waited}.`, ...new Set(remedies)]
}
