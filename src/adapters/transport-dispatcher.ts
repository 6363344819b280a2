import { createSecureContext, rootCertificates } from 'node:tls'
import { Agent, buildConnector, Client, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import type { NetworkSettings } from '../network/transport.ts'
import { lookupOptions } from './transport-lookup.ts'

const CONNECT_TIMEOUT_MS = 10_000
/**
 * What may be under way without being read. By default all requests on a connection of HTTP/2 share
 * 512 KiB for each round trip, which made 97 crates take five times as long at 50 ms.
 */
const STREAM_WINDOW_BYTES = 8 * 1024 * 1024
const CONNECTION_WINDOW_BYTES = 32 * 1024 * 1024
/** To one server. With HTTP/2 each carries a hundred requests, with HTTP/1.1 one. */
const CONNECTIONS = 8

/**
 * `allowH2`: not for uploads. All that is sent on one connection of HTTP/2 waits for the slowest, and
 * is lost with it.
 */
export function makeDispatcher(
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
