import { askPatiently, type Patience } from './ask-patiently.ts'
import type { ApiAnswer, CommentsApi, ListRequest, StoredComment } from './comments-api.ts'
import { hasMarker } from './stored-state.ts'

/** A hundred comments each. */
const MAX_PAGES = 100

/** Our comments on a pull request, oldest first: more than one where jobs created some at the same time. */
export type OwnComments = readonly StoredComment[]

/** Who writes with this token. Asked for only where a comment looks like ours. */
export type Author = { login?: string | undefined }

/**
 * Our comments among those of a pull request. Comments come oldest first, so the search ends with the
 * page that has one; `sinceIso` looks only at those changed since, and then at all of these.
 */
export async function findOwnComments(
  api: CommentsApi,
  wanted: Omit<ListRequest, 'page'>,
  author: Author,
  patience: Patience,
): Promise<ApiAnswer<OwnComments>> {
  const found: StoredComment[] = []
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await askPatiently(() => api.list({ ...wanted, page }), patience)
    if (!answer.ok) return answer
    const { comments, hasMore } = answer.value
    const own = await keepOwn(comments, api, author, patience)
    if (!own.ok) return own
    found.push(...own.value)
    const isEnough = found.length > 0 && wanted.sinceIso === undefined
    if (!hasMore || isEnough) return { ok: true, value: found.sort((a, b) => a.id - b.id) }
  }
  const sentence = `the pull request has more than ${MAX_PAGES * 100} comments`
  return { ok: false, fault: { kind: 'refused', sentence } }
}

/**
 * The marker alone proves nothing: anybody can copy it. Only what the login of our token wrote is ours.
 */
async function keepOwn(
  comments: readonly StoredComment[],
  api: CommentsApi,
  author: Author,
  patience: Patience,
): Promise<ApiAnswer<OwnComments>> {
  const marked = comments.filter(({ body }) => hasMarker(body))
  if (marked.length === 0) return { ok: true, value: [] }
  if (author.login === undefined) {
    const answer = await askPatiently(() => api.login(), patience)
    if (!answer.ok) return answer
    author.login = answer.value
  }
  return { ok: true, value: marked.filter((comment) => comment.author === author.login) }
}
