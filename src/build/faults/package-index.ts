import type { EarlierStep, FaultMatch, FaultRow } from './fault.ts'

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

/** Indexes of packages that are out of date, gone, or not to be trusted. */
export const PACKAGE_INDEX_FAULTS: readonly FaultRow[] = [
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
]
