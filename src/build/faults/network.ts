import type { FaultRow } from './fault.ts'
import { forImage, nameHost, nameOrSome, someHost } from './names.ts'
import { OTHER_SOURCES } from './registry-passing.ts'

/** Faults of the network between the builder and a server, as BuildKit words them. */
export const NETWORK_FAULTS: readonly FaultRow[] = [
  {
    id: 'dns',
    where: 'error',
    patterns: [
      /lookup (?<host>[^\s:]+)(?: on \S+)?:/,
      /Could not resolve host: (?<host>[\w.-]+)/,
      /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<host>[\w.-]+)/,
    ],
    meaning: 'A name could not be resolved: no such name, or the name servers fail.',
    cause: (match) => `${nameOrSome(match)} could not be resolved (DNS)${forImage(match)}.`,
    remedy: 'Check the name, and the name servers that the builder uses.',
    network: true,
    transient: 'yes',
    remedies: ['resolver', ...OTHER_SOURCES],
  },
  {
    id: 'ipv6',
    where: 'error',
    patterns: [
      /\[[0-9a-f]{0,4}:[0-9a-f:]{1,40}\]:\d+: connect: (?:network is unreachable|no route to host|cannot assign requested address)/i,
    ],
    meaning: 'A server was asked by its IPv6 address on a network without IPv6.',
    cause: (match) => `There is no IPv6 route to ${someHost(match)}${forImage(match)}.`,
    remedy: 'Switch IPv6 off where the builder runs, or give it a network that has it.',
    network: true,
    transient: 'yes',
    remedies: ['ipv6-off', ...OTHER_SOURCES],
  },
  {
    id: 'connection-refused',
    where: 'error',
    patterns: [
      /^[^\n]*connect: connection refused/m,
      /^[^\n]*Failed to connect to \S+ port \d+[^\n]*/m,
    ],
    meaning: 'No program listens at the server, or a firewall refuses.',
    cause: (match) => `${nameHost(match)} refused the connection${forImage(match)}.`,
    remedy: 'Check that the server runs there, and that the network lets the builder reach it.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'unreachable',
    where: 'error',
    patterns: [
      /^[^\n]*connect: (?:network is unreachable|no route to host|cannot assign requested address)/m,
      /^[^\n]*connect E(?:NET|HOST)UNREACH \S+/m,
    ],
    meaning: 'There is no route to the server.',
    cause: (match) => `There is no route to ${someHost(match)}${forImage(match)}.`,
    remedy: 'Check the network of the builder, and whether a proxy is needed.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'tls-failed',
    where: 'error',
    patterns: [
      /^[^\n]*TLS handshake timeout/m,
      /^[^\n]*(?:remote error: tls: |tls: (?:handshake failure|first record does not look like a TLS handshake|internal error|protocol version))[^\n]*/m,
    ],
    meaning: 'The encrypted connection to a server did not come about.',
    cause: (match) => `No encrypted connection to ${someHost(match)} came about${forImage(match)}.`,
    remedy: 'Try again, or use a mirror; a firewall that inspects TLS does this, too.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'timeout',
    where: 'error',
    patterns: [
      /^[^\n]*(?:i\/o timeout|Client\.Timeout exceeded|timeout awaiting response headers|request canceled while waiting for connection)/m,
      /^[^\n]*(?:context deadline exceeded|DeadlineExceeded|[Cc]onnection timed out|operation timed out)/m,
    ],
    meaning: 'A server did not answer in time.',
    cause: (match) => `${nameHost(match)} did not answer in time${forImage(match)}.`,
    remedy: 'Try again, or use a mirror.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'connection-lost',
    where: 'error',
    patterns: [
      /^[^\n]*(?:connection reset by peer|broken pipe|unexpected EOF|: EOF$|use of closed network connection|read on closed response body)/m,
      /^[^\n]*http2: (?:server sent GOAWAY|client connection lost|client connection force closed)/m,
      /^[^\n]*stream error: stream ID \d+/m,
      /^[^\n]*(?:socket hang up|early EOF|RPC failed; (?:curl|HTTP))[^\n]*/m,
    ],
    meaning: 'A connection broke off in the middle.',
    cause: (match) => `The connection to ${someHost(match)} broke off${forImage(match)}.`,
    remedy: 'Try again.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'download-failed',
    where: 'error',
    patterns: [
      /failed to pull image "?(?<image>[^\s":]+(?::[\w.-]+)?)"?(?:: (?<problem>[^\n]+))?/,
      /(?<problem>failed to do request: [^\n]+|failed to copy: [^\n]+)/,
      /(?<problem>download failed after attempts=\d+[^\n]*)/,
      /(?<problem>invalid response status 5\d\d)/,
    ],
    meaning: 'An image or file could not be fetched, and the reason is not one we know.',
    cause: (match) =>
      `${match.groups.image ?? 'A file or image'} could not be fetched${match.groups.problem === undefined ? '' : `: ${match.groups.problem}`}${match.groups.image === undefined ? forImage(match) : ''}.`,
    remedy: 'Try again, or use a mirror.',
    network: true,
    transient: 'once',
    remedies: OTHER_SOURCES,
  },
]
