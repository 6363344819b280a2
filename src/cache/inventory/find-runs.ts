import { processIdentity } from '../../engine/lock.ts'
import type { Files } from '../../ports.ts'

/** A process that may be a run of ours. */
export type Run = { readonly pid: number; readonly startedMs: number }

/** Programs of ours as they stand on a command line. */
const OURS = /(?:^|\/)(?:cv-docker-build|cli\/index|action\/(?:main|post))(?:\.[jt]s)?$/
/** Linux counts in hundredths of a second wherever processes are shown. */
const TICK_MS = 10

/**
 * Every process of this machine that may be a run of ours, this one too. `undefined` where the system does
 * not tell.
 */
export async function findRuns({
  files,
}: {
  readonly files: Files
}): Promise<readonly Run[] | undefined> {
  const read = (path: string) => files.readTextIfAny(path).catch(() => undefined)
  const bootSec = /^btime (\d+)$/m.exec((await read('/proc/stat')) ?? '')?.[1]
  if (bootSec === undefined) return undefined
  const runs: Run[] = []
  for (const { name } of await files.list('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const words = ((await read(`/proc/${name}/cmdline`)) ?? '').split('\0')
    if (!words.some((word) => OURS.test(word))) continue
    const pid = Number(name)
    // Gone in the meantime.
    const identity = await processIdentity({ files }, pid).catch(() => '')
    const ticks = Number(identity.split(' ')[1])
    if (Number.isFinite(ticks))
      runs.push({ pid, startedMs: Number(bootSec) * 1000 + ticks * TICK_MS })
  }
  return runs
}
