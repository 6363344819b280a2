/** For how long a fault lasts. */
export type Spell =
  /** The first n requests that it is meant for. */
  | { readonly kind: 'first'; readonly times: number }
  /** From the first request that it is meant for. */
  | { readonly kind: 'seconds'; readonly seconds: number }
  | { readonly kind: 'forever' }

/** Counts what a fault is meant for, and says of each whether it is struck. */
export type Strikes = {
  readonly take: () => boolean
  /** Requests that were struck. */
  readonly count: () => number
  /** Milliseconds since the epoch; `undefined` as long as nothing was struck. */
  readonly firstAtMs: () => number | undefined
}

export function makeStrikes(spell: Spell, now: () => number = Date.now): Strikes {
  let count = 0
  let firstAtMs: number | undefined
  const isOn = () => {
    switch (spell.kind) {
      case 'first':
        return count < spell.times
      case 'seconds':
        return firstAtMs === undefined || now() - firstAtMs < spell.seconds * 1000
      case 'forever':
        return true
    }
  }
  return {
    take: () => {
      if (!isOn()) return false
      firstAtMs ??= now()
      count += 1
      return true
    },
    count: () => count,
    firstAtMs: () => firstAtMs,
  }
}
