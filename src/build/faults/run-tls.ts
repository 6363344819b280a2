import type { FaultMatch, FaultRow } from './fault.ts'
import { someHost } from './names.ts'

/** Variables by which tools of a RUN step are told of a bundle that is not the system's. */
const VARIABLES: readonly (readonly [tool: RegExp, variable: string])[] = [
  [/\bcargo\b|\[60\]/, 'CARGO_HTTP_CAINFO'],
  [/\bnpm\b|\byarn\b|\bpnpm\b/, 'NODE_EXTRA_CA_CERTS'],
  [/\bpip3?\b/, 'PIP_CERT'],
  [/\bgit\b|fatal:/, 'GIT_SSL_CAINFO'],
]

function adviseBundle({ text, step }: FaultMatch): string {
  const variable = VARIABLES.find(([tool]) => tool.test(`${step} ${text}`))?.[1] ?? 'SSL_CERT_FILE'
  return (
    'Mount the CA bundle into that step, `RUN --mount=type=secret,id=ca-bundle,target=/etc/ssl/certs/ca-certificates.crt …`, ' +
    `and give it with \`secret-files: ca-bundle=/etc/ssl/certs/ca-certificates.crt\`; ${variable} names the file to tools that look elsewhere.`
  )
}

/** TLS in RUN steps: what they trust stands in the image, not on the host. */
export const RUN_TLS_FAULTS: readonly FaultRow[] = [
  {
    id: 'tls-invalid',
    where: 'log',
    patterns: [
      /\[60\] [^\n]*\((?<problem>[^\n]*(?:certificate has expired|certificate is not yet valid|no alternative certificate subject name|certificate subject name)[^\n]*?)\)/,
      /curl: \(60\) (?<problem>[^\n]*(?:has expired|not yet valid|subject name)[^\n]*)/,
      /npm (?:ERR!|error) code (?<problem>CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_TLS_CERT_ALTNAME_INVALID)/,
      /Failed to fetch [^\n]*(?<problem>certificate chain uses expired certificate|name in the certificate does not match)/,
      /invalid peer certificate: (?<problem>Expired|NotValidYet|NotValidForName)/,
      /CERTIFICATE_VERIFY_FAILED\] certificate verify failed: (?<problem>certificate has expired|certificate is not yet valid|Hostname mismatch)/,
    ],
    cause: (match) =>
      `The certificate of ${someHost(match)} is not valid in ${match.step}: ${match.groups.problem}.`,
    remedy: 'Check the name, and the clock of the machine that builds.',
    network: true,
  },
  {
    id: 'tls-untrusted',
    where: 'log',
    patterns: [
      /\[60\] [^\n]*/,
      /curl: \(60\) [^\n]*/,
      /npm (?:ERR!|error) code (?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)[^\n]*/,
      /^[^\n]*CERTIFICATE_VERIFY_FAILED[^\n]*/m,
      /^[WE]: Failed to fetch [^\n]*Certificate verification failed[^\n]*/m,
      /fatal: unable to access [^\n]*server certificate verification failed[^\n]*/,
      /WARNING: [^\n]*TLS: server certificate not trusted[^\n]*/,
      /ERROR: (?:cannot verify \S+ certificate|The certificate of [^\n]* is not trusted)[^\n]*/,
      /^(?:error|fatal|Error)[^\n]*(?:self-signed certificate|unable to get local issuer certificate|x509: certificate signed by unknown authority)[^\n]*/m,
      /^[^\n]*invalid peer certificate: (?:UnknownIssuer|Other)[^\n]*/m,
      /the SSL certificate is invalid; class=Ssl/,
    ],
    cause: (match) =>
      `The certificate of ${someHost(match)} is signed by an authority that ${match.step} does not trust.`,
    remedy: adviseBundle,
    network: true,
  },
  {
    id: 'tls-failed',
    where: 'log',
    patterns: [
      /\[35\] [^\n]*/,
      /curl: \(35\) [^\n]*/,
      /npm (?:ERR!|error) code EPROTO/,
      /fatal: unable to access [^\n]*(?:GnuTLS|OpenSSL|gnutls_handshake|TLS connect error)[^\n]*/,
      /^[WE]: Failed to fetch [^\n]*Could not handshake[^\n]*/m,
      /^(?:error|fatal|Error)[^\n]*TLS handshake timeout[^\n]*/m,
    ],
    cause: (match) => `No encrypted connection to ${someHost(match)} came about in ${match.step}.`,
    remedy: 'Try again; a firewall that inspects TLS does this, too.',
    network: true,
    transient: 'yes',
    remedies: ['host-crates'],
  },
]
