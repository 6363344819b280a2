import type { ActionsFault } from './actions-faults.ts'

/** Before the second and the third try; the library itself does not repeat what found no connection. */
const DELAYS_MS = [500, 2_000]

/**
 * How long to wait before a call is made again; `undefined`: not again. Of errors of the server the
 * library has made its own tries by then.
 */
export function planRetry(
  fault: ActionsFault | undefined,
  triesMade: number,
  remainingMs: number,
): number | undefined {
  const ownMs = DELAYS_MS[triesMade - 1]
  if (fault === undefined || ownMs === undefined) return undefined
  const delayMs = delayOf(fault, ownMs)
  return delayMs !== undefined && delayMs < remainingMs ? delayMs : undefined
}

function delayOf({ kind, retryAfterMs }: ActionsFault, ownMs: number): number | undefined {
  switch (kind) {
    case 'unreachable':
      return ownMs
    case 'rate-limited':
      return retryAfterMs
    case 'server-error':
    case 'read-denied':
    case 'write-denied':
    case 'storage-full':
    case 'present':
    case 'damaged':
    case 'other':
      return undefined
  }
}

/** What the fault says of the calls that follow. */
export function endsStore({ kind }: ActionsFault, call: 'restore' | 'save'): boolean {
  switch (kind) {
    case 'unreachable':
    case 'rate-limited':
    case 'server-error':
      return true
    case 'read-denied':
      return call === 'restore'
    case 'write-denied':
    case 'storage-full':
      return call === 'save'
    case 'present':
    case 'damaged':
    case 'other':
      return false
  }
}
