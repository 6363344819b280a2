import { cleanLine } from './plain-text.ts'

/** Layout for a terminal: styles, widths, columns. All text of others goes through `cleanLine` here. */

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow'
export type Paint = (text: string, style: Style) => string

const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
}

/** Without colour the text stays as it is. */
export function makePaint(color: boolean): Paint {
  return (text, style) => {
    const [on, off] = CODES[style]
    return color ? `\u001b[${on}m${text}\u001b[${off}m` : text
  }
}

const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
const ZERO = /[\p{M}\u200c\u200d]/u

/** Columns of a terminal that the text takes; text without control characters. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + characterWidth(character), 0)
}

function characterWidth(character: string): number {
  if (ZERO.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/** One clean line of at most `columns`; where something was cut, an ellipsis ends it. */
export function fit(text: string, columns: number): string {
  const line = cleanLine(text)
  let width = 0
  let kept = ''
  for (const character of line) {
    width += characterWidth(character)
    if (width > columns) return `${kept}…`
    if (width < columns) kept += character
  }
  return line
}

export type Align = 'left' | 'right'

/** Rows as aligned columns, two spaces apart, without spaces at the end. Cells are clean text. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  aligns: readonly Align[],
): readonly string[] {
  const widths = aligns.map((_, at) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[at] ?? ''))),
  )
  return rows.map((row) =>
    aligns
      .map((align, at) => pad(row[at] ?? '', widths[at] ?? 0, align))
      .join('  ')
      .trimEnd(),
  )
}

/** The same under a dim head; the first column is on the left. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  others: Align,
  paint: Paint,
): readonly string[] {
  const aligns = head.map((_, at) => (at === 0 ? 'left' : others))
  const [first = '', ...rest] = alignColumns([head, ...rows], aligns)
  return [paint(first, 'dim'), ...rest]
}

function pad(text: string, width: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + space : space + text
}
