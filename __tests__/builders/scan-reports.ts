import type { RunReport } from '../../src/report/run-report.ts'
import type { Finding, PlatformScan, ScanReport } from '../../src/scan/scan-report.ts'
import { aDigest, aReport } from './a-report.ts'
import { HOSTILE } from './network-reports.ts'

/** Reports of runs with a scan, as the golden files show them. */

const HOUR_MS = 3_600_000

export function aScan(overrides: Partial<ScanReport> = {}): ScanReport {
  return {
    mode: 'enforce',
    verdict: 'pass',
    reason: 'Nothing breaks the policy: 15 OS packages and 155 crates analysed.',
    scanner: { name: 'trivy', version: '0.74.0', sha256: 'd89b'.repeat(16), origin: 'download' },
    database: {
      origin: 'cache',
      repository: 'mirror.gcr.io/aquasec/trivy-db:2',
      digest: aDigest(70),
      updatedAt: '2026-11-23T06:12:44Z',
      ageMs: 5 * HOUR_MS,
    },
    policy: {
      severities: ['CRITICAL', 'HIGH'],
      onlyNew: false,
      ignoreUnfixed: false,
      unknown: 'fail',
      databaseMaxAgeMs: 72 * HOUR_MS,
    },
    platforms: [aPlatformScan()],
    ignoreEntries: [],
    remarks: [],
    files: [],
    ...overrides,
  }
}

export function aPlatformScan(overrides: Partial<PlatformScan> = {}): PlatformScan {
  return {
    platform: 'linux/amd64',
    digest: aDigest(71),
    verdict: 'pass',
    reason: 'Nothing breaks the policy: 15 OS packages and 155 crates analysed.',
    packages: { os: 15, crates: 155 },
    os: { family: 'alpine', name: '3.22.1', isEndOfLife: false },
    findings: [],
    ...overrides,
  }
}

const MATCHIT: Finding = {
  kind: 'vulnerability',
  id: 'CVE-2099-0001',
  severity: 'CRITICAL',
  type: 'rustbinary',
  package: 'matchit',
  purl: 'pkg:cargo/matchit@0.8.4',
  installed: '0.8.4',
  path: 'app/server',
  title: 'matchit: routes match what they should not',
  url: 'https://avd.aquasec.com/nvd/cve-2099-0001',
  status: 'affected',
  state: 'new',
  counts: true,
}

const TIME: Finding = {
  ...MATCHIT,
  id: 'CVE-2020-26235',
  aliases: ['GHSA-wcg3-cvx6-7396'],
  severity: 'MEDIUM',
  package: 'time',
  purl: 'pkg:cargo/time@0.1.43',
  installed: '0.1.43',
  fixed: '0.2.23',
  title: 'time: segmentation fault',
  url: 'https://avd.aquasec.com/nvd/cve-2020-26235',
  status: 'fixed',
  counts: false,
}

const MUSL: Finding = {
  kind: 'vulnerability',
  id: 'CVE-2099-0201',
  severity: 'HIGH',
  type: 'alpine',
  package: 'musl',
  installed: '1.2.5-r9',
  fixed: '99.0-r0',
  title: 'musl: a made-up fault',
  status: 'fixed',
  state: 'unchanged',
  counts: false,
}

const SECRET: Finding = {
  kind: 'secret',
  id: 'aws-access-key-id',
  severity: 'CRITICAL',
  path: 'app/key.env',
  title: 'AWS Access Key ID',
  state: 'new',
  ignored: { reason: 'an example without rights', expires: '2027-01-31' },
  counts: false,
}

const COMPARISON: PlatformScan['comparison'] = {
  base: 'alpine:3.22',
  baseDigest: aDigest(72),
  newCount: 3,
  unchangedCount: 1,
  fixed: [{ ...MUSL, id: 'CVE-2099-0202', severity: 'MEDIUM', package: 'busybox' }],
}

