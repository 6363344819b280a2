import type { ApiAnswer, CommentsApi } from '../comment/comments-api.ts'
import type { Transport } from '../network/transport.ts'
import { VERSION } from '../version.ts'
import { fetchThrough } from './fetch-through-transport.ts'
import { readComment, readComments, readPullRequest, readViewer } from './github-answers.ts'
import { explainGitHubError, unexpectedAnswer } from './github-faults.ts'

export type GitHubAccess = {
  /** As GITHUB_API_URL has it. */
  readonly apiUrl: string
  readonly token: string
  /** `owner/name`. */
  readonly repository: string
  readonly transport: Transport
  readonly signal: AbortSignal
}

const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const GET = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
const REMOVE = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
/** The one thing that only GraphQL tells: `GET /user` refuses the token of a job. */
const VIEWER = 'POST /graphql'

/** GitHub gives at most a hundred comments at once. */
const PER_PAGE = 100
const API_VERSION = '2022-11-28'

/** The real API, over octokit, which is loaded here: only a run that comments needs it. */
export async function openComments(access: GitHubAccess): Promise<CommentsApi> {
  const send = await makeSender(access)
  const [owner = '', repo = ''] = access.repository.split('/')
  const place = { owner, repo }
  const comment = (data: unknown) => readComment(data)
  return {
    list: ({ pullRequest, page, sinceIso }) =>
      send(
        LIST,
        {
          ...place,
          issue_number: pullRequest,
          per_page: PER_PAGE,
          page,
          ...(sinceIso === undefined ? {} : { since: sinceIso }),
        },
        (data, link) => {
          const comments = readComments(data)
          // Only whether there is a next one: its address is not followed, the token goes nowhere else.
          return comments && { comments, hasMore: /;\s*rel="?next"?/.test(link) }
        },
      ),
    get: (id) => send(GET, { ...place, comment_id: id }, comment),
    create: (number, body) => send(CREATE, { ...place, issue_number: number, body }, comment),
    update: (id, body) => send(UPDATE, { ...place, comment_id: id, body }, comment),
    remove: (id) => send(REMOVE, { ...place, comment_id: id }, () => true),
    login: () => send(VIEWER, { query: '{ viewer { login } }' }, readViewer),
    pullRequest: (number) => send(PULL, { ...place, pull_number: number }, readPullRequest),
  }
}

/** One request. `read` gives `undefined` for an answer that is not what it should be. */
type Sender = <T>(
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  read: (data: unknown, link: string) => T | undefined,
) => Promise<ApiAnswer<T>>

async function makeSender({ apiUrl, token, transport, signal }: GitHubAccess): Promise<Sender> {
  const { Octokit } = await import('@octokit/core')
  const silent = () => {}
  const octokit = new Octokit({
    auth: token,
    userAgent: `cv-docker-build/${VERSION}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: fetchThrough(transport), signal },
  })
  return async (route, parameters, read) => {
    try {
      const { status, data, headers } = await octokit.request(route, {
        ...parameters,
        baseUrl: baseUrlOf(apiUrl, route),
        headers: { 'x-github-api-version': API_VERSION },
      })
      const value = status < 300 ? read(data, headers.link ?? '') : undefined
      return value === undefined
        ? { ok: false, fault: unexpectedAnswer(status, data) }
        : { ok: true, value }
    } catch (error) {
      return { ok: false, fault: explainGitHubError(error, Date.now()) }
    }
  }
}

/** GraphQL lies beside the REST API of an Enterprise Server (`/api/v3`), and below that of github.com. */
function baseUrlOf(apiUrl: string, route: string): string {
  const base = apiUrl.replace(/\/+$/, '')
  return route === VIEWER ? base.replace(/\/api\/v3$/, '/api') : base
}
