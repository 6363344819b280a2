import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import {
  checkAnswer,
  checkRequest,
  exampleOf,
  findRoute,
  type Route,
} from './github-description.ts'

/**
 * A GitHub of our own on loopback, for comments and pull requests. Whatever passes it in either direction
 * is checked against GitHub's own description; `problems` lists what is wrong.
 */

export type FakeComment = {
  readonly id: number
  body: string
  readonly author: string | null
  readonly createdAtMs: number
}

export type FakePull = {
  readonly state: 'open' | 'closed'
  readonly headSha: string
  readonly headRepository: string
}

/** In the place of an answer. */
export type Fault =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly message?: string
    }
  /** The connection ends before anything is done. */
  | { readonly kind: 'reset' }
  /** The request is carried out, and the answer lost. */
  | { readonly kind: 'done-and-reset' }
  | { readonly kind: 'stall' }
  /** The answer ends in the middle. */
  | { readonly kind: 'broken' }

export type Asked = {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly token: string
}

type Options = {
  /** Who writes with which token. */
  readonly logins?: Readonly<Record<string, string>>
  readonly latencyMs?: () => number
  /** Asked for each request; `undefined`: no fault. */
  readonly fault?: (asked: Asked) => Fault | undefined
  /** Below which the API lies, as on an Enterprise Server. */
  readonly prefix?: string
}

