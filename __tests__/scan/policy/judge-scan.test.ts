import {
  decideConsequence,
  findDatabaseGap,
  judgeScan,
  type ScanConsequence,
} from '../../../src/scan/policy/judge-scan.ts'
import type { PlatformScan, ScanReport } from '../../../src/scan/scan-report.ts'
import { aScan } from '../../builders/scan-reports.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW_MS = Date.parse('2026-11-23T12:00:00Z')

function platform(name: string, verdict: PlatformScan['verdict'], reason: string): PlatformScan {
  return { platform: name, verdict, reason, packages: {}, findings: [] }
}

const PASS = platform('linux/amd64', 'pass', 'Nothing.')
const FAIL = platform('linux/arm64', 'fail', '1 finding.')
const UNKNOWN = platform('linux/arm/v7', 'unknown', 'Not analysable.')

test.each<[string, readonly PlatformScan[], ReturnType<typeof judgeScan>]>([
  ['none', [], { verdict: 'unknown', reason: 'No image was scanned.' }],
  ['one that passes', [PASS], { verdict: 'pass', reason: 'Nothing.' }],
  ['one that fails', [FAIL], { verdict: 'fail', reason: '1 finding.' }],
  ['one of which nothing is known', [UNKNOWN], { verdict: 'unknown', reason: 'Not analysable.' }],
  [
    'two that pass',
    [PASS, PASS],
    { verdict: 'pass', reason: 'Nothing breaks the policy on 2 platforms.' },
  ],
  [
    'one that fails among others',
    [PASS, UNKNOWN, FAIL],
    { verdict: 'fail', reason: 'linux/arm64: 1 finding.' },
  ],
  [
    'one of which nothing is known beside one that passes',
    [PASS, UNKNOWN],
    { verdict: 'unknown', reason: 'linux/arm/v7: Not analysable.' },
  ],
  [
    'two that fail',
    [FAIL, { ...FAIL, platform: 'linux/amd64' }],
    { verdict: 'fail', reason: 'linux/arm64: 1 finding. linux/amd64: 1 finding.' },
  ],
])('platforms: %s', (_, platforms, expected) => {
  expect(judgeScan(platforms)).toEqual(expected)
})

test.each<[string, string, string | undefined]>([
  ['of this hour', '2026-11-23T11:30:00Z', undefined],
  ['exactly as old as is allowed', '2026-11-20T12:00:00Z', undefined],
  [
    'a second older',
    '2026-11-20T11:59:59Z',
    'the vulnerability database is 3 days old, and 3 days are allowed (scan-db-max-age)',
  ],
  ['of tomorrow: clocks differ', '2026-11-24T12:00:00Z', undefined],
  [
    'of later than that',
    '2026-11-24T12:00:01Z',
    "the vulnerability database is of a later day than today: this machine's clock is wrong",
  ],
])('a database %s', (_, updatedAt, gap) => {
  expect(findDatabaseGap(updatedAt, 3 * DAY_MS, NOW_MS)).toBe(gap)
})

const FAIL_REMEDY =
  'Raise what has a fixed version, or let a finding pass with a reason and a day in the ignore file (scan-ignore-file).'

test.each<[ScanReport['mode'], ScanReport['verdict'], 'fail' | 'warn', ScanConsequence]>([
  ['report', 'pass', 'fail', { kind: 'go-on' }],
  ['enforce', 'pass', 'fail', { kind: 'go-on' }],
  ['report', 'fail', 'fail', { kind: 'warn', sentence: 'Why.' }],
  ['report', 'fail', 'warn', { kind: 'warn', sentence: 'Why.' }],
  ['enforce', 'fail', 'fail', { kind: 'stop', sentence: 'Why.', remedy: FAIL_REMEDY }],
  ['enforce', 'fail', 'warn', { kind: 'stop', sentence: 'Why.', remedy: FAIL_REMEDY }],
  [
    'report',
    'unknown',
    'fail',
    { kind: 'warn', sentence: 'Nobody can say whether the image is clean: Why.' },
  ],
  [
    'enforce',
    'unknown',
    'warn',
    { kind: 'warn', sentence: 'Nobody can say whether the image is clean: Why.' },
  ],
  [
    'enforce',
    'unknown',
    'fail',
    {
      kind: 'stop',
      sentence: 'Nobody can say whether the image is clean: Why.',
      remedy:
        'Make it analysable, or set scan-unknown to warn to go on without knowing; docs/scanning.md tells more.',
    },
  ],
])('%s, verdict %s, scan-unknown %s', (mode, verdict, unknown, consequence) => {
  const report = aScan({ mode, verdict, reason: 'Why.' })
  expect(decideConsequence({ ...report, policy: { ...report.policy, unknown } })).toEqual(
    consequence,
  )
})
