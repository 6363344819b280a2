import { oneOf } from '../request/wording.ts'
import { SEVERITIES } from '../scan/findings/severity.ts'
import type { Finding, IgnoreEntry, PlatformScan, ScanReport } from '../scan/scan-report.ts'
import { formatAge } from '../scan/wording.ts'
import { BLANK, formatCount } from './format.ts'

/** Phrases on scans that the summary and the terminal share. Plain text, not yet cleaned or escaped. */

export const VERDICTS: Readonly<Record<ScanReport['verdict'], string>> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'not known',
}

const SCANNER_ORIGINS: Readonly<Record<NonNullable<ScanReport['scanner']>['origin'], string>> = {
  given: 'as given',
  'tool-cache': 'kept from an earlier run',
  download: 'downloaded',
  bundle: 'of a bundle',
}

const DATABASE_ORIGINS: Readonly<Record<NonNullable<ScanReport['database']>['origin'], string>> = {
  download: 'downloaded',
  cache: 'kept from an earlier run',
  bundle: 'of a bundle',
}

/** `Trivy 0.74.0 (downloaded), database 5 hours old (kept from an earlier run).` */
export function describeTools({ scanner, database }: ScanReport): string {
  const program =
    scanner === undefined
      ? 'No scanner'
      : `Trivy ${scanner.version} (${SCANNER_ORIGINS[scanner.origin]})`
  const data =
    database === undefined
      ? 'no database'
      : `database ${formatAge(database.ageMs)} old (${DATABASE_ORIGINS[database.origin]})`
  return `${program}, ${data}.`
}

/** `Policy: nothing critical or high; only what is new against the base image counts. …` */
export function describePolicy({ mode, policy }: ScanReport): string {
  const { severities, onlyNew, ignoreUnfixed } = policy
  const words = SEVERITIES.filter((one) => severities.includes(one)).map((one) => one.toLowerCase())
  const parts = [
    words.length === 0 ? 'whatever is found' : `nothing ${oneOf(words)}`,
    ...(onlyNew ? ['only what is new against the base image counts'] : []),
    ...(ignoreUnfixed ? ['only what has a fixed version counts'] : []),
  ]
  const then =
    mode === 'enforce'
      ? 'An image that breaks it is not pushed.'
      : 'What breaks it is told and stops nothing.'
  return `Policy: ${parts.join('; ')}. ${then}`
}

/** `87 OS packages, 155 crates`; what was not analysed is said. */
export function describePackages({ packages, os }: PlatformScan): string {
  if (packages.os === undefined && packages.crates === undefined) return 'nothing'
  const parts = [
    ...(packages.os === undefined ? [] : [formatCount(packages.os, 'OS package')]),
    packages.crates === undefined ? 'crates not analysable' : formatCount(packages.crates, 'crate'),
  ]
  const system = os === undefined ? '' : ` (${`${os.family} ${os.name}`.trim()})`
  return `${parts.join(', ')}${system}`
}

/** `until 2027-01-31: not reachable`; `expired on 2025-01-31, lets nothing pass: …`. */
export function describeIgnoreEntry({ reason, expires, isExpired, used }: IgnoreEntry): string {
  const until = expires === undefined ? 'without an end' : `until ${expires}`
  const state = isExpired ? `expired after ${expires}, lets nothing pass any more` : until
  const use = isExpired || used > 0 ? '' : ', no such finding'
  return `${state}${use}: ${reason ?? 'no reason given'}`
}

/** Where an entry counts, if not everywhere. */
export function placesOf({ paths = [], purls = [] }: IgnoreEntry): readonly string[] {
  return [...paths, ...purls]
}

const STATES = { new: 'new', unchanged: 'in the base image' } as const

export function describeState({ state }: Finding): string {
  return state === undefined ? BLANK : STATES[state]
}

/** What stands in the place of a package where there is none. */
export function describeSubject({ kind, package: name, type }: Finding): string {
  switch (kind) {
    case 'vulnerability':
      return `${name ?? BLANK}${type === undefined ? '' : ` (${type})`}`
    case 'secret':
      return 'secret'
    case 'root-user':
      return 'user of the image'
  }
}