type Answer = {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const REPOSITORY = 'octo/cv'
const BODY_LIMIT = 65_536

export async function startGitHub(options: Options = {}) {
  const { latencyMs = () => 0, fault = () => undefined } = options
  const github = makeGitHub(options)
  const asked: Asked[] = []
  const stopped = new AbortController()
  const wait = (durationMs: number) =>
    delay(durationMs, undefined, { signal: stopped.signal }).catch(() => {})

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const one = await readRequest(request)
    asked.push(one)
    await wait(latencyMs() / 2)
    const wrong = fault(one)
    if (wrong?.kind === 'stall') return
    if (wrong?.kind === 'reset') return void request.socket.destroy()
    const answer = wrong?.kind === 'answer' ? errorOf(wrong) : github.answer(one)
    await wait(latencyMs() / 2)
    if (wrong?.kind === 'done-and-reset') return void request.socket.destroy()
    send(response, answer, wrong?.kind === 'broken')
  }

  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    ...github,
    url: `http://127.0.0.1:${port}${options.prefix ?? ''}`,
    asked,
    stop: async () => {
      stopped.abort()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type GitHubServer = Awaited<ReturnType<typeof startGitHub>>

function makeGitHub({ logins = { secret: 'github-actions[bot]' }, prefix = '' }: Options) {
  const comments: FakeComment[] = []
  const pulls = new Map<number, FakePull>()
  const problems: string[] = []
  let nextId = 1000

  const add = (author: string | null, body: string, createdAtMs = Date.now()): FakeComment => {
    const comment = { id: nextId++, body, author, createdAtMs }
    comments.push(comment)
    return comment
  }

  function answer(one: Asked): Answer {
    const login = logins[one.token]
    const url = new URL(one.path, 'http://127.0.0.1')
    if (login === undefined) return errorOf({ status: 401, message: 'Bad credentials' })
    if (url.pathname === `${prefix.replace(/\/v3$/, '')}/graphql`) return viewer(one, login)
    const isApi = url.pathname.startsWith(`${prefix}/`)
    const route = isApi ? findRoute(one.method, url.pathname.slice(prefix.length)) : undefined
    if (route === undefined) {
      problems.push(`GitHub has no ${one.method} ${url.pathname}`)
      return NOT_FOUND
    }
    const wrong = checkRequest(route, url.searchParams, one.body)
    const given =
      wrong.length > 0
        ? errorOf({ status: 422, message: 'Validation Failed' })
        : act(route, url, textOf(one.body), login)
    const told = [...wrong, ...checkAnswer(route, given.status, given.body)]
    problems.push(...told.map((text) => `${one.method} ${one.path}: ${text}`))
    return given
  }

  function act({ template, method, values }: Route, url: URL, text: string, login: string): Answer {
    if (`${values.owner}/${values.repo}` !== REPOSITORY) return NOT_FOUND
    if (template.endsWith('/actions/artifacts')) return NO_ARTIFACTS
    if (template.endsWith('/pulls/{pull_number}')) return pull(Number(values.pull_number))
    if ([...text].length > BODY_LIMIT) {
      return errorOf({ status: 422, message: 'body is too long (maximum is 65536 characters)' })
    }
    if (values.comment_id !== undefined) return change(Number(values.comment_id), method, text)
    return method === 'get' ? page(comments, url) : { status: 201, body: shown(add(login, text)) }
  }

  function change(id: number, method: string, text: string): Answer {
    const comment = comments.find((one) => one.id === id)
    if (comment === undefined) return NOT_FOUND
    if (method === 'delete') comments.splice(comments.indexOf(comment), 1)
    if (method === 'patch') comment.body = text
    return method === 'delete' ? { status: 204 } : { status: 200, body: shown(comment) }
  }

  function pull(number: number): Answer {
    const known = pulls.get(number)
    return known === undefined ? NOT_FOUND : { status: 200, body: shownPull(number, known) }
  }

  return { comments, pulls, problems, add, answer }
}

/** Reports of the base branch are looked for there. */
const NO_ARTIFACTS: Answer = { status: 200, body: { total_count: 0, artifacts: [] } }
const NOT_FOUND = errorOf({ status: 404, message: 'Not Found' })

function textOf(body: unknown): string {
  return (body as { readonly body?: string } | undefined)?.body ?? ''
}

function page(comments: readonly FakeComment[], url: URL): Answer {
  const count = Number(url.searchParams.get('per_page') ?? 30)
  const number = Number(url.searchParams.get('page') ?? 1)
  const since = Date.parse(url.searchParams.get('since') ?? '1970-01-01T00:00:00Z')
  const rest = comments
    .filter(({ createdAtMs }) => createdAtMs >= since)
    .slice((number - 1) * count)
  const next = new URL(url)
  next.searchParams.set('page', String(number + 1))
  const headers = rest.length > count ? { link: `<${next}>; rel="next"` } : {}
  return { status: 200, body: rest.slice(0, count).map(shown), headers }
}

function viewer({ body }: Asked, login: string): Answer {
  const { query } = body as { readonly query: string }
  const isKnown = query === '{ viewer { login } }'
  const errors = [{ message: 'not a question of ours' }]
  return { status: 200, body: isKnown ? { data: { viewer: { login } } } : { errors } }
}

function errorOf({
  status,
  headers,
  message = 'Server Error',
}: Omit<Extract<Fault, { kind: 'answer' }>, 'kind'>): Answer {
  const body = {
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  }
  return { status, body, ...(headers ? { headers } : {}) }
}

function shown({ id, body, author, createdAtMs }: FakeComment): Record<string, unknown> {
  const example = exampleOf('issue-comment')
  const at = `${new Date(createdAtMs).toISOString().slice(0, 19)}Z`
  return {
    ...example,
    id,
    body,
    user: author === null ? null : { ...(example.user as object), login: author, type: 'Bot' },
    html_url: `https://github.com/${REPOSITORY}/pull/7#issuecomment-${id}`,
    created_at: at,
    updated_at: at,
  }
}

function shownPull(number: number, { state, headSha, headRepository }: FakePull): unknown {
  const example = exampleOf('pull-request') as { readonly head: { readonly repo: object } }
  const { head } = example
  const repo = { ...head.repo, full_name: headRepository }
  // The teams of the example are not what its own description says of them.
  return { ...example, number, state, requested_teams: [], head: { ...head, sha: headSha, repo } }
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  return {
    method: request.method ?? '',
    path: request.url ?? '/',
    body: text === '' ? undefined : JSON.parse(text),
    token: (request.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''),
  }
}

function send(
  response: ServerResponse,
  { status, body, headers }: Answer,
  isBroken: boolean,
): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  if (!isBroken) return void response.end(text)
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}
