import type { Credentials } from '../../image/credentials.ts'
import {
  parseChallenge,
  planAuthorization,
  readToken,
  readTokenLifeMs,
} from '../../image/registry-auth.ts'
import type { Transport } from '../../network/transport.ts'
import type { Clock } from '../../ports.ts'
import type { Endpoint } from './mirrors.ts'
import { type Document, guarded, judge, type Outcome, send } from './registry-exchange.ts'

export type SessionPorts = {
  readonly transport: Transport
  readonly clock: Clock
  /** What docker would sign in with at a registry or mirror; `undefined`: anonymously. */
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
}

export type DocumentRequest = {
  readonly method: 'GET' | 'HEAD'
  /** After `/v2/<repository>/`. */
  readonly path: string
  readonly accept: string
  /** For sentences: what is asked for. */
  readonly what: string
}

/** One run's dealings with registries: signs in once for each repository, asks once for each request. */
export type RegistrySession = {
  /** Small things: manifests and configs. One try; retries are the caller's. */
  readonly ask: (
    endpoint: Endpoint,
    request: DocumentRequest,
    signal: AbortSignal,
  ) => Promise<Outcome<Document>>
  /** Headers for a blob of the repository; empty where none are needed or can be had. */
  readonly headersFor: (
    endpoint: Endpoint,
    signal: AbortSignal,
  ) => Promise<Readonly<Record<string, string>>>
}

/** A token that ends while a request is under way is of no use. */
const TOKEN_MARGIN_MS = 15_000

type Token = { readonly header: string | undefined; readonly endsMs: number }

export function makeRegistrySession(ports: SessionPorts): RegistrySession {
  const tokens = makeTokens(ports)
  return {
    ask: async (endpoint, request, signal) => {
      const url = `${endpoint.apiUrl}${endpoint.repository}/${request.path}`
      const { method, accept, what } = request
      const sent = { method, headers: { accept }, signal }
      const get = (authorization?: string) => send(url, sent, ports.transport, authorization)
      return await guarded(endpoint, async () => {
        const used = await tokens.known(endpoint)
        let answer = await get(used)
        if (answer.status === 401) {
          if (used !== undefined) tokens.forget(endpoint)
          const token = await tokens.signIn(endpoint, answer.headers['www-authenticate'], signal)
          if (!token.ok) return token
          answer = await get(token.value.header)
        }
        return judge(answer, endpoint, what, ports.clock.now())
      })
    },
    headersFor: async (endpoint, signal) => {
      const header =
        (await tokens.known(endpoint)) ?? (await introduce(endpoint, tokens, ports, signal))
      return header === undefined ? {} : { authorization: header }
    },
  }
}

/** A mirror that only serves blobs has not been asked yet whether it wants a token. */
async function introduce(
  endpoint: Endpoint,
  tokens: Tokens,
  { transport }: SessionPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (tokens.isOpen(endpoint)) return undefined
  const token = await guarded(endpoint, async () => {
    const { status, headers } = await send(endpoint.apiUrl, { signal }, transport)
    return status === 401
      ? await tokens.signIn(endpoint, headers['www-authenticate'], signal)
      : tokens.noteOpen(endpoint)
  })
  return token.ok ? token.value.header : undefined
}

type Tokens = {
  /** One that will still count for a while. */
  readonly known: (endpoint: Endpoint) => Promise<string | undefined>
  readonly forget: (endpoint: Endpoint) => void
  /** Those who come at the same time share one request for a token. */
  readonly signIn: (
    endpoint: Endpoint,
    challenge: string | undefined,
    signal: AbortSignal,
  ) => Promise<Outcome<Token>>
  /** The endpoint wants no token. */
  readonly noteOpen: (endpoint: Endpoint) => Outcome<Token>
  readonly isOpen: (endpoint: Endpoint) => boolean
}

const OPEN: Outcome<Token> = {
  ok: true,
  value: { header: undefined, endsMs: Number.POSITIVE_INFINITY },
}

function makeTokens(ports: SessionPorts): Tokens {
  const tokens = new Map<string, Promise<Outcome<Token>>>()
  const open = new Set<string>()
  const keyOf = ({ apiUrl, repository }: Endpoint) => `${apiUrl} ${repository}`
  return {
    known: async (endpoint) => {
      const token = await tokens.get(keyOf(endpoint))
      if (!token?.ok) return undefined
      if (token.value.endsMs > ports.clock.now() + TOKEN_MARGIN_MS) return token.value.header
      tokens.delete(keyOf(endpoint))
      return undefined
    },
    forget: (endpoint) => {
      tokens.delete(keyOf(endpoint))
    },
    signIn: async (endpoint, challenge, signal) => {
      const key = keyOf(endpoint)
      const pending = tokens.get(key) ?? askForToken(endpoint, challenge, ports, signal)
      tokens.set(key, pending)
      const token = await pending
      if (!token.ok) tokens.delete(key)
      return token
    },
    noteOpen: (endpoint) => {
      open.add(keyOf(endpoint))
      return OPEN
    },
    isOpen: (endpoint) => open.has(keyOf(endpoint)),
  }
}

async function askForToken(
  endpoint: Endpoint,
  challengeText: string | undefined,
  { transport, clock, credentialsFor }: SessionPorts,
  signal: AbortSignal,
): Promise<Outcome<Token>> {
  const { host, isOrigin, repository, credentialsKey } = endpoint
  const denied = (problem: string): Outcome<Token> => {
    const hope = isOrigin ? 'never' : 'elsewhere'
    return { ok: false, fault: { fault: 'registry-denied', host, problem, network: false, hope } }
  }
  const challenge = parseChallenge(challengeText)
  if (!challenge) return denied(`${host} refuses without saying how to sign in`)
  const plan = planAuthorization(challenge, await credentialsFor(credentialsKey), repository)
  if (!plan.ok) return denied(`${host}: ${plan.problem}`)
  const now = clock.now()
  if (plan.value.kind === 'header')
    return { ok: true, value: { header: plan.value.value, endsMs: Number.POSITIVE_INFINITY } }
  const { url, request } = plan.value
  return await guarded(endpoint, async () => {
    const { method = 'GET', headers: { authorization, ...headers } = {}, body } = request
    const sent = { method, headers, signal, ...(body === undefined ? {} : { body }) }
    const answer = await send(url, sent, transport, authorization)
    const server = new URL(url).host
    const token = readToken(answer, server)
    const endsMs = now + readTokenLifeMs(answer.body)
    if (token.ok) return { ok: true, value: { header: token.value, endsMs } }
    const judged = judge(answer, { host: server, isOrigin }, `a token for ${repository}`, now)
    return judged.ok ? denied(token.problem) : { ok: false, fault: { ...judged.fault, host } }
  })
}
