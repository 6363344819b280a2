import type { RawFinding } from '../../../src/scan/findings/raw-finding.ts'
import { findRootUser } from '../../../src/scan/findings/root-user.ts'
import { makeIgnorer } from '../../../src/scan/ignore/apply-ignore.ts'
import type { IgnoreRule } from '../../../src/scan/ignore/ignore-rule.ts'
import { aVulnerability } from '../a-finding.ts'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')
const CRATE = aVulnerability({
  id: 'CVE-2020-26235',
  aliases: ['GHSA-wcg3-cvx6-7396'],
  package: 'time',
  type: 'rustbinary',
  purl: 'pkg:cargo/time@0.1.43',
  path: 'app/server',
})
const SECRET: RawFinding = { kind: 'secret', id: 'aws-key', severity: 'HIGH', path: 'app/key.env' }
const DEBIAN = aVulnerability({ purl: 'pkg:deb/debian/openssl@3.0?arch=amd64&distro=debian-13' })

type Row = [name: string, rule: Partial<IgnoreRule>, finding: RawFinding, passes: boolean]

test.each<Row>([
  ['the id', { id: 'CVE-2020-26235' }, CRATE, true],
  ['the id in another case', { id: 'cve-2020-26235' }, CRATE, true],
  ['another name of it', { id: 'GHSA-wcg3-cvx6-7396' }, CRATE, true],
  ['the beginning of the id', { id: 'CVE-2020-2623' }, CRATE, false],
  ['the kind', { id: 'aws-key', kinds: ['secret'] }, SECRET, true],
  ['another kind', { id: 'aws-key', kinds: ['vulnerability'] }, SECRET, false],
  ['the path', { id: 'aws-key', paths: ['app/key.env'] }, SECRET, true],
  ['the path with a slash before it', { id: 'aws-key', paths: ['/app/key.env'] }, SECRET, true],
  ['a pattern of it', { id: 'aws-key', paths: ['etc', '**/*.env'] }, SECRET, true],
  ['another path', { id: 'aws-key', paths: ['key.env', 'app'] }, SECRET, false],
  ['a star is no slash', { id: 'aws-key', paths: ['*.env'] }, SECRET, false],
  ['a path where there is none', { id: 'CVE-1', paths: ['**'] }, DEBIAN, false],
  ['no path at all', { id: 'aws-key', paths: [] }, SECRET, false],
  ['the package', { id: 'CVE-2020-26235', purls: ['pkg:cargo/time'] }, CRATE, true],
  ['its version', { id: 'CVE-2020-26235', purls: ['pkg:cargo/time@0.1.43'] }, CRATE, true],
  ['another version', { id: 'CVE-2020-26235', purls: ['pkg:cargo/time@0.1.44'] }, CRATE, false],
  ['another package', { id: 'CVE-2020-26235', purls: ['pkg:cargo/tim'] }, CRATE, false],
  ['another kind of package', { id: 'CVE-2020-26235', purls: ['pkg:npm/time'] }, CRATE, false],
  ['a namespace', { id: 'CVE-1', purls: ['pkg:deb/debian/openssl'] }, DEBIAN, true],
  ['without the namespace', { id: 'CVE-1', purls: ['pkg:deb/openssl'] }, DEBIAN, false],
  ['a qualifier', { id: 'CVE-1', purls: ['pkg:deb/debian/openssl?arch=amd64'] }, DEBIAN, true],
  ['another one', { id: 'CVE-1', purls: ['pkg:deb/debian/openssl?arch=arm64'] }, DEBIAN, false],
  ['a package where there is none', { id: 'aws-key', purls: ['pkg:cargo/time'] }, SECRET, false],
  [
    'path and package',
    { id: 'CVE-2020-26235', purls: ['pkg:cargo/time'], paths: ['opt'] },
    CRATE,
    false,
  ],
])('%s', (_, rule, finding, passes) => {
  const { ignore } = makeIgnorer([{ id: '', ...rule }], NOW_MS)
  expect(ignore(finding)).toEqual(passes ? {} : undefined)
})

test.each(['root-user', 'DS-0002', 'AVD-DS-0002', 'DS002'])('the root user by %s', (id) => {
  const [root = SECRET] = findRootUser('')
  expect(makeIgnorer([{ id, kinds: ['root-user'] }], NOW_MS).ignore(root)).toEqual({})
})

test('one that has expired lets nothing pass, and stays to be told', () => {
  const { ignore, entries } = makeIgnorer([{ id: 'CVE-1', expires: '2026-11-22' }], NOW_MS)
  expect(ignore(DEBIAN)).toBeUndefined()
  expect(entries()).toEqual([{ id: 'CVE-1', expires: '2026-11-22', isExpired: true, used: 0 }])
})

test('the first entry that fits is the one that is used', () => {
  const rules = [
    { id: 'CVE-1', expires: '2026-11-22', reason: 'old' },
    { id: 'CVE-1', kinds: ['vulnerability'], reason: 'one', expires: '2027-01-01' },
    { id: 'CVE-1', reason: 'two' },
    { id: 'CVE-9' },
  ] as const
  const { ignore, entries } = makeIgnorer(rules, NOW_MS)
  expect(ignore(DEBIAN)).toEqual({ reason: 'one', expires: '2027-01-01' })
  expect(ignore(DEBIAN)).toEqual({ reason: 'one', expires: '2027-01-01' })
  expect(entries().map(({ used }) => used)).toEqual([0, 2, 0, 0])
  expect(entries()[1]).not.toHaveProperty('kinds')
})
