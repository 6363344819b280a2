import { NetworkError, type NetworkFaultKind } from '../network/network-error.ts'

/** Codes of node:dns, node:net, node:tls, llhttp and undici, as their documentation lists them. */
const KINDS: Readonly<Record<string, NetworkFaultKind>> = {
  ENOTFOUND: 'dns-missing',
  ENODATA: 'dns-missing',
  EAI_NONAME: 'dns-missing',
  EAI_AGAIN: 'dns-failing',
  EAI_FAIL: 'dns-failing',
  ESERVFAIL: 'dns-failing',
  EREFUSED: 'dns-failing',
  ETIMEOUT: 'dns-failing',
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_HAS_EXPIRED: 'tls-invalid',
  CERT_NOT_YET_VALID: 'tls-invalid',
  CERT_REVOKED: 'tls-invalid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-invalid',
  HOSTNAME_MISMATCH: 'tls-invalid',
  EPROTO: 'tls-failed',
  UND_ERR_HEADERS_TIMEOUT: 'answer-timeout',
  UND_ERR_BODY_TIMEOUT: 'stalled',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_INFO: 'reset',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
}

const SENTENCES: Readonly<Record<NetworkFaultKind, (host: string) => string>> = {
  'dns-missing': (host) => `the name ${host} does not exist`,
  'dns-failing': (host) => `the name servers gave no answer for ${host}`,
  refused: (host) => `${host} refuses the connection`,
  unreachable: (host) => `there is no route to ${host}`,
  'connect-timeout': (host) => `${host} does not take the connection`,
  'tls-untrusted': (host) => `the certificate of ${host} is signed by an unknown authority`,
  'tls-invalid': (host) => `the certificate of ${host} is not valid`,
  'tls-failed': (host) => `no TLS connection to ${host} came about`,
  'answer-timeout': (host) => `${host} does not answer`,
  stalled: (host) => `${host} stopped in the middle of its answer`,
  reset: (host) => `${host} broke off the connection`,
  'proxy-refused': (host) => `the proxy refuses the connection to ${host}`,
  protocol: (host) => `what ${host} answers is not HTTP`,
  aborted: (host) => `the request to ${host} was given up`,
}

/** The NetworkError for whatever a socket, TLS or undici threw; `detail` keeps the code for evidence. */
export function toNetworkError(error: unknown, host: string): NetworkError {
  if (error instanceof NetworkError) return error
  const { kind, code } = classify(error)
  const detail = code === undefined ? '' : ` (${code})`
  return new NetworkError(kind, host, `${SENTENCES[kind](host)}${detail}`, { cause: error })
}

type Classified = { readonly kind: NetworkFaultKind; readonly code?: string }

function classify(error: unknown): Classified {
  if (typeof error !== 'object' || error === null) return { kind: 'protocol' }
  // Several addresses were tried: the last says no more than the first.
  const [first] = (error as Partial<AggregateError>).errors ?? []
  if (first !== undefined) return classify(first)
  const thrown = error as NodeJS.ErrnoException
  return ofProxy(thrown.message) ?? ofCode(thrown) ?? ofName(thrown)
}

/** undici says so in words only. */
function ofProxy(message: string): Classified | undefined {
  const found = /^Proxy (?:response|Authentication Required) \((?<status>\d+)\)/.exec(message)
  return found ? { kind: 'proxy-refused', code: `HTTP ${found.groups?.status}` } : undefined
}

function ofCode({ code }: NodeJS.ErrnoException): Classified | undefined {
  // That of a DOMException is a number.
  const kind = typeof code === 'string' ? kindOf(code) : undefined
  return kind && code ? { kind, code } : undefined
}

function ofName(error: NodeJS.ErrnoException): Classified {
  if (error.name === 'TimeoutError') return { kind: 'answer-timeout' }
  if (error.name === 'AbortError' || error.code === 'UND_ERR_ABORTED') return { kind: 'aborted' }
  if (error.cause !== undefined) return classify(error.cause)
  return { kind: 'protocol', ...(error.code ? { code: error.code } : {}) }
}

function kindOf(code: string): NetworkFaultKind | undefined {
  const known = KINDS[code]
  if (known !== undefined) return known
  if (code.startsWith('HPE_')) return 'protocol'
  if (code.startsWith('ERR_HTTP2_')) return 'reset'
  if (/^ERR_(?:SSL|TLS|OSSL)_/.test(code)) return 'tls-failed'
  return undefined
}
