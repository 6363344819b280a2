/** Steps through a name that rustc mangled in the v0 form. Whatever does not fit throws a RangeError. */

/** A type in a type in a type …: nobody's real name is nested that deeply. */
const NESTING_LIMIT = 200

/** Signs that are read for one name, those behind back references again and again. */
const STEPS_LIMIT = 20_000

/** `follows`: back references are, except in what is skipped. */
export type Cursor = {
  readonly text: string
  at: number
  depth: number
  steps: number
  follows: boolean
}

export function unreadable(): never {
  throw new RangeError('not a name of rustc')
}

export function startCursor(text: string): Cursor {
  return { text, at: 0, depth: 0, steps: 0, follows: true }
}

export function skipDisambiguator(cursor: Cursor): void {
  if (takeIf(cursor, 's')) skipBase62(cursor)
}

/** `[u] <length> [_] <text>`; `u`: what follows is Punycode, as no crate's name is. */
export function readIdentifier(cursor: Cursor): string {
  const isPunycode = takeIf(cursor, 'u')
  const [head, digits = ''] =
    /^(0|[1-9]\d{0,4})_?/.exec(cursor.text.slice(cursor.at, cursor.at + 6)) ?? []
  if (head === undefined) unreadable()
  const start = cursor.at + head.length
  const text = cursor.text.slice(start, start + Number(digits))
  if (text.length !== Number(digits)) unreadable()
  cursor.at = start + text.length
  return isPunycode ? `punycode{${text}}` : text
}

export function skipAll(cursor: Cursor, skip: (cursor: Cursor) => void): void {
  while (!takeIf(cursor, 'E')) skip(cursor)
}

export function skipping(cursor: Cursor, skip: () => unknown): void {
  const { follows } = cursor
  cursor.follows = false
  skip()
  cursor.follows = follows
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `_` is 0, `0_` is 1 and so on. */
export function skipBase62(cursor: Cursor): number {
  let value = 0
  for (let first = true; ; first = false) {
    const sign = take(cursor)
    if (sign === '_') return first ? 0 : value + 1
    const digit = DIGITS.indexOf(sign)
    if (digit === -1) unreadable()
    value = value * 62 + digit
  }
}

export function take(cursor: Cursor): string {
  const sign = cursor.text[cursor.at]
  cursor.steps += 1
  if (sign === undefined || cursor.steps > STEPS_LIMIT) return unreadable()
  cursor.at += 1
  return sign
}

export function takeIf(cursor: Cursor, sign: string): boolean {
  if (cursor.text[cursor.at] !== sign) return false
  cursor.at += 1
  return true
}

export function nested<T>(cursor: Cursor, read: () => T): T {
  if (cursor.depth >= NESTING_LIMIT) unreadable()
  cursor.depth += 1
  const value = read()
  cursor.depth -= 1
  return value
}
