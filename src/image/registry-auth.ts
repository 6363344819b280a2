import type { Http, HttpRequest } from '../ports.ts'
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

/** How a challenge is answered: at once, or by asking a token server first. */
export type AuthorizationPlan =
  | { readonly kind: 'header'; readonly value: string }
  | ({ readonly kind: 'token' } & TokenRequest)

/**
 * For pulling from the repository, or for what `scope` says: several scopes with spaces between them.
 * Problems name hosts, nothing of what is secret.
 */
export function planAuthorization(
  challenge: Challenge,
  credentials: Credentials | undefined,
  repository: string,
  scope = `repository:${repository}:pull`,
): Read<AuthorizationPlan> {
  if (credentials?.kind === 'registry-token')
    return found({ kind: 'header', value: `Bearer ${credentials.token}` })
  if (challenge.scheme === 'basic') {
    return credentials?.kind === 'password'
      ? found({ kind: 'header', value: basic(credentials.username, credentials.password) })
      : unreadable('the registry wants a user name and a password, and docker knows none')
  }
  const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined
  if (!realm || (realm.protocol !== 'https:' && !isLoopback(realm.host))) {
    return unreadable('the registry names a token server that is not https')
  }
  const fields = {
    ...(challenge.service === undefined ? {} : { service: challenge.service }),
    scope,
  }
  return found({ kind: 'token', ...planTokenRequest(realm, fields, credentials) })
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
  const plan = planAuthorization(challenge, credentials, repository)
  if (!plan.ok) return plan
  if (plan.value.kind === 'header') return found(plan.value.value)
  const { url, request } = plan.value
  const { host } = new URL(url)
  const answer = await attempt(`no token from ${host}`, () => http(url, request))
  return answer.ok ? readToken(answer.value, host) : answer
}

export type TokenRequest = { readonly url: string; readonly request: HttpRequest }

/** How a token server is asked for `fields` (service and scope). */
export function planTokenRequest(
  realm: URL,
  fields: Readonly<Record<string, string>>,
  credentials: Exclude<Credentials, { kind: 'registry-token' }> | undefined,
): TokenRequest {
  if (credentials?.kind === 'identity-token') {
    return planExchange(realm, { ...fields, refresh_token: credentials.token })
  }
  const { scope, ...others } = fields
  for (const [name, value] of Object.entries(others)) realm.searchParams.set(name, value)
  realm.searchParams.delete('scope')
  // Each in a parameter of its own, where the form of an exchange has all in one.
  for (const one of scope?.split(' ') ?? []) realm.searchParams.append('scope', one)
  const headers = credentials
    ? { authorization: basic(credentials.username, credentials.password) }
    : {}
  return { url: realm.href, request: { headers, timeoutMs: TOKEN_TIMEOUT_MS } }
}

function planExchange(realm: URL, fields: Readonly<Record<string, string>>): TokenRequest {
  const form = { grant_type: 'refresh_token', client_id: 'cv-docker-build', ...fields }
  return {
    url: realm.href,
    request: {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      timeoutMs: TOKEN_TIMEOUT_MS,
    },
  }
}

/** `Bearer …` of the answer of a token server, or why there is none. */
export function readToken(
  { status, body }: { readonly status: number; readonly body: Uint8Array | string },
  host: string,
): Read<string> {
  const answer = asObject(status === 200 ? parseJson(body) : undefined)
  const token = asString(answer?.token) ?? asString(answer?.access_token)
  return token ? found(`Bearer ${token}`) : unreadable(`${host} gave no token (HTTP ${status})`)
}

/** When a token server says nothing, the distribution specification has tokens end after a minute. */
const DEFAULT_TOKEN_LIFE_MS = 60_000

/** How long the token of an answer counts, in milliseconds. */
export function readTokenLifeMs(body: Uint8Array): number {
  const seconds = asObject(parseJson(body))?.expires_in
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : DEFAULT_TOKEN_LIFE_MS
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
