import type { RawFinding } from '../../../src/scan/findings/raw-finding.ts'
import { makeIgnorer } from '../../../src/scan/ignore/apply-ignore.ts'
import {
  type BaseSubject,
  type Judging,
  judgePlatform,
  type PlatformSubject,
} from '../../../src/scan/policy/judge-platform.ts'
import type { ScanPolicy } from '../../../src/scan/scan-report.ts'
import { aPolicy, aScannedImage, aVulnerability } from '../a-finding.ts'

const NOT_COMPARED: BaseSubject = { kind: 'none', reason: 'nobody asked' }

function aSubject(overrides: Partial<PlatformSubject> = {}): PlatformSubject {
  return {
    platform: 'linux/amd64',
    scanned: { ok: true, image: aScannedImage() },
    base: NOT_COMPARED,
    ...overrides,
  }
}

function withFindings(...findings: readonly Partial<RawFinding>[]): PlatformSubject['scanned'] {
  return { ok: true, image: aScannedImage({ findings: findings.map(aVulnerability) }) }
}

function judging(policy: Partial<ScanPolicy> = {}, databaseGap?: string): Judging {
  const gap = databaseGap === undefined ? {} : { databaseGap }
  return { policy: aPolicy(policy), ignorer: makeIgnorer([], 0), ...gap }
}

function covering(...coverage: readonly string[]): Judging {
  return { ...judging(), coverage }
}

const UNSCANNED: PlatformSubject['scanned'] = { ok: false, reason: 'the scanner failed' }
const OLD = 'the vulnerability database is 9 days old'

function base(scanned: PlatformSubject['scanned']): BaseSubject {
  return { kind: 'image', reference: 'debian:13', scanned }
}

type Row = [
  name: string,
  subject: Partial<PlatformSubject>,
  judging: Judging,
  verdict: string,
  reason: string,
]

test.each<Row>([
  [
    'nothing found',
    {},
    judging(),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed.',
  ],
  [
    'nothing that counts',
    { scanned: withFindings({ severity: 'LOW' }) },
    judging(),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed; 1 finding does not count.',
  ],
  [
    'findings that count',
    {
      scanned: withFindings(
        {},
        { id: 'CVE-2', severity: 'CRITICAL' },
        { id: 'CVE-3', severity: 'LOW' },
      ),
    },
    judging(),
    'fail',
    '2 findings break the policy: 1 critical, 1 high.',
  ],
  ['a root user', { user: '' }, judging(), 'fail', '1 finding breaks the policy: 1 high.'],
  [
    'a root user that the scanner saw',
    { scanned: { ok: true, image: aScannedImage({ user: '0' }) } },
    judging(),
    'fail',
    '1 finding breaks the policy: 1 high.',
  ],
  ['no report', { scanned: UNSCANNED }, judging(), 'unknown', 'The scanner failed.'],
  ['an old database', {}, judging({}, OLD), 'unknown', `T${OLD.slice(1)}.`],
  [
    'an old database and a finding: it is true all the same',
    { scanned: withFindings({}) },
    judging({}, OLD),
    'fail',
    '1 finding breaks the policy: 1 high.',
  ],
  [
    'no audit data',
    { scanned: { ok: true, image: aScannedImage({ packages: { os: 80 }, crateSources: [] }) } },
    judging(),
    'unknown',
    'No binary in the image has audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles.',
  ],
  [
    'audit data of another program',
    { application: '/app/other' },
    judging(),
    'unknown',
    'The binary "/app/other" has no audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles.',
  ],
  [
    'audit data of the application',
    { application: '/app/server' },
    judging(),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed.',
  ],
  [
    'a lock file in the image',
    {
      application: '/app/other',
      scanned: { ok: true, image: aScannedImage({ crateSources: ['app/Cargo.lock'] }) },
    },
    judging(),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed.',
  ],
  [
    'no distribution: nothing of it can be vulnerable',
    { scanned: { ok: true, image: scratchImage() } },
    judging(),
    'pass',
    'Nothing breaks the policy: 155 crates analysed.',
  ],
  [
    'a distribution without packages',
    { scanned: { ok: true, image: aScannedImage({ packages: { crates: 155 } }) } },
    judging(),
    'unknown',
    'The image is made of debian 13.1, and no package of it was found (not analysable).',
  ],
  [
    'a distribution past its end of life',
    {
      scanned: {
        ok: true,
        image: aScannedImage({ os: { family: 'debian', name: '9', isEndOfLife: true } }),
      },
    },
    judging(),
    'unknown',
    'Debian 9 is past its end of life, and advisories are no longer published for it.',
  ],
  [
    'a distribution that is no release',
    {
      scanned: {
        ok: true,
        image: aScannedImage({ os: { family: 'debian', name: 'forky/sid', isEndOfLife: false } }),
      },
    },
    judging(),
    'unknown',
    'The database has no advisories for debian forky/sid, which is no release.',
  ],
  [
    'a release and crates that the database knows',
    {},
    covering('debian 13', 'cargo::GHSA'),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed.',
  ],
  [
    'a release that the database does not know',
    {},
    covering('debian 12', 'cargo::GHSA'),
    'unknown',
    'The vulnerability database has no advisories for debian 13: it is no release, or came out after the database was built.',
  ],
  [
    'crates that the database does not know',
    {},
    covering('debian 13'),
    'unknown',
    'The vulnerability database has no advisories for crates.',
  ],
  [
    'a finding in a release that it does not know otherwise: it is true all the same',
    { scanned: withFindings({}) },
    covering(),
    'fail',
    '1 finding breaks the policy: 1 high.',
  ],
  [
    'a distribution that the scanner does not know',
    { scanned: { ok: true, image: { ...scratchImage(), distributionGap: 'it is made of Arch' } } },
    judging(),
    'unknown',
    'It is made of Arch.',
  ],
  [
    'only new: nothing is',
    { scanned: withFindings({}), base: base(withFindings({})) },
    judging({ onlyNew: true }),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed; 1 finding does not count.',
  ],
  [
    'only new: one is',
    { scanned: withFindings({}, { id: 'CVE-2' }), base: base(withFindings({})) },
    judging({ onlyNew: true }),
    'fail',
    '1 finding breaks the policy: 1 high.',
  ],
  [
    'only new, on nothing',
    { scanned: withFindings({}), base: { kind: 'scratch' } },
    judging({ onlyNew: true }),
    'fail',
    '1 finding breaks the policy: 1 high.',
  ],
  [
    'only new, and the base image was not scanned',
    { scanned: withFindings({}), base: base(UNSCANNED) },
    judging({ onlyNew: true }),
    'unknown',
    'Whether 1 finding (1 high) is new is not known, as the base image debian:13 could not be scanned (the scanner failed).',
  ],
  [
    'only new, and nobody knows the base image',
    { scanned: withFindings({}, { id: 'CVE-2' }) },
    judging({ onlyNew: true }),
    'unknown',
    'Whether 2 findings (2 high) are new is not known, as nobody asked.',
  ],
  [
    'only new, not compared, and nothing would count anyway',
    { scanned: withFindings({ severity: 'LOW' }) },
    judging({ onlyNew: true }),
    'pass',
    'Nothing breaks the policy: 80 OS packages and 155 crates analysed; 1 finding does not count.',
  ],
  [
    'only new, not compared, and a root user, which needs no comparison',
    { scanned: withFindings({}), user: 'root' },
    judging({ onlyNew: true }),
    'fail',
    '1 finding breaks the policy: 1 high.',
  ],
  [
    'several gaps in one sentence',
    {
      scanned: {
        ok: true,
        image: aScannedImage({
          packages: {},
          crateSources: [],
          os: { family: 'alpine', name: '3.2', isEndOfLife: true },
        }),
      },
    },
    judging({}, OLD),
    'unknown',
    'The vulnerability database is 9 days old; no binary in the image has audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles; alpine 3.2 is past its end of life, and advisories are no longer published for it.',
  ],
])('%s', (_, subject, how, verdict, reason) => {
  const platform = judgePlatform(aSubject(subject), how)
  expect([platform.verdict, platform.reason]).toEqual([verdict, reason])
})

