import { formatCount } from '../report/format.ts'
import { capitalize } from '../report/plain-text.ts'
import { SEVERITIES } from './findings/severity.ts'
import type { Finding, Severity } from './scan-report.ts'

/** Sentences of the scan's verdicts. Plain text, not yet cleaned or escaped. */

/** `A; b.`: clauses as one sentence. */
export function joinReasons(clauses: readonly string[]): string {
  return `${capitalize(clauses.join('; '))}.`
}

/** How many there are of each severity, worst first; those that there are none of are left out. */
export function countBySeverity(
  findings: readonly Pick<Finding, 'severity'>[],
): readonly { readonly severity: Severity; readonly count: number }[] {
  return SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((one) => one.severity === severity).length,
  })).filter(({ count }) => count > 0)
}

/** `1 critical, 3 high`. */
export function nameSeverities(findings: readonly Pick<Finding, 'severity'>[]): string {
  return countBySeverity(findings)
    .map(({ severity, count }) => `${count} ${severity.toLowerCase()}`)
    .join(', ')
}

const HOUR_MS = 3_600_000

/** Of a database: `less than an hour`, `5 hours`, `3 days`. */
export function formatAge(ageMs: number): string {
  const hours = Math.floor(ageMs / HOUR_MS)
  if (hours < 1) return 'less than an hour'
  return hours < 48 ? formatCount(hours, 'hour') : formatCount(Math.floor(hours / 24), 'day')
}
