import { FAULT_ROWS } from '../network/fault-rows.ts'
import { NetworkError } from '../network/network-error.ts'
import type { FetchFault } from './fetch.ts'

const REMEDIES: Readonly<Record<string, string>> = {
  dns: 'Check the name servers of this machine, or name a mirror.',
  'connection-refused': 'Check that the server is up and that no firewall refuses it.',
  unreachable: 'Check the network of this machine; without IPv6, use addresses of IPv4 only.',
  timeout: 'Try again later, or name a mirror; what has arrived is kept.',
  'tls-untrusted': 'Behind a proxy that opens TLS, give its CA bundle in SSL_CERT_FILE.',
  'tls-invalid': 'Check the clock of this machine and the certificate of the server.',
  'connection-lost': 'Try again; what has arrived is kept.',
  'proxy-refused': 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and the password of the proxy.',
  'rate-limit': 'Try again later, log in, or name a mirror.',
  'server-failing': 'Try again later, or name a mirror; what has arrived is kept.',
}

/** The same for all that lacks offline, so that it is told once. */
export const OFFLINE_REMEDY =
  'Build once with network, or bring a bundle: `cv-docker-build bundle create` there, `bundle use` here.'

/** A fault of the network; `sentence` has no final stop. */
export function networkFault(fault: string, sentence: string): FetchFault {
  return {
    fault,
    cause: `${capital(sentence)}.`,
    remedy: REMEDIES[fault] ?? 'Check the network of this machine.',
    evidence: [sentence],
    network: true,
  }
}

export function faultOfError(error: NetworkError): FetchFault {
  return networkFault(FAULT_ROWS[error.kind], error.message)
}

/** A server's plain no. */
export function refusal(host: string, status: number): FetchFault {
  const isMissing = status === 404 || status === 410 || status === 451
  const sentence = `${host} ${isMissing ? 'does not have it' : 'does not give it out'} (HTTP ${status})`
  return {
    fault: isMissing ? 'download-missing' : 'download-denied',
    cause: `${capital(sentence)}.`,
    remedy: isMissing
      ? 'Check the name and the version.'
      : 'Check the credentials, and that nothing on the way blocks it.',
    evidence: [sentence],
    network: false,
  }
}

export function mismatch(host: string, expected: string, found: string): FetchFault {
  const sentence = `${host} sends other content: sha256 ${found}, expected ${expected}`
  return {
    fault: 'checksum-mismatch',
    cause: `${capital(sentence)}.`,
    remedy: 'Do not ignore this: find out who is right, the lock or the server.',
    evidence: [sentence],
    network: false,
  }
}

export const CANCELLED: FetchFault = {
  fault: 'cancelled',
  cause: 'The fetch was cancelled.',
  remedy: 'Start it again: what has arrived is kept.',
  evidence: [],
  network: false,
}

/** What the file system refuses; anything that does not come from it is a bug and is thrown again. */
export function localFault(error: unknown, name: string): FetchFault {
  const { code, path, message } = error as NodeJS.ErrnoException
  if (error instanceof NetworkError || code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  return {
    fault: full ? 'disk-full' : 'cache-unwritable',
    cause: full
      ? `The disk is full: ${name} cannot be stored${path === undefined ? '' : ` as ${path}`}.`
      : `${name} cannot be stored: ${message}.`,
    remedy: full
      ? 'Free space, or name a cache folder on another disk (CV_DOCKER_BUILD_CACHE).'
      : 'Check owner and permissions of the cache folder, or name another (CV_DOCKER_BUILD_CACHE).',
    evidence: [message],
    network: false,
  }
}

/** The whole story of a file that could not be had: the most telling fault, and what each server did. */
export function failedDownload(name: string, faults: readonly FetchFault[]): FetchFault {
  const rank = (fault: FetchFault) =>
    fault.fault === 'checksum-mismatch' ? 0 : fault.network ? 1 : 2
  const [main = networkFault('timeout', 'no server was asked')] = [...faults].sort(
    (a, b) => rank(a) - rank(b),
  )
  const evidence = [...new Set(faults.flatMap((fault) => fault.evidence))]
  return { ...main, cause: `${name} cannot be downloaded: ${lower(main.cause)}`, evidence }
}

/** Sentences of hosts begin with their name, which keeps its case. */
function capital(sentence: string): string {
  return /^(?:the|there|what|no)\b/.test(sentence)
    ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
    : sentence
}

function lower(sentence: string): string {
  return /^(?:The|There|What|No)\b/.test(sentence)
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence
}
