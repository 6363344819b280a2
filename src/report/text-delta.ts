import { changeOf } from '../delta/compare-lists.ts'
import type { DeltaReport, PlatformDelta } from '../delta/delta-report.ts'
import { formatByteChange } from '../delta/format-change.ts'
import { cleanLine, clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { alignColumns, type Paint, tableLines } from './terminal.ts'
import { budgetSign, deltaRows, describeBaseline, describeRowChange } from './wording-delta.ts'

/** Of the longest lists; all of it is in the report. */
const SHOWN = 5
const MAX_NAME = 120

/** What the run changed, for a terminal. */
export function deltaLines({ delta }: Pick<RunReport, 'delta'>, paint: Paint): readonly string[] {
  if (delta === undefined) return []
  return [
    cleanLine(describeBaseline(delta.baseline)),
    ...sizeLines(delta, paint),
    ...delta.platforms.flatMap((platform) => largestLines(platform)),
    ...delta.budgets.map((budget) =>
      paint(
        cleanLine(`${budgetSign(budget)} ${budget.rule}: ${budget.sentence}`),
        budget.outcome === 'exceeded' ? 'red' : 'dim',
      ),
    ),
    ...delta.remarks.map((remark) => cleanLine(remark)),
  ]
}

function sizeLines(delta: DeltaReport, paint: Paint): readonly string[] {
  const rows = deltaRows(delta).filter(({ beforeBytes }) => beforeBytes !== null)
  if (rows.length === 0) return []
  const cells = rows.map((row) => [
    cleanLine(`${row.platform} ${row.part === 'total' ? row.measure : `  ${row.part}`}`),
    row.before,
    row.after,
    describeRowChange(row),
  ])
  return tableLines(['change', 'before', 'now', 'by'], cells, 'right', paint)
}

function largestLines({ files = [], crates = [] }: PlatformDelta): readonly string[] {
  const changes = [
    ...files.slice(0, SHOWN).map(({ path, ...sizes }) => ({ name: path, ...sizes })),
    ...crates.slice(0, SHOWN).map(({ name, ...sizes }) => ({ name: `crate ${name}`, ...sizes })),
  ]
  const rows = changes.map((change) => [
    formatByteChange(changeOf(change)),
    clip(cleanLine(change.name), MAX_NAME),
  ])
  return alignColumns(rows, ['right', 'left'])
}
