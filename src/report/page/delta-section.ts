import type { DeltaReport, PlatformDelta } from '../../delta/delta-report.ts'
import { formatByteChange, formatPercent } from '../../delta/format-change.ts'
import { BLANK, formatBytes, formatDuration } from '../format.ts'
import { clip } from '../plain-text.ts'
import {
  type DeltaRow,
  deltaRows,
  describeBaseline,
  describeCacheChange,
  NOISY,
} from '../wording-delta.ts'
import { code, type Html, h, NOTHING, placeClass } from './html.ts'
import { details, list, type Section, sentence, table, tag, titledList } from './parts.ts'

const MAX_ITEMS = 50
/** A list that is not longer is not worth a click. */
const MAX_OPEN = 10
const MAX_NAME = 200

/** What changed against the baseline: sizes, files and crates with the largest changes first. */
export function deltaSection(delta: DeltaReport | undefined): Section {
  const head = { id: 'changes', title: 'Changes' }
  if (delta === undefined) return { ...head, body: NOTHING }
  const { baseline, platforms, budgets, remarks } = delta
  const budgetItems = budgets.map(({ rule, outcome, action, sentence: said }) => {
    const tone =
      outcome === 'kept' ? 'good' : outcome === 'exceeded' && action === 'fail' ? 'bad' : 'warn'
    return h`${tag(tone, outcome === 'not-known' ? 'not known' : outcome)} ${code(clip(rule, MAX_NAME))} ${sentence(said)}`
  })
  const body = h`<p class="lead">${sentence(describeBaseline(baseline))}</p>
${titledList('Budgets', budgetItems, MAX_ITEMS)}
${sizeTable(delta)}
${platforms.map((platform, at) => partTables(platform, at === 0, platforms.length > 1))}
${noisyPart(delta)}${list(remarks.map(sentence), MAX_ITEMS)}`
  return { ...head, body }
}

function sizeTable(delta: DeltaReport): Html {
  const several = delta.platforms.length > 1
  const known = deltaRows(delta)
  const largest = Math.max(...known.map(changeOfRow).map(Math.abs), 1)
  const rows = known.map((row) => [
    sizeName(row, several),
    h`${row.before}`,
    h`${row.after}`,
    changeCell(row.beforeBytes, row.afterBytes),
    changeBar(changeOfRow(row), largest),
  ])
  return table('Sizes before and after', [{ title: 'Size' }, ...NUMBERS, { title: '' }], rows)
}

/** The whole, and below it its parts. */
function sizeName({ platform, measure, part }: DeltaRow, several: boolean): Html {
  const of = several ? h`<span class="whole">${code(platform)}</span> ` : NOTHING
  return part === 'total'
    ? h`${of}<strong>${measure}</strong>`
    : h`<span class="part">${part}</span>`
}

function changeOfRow({ beforeBytes, afterBytes }: DeltaRow): number {
  return beforeBytes === null ? 0 : afterBytes - beforeBytes
}

const NUMBERS = ['Before', 'After', 'Change'].map((title) => ({ title, align: 'right' as const }))

function changeCell(before: number | null, after: number | null): Html {
  if (before === null || after === null) return h`${BLANK}`
  const change = after - before
  const look = change > 0 ? 'grew' : change < 0 ? 'shrank' : 'same'
  const share =
    change === 0 || before === 0
      ? NOTHING
      : h` <span class="soft">${formatPercent(change, before)}</span>`
  return h`<span class="change"><span class="${look}">${formatByteChange(change)}</span>${share}</span>`
}

type Changed = {
  readonly name: string
  readonly beforeBytes?: number
  readonly afterBytes?: number
}

/** Other platforms than the first are much the same. */
function partTables(
  { platform, files = [], crates = [] }: PlatformDelta,
  isFirst: boolean,
  isOneOfSeveral: boolean,
): Html {
  const of = isOneOfSeveral ? `, ${platform}` : ''
  const named = files.map(({ path, ...rest }) => ({ name: path, ...rest }))
  const most = isFirst ? MAX_OPEN : 0
  return h`${changeTable(`Changed files${of}`, 'File', named, most)}${changeTable(`Changed crates in the binary${of}`, 'Crate', crates, most)}`
}

/** Longer ones than `maxOpen` are closed. */
function changeTable(
  title: string,
  what: string,
  changed: readonly Changed[],
  maxOpen: number,
): Html {
  if (changed.length === 0) return NOTHING
  const shown = changed.slice(0, MAX_ITEMS)
  const largest = Math.max(...shown.map((one) => Math.abs(changeOf(one))), 1)
  const rows = shown.map((one) => [
    code(clip(one.name, MAX_NAME)),
    h`${one.beforeBytes === undefined ? 'new' : formatBytes(one.beforeBytes)}`,
    h`${one.afterBytes === undefined ? 'removed' : formatBytes(one.afterBytes)}`,
    changeCell(one.beforeBytes ?? 0, one.afterBytes ?? 0),
    changeBar(changeOf(one), largest),
  ])
  const shownTable = table(title, [{ title: what }, ...NUMBERS, { title: '' }], rows)
  return rows.length > maxOpen ? details(title, shownTable) : h`<h3>${title}</h3>${shownTable}`
}

function changeOf({ beforeBytes = 0, afterBytes = 0 }: Changed): number {
  return afterBytes - beforeBytes
}

/** From the middle, to the right what grew. */
function changeBar(change: number, largest: number): Html {
  if (change === 0) return NOTHING
  const width = (Math.abs(change) / largest) * 50
  const place = placeClass({ left: change < 0 ? 50 - width : 50, width })
  return h`<span class="swing" aria-hidden="true"><i class="${change < 0 ? 'shrank' : 'grew'} ${place}"></i></span>`
}

/** Times and cache figures: said beside, as no two runs have the same. */
function noisyPart({ durations = [], cache = [] }: DeltaReport): Html {
  if (durations.length + cache.length === 0) return NOTHING
  const rows = durations
    .slice(0, MAX_ITEMS)
    .map(({ name, beforeMs, afterMs }) => [
      h`${clip(name, MAX_NAME)}`,
      h`${formatDuration(beforeMs)}`,
      h`${formatDuration(afterMs)}`,
    ])
  const figures = list(
    cache.map((one) => h`${describeCacheChange(one)}`),
    MAX_ITEMS,
  )
  const columns = [{ title: 'Stage' }, ...NUMBERS.slice(0, 2)]
  const body = h`<p class="note">${NOISY}</p>${figures}${table('Times before and after', columns, rows)}`
  return details('Times and cache figures', body)
}
