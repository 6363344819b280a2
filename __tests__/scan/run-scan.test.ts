import { found, unreadable } from '../../src/image/read.ts'
import type { Files } from '../../src/ports.ts'
import { runScan } from '../../src/scan/run-scan.ts'
import type { ScanPlan, ScanTarget } from '../../src/scan/scan-plan.ts'
import type { ScanReport } from '../../src/scan/scan-report.ts'
import type { FoundDatabase, Got, TrivyPorts } from '../../src/scan/stage-ports.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { aPolicy } from './a-finding.ts'
import { type FixtureName, fixtureText } from './findings/read-fixture.ts'

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')
const CONTEXT = { workspaceFolder: '/work' }

const SCANNER = { name: 'trivy', version: '0.74.0', sha256: 'ab', origin: 'download' } as const
const DATABASE = { origin: 'cache', updatedAt: '2026-11-23T06:00:00Z' } as const
const coverage = found(['debian 13', 'alpine 3.22', 'cargo::GitHub Security Advisory Rust'])
const FOUND_DATABASE = { ...DATABASE, coverage } as const

type Trivy = Partial<TrivyPorts> & {
  /** Of the inputs that Trivy knows, by folder. */
  readonly images?: Readonly<Record<string, FixtureName>>
}

function scene(
  { images = {}, ...trivy }: Trivy = {},
  ownFiles: Readonly<Record<string, string>> = {},
) {
  const scanned: string[] = []
  const written = new Map<string, string>()
  const files: Pick<Files, 'readTextIfAny' | 'writeText'> = {
    readTextIfAny: async (path) => ownFiles[path],
    writeText: async (path, text) => {
      if (path.startsWith('/full/')) throw new Error('ENOSPC: no space left on device')
      written.set(path, text)
    },
  }
  const ports = {
    files,
    run: fakeCommandRunner({}).run,
    clock: fakeClock(NOW_MS).clock,
    trivy: {
      findScanner: async () => ({ ok: true, value: SCANNER, remarks: ['A scanner.'] }) as const,
      findDatabase: async () =>
        ({ ok: true, value: FOUND_DATABASE, remarks: ['A database.'] }) as const,
      scanImage: async (input): Promise<Got<string>> => {
        const folder = input.kind === 'oci-layout' ? input.folder : input.file
        scanned.push(folder)
        const name = images[folder]
        return name === undefined
          ? { ok: false, reason: 'The scanner failed (exit code 1): no such image' }
          : { ok: true, value: fixtureText(name) }
      },
      findDistribution: async () => found(undefined),
      convert: async (_, format) => ({ ok: true, value: `{"is":"${format}"}` }) as const,
      ...trivy,
    } satisfies TrivyPorts,
  }
  return { ports, scanned, written }
}

function target(folder: string, overrides: Partial<ScanTarget> = {}): ScanTarget {
  return {
    platform: 'linux/amd64',
    input: { kind: 'oci-layout', folder },
    base: { kind: 'none', reason: 'nobody asked' },
    ...overrides,
  }
}

function aPlan(overrides: Partial<ScanPlan> = {}): ScanPlan {
  return {
    mode: 'enforce',
    policy: aPolicy(),
    formats: [],
    category: 'prod',
    targets: [target('/image')],
    ...overrides,
  }
}

const signal = new AbortController().signal
const short = ({ verdict, reason }: Pick<ScanReport, 'verdict' | 'reason'>) =>
  `${verdict}: ${reason}`

test('what was found, what with, and what it means', async () => {
  const { ports } = scene({ images: { '/image': 'debian-rust' } })
  const report = await runScan(aPlan(), CONTEXT, ports, signal)
  expect(report).toMatchObject({
    mode: 'enforce',
    verdict: 'fail',
    reason: '4 findings break the policy: 2 critical, 2 high.',
    scanner: SCANNER,
    database: { ...DATABASE, ageMs: 6 * 3_600_000 },
    policy: aPolicy(),
    ignoreEntries: [],
    remarks: ['A scanner.', 'A database.'],
    files: [],
  })
  expect(report.platforms.map(({ platform, findings }) => [platform, findings.length])).toEqual([
    ['linux/amd64', 7],
  ])
})

test.each<[FixtureName, string]>([
  ['alpine-rust', 'fail: 2 findings break the policy: 2 high.'],
  ['crates-alone', 'pass: Nothing breaks the policy: 1 crate analysed.'],
  [
    'not-analysable',
    'unknown: No binary in the image has audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles.',
  ],
  ['lock-file', 'fail: 2 findings break the policy: 2 high.'],
  [
    'no-packages',
    'unknown: The image is made of debian 13.1, and no package of it was found (not analysable).',
  ],
  [
    'end-of-life',
    'unknown: Debian 9.13 is past its end of life, and advisories are no longer published for it.',
  ],
])('%s: %s', async (name, expected) => {
  const { ports } = scene({ images: { '/image': name } })
  expect(short(await runScan(aPlan(), CONTEXT, ports, signal))).toBe(expected)
})

