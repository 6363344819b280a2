import { formatPercent } from '../delta/format-change.ts'

/** As a percentage of what was before; `undefined` where that was nothing, or nothing has changed. */
export function formatChangeShare(before: number, after: number): string | undefined {
  if (before <= 0 || before === after) return undefined
  return formatPercent(after - before, before)
}
