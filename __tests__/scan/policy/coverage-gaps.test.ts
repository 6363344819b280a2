import { crateCoverageGap, releaseGap } from '../../../src/scan/policy/coverage-gaps.ts'

const COVERAGE = ['debian 13', 'alpine 3.22', 'ubuntu 24.04', 'ubuntu 18.04-ESM', 'vulnerability']

test.each([
  ['debian', '13.1', undefined],
  ['debian', '13', undefined],
  ['debian', '14.0', 'debian 14'],
  ['debian', '1', 'debian 1'],
  ['alpine', '3.22.1', undefined],
  ['alpine', '3.22', undefined],
  ['alpine', '3.2', 'alpine 3.2'],
  ['alpine', '3.23_alpha20260101', 'alpine 3.23_alpha20260101'],
  ['alpine', 'edge', 'alpine edge'],
  ['ubuntu', '24.04', undefined],
  ['ubuntu', '24.04-ESM', undefined],
  ['ubuntu', '18.04-ESM', undefined],
  ['ubuntu', '18.04', 'ubuntu 18.04'],
  ['ubuntu', '', 'ubuntu '],
  // How these are looked up is the scanner's own affair.
  ['wolfi', '20230201', undefined],
  ['redhat', '9.4', undefined],
])('%s %s', (family, name, missing) => {
  const gaps = releaseGap({ family, name, isEndOfLife: false }, COVERAGE)
  const clause = `the vulnerability database has no advisories for ${missing}: it is no release, or came out after the database was built`
  expect(gaps).toEqual(missing === undefined ? [] : [clause])
})

test('crates are covered by any source of theirs, and by no other kind of package', () => {
  expect(crateCoverageGap(['debian 13', 'cargo::RustSec'])).toEqual([])
  expect(crateCoverageGap(['debian 13', 'npm::GHSA', 'xcargo::x'])).toEqual([
    'the vulnerability database has no advisories for crates',
  ])
})
