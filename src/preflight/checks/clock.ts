import { formatDuration } from '../../report/format.ts'
import { median } from '../ask.ts'
import type { CheckReport } from '../preflight.ts'

/** Tokens of registries begin to be refused, and new certificates to be not valid yet. */
const SKEW_LIMIT_MS = 60_000

/** Compares the clock of this machine with the dates of the answers (exact to a second). */
export function checkClock(skewsMs: readonly number[]): CheckReport {
  const name = 'clock'
  if (skewsMs.length === 0) {
    return { name, outcome: 'skipped', detail: 'no server answered with a date' }
  }
  const skewMs = median(skewsMs)
  if (Math.abs(skewMs) <= SKEW_LIMIT_MS) {
    return { name, outcome: 'ok', detail: 'agrees with the servers to a minute' }
  }
  const way = skewMs > 0 ? 'behind' : 'ahead of'
  return {
    name,
    outcome: 'warning',
    detail: `this machine is ${formatDuration(Math.abs(skewMs))} ${way} the servers: certificates and tokens are judged by its clock`,
    remedy: 'set the clock (timedatectl set-ntp true); a virtual machine that slept needs a moment',
  }
}
