import { isLoopback } from '../image/reference.ts'
import { parseChallenge } from '../image/registry-auth.ts'
import { raceAbort } from '../network/race-abort.ts'
import { type Answer, ask } from './ask.ts'
import { DOCKER_HUB_QUOTA_REPOSITORY } from './known-hosts.ts'
import type { ProbePorts } from './ports.ts'
import type { Endpoint } from './preflight.ts'
import { probePush } from './probe-push.ts'
import { askForToken, type TokenOutcome } from './registry-token.ts'
import type { Fault } from './tried.ts'

const TOKEN_TIMEOUT_MS = 2_500
const QUOTA_TIMEOUT_MS = 2_000
const LATE = 'the registry did not say in time whether it lets us push'

/** What a healthy registry says about us. */
export type RegistryEvidence = {
  readonly credentials?: 'accepted' | 'refused' | 'none'
  readonly canPush?: boolean
  readonly pullsRemaining?: number
  /** What keeps us from pulling or pushing, or from knowing it; without final stop. */
  readonly problem?: { readonly cause: string; readonly fault?: Fault }
}

/**
 * Signs in as docker would, for the repository that is wanted; asks Docker Hub how many pulls are
 * left, and a push target whether it would take the image. `answer` is that to `/v2/`.
 */
export async function probeRegistry(
  endpoint: Endpoint,
  answer: Answer,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<RegistryEvidence> {
  const url = new URL(endpoint.url)
  const challenge = parseChallenge(answer.headers['www-authenticate'])
  const isHub = url.host === 'registry-1.docker.io'
  if (endpoint.repository === undefined && !isHub) return {}
  const asked = ports.credentialsFor(isHub ? 'docker.io' : url.host)
  // A program that keeps passwords may ask its user for one, and wait.
  const credentials = await raceAbort(asked, signal, undefined)
  const signIn = async (scope: string): Promise<TokenOutcome> => {
    // A registry without any sign-in, as those on loopback are.
    if (!challenge || answer.status === 200) return { kind: 'token', authorization: '' }
    const limits = { signal, timeoutMs: TOKEN_TIMEOUT_MS }
    const signInOnce = async () => {
      const outcome = await askForToken(challenge, credentials, scope, ports, limits)
      return challenge.scheme === 'basic' ? await tryPassword(url, outcome, ports, signal) : outcome
    }
    const outcome = await signInOnce()
    // Token servers are known to refuse once what they grant a moment later.
    return outcome.kind === 'refused' || outcome.kind === 'denied' ? await signInOnce() : outcome
  }
  const [right, pullsRemaining] = await Promise.all([
    probeRight(endpoint, signIn, ports, signal),
    isHub && endpoint.purpose !== 'push' ? askQuota(url, signIn, ports, signal) : undefined,
  ])
  const credentialState = stateOf(right, credentials !== undefined)
  const { outcome: _outcome, ...evidence } = right
  return {
    ...evidence,
    ...(credentialState === undefined ? {} : { credentials: credentialState }),
    ...(pullsRemaining === undefined ? {} : { pullsRemaining }),
  }
}

/** Where there is no token server, only the registry itself says whether a password is right. */
async function tryPassword(
  url: URL,
  outcome: TokenOutcome,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  if (outcome.kind !== 'token') return outcome
  const headers = authorizationHeader(outcome.authorization, url)
  const answer = await ask(url.href, { headers, timeoutMs: TOKEN_TIMEOUT_MS }, ports, signal)
  return answer.ok && answer.value.status === 401
    ? { kind: 'refused', cause: `${url.host} refuses the password (HTTP 401)` }
    : outcome
}

type SignIn = (scope: string) => Promise<TokenOutcome>
type Right = Pick<RegistryEvidence, 'canPush' | 'problem'> & {
  readonly outcome?: TokenOutcome['kind']
}

function stateOf({ outcome }: Right, hasCredentials: boolean): RegistryEvidence['credentials'] {
  if (outcome === undefined || outcome === 'unknown') return undefined
  if (!hasCredentials) return 'none'
  if (outcome === 'denied') return undefined
  return outcome === 'token' ? 'accepted' : 'refused'
}

async function probeRight(
  { url, purpose, repository }: Endpoint,
  signIn: SignIn,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Right> {
  if (repository === undefined) return {}
  const isPush = purpose === 'push'
  const actions = isPush ? 'pull,push' : 'pull'
  const token = await signIn(`repository:${repository}:${actions}`)
  if (token.kind === 'unknown') {
    const { cause, fault } = token
    return { outcome: 'unknown', problem: { cause, ...(fault ? { fault } : {}) } }
  }
  if (token.kind === 'refused' || token.kind === 'denied') {
    const canPush = isPush ? { canPush: false } : {}
    return { outcome: token.kind, problem: { cause: token.cause }, ...canPush }
  }
  if (!isPush) return { outcome: 'token' }
  const again = async () => {
    const next = await signIn(`repository:${repository}:${actions}`)
    return next.kind === 'token' ? next.authorization : token.authorization
  }
  const push = async () => {
    const first = await probePush(url, repository, token.authorization, ports, signal)
    return first.canPush === false
      ? await probePush(url, repository, await again(), ports, signal)
      : first
  }
  // What has been begun there is ended there, also when nobody waits for it any more.
  const pushed = await raceAbort(push(), signal, { problem: { cause: LATE } })
  return { outcome: 'token', ...pushed }
}

/**
 * `ratelimit-remaining` of a HEAD, which is no pull (docs.docker.com/docker-hub/usage/pulls). Without
 * the header there is no limit for this address or account.
 */
async function askQuota(
  base: URL,
  signIn: SignIn,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<number | undefined> {
  const token = await signIn(`repository:${DOCKER_HUB_QUOTA_REPOSITORY}:pull`)
  if (token.kind !== 'token') return undefined
  const { href } = new URL(`/v2/${DOCKER_HUB_QUOTA_REPOSITORY}/manifests/latest`, base)
  const headers = authorizationHeader(token.authorization, base)
  const answer = await ask(
    href,
    { method: 'HEAD', headers, timeoutMs: QUOTA_TIMEOUT_MS },
    ports,
    signal,
  )
  const found = answer.ok ? /^\d+/.exec(answer.value.headers['ratelimit-remaining'] ?? '') : null
  return found ? Number(found[0]) : undefined
}

/** Never over plain http, except to this machine itself. */
export function authorizationHeader(value: string, url: URL): Readonly<Record<string, string>> {
  const isSafe = url.protocol === 'https:' || isLoopback(url.host)
  return value !== '' && isSafe ? { authorization: value } : {}
}
