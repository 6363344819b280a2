import { clip } from '../../report/plain-text.ts'
import { quote } from '../../request/wording.ts'
import type { Coverage } from '../database/read-coverage.ts'
import type { ScannedImage } from '../findings/raw-finding.ts'
import { crateCoverageGap, releaseGap } from './coverage-gaps.ts'
import type { Judging, PlatformSubject } from './judge-platform.ts'

const MAX_REASON = 300

/**
 * Why nobody can say that an image is clean, one clause each: what was not looked at has no findings either.
 * Of the database there is its own gap, and what it covers.
 */
export function findGaps(
  { scanned, application }: Pick<PlatformSubject, 'scanned' | 'application'>,
  { databaseGap, coverage }: Pick<Judging, 'databaseGap' | 'coverage'>,
): readonly string[] {
  const ofDatabase = databaseGap === undefined ? [] : [databaseGap]
  const ofImage = scanned.ok
    ? [...crateGaps(scanned.image, application, coverage), ...osGaps(scanned.image, coverage)]
    : [clip(scanned.reason, MAX_REASON)]
  return [...ofDatabase, ...ofImage]
}

/**
 * A binary without audit data looks as if it were made of nothing. A lock file in the image serves as well;
 * the audit data of another program does not.
 */
function crateGaps(
  { packages, crateSources }: ScannedImage,
  application: string | undefined,
  coverage: Coverage | undefined,
): readonly string[] {
  const isLock = (path: string) => path === 'Cargo.lock' || path.endsWith('/Cargo.lock')
  const path = application?.replace(/^\/+/, '')
  const isKnown =
    path === undefined || crateSources.some((source) => source === path || isLock(source))
  if (packages.crates !== undefined && isKnown) return coverage ? crateCoverageGap(coverage) : []
  const what =
    path === undefined ? 'no binary in the image has' : `the binary ${quote(`/${path}`)} has no`
  return [
    `${what} audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles`,
  ]
}

function osGaps(
  { os, packages, distributionGap }: ScannedImage,
  coverage: Coverage | undefined,
): readonly string[] {
  if (os === undefined) return distributionGap === undefined ? [] : [distributionGap]
  const name = `${os.family} ${os.name}`.trim()
  if (os.isEndOfLife) {
    return [`${name} is past its end of life, and advisories are no longer published for it`]
  }
  // Of testing and unstable, `forky/sid`, the database has nothing, and Trivy says nothing about it.
  if (os.family === 'debian' && !/^\d/.test(os.name)) {
    return [`the database has no advisories for ${name}, which is no release`]
  }
  if (packages.os === undefined)
    return [`the image is made of ${name}, and no package of it was found (not analysable)`]
  return coverage ? releaseGap(os, coverage) : []
}
