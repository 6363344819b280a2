const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** For what is still being written when the run is over. */
const GRACE_MS = 500

const running = new Set<AbortController>()
let received: (typeof SIGNALS)[number] | undefined

/**
 * Aborts on the first SIGINT or SIGTERM: the build is then stopped in good order and reported as
 * cancelled. The runner sends SIGINT, and SIGTERM 7.5 s later; both mean the same here.
 */
export function cancelOnSignals(): AbortSignal {
  const controller = new AbortController()
  running.add(controller)
  for (const name of SIGNALS) {
    process.on(name, () => {
      received ??= name
      controller.abort(name)
    })
  }
  return controller.signal
}

/** As a signal would, where there is none to wait for. */
export function cancelRun(reason: string): void {
  for (const controller of running) controller.abort(reason)
}

/**
 * To be called when everything is said and tidied up. A name that the system's resolver still looks for
 * keeps a process for 10 s, and not even `process.exit` would cut that short: a signal that came is
 * then let through.
 */
export function endSoon(): void {
  const name = received
  if (name === undefined) return
  const end = () => {
    process.removeAllListeners(name)
    process.kill(process.pid, name)
  }
  // Does not keep the process, only ends what does.
  setTimeout(end, GRACE_MS).unref()
}
