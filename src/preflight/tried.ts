import { NetworkError, type NetworkFaultKind } from '../network/network-error.ts'
import type { Clock } from '../ports.ts'
import { formatDuration } from '../report/format.ts'

/** What went wrong: its kind for decisions, and the words of whoever found it out. */
export type Fault = { readonly kind: NetworkFaultKind; readonly detail: string }

export type Tried<T> =
  | { readonly ok: true; readonly value: T; readonly durationMs: number }
  | { readonly ok: false; readonly fault: Fault; readonly durationMs: number }

export type Limits = {
  readonly clock: Clock
  /** Of the whole preflight. */
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** What it is called when the time is over. */
  readonly timeoutKind: NetworkFaultKind
}

/**
 * Runs one step and has an outcome when its time is over or the signal aborts, whatever the step
 * does: nothing of what is tried here can be trusted to end.
 */
export async function tryWithin<T>(
  { clock, signal, timeoutMs, timeoutKind }: Limits,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<Tried<T>> {
  const startMs = clock.now()
  const elapsedMs = () => Math.max(0, clock.now() - startMs)
  const failed = (fault: Fault): Tried<T> => ({ ok: false, fault, durationMs: elapsedMs() })
  if (signal.aborted) return failed({ kind: timeoutKind, detail: 'no time was left' })
  const stop = new AbortController()
  const timer = new AbortController()
  const onAbort = () => timer.abort()
  signal.addEventListener('abort', onAbort, { once: true })
  const outcome = body(stop.signal).then(
    (value): Tried<T> => ({ ok: true, value, durationMs: elapsedMs() }),
    (error: unknown) => failed(faultOf(error)),
  )
  // Of what comes too late nothing is heard, a bug of ours included.
  outcome.catch(() => {})
  try {
    const late = clock.sleep(timeoutMs, timer.signal).then(() => undefined)
    const first = await Promise.race([outcome, late])
    if (first !== undefined) return first
    stop.abort()
    const detail = `no answer within ${formatDuration(elapsedMs())}`
    return failed({ kind: timeoutKind, detail })
  } finally {
    signal.removeEventListener('abort', onAbort)
    timer.abort()
  }
}

/** Anything but a NetworkError is a bug of ours and goes on as such. */
function faultOf(error: unknown): Fault {
  if (error instanceof NetworkError) return { kind: error.kind, detail: error.message }
  throw error
}
