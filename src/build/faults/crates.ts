import type { FaultRow } from './fault.ts'

const COMMIT_LOCK =
  'Commit a Cargo.lock that is up to date; all its crates are fetched before the build.'

/** Crates that are not there, not allowed, or not what they should be. */
export const CRATE_FAULTS: readonly FaultRow[] = [
  {
    id: 'checksum-mismatch',
    where: 'log',
    patterns: [/checksum for `(?<name>[^`]+)` changed between lock files/],
    meaning: 'A crate is not the one that Cargo.lock records.',
    cause: ({ groups }) => `The crate ${groups.name} is not the one that Cargo.lock records.`,
    remedy: 'Do not ignore this: compare the checksum with that of the registry.',
  },
  {
    id: 'download-corrupt',
    where: 'log',
    patterns: [
      /failed to verify the checksum of `(?<name>.+?)(?: \(registry `[^`]*`\))?`/,
      /failed to unpack package `(?<name>[^`]+)`/,
      /checksum failed for '(?<name>[^']+)'/,
    ],
    meaning: 'What a download brought is not what its checksum says; a proxy may have changed it.',
    cause: ({ groups, step }) => `${groups.name} arrived damaged in ${step}.`,
    remedy: 'If it stays so, look at what a proxy or a mirror makes of that file.',
    network: true,
    transient: 'yes',
    remedies: ['host-crates'],
  },
  {
    id: 'crate-not-fetched',
    where: 'log',
    patterns: [
      /no matching package named `(?<name>[^`]+)` found/,
      /failed to select a version for (?:the requirement )?`(?<name>[^`]+)`/,
    ],
    when: ({ log }) => log.some((line) => /\boffline mode\b|--offline|--frozen/.test(line)),
    meaning: 'The build runs offline, and a crate was not fetched before.',
    cause: ({ groups }) =>
      `The crate ${groups.name} is not among those fetched for the offline build.`,
    remedy: COMMIT_LOCK,
  },
  {
    id: 'crate-not-fetched',
    where: 'log',
    patterns: [
      /attempting to make an HTTP request, but --(?:offline|frozen) was specified/,
      /can't checkout from '(?<name>[^']+)': you are in the offline mode/,
    ],
    cause: ({ groups }) =>
      `The offline build needs ${groups.name ?? 'a crate or an index'}, which was not fetched before.`,
    remedy: COMMIT_LOCK,
  },
  {
    id: 'crate-yanked',
    where: 'log',
    patterns: [
      /failed to select a version for the requirement `(?<name>[^`]+)`[^\n]*\n *version (?<version>\S+) is yanked/,
    ],
    meaning: 'The only version of a crate that fits was withdrawn (yanked).',
    cause: ({ groups }) =>
      `The crate ${describeCrate(groups.name)} exists only in a version that was withdrawn (${groups.version}).`,
    remedy: 'Take another version; a Cargo.lock that names the withdrawn one still builds.',
  },
  {
    id: 'crate-conflict',
    where: 'log',
    patterns: [
      /failed to select a version for `(?<name>[^`]+)`[\s\S]{0,2000}?(?:conflicts with a previous package|all possible versions conflict)/,
    ],
    meaning: 'Two packages need versions of a crate that exclude each other.',
    cause: ({ groups }) => `No version of the crate ${groups.name} suits all that need it.`,
    remedy: 'cargo names above who needs what; `cargo tree --invert` shows it on your machine.',
  },
  {
    id: 'crate-missing',
    where: 'log',
    patterns: [
      /no matching package named `(?<name>[^`]+)` found/,
      /failed to select a version for (?:the requirement )?`(?<name>[^`]+)`/,
      /failed to get successful HTTP response from `(?<name>[^`]+(?:\.crate|\/download))`[^\n]*, got (?:403|404|410|451)/,
      /failed to download from `(?<name>[^`]+)`[\s\S]{0,600}?, got (?:404|410|451)\b/,
    ],
    meaning: 'The registry of crates has no such crate, or not in that version.',
    cause: ({ groups }) =>
      `The registry has no crate ${describeCrate(groups.name)}, or not in that version.`,
    remedy:
      'Check name and version. A login page in the place of the index looks the same to cargo: see `network-test`.',
  },
  {
    id: 'crates-denied',
    where: 'log',
    patterns: [
      /authenticated registries require a credential-provider/,
      /no token found for `(?<name>[^`]+)`/,
      /failed to get successful HTTP response from `(?<name>[^`]+)`[^\n]*, got 40[13]/,
      /token rejected for `(?<name>[^`]+)`/,
    ],
    meaning: 'A registry of crates wants a token, or refuses the one it got.',
    cause: ({ groups }) =>
      groups.name === undefined
        ? 'The registry of crates wants a token.'
        : `The registry of crates refused access to ${groups.name}.`,
    remedy:
      'Give the token as a build secret (CARGO_REGISTRIES_…_TOKEN), or let us fetch the crates.',
  },
  {
    id: 'index-invalid',
    where: 'log',
    patterns: [/config\.json not found in registry/, /invalid index (?:URL|configuration)[^\n]*/],
    meaning: 'What is configured as a registry of crates is none.',
    cause: () => 'What cargo is told to use as a registry of crates has no config.json.',
    remedy: 'Check the `[source]` and `[registries]` tables of .cargo/config.toml.',
  },
]

/** `tiny = "^9"` as `tiny ^9`, the address of a download as `tiny-1.0.0`. */
function describeCrate(name = ''): string {
  const file = /\/(?<crate>[^/]+)(?:\.crate|\/download)$/.exec(name)?.groups?.crate
  return file ?? name.replace(/ = "(.*)"$/, ' $1')
}
