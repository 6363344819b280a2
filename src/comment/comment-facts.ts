import { formatCount, formatDuration } from '../report/format.ts'
import { code, details, EMPTY, join, type Markdown, md, table } from '../report/markdown.ts'
import { clip } from '../report/plain-text.ts'
import { left, right, sentence } from '../report/summary-parts.ts'
import type { EntryBaseline } from './comment-entry.ts'
import { type CommentPage, commitLink, type NamedEntry } from './comment-page.ts'

const MAX_NAME = 160
const MAX_REASON = 200
/** Of a digest, as Docker shows it. */
const SHORT_DIGEST = 12

/** What was made of each build and what it was compared with, behind a click. */
export function renderFacts(entries: readonly NamedEntry[], page: CommentPage): Markdown {
  if (!entries.some(({ image, digest, baseline }) => image ?? digest ?? baseline)) return EMPTY
  const shown = COLUMNS.map(({ title, cell }) => ({
    title,
    cells: entries.map((entry) => cell(entry, page)),
  })).filter(({ cells }) => cells.some(({ markdown }) => markdown !== ''))
  const rows = entries.map((_, at) => shown.map(({ cells }) => cells[at] ?? EMPTY))
  const titles = shown.map(({ title }) => title)
  return details('Images, baselines and times', table(titles, rows))
}

/** Those that would be empty are left out. */
const COLUMNS: readonly {
  readonly title: ReturnType<typeof left>
  readonly cell: (entry: NamedEntry, page: CommentPage) => Markdown
}[] = [
  { title: left('Build'), cell: (entry) => name(entry.name) },
  { title: left('Image'), cell: ({ image }) => name(image) },
  {
    title: left('Digest'),
    cell: ({ digest }) => name(digest?.replace(/^[^:]*:/, '').slice(0, SHORT_DIGEST)),
  },
  {
    title: left('Compared with'),
    cell: ({ baseline }, page) => (baseline ? describeBaseline(baseline, page) : EMPTY),
  },
  {
    title: right('Fresh units before'),
    cell: ({ cache }) =>
      cache?.unitsBefore ? md`${cache.unitsBefore.part} of ${cache.unitsBefore.total}` : EMPTY,
  },
  { title: right('Whole run ≈'), cell: ({ times }) => md`${formatDuration(times.totalMs)}` },
]

/** Said above the table where it is the same for all builds. */
export function commonBaseline(entries: readonly NamedEntry[]): EntryBaseline | undefined {
  const [first, ...others] = entries.map(({ baseline }) => baseline)
  const text = (one: EntryBaseline | undefined) =>
    JSON.stringify([one?.kind, one?.commit, one?.reason])
  return others.every((other) => text(other) === text(first)) ? first : undefined
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** `the build of 0a1b2c3`, `nothing: …`. */
export function describeBaseline(
  { kind, commit, reference, commitsBehind = 0, reason = 'there is no baseline' }: EntryBaseline,
  page: CommentPage,
): Markdown {
  if (kind === 'none') return md`nothing: ${sentence(clip(reason, MAX_REASON))}`
  const at =
    commit === undefined
      ? []
      : [md` of ${COMMIT.test(commit) ? commitLink(commit, page) : name(commit)}`]
  const behind =
    commitsBehind > 0 ? [md` (${formatCount(commitsBehind, 'commit')} before the merge base)`] : []
  const what = kind === 'report' ? md`the build` : md`the image ${name(reference)}`
  return join([what, ...at, ...behind], '')
}

function name(text: string | undefined): Markdown {
  return text === undefined ? EMPTY : code(clip(text, MAX_NAME))
}
