import { APPLICATIONS } from './applications.ts'
import {
  CONTESTANTS,
  type ContestantId,
  type ContestantText,
  type Measurement,
  ROWS,
  type RowId,
  type RowText,
} from './contract.ts'
import { type Spread, secondsOf, select, spreadOf } from './statistics.ts'
import { format, megabytes, table } from './table.ts'

/** What was measured of one application, as a part of docs/benchmarks.md. */
export function renderApplication(
  all: readonly Measurement[],
  application: string,
): readonly string[] {
  const own = all.filter((one) => one.application === application)
  const what = APPLICATIONS.find(({ id }) => id === application)?.what ?? ''
  const rows = ROWS.filter(({ id }) => own.some(({ row }) => row === id))
  const contestants = CONTESTANTS.filter(({ id }) => own.some((one) => one.contestant === id))
  const count = new Set(own.map(({ round }) => round)).size
  const head = ['', ...contestants.map(({ title }) => title)]
  return [
    `## ${application}`,
    '',
    `${what}. ${count} ${count === 1 ? 'round' : 'rounds'}.`,
    '',
    `![Seconds by situation](benchmarks-${application}.svg)`,
    '',
    ...table(
      head,
      rows.map((row) => [row.title, ...secondsCells(own, application, row.id, contestants)]),
    ),
    '',
    'Our time for one of each peer’s, with the incremental state / without it:',
    '',
    ...renderRatios(own, application, rows),
    '',
    'Where our seconds go (`rest`: before the first stage and after the last):',
    '',
    ...renderParts(own, application, rows),
    '',
    'Bytes from caches, registries and the mirror of crates.io / to caches and registries, in MB:',
    '',
    ...table(
      head,
      rows.map((row) => [
        row.title,
        ...contestants.map(({ id }) => bytesCell(own, application, row.id, id)),
      ]),
    ),
    '',
    ...rows.map(({ title, what: meaning }) => `* **${title}**: ${meaning}`),
    '',
  ]
}

function secondsCells(
  all: readonly Measurement[],
  application: string,
  row: RowId,
  contestants: readonly ContestantText[],
): readonly string[] {
  const spreads = contestants.map(({ id }) => secondsOf(all, { application, row, contestant: id }))
  const medians = spreads.flatMap((spread) => (spread ? [spread.median] : []))
  const best = Math.min(...medians)
  return spreads.map((spread) => (spread ? secondsCell(spread, spread.median === best) : '–'))
}

function secondsCell({ median, low, high, count }: Spread, isBest: boolean): string {
  const text = isBest ? `**${format(median)}**` : format(median)
  return count === 1 ? text : `${text} (${format(low)}–${format(high)})`
}

function renderRatios(
  all: readonly Measurement[],
  application: string,
  rows: readonly RowText[],
): readonly string[] {
  const median = (row: RowId, contestant: ContestantId) =>
    secondsOf(all, { application, row, contestant })?.median
  const ratio = (row: RowId, ours: ContestantId, peer: ContestantId) => {
    const [own, other] = [median(row, ours), median(row, peer)]
    return own === undefined || other === undefined ? '–' : (own / other).toFixed(2)
  }
  const cell = (row: RowId, peer: ContestantId) =>
    median(row, peer) === undefined
      ? '–'
      : `${ratio(row, 'ours', peer)} / ${ratio(row, 'ours-equal', peer)}`
  const peers = CONTESTANTS.filter(
    ({ id, isPeer }) => isPeer && all.some(({ contestant }) => contestant === id),
  )
  return table(
    ['', ...peers.map(({ title }) => title)],
    rows
      .filter(({ id }) => id !== 'toolchain')
      .map((row) => [row.title, ...peers.map(({ id }) => cell(row.id, id))]),
  )
}

/** Medians of the parts of each of our rows, in the order of the runs. */
function renderParts(
  all: readonly Measurement[],
  application: string,
  rows: readonly RowText[],
): readonly string[] {
  const ours = CONTESTANTS.filter(({ isPeer }) => !isPeer)
  const lines = rows.flatMap((row) =>
    ours.flatMap(({ id: contestant, title }) => {
      const found = select(all, { application, row: row.id, contestant })
      return found.length === 0 ? [] : [{ title: `${row.title}, ${title}`, found }]
    }),
  )
  const names = [
    ...new Set(lines.flatMap(({ found }) => found.flatMap(({ parts }) => Object.keys(parts)))),
  ]
  const cell = (found: readonly Measurement[], name: string) => {
    const spread = spreadOf(found.flatMap(({ parts }) => parts[name] ?? []))
    return spread ? format(spread.median) : '–'
  }
  return table(
    ['', ...names],
    lines
      .filter(({ found }) => found.some(({ parts }) => Object.keys(parts).length > 0))
      .map(({ title, found }) => [title, ...names.map((name) => cell(found, name))]),
  )
}

function bytesCell(
  all: readonly Measurement[],
  application: string,
  row: RowId,
  contestant: ContestantId,
): string {
  const found = select(all, { application, row, contestant })
  const down = spreadOf(found.map(({ restoredBytes, crateBytes }) => restoredBytes + crateBytes))
  const up = spreadOf(found.map(({ savedBytes }) => savedBytes))
  return down && up ? `${megabytes(down.median)} / ${megabytes(up.median)}` : '–'
}
