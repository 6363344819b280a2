import type { ListSyntax } from '../inputs/input-spec.ts'

/** An item and the line of the input that it starts on, counted from 1. */
export type ListItem = { readonly text: string; readonly line: number }

export type ListResult =
  | { readonly ok: true; readonly items: readonly ListItem[] }
  /** A quote that is never closed; `line` is where it opens. */
  | { readonly ok: false; readonly line: number }

/**
 * Cuts the text of a list input into items, as docker/build-push-action does: lines are records of
 * CSV with relaxed quotes; where a comma is `kept` the fields are joined again. Two things differ:
 * a line whose first character is `#` is a comment, and an item of nothing but blanks is dropped.
 */
export function parseList(text: string, syntax: ListSyntax): ListResult {
  const cursor = startCursor(text, syntax.quotes === 'csv')
  const items: ListItem[] = []
  let position = 0
  while (position < text.length) {
    position = skipComment(text, position)
    const line = lineAt(text, position)
    const record = readRecord(cursor, position)
    if (!record.ok) return { ok: false, line: lineAt(text, record.openedAt) }
    items.push(...itemsOf(record.fields, syntax).map((item) => ({ text: item, line })))
    position = record.end + cursor.lineEndAt(record.end)
  }
  return { ok: true, items: items.filter((item) => item.text.trim() !== '') }
}

function itemsOf(fields: readonly string[], syntax: ListSyntax): readonly string[] {
  const items = syntax.comma === 'kept' ? [fields.join(',')] : separateItems(fields)
  return syntax.blanks === 'kept' ? items : items.map((item) => item.trim())
}

/** A field alone on its line is cut at commas even where it was quoted; beside others it is not. */
function separateItems(fields: readonly string[]): readonly string[] {
  return fields.length === 1 ? fields.join('').split(',') : fields
}

function skipComment(text: string, position: number): number {
  const comment = /[ \t]*#[^\r\n]*/y
  comment.lastIndex = position
  return comment.test(text) ? comment.lastIndex : position
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split(/\r\n|\r|\n/).length
}

type Cursor = {
  readonly text: string
  readonly withQuotes: boolean
  /** Length of the line end at the position; 0 where there is none. */
  readonly lineEndAt: (position: number) => number
}

/** The first line end outside of quotes decides what ends a line in the rest of the text. */
function startCursor(text: string, withQuotes: boolean): Cursor {
  let known: string | undefined
  const lineEndAt = (position: number): number => {
    known ??= ['\r\n', '\n', '\r'].find((end) => text.startsWith(end, position))
    return known !== undefined && text.startsWith(known, position) ? known.length : 0
  }
  return { text, withQuotes, lineEndAt }
}

type Reading<T> =
  | ({ readonly ok: true; readonly end: number } & T)
  | { readonly ok: false; readonly openedAt: number }

function readRecord(
  cursor: Cursor,
  start: number,
): Reading<{ readonly fields: readonly string[] }> {
  const fields: string[] = []
  let position = start
  for (;;) {
    const field = readField(cursor, position)
    if (!field.ok) return field
    fields.push(field.value)
    if (cursor.text[field.end] !== ',') return { ok: true, fields, end: field.end }
    position = field.end + 1
  }
}

function readField(cursor: Cursor, start: number): Reading<{ readonly value: string }> {
  if (!cursor.withQuotes || cursor.text[start] !== '"') return readPlain(cursor, start)
  let value = ''
  for (let position = start + 1; position < cursor.text.length; position += 1) {
    const isQuote = cursor.text[position] === '"'
    if (!isQuote || cursor.text[position + 1] === '"') {
      value += cursor.text[position]
      if (isQuote) position += 1
    } else if (endsField(cursor, position + 1)) {
      return { ok: true, value, end: position + 1 }
    } else {
      // Text after the closing quote: the quotes were none, they belong to the value.
      const rest = readPlain(cursor, position + 1)
      return { ...rest, value: `"${value}"${rest.value}` }
    }
  }
  return { ok: false, openedAt: start }
}

function readPlain(
  cursor: Cursor,
  start: number,
): { readonly ok: true; readonly value: string; readonly end: number } {
  let end = start
  while (!endsField(cursor, end)) end += 1
  return { ok: true, value: cursor.text.slice(start, end), end }
}

function endsField(cursor: Cursor, position: number): boolean {
  const character = cursor.text[position]
  return character === undefined || character === ',' || cursor.lineEndAt(position) > 0
}
