/** What is not there when the signal aborts is replaced; the rest of it goes on unheard. */
export async function raceAbort<T>(promise: Promise<T>, signal: AbortSignal, late: T): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => {})
    return late
  }
  let onAbort = () => {}
  const aborted = new Promise<T>((resolve) => {
    onAbort = () => resolve(late)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  promise.catch(() => {})
  return await Promise.race([promise, aborted]).finally(() =>
    signal.removeEventListener('abort', onAbort),
  )
}
