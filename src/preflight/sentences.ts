import { bareHost, portOf } from './addresses.ts'
import type { Endpoint } from './preflight.ts'

/** One sentence of what is wrong and one of what to do, without final stops. */
export type Finding = { readonly cause: string; readonly remedy?: string }

/** Who takes the connection: the host with its port where that is not the usual one, or the proxy. */
export function targetOf(
  { url }: Pick<Endpoint, 'url'>,
  { proxy }: { readonly proxy?: string },
): string {
  const target = new URL(proxy ?? url)
  const port = portOf(target)
  return [80, 443].includes(port) ? bareHost(target) : `${bareHost(target)}:${port}`
}

export function refusedByProxy(detail: string, proxy: string | undefined): Finding {
  return {
    cause: `${detail}${proxy === undefined ? '' : `, asked through ${proxy}`}`,
    remedy: detail.includes('407')
      ? 'write user and password into the proxy setting: http://user:password@proxy:port'
      : 'ask for the host to be allowed in the proxy, or list it in NO_PROXY if it can be reached directly',
  }
}
