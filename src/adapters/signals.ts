/**
 * Aborts on the first SIGINT or SIGTERM: the build is then stopped in good order and reported as
 * cancelled. The runner sends SIGINT, and SIGTERM 7.5 s later; both mean the same here.
 */
export function cancelOnSignals(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => controller.abort(name))
  }
  return controller.signal
}
