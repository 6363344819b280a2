import type { Credentials } from '../image/credentials.ts'
import type { Transport } from '../network/transport.ts'
import type { Clock } from '../ports.ts'

/** Where a TCP connection goes: an address, never a name. */
export type Address = { readonly address: string; readonly port: number }

export type TlsTarget = Address & {
  /** Whose certificate is expected. */
  readonly serverName: string
  /** The address is that of a proxy: the way through it, asked for by CONNECT. */
  readonly tunnel?: { readonly authority: string; readonly proxyUrl: string }
}

export type TlsSession = {
  /** Common name or organisation of the authority that signed the certificate. */
  readonly issuer: string
  /** ISO 8601. */
  readonly validTo: string
  /** The chain ends in an authority that Node brings. */
  readonly isPublic: boolean
  /** The bundle of this machine that holds the authority, where it is none of Node's. */
  readonly caBundle?: string
  /** Why a client of this machine would refuse the certificate. */
  readonly fault?: {
    readonly kind: 'tls-untrusted' | 'tls-invalid'
    /** OpenSSL's or Node's code: `CERT_HAS_EXPIRED`, … */
    readonly code: string
  }
}

/**
 * The single layers of a connection, each on its own. Functions reject with a NetworkError, and give
 * up when the signal aborts; nothing that they leave behind keeps the process from ending.
 */
export type ProbePorts = {
  /** Addresses as the programs of this machine get them (files, name service switch, DNS). */
  readonly resolveSystem: (host: string, signal: AbortSignal) => Promise<readonly string[]>
  /** Addresses that one name server gives: `1.1.1.1`, `127.0.0.1:5353`. */
  readonly resolveWith: (
    server: string,
    host: string,
    signal: AbortSignal,
  ) => Promise<readonly string[]>
  readonly connect: (target: Address, signal: AbortSignal) => Promise<void>
  readonly tlsHandshake: (target: TlsTarget, signal: AbortSignal) => Promise<TlsSession>
  /** Whether there is a route to the Internet; nothing is sent for it. */
  readonly hasRoute: (family: 4 | 6) => Promise<boolean>
  readonly transport: Transport
  readonly clock: Clock
  /** What docker would sign in with. */
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
  /** Ends what the functions above keep open. */
  readonly close: () => void
}
