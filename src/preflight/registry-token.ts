import type { Credentials } from '../image/credentials.ts'
import { asObject, asString, parseJson } from '../image/json.ts'
import type { Challenge } from '../image/registry-auth.ts'
import type { AskOptions } from './ask.ts'
import { ask } from './ask.ts'
import type { ProbePorts } from './ports.ts'
import type { Fault } from './tried.ts'

export type TokenOutcome =
  | { readonly kind: 'token'; readonly authorization: string }
  /** The user name and the password (or that there are none) are not accepted. */
  | { readonly kind: 'refused'; readonly cause: string }
  /** They may be right, but do not reach as far as this repository. */
  | { readonly kind: 'denied'; readonly cause: string }
  | { readonly kind: 'unknown'; readonly cause: string; readonly fault?: Fault }

type Ports = Pick<ProbePorts, 'transport' | 'clock'>

/**
 * A token for one repository, as docker would get it before a pull (`actions` = `pull`) or a push
 * (`pull,push`). Unlike `authorize` of src/image it tells a refusal from a server in trouble: the
 * first ends a build before it starts, the second does not.
 */
export async function askForToken(
  challenge: Challenge,
  credentials: Credentials | undefined,
  scope: string,
  ports: Ports,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<TokenOutcome> {
  if (credentials?.kind === 'registry-token') return bearer(credentials.token)
  if (challenge.scheme === 'basic') {
    return credentials?.kind === 'password'
      ? { kind: 'token', authorization: basic(credentials.username, credentials.password) }
      : { kind: 'refused', cause: 'the registry wants a user name and a password' }
  }
  const realm = new URL(challenge.realm)
  const service = challenge.service === undefined ? {} : { service: challenge.service }
  const { url, ...request } = requestOf(realm, { ...service, scope }, credentials)
  const answer = await ask(url, { ...request, timeoutMs }, ports, signal)
  if (!answer.ok) {
    const { fault } = answer
    return { kind: 'unknown', cause: `no token from ${realm.host}: ${fault.detail}`, fault }
  }
  return readToken(answer.value.status, answer.value.text, realm.host)
}

function requestOf(
  realm: URL,
  fields: Readonly<Record<string, string>>,
  credentials: Exclude<Credentials, { kind: 'registry-token' }> | undefined,
): Omit<AskOptions, 'timeoutMs'> & { readonly url: string } {
  if (credentials?.kind === 'identity-token') {
    const form = {
      grant_type: 'refresh_token',
      client_id: 'cv-docker-build',
      refresh_token: credentials.token,
      ...fields,
    }
    return {
      url: realm.href,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }
  }
  for (const [name, value] of Object.entries(fields)) realm.searchParams.set(name, value)
  return {
    url: realm.href,
    headers: credentials
      ? { authorization: basic(credentials.username, credentials.password) }
      : {},
  }
}

function readToken(status: number, text: string, host: string): TokenOutcome {
  if (status === 401 || status === 403) {
    const cause = `${host} refuses a token for the repository (HTTP ${status})`
    return { kind: status === 401 ? 'refused' : 'denied', cause }
  }
  const answer = asObject(status === 200 ? parseJson(text) : undefined)
  const token = asString(answer?.token) ?? asString(answer?.access_token)
  return token
    ? bearer(token)
    : { kind: 'unknown', cause: `${host} gave no token (HTTP ${status})` }
}

function bearer(token: string): TokenOutcome {
  return { kind: 'token', authorization: `Bearer ${token}` }
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
