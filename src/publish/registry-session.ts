import { type ImageReference, registryBaseUrl } from '../image/reference.ts'
import {
  type Challenge,
  parseChallenge,
  planAuthorization,
  readToken,
  readTokenLifeMs,
} from '../image/registry-auth.ts'
import { parseRetryAfterMs } from '../network/backoff.ts'
import { NetworkError } from '../network/network-error.ts'
import { readBody } from '../network/read-body.ts'
import type { Transport, TransportRequest } from '../network/transport.ts'
import { ofAnswer } from './answer-fault.ts'
import type { PushPorts } from './ports.ts'
import { denied, done, failed, type Outcome, ofNetworkError } from './push-fault.ts'

/** A repository that is pushed to. */
export type PushTarget = Pick<ImageReference, 'registry' | 'repository'>

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type PushRequest = Omit<TransportRequest, 'signal' | 'headers'> & {
  /** After `/v2/<repository>/`, or a whole URL that the registry gave. */
  readonly to: string
  readonly headers?: Readonly<Record<string, string>>
  /** Another repository that is to be read from: a mount. */
  readonly readsFrom?: string
  /** In the place of that of the push. */
  readonly signal?: AbortSignal
}

/** One repository of one registry: signs in once, and again when what it got ends. */
export type RegistrySession = {
  readonly target: PushTarget
  /** One try; any status is an answer, and only a network that fails is none. */
  readonly send: (request: PushRequest) => Promise<Outcome<Answer>>
  /** The fault that an answer means. */
  readonly faultOf: (answer: Answer) => ReturnType<typeof ofAnswer>
  /** A whole URL of what the registry answered, if it may be used. */
  readonly resolve: (location: string | undefined, of: string) => string | undefined
}

const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024
/** A token that ends while a request is under way is of no use. */
const TOKEN_MARGIN_MS = 30_000

type SessionPorts = Pick<PushPorts, 'transportFor' | 'clock' | 'credentialsFor'>

export function makeRegistrySession(
  target: PushTarget,
  ports: SessionPorts,
  signal: AbortSignal,
): RegistrySession {
  const { registry, repository } = target
  const base = `${registryBaseUrl(registry)}/v2/${repository}/`
  const transport = ports.transportFor(registry)
  const tokens = makeTokens(target, transport, ports, signal)
  const ask = async ({ to, readsFrom: _, headers, ...request }: PushRequest, token?: string) => {
    const url = new URL(to, base)
    // What signs us in is for the registry alone: some let others take the uploads.
    const own = url.origin === new URL(base).origin && token !== undefined
    const sent = { ...headers, ...(own ? { authorization: token } : {}) }
    return receive(await transport(url.href, { signal, ...request, headers: sent }), url.host)
  }
  const send = (request: PushRequest) =>
    guarded(async (): Promise<Outcome<Answer>> => {
      const known = await tokens.known(request.readsFrom)
      const answer = await ask(request, known)
      if (answer.status !== 401) return done(answer)
      const token = await tokens.signIn(answer.headers['www-authenticate'], request.readsFrom)
      return token.ok ? done(await ask(request, token.value)) : token
    })
  return {
    target,
    send,
    faultOf: ({ status, headers, body }) =>
      ofAnswer({
        ...{ host: registry, repository, status, body },
        contentType: headers['content-type'] ?? '',
        retryAfterMs: parseRetryAfterMs(headers['retry-after'], ports.clock.now()),
      }),
    resolve: (location, of) => resolveLocation(location, new URL(of, base)),
  }
}

/** Faults of the network as values. */
async function guarded<T>(body: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof NetworkError) return failed(ofNetworkError(error))
    throw error
  }
}

async function receive(response: Awaited<ReturnType<Transport>>, host: string): Promise<Answer> {
  const { status, headers } = response
  const body = await readBody(response.body, ANSWER_LIMIT_BYTES)
  if (body !== undefined) return { status, headers, body }
  await response.discard()
  throw new NetworkError('protocol', host, `what ${host} answers is too large`)
}

