import type { CommentEntry } from '../../src/comment/comment-entry.ts'
import type { DeltaReport } from '../../src/delta/delta-report.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import type { Finding, ScanReport } from '../../src/scan/scan-report.ts'
import { aDigest, aStage } from '../builders/a-report.ts'
import { compileError, minimalSuccess, twoPlatforms } from '../builders/sample-reports.ts'
import { anEntry, commitOf } from './scene.ts'

/** Builds of pull requests, as the golden files show them. */

const FINDINGS: readonly Finding[] = [
  {
    kind: 'vulnerability',
    id: 'RUSTSEC-2026-0042',
    severity: 'HIGH',
    type: 'rustbinary',
    package: 'hyper',
    installed: '1.6.0',
    fixed: '1.6.1',
    title: 'Request smuggling by a `Transfer-Encoding` header that is sent twice',
    state: 'new',
    counts: true,
  },
  {
    kind: 'root-user',
    id: 'root-user',
    severity: 'LOW',
    title: 'The image runs as root',
    state: 'new',
    counts: false,
  },
  {
    kind: 'vulnerability',
    id: 'CVE-2025-1234',
    severity: 'MEDIUM',
    package: 'musl',
    installed: '1.2.5-r9',
    state: 'unchanged',
    counts: false,
  },
]

function aScan(findings: readonly Finding[], verdict: ScanReport['verdict']): ScanReport {
  return {
    mode: 'report',
    verdict,
    reason: verdict === 'pass' ? 'No finding counts.' : '1 finding of severity high is new.',
    policy: {
      severities: ['HIGH', 'CRITICAL'],
      onlyNew: true,
      ignoreUnfixed: false,
      unknown: 'fail',
      databaseMaxAgeMs: 86_400_000,
    },
    platforms: [
      {
        platform: 'linux/amd64',
        verdict,
        reason: '',
        packages: { os: 14, crates: 155 },
        findings,
        comparison: { base: 'alpine:3.22', newCount: 2, unchangedCount: 1, fixed: [] },
      },
    ],
    ignoreEntries: [],
    remarks: [],
    files: [],
  }
}

const DELTA: DeltaReport = {
  baseline: { kind: 'report', origin: 'cache', commit: commitOf(200), commitsBehind: 2 },
  platforms: [
    {
      platform: 'linux/amd64',
      total: {
        before: { compressedBytes: 3_000_000, unpackedBytes: 6_600_000 },
        after: { compressedBytes: 3_062_754, unpackedBytes: 6_498_000 },
      },
      own: {
        before: { compressedBytes: 2_182_778, unpackedBytes: 4_300_000 },
        after: { compressedBytes: 2_245_532, unpackedBytes: 4_492_800 },
      },
      files: [
        { path: 'usr/local/bin/cv', beforeBytes: 4_290_000, afterBytes: 4_480_100 },
        { path: 'static/app.css', afterBytes: 12_000 },
        { path: 'static/old.css', beforeBytes: 9_300 },
      ],
      crates: [
        { name: 'regex_automata', afterBytes: 171_000 },
        { name: 'hyper', beforeBytes: 204_000, afterBytes: 219_000 },
      ],
    },
  ],
  durations: [{ name: 'build', beforeMs: 91_200, afterMs: 75_900 }],
  cache: [
    {
      name: 'units-fresh',
      before: { part: 180, total: 185 },
      after: { part: 182, total: 185 },
    },
  ],
  budgets: [
    {
      rule: 'growth<=1%',
      platform: 'linux/amd64',
      outcome: 'exceeded',
      action: 'warn',
      sentence: 'The compressed image grew by 2.1 %, the budget is 1 %.',
    },
    {
      rule: 'compressed<=20MB',
      platform: 'linux/amd64',
      outcome: 'kept',
      action: 'fail',
      sentence: '3.1 MB of 20 MB.',
    },
  ],
  remarks: [],
}

export const compared: RunReport = {
  ...minimalSuccess,
  cache: {
    store: 'actions',
    reason: 'On a GitHub-hosted runner.',
    archives: [
      { name: 'units', hit: 'partial', restoredBytes: 105_000_000, restoreMs: 2_100, remarks: [] },
    ],
    crates: { restored: 150, locked: 155 },
  },
  scan: aScan(FINDINGS, 'fail'),
  delta: DELTA,
}

const platforms = { ...twoPlatforms, stages: [aStage('build', 0, 401_200)] }

export const SAMPLES: readonly (readonly [name: string, entries: readonly CommentEntry[]])[] = [
  ['first', [anEntry({ report: minimalSuccess })]],
  [
    'compared',
    [
      anEntry({ commit: 1, report: { ...minimalSuccess, scan: aScan([], 'pass') } }),
      anEntry({ commit: 2, report: compared }),
    ],
  ],
  [
    'matrix',
    [
      anEntry({
        commit: 1,
        key: { matrix: '{"variant":"dev"}' },
        report: { ...minimalSuccess, build: { ...minimalSuccess.build, variant: 'dev' } },
      }),
      anEntry({ commit: 1, key: { matrix: '{"variant":"minimal"}' }, report: compared }),
      anEntry({ commit: 2, key: { matrix: '{"variant":"minimal"}' }, report: compileError }),
      anEntry({ commit: 2, key: { matrix: '{"variant":"prod"}' }, report: platforms }),
    ],
  ],
  [
    'unchanged',
    [
      anEntry({
        report: {
          ...minimalSuccess,
          image: undefined,
          cache: {
            store: 'actions',
            reason: '',
            archives: [],
            unchanged: { key: 'image-0123', digest: aDigest(5) },
          },
          delta: {
            ...DELTA,
            baseline: { kind: 'none', reason: 'No build of the base branch was found.' },
            platforms: [],
            budgets: [],
          },
        } as unknown as RunReport,
      }),
    ],
  ],
  ['relayed', [{ ...anEntry({ report: compared }), relayed: true }]],
]
