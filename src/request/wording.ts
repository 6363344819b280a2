import { nearest } from '../inputs/nearest.ts'

/** Takes note of one thing that is wrong; `parseRequest` hands all of them back together. */
export type Complain = (input: string, problem: string, remedy: string) => void

const QUOTE_LIMIT = 80

/** A value as it can be shown on one line: quoted, without credentials, control characters escaped, cut when it is long. */
export function quote(value: string): string {
  const safe = hideCredentials(value)
  const shown = safe.length > QUOTE_LIMIT ? `${safe.slice(0, QUOTE_LIMIT)}…` : safe
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** User and password of a URL, and attributes such as `token=…` or `secret_access_key=…`. */
function hideCredentials(value: string): string {
  return value
    .replace(/(\/\/)[^/@\s]+@/g, '$1***@')
    .replace(/((?:token|secret|password|key)[a-z_]*=)[^,]*/gi, '$1***')
}

/** `a, b or c` */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

/** `a and b` */
export function allOf(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** `use prod, dev or minimal`, led by the one that was probably meant. */
export function suggest(word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  return meant === undefined ? `use ${oneOf(known)}` : `did you mean ${meant}?`
}