test('what the database covers is not told', async () => {
  const { ports } = scene({ images: { '/image': 'debian-rust' } })
  const { database } = await runScan(aPlan(), CONTEXT, ports, signal)
  expect(Object.keys(database ?? {})).toEqual(['origin', 'updatedAt', 'ageMs'])
})

test.each<[name: string, image: FixtureName, Partial<TrivyPorts>, string]>([
  [
    'a database without crates',
    'crates-alone',
    { findDatabase: async () => databaseOf(found(['debian 13'])) },
    'unknown: The vulnerability database has no advisories for crates.',
  ],
  [
    'a database that cannot be read',
    'crates-alone',
    { findDatabase: async () => databaseOf(unreadable('the database cannot be read: damaged')) },
    'unknown: The database cannot be read: damaged.',
  ],
  [
    'a distribution that the scanner does not know',
    'crates-alone',
    { findDistribution: async () => found({ name: 'Arch\nLinux' }) },
    'unknown: The image is made of "Arch\\nLinux", which the scanner does not know, so nothing is known of its packages.',
  ],
  [
    'one without a name',
    'crates-alone',
    { findDistribution: async () => found({ name: '' }) },
    'unknown: The image is made of a distribution, which the scanner does not know, so nothing is known of its packages.',
  ],
  [
    'layers that cannot be read',
    'crates-alone',
    { findDistribution: async () => unreadable('its layers cannot be read: damaged') },
    'unknown: The scanner named no distribution, and whether the image has one cannot be told (its layers cannot be read: damaged).',
  ],
  [
    'a distribution that the scanner named: nobody looks for another',
    'debian-rust',
    { findDistribution: () => Promise.reject(new Error('asked for')) },
    'fail: 4 findings break the policy: 2 critical, 2 high.',
  ],
])('%s', async (_, image, trivy, expected) => {
  const { ports } = scene({ images: { '/image': image }, ...trivy })
  expect(short(await runScan(aPlan(), CONTEXT, ports, signal))).toBe(expected)
})

function databaseOf(coverage: FoundDatabase['coverage']): Got<FoundDatabase> {
  return { ok: true, value: { ...DATABASE, coverage } }
}

const NEVER = () => Promise.reject(new Error('asked for'))

test('without a scanner nothing is known, and nothing else is asked for', async () => {
  const findScanner = async () =>
    ({ ok: false, reason: 'no server answers', remarks: ['Wait.'] }) as const
  const { ports } = scene({ findScanner, findDatabase: NEVER, scanImage: NEVER })
  const report = await runScan(aPlan(), CONTEXT, ports, signal)
  expect(short(report)).toBe('unknown: There is no scanner (no server answers).')
  expect(report.remarks).toEqual(['Wait.'])
  expect(report).not.toHaveProperty('scanner')
})

test('without a database nothing is known, and nothing is scanned', async () => {
  const findDatabase = async () => ({ ok: false, reason: 'no server answers' }) as const
  const { ports } = scene({ findDatabase, scanImage: NEVER })
  const report = await runScan(aPlan(), CONTEXT, ports, signal)
  expect(short(report)).toBe('unknown: There is no vulnerability database (no server answers).')
  expect(report.scanner).toEqual(SCANNER)
  expect(report).not.toHaveProperty('database')
})

test.each([
  [
    '2026-11-20T11:00:00Z',
    'The vulnerability database is 3 days old, and 3 days are allowed (scan-db-max-age).',
  ],
  ['yesterday', 'There is no vulnerability database (nobody knows how old it is).'],
])('a database of %s proves nothing', async (updatedAt, reason) => {
  const findDatabase = async () => ({ ok: true, value: { ...FOUND_DATABASE, updatedAt } }) as const
  const { ports } = scene({ findDatabase, images: { '/image': 'crates-alone' } })
  expect(short(await runScan(aPlan(), CONTEXT, ports, signal))).toBe(`unknown: ${reason}`)
})

test('of a database from the near future the age is none', async () => {
  const findDatabase = async () =>
    ({ ok: true, value: { ...FOUND_DATABASE, updatedAt: '2026-11-23T12:30:00Z' } }) as const
  const { ports } = scene({ findDatabase, images: { '/image': 'crates-alone' } })
  const report = await runScan(aPlan(), CONTEXT, ports, signal)
  expect([report.verdict, report.database?.ageMs]).toEqual(['pass', 0])
})

