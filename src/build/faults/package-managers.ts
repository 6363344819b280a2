import type { EarlierStep, FaultMatch, FaultRow } from './fault.ts'
import { hostOf } from './names.ts'

const INDEX_LOST =
  /Some index files failed to download|^WARNING: (?:fetching|updating|Ignoring) http/m

/** A step that asked for the index ended well although it got none: so its result is in the cache. */
function isIndexOld({ log, before }: FaultMatch): boolean {
  if (log.some((line) => /^(?:Get|Hit|Ign|Err):\d+ |^fetch https?:/.test(line))) return false
  const update = before.findLast((step: EarlierStep) =>
    /apt(?:-get)? update|apk update/.test(step.name),
  )
  return update !== undefined && (update.cached || INDEX_LOST.test(update.log.join('\n')))
}

const REBUILD =
  'Have index and installation in one step: `RUN apt-get update && apt-get install …`.'

/** Package managers and installers that could not reach what they need; the layer is not known. */
export const PACKAGE_MANAGER_FAULTS: readonly FaultRow[] = [
  {
    id: 'package-index-stale',
    where: 'log',
    patterns: [
      /^E: Failed to fetch \S+\.deb +404 +Not Found/m,
      /package mentioned in index not found/,
      /^E: (?:Unable to locate package|Package '[^']+' has no installation candidate)/m,
      /^ +\S+ \(no such package\)/m,
    ],
    when: (match) =>
      !/Unable to locate|no installation candidate|no such package/.test(match.text) ||
      isIndexOld(match),
    meaning:
      'A package index from the build cache names files that the mirror no longer has, or is empty.',
    cause: ({ step }) => `The package index that ${step} uses is out of date.`,
    remedy: REBUILD,
    network: true,
    transient: 'once',
    remedies: ['rebuild-stage'],
  },
  {
    id: 'package-repository-gone',
    where: 'log',
    patterns: [
      /^E: The repository '(?<name>[^']+)' (?:does not have|no longer has) a Release file/m,
      /^E: Failed to fetch (?<name>\S+(?:Release|Packages)\S*) +40[34] /m,
    ],
    meaning:
      'A repository of packages does not exist, or no longer: the distribution is out of support.',
    cause: ({ groups }) => `The package repository ${groups.name} does not exist any more.`,
    remedy: 'Use a base image of a distribution that is supported.',
  },
  {
    id: 'package-signature-invalid',
    where: 'log',
    patterns: [
      /(?:W: GPG error|E: The repository)[^\n]*(?:NO_PUBKEY|is not signed|EXPKEYSIG)[^\n]*/,
      /At least one invalid signature was encountered/,
      /(?:ERROR|WARNING): [^\n]*(?:UNTRUSTED|BAD) signature/,
    ],
    meaning: 'A package index is not signed by a key that the image trusts.',
    cause: ({ step }) => `${step} does not trust the signature of a package index.`,
    remedy: 'Install the key of that repository; with an old image, its keyring has expired.',
  },
  {
    id: 'clock-wrong',
    where: 'log',
    patterns: [/Release file for (?<name>\S+) is (?:not valid yet|not yet valid|expired)[^\n]*/],
    meaning: 'By the clock of the machine a package index is not valid yet, or no more.',
    cause: ({ groups }) =>
      `By the clock of this machine the package index ${groups.name} is not valid.`,
    remedy:
      'Set the clock of the machine; an old snapshot needs `Acquire::Check-Valid-Until=false`.',
  },
  {
    id: 'apt-network',
    where: 'log',
    patterns: [
      /^E: Failed to fetch [^\n]*/m,
      /Hash Sum mismatch|Mirror sync in progress/,
      /^E: Some index files failed to download/m,
    ],
    meaning: 'apt could not fetch packages or their index.',
    cause: (match) =>
      `apt could not fetch what ${match.step} needs from ${hostOf(match) ?? 'its mirror'}.`,
    remedy: 'Try again; `Acquire::Retries=3` makes apt itself more patient.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'apt-network',
    where: 'log',
    patterns: [/^W: (?:Failed to fetch|Some index files failed)[^\n]*/m],
    // apt takes an index that it could not fetch for a warning, and fails at the first package.
    cause: (match) =>
      `apt could not fetch what ${match.step} needs from ${hostOf(match) ?? 'its mirror'}.`,
    remedy: 'Try again; `APT::Update::Error-Mode=any` makes apt notice it at once.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'apk-network',
    where: 'log',
    patterns: [
      /WARNING: [^\n]*(?<url>https?:\/\/\S+?):? [^\n]*(?:temporary error|network error|IO ERROR|Protocol error|HTTP error|remote server returned error|TLS: )[^\n]*/,
      /temporary error \(try again later\)/,
      /^ERROR: \S+: (?:Protocol error|network error|IO ERROR|temporary error|BAD archive|remote server returned error)[^\n]*/m,
    ],
    meaning: 'apk could not fetch packages or their index.',
    cause: (match) =>
      `apk could not fetch what ${match.step} needs from ${hostOf(match) ?? 'its mirror'}.`,
    remedy: 'Try again, or name another mirror in /etc/apk/repositories.',
    network: true,
    transient: 'yes',
    remedies: ['resolver'],
  },
  {
    id: 'npm-network',
    where: 'log',
    patterns: [
      /npm (?:ERR!|error) (?:network |code (?:FETCH_ERROR|ERR_INVALID_RESPONSE|EAI_AGAIN|ENOTFOUND))[^\n]*/,
      /ERR_PNPM_(?:META_FETCH_FAIL|FETCH_5\d\d|FETCH_429)[^\n]*/,
      /error An unexpected error occurred: "https?:[^\n]*(?:ESOCKETTIMEDOUT|ECONNRESET|5\d\d)/,
    ],
    meaning: 'npm, pnpm or yarn could not fetch packages.',
    cause: (match) =>
      `npm could not fetch what ${match.step} needs from ${hostOf(match) ?? 'its registry'}.`,
    remedy: 'Try again; `npm config set fetch-retries 5` makes npm itself more patient.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'pip-network',
    where: 'log',
    patterns: [
      /WARNING: Retrying \(Retry\(total=0[^\n]*/,
      /ERROR: Could not install packages due to an OSError: HTTPS?ConnectionPool[^\n]*/,
      /(?:ReadTimeoutError|ConnectTimeoutError|NewConnectionError): [^\n]*/,
    ],
    meaning: 'pip could not fetch packages.',
    cause: (match) =>
      `pip could not fetch what ${match.step} needs from ${hostOf(match) ?? 'its index'}.`,
    remedy: 'Try again; `pip --retries 5 --timeout 60` is more patient.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'rustup-network',
    where: 'log',
    patterns: [
      /error: component download failed for [^\n]*/,
      /could not download file from '(?<url>[^']+)'/,
      /rustup: (?:command failed: downloader|could not download)[^\n]*/,
    ],
    meaning: 'rustup could not fetch a tool chain.',
    cause: (match) =>
      `rustup could not fetch what ${match.step} needs from ${hostOf(match) ?? 'its server'}.`,
    remedy: 'Try again; an image that brings the tool chain needs no download.',
    network: true,
    transient: 'yes',
  },
  {
    id: 'cargo-network',
    where: 'log',
    patterns: [
      /network failure seems to have happened/,
      /failed to (?:download|fetch)(?: from)? `(?<url>https?:[^`]+)`/,
      /download of (?:config\.json|\S+) failed/,
    ],
    meaning: 'cargo could not fetch an index, a crate or a git repository.',
    cause: (match) =>
      `cargo could not fetch what ${match.step} needs from ${hostOf(match) ?? 'a server'}.`,
    remedy: 'Try again; crates that were fetched before the build need no network.',
    network: true,
    transient: 'yes',
    remedies: ['multiplexing-off'],
  },
]
