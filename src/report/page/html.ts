import { BLANK } from '../format.ts'
import { cleanLine, cleanLines } from '../plain-text.ts'

/**
 * HTML that is safe to show. Only the functions of this file make it, so text of others cannot get into
 * a page without being escaped. With it go the rules of style that its places need: the policy of the
 * page allows no style attribute.
 */
export type Html = { readonly html: string; readonly rules: readonly string[] }

type Value = string | number | Html | readonly Html[]

/**
 * A piece of HTML written by us; every string put into it is escaped, every `Html` is kept. Attributes
 * have to be quoted.
 */
export function h(literals: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = literals.map((literal, index) => literal + sourceOf(values[index] ?? NOTHING))
  return { html: parts.join(''), rules: values.flatMap(rulesOf) }
}

export const NOTHING: Html = { html: '', rules: [] }

function sourceOf(value: Value): string {
  if (Array.isArray(value)) return value.map(({ html }: Html) => html).join('')
  if (isHtml(value)) return value.html
  return escapeHtml(String(value))
}

function rulesOf(value: Value): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(({ rules }: Html) => rules)
  return isHtml(value) ? value.rules : []
}

function isHtml(value: Value): value is Html {
  return typeof value === 'object' && 'html' in value
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text of others on one line, as it is, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return cleanLine(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

/** Text of others as code; empty text is a dash. */
export function code(text: string): Html {
  return cleanLine(text).trim() === '' ? h`${BLANK}` : h`<code>${text}</code>`
}

/** A sentence of others in which `names` between single backticks are shown as code. */
export function prose(text: string): Html {
  const parts = text.split(/(?<!`)`([^`]+)`(?!`)/)
  return h`${parts.map((part, at) => (at % 2 === 1 ? code(part) : h`${part}`))}`
}

/** Lines of others, as they are. */
export function logLines(lines: readonly string[]): Html {
  const text = lines.flatMap(cleanLines).map(escapeHtml).join('\n')
  return { html: `<pre tabindex="0"><code>${text}</code></pre>`, rules: [] }
}

/** A link if the address is an ordinary web address, else only its text. */
export function link(title: string, address: string | undefined): Html {
  const url = address === undefined ? undefined : webAddress(address)
  return url === undefined ? h`${title}` : h`<a href="${url}" rel="noreferrer">${title}</a>`
}

function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, username, password, href } = new URL(address)
  return protocol === 'https:' && username === '' && password === '' ? href : undefined
}

/** Parts of the whole box, in percent. */
export type Place = {
  readonly left: number
  readonly width: number
  readonly top?: number
  readonly height?: number
}

/** A class that puts an element there, within the box. Two elements at the same place share it. */
export function placeClass({ left, width, top, height }: Place): Html {
  const [x, w] = insideBox(left, width)
  const across = { name: `${x}-${w}`, rule: `left:${x}%;width:${w}%` }
  const [y, tall] = top === undefined || height === undefined ? [] : insideBox(top, height)
  const down =
    y === undefined
      ? { name: '', rule: '' }
      : { name: `-${y}-${tall}`, rule: `;top:${y}%;height:${tall}%` }
  const name = `at-${across.name}${down.name}`.replaceAll('.', '_')
  return { html: name, rules: [`.${name}{${across.rule}${down.rule}}`] }
}

function insideBox(start: number, length: number): readonly [start: number, length: number] {
  const from = percent(start, 100)
  return [from, percent(length, 100 - from)]
}

function percent(value: number, max: number): number {
  const inside = Number.isFinite(value) ? Math.min(max, Math.max(0, value)) : 0
  return Number(inside.toFixed(2))
}
