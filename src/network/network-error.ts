/** What went wrong between us and a server, as far as the layers below HTTP can tell. */
export type NetworkFaultKind =
  /** The name does not exist (NXDOMAIN). */
  | 'dns-missing'
  /** The name servers do not answer, or answer with an error. */
  | 'dns-failing'
  | 'refused'
  /** No route; typical of IPv6 addresses on networks without IPv6. */
  | 'unreachable'
  | 'connect-timeout'
  /** The certificate is signed by an authority that nobody here knows. */
  | 'tls-untrusted'
  /** Expired, not valid yet, or made for another name. */
  | 'tls-invalid'
  | 'tls-failed'
  /** Connected, and then no answer in time. */
  | 'answer-timeout'
  /** The answer began, and then nothing more came. */
  | 'stalled'
  | 'reset'
  /** The proxy refused the connection, or wants a password. */
  | 'proxy-refused'
  /** What came is not HTTP. */
  | 'protocol'
  | 'aborted'

/** A request that got no whole answer. Any HTTP status is an answer, and so no error. */
export class NetworkError extends Error {
  readonly kind: NetworkFaultKind
  readonly host: string

  constructor(kind: NetworkFaultKind, host: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'NetworkError'
    this.kind = kind
    this.host = host
  }
}

/**
 * Faults that may be gone a moment later. A name that does not exist is one of them: the name servers
 * of a network that is just coming up say so, too. A certificate does not mend itself.
 */
export function isTransient(kind: NetworkFaultKind): boolean {
  switch (kind) {
    case 'tls-untrusted':
    case 'tls-invalid':
    case 'aborted':
      return false
    case 'dns-missing':
    case 'dns-failing':
    case 'refused':
    case 'unreachable':
    case 'connect-timeout':
    case 'tls-failed':
    case 'answer-timeout':
    case 'stalled':
    case 'reset':
    case 'proxy-refused':
    case 'protocol':
      return true
  }
}