/** Nothing is published: one crate has no fixed version yet. */
export const brokenPolicy: RunReport = aReport({
  outcome: 'failure',
  failure: {
    stage: 'scan',
    cause: 'linux/amd64: 1 finding breaks the policy: 1 critical.',
    remedy: 'Raise what has a fixed version, or let a finding pass.',
    evidence: [],
    exitCode: 4,
  },
  scan: aScan({
    verdict: 'fail',
    reason:
      'linux/amd64: 1 finding breaks the policy: 1 critical. linux/arm64: 1 finding breaks the policy: 1 critical.',
    policy: { ...aScan().policy, onlyNew: true, ignoreUnfixed: false },
    platforms: [
      aPlatformScan({
        verdict: 'fail',
        reason: '1 finding breaks the policy: 1 critical.',
        findings: [MATCHIT, SECRET, MUSL, TIME],
        comparison: COMPARISON,
      }),
      aPlatformScan({
        platform: 'linux/arm64',
        verdict: 'fail',
        reason: '1 finding breaks the policy: 1 critical.',
        findings: [MATCHIT, SECRET, MUSL],
        comparison: { ...COMPARISON, newCount: 2 },
      }),
    ],
    ignoreEntries: [
      {
        id: 'aws-access-key-id',
        paths: ['app/key.env'],
        reason: 'an example without rights',
        expires: '2027-01-31',
        isExpired: false,
        used: 2,
      },
      { id: 'CVE-2020-26235', expires: '2026-06-30', isExpired: true, used: 0 },
      { id: 'CVE-2018-1', isExpired: false, used: 0 },
    ],
    remarks: [
      'Line 4 of the ignore file lets nothing pass: "soon" is not a day such as 2027-01-31.',
    ],
    files: [
      { format: 'json', path: '/home/runner/work/_temp/scan/scan-linux-amd64.json' },
      { format: 'sarif', path: '/home/runner/work/_temp/scan/scan.sarif' },
    ],
  }),
})

export const cleanScan: RunReport = aReport({ scan: aScan() })

const { os: _, ...UNKNOWN_SYSTEM } = aPlatformScan()
const { scanner: __, database: ___, ...NO_TOOLS } = aScan()

/** Nobody could be asked: neither a scanner nor a database. */
export const unknownScan: RunReport = aReport({
  scan: {
    ...NO_TOOLS,
    mode: 'report',
    verdict: 'unknown',
    reason: 'There is no scanner (no server that has it answers).',
    policy: { ...aScan().policy, unknown: 'warn', ignoreUnfixed: true, severities: [] },
    platforms: [
      {
        ...UNKNOWN_SYSTEM,
        verdict: 'unknown',
        reason: 'There is no scanner (no server that has it answers).',
        packages: {},
      },
    ],
  },
})

/** Text of others wherever a scan has any. */
const HOSTILE_FINDING: Finding = {
  kind: 'vulnerability',
  id: HOSTILE,
  aliases: [HOSTILE],
  severity: 'CRITICAL',
  type: HOSTILE,
  package: HOSTILE,
  purl: HOSTILE,
  installed: HOSTILE,
  fixed: HOSTILE,
  path: HOSTILE,
  title: HOSTILE,
  url: 'javascript:alert(1)',
  status: HOSTILE,
  ignored: { reason: HOSTILE, expires: HOSTILE },
  counts: false,
}

const { ignored: ____, ...OPEN } = HOSTILE_FINDING

export const hostileScan: RunReport = aReport({
  scan: aScan({
    verdict: 'fail',
    reason: HOSTILE,
    scanner: { name: 'trivy', version: HOSTILE, sha256: HOSTILE, origin: 'given' },
    platforms: [
      aPlatformScan({
        platform: HOSTILE,
        verdict: 'fail',
        reason: HOSTILE,
        os: { family: HOSTILE, name: HOSTILE, isEndOfLife: true },
        findings: [
          HOSTILE_FINDING,
          { ...OPEN, counts: true, url: `https://a.test/${HOSTILE}` },
          { ...OPEN, kind: 'secret', counts: true },
          { ...OPEN, kind: 'root-user', counts: true },
          { ...OPEN, severity: 'LOW', id: `x${HOSTILE}` },
        ],
        comparison: { base: HOSTILE, newCount: 1, unchangedCount: 0, fixed: [OPEN] },
      }),
      aPlatformScan({ platform: `${HOSTILE}2`, reason: HOSTILE }),
    ],
    ignoreEntries: [
      {
        id: HOSTILE,
        paths: [HOSTILE],
        purls: [HOSTILE],
        reason: HOSTILE,
        expires: HOSTILE,
        isExpired: true,
        used: 0,
      },
    ],
    remarks: [HOSTILE],
    files: [{ format: 'sarif', path: HOSTILE }],
  }),
})