test.each<[string, Got<string>, string]>([
  [
    'a scanner that fails',
    { ok: false, reason: 'The scanner failed (exit code 1): x' },
    'The scanner failed (exit code 1): x.',
  ],
  ['a report that is none', { ok: true, value: 'panic' }, 'The scanner wrote no JSON report.'],
  [
    'a report of nothing',
    { ok: true, value: '{"SchemaVersion":2}' },
    'No binary in the image has audit data, so nothing is known of its crates (not analysable); build it with cargo auditable, or with one of our Dockerfiles.',
  ],
])('%s says nothing of the image', async (_, got, reason) => {
  const { ports } = scene({ scanImage: async () => got })
  expect(short(await runScan(aPlan(), CONTEXT, ports, signal))).toBe(`unknown: ${reason}`)
})

test('nothing to scan is nothing known, and asks for no scanner', async () => {
  const { ports } = scene({ findScanner: NEVER })
  const report = await runScan(aPlan({ targets: [] }), CONTEXT, ports, signal)
  expect(short(report)).toBe('unknown: No image was scanned.')
})

test('a cancelled run scans nothing more', async () => {
  const { ports, scanned } = scene({ images: { '/image': 'crates-alone' } })
  const report = await runScan(aPlan(), CONTEXT, ports, AbortSignal.abort())
  expect(short(report)).toBe('unknown: The run was cancelled before the scan.')
  expect(scanned).toEqual([])
})

const BASE = {
  kind: 'image',
  reference: 'debian:13',
  input: { kind: 'oci-layout', folder: '/base' },
} as const

describe('the base image', () => {
  const images = { '/image': 'debian-rust', '/base': 'debian-base', '/arm': 'debian-rust' } as const
  const plan = aPlan({ policy: aPolicy({ onlyNew: true }) })

  test('is scanned too, and what it has is nothing new', async () => {
    const { ports } = scene({ images })
    const report = await runScan(
      { ...plan, targets: [target('/image', { base: BASE })] },
      CONTEXT,
      ports,
      signal,
    )
    expect(report.reason).toBe('3 findings break the policy: 2 critical, 1 high.')
    expect(report.platforms[0]?.comparison).toMatchObject({
      base: 'debian:13',
      newCount: 5,
      unchangedCount: 2,
      fixed: [{ id: 'CVE-2099-0103' }],
    })
  })

  test('is scanned once for several images', async () => {
    const { ports, scanned } = scene({ images })
    const targets = [
      target('/image', { base: BASE }),
      target('/arm', { platform: 'linux/arm64', base: BASE }),
    ]
    await runScan({ ...plan, targets }, CONTEXT, ports, signal)
    expect(scanned).toEqual(['/image', '/base', '/arm'])
  })

  test('is not scanned for an image that could not be', async () => {
    const { ports, scanned } = scene({ images: { '/base': 'debian-base' } })
    await runScan({ ...plan, targets: [target('/image', { base: BASE })] }, CONTEXT, ports, signal)
    expect(scanned).toEqual(['/image'])
  })

  test('that cannot be scanned leaves open what is new', async () => {
    const { ports } = scene({ images: { '/image': 'debian-rust' } })
    const targets = [target('/image', { base: BASE })]
    const report = await runScan({ ...plan, targets }, CONTEXT, ports, signal)
    expect(report.verdict).toBe('unknown')
    expect(report.remarks).toContain(
      'Not compared with a base image on linux/amd64, as the base image debian:13 could not be scanned (The scanner failed (exit code 1): no such image).',
    )
  })

  test('is neither scanned nor missed where all counts', async () => {
    const { ports, scanned } = scene({ images })
    const targets = [target('/image', { base: BASE })]
    const report = await runScan(aPlan({ targets }), CONTEXT, ports, signal)
    expect([scanned, report.remarks]).toEqual([['/image'], ['A scanner.', 'A database.']])
    expect(report.platforms[0]).not.toHaveProperty('comparison')
  })
})

test('each platform has a verdict of its own', async () => {
  const { ports } = scene({ images: { '/image': 'crates-alone', '/arm': 'debian-rust' } })
  const targets = [
    target('/image'),
    target('/arm', { platform: 'linux/arm64', digest: 'sha256:ab' }),
  ]
  const report = await runScan(aPlan({ targets }), CONTEXT, ports, signal)
  expect(
    report.platforms.map(({ platform, digest, verdict }) => [platform, digest, verdict]),
  ).toEqual([
    ['linux/amd64', undefined, 'pass'],
    ['linux/arm64', 'sha256:ab', 'fail'],
  ])
  expect(report.reason).toBe('linux/arm64: 4 findings break the policy: 2 critical, 2 high.')
})

