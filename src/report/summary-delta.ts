import { changeOf } from '../delta/compare-lists.ts'
import type { BudgetResult, DeltaReport, PlatformDelta } from '../delta/delta-report.ts'
import { formatByteChange } from '../delta/format-change.ts'
import { formatBytes, formatCount } from './format.ts'
import {
  type Column,
  code,
  details,
  EMPTY,
  type Markdown,
  md,
  paragraphs,
  prose,
  table,
} from './markdown.ts'
import { clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { bulletList, left, right, sentence } from './summary-parts.ts'
import {
  budgetSign,
  type DeltaRow,
  deltaRows,
  describeBaseline,
  describeCacheChange,
  describeDurations,
  describeRowChange,
  NOISY,
} from './wording-delta.ts'

const MAX_ITEMS = 12
const MAX_NAME = 200
const MAX_SENTENCE = 500

/**
 * What the run changed: sizes in one table, budgets, then files, crates and times behind a click.
 * Nothing for a run that was not compared and has no budget.
 */
export function renderDelta(
  { delta }: Pick<RunReport, 'delta'>,
  show: { readonly delta: boolean; readonly deltaFiles: boolean },
): Markdown {
  if (delta === undefined || !show.delta) return EMPTY
  return paragraphs([
    md`### Change`,
    prose(clip(describeBaseline(delta.baseline), MAX_SENTENCE)),
    changeTable(delta),
    bulletList(delta.budgets.map(budgetItem), MAX_ITEMS),
    ...(show.deltaFiles ? [...delta.platforms.flatMap(listDetails), runDetails(delta)] : []),
    bulletList(delta.remarks.map(sentence), MAX_ITEMS),
  ])
}

/** Also of the comment. Nothing where nothing is known of before: the sizes stand elsewhere. */
export function changeTable(delta: Pick<DeltaReport, 'platforms'>): Markdown {
  const rows = deltaRows(delta)
  if (rows.every(({ beforeBytes }) => beforeBytes === null)) return EMPTY
  const columns = [left('Platform'), left('Size'), right('Before'), right('Now'), right('Change')]
  return table(columns, rows.map(changeRow))
}

function changeRow(row: DeltaRow, index: number, rows: readonly DeltaRow[]): readonly Markdown[] {
  const { platform, measure, part, before, after } = row
  const change = describeRowChange(row)
  const isFirst = rows[index - 1]?.platform !== platform
  return [
    isFirst ? code(platform) : EMPTY,
    part === 'total' ? md`**${measure}**` : md`${part}`,
    md`${before}`,
    md`${after}`,
    part === 'total' ? md`**${signed(change)}**` : signed(change),
  ]
}

/** A figure of ours. In a cell a plus begins no list, and an entity would only spoil the source. */
function signed(figure: string): Markdown {
  return figure.startsWith('+') ? md`+${figure.slice(1)}` : md`${figure}`
}

function budgetItem(budget: BudgetResult): Markdown {
  const { rule, sentence: figures } = budget
  return md`${budgetSign(budget)} ${code(clip(rule, MAX_NAME))} ${sentence(figures)}`
}

function listDetails({ platform, files = [], crates = [] }: PlatformDelta): readonly Markdown[] {
  const ofFiles = files.map(({ path, ...sizes }) => ({ name: path, ...sizes }))
  return [
    ...listOf(`${platform}: ${formatCount(files.length, 'file')} changed`, 'File', ofFiles),
    ...listOf(
      `${platform}: ${formatCount(crates.length, 'crate')} of the binary changed`,
      'Crate',
      crates,
    ),
  ]
}

type Change = {
  readonly name: string
  readonly beforeBytes?: number
  readonly afterBytes?: number
}

function listOf(title: string, head: string, changes: readonly Change[]): readonly Markdown[] {
  if (changes.length === 0) return []
  const columns: readonly Column[] = [left(head), right('Before'), right('Now'), right('Change')]
  const rows = changes.map((change) => [
    code(clip(change.name, MAX_NAME)),
    md`${formatBytes(change.beforeBytes ?? null)}`,
    md`${formatBytes(change.afterBytes ?? null)}`,
    signed(formatByteChange(changeOf(change))),
  ])
  return [details(title, table(columns, rows))]
}

function runDetails({ durations = [], cache = [] }: DeltaReport): Markdown {
  if (durations.length + cache.length === 0) return EMPTY
  const rows = durations.map((one) => [md`${one.name}`, md`${describeDurations(one)}`])
  const times = rows.length === 0 ? EMPTY : table([left('Stage'), left('Before → now')], rows)
  const figures = bulletList(
    cache.map((one) => md`${describeCacheChange(one)}`),
    MAX_ITEMS,
  )
  return details('Times and cache, noisy', paragraphs([md`${NOISY}`, times, figures]))
}
