/**
 * The Actions cache changes nothing under a key that is there, and its client cannot remove it: what takes the
 * place of an archive that is of no use lies under the next name of the same key, `KEY-r2`, `KEY-r3` and
 * so on. A lookup that begins with `KEY-r` finds the newest of these, as the service takes the key that
 * it is asked for as a prefix, too; what is there under the key itself comes after them.
 */
const MARK = '-r'

/** Whoever replaces more often has a fault that no archive is to blame for. */
const MOST = 9

/** What the service is asked for, in order: at most one more than it was. */
export function keysToAsk(key: string): readonly [string, string] {
  return [`${key}${MARK}`, key]
}

/** Whether the name of an entry is the key or that of one of its replacements. */
export function isNameOf(key: string, name: string): boolean {
  return name === key || numberOf(key, name) !== undefined
}

/** The name for what takes the place of the entry; `undefined` where that happened too often. */
export function nextName(key: string, replaced: string): string | undefined {
  const next = (numberOf(key, replaced) ?? 1) + 1
  return next > MOST ? undefined : `${key}${MARK}${next}`
}

function numberOf(key: string, name: string): number | undefined {
  const mark = `${key}${MARK}`
  const digits = name.startsWith(mark) ? name.slice(mark.length) : ''
  return /^[2-9]$/.test(digits) ? Number(digits) : undefined
}
