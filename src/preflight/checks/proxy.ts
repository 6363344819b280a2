import { cleanLine, clip } from '../../report/plain-text.ts'
import { allOf } from '../../request/wording.ts'
import { bareHost, familyOf } from '../addresses.ts'
import type { ProbePorts } from '../ports.ts'
import type { CheckReport } from '../preflight.ts'
import {
  type ProxySettings,
  parseProxy,
  proxyPort,
  redactProxy,
  splitNoProxy,
} from '../proxy-route.ts'
import { tryWithin } from '../tried.ts'

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'] as const
const CONNECT_TIMEOUT_MS = 2_000

/** Whether the proxy settings can be used, and whether the proxies are there. */
export async function checkProxy(
  proxy: ProxySettings,
  ports: Pick<ProbePorts, 'resolveSystem' | 'connect' | 'clock'>,
  signal: AbortSignal,
): Promise<CheckReport> {
  const name = 'proxy'
  const set = VARIABLES.filter((variable) => proxy[variable])
  if (set.length === 0)
    return { name, outcome: 'ok', detail: 'none is set: connections go directly' }
  const broken = set.filter((variable) => !parseProxy(proxy[variable] ?? ''))
  if (broken.length > 0) {
    const values = broken.map(
      (variable) => `${variable}=${cleanLine(clip(redactProxy(proxy[variable] ?? ''), 60))}`,
    )
    return {
      name,
      outcome: 'failed',
      detail: `not the URL of a proxy: ${values.join(', ')}`,
      remedy: 'write http://proxy.example.com:3128',
    }
  }
  const places = [...new Set(set.map((variable) => redactProxy(proxy[variable] ?? '')))]
  const dead = await findDead(places, ports, signal)
  if (dead.length > 0) {
    return {
      name,
      outcome: 'failed',
      detail: `${allOf(dead)} cannot be reached`,
      remedy: 'correct the proxy settings, or remove them if this network needs none',
    }
  }
  const doubts = [...noProxyDoubts(proxy.NO_PROXY ?? ''), ...schemeDoubts(places)]
  return doubts.length === 0
    ? { name, outcome: 'ok', detail: `${allOf(places)} takes connections` }
    : { name, outcome: 'warning', detail: doubts.join('; '), remedy: NO_PROXY_REMEDY }
}

const NO_PROXY_REMEDY =
  'write NO_PROXY as names with a leading dot for their subdomains and plain addresses: localhost,127.0.0.1,.corp.example.com'

async function findDead(
  places: readonly string[],
  ports: Pick<ProbePorts, 'resolveSystem' | 'connect' | 'clock'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const limits = {
    clock: ports.clock,
    signal,
    timeoutMs: CONNECT_TIMEOUT_MS,
    timeoutKind: 'connect-timeout',
  } as const
  const states = await Promise.all(
    places.map(async (place) => {
      const url = new URL(place)
      const host = bareHost(url)
      return await tryWithin(limits, async (stop) => {
        const [address] = familyOf(host) ? [host] : await ports.resolveSystem(host, stop)
        if (address) await ports.connect({ address, port: proxyPort(url) }, stop)
      })
    }),
  )
  return places.filter((_, index) => states[index]?.ok === false)
}

/** Entries on which docker (Go), cargo (curl) and Node do not agree. */
function noProxyDoubts(noProxy: string): readonly string[] {
  return splitNoProxy(noProxy).flatMap((entry) => {
    const shown = JSON.stringify(cleanLine(clip(entry, 60)))
    if (/^[a-z]+:\/\//i.test(entry))
      return [`NO_PROXY: ${shown} is a URL, which no program understands`]
    if (entry === '*') return ['NO_PROXY is *, so the proxy is never used']
    if (entry.startsWith('*.')) return [`NO_PROXY: ${shown} is not understood by curl and cargo`]
    if (entry.includes('/')) {
      return [
        `NO_PROXY: blocks like ${shown} are understood by docker, but not by Node and old curl`,
      ]
    }
    return []
  })
}

function schemeDoubts(places: readonly string[]): readonly string[] {
  return places
    .filter((place) => place.startsWith('socks'))
    .map(
      (place) =>
        `${place}: docker and cargo can use SOCKS, package managers in an image mostly not`,
    )
}