test('the ignore file lets pass, is told entry by entry, and what it cannot say is told, too', async () => {
  const text = [
    'CVE-2099-0001 exp:2027-01-31 # no route of ours',
    'CVE-2099-0101 exp:2026-11-22',
    'aws-access-key-id # an example',
    'CVE-2019-15542 forever',
  ].join('\n')
  const { ports } = scene({ images: { '/image': 'debian-rust' } }, { '/work/.trivyignore': text })
  const plan = aPlan({ ignoreFile: '.trivyignore' })
  const report = await runScan(plan, CONTEXT, ports, signal)
  expect(report.reason).toBe('2 findings break the policy: 2 high.')
  expect(report.ignoreEntries).toEqual([
    {
      id: 'CVE-2099-0001',
      reason: 'no route of ours',
      expires: '2027-01-31',
      isExpired: false,
      used: 1,
    },
    { id: 'CVE-2099-0101', expires: '2026-11-22', isExpired: true, used: 0 },
    { id: 'aws-access-key-id', reason: 'an example', isExpired: false, used: 1 },
  ])
  expect(report.remarks.at(-1)).toMatch(/^Line 4 of the ignore file lets nothing pass: "forever"/)
})

describe('files', () => {
  const targets = [target('/image'), target('/arm', { platform: 'linux/arm/v7' })]
  const images = { '/image': 'crates-alone', '/arm': 'debian-rust' } as const
  const formats = ['json', 'sarif', 'table', 'cyclonedx', 'spdx'] as const

  test('of every format, a set for each platform where the format has one image', async () => {
    const { ports, written } = scene({ images })
    const report = await runScan(
      aPlan({ targets, formats, folder: '/out' }),
      CONTEXT,
      ports,
      signal,
    )
    expect(report.files.map(({ format, path }) => `${format} ${path}`)).toEqual([
      'json /out/scan-linux-amd64.json',
      'json /out/scan-linux-arm-v7.json',
      'sarif /out/scan.sarif',
      'table /out/scan.txt',
      'cyclonedx /out/scan-linux-amd64.cdx.json',
      'cyclonedx /out/scan-linux-arm-v7.cdx.json',
      'spdx /out/scan-linux-amd64.spdx.json',
      'spdx /out/scan-linux-arm-v7.spdx.json',
    ])
    expect([...written.keys()]).toEqual(report.files.map(({ path }) => path))
    expect(written.get('/out/scan-linux-arm-v7.json')).toBe(fixtureText('debian-rust'))
    expect(written.get('/out/scan-linux-amd64.spdx.json')).toBe('{"is":"spdx"}')
    expect(JSON.parse(written.get('/out/scan.sarif') ?? '').runs).toHaveLength(2)
  })

  test('none without a folder', async () => {
    const { ports, written } = scene({ images, convert: NEVER })
    const report = await runScan(aPlan({ targets, formats }), CONTEXT, ports, signal)
    expect([report.files, written.size]).toEqual([[], 0])
  })

  test('none of an image that was not scanned: to code scanning all would be mended', async () => {
    const { ports, written } = scene({ images: { '/arm': 'debian-rust' } })
    const one = await runScan(aPlan({ formats, folder: '/out' }), CONTEXT, ports, signal)
    expect(one.files.map(({ format }) => format)).toEqual(['table'])
    await runScan(aPlan({ targets, formats, folder: '/out' }), CONTEXT, ports, signal)
    const { runs } = JSON.parse(written.get('/out/scan.sarif') ?? '')
    expect(runs).toMatchObject([{ properties: { platform: 'linux/arm/v7' } }])
  })

  test.each<[string, Got<string>, string]>([
    ['/full/disk', { ok: true, value: '{}' }, 'ENOSPC: no space left on device'],
    ['/out', { ok: false, reason: 'no such format' }, 'no such format'],
  ])('one in %s that cannot be written is told', async (folder, converted, why) => {
    const { ports } = scene({ images, convert: async () => converted })
    const plan = aPlan({ formats: ['cyclonedx'], folder })
    const report = await runScan(plan, CONTEXT, ports, signal)
    expect([report.verdict, report.files]).toEqual(['pass', []])
    expect(report.remarks.at(-1)).toBe(`"scan-linux-amd64.cdx.json" was not written: ${why}.`)
  })

  test('the image has its own name in them, the base image its own', async () => {
    const names: unknown[] = []
    const scanImage = async (_: unknown, name: string | undefined): Promise<Got<string>> => {
      names.push(name)
      return { ok: true, value: fixtureText('crates-alone') }
    }
    const { ports } = scene({ scanImage })
    const targets = [target('/image', { base: BASE })]
    const plan = aPlan({ policy: aPolicy({ onlyNew: true }), targets, name: 'cv:1' })
    await runScan(plan, CONTEXT, ports, signal)
    expect(names).toEqual(['cv:1', 'debian:13'])
  })
})
