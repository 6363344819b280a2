import { BlockList } from 'node:net'
import { isLoopback } from '../image/reference.ts'
import { familyOf } from './addresses.ts'

/** Settings by upper-case name: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY. */
export type ProxySettings = Readonly<Record<string, string>>

export type ProxyRoute =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly url: URL; readonly variable: string }
  /** The setting is not the URL of a proxy. */
  | { readonly kind: 'unusable'; readonly variable: string; readonly value: string }

const PROXY_PROTOCOLS = ['http:', 'https:', 'socks:', 'socks4:', 'socks5:', 'socks5h:']

/**
 * The proxy that applies to a URL. Loopback is never asked through one, as with the programs written
 * in Go (docker, buildx); a value without a scheme is one of `http:`, as with curl.
 */
export function routeOf(url: URL, proxy: ProxySettings): ProxyRoute {
  if (url.protocol === 'ssh:' || isLoopback(url.host)) return { kind: 'direct' }
  const own = url.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY'
  const variable = proxy[own] ? own : 'ALL_PROXY'
  const value = proxy[variable]
  if (!value || isExempt(url, proxy.NO_PROXY ?? '')) return { kind: 'direct' }
  const parsed = parseProxy(value)
  return parsed
    ? { kind: 'proxy', url: parsed, variable }
    : { kind: 'unusable', variable, value: redactProxy(value) }
}

export function parseProxy(value: string): URL | undefined {
  if (/\s/.test(value.trim())) return undefined
  const text = /^[a-z0-9+.-]+:\/\//i.test(value) ? value : `http://${value}`
  if (!URL.canParse(text) || /^https?:\/?[^/]/i.test(value)) return undefined
  const url = new URL(text)
  return PROXY_PROTOCOLS.includes(url.protocol) && url.hostname !== '' ? url : undefined
}

const NEVER_PROXIED = 'localhost,127.0.0.1,[::1]'

/**
 * The settings as a client can take them: with a scheme, without those that are no URL of a proxy, at
 * which clients throw, and with loopback exempt, which not every client exempts by itself.
 */
export function usableProxies(proxy: ProxySettings): ProxySettings {
  const { NO_PROXY, ...others } = proxy
  const usable = Object.entries(others).flatMap(([name, value]) => {
    const url = parseProxy(value)
    // A path means nothing to a proxy, and is refused by some clients.
    return url ? [[name, new URL('/', url).href]] : []
  })
  if (usable.length === 0) return {}
  const exempt = NO_PROXY ? `${NO_PROXY},${NEVER_PROXIED}` : NEVER_PROXIED
  return { ...Object.fromEntries(usable), NO_PROXY: exempt }
}

/** Without user and password; what is no URL loses everything before an `@`. */
export function redactProxy(value: string): string {
  const url = parseProxy(value)
  return url ? `${url.protocol}//${url.host}` : value.replace(/^.*@/s, '')
}

/** Port of a proxy that names none: 1080 for SOCKS, else that of the scheme (curl would take 1080). */
export function proxyPort(url: URL): number {
  if (url.port !== '') return Number(url.port)
  if (url.protocol.startsWith('socks')) return 1080
  return url.protocol === 'https:' ? 443 : 80
}

export function splitNoProxy(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((entry) => entry.trim())
    .filter(Boolean)
}

/** Names with all their subdomains, `host:port`, addresses and blocks of addresses, `*` for everything. */
function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const port = url.port || (url.protocol === 'http:' ? '80' : '443')
  return splitNoProxy(noProxy.toLowerCase()).some((entry) => {
    if (entry === '*') return true
    if (entry.includes('/')) return isInBlock(host, entry)
    const [, name = entry, ownPort] = /^(.+?):(\d+)$/.exec(familyOf(entry) === 6 ? '' : entry) ?? []
    if (ownPort !== undefined && ownPort !== port) return false
    const suffix = name.replace(/^\*?\./, '')
    return host === suffix || host.endsWith(`.${suffix}`)
  })
}

function isInBlock(host: string, block: string): boolean {
  const [net = '', bits = ''] = block.split('/')
  const family = familyOf(net)
  if (family === undefined || familyOf(host) !== family || !/^\d{1,3}$/.test(bits)) return false
  if (Number(bits) > (family === 4 ? 32 : 128)) return false
  const list = new BlockList()
  const type = family === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(net, Number(bits), type)
  return list.check(host, type)
}
