import { clip } from '../plain-text.ts'
import { type Html, h, NOTHING, prose } from './html.ts'

/** Pieces that several sections of the page are made of. */

const MAX_SENTENCE = 1000

/** A sentence of others. */
export function sentence(text: string): Html {
  return prose(clip(text.trim(), MAX_SENTENCE))
}

/** Under a heading that the navigation leads to; nothing where there is nothing in it. */
export type Section = {
  readonly id: string
  readonly title: string
  readonly body: Html
  /** How many there are, for the navigation. */
  readonly count?: number
}

export function renderSection({ id, title, body }: Section): Html {
  return h`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>\n`
}

/** At most `max` items, the rest is counted; nothing where there are none. */
export function list(items: readonly Html[], max: number): Html {
  if (items.length === 0) return NOTHING
  const rest = items.length - max
  const all = rest > 0 ? [...items.slice(0, max), h`and ${rest} more, in report.json`] : items
  return h`<ul>${all.map((item) => h`<li>${item}</li>`)}</ul>`
}

export function titledList(title: string, items: readonly Html[], max: number): Html {
  return items.length === 0 ? NOTHING : h`<h3>${title}</h3>${list(items, max)}`
}

/** What is closed until it is asked for. */
export function details(title: string | Html, body: Html): Html {
  return h`<details><summary>${title}</summary>${body}</details>\n`
}

export type Column = { readonly title: string; readonly align?: 'right' }

/** A table with a caption for those who do not see it in its place; wide ones scroll by themselves. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Html[])[],
): Html {
  if (rows.length === 0) return NOTHING
  const head = columns.map(
    ({ title, align }) => h`<th scope="col"${align === 'right' ? RIGHT : NOTHING}>${title}</th>`,
  )
  const body = rows.map(
    (cells) => h`<tr>${cells.map((cell, at) => tableCell(cell, at, columns[at]))}</tr>\n`,
  )
  return scrollable(
    caption,
    h`<table><caption class="unseen">${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`,
  )
}

const RIGHT = { html: ' class="number"', rules: [] }

function tableCell(cell: Html, at: number, column: Column | undefined): Html {
  if (at === 0) return h`<th scope="row"${column?.align === 'right' ? RIGHT : NOTHING}>${cell}</th>`
  return h`<td${column?.align === 'right' ? RIGHT : NOTHING}>${cell}</td>`
}

/** What is wider than a small screen is moved by itself, also with the keyboard, and not the page. */
export function scrollable(label: string, body: Html): Html {
  return h`<div class="wide" role="region" tabindex="0" aria-label="${label}">${body}</div>\n`
}

/** A word with a colour that says the same as the word. */
export function tag(kind: 'good' | 'bad' | 'warn' | 'plain', text: string): Html {
  return h`<span class="tag ${kind}">${text}</span>`
}
