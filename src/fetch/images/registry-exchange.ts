import { parseRetryAfterMs } from '../../network/backoff.ts'
import { NetworkError } from '../../network/network-error.ts'
import { readBody } from '../../network/read-body.ts'
import type { Transport, TransportRequest } from '../../network/transport.ts'
import { getFollowing } from '../redirects.ts'
import { type EndpointFault, notARegistry, ofNetworkError, ofStatus } from './endpoint-fault.ts'
import type { Endpoint } from './mirrors.ts'

/** What a host gave, or why it did not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: EndpointFault }

export type Document = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type Answer = Document & { readonly status: number }

/** Manifests have a few kB; what is larger is something else. */
const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024

/** One request for something small, redirects followed; rejects with a NetworkError. */
export async function send(
  url: string,
  request: TransportRequest,
  transport: Transport,
  authorization?: string,
): Promise<Answer> {
  const secret = authorization === undefined ? undefined : async () => ({ authorization })
  const { status, headers, body, discard } = await getFollowing(transport, url, request, secret)
  const whole = await readBody(body, DOCUMENT_LIMIT_BYTES)
  if (whole !== undefined) return { status, headers, body: whole }
  await discard()
  const { host } = new URL(url)
  throw new NetworkError('protocol', host, `what ${host} answers is too large for a manifest`)
}

/** Faults of the network as values. */
export async function guarded<T>(
  { host }: Endpoint,
  body: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof NetworkError) return { ok: false, fault: ofNetworkError(error, host) }
    throw error
  }
}

/** `what` was asked for, for the sentence. */
export function judge(
  { status, headers, body }: Answer,
  { host, isOrigin }: Pick<Endpoint, 'host' | 'isOrigin'>,
  what: string,
  nowMs: number,
): Outcome<Document> {
  const contentType = headers['content-type'] ?? ''
  if (status === 200 && /\bhtml\b/i.test(contentType))
    return { ok: false, fault: notARegistry(host) }
  if (status === 200) return { ok: true, value: { headers, body } }
  const retryAfterMs = parseRetryAfterMs(headers['retry-after'], nowMs)
  const fault = ofStatus({ host, isOrigin, status, contentType, retryAfterMs, nowMs }, what)
  return { ok: false, fault }
}
