import type { Clock } from '../../ports.ts'
import type { Restored } from '../cache.ts'
import type { ServiceBudget } from './service-budget.ts'

/** What a call of a store is at: waiting for an answer, moving bytes, or at work on this machine. */
export type CallPhase = 'asking' | 'moving' | 'working'

export type CallLimits = {
  /** For an answer, with all tries. */
  readonly askMs: number
  /** Without bytes while some are to come. */
  readonly stallMs: number
  /** Fewer in that time are as good as none. */
  readonly leastBytes: number
  readonly tickMs: number
}

/** Whoever gets less than 64 KiB in 10 s compiles faster. */
export const CALL_LIMITS: CallLimits = {
  askMs: 10_000,
  stallMs: 10_000,
  leastBytes: 64 * 1024,
  tickMs: 100,
}

export type CallWatch = {
  /** Asking again goes on with the time that is left for asking. */
  readonly enter: (phase: CallPhase) => void
  /** All bytes that this call has moved so far. */
  readonly moved: (bytes: number) => void
  /** Left for asking. */
  readonly remainingMs: () => number
  /** The store is dead, by what it answered or did not; one sentence. */
  readonly foundDead: (cause: string) => void
}

export type Watched<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** By this call, or by another before. */
  | { readonly kind: 'dead'; readonly cause: string }
  | { readonly kind: 'aborted' }

export type WatchParts = {
  readonly budget: ServiceBudget
  readonly clock: Clock
  readonly limits: CallLimits
  readonly signal: AbortSignal
  /** One sentence: no answer came, or no bytes. */
  readonly tell: (phase: 'asking' | 'moving') => string
}

/**
 * Runs a call of a store as long as it gets on. The signal that it is given aborts when it is given up;
 * it is not waited for then, as what hangs may not hear.
 */
export async function watchCall<T>(
  call: (watch: CallWatch, signal: AbortSignal) => Promise<T>,
  parts: WatchParts,
): Promise<Watched<T>> {
  const { clock, limits, signal, budget } = parts
  const cause = budget.cause()
  if (cause !== undefined) return { kind: 'dead', cause }
  if (signal.aborted) return { kind: 'aborted' }
  const given = new AbortController()
  const stop = () => given.abort()
  signal.addEventListener('abort', stop, { once: true })
  const state = makeState(parts)
  const ticking = async (): Promise<Watched<T>> => {
    // Also when the call is done: a sleep that is cut short must not begin anew.
    while (!given.signal.aborted) {
      const dead = state.judge()
      if (dead !== undefined) return { kind: 'dead', cause: dead }
      await clock.sleep(limits.tickMs, given.signal)
    }
    return { kind: 'aborted' }
  }
  const done = call(state.watch, given.signal).then(
    (value): Watched<T> => ({ kind: 'done', value }),
  )
  done.catch(() => {})
  try {
    return await Promise.race([done, ticking()])
  } finally {
    signal.removeEventListener('abort', stop)
    state.watch.enter('working')
    stop()
  }
}

/** What a store tells of a call, whether it came to its end or not. */
export function conclude<T>(watched: Watched<T>): T | Lost {
  if (watched.kind === 'done') return watched.value
  return lost(watched.kind === 'dead' ? watched.cause : 'The run was cancelled.')
}

export type Lost = Extract<Restored, { readonly outcome: 'lost' }>

/** `cause`: one sentence. */
export function lost(cause: string): Lost {
  return { outcome: 'lost', cause }
}

/** Of the time without bytes, this part is waited for whatever other calls have lost. */
const LEAST_PATIENCE = 0.2

function makeState({ budget, clock, limits, tell }: WatchParts) {
  let phase: CallPhase = 'working'
  let sinceMs = clock.now()
  let movedBytes = 0
  let endWait: ((cause?: string) => void) | undefined
  const begin = (next: CallPhase) => {
    endWait?.()
    phase = next
    sinceMs = clock.now()
    endWait = next === 'working' ? undefined : budget.wait()
  }
  const foundDead = (cause: string) => {
    const end = endWait ?? budget.wait()
    endWait = undefined
    end(cause)
  }
  /** What other calls lost meanwhile is taken from it. */
  const limitMs = (ownMs: number) => Math.min(ownMs, clock.now() - sinceMs + budget.remainingMs())
  const allowedMs = () =>
    phase === 'asking'
      ? limitMs(limits.askMs)
      : Math.max(limits.stallMs * LEAST_PATIENCE, limitMs(limits.stallMs))
  const watch: CallWatch = {
    enter: (next) => {
      if (next !== phase) begin(next)
    },
    moved: (bytes) => {
      if (phase !== 'moving' || bytes < movedBytes + limits.leastBytes) return
      movedBytes = bytes
      begin('moving')
    },
    remainingMs: () =>
      phase === 'asking' ? Math.max(0, allowedMs() - (clock.now() - sinceMs)) : limits.askMs,
    foundDead,
  }
  const judge = (): string | undefined => {
    if (phase === 'working') return undefined
    const cause = budget.cause()
    if (phase === 'asking' && cause !== undefined) return cause
    if (clock.now() - sinceMs <= allowedMs()) return undefined
    const told = tell(phase)
    foundDead(told)
    return told
  }
  return { watch, judge }
}
