import type { NamedEntry } from './comment-page.ts'

export type Status = 'failed' | 'doubtful' | 'good'

/** How a build stands, whatever its age. */
export function statusOf({ outcome, scan, budgets = [], standIns }: NamedEntry): Status {
  if (outcome === 'failure') return 'failed'
  const isScanBad = scan !== undefined && scan.verdict !== 'pass'
  return isScanBad || budgets.length > 0 || standIns ? 'doubtful' : 'good'
}

export const STATUS_MARKS: Readonly<Record<Status, string>> = {
  failed: '❌',
  doubtful: '⚠️',
  good: '✅',
}

/** Of a row that the newest commit has not reached yet. */
export const OLD_MARK = '⏳'

export const VERDICT_MARKS = { pass: '✅', fail: '❌', unknown: '❔' } as const
