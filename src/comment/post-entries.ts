import { askPatiently, type Patience, waitFor } from './ask-patiently.ts'
import type { CommentEntry, CommentState } from './comment-entry.ts'
import type { CommentReport } from './comment-report.ts'
import type { ApiFault, StoredComment } from './comments-api.ts'
import { fitComment } from './fit-comment.ts'
import { type Posting, type Progress, readFresh } from './look-at-comments.ts'
import { isOutdated, mergeEntries } from './merge-entries.ts'
import { parseState } from './stored-state.ts'

/** Writes of one job, the repairs of what others overwrote included. */
const MAX_WRITES = 12
/**
 * Between a write and the look at what became of it. Another job that had read before that write has
 * overwritten it by then: this is longer than a read and a write take, ours or the usual ones.
 */
const SETTLE_MS = 1_000
const SETTLE_CYCLES = 1.5
/** Random part on top, more with each further write. */
const JITTER_MS = 1_000
const MAX_JITTER_MS = 5_000
const MAX_SETTLE_MS = 8_000

/**
 * Puts builds into the one comment of a pull request. Several jobs may do so at once, and GitHub knows
 * no conditional write: so each reads, merges, writes, and looks again after a while whether all that it
 * has ever seen is still there. It ends when a look finds nothing to do.
 */
export async function postEntries(
  entries: readonly CommentEntry[],
  posting: Posting,
): Promise<CommentReport> {
  const progress: Progress = {
    author: {},
    seen: entries,
    home: undefined,
    createdId: undefined,
    hasWritten: false,
    faults: 0,
    lookedAtMs: 0,
  }
  for (let writes = 1; ; writes += 1) {
    const own = await readFresh(posting, progress)
    if (!own.ok) return giveUp(own.fault, progress)
    const states = own.value.map(({ body }) => parseState(body))
    if (!progress.hasWritten && isOldNews(entries, states)) return outdated(own.value)
    const wanted = mergeStates(states, progress.seen)
    progress.seen = union(wanted.entries, progress.seen)
    const { body, state } = fitComment(wanted, posting.page)
    if (holds(states[0], state)) return await conclude(own.value, posting, progress)
    const fault = await write(body, writes, posting, progress)
    if (fault !== undefined) return giveUp(fault, progress)
  }
}

const OVERWRITTEN: ApiFault = {
  kind: 'refused',
  sentence: 'other jobs wrote to it again and again',
}

function isOver(writes: number, { clock, policy, startedAtMs }: Patience): boolean {
  return writes > MAX_WRITES || clock.now() - startedAtMs > policy.budgetMs
}

function isOldNews(entries: readonly CommentEntry[], states: readonly CommentState[]): boolean {
  const known = states.flatMap((state) => state.entries)
  return entries.every((entry) => isOutdated(entry, known))
}

function mergeStates(
  [home = { entries: [] }, ...doubles]: readonly CommentState[],
  seen: readonly CommentEntry[],
): CommentState {
  return mergeEntries(home, [...doubles.flatMap(({ entries }) => entries), ...seen])
}

/** As merged: only whoever puts a build in first knows what came before it. */
function union(
  merged: readonly CommentEntry[],
  seen: readonly CommentEntry[],
): readonly CommentEntry[] {
  const ids = new Set(merged.map(({ id }) => id))
  return [...merged, ...seen.filter(({ id }) => !ids.has(id))]
}

function holds(stored: CommentState | undefined, wanted: CommentState): boolean {
  const ids = new Set(stored?.entries.map(({ id }) => id))
  return wanted.entries.every(({ id }) => ids.has(id))
}

/** `undefined`: worth another look, whether it was written or not; else a fault that stays. */
async function write(
  body: string,
  writes: number,
  { api, pullRequest, patience }: Posting,
  progress: Progress,
): Promise<ApiFault | undefined> {
  if (isOver(writes, patience)) return OVERWRITTEN
  const { home } = progress
  const answer = await (home ? api.update(home.id, body) : api.create(pullRequest, body))
  if (answer.ok) {
    if (home === undefined) progress.createdId = answer.value.id
    progress.home = answer.value
    progress.hasWritten = true
    progress.faults = 0
    progress.author.login ??= answer.value.author
    await settle(writes, patience, progress)
    return undefined
  }
  const { fault } = answer
  // Deleted since it was read: the next look finds another one, or none.
  if (fault.kind === 'absent' && home !== undefined) progress.home = undefined
  else if (fault.kind !== 'passing') return fault
  progress.faults += 1
  // It may have been written all the same: it is read again before anything else is written.
  return await waitFor(fault, progress.faults, patience)
}

/** With jitter, so that jobs that met once do not meet again; longer where they did. */
async function settle(
  writes: number,
  { clock, random, signal }: Patience,
  { lookedAtMs }: Progress,
): Promise<void> {
  const cycleMs = clock.now() - lookedAtMs
  const jitterMs = Math.min(MAX_JITTER_MS, JITTER_MS * writes) * random()
  const settleMs = Math.min(MAX_SETTLE_MS, Math.max(SETTLE_MS, cycleMs * SETTLE_CYCLES))
  await clock.sleep(settleMs + jitterMs, signal)
}

/** All is in the oldest comment: others of ours, made at the same moment, are removed. */
async function conclude(
  [home, ...doubles]: readonly StoredComment[],
  { api, patience }: Posting,
  { createdId }: Progress,
): Promise<CommentReport> {
  for (const { id, body } of doubles) {
    // One that holds nothing may be somebody else's text.
    if (parseState(body).entries.length > 0) await askPatiently(() => api.remove(id), patience)
  }
  const outcome = createdId !== undefined && home?.id === createdId ? 'created' : 'updated'
  return { outcome, ...(home ? { url: home.url } : {}) }
}

function outdated([home]: readonly StoredComment[]): CommentReport {
  return {
    outcome: 'skipped',
    reason: 'A newer run of the same build has already reported.',
    ...(home ? { url: home.url } : {}),
  }
}

function giveUp(
  { kind, sentence }: ApiFault,
  { home, hasWritten }: Pick<Progress, 'home' | 'hasWritten'>,
): CommentReport {
  if (kind === 'denied') {
    const todo = 'give the job the permission `pull-requests: write`'
    return { outcome: 'skipped', reason: `The token may not comment: ${sentence}; ${todo}.` }
  }
  const what = hasWritten ? 'The comment may lack builds' : 'The comment was not posted'
  return {
    outcome: 'lost',
    reason: `${what}: ${sentence}.`,
    ...(home && hasWritten ? { url: home.url } : {}),
  }
}
