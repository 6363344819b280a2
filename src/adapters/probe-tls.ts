import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type Socket } from 'node:net'
import {
  connect as connectTls,
  createSecureContext,
  type PeerCertificate,
  rootCertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import { NetworkError } from '../network/network-error.ts'
import type { TlsSession, TlsTarget } from '../preflight/ports.ts'
import { toNetworkError } from './network-faults.ts'

export type CaBundle = { readonly path: string; readonly pem: string }

/** What one handshake shows; `code` is why a client with these authorities refuses. */
type Shown = { readonly issuer: string; readonly validTo: string; readonly code?: string }

/**
 * Tells who signed a certificate: first only the authorities of Node are trusted, and when those do
 * not know the signer, one bundle of this machine after the other. So no list of public authorities
 * has to be compared by hand, and cross-signed chains are judged as every client judges them.
 */
export function makeTlsHandshake(readBundles: () => Promise<readonly CaBundle[]>) {
  let publicContext: SecureContext | undefined
  return async (target: TlsTarget, signal: AbortSignal): Promise<TlsSession> => {
    publicContext ??= createSecureContext({ ca: [...rootCertificates] })
    const { code, ...certificate } = await shake(target, publicContext, signal)
    if (code === undefined) return { ...certificate, isPublic: true }
    const kind = kindOf(code, target.serverName)
    if (kind === 'tls-invalid') return { ...certificate, isPublic: true, fault: { kind, code } }
    const found = await tryBundles(await readBundles(), target, signal)
    const fault = { kind, code }
    return { ...certificate, isPublic: false, ...(found ?? { fault }) }
  }
}

/** `undefined` when no bundle knows the authority. */
async function tryBundles(
  bundles: readonly CaBundle[],
  target: TlsTarget,
  signal: AbortSignal,
): Promise<Pick<TlsSession, 'caBundle' | 'fault'> | undefined> {
  for (const { path, pem } of bundles) {
    const context = contextOf(pem)
    const { code } = context ? await shake(target, context, signal) : { code: 'CERT_UNTRUSTED' }
    if (code === undefined) return { caBundle: path }
    const kind = kindOf(code, target.serverName)
    if (kind === 'tls-invalid') return { fault: { kind, code } }
  }
  return undefined
}

/** `undefined` for a file that holds no certificates. */
function contextOf(pem: string): SecureContext | undefined {
  try {
    return createSecureContext({ ca: pem })
  } catch {
    return undefined
  }
}

function kindOf(code: string, host: string): 'tls-untrusted' | 'tls-invalid' {
  const { kind } = toNetworkError({ code, message: code }, host)
  return kind === 'tls-untrusted' ? 'tls-untrusted' : 'tls-invalid'
}

async function shake(
  target: TlsTarget,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<Shown> {
  const { address, port, serverName, tunnel } = target
  const through = tunnel && (await openTunnel(target, tunnel, signal))
  const socket = connectTls({
    ...(through ? { socket: through, host: serverName } : { host: address, port }),
    // An address is no server name (RFC 6066); then the certificate has to be made for the `host`.
    ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
    secureContext,
    rejectUnauthorized: false,
    ALPNProtocols: ['h2', 'http/1.1'],
  })
  const stop = () => socket.destroy(new Error('given up'))
  signal.addEventListener('abort', stop, { once: true })
  return await new Promise<Shown>((resolve, reject) => {
    socket.once('secureConnect', () => {
      const code = codeOf(socket.authorizationError)
      resolve({ ...describe(socket), ...(code === undefined ? {} : { code }) })
    })
    socket.once('error', (error) => reject(tlsError(error, serverName)))
    socket.once('close', () => reject(tlsError(new Error('closed'), serverName)))
  }).finally(() => {
    signal.removeEventListener('abort', stop)
    socket.destroy()
  })
}

/** Node's own type says Error; it is the code, or the message of one without a code. */
function codeOf(error: unknown): string | undefined {
  if (error === null || error === undefined) return undefined
  return typeof error === 'string'
    ? error
    : ((error as NodeJS.ErrnoException).code ?? String(error))
}

/** Between connecting and encryption: whatever ends it there is a fault of TLS. */
function tlsError(error: NodeJS.ErrnoException, host: string): NetworkError {
  const code = error.code === undefined ? '' : ` (${error.code})`
  const words = `no TLS connection to ${host} came about${code}`
  return new NetworkError('tls-failed', host, words, { cause: error })
}

function describe(socket: TLSSocket) {
  const certificate: Partial<PeerCertificate> = socket.getPeerCertificate()
  const { CN, O } = certificate.issuer ?? {}
  const issuer = [CN ?? O ?? 'an authority without a name'].flat().join(', ')
  const validTo = new Date(certificate.valid_to ?? Number.NaN)
  return {
    issuer,
    validTo: Number.isNaN(validTo.getTime()) ? '' : validTo.toISOString(),
  }
}

/** CONNECT through a proxy of HTTP or HTTPS. */
function openTunnel(
  { address, port, serverName }: TlsTarget,
  { authority, proxyUrl }: NonNullable<TlsTarget['tunnel']>,
  signal: AbortSignal,
): Promise<Socket> {
  const proxy = new URL(proxyUrl)
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  const basic = `Basic ${Buffer.from(user).toString('base64')}`
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? requestHttps : requestHttp)({
      host: address,
      port,
      method: 'CONNECT',
      path: authority,
      agent: false,
      signal,
      servername: proxy.hostname,
      headers: {
        host: authority,
        ...(proxy.username === '' ? {} : { 'proxy-authorization': basic }),
      },
    })
    const refuse = (status: number | undefined) => {
      const words = `the proxy refuses the connection to ${serverName} (HTTP ${status})`
      reject(new NetworkError('proxy-refused', serverName, words))
    }
    request.once('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) resolve(socket)
      else {
        socket.destroy()
        refuse(statusCode)
      }
    })
    request.once('response', (response) => {
      response.destroy()
      refuse(response.statusCode)
    })
    request.once('error', (error) => reject(toNetworkError(error, proxy.host)))
    request.end()
  })
}
