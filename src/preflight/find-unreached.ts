import { formatDuration } from '../report/format.ts'
import { cleanLine, clip } from '../report/plain-text.ts'
import { allOf } from '../request/wording.ts'
import { isPublicAddress } from './addresses.ts'
import type { Evidence } from './judge-endpoint.ts'
import { isKnownPublic } from './known-hosts.ts'
import { answerOf } from './names.ts'
import type { ConnectReport, Endpoint, Resolved } from './preflight.ts'
import { type Finding, targetOf } from './sentences.ts'

const NAMES_ALLOWED =
  'a network that allows only some names answers like this: ask for them to be allowed, or use a mirror inside'

export function findProxy({ unusableProxy }: Evidence): Finding | undefined {
  if (!unusableProxy) return undefined
  const { variable, value } = unusableProxy
  return {
    cause: `${variable} is not the URL of a proxy: ${JSON.stringify(cleanLine(clip(value, 80)))}`,
    remedy: `set ${variable} to http://proxy.example.com:3128, or remove it`,
  }
}

export function findNames(endpoint: Endpoint, evidence: Evidence): Finding | undefined {
  const { system, fallbacks = [], proxy } = evidence
  if (!system || (system.ok && system.value.length > 0)) return undefined
  const host = targetOf(endpoint, evidence)
  const what = proxy === undefined ? host : `the proxy ${host}`
  const knowing = fallbacks.filter((one) => answerOf(one) === 'public')
  const isMissing = system.ok || system.fault.kind === 'dns-missing'
  if (knowing.length > 0) return knownElsewhere(what, knowing, isMissing)
  if (!isMissing) {
    const others = fallbacks.length === 0 ? '' : ', and public ones do not either'
    return {
      cause: `this machine's name servers do not answer for ${what}${others}`,
      remedy: 'look at /etc/resolv.conf and whether its servers can be reached',
    }
  }
  const cause = fallbacks.some((one) => answerOf(one) === 'missing')
    ? `neither this machine's name servers nor public ones know an address of ${what}`
    : `this machine's name servers know no address of ${what}`
  return {
    cause,
    remedy: isKnownPublic(host) ? NAMES_ALLOWED : 'look for a typing error in the name',
  }
}

function knownElsewhere(what: string, knowing: readonly Resolved[], isMissing: boolean): Finding {
  const servers = knowing.map(({ resolver }) => resolver)
  const own = isMissing ? 'know no address of' : 'do not answer for'
  const verb = servers.length === 1 ? 'does' : 'do'
  return {
    cause: `this machine's name servers ${own} ${what}, but ${allOf(servers)} ${verb}`,
    remedy: `use ${servers[0]} as name server: in /etc/resolv.conf, and as "dns" of /etc/docker/daemon.json`,
  }
}

export function findConnect(endpoint: Endpoint, evidence: Evidence): Finding | undefined {
  const { connects, fallbacks = [], proxy } = evidence
  if (!connects || connects.some(({ error }) => error === undefined)) return undefined
  const host = targetOf(endpoint, evidence)
  const what = proxy === undefined ? host : `the proxy ${host}`
  const sinkhole = sinkholeOf(connects, fallbacks.map(answerOf).includes('public'))
  if (sinkhole) {
    return {
      cause: `this machine's name servers send ${what} to ${sinkhole}, where nothing answers, while public ones know its real address: the name is blocked here`,
      remedy: 'ask whoever runs the name server (a filter, /etc/hosts) to allow the name',
    }
  }
  const [worst] = connects
  const places = allOf(connects.map(({ address }) => address))
  switch (worst?.fault) {
    case 'refused':
      return {
        cause: `${what} refuses connections (${places})`,
        remedy:
          'the server is down, or a firewall rejects the port: try again later or use a mirror',
      }
    case 'unreachable':
      return {
        cause: `there is no route to ${what} (${places})`,
        remedy: 'look at the network interfaces and routes of this machine (ip addr, ip route)',
      }
    default:
      return {
        cause: `${what} does not take the connection within ${formatDuration(longest(connects))} (${places}): a firewall drops the packets, or the server is down`,
        remedy: 'ask for the host and port to be allowed, set HTTPS_PROXY, or use a mirror',
      }
  }
}

/** Where a name server sends what it blocks: to an address that is none of the Internet. */
function sinkholeOf(connects: readonly ConnectReport[], isPublicName: boolean): string | undefined {
  const [first] = connects
  return isPublicName && first && connects.every(({ address }) => !isPublicAddress(address))
    ? first.address
    : undefined
}

function longest(connects: readonly ConnectReport[]): number {
  return Math.max(...connects.map(({ durationMs }) => durationMs))
}
