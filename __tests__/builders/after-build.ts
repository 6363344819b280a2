import type { CommentReport } from '../../src/comment/comment-report.ts'
import type { DeltaReport } from '../../src/delta/delta-report.ts'
import type { PublishReport } from '../../src/publish/publish-report.ts'
import type { ScanReport } from '../../src/scan/scan-report.ts'
import { aDigest } from './a-report.ts'

/** Scan, publication, comparison and comment with every member that their types have, none left out. */

const finding = {
  kind: 'vulnerability',
  id: 'CVE-2026-1234',
  aliases: ['GHSA-q6cp-qfwq-4gcv'],
  severity: 'HIGH',
  type: 'rustbinary',
  package: 'h2',
  purl: 'pkg:cargo/h2@0.4.5',
  installed: '0.4.5',
  fixed: '0.4.9, 0.3.27',
  path: 'usr/local/bin/cv',
  title: 'h2: unbounded memory of reset streams',
  url: 'https://avd.aquasec.com/nvd/cve-2026-1234',
  status: 'fixed',
  state: 'new',
  ignored: { reason: 'Behind a proxy that resets such streams.', expires: '2026-06-30' },
  counts: false,
} as const

export const completeScan = {
  mode: 'enforce',
  verdict: 'fail',
  reason: '2 new findings of severity HIGH or above.',
  scanner: { name: 'trivy', version: '0.76.0', sha256: '5b'.repeat(32), origin: 'download' },
  database: {
    origin: 'download',
    repository: 'ghcr.io/aquasecurity/trivy-db:2',
    digest: aDigest(41),
    updatedAt: '2026-01-31T06:12:44.000Z',
    ageMs: 20_836_000.5,
  },
  policy: {
    severities: ['HIGH', 'CRITICAL'],
    onlyNew: true,
    ignoreUnfixed: true,
    unknown: 'warn',
    databaseMaxAgeMs: 432_000_000,
  },
  platforms: [
    {
      platform: 'linux/amd64',
      digest: aDigest(42),
      verdict: 'fail',
      reason: '2 new findings of severity HIGH or above.',
      packages: { os: 3, crates: 155 },
      os: { family: 'debian', name: '13.2', isEndOfLife: false },
      findings: [finding],
      comparison: {
        base: 'gcr.io/distroless/static-debian13:nonroot',
        baseDigest: aDigest(43),
        newCount: 1,
        unchangedCount: 0,
        fixed: [finding],
      },
    },
  ],
  ignoreEntries: [
    {
      id: 'CVE-2026-1234',
      paths: ['usr/local/bin/cv'],
      purls: ['pkg:cargo/h2'],
      reason: 'Behind a proxy that resets such streams.',
      expires: '2026-06-30',
      isExpired: false,
      used: 1,
    },
  ],
  remarks: ['The Java database was not loaded: nothing here needs it.'],
  files: [{ format: 'sarif', path: '/tmp/scan/linux-amd64.sarif' }],
} as const satisfies ScanReport

export const completePublish = {
  outcome: 'refused',
  reason: 'The scan found what the policy does not allow.',
  digest: aDigest(42),
  references: ['ghcr.io/octo/cv:1.4.0'],
  pushedBytes: 0,
  presentBytes: 712_904,
  mountedBytes: 512_000,
  durationMs: 1_204.5,
  incidents: [{ host: 'ghcr.io', cause: 'ghcr.io answers 503 for octo/cv.', count: 2 }],
  fault: 'registry-denied',
  remedy: 'Log in to ghcr.io before the build.',
} as const satisfies PublishReport

const size = { compressedBytes: 2_958_024, unpackedBytes: 6_115_328 }
const pair = { before: { compressedBytes: 2_900_000, unpackedBytes: null }, after: size }

export const completeDelta = {
  baseline: {
    kind: 'report',
    origin: 'cache',
    commit: 'f00dfacef00dfacef00dfacef00dfacef00dface',
    digest: aDigest(44),
    commitsBehind: 2,
  },
  platforms: [
    {
      platform: 'linux/amd64',
      total: pair,
      base: pair,
      own: pair,
      files: [{ path: 'usr/local/bin/cv', beforeBytes: 4_100_000, afterBytes: 4_490_752 }],
      crates: [{ name: 'h2', beforeBytes: 200_000, afterBytes: 230_000 }],
    },
  ],
  durations: [{ name: 'build', beforeMs: 70_000.5, afterMs: 75_900 }],
  cache: [
    {
      name: 'units-fresh',
      before: { part: 180, total: 185 },
      after: { part: 182, total: 185 },
    },
  ],
  budgets: [
    {
      rule: 'growth<=5%',
      platform: 'linux/amd64',
      outcome: 'kept',
      action: 'fail',
      sentence: 'Grew by 2.0 %, of 5 % allowed.',
    },
  ],
  remarks: ['The baseline has no files.'],
} as const satisfies DeltaReport

export const completeComment = {
  outcome: 'skipped',
  reason: 'The token of a fork cannot comment.',
  url: 'https://github.com/octo/cv/pull/7#issuecomment-1',
} as const satisfies CommentReport
