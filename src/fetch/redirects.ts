import { NetworkError } from '../network/network-error.ts'
import type { Transport, TransportRequest, TransportResponse } from '../network/transport.ts'

const REDIRECT_LIMIT = 5
const REDIRECTS = [301, 302, 303, 307, 308]

/** Headers for one URL; secret ones, as the token of a registry, go nowhere else. */
export type HeadersFor = (url: string) => Promise<Readonly<Record<string, string>>>

/**
 * GET that follows redirects by hand: never from https to http, and what `secret` gives reaches the
 * origin of the first URL alone. Fails with a NetworkError; an answer of 3xx is one that leads nowhere.
 */
export async function getFollowing(
  transport: Transport,
  start: string,
  request: TransportRequest,
  secret?: HeadersFor,
): Promise<TransportResponse> {
  const secretHeaders = (await secret?.(start)) ?? {}
  const { origin } = new URL(start)
  let url = new URL(start)
  for (let hops = 0; hops <= REDIRECT_LIMIT; hops++) {
    const headers = { ...request.headers, ...(url.origin === origin ? secretHeaders : {}) }
    const response = await transport(url.href, { ...request, headers })
    const { location } = response.headers
    if (!REDIRECTS.includes(response.status) || location === undefined) return response
    await response.discard()
    url = follow(url, location)
  }
  throw new NetworkError('protocol', url.host, `${url.host} redirects without end`)
}

function follow(from: URL, location: string): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined
  const isHttp = next?.protocol === 'http:' && from.protocol === 'http:'
  if (next?.protocol === 'https:' || (next && isHttp)) return next
  const what = 'redirects to where no download may lead'
  throw new NetworkError('protocol', from.host, `${from.host} ${what}`)
}
