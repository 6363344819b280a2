import { readFileSync } from 'node:fs'

export type PeakWatch = { highestKib: number; readonly timer: NodeJS.Timeout }

/**
 * Follows the peak of a process's resident memory (VmHWM of its status, which only grows) until it
 * ends. What it allocates in its last few milliseconds may be missed; a leak or a buffer is not.
 */
export function watchPeak(pid: number): PeakWatch {
  const watch: PeakWatch = {
    highestKib: 0,
    timer: setInterval(() => {
      watch.highestKib = Math.max(watch.highestKib, readStatus(pid))
    }, 20),
  }
  return watch
}

export function readPeakKib(watch: PeakWatch): number {
  clearInterval(watch.timer)
  return watch.highestKib
}

function readStatus(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
  } catch {
    return 0
  }
}
