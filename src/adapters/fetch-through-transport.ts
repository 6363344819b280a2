import { NetworkError } from '../network/network-error.ts'
import { readBody } from '../network/read-body.ts'
import type { Transport, TransportRequest } from '../network/transport.ts'

/** A hundred comments of 65,536 characters, each of which JSON may write as six. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024
/** Without a body, by their meaning; the standard class refuses to be given one. */
const EMPTY_STATUSES = [204, 205, 304]

type FetchOptions = {
  readonly method: NonNullable<TransportRequest['method']>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

/**
 * What octokit takes for `fetch`, over the transport: with its proxies, authorities and time limits. The
 * body is read here, as octokit takes one that breaks off for an empty one. No redirects are followed.
 */
export function fetchThrough(transport: Transport) {
  return async (
    url: string,
    { method, headers, body, signal }: FetchOptions,
  ): Promise<Response> => {
    const answer = await transport(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    const whole = await readBody(answer.body, BODY_LIMIT_BYTES)
    if (whole === undefined) {
      throw new NetworkError('protocol', new URL(url).host, `the answer of ${url} is too long`)
    }
    const isEmpty = EMPTY_STATUSES.includes(answer.status)
    return new Response(isEmpty ? null : Buffer.from(whole), {
      status: answer.status,
      headers: answer.headers,
    })
  }
}
