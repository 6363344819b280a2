import { parseTrivy } from '../../../src/scan/findings/parse-trivy.ts'
import type { ScannedImage } from '../../../src/scan/findings/raw-finding.ts'
import { makeRandom, nastyText, pick } from '../../builders/random.ts'
import { type FixtureName, fixtureText, scannedFixture } from './read-fixture.ts'

function parsed(report: unknown): ScannedImage {
  const read = parseTrivy(JSON.stringify(report))
  if (!read.ok) throw new Error(read.reason)
  return read.image
}

describe('what Trivy wrote', () => {
  test('a vulnerability of a package of the distribution: no path, no name of the image', () => {
    const found = scannedFixture('debian-rust').findings.find(({ type }) => type === 'debian')
    expect(found).toEqual({
      kind: 'vulnerability',
      id: 'CVE-2099-0101',
      severity: 'HIGH',
      type: 'debian',
      package: 'openssl',
      purl: 'pkg:deb/debian/openssl@3.5.1-1?arch=amd64&distro=debian-13.1',
      installed: '3.5.1-1',
      fixed: '99.0-1',
      title: 'openssl: a made-up fault',
      url: 'https://avd.aquasec.com/nvd/cve-2099-0101',
      status: 'fixed',
    })
  })

  test('one of a crate: the path of the binary', () => {
    const found = scannedFixture('debian-rust').findings.filter(({ type }) => type === 'rustbinary')
    expect(found.map(({ id, package: name, path, fixed }) => [id, name, path, fixed])).toEqual([
      ['CVE-2019-15542', 'ammonia', 'app/web', '2.1.0'],
      ['CVE-2099-0002', 'itoa', 'app/web', '99.0.0'],
      ['CVE-2099-0002', 'itoa', 'app/web', '99.0.0'],
      ['CVE-2099-0001', 'matchit', 'app/web', undefined],
    ])
  })

  test('a secret: its rule and place, and nothing of the secret', () => {
    const found = scannedFixture('debian-rust').findings.filter(({ kind }) => kind === 'secret')
    expect(found).toEqual([
      {
        kind: 'secret',
        id: 'aws-access-key-id',
        severity: 'CRITICAL',
        path: 'app/key.env',
        title: 'AWS Access Key ID',
      },
    ])
  })

  test.each<[FixtureName, Omit<ScannedImage, 'findings'>, number]>([
    [
      'debian-rust',
      {
        packages: { os: 3, crates: 5 },
        crateSources: ['app/web'],
        os: { family: 'debian', name: '13.1', isEndOfLife: false },
        user: '65532',
      },
      7,
    ],
    [
      'alpine-rust',
      {
        packages: { os: 2, crates: 2 },
        crateSources: ['app/web'],
        os: { family: 'alpine', name: '3.22.1', isEndOfLife: false },
        user: '',
      },
      2,
    ],
    [
      'not-analysable',
      {
        packages: { os: 1 },
        crateSources: [],
        os: { family: 'debian', name: '13.1', isEndOfLife: false },
        user: 'app',
      },
      1,
    ],
    [
      'crates-alone',
      { packages: { crates: 1 }, crateSources: ['app/web'], user: '10001:10001' },
      0,
    ],
    ['nothing', { packages: {}, crateSources: [], user: '' }, 0],
    ['lock-file', { packages: { crates: 1 }, crateSources: ['app/Cargo.lock'], user: '' }, 1],
    [
      'no-packages',
      {
        packages: { crates: 1 },
        crateSources: ['app/web'],
        os: { family: 'debian', name: '13.1', isEndOfLife: false },
        user: '1',
      },
      0,
    ],
    [
      'end-of-life',
      {
        packages: { os: 1, crates: 1 },
        crateSources: ['app/web'],
        os: { family: 'debian', name: '9.13', isEndOfLife: true },
        user: '1',
      },
      0,
    ],
  ])('%s: packages, distribution, user', (name, expected, count) => {
    const { findings, ...rest } = scannedFixture(name)
    expect(rest).toEqual(expected)
    expect(findings).toHaveLength(count)
  })
})

