import { askPatiently, type Patience } from './ask-patiently.ts'
import type { CommentEntry } from './comment-entry.ts'
import type { CommentPage } from './comment-page.ts'
import type { ApiAnswer, CommentsApi, StoredComment } from './comments-api.ts'
import { type Author, findOwnComments } from './find-comments.ts'

/** Before the creation of our comment, by GitHub's clock: others may have created theirs then. */
const DOUBLES_MS = 120_000

/** What was read longer ago than this is read again before it is written over. */
const STALE_MS = 2_000

export type Posting = {
  readonly api: CommentsApi
  readonly pullRequest: number
  readonly page: CommentPage
  readonly patience: Patience
}

/** What one posting has learned so far. */
export type Progress = {
  readonly author: Author
  /** Every build that was ever seen: what another job overwrote is put back. */
  seen: readonly CommentEntry[]
  /** The comment to write to; absent while there is none. */
  home: StoredComment | undefined
  /** Made by us: at the same moment others may have made one, too. */
  createdId: number | undefined
  hasWritten: boolean
  faults: number
  /** When the last look began. */
  lookedAtMs: number
}

/**
 * Our comments as they are now, the one that stays first. Where the search has taken its time (many
 * pages, a rate limit), others may have written meanwhile, and the one that was found is read again.
 */
export async function readFresh(
  posting: Posting,
  progress: Progress,
): Promise<ApiAnswer<readonly StoredComment[]>> {
  const own = await readOwn(posting, progress)
  const tookMs = posting.patience.clock.now() - progress.lookedAtMs
  const isStale = progress.home !== undefined && tookMs > STALE_MS
  return own.ok && isStale ? await readOwn(posting, progress) : own
}

async function readOwn(
  posting: Posting,
  progress: Progress,
): Promise<ApiAnswer<readonly StoredComment[]>> {
  const { api, pullRequest, patience } = posting
  const { home, createdId, author } = progress
  progress.lookedAtMs = patience.clock.now()
  if (home !== undefined) {
    const [answer, doubles] = await Promise.all([
      askPatiently(() => api.get(home.id), patience),
      createdId === undefined ? NONE : findDoubles(home, posting, author),
    ])
    if (answer.ok && doubles.ok) return oldestFirst(answer.value, doubles.value, progress)
    if (answer.ok) return doubles
    if (answer.fault.kind !== 'absent') return answer
  }
  const found = await findOwnComments(api, { pullRequest }, author, patience)
  if (found.ok) progress.home = found.value[0]
  return found
}

const NONE: ApiAnswer<readonly StoredComment[]> = { ok: true, value: [] }

async function findDoubles(
  { createdAt }: StoredComment,
  { api, pullRequest, patience }: Posting,
  author: Author,
): Promise<ApiAnswer<readonly StoredComment[]>> {
  const sinceIso = new Date(Date.parse(createdAt) - DOUBLES_MS).toISOString()
  return await findOwnComments(api, { pullRequest, sinceIso }, author, patience)
}

/** The comment as it was read by its number: a list may be a moment behind. */
function oldestFirst(
  home: StoredComment,
  listed: readonly StoredComment[],
  progress: Progress,
): ApiAnswer<readonly StoredComment[]> {
  const others = listed.filter(({ id }) => id !== home.id)
  const all = [home, ...others].sort((a, b) => a.id - b.id)
  progress.home = all[0]
  return { ok: true, value: all }
}
