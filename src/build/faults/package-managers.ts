import type { FaultRow } from './fault.ts'
import { hostOf } from './names.ts'

/** Package managers and installers that could not reach what they need; the layer is not known. */
export const PACKAGE_MANAGER_FAULTS: readonly FaultRow[] = [
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
    remedies: ['multiplexing-off', 'host-crates'],
  },
]