test.each([
  ['', 'the scanner wrote no JSON report'],
  ['[]', 'the scanner wrote no JSON report'],
  ['{"Results":', 'the scanner wrote no JSON report'],
  ['{"Results":[]}', "the scanner's report has the layout none, and only 2 is known"],
  ['{"SchemaVersion":3}', "the scanner's report has the layout 3, and only 2 is known"],
  ['{"SchemaVersion":2,"Results":{}}', "the results in the scanner's report are no list"],
])('%j is no report, and not a clean one', (json, reason) => {
  expect(parseTrivy(json)).toEqual({ ok: false, reason })
})

test('a report without results or config is one of nothing', () => {
  expect(parsed({ SchemaVersion: 2 })).toEqual({ packages: {}, crateSources: [], findings: [] })
})

test('the user is only known where there is a config', () => {
  const metadata = (ImageConfig: unknown) => ({ SchemaVersion: 2, Metadata: { ImageConfig } })
  expect(parsed(metadata({ config: {} })).user).toBe('')
  expect(parsed(metadata({ config: { User: 'app' } })).user).toBe('app')
  expect(parsed(metadata({})).user).toBeUndefined()
})

describe('one vulnerability', () => {
  const read = (vulnerability: object, result: object = {}) =>
    parsed({
      SchemaVersion: 2,
      Results: [
        { Target: '/app/x', Class: 'lang-pkgs', Vulnerabilities: [vulnerability], ...result },
      ],
    }).findings

  test('needs no more than its id', () => {
    expect(read({ VulnerabilityID: 'CVE-1' })).toEqual([
      { kind: 'vulnerability', id: 'CVE-1', severity: 'UNKNOWN', path: 'app/x' },
    ])
    expect(read({ PkgName: 'time' })).toEqual([])
  })

  test('is at the path of its package, if that has one', () => {
    expect(read({ VulnerabilityID: 'CVE-1', PkgPath: '/opt/y' })[0]?.path).toBe('opt/y')
  })

  test('keeps the names that others have for it', () => {
    const VendorIDs = ['GHSA-1', 7, 'DSA-2']
    expect(read({ VulnerabilityID: 'CVE-1', VendorIDs })[0]?.aliases).toEqual(['GHSA-1', 'DSA-2'])
  })

  test.each([
    ['critical', 'CRITICAL'],
    ['HIGH', 'HIGH'],
    ['worst', 'UNKNOWN'],
    [5, 'UNKNOWN'],
  ])('severity %j is %s', (Severity, severity) => {
    expect(read({ VulnerabilityID: 'CVE-1', Severity })[0]?.severity).toBe(severity)
  })

  test('that is told twice counts once, but not in two versions', () => {
    const one = { VulnerabilityID: 'CVE-1', PkgName: 'time', InstalledVersion: '0.1.0' }
    const Vulnerabilities = [one, one, { ...one, InstalledVersion: '0.2.0' }]
    expect(read({}, { Vulnerabilities }).map(({ installed }) => installed)).toEqual([
      '0.1.0',
      '0.2.0',
    ])
  })

  test('long texts are cut', () => {
    const Title = 'x'.repeat(10_000)
    expect(read({ VulnerabilityID: 'CVE-1', Title })[0]?.title).toHaveLength(500)
  })
})

test('whatever stands in a report, reading it ends in findings or a reason', () => {
  const random = makeRandom(67)
  const whole: unknown = JSON.parse(fixtureText('debian-rust'))
  let images = 0
  for (let run = 0; run < 300; run += 1) {
    const read = parseTrivy(JSON.stringify(spoil(spoil(whole, random), random)))
    if (!read.ok) continue
    images += 1
    for (const { id, severity, kind } of read.image.findings) {
      expect([typeof id, typeof severity, typeof kind]).toEqual(['string', 'string', 'string'])
    }
  }
  expect(images).toBeGreaterThan(150)
})

/** Puts something else in one place. */
function spoil(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.08) {
    return pick(random, [undefined, null, 7, true, nastyText(random), [], [null, 7], {}, [{}]])
  }
  const names = Object.keys(value)
  const chosen = names[Math.floor(random() * names.length)]
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === chosen ? spoil(member, random) : member,
  ])
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members)
}
