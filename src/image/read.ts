import { asObject, asString } from './json.ts'

/** Something read from outside, or one sentence (no final stop) that says why it could not be. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string }

export function found<T>(value: T): Read<T> {
  return { ok: true, value }
}

export function unreadable(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem }
}

/** Runs what may reject (a port: no answer, no such file) and turns the rejection into a value. */
export async function attempt<T>(what: string, body: () => Promise<T>): Promise<Read<T>> {
  try {
    return found(await body())
  } catch (error) {
    return unreadable(`${what}: ${asString(asObject(error)?.message) ?? String(error)}`)
  }
}

/** The same for what says itself whether it could be read; either problem follows `what`. */
export async function attemptRead<T>(what: string, body: () => Promise<Read<T>>): Promise<Read<T>> {
  const outcome = await attempt(what, body)
  if (!outcome.ok || outcome.value.ok) return outcome.ok ? outcome.value : outcome
  return unreadable(`${what}: ${outcome.value.problem}`)
}
