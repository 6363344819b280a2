import type { Coverage } from '../database/read-coverage.ts'
import type { ScannedImage } from '../findings/raw-finding.ts'

type Os = NonNullable<ScannedImage['os']>

/**
 * Under which names the database keeps what is known of a release, as Trivy looks it up: `debian 13` for
 * 13.1, `alpine 3.22` for 3.22.1. Nothing for distributions of which that is not known here: their word is
 * taken for it.
 */
function namesOf({ family, name }: Os): readonly string[] {
  const [major = '', minor] = name.split('.')
  switch (family) {
    case 'debian':
      return [`debian ${major}`]
    case 'alpine':
      return [`alpine ${minor === undefined ? major : `${major}.${minor}`}`]
    case 'ubuntu':
      return [`ubuntu ${name}`, `ubuntu ${name.replace(/-ESM$/, '')}`]
    default:
      return []
  }
}

/** Of a release that the database does not know, nothing is ever found; one clause, or none. */
export function releaseGap(os: Os, coverage: Coverage): readonly string[] {
  const names = namesOf(os)
  if (names.length === 0 || names.some((name) => coverage.includes(name))) return []
  const [name] = names
  return [
    `the vulnerability database has no advisories for ${name}: it is no release, or came out after the database was built`,
  ]
}

/** Advisories for crates stand under several names, one for each source. */
export function crateCoverageGap(coverage: Coverage): readonly string[] {
  return coverage.some((name) => name.startsWith('cargo::'))
    ? []
    : ['the vulnerability database has no advisories for crates']
}
