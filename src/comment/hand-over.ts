import { readShape } from '../report/read-shape.ts'
import { choice, must, record, whole } from '../report/shape.ts'
import type { CommentEntry } from './comment-entry.ts'
import { commentEntry } from './entry-shape.ts'
import { limitEntry } from './limit-entry.ts'

/**
 * What a run without the right to comment leaves for one that has it: data alone, in a form that is
 * checked member by member. It comes out of somebody else's run, so nothing in it is believed.
 */
export type HandOver = {
  readonly schemaVersion: 1
  /** As claimed; whoever posts it asks GitHub. */
  readonly pullRequest: number
  readonly entry: CommentEntry
}

const handOver = record<HandOver>({
  schemaVersion: must(choice(1)),
  pullRequest: must(whole),
  entry: must(commentEntry),
})

/** An entry is a few kilobytes; what is much larger is none. */
export const HAND_OVER_MAX_BYTES = 128 * 1024

export function formatHandOver(pullRequest: number, entry: CommentEntry): string {
  const value: HandOver = { schemaVersion: 1, pullRequest, entry }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** What the text holds, or why it cannot be used, as the end of a sentence. */
export function parseHandOver(
  text: string,
):
  | { readonly ok: true; readonly value: HandOver }
  | { readonly ok: false; readonly problem: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'is not JSON' }
  }
  const { value, problems } = readShape(handOver, json)
  const [first] = problems
  return first === undefined
    ? { ok: true, value: { ...value, entry: limitEntry(value.entry) } }
    : { ok: false, problem: `is not of our form: ${first}` }
}
