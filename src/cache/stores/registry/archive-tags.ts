import { createHash } from 'node:crypto'

/**
 * A registry lists tags without a date, and not all list them: so an archive gets a tag for its key, and
 * one for every beginning of the key that somebody may look for, which it takes over from the one before.
 */

/** Tags hold 128 characters, among them no slash; a key that is none, or begins as ours do, is known by its hash. */
const PLAIN = /^(?!newest\.|sha256\.)[A-Za-z0-9][A-Za-z0-9.-]{0,119}$/

/** The tag of the archive with this key. No two keys share one, and none has that of a beginning. */
export function tagOf(key: string): string {
  if (PLAIN.test(key)) return key
  return `sha256.${createHash('sha256').update(key).digest('hex')}`
}

/** The tag of the newest archive whose key begins so; `undefined` where the beginning does not end in a hyphen. */
export function newestTag(prefix: string): string | undefined {
  return prefix.endsWith('-') ? `newest.${tagOf(prefix.slice(0, -1))}` : undefined
}

/** Of all beginnings of the key that end in a hyphen, the shortest first. */
export function newestTags(key: string): readonly string[] {
  const words = key.split('-').slice(0, -1)
  const prefixes = words.map((_, at) => `${words.slice(0, at + 1).join('-')}-`)
  return [...new Set(prefixes.flatMap((prefix) => newestTag(prefix) ?? []))]
}
