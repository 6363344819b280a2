import { type Column, EMPTY, join, type Markdown, md, paragraphs, prose } from './markdown.ts'
import { clip } from './plain-text.ts'

/** Pieces that several sections of the summary are made of. */

const MAX_SENTENCE = 500

export function left(title: Column['title']): Column {
  return { title, align: 'left' }
}

export function right(title: Column['title']): Column {
  return { title, align: 'right' }
}

/** A sentence of others. */
export function sentence(text: string): Markdown {
  return prose(clip(text.trim(), MAX_SENTENCE))
}

/** Nothing where there are no items. */
export function titledList(title: Markdown, items: readonly Markdown[], max: number): Markdown {
  return items.length === 0 ? EMPTY : paragraphs([title, bulletList(items, max)])
}

/** At most `max` items; the rest is counted. */
export function bulletList(items: readonly Markdown[], max: number): Markdown {
  const rest = items.length - max
  const shown = items.slice(0, max)
  const all = rest > 0 ? [...shown, md`and ${rest} more`] : shown
  return join(
    all.map((item) => md`- ${item}`),
    '\n',
  )
}
