// Who else had the processors while something was measured.
import { existsSync, readFileSync } from 'node:fs'

/** Ticks of all processors since the machine started. */
export type Ticks = { readonly all: number; readonly niced: number }

/** Of the first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
export function parseTicks(stat: string): Ticks {
  const [, ...numbers] = (stat.split('\n')[0] ?? '').trim().split(/\s+/)
  const ticks = numbers.slice(0, 8).map(Number)
  return { all: ticks.reduce((sum, one) => sum + one, 0), niced: ticks[1] ?? 0 }
}

export function readTicks(): Ticks | undefined {
  const file = '/proc/stat'
  return existsSync(file) ? parseTicks(readFileSync(file, 'utf8')) : undefined
}

/** Between two readings: the part that processes of low priority had, 0 to 1. */
export function shareOfOthers(
  before: Ticks | undefined,
  after: Ticks | undefined,
): number | undefined {
  if (before === undefined || after === undefined || after.all <= before.all) return undefined
  return Number(((after.niced - before.niced) / (after.all - before.all)).toFixed(3))
}
