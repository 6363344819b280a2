import type { CommentEntry, CommentState, PreviousBuild, RunNumber } from './comment-entry.ts'
import { MAX_ENTRIES } from './stored-state.ts'

/**
 * Puts builds into what a comment knows. In any order and any number of times it comes to the same: so
 * several jobs that write at once can each begin anew with what the others left.
 */
export function mergeEntries(state: CommentState, incoming: readonly CommentEntry[]): CommentState {
  const entries = inOrder(incoming.reduce(mergeOne, state.entries))
  const kept = newestOf(entries, MAX_ENTRIES)
  const isOfSameCommit = newestCommit(entries) === newestCommit(state.entries)
  const isCut = kept.length < entries.length || (isOfSameCommit && state.isCut)
  return { entries: inOrder(kept), ...(isCut ? { isCut: true } : {}) }
}

/** Whether a newer run has already told of the same build: an older one then has nothing to say. */
export function isOutdated(entry: CommentEntry, entries: readonly CommentEntry[]): boolean {
  return predecessorsOf(entry, entries).some((known) => compareRuns(known.run, entry.run) > 0)
}

/** Negative when `a` was made before `b`. */
export function compareRuns(a: RunNumber, b: RunNumber): number {
  return a.id - b.id || a.attempt - b.attempt
}

/** Head of the pull request, as the newest run knows it. */
export function newestCommit(entries: readonly CommentEntry[]): string | undefined {
  return newestOf(entries, 1)[0]?.commit
}

function mergeOne(entries: readonly CommentEntry[], entry: CommentEntry): readonly CommentEntry[] {
  if (entries.some(({ id }) => id === entry.id) || isOutdated(entry, entries)) return entries
  const replaced = predecessorsOf(entry, entries)
  const previous = previousOf(entry, replaced)
  const rest = entries.filter((known) => !replaced.includes(known))
  return [...rest, { ...entry, ...(previous ? { previous } : {}) }]
}

/**
 * Earlier builds of the same place in the workflow. Those of the same run are other builds (of a matrix
 * that does not say so). Where several are left, what they built tells which of them it was.
 */
function predecessorsOf(
  entry: CommentEntry,
  entries: readonly CommentEntry[],
): readonly CommentEntry[] {
  const same = entries.filter(
    (known) => isSamePlace(known, entry) && compareRuns(known.run, entry.run) !== 0,
  )
  const alike = same.filter((known) => buildText(known) === buildText(entry))
  return alike.length > 0 ? alike : same
}

function isSamePlace({ key: a }: CommentEntry, { key: b }: CommentEntry): boolean {
  return a.job === b.job && a.workflow === b.workflow && a.matrix === b.matrix && a.step === b.step
}

function buildText({ variant, dockerfile, image }: CommentEntry): string {
  return JSON.stringify([variant, dockerfile, image?.replace(/:[^/]*$/, '')])
}

/** A build that is run again for the same commit keeps what came before it. */
function previousOf(
  entry: CommentEntry,
  replaced: readonly CommentEntry[],
): PreviousBuild | undefined {
  const [only, another] = replaced
  if (only === undefined || another !== undefined) return entry.previous
  if (only.commit === entry.commit) return only.previous ?? entry.previous
  const { commit, outcome, scan, platforms } = only
  return {
    commit,
    outcome,
    ...(scan ? { verdict: scan.verdict } : {}),
    platforms: platforms.map(({ platform, total }) => ({
      platform,
      ...bytes('compressedBytes', total?.after.compressedBytes),
      ...bytes('unpackedBytes', total?.after.unpackedBytes),
    })),
  }
}

function bytes<K extends 'compressedBytes' | 'unpackedBytes'>(
  name: K,
  value: number | null | undefined,
): { readonly [N in K]?: number } {
  return (typeof value === 'number' ? { [name]: value } : {}) as { readonly [N in K]?: number }
}

function newestOf(entries: readonly CommentEntry[], count: number): readonly CommentEntry[] {
  return [...entries].sort((a, b) => compareRuns(b.run, a.run)).slice(0, count)
}

/** The same for every writer, whoever came first. */
function inOrder(entries: readonly CommentEntry[]): readonly CommentEntry[] {
  const text = ({ key, variant, dockerfile, id }: CommentEntry) =>
    JSON.stringify([key.workflow, key.job, variant, dockerfile, key.matrix, key.step, id])
  return [...entries].sort((a, b) => (text(a) < text(b) ? -1 : 1))
}