/** Of `FROM scratch`. */
function scratchImage() {
  const { os: _, ...image } = aScannedImage({ packages: { crates: 155 } })
  return image
}

test('what is known of the image is told, worst first', () => {
  const scanned = withFindings({ severity: 'LOW' }, { id: 'CVE-2' })
  const platform = judgePlatform(aSubject({ digest: 'sha256:ab', scanned }), judging())
  expect(platform).toMatchObject({
    platform: 'linux/amd64',
    digest: 'sha256:ab',
    packages: { os: 80, crates: 155 },
    os: { family: 'debian', name: '13.1' },
    findings: [
      { id: 'CVE-2', counts: true },
      { id: 'CVE-1', counts: false },
    ],
  })
  expect(platform).not.toHaveProperty('comparison')
})

test('the comparison says what with, and what was fixed', () => {
  const scanned = withFindings({}, { id: 'CVE-2' })
  const subject = aSubject({
    scanned,
    base: {
      kind: 'image',
      reference: 'debian:13',
      digest: 'sha256:cd',
      scanned: withFindings({}, { id: 'CVE-3' }),
    },
  })
  expect(judgePlatform(subject, judging()).comparison).toEqual({
    base: 'debian:13',
    baseDigest: 'sha256:cd',
    newCount: 1,
    unchangedCount: 1,
    fixed: [{ ...aVulnerability({ id: 'CVE-3' }), counts: false }],
  })
})

test('what the caller knows of the user goes before what the scanner saw', () => {
  const scanned = { ok: true as const, image: aScannedImage({ user: '' }) }
  expect(judgePlatform(aSubject({ user: 'app', scanned }), judging()).findings).toEqual([])
})

test('the root user of an image that could not be scanned is told', () => {
  const platform = judgePlatform(aSubject({ user: '', scanned: UNSCANNED }), judging())
  expect([platform.verdict, platform.findings.length]).toEqual(['fail', 1])
})

test('a reason of others is cut', () => {
  const scanned = { ok: false as const, reason: 'x'.repeat(10_000) }
  expect(judgePlatform(aSubject({ scanned }), judging()).reason.length).toBeLessThan(400)
})
