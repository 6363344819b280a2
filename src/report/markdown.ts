import { cleanLine, cleanLines } from './plain-text.ts'

/**
 * GitHub-flavoured Markdown that is safe to show. Only the functions of this file make it, so text of
 * others cannot get into a document without being escaped for its place.
 */
export type Markdown = { readonly markdown: string }

/**
 * A piece of Markdown written by us; every string put into it is escaped, every `Markdown` is kept.
 * Two code spans have to be kept apart by some character.
 */
export function md(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Markdown)[]
): Markdown {
  const parts = literals.map((literal, index) => {
    const value = values[index]
    return value === undefined ? literal : literal + sourceOf(value)
  })
  return { markdown: parts.join('') }
}

function sourceOf(value: string | number | Markdown): string {
  return typeof value === 'object' ? value.markdown : escapeText(String(value))
}

export const EMPTY: Markdown = { markdown: '' }

export function join(pieces: readonly Markdown[], separator: string): Markdown {
  return { markdown: pieces.map((piece) => piece.markdown).join(separator) }
}

/** Blocks apart from each other; empty ones leave no trace. */
export function paragraphs(blocks: readonly Markdown[]): Markdown {
  return join(
    blocks.filter(({ markdown }) => markdown !== ''),
    '\n\n',
  )
}

/**
 * Text of others as one line of prose: shown as it is, without any meaning. Neither as markup, HTML,
 * mathematics or emoji code, nor as what GitHub links by itself: `@user`, `#1`, `GH-1`, addresses,
 * hashes of commits.
 */
export function escapeText(text: string): string {
  return cleanLine(text).replace(/ +/g, ' ').replace(MEANINGFUL, escapeSign).replace(HASH, breakUp)
}

/** Whatever Markdown or GitHub would read as more than a character; the last two at the start only. */
const MEANINGFUL =
  /[&<>\\|$`*_[\]~#@]|\bGH-(?=\d)|www(?=\.)|:(?=\/\/|[\w+-]*[a-z][\w+-]*:|[+-]1:|1(?:00|234):)|^ ?[-+=]|^ ?\d+[.)](?= |$)/gi

/** GitHub links a commit by seven or more digits of its hash: no piece is as long as that. */
const HASH = /\b[0-9a-f]{7,}\b/gi

function breakUp(hash: string): string {
  return hash.replace(/.{6}(?=.)/g, `$&${WORD_JOINER}`)
}

/** Stands between a sign and the name after it: GitHub then sees no mention, reference or address. */
const WORD_JOINER = '&#8288;'

/** Entities, since a backslash protects nothing within HTML, and little in tables and mathematics. */
function escapeSign(sign: string): string {
  if (/^(?:@|#|:|www|gh-)$/i.test(sign)) return `${sign === '#' ? '&#35;' : sign}${WORD_JOINER}`
  return `${sign.slice(0, -1)}&#${sign.charCodeAt(sign.length - 1)};`
}

/** Text of others on one line in a code span; also within tables. Empty text is a dash. */
export function code(text: string): Markdown {
  const line = cleanLine(text)
  if (line.trim() === '') return { markdown: '–' }
  // Renderers disagree about a backslash before an escaped pipe in a code span of a table.
  if (line.includes('\\|')) return { markdown: `<code>${escapeText(line)}</code>` }
  const ticks = '`'.repeat(longestRun(line) + 1)
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : ''
  return { markdown: `${ticks}${pad}${line}${pad}${ticks}` }
}

/** A sentence of others in which `names` between single backticks are shown as code. */
export function prose(text: string): Markdown {
  const parts = text.split(/(?<!`)`([^`]+)`(?!`)/)
  return join(
    parts.map((part, at) => (at % 2 === 1 ? code(part) : md`${part}`)),
    '',
  )
}

/** Lines of others in a block of code, closed by a fence that they do not hold. */
export function codeBlock(lines: readonly string[]): Markdown {
  const text = lines.flatMap(cleanLines).join('\n')
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return { markdown: `${fence}text\n${text}\n${fence}` }
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}

export type Column = { readonly title: string | Markdown; readonly align: 'left' | 'right' }

/** A table whose source is readable too: a cell for each column, on one line each. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Markdown[])[],
): Markdown {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = columns.map(({ align }) => (align === 'left' ? ':---' : '---:'))
  const titles = columns.map(({ title }) => cellSource(md`${title}`))
  return join(
    [line(titles), line(rule), ...rows.map((row) => line(row.map(cellSource)))].map((markdown) => ({
      markdown,
    })),
    '\n',
  )
}

/** A raw pipe can only stand in a code span here, and there a table wants it escaped. */
function cellSource(cell: Markdown): string {
  return cell.markdown.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|')
}

/** A section that is closed until the reader opens it. The title is plain text. */
export function details(title: string, body: Markdown): Markdown {
  const summary = `<details>\n<summary>${escapeText(title)}</summary>`
  return { markdown: `${summary}\n\n${body.markdown}\n\n</details>` }
}

/** A link if the address is an ordinary web address, else only its text. */
export function link(title: string | Markdown, address: string): Markdown {
  const url = parseWebAddress(address)
  const text = md`${title}`.markdown
  return { markdown: url === undefined ? text : `[${text}](<${url}>)` }
}

function parseWebAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, username, href } = new URL(address)
  // What the parser leaves as it is and Markdown would read: brackets, backslashes, entities.
  const safe = href.replace(/[<>\\|`\s]/g, encodeURIComponent).replaceAll('&', '&amp;')
  return protocol === 'https:' && username === '' ? safe : undefined
}
