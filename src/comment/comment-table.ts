import { formatByteChange } from '../delta/format-change.ts'
import { formatBytes, formatDuration, formatShare } from '../report/format.ts'
import { code, EMPTY, join, type Markdown, md, table } from '../report/markdown.ts'
import { clip } from '../report/plain-text.ts'
import type { Size } from '../report/run-report.ts'
import { left, right } from '../report/summary-parts.ts'
import type { EntryPlatform, Share } from './comment-entry.ts'
import { type CommentPage, commitLink, type NamedEntry, runLink } from './comment-page.ts'
import { OLD_MARK, STATUS_MARKS, statusOf, VERDICT_MARKS } from './entry-status.ts'
import { formatChangeShare } from './format-change.ts'

const MAX_NAME = 100

/** One line of the table: a platform of a build; a build without any has one line, too. */
type Row = {
  readonly entry: NamedEntry
  readonly platform: EntryPlatform | undefined
  /** What belongs to the whole build is said once. */
  readonly isFirst: boolean
}

type TableColumn = {
  readonly title: string
  readonly align: 'left' | 'right'
  readonly cell: (row: Row, page: CommentPage) => Markdown
}

const COLUMNS: readonly TableColumn[] = [
  { title: 'Build', align: 'left', cell: buildCell },
  { title: 'Compressed', align: 'right', cell: sizeCell('total', 'compressedBytes') },
  { title: 'Unpacked', align: 'right', cell: sizeCell('total', 'unpackedBytes') },
  { title: 'Own layers', align: 'right', cell: ownCell },
  { title: 'Since last commit', align: 'right', cell: sinceCell },
  { title: 'Scan', align: 'left', cell: scanCell },
  { title: 'Cache', align: 'left', cell: cacheCell },
  { title: 'Time ≈', align: 'right', cell: timeCell },
]

/** A row for each platform of each build; columns that would be empty are left out. */
export function renderTable(entries: readonly NamedEntry[], page: CommentPage): Markdown {
  const rows = entries.flatMap(rowsOf)
  const columns = COLUMNS.map((column) => ({
    ...column,
    cells: rows.map((row) => column.cell(row, page)),
  })).filter(({ cells }) => cells.some(({ markdown }) => markdown !== ''))
  return table(
    columns.map(({ title, align }) => (align === 'left' ? left(title) : right(title))),
    rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? EMPTY)),
  )
}

function rowsOf(entry: NamedEntry): readonly Row[] {
  if (entry.platforms.length === 0) return [{ entry, platform: undefined, isFirst: true }]
  return entry.platforms.map((platform, at) => ({ entry, platform, isFirst: at === 0 }))
}

function buildCell(row: Row, page: CommentPage): Markdown {
  const { entry, isFirst } = row
  const mark = entry.isOld ? OLD_MARK : STATUS_MARKS[statusOf(entry)]
  const name = code(clip(entry.name, MAX_NAME))
  const platform = row.platform === undefined ? [] : [code(clip(row.platform.platform, MAX_NAME))]
  if (!isFirst) return lines([md`${mark} ${name}`, ...platform])
  const notes = [
    ...platform,
    ...(entry.isOld ? [md`of ${commitLink(entry.commit, page)}`] : []),
    ...(entry.unchanged ? [md`unchanged, build skipped`] : []),
    ...(entry.standIns ? [md`stand-in base images`] : []),
    ...(entry.relayed ? [md`as its own run says`] : []),
  ]
  return lines([md`${mark} ${name}`, ...notes])
}

function sizeCell(which: 'total' | 'own', measure: keyof Size) {
  return ({ platform }: Row): Markdown => {
    const pair = platform?.[which]
    const after = pair?.after[measure]
    if (typeof after !== 'number') return EMPTY
    const before = pair?.before?.[measure]
    const bytes = firm(formatBytes(after))
    const size = which === 'total' ? md`**${bytes}**` : md`${bytes}`
    return typeof before === 'number' ? lines([size, ...changeLines(before, after)]) : size
  }
}

