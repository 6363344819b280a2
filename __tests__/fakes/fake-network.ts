import type { DownloadFiles } from '../../src/fetch/store.ts'
import { NetworkError, type NetworkFaultKind } from '../../src/network/network-error.ts'
import type { NetworkPorts } from '../../src/network/ports.ts'
import type { NetworkSettings, Transport, TransportRequest } from '../../src/network/transport.ts'
import type { Clock } from '../../src/ports.ts'
import type { TlsSession } from '../../src/preflight/ports.ts'
import type { PreflightPorts } from '../../src/preflight/run-preflight.ts'

export type FakeAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

type Said = NetworkFaultKind | FakeAnswer

const WELL: FakeAnswer = { status: 200 }
const INDEX: FakeAnswer = { status: 200, body: '{"dl":"https://static.crates.io/crates"}' }

export type FakeNetworkSetting = {
  /**
   * By host: what goes wrong with every request, or the answer instead of an empty 200; a function is
   * given `METHOD URL`.
   */
  readonly hosts?: Readonly<Record<string, Said | ((request: string) => Said)>>
  /** Names that the system does not resolve; name servers that are asked beside it do. */
  readonly unresolved?: readonly string[]
  /** What no connection gets through to. */
  readonly unreachable?: (address: string) => boolean
  readonly tls?: Partial<TlsSession>
  /** Also an address of IPv6 for every name. */
  readonly hasIpv6?: boolean
  /** Of the host's own programs. */
  readonly settings?: NetworkSettings
  readonly downloads?: Partial<DownloadFiles>
  readonly ports?: Partial<NetworkPorts>
  readonly onRequest?: (url: string) => void
  /** The words of every fault. */
  readonly says?: string
}

/** Passes no time, and waits only for the end: nothing here takes any. */
const patientClock: Clock = {
  now: () => 0,
  sleep: (_durationMs, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) resolve()
      signal?.addEventListener('abort', () => resolve(), { once: true })
    }),
}

/** A network without a socket: every name has an address, every server is well, unless said otherwise. */
export function fakeNetwork(setting: FakeNetworkSetting = {}) {
  const requests: string[] = []
  /** With which settings transports were made, in order. */
  const made: NetworkSettings[] = []
  const transport: Transport = async (url, request: TransportRequest = {}) => {
    const line = `${request.method ?? 'GET'} ${url}`
    requests.push(line)
    setting.onRequest?.(url)
    const { host } = new URL(url)
    const wanted = setting.hosts?.[host] ?? (host === 'index.crates.io' ? INDEX : WELL)
    const said = typeof wanted === 'function' ? wanted(line) : wanted
    if (typeof said === 'string')
      throw new NetworkError(said, host, setting.says ?? `${host}: ${said}`)
    return answerOf(said)
  }
  const network: NetworkPorts = {
    settings: setting.settings ?? { proxy: {} },
    makeTransport: (settings) => {
      made.push(settings)
      return transport
    },
    makeProbes: (used) => probesOf(setting, used),
    downloads: { ...EMPTY_STORE, ...setting.downloads },
    random: () => 0.5,
    processId: 4242,
    credentialsFor: async () => undefined,
    tokenFor: async () => undefined,
    cargoFiles: async () => [],
    ...setting.ports,
  }
  return { network, requests, made }
}

/** A cache folder in which nothing is, and nothing stays. */
const EMPTY_STORE: DownloadFiles = {
  openPartial: async () => ({
    sizeBytes: () => 0,
    append: async () => {},
    restart: async () => {},
    sha256: () => '',
    finish: async () => {},
    close: async () => {},
  }),
  sha256Of: async () => undefined,
  readBytes: async (path) => {
    throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  },
  linkOrCopy: async () => {},
  writeFixed: async () => {},
  fixTree: async () => {},
  moveFolder: async () => true,
  touch: async () => false,
  stat: async () => undefined,
}

function answerOf({ status, headers = {}, body = '{}' }: FakeAnswer) {
  async function* bytes() {
    yield new TextEncoder().encode(body)
  }
  const given = { 'content-type': 'application/json', ...headers }
  return { status, headers: given, body: bytes(), discard: async () => {} }
}

const PUBLIC = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'] as const

function probesOf(setting: FakeNetworkSetting, transport: Transport): PreflightPorts {
  const { unresolved = [], unreachable, tls, hasIpv6 } = setting
  const addresses = hasIpv6 ? PUBLIC : PUBLIC.slice(0, 1)
  return {
    resolveSystem: async (host) => {
      if (unresolved.includes(host)) {
        throw new NetworkError('dns-missing', host, `${host} does not exist`)
      }
      return addresses
    },
    resolveWith: async () => addresses,
    connect: async ({ address }) => {
      if (unreachable?.(address)) throw new NetworkError('unreachable', address, 'no route')
    },
    tlsHandshake: async () => ({
      issuer: 'Test CA',
      validTo: '2030-01-01T00:00:00.000Z',
      isPublic: true,
      ...tls,
    }),
    hasRoute: async (family) => family === 4 || hasIpv6 === true,
    transport,
    clock: patientClock,
    credentialsFor: async () => undefined,
    close: () => {},
  }
}
