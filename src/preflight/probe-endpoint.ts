import { bareHost, portOf } from './addresses.ts'
import { type Evidence, judgeEndpoint, type TlsEvidence } from './judge-endpoint.ts'
import type { ProbePorts } from './ports.ts'
import type { ConnectReport, Endpoint, EndpointReport } from './preflight.ts'
import { connectAll } from './probe-connects.ts'
import { type Found, probeHttp } from './probe-http.ts'
import { probeNames } from './probe-names.ts'
import { type ProxySettings, proxyPort, redactProxy, routeOf } from './proxy-route.ts'
import { tryWithin } from './tried.ts'

export type ProbeOptions = {
  readonly proxy: ProxySettings
  /** Name servers asked beside the system's: addresses, with a port where it is not 53. */
  readonly fallbackResolvers: readonly string[]
  /** Requests for the latency, after the one that shows the health. */
  readonly samples: number
}

export type Probed = Found & { readonly report: EndpointReport }

const TLS_TIMEOUT_MS = 2_500

/** Where the connections of an endpoint go: to it, or to its proxy. */
type Way = { readonly host: string; readonly port: number; readonly proxyUrl?: string }

/** Goes through the layers from below and ends at the first that fails; never rejects on a fault. */
export async function probeEndpoint(
  endpoint: Endpoint,
  options: ProbeOptions,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Probed> {
  const url = new URL(endpoint.url)
  const route = routeOf(url, options.proxy)
  if (route.kind === 'unusable') {
    const { variable, value } = route
    return { report: judgeEndpoint(endpoint, { unusableProxy: { variable, value } }) }
  }
  const proxied = route.kind === 'proxy' ? route.url : undefined
  const way: Way = proxied
    ? { host: bareHost(proxied), port: proxyPort(proxied), proxyUrl: proxied.href }
    : { host: bareHost(url), port: portOf(url) }
  const names = await probeNames(way.host, options.fallbackResolvers, ports, signal)
  const rest = await probeAbove(endpoint, way, names.addresses, options, ports, signal)
  const evidence: Evidence = {
    ...rest.evidence,
    ...(names.system ? { system: names.system } : {}),
    fallbacks: await names.fallbacks(),
    ...(proxied ? { proxy: redactProxy(proxied.href) } : {}),
  }
  return { ...rest.found, report: judgeEndpoint(endpoint, evidence) }
}

type Above = { readonly evidence: Evidence; readonly found: Found }

async function probeAbove(
  endpoint: Endpoint,
  way: Way,
  addresses: readonly string[],
  options: ProbeOptions,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Above> {
  if (addresses.length === 0) return { evidence: {}, found: {} }
  const url = new URL(endpoint.url)
  const connecting = connectAll(addresses, way.port, ports, signal)
  const first = await connecting.first
  const tls = first && (await probeTls(url, way, first, ports, signal))
  const canAsk = first && url.protocol !== 'ssh:' && (tls === undefined || isUsable(tls))
  const above = canAsk ? await probeHttp(endpoint, options.samples, ports, signal) : undefined
  return {
    evidence: {
      connects: await connecting.all,
      ...(tls ? { tls } : {}),
      ...above?.evidence,
    },
    found: above?.found ?? {},
  }
}

function isUsable(tls: TlsEvidence): boolean {
  return tls.ok && tls.value.fault === undefined
}

/** `undefined` where there is no TLS, or where it cannot be looked into (SOCKS). */
async function probeTls(
  url: URL,
  { proxyUrl, port }: Way,
  { address }: ConnectReport,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<TlsEvidence | undefined> {
  if (url.protocol !== 'https:' || proxyUrl?.startsWith('socks')) return undefined
  const authority = `${url.hostname}:${portOf(url)}`
  const target = {
    address,
    port,
    serverName: bareHost(url),
    ...(proxyUrl === undefined ? {} : { tunnel: { authority, proxyUrl } }),
  }
  const limits = {
    clock: ports.clock,
    signal,
    timeoutMs: TLS_TIMEOUT_MS,
    timeoutKind: 'tls-failed',
  } as const
  return await tryWithin(limits, (stop) => ports.tlsHandshake(target, stop))
}
