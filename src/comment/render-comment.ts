import { formatCount } from '../report/format.ts'
import { code, EMPTY, join, type Markdown, md, paragraphs } from '../report/markdown.ts'
import { clip } from '../report/plain-text.ts'
import { bulletList, sentence } from '../report/summary-parts.ts'
import { renderDetails } from './comment-details.ts'
import type { CommentState } from './comment-entry.ts'
import { commonBaseline, describeBaseline, renderFacts } from './comment-facts.ts'
import { type CommentPage, commitLink, LEFT_OUT, type NamedEntry } from './comment-page.ts'
import { renderTable } from './comment-table.ts'
import { OLD_MARK, STATUS_MARKS, statusOf } from './entry-status.ts'
import { newestCommit } from './merge-entries.ts'
import { nameBuilds } from './name-builds.ts'
import { formatState } from './stored-state.ts'

const MAX_NAME = 100
const MAX_ITEMS = 30

/**
 * The whole body of the comment, its state in the first line. Depends on nothing but what is given, so
 * two jobs that know the same write the same.
 */
export function renderComment(state: CommentState, page: CommentPage): string {
  const newest = newestCommit(state.entries)
  const names = nameBuilds(state.entries)
  const entries = state.entries.map(
    (entry, at): NamedEntry => ({
      ...entry,
      name: names[at] ?? '',
      isOld: entry.commit !== newest,
    }),
  )
  const current = entries.filter(({ isOld }) => !isOld)
  const body = paragraphs([
    headline(current),
    newest === undefined ? EMPTY : sourceLine(newest, current, page),
    renderTable(entries, page),
    bulletList(current.flatMap(troublesOf), MAX_ITEMS),
    notes(entries),
    ...current.map(renderDetails),
    renderFacts(current, page),
    leftOut(state),
    footer(page),
  ])
  return `${formatState(state)}\n${body.markdown}\n`
}

function headline(entries: readonly NamedEntry[]): Markdown {
  const statuses = entries.map(statusOf)
  const failed = statuses.filter((status) => status === 'failed').length
  const doubtful = statuses.filter((status) => status === 'doubtful').length
  if (failed > 0) return failedHeadline(entries, failed)
  const what = entries.length === 1 ? 'Docker image' : `${entries.length} Docker images`
  const [first] = entries
  const isUnchanged = entries.length === 1 && first?.unchanged
  const verb = isUnchanged ? 'unchanged' : 'built'
  if (doubtful > 0) return md`### ${STATUS_MARKS.doubtful} ${what} ${verb}, with remarks`
  return md`### ${STATUS_MARKS.good} ${what} ${verb}`
}

function failedHeadline([first, ...others]: readonly NamedEntry[], failed: number): Markdown {
  const mark = STATUS_MARKS.failed
  if (others.length > 0)
    return md`### ${mark} ${failed} of ${others.length + 1} Docker images failed`
  const stage = clip(first?.failure?.stage ?? 'build', MAX_NAME)
  return md`### ${mark} Docker image failed in ${code(stage)}`
}

function sourceLine(commit: string, entries: readonly NamedEntry[], page: CommentPage): Markdown {
  const baseline = commonBaseline(entries)
  const compared = baseline ? md`, compared with ${describeBaseline(baseline, page)}` : EMPTY
  return md`Commit ${commitLink(commit, page)}${compared}`
}

/** What somebody has to look at, one item each. */
function troublesOf(entry: NamedEntry): readonly Markdown[] {
  const { failure, outcome, scan, budgets = [], standIns } = entry
  const name = code(clip(entry.name, MAX_NAME))
  const isScanFailure = failure?.stage === 'scan'
  return [
    ...(outcome === 'failure' ? [failureItem(entry, name)] : []),
    ...(scan && scan.verdict !== 'pass' && !isScanFailure
      ? [
          md`⚠️ ${name}, ${scan.verdict === 'unknown' ? 'scan without a verdict' : 'scan'}: ${sentence(scan.reason)}`,
        ]
      : []),
    ...budgets.map(
      ({ sentence: text, action, platform }) =>
        md`${action === 'fail' ? '❌' : '⚠️'} ${name} ${code(clip(platform, MAX_NAME))}, size budget: ${sentence(text)}`,
    ),
    ...(standIns
      ? [md`⚠️ ${name} is built on stand-in base images: for tests, not to be released.`]
      : []),
  ]
}

function failureItem({ failure }: NamedEntry, name: Markdown): Markdown {
  if (failure === undefined) return md`❌ ${name} failed.`
  const { stage, cause, remedy } = failure
  const todo = remedy === undefined ? EMPTY : md` **What to do:** ${sentence(remedy)}`
  return md`❌ ${name} failed in ${code(clip(stage, MAX_NAME))}: ${sentence(cause)}${todo}`
}

function notes(entries: readonly NamedEntry[]): Markdown {
  const old = entries.filter(({ isOld }) => isOld).length
  const parts = [
    ...(old > 0
      ? [
          md`${OLD_MARK} ${formatCount(old, 'build')} of an earlier commit: nothing newer has been reported yet.`,
        ]
      : []),
    ...(entries.some(({ relayed }) => relayed)
      ? [
          md`Rows marked “as its own run says” come from a run without the right to comment; nobody has checked them.`,
        ]
      : []),
  ]
  return join(parts, '\n\n')
}

function leftOut({ entries, isCut }: CommentState): Markdown {
  const left = new Set(entries.flatMap((entry) => entry.left ?? []))
  const parts = [...[...left].map((one) => LEFT_OUT[one]), ...(isCut ? ['some builds'] : [])]
  if (parts.length === 0) return EMPTY
  return md`Left out, as the comment would be too long: ${parts.join(', ')}. The job summaries of the runs have all of it.`
}

function footer({ toolVersion }: CommentPage): Markdown {
  return md`<sub>cv-docker-build ${toolVersion} · ≈ times differ from machine to machine · this comment is kept up to date</sub>`
}
