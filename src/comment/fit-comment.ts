import { clip } from '../report/plain-text.ts'
import type { CommentEntry, CommentState, EntryPlatform, LeftOut } from './comment-entry.ts'
import type { CommentPage } from './comment-page.ts'
import { compareRuns, newestCommit } from './merge-entries.ts'
import { renderComment } from './render-comment.ts'

/** GitHub refuses a longer body. It counts characters; UTF-16 units, which we count, are never fewer. */
export const COMMENT_MAX_LENGTH = 65_536

type Cut = {
  readonly name: LeftOut
  readonly apply: (entry: CommentEntry) => CommentEntry
  /** Builds of earlier commits go first. */
  readonly only?: 'old'
}

const SHORT_SENTENCE = 160

const withoutCrates = onPlatforms(({ crates: _, ...rest }) => rest)
const withoutFiles = onPlatforms(({ files: _, ...rest }) => rest)
const withoutFindings = onPlatforms(({ scan, ...rest }) => {
  if (scan === undefined) return rest
  const { findings: _, ...figures } = scan
  return { ...rest, scan: figures }
})

/** What goes first when there is too much: the longest and least read. */
const CUTS: readonly Cut[] = [
  { name: 'crates', apply: withoutCrates, only: 'old' },
  { name: 'files', apply: withoutFiles, only: 'old' },
  { name: 'findings', apply: withoutFindings, only: 'old' },
  { name: 'crates', apply: withoutCrates },
  { name: 'files', apply: withoutFiles },
  { name: 'findings', apply: withoutFindings },
  { name: 'facts', apply: withoutFacts },
  { name: 'sentences', apply: withShortSentences },
]

export type FittedComment = { readonly body: string; readonly state: CommentState }

/**
 * The body of at most `maxLength` characters (not below 4,000) and the state that stands in it. Parts
 * are left out whole, in a fixed order, and then builds: oldest first. The body says what is missing.
 */
export function fitComment(
  whole: CommentState,
  page: CommentPage,
  maxLength: number = COMMENT_MAX_LENGTH,
): FittedComment {
  let state = whole
  let body = renderComment(state, page)
  for (const cut of CUTS) {
    if (body.length <= maxLength) return { body, state }
    state = { ...state, entries: cutEntries(state.entries, cut) }
    body = renderComment(state, page)
  }
  while (body.length > maxLength && state.entries.length > 1) {
    state = { entries: withoutOldest(state.entries, body.length / maxLength), isCut: true }
    body = renderComment(state, page)
  }
  return { body, state }
}

function cutEntries(
  entries: readonly CommentEntry[],
  { name, apply, only }: Cut,
): readonly CommentEntry[] {
  const newest = newestCommit(entries)
  return entries.map((entry) => {
    if (only === 'old' && entry.commit === newest) return entry
    const shorter = apply(entry)
    // What was not there is not missed.
    const isShorter = JSON.stringify(shorter).length < JSON.stringify(entry).length
    if (!isShorter) return entry
    return { ...shorter, left: [...new Set([...(entry.left ?? []), name])] }
  })
}

/** As many as the length is above the limit, at least one. */
function withoutOldest(entries: readonly CommentEntry[], excess: number): readonly CommentEntry[] {
  const keep = Math.max(1, Math.min(entries.length - 1, Math.floor(entries.length / excess)))
  const newest = newestCommit(entries)
  const byAge = [...entries].sort(
    (a, b) =>
      Number(b.commit === newest) - Number(a.commit === newest) || compareRuns(b.run, a.run),
  )
  const kept = new Set(byAge.slice(0, keep))
  return entries.filter((entry) => kept.has(entry))
}

function onPlatforms(change: (platform: EntryPlatform) => EntryPlatform) {
  return (entry: CommentEntry): CommentEntry => ({
    ...entry,
    platforms: entry.platforms.map(change),
  })
}

function withoutFacts(entry: CommentEntry): CommentEntry {
  const { digest: _digest, baseline: _baseline, cache: _cache, ...rest } = entry
  return rest
}

function withShortSentences(entry: CommentEntry): CommentEntry {
  const { failure, scan, budgets } = entry
  return {
    ...entry,
    ...(failure && {
      failure: { stage: failure.stage, cause: clip(failure.cause, SHORT_SENTENCE) },
    }),
    ...(scan && { scan: { ...scan, reason: clip(scan.reason, SHORT_SENTENCE) } }),
    ...(budgets && {
      budgets: budgets
        .slice(0, 3)
        .map((one) => ({ ...one, sentence: clip(one.sentence, SHORT_SENTENCE) })),
    }),
  }
}
