import type { FaultRow } from './fault.ts'
import { forImage, someHost } from './names.ts'

const TRUST =
  'Behind a proxy that opens TLS, give its CA bundle (SSL_CERT_FILE) to this tool and to the builder.'

/** Certificates and proxies, as BuildKit words them. */
export const NETWORK_TLS_FAULTS: readonly FaultRow[] = [
  {
    id: 'tls-untrusted',
    where: 'error',
    patterns: [
      /^[^\n]*(?:x509: certificate signed by unknown authority|self-signed certificate|unable to get local issuer certificate)[^\n]*/m,
      /^[^\n]*(?:SSL certificate problem|server certificate verification failed)[^\n]*/m,
    ],
    meaning: 'A certificate is signed by an authority that the build does not trust.',
    advice: `${TRUST} In a RUN of your own Dockerfile, mount it as a secret: see the sentence.`,
    cause: (match) =>
      `The certificate of ${someHost(match)} is signed by an authority the build does not trust${forImage(match)}.`,
    remedy: TRUST,
    network: true,
  },
  {
    id: 'tls-invalid',
    where: 'error',
    patterns: [/x509: (?<problem>[^\n]+)/],
    meaning: 'A certificate is expired, not valid yet, or made for another name.',
    cause: (match) =>
      `The certificate of ${someHost(match)} is not valid: ${match.groups.problem}${forImage(match)}.`,
    remedy: 'Check the name, and the clock of this machine.',
    network: true,
  },
  {
    id: 'proxy-denied',
    where: 'error',
    patterns: [
      /407 Proxy Authentication Required|Proxy Authentication Required/i,
      /proxyconnect tcp: (?:Forbidden|403)|: Forbidden by proxy/,
    ],
    meaning: 'The proxy wants a password, or forbids the server.',
    cause: () => 'The proxy forbids the connection, or wants a password.',
    remedy: 'Put user and password into HTTPS_PROXY, or have the server allowed.',
    network: true,
  },
  {
    id: 'proxy-refused',
    where: 'error',
    patterns: [/proxyconnect tcp|Could not resolve proxy/i],
    meaning: 'The proxy cannot be reached, or cannot reach the server.',
    cause: () => 'The proxy did not let the connection through.',
    remedy:
      'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and that the proxy is reachable from builds.',
    network: true,
    transient: 'yes',
  },
]
