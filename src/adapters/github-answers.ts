import type { PullRequestFacts, StoredComment } from '../comment/comments-api.ts'

/** Readers of GitHub's answers, by what we use of them. `undefined`: that is not what it should be. */

export function readComment(data: unknown): StoredComment | undefined {
  const { id, body = '', user, html_url: url, created_at: createdAt } = fieldsOf(data)
  const author = fieldsOf(user).login
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string')
    return undefined
  if (typeof url !== 'string' || typeof createdAt !== 'string') return undefined
  if (Number.isNaN(Date.parse(createdAt))) return undefined
  return { id, body, url, createdAt, ...(typeof author === 'string' ? { author } : {}) }
}

export function readComments(data: unknown): readonly StoredComment[] | undefined {
  if (!Array.isArray(data)) return undefined
  const comments = data.flatMap((one) => readComment(one) ?? [])
  return comments.length === data.length ? comments : undefined
}

export function readViewer(data: unknown): string | undefined {
  const { login } = fieldsOf(fieldsOf(fieldsOf(data).data).viewer)
  return typeof login === 'string' && login !== '' ? login : undefined
}

export function readPullRequest(data: unknown): PullRequestFacts | undefined {
  const { state, head } = fieldsOf(data)
  const { sha, repo } = fieldsOf(head)
  const name = fieldsOf(repo).full_name
  if ((state !== 'open' && state !== 'closed') || typeof sha !== 'string') return undefined
  return { state, headSha: sha, ...(typeof name === 'string' ? { headRepository: name } : {}) }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}
