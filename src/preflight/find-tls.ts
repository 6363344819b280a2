import { cleanLine, clip } from '../report/plain-text.ts'
import type { Evidence } from './judge-endpoint.ts'
import { isKnownPublic } from './known-hosts.ts'
import type { Endpoint } from './preflight.ts'
import { type Finding, refusedByProxy } from './sentences.ts'

export function findTls({ url }: Endpoint, { tls, proxy }: Evidence): Finding | undefined {
  if (!tls) return undefined
  const host = new URL(url).host
  if (!tls.ok) {
    const { kind, detail } = tls.fault
    if (kind === 'proxy-refused') return refusedByProxy(detail, proxy)
    return {
      cause: `the TLS handshake with ${host} fails: ${detail}`,
      remedy:
        'a firewall that looks into connections does this; so does a packet size (MTU) too large for a VPN',
    }
  }
  const { fault, issuer, validTo } = tls.value
  if (!fault) return undefined
  const signer = `"${cleanLine(clip(issuer, 80))}"`
  if (fault.kind === 'tls-untrusted') {
    const who = isKnownPublic(new URL(url).hostname)
      ? `signed by ${signer} and not by a public authority: a proxy opens TLS connections`
      : `signed by ${signer}, which this machine does not trust`
    return {
      cause: `the certificate of ${host} is ${who}`,
      remedy: 'get the certificate of that authority (PEM) and set SSL_CERT_FILE to a file with it',
    }
  }
  return { cause: invalidCertificate(host, fault.code, validTo), remedy: invalidRemedy(fault.code) }
}

function invalidCertificate(host: string, code: string, validTo: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `the certificate of ${host} expired on ${validTo.slice(0, 10)}`
    case 'CERT_NOT_YET_VALID':
      return `the certificate of ${host} is not valid yet`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `the certificate shown for ${host} is made for another name`
    default:
      return `the certificate of ${host} is not valid (${cleanLine(code)})`
  }
}

function invalidRemedy(code: string): string {
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID'
    ? 'another server answers at this address: look at the name server and at /etc/hosts'
    : 'check the clock of this machine (date); if it is right, the server has to renew its certificate'
}