/** Compressed as they are transferred; unpacked where the engine knows nothing else. */
function ownCell(row: Row): Markdown {
  const compressed = sizeCell('own', 'compressedBytes')(row)
  return compressed === EMPTY ? sizeCell('own', 'unpackedBytes')(row) : compressed
}

/** `+12.0 kB` and `+0.2 %`. */
function changeLines(before: number, after: number): readonly Markdown[] {
  const share = formatChangeShare(before, after)
  const change = md`${firm(formatByteChange(after - before))}`
  return share === undefined ? [change] : [change, md`${firm(share)}`]
}

/** GitHub gives a table little room, and would break a figure from its unit. */
function firm(figure: string): string {
  return figure.replaceAll(' ', '\u00a0')
}

function sinceCell({ entry, platform, isFirst }: Row, page: CommentPage): Markdown {
  const { previous } = entry
  if (previous === undefined) return EMPTY
  const known = previous.platforms.find((one) => one.platform === platform?.platform)
  const after = platform?.total?.after
  const measure = typeof after?.compressedBytes === 'number' ? 'compressedBytes' : 'unpackedBytes'
  const [before, now] = [known?.[measure], after?.[measure]]
  const parts = [
    ...(typeof before === 'number' && typeof now === 'number'
      ? [md`${firm(formatByteChange(now - before))}`]
      : []),
    ...(isFirst ? changedVerdicts(entry) : []),
  ]
  if (parts.length === 0) return EMPTY
  return lines([
    ...parts,
    ...(isFirst ? [md`since\u00a0${commitLink(previous.commit, page)}`] : []),
  ])
}

function changedVerdicts({ previous, outcome, scan }: NamedEntry): readonly Markdown[] {
  const { verdict } = previous ?? {}
  return [
    ...(previous && previous.outcome !== outcome
      ? [md`${outcome === 'success' ? 'failed before' : 'passed before'}`]
      : []),
    ...(verdict && scan && verdict !== scan.verdict
      ? [md`scan was ${VERDICT_MARKS[verdict]}`]
      : []),
  ]
}

function scanCell({ entry, platform, isFirst }: Row): Markdown {
  const scan = platform?.scan
  if (scan === undefined) {
    return isFirst && entry.scan ? md`${VERDICT_MARKS[entry.scan.verdict]}` : EMPTY
  }
  const { verdict, found, fresh, fixed = 0, ignored } = scan
  const said = [
    ...(verdict === 'unknown' ? ['unknown'] : []),
    ...(fresh === undefined ? [] : [`${fresh} new`]),
    `${found} in all`,
    ...(fixed > 0 ? [`${fixed} mended`] : []),
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
  ]
  const [first = '', ...others] = said.map(firm)
  return lines([md`${VERDICT_MARKS[verdict]}\u00a0${first}`, ...others.map((one) => md`${one}`)])
}

function cacheCell({ entry: { cache }, isFirst }: Row): Markdown {
  if (cache === undefined || !isFirst) return EMPTY
  const { archive, crates, units } = cache
  return lines([
    ...(archive === undefined ? [] : [md`archive: ${firm(archive)}`]),
    ...(crates ? [md`crates: ${firm(shareText(crates))}`] : []),
    ...(units ? [md`units fresh: ${firm(shareText(units))}`] : []),
  ])
}

/** `71 of 74`. */
function shareText({ part, total }: Share): string {
  return total === 0 ? formatShare(part, total) : `${part} of ${total}`
}

/** With the way to all that the run tells. */
function timeCell({ entry, isFirst }: Row, page: CommentPage): Markdown {
  if (!isFirst) return EMPTY
  const { totalMs, buildMs = totalMs, buildBeforeMs } = entry.times
  return lines([
    md`${firm(formatDuration(buildMs))}`,
    ...(buildBeforeMs === undefined ? [] : [md`was\u00a0${firm(formatDuration(buildBeforeMs))}`]),
    runLink('log, summary', entry, page),
  ])
}

/** Lines of one cell. */
function lines(parts: readonly Markdown[]): Markdown {
  return join(parts, '<br>')
}
