import { formatCount } from '../../report/format.ts'
import type { PlatformScan, ScanReport } from '../scan-report.ts'
import { formatAge } from '../wording.ts'

/** All platforms together: one that fails decides, then one of which nothing can be said. */
export function judgeScan(
  platforms: readonly PlatformScan[],
): Pick<ScanReport, 'verdict' | 'reason'> {
  const [first] = platforms
  if (first === undefined) return { verdict: 'unknown', reason: 'No image was scanned.' }
  const verdict = (['fail', 'unknown'] as const).find((one) =>
    platforms.some((platform) => platform.verdict === one),
  )
  if (platforms.length === 1) return { verdict: first.verdict, reason: first.reason }
  if (verdict === undefined) {
    return {
      verdict: 'pass',
      reason: `Nothing breaks the policy on ${formatCount(platforms.length, 'platform')}.`,
    }
  }
  const reason = platforms
    .filter((platform) => platform.verdict === verdict)
    .map(({ platform, reason }) => `${platform}: ${reason}`)
    .join(' ')
  return { verdict, reason }
}

const DAY_MS = 86_400_000

/**
 * Why a database that was built at `updatedAt` cannot prove that something is clean, one clause; `undefined`
 * when it can.
 */
export function findDatabaseGap(
  updatedAt: string,
  maxAgeMs: number,
  nowMs: number,
): string | undefined {
  const ageMs = nowMs - Date.parse(updatedAt)
  if (ageMs < -DAY_MS) {
    return "the vulnerability database is of a later day than today: this machine's clock is wrong"
  }
  return ageMs > maxAgeMs
    ? `the vulnerability database is ${formatAge(ageMs)} old, and ${formatAge(maxAgeMs)} are allowed (scan-db-max-age)`
    : undefined
}

/** What the scan means for the run. */
export type ScanConsequence =
  | { readonly kind: 'go-on' }
  /** The run goes on, and says so. */
  | { readonly kind: 'warn'; readonly sentence: string }
  /** Nothing is pushed; exit code 4. */
  | { readonly kind: 'stop'; readonly sentence: string; readonly remedy: string }

const REMEDY_FAIL =
  'Raise what has a fixed version, or let a finding pass with a reason and a day in the ignore file (scan-ignore-file).'
const REMEDY_UNKNOWN =
  'Make it analysable, or set scan-unknown to warn to go on without knowing; docs/scanning.md tells more.'

/** Only `enforce` stops a run; whatever is not a pass is told. */
export function decideConsequence({ mode, verdict, reason, policy }: ScanReport): ScanConsequence {
  switch (verdict) {
    case 'pass':
      return { kind: 'go-on' }
    case 'fail':
      return mode === 'enforce'
        ? { kind: 'stop', sentence: reason, remedy: REMEDY_FAIL }
        : { kind: 'warn', sentence: reason }
    case 'unknown': {
      const sentence = `Nobody can say whether the image is clean: ${reason}`
      return mode === 'enforce' && policy.unknown === 'fail'
        ? { kind: 'stop', sentence, remedy: REMEDY_UNKNOWN }
        : { kind: 'warn', sentence }
    }
  }
}
