import { readRest, splitLog } from './log-lines.ts'
import type { LogChunk } from './rawjson.ts'

/**
 * The end of a step's output, and its first error; bounded in lines and size. Kept as a list from the
 * newest line to older ones, so that appending costs the same however long the tail is.
 */
export type LogTail = {
  readonly newest: LogNode | undefined
  readonly lineCount: number
  readonly sizeChars: number
  /** The first line that announces an error, and those after it: the tail may have lost it. */
  readonly firstError: readonly LogLine[]
  /** Unfinished line by stream. */
  readonly rests: ReadonlyMap<number, Uint8Array>
}

export type LogLine = { readonly text: string; readonly atMs: number | undefined }

type LogNode = { readonly line: LogLine; readonly older: LogNode | undefined }

export const LOG_LIMITS = {
  lines: 200,
  sizeChars: 32_768,
  /** Of a step that ended well nobody needs more. */
  endedLines: 20,
  firstErrorLines: 12,
} as const

const NOTHING = new Uint8Array()

export const EMPTY_LOG: LogTail = {
  newest: undefined,
  lineCount: 0,
  sizeChars: 0,
  firstError: [],
  rests: new Map(),
}

/** The tail with the chunk at its end, and the lines that the chunk completed. */
export function appendChunk(
  log: LogTail,
  chunk: LogChunk,
): { readonly log: LogTail; readonly added: readonly LogLine[] } {
  const before = log.rests.get(chunk.stream) ?? NOTHING
  const { lines, rest } = splitLog(before, chunk.data)
  const added = lines.map((text) => ({ text, atMs: chunk.atMs }))
  const unchanged = before.length === 0 && rest.length === 0
  const rests = unchanged ? log.rests : new Map(log.rests).set(chunk.stream, rest)
  return { log: { ...extend(log, added), rests }, added }
}

/** For a step that is over: what stands in an unfinished line is its last one. */
export function finishLines(
  log: LogTail,
  atMs: number | undefined,
): { readonly log: LogTail; readonly added: readonly LogLine[] } {
  if (log.rests.size === 0) return { log, added: [] }
  const added = [...log.rests.values()]
    .map((rest) => ({ text: readRest(rest), atMs }))
    .filter((line) => line.text !== '')
  return { log: { ...extend(log, added), rests: EMPTY_LOG.rests }, added }
}

/** At most the last 200 lines, or fewer if they are long; oldest first. */
export function readTail(log: LogTail): readonly LogLine[] {
  const lines: LogLine[] = []
  let sizeChars = 0
  for (let node = log.newest; node !== undefined; node = node.older) {
    sizeChars += node.line.text.length
    if (lines.length >= LOG_LIMITS.lines) break
    if (lines.length > 0 && sizeChars > LOG_LIMITS.sizeChars) break
    lines.push(node.line)
  }
  return lines.reverse()
}

/** For a step that has ended well: its last words are enough. */
export function shortenTail(log: LogTail): LogTail {
  if (log.lineCount <= LOG_LIMITS.endedLines && log.firstError.length === 0) return log
  const lines = readTail(log).slice(-LOG_LIMITS.endedLines)
  return { ...push({ ...log, ...NO_LINES }, lines), firstError: [] }
}

/** What the output ends with: the unfinished line if there is one, else the last one with text. */
export function readLastLine(log: LogTail): string | undefined {
  const unfinished = [...log.rests.values()].map(readRest).find((text) => text.trim() !== '')
  if (unfinished !== undefined) return unfinished
  let node = log.newest
  while (node !== undefined && node.line.text.trim() === '') node = node.older
  return node?.line.text
}

const NO_LINES = { newest: undefined, lineCount: 0, sizeChars: 0 }

function extend(log: LogTail, added: readonly LogLine[]): LogTail {
  if (added.length === 0) return log
  const longer = push(log, added)
  const firstError = findFirstError(log.firstError, added)
  // Cutting at twice the limits, not at each line, makes a line cost the same on average.
  const isTooLong =
    longer.lineCount > 2 * LOG_LIMITS.lines || longer.sizeChars > 2 * LOG_LIMITS.sizeChars
  const kept = isTooLong ? push({ ...longer, ...NO_LINES }, readTail(longer)) : longer
  return { ...kept, firstError }
}

function push(log: LogTail, lines: readonly LogLine[]): LogTail {
  let { newest, lineCount, sizeChars } = log
  for (const line of lines) {
    newest = { line, older: newest }
    lineCount += 1
    sizeChars += line.text.length
  }
  return { ...log, newest, lineCount, sizeChars }
}

/** As rustc, cargo and most compilers begin an error. */
const ERROR_LINE = /^\s*(?:error|fatal error|fatal)(?:\[E\d+\])?:/i

function findFirstError(known: readonly LogLine[], added: readonly LogLine[]): readonly LogLine[] {
  if (known.length >= LOG_LIMITS.firstErrorLines) return known
  if (known.length > 0) return [...known, ...added].slice(0, LOG_LIMITS.firstErrorLines)
  const at = added.findIndex((line) => ERROR_LINE.test(line.text))
  return at < 0 ? known : added.slice(at, at + LOG_LIMITS.firstErrorLines)
}
