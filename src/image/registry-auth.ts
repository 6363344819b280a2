import type { Http, HttpResponse } from '../ports.ts'
import type { Credentials } from './credentials.ts'
import { asObject, asString, parseJson } from './json.ts'
import { attempt, found, type Read, unreadable } from './read.ts'
import { isLoopback } from './reference.ts'

const TOKEN_TIMEOUT_MS = 10_000

export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string }

/** Reads `WWW-Authenticate`; of several challenges Bearer is preferred. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const bearer = /\bbearer\s+(.*)$/is.exec(header ?? '')?.[1]
  if (bearer !== undefined) {
    // Reversed, because the first of a name counts: another challenge may follow.
    const fields = new Map(
      [...bearer.matchAll(/(\w+)="([^"]*)"/g)]
        .reverse()
        .map(([, name = '', value = '']) => [name.toLowerCase(), value]),
    )
    const realm = fields.get('realm')
    const service = fields.get('service')
    if (realm) return { scheme: 'bearer', realm, ...(service ? { service } : {}) }
  }
  return /\bbasic\b/i.test(header ?? '') ? { scheme: 'basic' } : undefined
}

/**
 * The value of `Authorization` that answers the challenge, for pulling from the repository. Problems
 * name the host that was asked and its status, nothing of what was sent or received.
 */
export async function authorize(
  challenge: Challenge,
  credentials: Credentials | undefined,
  repository: string,
  http: Http,
): Promise<Read<string>> {
  if (credentials?.kind === 'registry-token') return found(`Bearer ${credentials.token}`)
  if (challenge.scheme === 'basic') {
    return credentials?.kind === 'password'
      ? found(basic(credentials.username, credentials.password))
      : unreadable('the registry wants a user name and a password, and docker knows none')
  }
  const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined
  if (!realm || (realm.protocol !== 'https:' && !isLoopback(realm.host))) {
    return unreadable('the registry names a token server that is not https')
  }
  const fields = {
    ...(challenge.service === undefined ? {} : { service: challenge.service }),
    scope: `repository:${repository}:pull`,
  }
  const answer = await attempt(`no token from ${realm.host}`, () =>
    credentials?.kind === 'identity-token'
      ? exchange(realm, { ...fields, refresh_token: credentials.token }, http)
      : askForToken(realm, fields, credentials, http),
  )
  return answer.ok ? readToken(answer.value, realm.host) : answer
}

function askForToken(
  realm: URL,
  fields: Readonly<Record<string, string>>,
  credentials: Extract<Credentials, { kind: 'password' }> | undefined,
  http: Http,
): Promise<HttpResponse> {
  for (const [name, value] of Object.entries(fields)) realm.searchParams.set(name, value)
  const headers = credentials
    ? { authorization: basic(credentials.username, credentials.password) }
    : {}
  return http(realm.href, { headers, timeoutMs: TOKEN_TIMEOUT_MS })
}

function exchange(
  realm: URL,
  fields: Readonly<Record<string, string>>,
  http: Http,
): Promise<HttpResponse> {
  const form = { grant_type: 'refresh_token', client_id: 'cv-docker-build', ...fields }
  return http(realm.href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    timeoutMs: TOKEN_TIMEOUT_MS,
  })
}

function readToken({ status, body }: HttpResponse, host: string): Read<string> {
  const answer = asObject(status === 200 ? parseJson(body) : undefined)
  const token = asString(answer?.token) ?? asString(answer?.access_token)
  return token ? found(`Bearer ${token}`) : unreadable(`${host} gave no token (HTTP ${status})`)
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
