import {
  CONTESTANTS,
  type ContestantId,
  type ContestantText,
  type Measurement,
  ROWS,
} from './contract.ts'
import { secondsOf } from './statistics.ts'
import { format } from './table.ts'

/** Light and dark, by who looks at it. Ours are of one hue. */
const COLORS: Readonly<Record<ContestantId, readonly [light: string, dark: string]>> = {
  ours: ['#0969da', '#4493f8'],
  'ours-equal': ['#80ccff', '#1f6feb'],
  naive: ['#d0d7de', '#30363d'],
  chef: ['#8c959f', '#656c76'],
  dance: ['#59636e', '#9198a1'],
}

const WIDTH = 760
const LABEL = 160
const VALUE = 60
const BAR = 12
const GAP = 3
const GROUP_GAP = 16
const TOP = 34

type Bar = { readonly contestant: ContestantId; readonly seconds: number; readonly y: number }
type Group = { readonly title: string; readonly bars: readonly Bar[]; readonly middle: number }

/** Medians of an application as bars, one group for each row. */
export function renderChart(all: readonly Measurement[], application: string): string {
  const groups = layOut(all, application)
  const bars = groups.flatMap((group) => group.bars)
  const longest = Math.max(1, ...bars.map(({ seconds }) => seconds))
  const height = (bars.at(-1)?.y ?? TOP) + BAR + GROUP_GAP
  const used = CONTESTANTS.filter(({ id }) => bars.some(({ contestant }) => contestant === id))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>Seconds of a build of ${escapeXml(application)}, by situation</title>`,
    style(),
    ...legend(used),
    ...groups.map(({ title, middle }) => text(LABEL - 8, middle, title, 'label')),
    ...bars.map((bar) => drawBar(bar, longest)),
    '</svg>',
    '',
  ].join('\n')
}

function layOut(all: readonly Measurement[], application: string): readonly Group[] {
  let y = TOP
  return ROWS.flatMap(({ id: row, title }) => {
    const found = CONTESTANTS.flatMap(({ id: contestant }) => {
      const spread = secondsOf(all, { application, row, contestant })
      return spread ? [{ contestant, seconds: spread.median }] : []
    })
    if (found.length === 0) return []
    const top = y
    const bars = found.map((bar, index) => ({ ...bar, y: top + index * (BAR + GAP) }))
    const bottom = top + found.length * (BAR + GAP) - GAP
    y = bottom + GROUP_GAP
    return [{ title, bars, middle: (top + bottom) / 2 }]
  })
}

function drawBar({ contestant, seconds, y }: Bar, longest: number): string {
  const width = Math.max(1, ((WIDTH - LABEL - VALUE) * seconds) / longest)
  const bar = `<rect class="${contestant}" x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`
  return bar + text(LABEL + width + 6, y + BAR / 2, `${format(seconds)} s`, 'value')
}

/** On one line; letters of this size are about 6 units wide. */
function legend(used: readonly ContestantText[]): readonly string[] {
  let x = LABEL
  return used.map(({ id, title }) => {
    const square = `<rect class="${id}" x="${x}" y="8" width="10" height="10" rx="2"/>`
    const name = text(x + 15, 13, title, 'value')
    x += 29 + title.length * 6
    return square + name
  })
}

function text(x: number, y: number, content: string, kind: 'label' | 'value'): string {
  return `<text class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeXml(content)}</text>`
}

function style(): string {
  const rules = (index: 0 | 1) =>
    CONTESTANTS.map(({ id }) => `.${id}{fill:${COLORS[id][index]}}`).join('')
  return [
    '<style>',
    'text{font:11px -apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328;dominant-baseline:central}',
    '.label{text-anchor:end;font-size:12px}',
    rules(0),
    `@media(prefers-color-scheme:dark){text{fill:#f0f6fc}${rules(1)}}`,
    '</style>',
  ].join('')
}

function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
