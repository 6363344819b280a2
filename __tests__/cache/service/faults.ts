import type { ServerResponse } from 'node:http'

export type Operation = 'lookup' | 'reserve' | 'upload' | 'finish' | 'download'

export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSec?: number }
  /** Nothing is answered at all. */
  | { readonly kind: 'stall' }
  /** A part of the body, then nothing. */
  | { readonly kind: 'stall-body' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset-body' }
  /** A shorter file, honestly announced. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'corrupt' }
  /** The token is good for nothing, whatever it says. */
  | { readonly kind: 'denied' }
  /** No storage is left. */
  | { readonly kind: 'full' }

export type Faults = ReturnType<typeof makeFaults>

type Rule = { readonly operation: Operation; readonly fault: Fault; left: number }

export function makeFaults() {
  const rules: Rule[] = []
  return {
    /** For the next `times` requests. */
    set: (operation: Operation, fault: Fault, times = Number.POSITIVE_INFINITY) => {
      rules.push({ operation, fault, left: times })
    },
    clear: () => {
      rules.length = 0
    },
    take: (operation: Operation): Fault | undefined => {
      const rule = rules.find(
        (candidate) => candidate.operation === operation && candidate.left > 0,
      )
      if (rule) rule.left -= 1
      return rule?.fault
    },
  }
}

/** Faults that have nothing to do with what was asked. `true`: the request is dealt with. */
export function misbehave(fault: Fault | undefined, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case 'stall':
      return true
    case 'reset':
      response.socket?.resetAndDestroy()
      return true
    case 'status': {
      const { status, retryAfterSec } = fault
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(retryAfterSec === undefined ? {} : { 'retry-after': String(retryAfterSec) }),
      })
      response.end(JSON.stringify({ code: 'unavailable', msg: 'not now', message: 'not now' }))
      return true
    }
    default:
      return false
  }
}
