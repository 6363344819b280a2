import type { Severity } from '../scan-report.ts'
import type { RawFinding } from './raw-finding.ts'

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']

/** A word that nobody knows is a severity that nobody knows. */
export function parseSeverity(text: string | undefined): Severity {
  const upper = text?.toUpperCase()
  return SEVERITIES.find((known) => known === upper) ?? 'UNKNOWN'
}

/** Worst first, then what can be mended, then by name: the order does not depend on that of the scanner. */
export function sortFindings<T extends RawFinding>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      Number(b.fixed !== undefined) - Number(a.fixed !== undefined) ||
      compareTexts(nameOf(a), nameOf(b)),
  )
}

function nameOf({ id, package: name = '', installed = '', path = '' }: RawFinding): string {
  return [id, name, installed, path].join('\n')
}

/** By code units: `localeCompare` differs between machines. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
