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
  const columns = [
    ...['Build', 'Image', 'Digest', 'Compared with'].map(left),
    right('Fresh units before'),
    right('Whole run ≈'),
  ]
  const rows = entries.map(({ name: build, image, digest, baseline, cache, times }) => [
    name(build),
    name(image),
    name(digest?.replace(/^[^:]*:/, '').slice(0, SHORT_DIGEST)),
    baseline ? describeBaseline(baseline, page) : EMPTY,
    cache?.unitsBefore ? md`${cache.unitsBefore.part} of ${cache.unitsBefore.total}` : EMPTY,
    md`${formatDuration(times.totalMs)}`,
  ])
  return details('Images, baselines and times', table(columns, rows))
}

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