/**
 * Where an upload goes on. A registry behind a proxy that ends TLS may name itself by plain HTTP: the
 * same host is asked as before. To another host nothing goes in the clear.
 */
export function resolveLocation(location: string | undefined, from: URL): string | undefined {
  if (location === undefined || !URL.canParse(location, from.href)) return undefined
  const url = new URL(location, from)
  if (url.hostname === from.hostname && url.protocol === 'http:' && from.protocol === 'https:') {
    return url.href.replace(/^http:\/\/[^/]*/, from.origin)
  }
  const isAllowed = url.protocol === 'https:' || url.origin === from.origin
  return isAllowed ? url.href : undefined
}

type Tokens = {
  readonly known: (readsFrom: string | undefined) => Promise<string | undefined>
  readonly signIn: (
    challenge: string | undefined,
    readsFrom: string | undefined,
  ) => Promise<Outcome<string>>
}

type Token = { readonly header: string; readonly endsMs: number }

/** Those who come at the same time share one request for a token. */
function makeTokens(
  target: PushTarget,
  transport: Transport,
  ports: SessionPorts,
  signal: AbortSignal,
): Tokens {
  const { registry, repository } = target
  const tokens = new Map<string, Promise<Outcome<Token>>>()
  const scopeOf = (readsFrom: string | undefined) =>
    [
      `repository:${repository}:pull,push`,
      ...(readsFrom === undefined ? [] : [`repository:${readsFrom}:pull`]),
    ].join(' ')
  const isGood = (token: Outcome<Token> | undefined): token is { ok: true; value: Token } =>
    token?.ok === true && token.value.endsMs > ports.clock.now() + TOKEN_MARGIN_MS
  /** As long as one is on its way, all wait for it; the one that was refused is not given again. */
  const pending = new Set<string>()
  return {
    known: async (readsFrom) => {
      const token = await tokens.get(scopeOf(readsFrom))
      return isGood(token) ? token.value.header : undefined
    },
    signIn: async (challengeText, readsFrom) => {
      const challenge = parseChallenge(challengeText)
      if (!challenge) {
        return failed(denied(registry, repository, 'it does not say how to sign in'))
      }
      const scope = scopeOf(readsFrom)
      const running = pending.has(scope) ? tokens.get(scope) : undefined
      const asked = running ?? askForToken(target, challenge, scope, transport, ports, signal)
      tokens.set(scope, asked)
      pending.add(scope)
      const token = await asked.finally(() => pending.delete(scope))
      if (!token.ok) tokens.delete(scope)
      return token.ok ? done(token.value.header) : token
    },
  }
}

async function askForToken(
  { registry, repository }: PushTarget,
  challenge: Challenge,
  scope: string,
  transport: Transport,
  { clock, credentialsFor }: SessionPorts,
  signal: AbortSignal,
): Promise<Outcome<Token>> {
  const credentials = await credentialsFor(registry)
  const plan = planAuthorization(challenge, credentials, repository, scope)
  if (!plan.ok) return failed(denied(registry, repository, plan.problem))
  if (plan.value.kind === 'header') {
    return done({ header: plan.value.value, endsMs: Number.POSITIVE_INFINITY })
  }
  const { url, request } = plan.value
  const nowMs = clock.now()
  return guarded(async () => {
    const { method, headers, body } = request
    const { host } = new URL(url)
    const sent = {
      ...{ signal, method: method ?? ('GET' as const) },
      ...(headers === undefined ? {} : { headers }),
      ...(body === undefined ? {} : { body }),
    }
    const answer = await receive(await transport(url, sent), host)
    const token = readToken(answer, host)
    if (token.ok) {
      return done({ header: token.value, endsMs: nowMs + readTokenLifeMs(answer.body) })
    }
    if (answer.status === 200) return failed(denied(registry, repository, token.problem))
    return failed(
      ofAnswer({
        ...{ host: registry, repository, status: answer.status, body: answer.body },
        contentType: answer.headers['content-type'] ?? '',
        retryAfterMs: parseRetryAfterMs(answer.headers['retry-after'], nowMs),
      }),
    )
  })
}
