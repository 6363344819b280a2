import { stripVTControlCharacters } from 'node:util'

/**
 * Text of others (build logs, names, messages, answers of servers) made harmless for any display:
 * no escape sequence, no control character, nothing that is invisible or turns the writing direction.
 */

/**
 * Control and format characters (bidirectional marks, zero-width characters, tags). The two joiners
 * U+200C and U+200D stay: scripts and emoji are spelled with them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu
const LONE_SURROGATE = /\p{Cs}/gu
const LINE_BREAK = /\r\n|[\n\v\f\u0085\u2028\u2029]/
const TAB = '    '

/** One line: line breaks and tabs become spaces, nothing else is shortened. */
export function cleanLine(text: string): string {
  return scrub(stripVTControlCharacters(text).replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' '))
}

/** Lines of a log. Of a line that a progress display wrote over with `\r`, the last state. */
export function cleanLines(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .split(LINE_BREAK)
    .map((line) => scrub(lastState(line).replaceAll('\t', TAB)).trimEnd())
}

/** At most `max` characters (code points), the last one an ellipsis where something was cut. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  // A code point is at most two units long, so no more than that has to be taken apart.
  const start = [...text.slice(0, (max + 1) * 2)]
  return start.length <= max ? start.join('') : `${start.slice(0, Math.max(0, max - 1)).join('')}…`
}

function scrub(text: string): string {
  return text.replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd')
}

function lastState(line: string): string {
  const states = line.split('\r').filter((state) => state.trim() !== '')
  return states.at(-1) ?? ''
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
