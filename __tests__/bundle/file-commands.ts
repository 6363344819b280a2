/** What stood in one of the files that a step writes for the runner (GITHUB_OUTPUT, GITHUB_STATE, GITHUB_ENV). */
export type FileCommands = {
  readonly values: Readonly<Record<string, string>>
  /** The runner fails the step for each of them. */
  readonly errors: readonly string[]
}

type Line = { readonly text: string; readonly end: string }

/** Reads `NAME=VALUE` and `NAME<<DELIMITER` entries as strictly as the runner: it stops at the first error. */
export function parseFileCommands(text: string): FileCommands {
  const lines = cutLines(text)
  const values: Record<string, string> = {}
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.text ?? ''
    if (line === '') continue
    const entry = readEntry(lines, at)
    if (typeof entry === 'string') return { values, errors: [entry] }
    values[entry.name] = entry.value
    at = entry.lastLine
  }
  return { values, errors: [] }
}

type Entry = { readonly name: string; readonly value: string; readonly lastLine: number }

function readEntry(lines: readonly Line[], at: number): Entry | string {
  const line = lines[at]?.text ?? ''
  const equals = line.indexOf('=')
  const heredoc = line.indexOf('<<')
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    const name = line.slice(0, equals)
    if (name === '') return `Invalid format '${line}'. Name must not be empty`
    return { name, value: line.slice(equals + 1), lastLine: at }
  }
  if (heredoc < 0) return `Invalid format '${line}'`
  const name = line.slice(0, heredoc)
  const delimiter = line.slice(heredoc + 2)
  if (name === '' || delimiter === '')
    return `Invalid format '${line}'. Name and delimiter must not be empty`
  return readHeredoc(lines, at, { name, delimiter })
}

/** The value keeps the line ends between its lines, but not the last one. */
function readHeredoc(
  lines: readonly Line[],
  start: number,
  { name, delimiter }: { readonly name: string; readonly delimiter: string },
): Entry | string {
  let value = ''
  let endBefore = ''
  for (let at = start + 1; at < lines.length; at += 1) {
    const { text, end } = lines[at] ?? { text: '', end: '' }
    if (text === delimiter) return { name, value, lastLine: at }
    if (end === '') return `Invalid value. EOF value must have a newline before it: '${delimiter}'`
    value += endBefore + text
    endBefore = end
  }
  return `Invalid value. Matching delimiter not found '${delimiter}'`
}

/** As a .NET reader does, but a lone carriage return is part of the line. */
function cutLines(text: string): readonly Line[] {
  return [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)].flatMap(([whole, line = '', end = '']) =>
    whole === '' ? [] : [{ text: line, end }],
  )
}
