import { isLoopback } from '../../image/reference.ts'
import { allOf } from '../../request/wording.ts'
import type { CheckReport, EndpointReport } from '../preflight.ts'
import type { Finding } from '../sentences.ts'

export type Routes = { readonly 4: boolean; readonly 6: boolean }

/** Whether there is any network at all; its `detail` is then the one sentence to be told. */
export function checkNetwork(all: readonly EndpointReport[], routes: Routes): CheckReport {
  const name = 'network'
  const reports = all.filter(({ url, mirrorOf }) => !mirrorOf && !isLoopback(new URL(url).host))
  if (reports.length === 0) return { name, outcome: 'skipped', detail: 'no server is needed' }
  if (!reports.some(({ dns, connects }) => dns.length + connects.length > 0)) {
    return { name, outcome: 'skipped', detail: 'not tried: the proxy settings cannot be used' }
  }
  const none = reports.some(isReached) ? undefined : causeOf(reports, routes)
  if (none) {
    const { cause, remedy } = none
    return {
      name,
      outcome: 'failed',
      detail: `No network: ${cause}`,
      ...(remedy ? { remedy } : {}),
    }
  }
  return { name, outcome: 'ok', detail: describeRoutes(routes) }
}

/** Somebody answered, though perhaps not whom we wanted. */
function isReached({ outcome, failedLayer }: EndpointReport): boolean {
  return outcome !== 'failed' || failedLayer === 'tls' || failedLayer === 'http'
}

/** `undefined` where a single server may just be down. */
function causeOf(reports: readonly EndpointReport[], routes: Routes): Finding | undefined {
  const proxies = [...new Set(reports.flatMap(({ proxy }) => (proxy === undefined ? [] : [proxy])))]
  if (proxies.length > 0 && reports.every(({ proxy }) => proxy !== undefined)) {
    return {
      cause: `everything goes through the proxy ${allOf(proxies)}, which cannot be reached`,
      remedy: 'correct the proxy settings (HTTPS_PROXY), or remove them if this network needs none',
    }
  }
  if (!routes[4] && !routes[6]) {
    return {
      cause: 'this machine has no route to the Internet, neither by IPv4 nor by IPv6',
      remedy: 'connect it (ip addr, ip route), or build from a bundle with --offline',
    }
  }
  const hosts = new Set(reports.map(({ url }) => new URL(url).host))
  if (hosts.size < 2) return undefined
  return reports.every(({ failedLayer }) => failedLayer === 'dns')
    ? causeOfNames(reports, hosts.size)
    : {
        cause: `none of ${hosts.size} servers takes a connection`,
        remedy: 'look at the firewall and the proxy settings (HTTPS_PROXY)',
      }
}

function causeOfNames(reports: readonly EndpointReport[], count: number): Finding {
  const isAnswered = reports.some(({ dns }) => dns[0]?.fault === 'dns-missing')
  return {
    cause: isAnswered
      ? `the name servers of this machine know none of ${count} servers`
      : 'the name servers of this machine do not answer',
    remedy: 'look at /etc/resolv.conf, and whether its servers can be reached',
  }
}

function describeRoutes(routes: Routes): string {
  if (routes[4] && routes[6]) return 'routes for IPv4 and IPv6'
  if (routes[4]) return 'a route for IPv4, none for IPv6'
  return routes[6]
    ? 'a route for IPv6, none for IPv4'
    : 'no route to the Internet; servers are reached otherwise'
}

/** The check that failed, where nothing at all was reached from this machine. */
export function findCutOff(checks: readonly CheckReport[]): CheckReport | undefined {
  return checks.find(({ name, outcome }) => name === 'network' && outcome === 'failed')
}
