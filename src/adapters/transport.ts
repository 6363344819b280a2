import { lookup as systemLookup } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { createSecureContext, rootCertificates } from 'node:tls'
import { Agent, buildConnector, Client, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import type { NetworkSettings, Transport, TransportRequest } from '../network/transport.ts'
import { VERSION } from '../version.ts'
import { toNetworkError } from './network-faults.ts'

const CONNECT_TIMEOUT_MS = 10_000
const ANSWER_TIMEOUT_MS = 15_000
const STALL_TIMEOUT_MS = 20_000
/**
 * What may be under way without being read. By default all requests on a connection of HTTP/2 share
 * 512 KiB for each round trip, which made 97 crates take five times as long at 50 ms.
 */
const STREAM_WINDOW_BYTES = 8 * 1024 * 1024
const CONNECTION_WINDOW_BYTES = 32 * 1024 * 1024
/**
 * Of a body that waits to be read. A server that closes an HTTP/1.1 connection meanwhile would end this
 * process (nodejs/undici#5360): so nothing waits in the socket that is not larger than this.
 */
const BODY_BUFFER_BYTES = 64 * 1024 * 1024
/** To one server. With HTTP/2 each carries a hundred requests, with HTTP/1.1 one. */
const CONNECTIONS = 8
/** Node gives an address 250 ms by default: too short for a slow link (nodejs/node#52216). */
const FAMILY_ATTEMPT_MS = 2_000
/** crates.io refuses whoever does not say who he is. */
const USER_AGENT = `cv-docker-build/${VERSION}`

/**
 * The real transport, over undici: kept connections, HTTP/2, proxies by CONNECT. Close it by letting
 * the process end; kept connections do not hold it.
 */
export function makeTransport(
  settings: NetworkSettings,
  proxyTimeoutMs = ANSWER_TIMEOUT_MS,
): Transport {
  const dispatcher = makeDispatcher(settings, proxyTimeoutMs, true)
  let uploader: Dispatcher | undefined
  return async (url, request = {}) => {
    const { host, origin, pathname, search } = new URL(url)
    try {
      if (request.upload) uploader ??= makeDispatcher(settings, proxyTimeoutMs, false)
      const via = (request.upload && uploader) ?? dispatcher
      const asked = via.request({ origin, path: pathname + search, ...options(request) })
      const answer = await orAborted(asked, request.signal)
      return {
        status: answer.statusCode,
        headers: plainHeaders(answer.headers),
        body: readBody(answer.body, host),
        discard: () => discard(answer.body),
      }
    } catch (error) {
      throw toNetworkError(error, host)
    }
  }
}

/** undici hears a signal only once there is a connection, which may take as long as one may. */
function orAborted<T>(asked: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return asked
  return new Promise((resolve, reject) => {
    const stop = () => reject(reasonOf(signal))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    const forget = () => signal.removeEventListener('abort', stop)
    asked.finally(forget).then(resolve, reject)
  })
}

/** An exception, also where somebody gave the name of a signal of the system as the reason. */
function reasonOf({ reason }: AbortSignal): unknown {
  return typeof reason === 'object' ? reason : new DOMException('given up', 'AbortError')
}

function options({ method = 'GET', body, upload, signal, ...rest }: TransportRequest) {
  const { headers, ...timeouts } = rest
  const length = upload ? { 'content-length': `${upload.sizeBytes}` } : {}
  return {
    method,
    headers: { 'user-agent': USER_AGENT, ...headers, ...length },
    headersTimeout: timeouts.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    bodyTimeout: timeouts.stallTimeoutMs ?? STALL_TIMEOUT_MS,
    highWaterMark: BODY_BUFFER_BYTES,
    ...(body === undefined ? {} : { body }),
    // A stream, not an iterable: undici lets go of one when the answer comes before its end.
    ...(upload ? { body: Readable.from(upload.open(), { objectMode: false }) } : {}),
    ...(signal === undefined ? {} : { signal }),
  }
}

async function* readBody(
  body: Dispatcher.ResponseData['body'],
  host: string,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) yield chunk
  } catch (error) {
    throw toNetworkError(error, host)
  }
}

