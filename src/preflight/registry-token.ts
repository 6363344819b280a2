import type { Credentials } from '../image/credentials.ts'
import { basic, type Challenge, planTokenRequest, readToken } from '../image/registry-auth.ts'
import { type Answer, ask } from './ask.ts'
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
  if (credentials?.kind === 'registry-token') {
    return { kind: 'token', authorization: `Bearer ${credentials.token}` }
  }
  if (challenge.scheme === 'basic') {
    return credentials?.kind === 'password'
      ? { kind: 'token', authorization: basic(credentials.username, credentials.password) }
      : { kind: 'refused', cause: 'the registry wants a user name and a password' }
  }
  const realm = new URL(challenge.realm)
  const service = challenge.service === undefined ? {} : { service: challenge.service }
  const { url, request } = planTokenRequest(realm, { ...service, scope }, credentials)
  const answer = await ask(url, { ...request, timeoutMs }, ports, signal)
  if (!answer.ok) {
    const { fault } = answer
    return { kind: 'unknown', cause: `no token from ${realm.host}: ${fault.detail}`, fault }
  }
  return judgeToken(answer.value, realm.host)
}

function judgeToken({ status, text: body }: Answer, host: string): TokenOutcome {
  if (status === 401 || status === 403) {
    const cause = `${host} refuses a token for the repository (HTTP ${status})`
    return { kind: status === 401 ? 'refused' : 'denied', cause }
  }
  const token = readToken({ status, body }, host)
  return token.ok
    ? { kind: 'token', authorization: token.value }
    : { kind: 'unknown', cause: token.problem }
}
