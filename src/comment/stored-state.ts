import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { readShape } from '../report/read-shape.ts'
import type { CommentEntry, CommentState } from './comment-entry.ts'
import { commentEntry } from './entry-shape.ts'
import { limitEntry } from './limit-entry.ts'

/**
 * The state of a comment stands in its first line, in an HTML comment that GitHub does not show. It is
 * packed into letters, digits, `+`, `/` and `=` alone: nothing in it can end the HTML comment, and no
 * text that we show can look like it, since every `<` of that is escaped.
 */

/** The number is that of the format: another one belongs to another release, with a comment of its own. */
const START = '<!-- cv-docker-build v1 '
const END = ' -->'
const MARKER = /^<!-- cv-docker-build v1 ([A-Za-z0-9+/]*={0,2}) -->(?:\r?\n|$)/

/** Of what is unpacked; far above what fits into a comment. */
const MAX_STATE_BYTES = 2 * 1024 * 1024
/** Of builds in one comment. */
export const MAX_ENTRIES = 100

export function formatState({ entries, isCut }: CommentState): string {
  const json = JSON.stringify({ entries, ...(isCut ? { isCut } : {}) })
  return `${START}${deflateRawSync(json, { level: 9 }).toString('base64')}${END}`
}

/** Whether a comment is one of ours by its first line; who wrote it is another question. */
export function hasMarker(body: string): boolean {
  return MARKER.test(body)
}

/** Of a comment of ours. What cannot be read any more, wholly or in part, is left out. */
export function parseState(body: string): CommentState {
  const packed = MARKER.exec(body)?.[1]
  const value = packed === undefined ? undefined : unpack(packed)
  if (!isObject(value) || !Array.isArray(value.entries)) return { entries: [] }
  return {
    entries: value.entries.slice(0, MAX_ENTRIES).flatMap(readEntry),
    ...(value.isCut === true ? { isCut: true } : {}),
  }
}

function readEntry(value: unknown): readonly CommentEntry[] {
  const { value: entry, problems } = readShape(commentEntry, value)
  return problems.length === 0 ? [limitEntry(entry)] : []
}

function unpack(packed: string): unknown {
  try {
    const json = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_STATE_BYTES })
    return JSON.parse(json.toString('utf8'))
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
