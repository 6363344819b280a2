import { cleanLine } from '../report/plain-text.ts'

/** No line is longer: what goes beyond continues on the next one, so nothing is lost or unbounded. */
export const MAX_LINE_BYTES = 8192

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const NO_BYTES = new Uint8Array()

export type SplitLog = {
  /** Complete lines as plain text. Of text overwritten by `\r` only what remains visible. */
  readonly lines: readonly string[]
  /** The unfinished line, as bytes: a chunk may end in the middle of a character. */
  readonly rest: Uint8Array
}

/** Appends a chunk to the unfinished line before it and takes the complete lines off. */
export function splitLog(rest: Uint8Array, chunk: Uint8Array): SplitLog {
  const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
  const lines: string[] = []
  let start = 0
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    lines.push(...wrap(bytes.subarray(start, end)))
    start = end + 1
  }
  const tail = dropOverwritten(bytes.subarray(start))
  if (tail.length === 0) return { lines, rest: NO_BYTES }
  // A copy, so that a short rest does not keep a whole chunk in memory.
  if (tail.length <= MAX_LINE_BYTES) return { lines, rest: Uint8Array.from(tail) }
  const whole = tail.length - (tail.length % MAX_LINE_BYTES)
  lines.push(...wrap(tail.subarray(0, whole)))
  return { lines, rest: Uint8Array.from(tail.subarray(whole)) }
}

/** What a terminal shows of an unfinished line. */
export function readRest(rest: Uint8Array): string {
  return rest.length === 0 ? '' : decode(dropOverwritten(rest))
}

function wrap(line: Uint8Array): readonly string[] {
  const visible = dropOverwritten(line)
  const pieces: string[] = []
  for (let at = 0; at === 0 || at < visible.length; at += MAX_LINE_BYTES) {
    pieces.push(decode(visible.subarray(at, at + MAX_LINE_BYTES)))
  }
  return pieces
}

/**
 * `10 %\r20 %\r` shows `20 %`: the last piece that is not empty. Its own `\r` stays, because the
 * next chunk may bring either the `\n` that ends the line or the text that overwrites it.
 */
function dropOverwritten(line: Uint8Array): Uint8Array {
  let end = line.length
  while (end > 0 && line[end - 1] === CARRIAGE_RETURN) end -= 1
  if (end === 0) return line.subarray(0, 0)
  return line.subarray(line.lastIndexOf(CARRIAGE_RETURN, end - 1) + 1)
}

function decode(line: Uint8Array): string {
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8')
  // A tab may align a column; the other control characters have no place in a log.
  return cleanLine(text.replaceAll('\t', '    ')).trimEnd()
}
