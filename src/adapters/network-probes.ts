import { createSocket } from 'node:dgram'
import { readFile } from 'node:fs/promises'
import { connect as connectTcp } from 'node:net'
import { NetworkError } from '../network/network-error.ts'
import type { Transport } from '../network/transport.ts'
import type { Clock } from '../ports.ts'
import type { Address, ProbePorts } from '../preflight/ports.ts'
import { toNetworkError } from './network-faults.ts'
import { makeSystemResolver, resolveWith } from './probe-names.ts'
import { type CaBundle, makeTlsHandshake } from './probe-tls.ts'

/** Where the distributions keep the authorities that a machine trusts. */
export const SYSTEM_CA_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
] as const

/** Anycast addresses of Cloudflare's name servers; nothing is sent to them for this. */
const FAR_AWAY = { 4: '1.1.1.1', 6: '2606:4700:4700::1111' } as const

/**
 * The bundles of this machine, that of the environment first; each once, as distributions link one to
 * the other.
 */
export async function readCaBundles(own: string | undefined): Promise<readonly CaBundle[]> {
  const paths = [...new Set([...(own === undefined ? [] : [own]), ...SYSTEM_CA_BUNDLES])]
  const read = await Promise.all(
    paths.map(async (path) => ({ path, pem: await readFile(path, 'utf8').catch(() => '') })),
  )
  const found = read.filter(({ pem }) => pem.includes('-----BEGIN CERTIFICATE-----'))
  return found.filter(({ pem }, at) => found.findIndex((one) => one.pem === pem) === at)
}

export type ProbeSettings = {
  readonly transport: Transport
  readonly clock: Clock
  /** Of the process, for the program that asks the system's name servers. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly credentialsFor: ProbePorts['credentialsFor']
  /** Bundles of this machine, the ones most likely to be right first. */
  readonly readBundles: () => Promise<readonly CaBundle[]>
}

/** The single layers of the network made real. Nothing happens before the first question. */
export function makeProbePorts(settings: ProbeSettings): ProbePorts {
  const { transport, clock, env, credentialsFor, readBundles } = settings
  const system = makeSystemResolver(env)
  let bundles: Promise<readonly CaBundle[]> | undefined
  const readOnce = () => {
    bundles ??= readBundles()
    return bundles
  }
  return {
    resolveSystem: system.resolve,
    resolveWith,
    connect,
    tlsHandshake: makeTlsHandshake(readOnce),
    hasRoute,
    transport,
    clock,
    credentialsFor,
    close: system.close,
  }
}

function connect({ address, port }: Address, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: address, port })
    const stop = () => {
      socket.destroy()
      reject(new NetworkError('connect-timeout', address, `${address} does not answer`))
    }
    signal.addEventListener('abort', stop, { once: true })
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop)
      // Orderly, unlike destroy(): a server should not write an error into its log because of us.
      socket.end()
      socket.unref()
      resolve()
    })
    socket.on('error', (error) => {
      signal.removeEventListener('abort', stop)
      reject(toNetworkError(error, address))
    })
  })
}

/** The kernel looks for the way when a datagram socket is given its peer; no packet leaves for that. */
function hasRoute(family: 4 | 6): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket(family === 4 ? 'udp4' : 'udp6')
    // Node gives the error to the function, though its types do not say so.
    const onConnect = (error?: Error) => {
      socket.close()
      resolve(!error)
    }
    socket.on('error', () => resolve(false))
    socket.connect(53, FAR_AWAY[family], onConnect)
  })
}
