import type { FaultMatch, FaultRow } from './fault.ts'

/** `https://registry.test:5000/v2/…` or `"…"`: the host that was asked, wherever the error names it. */
const URL_HOST = /https?:\/\/(?<host>[^/\s"`]+)/

function nameHost({ groups, text, error }: FaultMatch): string {
  return groups.host ?? (URL_HOST.exec(text) ?? URL_HOST.exec(error))?.groups?.host ?? 'a server'
}

/**
 * Faults of the network. In the output of a RUN only the forms count in which a tool gives up: a
 * retried fault is announced too, and a crate may be called `tls-timeout`.
 */
export const NETWORK_FAULTS: readonly FaultRow[] = [
  {
    id: 'tls-untrusted',
    where: 'both',
    patterns: [
      /[^\n]*(?:x509: certificate signed by unknown authority|self-signed certificate|unable to get local issuer certificate)[^\n]*/,
      /[^\n]*(?:\[60\] |curl: \(60\)|SSL certificate problem|certificate verif(?:y failed|ication failed))[^\n]*/,
    ],
    cause: (match) =>
      `The certificate of ${nameHost(match)} is signed by an authority the build does not trust.`,
    remedy:
      'Behind a proxy that opens TLS, give its CA bundle (SSL_CERT_FILE) to this tool and to the builder.',
    network: true,
  },
  {
    id: 'tls-invalid',
    where: 'error',
    patterns: [/x509: (?<problem>[^\n]+)/, /(?<problem>server gave HTTP response to HTTPS client)/],
    cause: (match) =>
      `The certificate of ${nameHost(match)} is not valid: ${match.groups.problem}.`,
    remedy: 'Check the name and the clock; a registry without TLS must be declared as insecure.',
    network: true,
  },
  {
    id: 'proxy-refused',
    where: 'both',
    patterns: [/proxyconnect tcp|407 Proxy Authentication Required|Could not resolve proxy/i],
    cause: () => 'The proxy did not let the connection through.',
    remedy:
      'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and that the proxy is reachable from builds.',
    network: true,
  },
  {
    id: 'dns',
    where: 'error',
    patterns: [
      /lookup (?<host>[^\s:]+)(?: on \S+)?:(?! .*Proxy)/,
      /Could not resolve host: (?<host>\S+)/,
    ],
    cause: (match) => `The name ${nameHost(match)} could not be resolved (DNS).`,
    remedy: 'Check the name, and the name servers that the builder uses.',
    network: true,
  },
  {
    id: 'dns',
    where: 'log',
    patterns: [
      /\[6\] [^\n]*?resolve host: (?<host>[\w.-]+)/,
      /\[6\] [^\n]*?resolve (?:proxy|host)/,
      /curl: \(6\) Could not resolve host: (?<host>\S+)/,
      /wget: (?:bad address|unable to resolve host address) [`'‘](?<host>[^'’]+)/,
      /Temporary failure resolving '(?<host>[^']+)'/,
      /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>\S+)/,
      /fatal: unable to access '[^']*': Could not resolve host: (?<host>\S+)/,
      /(?:error|fatal)[^\n]*: (?:Temporary failure in name resolution|Name or service not known)/i,
      /DNS lookup error|DNS: transient error/,
    ],
    cause: (match) => `The name ${nameHost(match)} could not be resolved (DNS) in ${match.step}.`,
    remedy: 'Check the name servers that builds get; a RUN step with --network=none has none.',
    network: true,
  },
  {
    id: 'connection-refused',
    where: 'both',
    patterns: [
      /[^\n]*connect: connection refused/,
      /\[7\] [^\n]*Could(?: not|n't) connect to server[^\n]*/,
      /curl: \(7\) [^\n]*/,
      /(?:wget|E: Failed to fetch|fatal: unable to access)[^\n]*(?:Connection refused|Failed to connect)[^\n]*/i,
      /Failed to connect to (?<host>\S+) port \d+/,
    ],
    cause: (match) => `${nameHost(match)} refused the connection.`,
    remedy: 'Check that the server runs there, and that the network lets the builder reach it.',
    network: true,
  },
  {
    id: 'unreachable',
    where: 'both',
    patterns: [
      /[^\n]*connect: (?:network is unreachable|no route to host|cannot assign requested address)/,
      /[^\n]*connect \(101: Network is unreachable\)/,
      /connect E(?:NET|HOST)UNREACH (?<host>\S+)/,
    ],
    cause: (match) => `There is no route to ${nameHost(match)}.`,
    remedy: 'If the address is IPv6, the builder may have no IPv6 network: switch it off there.',
    network: true,
  },
  {
    id: 'timeout',
    where: 'error',
    patterns: [
      /[^\n]*(?:i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|timeout awaiting response headers)/,
      /[^\n]*(?:context deadline exceeded|DeadlineExceeded|connection timed out)/,
    ],
    cause: (match) => `${nameHost(match)} did not answer in time.`,
    remedy: 'Try again, or use a mirror.',
    network: true,
  },
  {
    id: 'timeout',
    where: 'log',
    patterns: [
      /\[28\] [^\n]*(?:Timeout was reached|Operation timed out|too slow)[^\n]*/,
      /curl: \(28\) [^\n]*/,
      /wget: [^\n]*timed out/,
      /transfer too slow: failed to transfer more than/,
      /E: Failed to fetch [^\n]*timed out/i,
      /(?:error|fatal): [^\n]*(?:operation|connection) timed out/i,
    ],
    cause: (match) => `${nameHost(match)} did not answer in time in ${match.step}.`,
    remedy: 'Try again, or use a mirror.',
    network: true,
  },
  {
    id: 'connection-lost',
    where: 'error',
    patterns: [
      /[^\n]*(?:connection reset by peer|broken pipe|unexpected EOF|: EOF$|use of closed network connection)/m,
      /[^\n]*http2: (?:server sent GOAWAY|client connection lost)/,
      /[^\n]*stream error: stream ID \d+/,
    ],
    cause: (match) => `The connection to ${nameHost(match)} broke off.`,
    remedy: 'Try again.',
    network: true,
  },
  {
    id: 'connection-lost',
    where: 'log',
    patterns: [
      /\[(?:16|18|35|52|55|56|92)\] (?:Error in the HTTP2|Transferred a partial|SSL connect|Server returned nothing|Failed sending|Failure when receiving|Recv failure|Stream error)[^\n]*/,
      /failed to get successful HTTP response from `(?<url>[^`]+)`[^\n]*, got (?:408|421|429|5\d\d)/,
      /network failure seems to have happened/,
      /curl: \((?:18|35|52|55|56|92)\) [^\n]*/,
      /error: component download failed for [^\n]*|could not download file from '[^']*'/,
      /E: Failed to fetch [^\n]*(?:Connection failed|Connection reset|Error reading from server|5\d\d )[^\n]*/,
      /temporary error \(try again later\)/,
      /fatal: unable to access '[^']*': (?:GnuTLS|OpenSSL|The requested URL returned error: 5)[^\n]*/,
    ],
    cause: (match) => `A download in ${match.step} broke off.`,
    remedy: 'Try again; for cargo, CARGO_HTTP_MULTIPLEXING=false avoids some of these.',
    network: true,
  },
]