/** A short rest is read, so that the connection can be used again; a long one is cut off. */
async function discard(body: Dispatcher.ResponseData['body']): Promise<void> {
  await body.dump({ limit: 64 * 1024 }).catch(() => {})
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

/**
 * `allowH2`: not for uploads. All that is sent on one connection of HTTP/2 waits for the slowest, and
 * is lost with it.
 */
function makeDispatcher(
  settings: NetworkSettings,
  proxyTimeoutMs: number,
  allowH2: boolean,
): Dispatcher {
  const { HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY } = settings.proxy
  const tls = {
    ...trustOf(settings),
    timeout: CONNECT_TIMEOUT_MS,
    ...lookupOptions(settings),
  }
  const agent: Agent.Options = {
    allowH2,
    initialWindowSize: STREAM_WINDOW_BYTES,
    connectionWindowSize: CONNECTION_WINDOW_BYTES,
    connect: tls,
    ...(allowH2 ? { factory: makePool } : { connections: CONNECTIONS }),
  }
  const httpProxy = HTTP_PROXY ?? ALL_PROXY
  const httpsProxy = HTTPS_PROXY ?? ALL_PROXY
  if (!httpProxy && !httpsProxy) return new Agent(agent)
  return new EnvHttpProxyAgent({
    ...agent,
    // By default a proxy may take five minutes to answer a CONNECT.
    clientFactory: (origin: URL, options: object) =>
      new Pool(origin, { ...options, headersTimeout: proxyTimeoutMs }),
    // Empty, not absent: undici would look into the environment, which is not ours to read here.
    httpProxy: httpProxy ?? '',
    httpsProxy: httpsProxy ?? '',
    noProxy: NO_PROXY ?? '',
    requestTls: tls,
    proxyTls: tls,
    // As every other program asks for http: proxies seldom allow CONNECT to any port but 443.
    proxyTunnel: false,
  })
}

/** Read once: the authorities of a site take 15 ms, which every connection would pay anew. */
function trustOf({ caPem }: NetworkSettings) {
  if (caPem === undefined) return {}
  return { secureContext: createSecureContext({ ca: [...rootCertificates, caPem] }) }
}

function makePool(origin: string | URL, options: object): Dispatcher {
  return new Pool(origin, { ...options, connections: CONNECTIONS, factory: makeClient })
}

/** Requests at once on a connection of HTTP/2; servers allow 100 and more. */
const STREAMS = 100

/**
 * undici takes one number of requests for a connection of either protocol, set before it is known which
 * it will be: so it is set when the connection is there.
 */
function makeClient(origin: URL, options: object): Client {
  const { connect } = options as Client.Options
  const dial =
    typeof connect === 'function' ? connect : buildConnector({ ...connect, allowH2: true })
  const client: Client = new Client(origin, {
    ...options,
    connect: (wanted, done) =>
      dial(wanted, (...[error, socket]) => {
        if (error !== null) return done(error, null)
        const isHttp2 = 'alpnProtocol' in socket && socket.alpnProtocol === 'h2'
        client.pipelining = isHttp2 ? STREAMS : 1
        return done(null, socket)
      }),
  })
  return client
}

/** Node's own connecting, but for whom it asks for addresses and which of them it uses. */
function lookupOptions({ resolvers, family }: NetworkSettings) {
  const lookup: LookupFunction = (host, wanted, done) => {
    const all = { ...wanted, all: true as const, family: family ?? wanted.family ?? 0 }
    if (resolvers === undefined || isIP(host) !== 0) {
      systemLookup(host, all, (error, found) => answer(error, found ?? []))
      return
    }
    resolveWith(resolvers, host, family).then(
      (found) => answer(null, found),
      (error) => answer(error, []),
    )
    function answer(error: NodeJS.ErrnoException | null, found: readonly Address[]) {
      const [first] = found
      if (error || !first) done(error ?? missing(host), '', 4)
      else if (wanted.all) done(null, [...found])
      else done(null, first.address, first.family)
    }
  }
  return {
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: FAMILY_ATTEMPT_MS,
  }
}

type Address = { readonly address: string; readonly family: number }

async function resolveWith(
  servers: readonly string[],
  host: string,
  family: 4 | 6 | undefined,
): Promise<readonly Address[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  resolver.setServers(servers)
  const [v4, v6] = await Promise.allSettled([
    family === 6 ? [] : resolver.resolve4(host),
    family === 4 ? [] : resolver.resolve6(host),
  ])
  const found = [
    ...(v4.status === 'fulfilled' ? v4.value : []).map((address) => ({ address, family: 4 })),
    ...(v6.status === 'fulfilled' ? v6.value : []).map((address) => ({ address, family: 6 })),
  ]
  if (found.length === 0 && v4.status === 'rejected') throw v4.reason
  if (found.length === 0 && v6.status === 'rejected') throw v6.reason
  return found
}

function missing(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
}
