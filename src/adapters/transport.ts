import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { NetworkSettings, Transport, TransportRequest } from '../network/transport.ts'
import { VERSION } from '../version.ts'
import { toNetworkError } from './network-faults.ts'
import { makeDispatcher } from './transport-dispatcher.ts'

const ANSWER_TIMEOUT_MS = 15_000
const STALL_TIMEOUT_MS = 20_000
/**
 * Of a body that waits to be read. A server that closes an HTTP/1.1 connection meanwhile would end this
 * process (nodejs/undici#5360): so nothing waits in the socket that is not larger than this.
 */
const BODY_BUFFER_BYTES = 64 * 1024 * 1024
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
