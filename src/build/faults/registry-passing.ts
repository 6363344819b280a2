import type { FaultMatch, FaultRow, RemedyKind } from './fault.ts'
import { quoteLine } from './fault.ts'
import { forImage, hostOf, nameImage } from './names.ts'

/** Other ways to the same base images. */
export const OTHER_SOURCES: readonly RemedyKind[] = ['registry-mirror', 'host-images']

const FRONTEND =
  /^(?:resolve image config for |\[auth\] )?(?:docker-image:\/\/)?(?:docker\.io\/)?(?<name>docker\/dockerfile(?:-upstream)?[:@]\S+|docker\/dockerfile\S*)/

function atHost(match: FaultMatch): string {
  const host = hostOf(match)
  return host === undefined ? '' : ` ${host}`
}

/** Answers of a registry that may be others a moment later. */
export const PASSING_REGISTRY_FAULTS: readonly FaultRow[] = [
  {
    id: 'frontend-unavailable',
    where: 'error',
    patterns: [
      /^[^\n]*(?:: lookup |connection refused|reset by peer|unreachable|no route to host|[Tt]ime(?:d )?out|[Dd]eadline ?[Ee]xceeded|: EOF\b|unexpected EOF|broken pipe|\b5\d\d [A-Z]|\b429\b|toomanyrequests|GOAWAY)[^\n]*/m,
    ],
    when: ({ vertex }) => FRONTEND.test(vertex),
    meaning: 'The image that `# syntax=` names, which reads the Dockerfile, cannot be fetched.',
    cause: (match) =>
      `The frontend ${FRONTEND.exec(match.vertex)?.groups?.name} of the \`# syntax=\` line cannot be fetched: ${quoteLine(match)}.`,
    remedy:
      'Remove the `# syntax=` line where the frontend of BuildKit itself is enough, or use a mirror.',
    network: true,
    transient: 'yes',
    remedies: ['builtin-frontend', 'registry-mirror'],
  },
  {
    id: 'pull-limit',
    where: 'error',
    patterns: [/You have reached your (?:\w+ )?pull rate limit|increase-rate-limit/i],
    meaning: 'The quota of pulls from Docker Hub is used up for hours.',
    cause: (match) => `Docker Hub's quota of pulls is used up${forImage(match)}.`,
    remedy: 'Log in to Docker Hub, or use a mirror: waiting a moment does not help.',
    network: true,
    transient: 'once',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'rate-limit',
    where: 'error',
    patterns: [
      /toomanyrequests|429 Too Many Requests|unexpected status[^\n]*: 429\b|Rate exceeded/i,
      /secondary rate limit|API rate limit exceeded/,
    ],
    meaning: 'The registry asks to be asked less often (429).',
    cause: (match) =>
      `The registry limits how often it may be asked, and the limit is reached for ${nameImage(match) ?? 'an image'}.`,
    remedy: 'Log in to the registry, use a mirror, or try again later.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'registry-token',
    where: 'error',
    patterns: [
      /failed to (?:authorize|fetch (?:oauth|anonymous) token)[^\n]*(?<problem>EOF\b|connection reset by peer|broken pipe|DeadlineExceeded|deadline exceeded|i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|timeout awaiting response headers|Bad Request|\b(?:408|5\d\d) [A-Z][A-Za-z ]+)/,
    ],
    meaning: 'The server that gives out tokens for a registry fails.',
    cause: (match) =>
      `The token server${atHost(match)} failed (${match.groups.problem?.trim()})${forImage(match)}.`,
    remedy: 'Try again later, or use a mirror.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'registry-failing',
    where: 'error',
    patterns: [
      /unexpected status[^\n]*: (?<status>(?:408|5\d\d) [A-Z][A-Za-z -]+)/,
      /(?:received unexpected HTTP status|HTTP(?: status)?):? (?<status>5\d\d [A-Z][A-Za-z -]+)/,
      /error parsing HTTP (?<status>5\d\d) response/,
      /(?:^|: )(?<status>(?:500 Internal Server Error|502 Bad Gateway|503 Service Unavailable|504 Gateway Time-?out))\b/im,
      /UNAVAILABLE: (?<status>service unavailable)/i,
    ],
    meaning: 'The registry answers with a fault of its own (5xx).',
    cause: (match) =>
      `The registry failed (${match.groups.status}) when asked for ${nameImage(match) ?? 'an image'}.`,
    remedy: 'Try again later, or use a mirror.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'blob-missing',
    where: 'error',
    patterns: [
      /could not fetch content descriptor (?<digest>sha256:[0-9a-f]+) \((?!text\/html)[^)]*\) from remote: not found/,
      /(?<digest>sha256:[0-9a-f]+): unexpected status[^\n]*\/blobs\/[^\n]*404 Not Found/,
    ],
    meaning: 'A manifest names a layer that its registry does not have, or not yet.',
    cause: (match) =>
      `The registry has no layer ${match.groups.digest?.slice(0, 19)} of ${nameImage(match) ?? 'an image'}.`,
    remedy: 'A registry that is being filled has it soon; else the image has to be pushed again.',
    network: true,
    transient: 'yes',
    remedies: OTHER_SOURCES,
  },
  {
    id: 'blob-damaged',
    where: 'error',
    patterns: [
      /^[^\n]*(?:unexpected commit digest sha256:|failed size validation: \d+ != \d+|invalid checksum digest format|digest verification failed)[^\n]*/m,
      /^[^\n]*(?:gzip: invalid (?:header|checksum)|archive\/tar: invalid tar header|zstd: invalid|magic number mismatch)[^\n]*/m,
      // Half of it is there already, and the new source cannot begin in the middle.
      /^[^\n]*failed to copy: unsupported offset[^\n]*/m,
    ],
    meaning: 'A layer of an image arrived incomplete or changed.',
    cause: (match) =>
      `A layer of ${nameImage(match) ?? 'an image'} arrived damaged: ${quoteLine(match)}.`,
    remedy: 'If it stays so, look at what a proxy or a mirror makes of it.',
    network: true,
    transient: 'yes',
    remedies: [...OTHER_SOURCES, 'drop-damaged'],
  },
]
