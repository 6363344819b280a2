import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Severity } from '../../src/scan/scan-report.ts'
import { type Bucket, boltFile } from './bolt-file.ts'

/** One advisory of a database of our own making. Ids are made up where they begin with CVE-2099. */
export type Advisory = {
  readonly id: string
  readonly severity: Severity
  readonly title: string
} & (
  | {
      readonly kind: 'crate'
      readonly crate: string
      /** As the advisories of GitHub write it: `>= 0.1.0, < 0.2.23`. */
      readonly vulnerable: string
      readonly patched?: string
    }
  | {
      readonly kind: 'system'
      /** As Trivy names it: `debian 13`, `alpine 3.22`. */
      readonly system: string
      /** Of Debian the source package. */
      readonly package: string
      readonly fixed?: string
    }
)

/** Every version of the crate. */
const ALL = '>= 0.0.0'

/**
 * Crates that examples/cv is built with or can be built with, and packages of the base images. Real
 * advisories with their real versions, and made-up ones for what is in the example today.
 */
export const SAMPLE_ADVISORIES: readonly Advisory[] = [
  crate('CVE-2020-26235', 'time', '>= 0.1.0, < 0.2.23', '0.2.23', 'MEDIUM', 'segmentation fault'),
  crate('CVE-2019-15542', 'ammonia', '< 2.1.0', '2.1.0', 'HIGH', 'uncontrolled recursion'),
  crate('CVE-2021-45710', 'tokio', '< 1.8.4', '1.8.4', 'HIGH', 'data race'),
  crate(
    'CVE-2099-0001',
    'matchit',
    ALL,
    undefined,
    'CRITICAL',
    'routes match what they should not',
  ),
  crate('CVE-2099-0002', 'itoa', ALL, '99.0.0', 'LOW', 'digits in the wrong order'),
  system('CVE-2099-0101', 'debian 13', 'openssl', '99.0-1', 'HIGH', 'openssl: a made-up fault'),
  system('CVE-2099-0102', 'debian 13', 'tzdata', undefined, 'LOW', 'tzdata: a made-up fault'),
  system('CVE-2099-0103', 'debian 13', 'glibc', '99.0-1', 'MEDIUM', 'glibc: a made-up fault'),
  system('CVE-2099-0201', 'alpine 3.22', 'musl', '99.0-r0', 'HIGH', 'musl: a made-up fault'),
  system(
    'CVE-2099-0202',
    'alpine 3.22',
    'busybox',
    '99.0-r0',
    'MEDIUM',
    'busybox: a made-up fault',
  ),
]

export function crate(
  id: string,
  name: string,
  vulnerable: string,
  patched: string | undefined,
  severity: Severity,
  title: string,
): Advisory {
  const fix = patched === undefined ? {} : { patched }
  return {
    kind: 'crate',
    id,
    crate: name,
    vulnerable,
    severity,
    title: `${name}: ${title}`,
    ...fix,
  }
}

export function system(
  id: string,
  of: string,
  name: string,
  fixed: string | undefined,
  severity: Severity,
  title: string,
): Advisory {
  const fix = fixed === undefined ? {} : { fixed }
  return { kind: 'system', id, system: of, package: name, severity, title, ...fix }
}

export type DatabaseDates = {
  /** Milliseconds since the epoch; now, when absent. */
  readonly updatedAtMs?: number
}

const DAY_MS = 86_400_000

/** What `metadata.json` of Trivy's database says. */
export function databaseMetadata({ updatedAtMs = Date.now() }: DatabaseDates = {}): string {
  const at = (ms: number) => new Date(ms).toISOString()
  return JSON.stringify({
    Version: 2,
    NextUpdate: at(updatedAtMs + DAY_MS),
    UpdatedAt: at(updatedAtMs),
    DownloadedAt: '0001-01-01T00:00:00Z',
  })
}

/** `trivy.db` with these advisories. */
export function databaseBytes(advisories: readonly Advisory[]): Buffer {
  const buckets: Record<string, Record<string, Record<string, Buffer>>> = {}
  const sources: Record<string, Buffer> = {}
  for (const advisory of advisories) {
    const { bucket, source, name, value } = describe(advisory)
    const packages = buckets[bucket] ?? {}
    buckets[bucket] = packages
    packages[name] = { ...packages[name], [advisory.id]: json(value) }
    sources[bucket] = json(source)
  }
  const details = advisories.map(({ id, severity, title }) => [id, json(detail(severity, title))])
  const tree: Bucket = {
    ...buckets,
    'data-source': sources,
    vulnerability: Object.fromEntries(details),
  }
  return boltFile(tree)
}

/** Writes `trivy.db` and `metadata.json` into the folder, which is made. */
export function smallDatabase(
  folder: string,
  advisories: readonly Advisory[] = SAMPLE_ADVISORIES,
  dates: DatabaseDates = {},
): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'trivy.db'), databaseBytes(advisories))
  writeFileSync(join(folder, 'metadata.json'), databaseMetadata(dates))
  return folder
}

const SEVERITIES: readonly Severity[] = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

function describe(advisory: Advisory) {
  if (advisory.kind === 'crate') {
    const { crate: name, vulnerable, patched } = advisory
    const bucket = 'cargo::GitHub Security Advisory Rust'
    const url = 'https://github.com/advisories?query=type%3Areviewed+ecosystem%3Arust'
    const source = { ID: 'ghsa', Name: 'GitHub Security Advisory Rust', URL: url }
    const fix = patched === undefined ? {} : { PatchedVersions: [patched] }
    return { bucket, source, name, value: { VulnerableVersions: [vulnerable], ...fix } }
  }
  const { system: bucket, package: name, fixed, severity } = advisory
  const isDebian = bucket.startsWith('debian')
  const source = isDebian
    ? {
        ID: 'debian',
        Name: 'Debian Security Tracker',
        URL: 'https://salsa.debian.org/security-tracker-team/security-tracker',
      }
    : { ID: 'alpine', Name: 'Alpine Secdb', URL: 'https://secdb.alpinelinux.org/' }
  const rank = isDebian ? { Severity: SEVERITIES.indexOf(severity) } : {}
  // 2: affected, without a mended version.
  const fix = fixed === undefined ? { Status: 2 } : { FixedVersion: fixed }
  return { bucket, source, name, value: { ...fix, ...rank } }
}

function detail(severity: Severity, title: string) {
  const rank = SEVERITIES.indexOf(severity)
  return {
    Title: title,
    Description: `${title}, in a database made for tests.`,
    Severity: severity,
    VendorSeverity: { ghsa: rank, debian: rank, alpine: rank },
    References: ['https://advisories.invalid/'],
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
