import { compareFindings } from '../../../src/scan/findings/compare.ts'
import type { RawFinding } from '../../../src/scan/findings/raw-finding.ts'
import { findRootUser } from '../../../src/scan/findings/root-user.ts'
import { sortFindings } from '../../../src/scan/findings/severity.ts'
import { aVulnerability } from '../a-finding.ts'
import { scannedFixture } from './read-fixture.ts'

test('against the base image: new, unchanged, fixed', () => {
  const { findings } = scannedFixture('debian-rust')
  const base = scannedFixture('debian-base').findings
  const compared = compareFindings(findings, base)
  expect(compared.findings.map(({ id, package: name, state }) => [id, name, state])).toEqual([
    ['CVE-2099-0101', 'openssl', 'unchanged'],
    ['CVE-2099-0102', 'tzdata', 'unchanged'],
    ['CVE-2019-15542', 'ammonia', 'new'],
    ['CVE-2099-0002', 'itoa', 'new'],
    ['CVE-2099-0002', 'itoa', 'new'],
    ['CVE-2099-0001', 'matchit', 'new'],
    ['aws-access-key-id', undefined, 'new'],
  ])
  expect([compared.newCount, compared.unchangedCount]).toEqual([5, 2])
  expect(compared.fixed.map(({ id, package: name }) => [id, name])).toEqual([
    ['CVE-2099-0103', 'glibc'],
  ])
})

test('a package that was raised and is still vulnerable is nothing new', () => {
  const one = aVulnerability({ installed: '3.5.1' })
  const { findings } = compareFindings([one], [aVulnerability({ installed: '3.5.0' })])
  expect(findings[0]?.state).toBe('unchanged')
})

test.each<[string, Partial<RawFinding>]>([
  ['another advisory', { id: 'CVE-2' }],
  ['another kind of package', { type: 'alpine' }],
  ['another package', { package: 'libssl' }],
  ['another place', { path: 'opt/other' }],
])('%s is another finding', (_, other) => {
  const compared = compareFindings([aVulnerability(other)], [aVulnerability()])
  expect([compared.newCount, compared.fixed]).toEqual([1, [aVulnerability()]])
})

test('the root user of a base image is no finding of ours', () => {
  const root = findRootUser('')
  const compared = compareFindings(root, root)
  expect(compared).toEqual({ findings: root, newCount: 0, unchangedCount: 0, fixed: [] })
  expect(compareFindings([], root).fixed).toEqual([])
})

describe('root user', () => {
  test.each(['', ' ', 'root', '0', '00', '+0', '0:1000', 'root:root', ':1000'])('%j', (user) => {
    expect(findRootUser(user)).toMatchObject([
      { kind: 'root-user', id: 'root-user', severity: 'HIGH' },
    ])
  })

  test.each(['1000', '65532:0', 'app', 'root1', '10', 'nonroot'])('not %j', (user) => {
    expect(findRootUser(user)).toEqual([])
  })

  test('nothing is said where nobody knows the user', () => {
    expect(findRootUser(undefined)).toEqual([])
  })
})

test('worst first, then what can be mended, then by name', () => {
  const sorted = sortFindings([
    aVulnerability({ id: 'CVE-9', severity: 'UNKNOWN' }),
    aVulnerability({ id: 'CVE-8', severity: 'LOW' }),
    aVulnerability({ id: 'CVE-7', severity: 'MEDIUM' }),
    aVulnerability({ id: 'CVE-6', severity: 'CRITICAL' }),
    aVulnerability({ id: 'CVE-5', severity: 'HIGH' }),
    aVulnerability({ id: 'CVE-4', severity: 'CRITICAL', fixed: '2' }),
    aVulnerability({ id: 'CVE-3', severity: 'CRITICAL' }),
  ])
  expect(sorted.map(({ id }) => id).join(' ')).toBe('CVE-4 CVE-3 CVE-6 CVE-5 CVE-7 CVE-8 CVE-9')
})
