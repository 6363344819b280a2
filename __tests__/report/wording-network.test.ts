import type { CratesReport, ImageFetchReport } from '../../src/fetch/fetch.ts'
import {
  describeCrates,
  describeFetch,
  describeImages,
  describeIncident,
} from '../../src/report/wording-fetch.ts'
import { describeLost, describePreflight, describeTried } from '../../src/report/wording-network.ts'
import { aDigest } from '../builders/a-report.ts'
import { aHealthyPreflight, anEndpoint, gaveUp } from '../builders/network-reports.ts'

const CRATES: CratesReport = {
  total: 155,
  fetched: 5,
  reused: 150,
  fetchedBytes: 1_214_300,
  durationMs: 812,
  sources: ['crates.io'],
}

test.each<[string, Partial<CratesReport>, string]>([
  ['some', {}, '155 crates: 150 from the cache, 5 fetched (1.2 MB) in 812 ms'],
  [
    'thousands',
    { total: 2_500, fetched: 1_300, reused: 1_200 },
    '2,500 crates: 1,200 from the cache, 1,300 fetched (1.2 MB) in 812 ms',
  ],
  ['none', { fetched: 0, reused: 155, sources: [] }, '155 crates from the cache'],
  ['all', { fetched: 155, reused: 0 }, '155 crates fetched (1.2 MB) in 812 ms'],
  ['one', { total: 1, fetched: 1, reused: 0 }, '1 crate fetched (1.2 MB) in 812 ms'],
  ['not all of them', { reused: 0 }, '155 crates: 5 fetched (1.2 MB) in 812 ms'],
  ['nothing but the cache, not whole', { fetched: 0 }, '155 crates: 150 from the cache'],
  [
    'a mirror',
    { fetched: 155, reused: 0, sources: ['crates.io', 'm.test'] },
    '155 crates fetched from crates.io, m.test (1.2 MB) in 812 ms',
  ],
])('crates fetched: %s', (_, overrides, expected) => {
  expect(describeCrates({ ...CRATES, ...overrides })).toBe(expected)
})

function anImageFetch(overrides: Partial<ImageFetchReport> = {}): ImageFetchReport {
  return {
    reference: 'docker.io/library/rust:1-alpine3.22',
    digest: aDigest(1),
    outcome: 'fetched',
    fetchedBytes: 32_000_000,
    durationMs: 2_140,
    ...overrides,
  }
}

const PRESENT = { outcome: 'present' } as const

test.each<[readonly Partial<ImageFetchReport>[], readonly string[]]>([
  [[], []],
  [[{}], ['base image rust:1-alpine3.22 fetched (32.0 MB) in 2.1 s']],
  [
    [{ via: 'mirror.gcr.io' }],
    ['base image rust:1-alpine3.22 fetched from mirror.gcr.io (32.0 MB) in 2.1 s'],
  ],
  [[PRESENT], ['base image rust:1-alpine3.22 was there already']],
  [
    [PRESENT, PRESENT, {}],
    ['base image rust:1-alpine3.22 fetched (32.0 MB) in 2.1 s', '2 base images were there already'],
  ],
])('images %j', (images, expected) => {
  const report = { durationMs: 1, images: images.map(anImageFetch), incidents: [], leftToBuild: [] }
  expect(describeImages(report)).toEqual(expected)
})

test.each([
  [`docker.io/library/rust:1@${aDigest(1)}`, 'rust:1'],
  ['docker.io/octo/base:2', 'octo/base:2'],
  ['gcr.io/distroless/static-debian13:nonroot', 'gcr.io/distroless/static-debian13:nonroot'],
  [`registry.test:5000/rust@${aDigest(1)}`, `registry.test:5000/rust@${aDigest(1)}`],
])('image %s is named %s', (reference, name) => {
  const images = [anImageFetch({ ...PRESENT, reference })]
  const report = { durationMs: 1, images, incidents: [], leftToBuild: [] }
  expect(describeImages(report)).toEqual([`base image ${name} was there already`])
})

test('of many fetched images the first ten are named', () => {
  const images = Array.from({ length: 14 }, () => anImageFetch())
  const parts = describeImages({ durationMs: 1, images, incidents: [], leftToBuild: [] })
  expect(parts).toHaveLength(11)
  expect(parts.at(-1)).toBe('4 more base images')
})

test('a fetch of nothing says nothing', () => {
  const none = { ...CRATES, total: 0, fetched: 0, reused: 0 }
  const report = { durationMs: 1, crates: none, images: [], incidents: [], leftToBuild: [] }
  expect(describeFetch(report)).toBeUndefined()
})

test('a fault that came more than once says how often', () => {
  expect(describeIncident({ host: 'h', cause: 'reset', count: 1 })).toBe('h: reset')
  expect(describeIncident({ host: 'h', cause: 'reset', count: 3 })).toBe('h: reset (3 times)')
})

test.each([
  [[], undefined],
  [['ok'], '1 endpoint checked in 412 ms, healthy'],
  [['ok', 'ok'], '2 endpoints checked in 412 ms, all healthy'],
  [['ok', 'degraded'], '2 endpoints checked in 412 ms, 1 degraded'],
  [['failed', 'degraded', 'failed'], '3 endpoints checked in 412 ms, 2 failed, 1 degraded'],
] as const)('endpoints %j: %s', (outcomes, expected) => {
  const endpoints = outcomes.map((outcome) => anEndpoint({ outcome }))
  expect(describePreflight({ ...aHealthyPreflight, endpoints })).toBe(expected)
})

describe('what was tried', () => {
  test('is nothing but the one attempt', () => {
    expect(describeTried(gaveUp.attempts.slice(0, 1))).toEqual([])
    expect(describeTried([])).toEqual([])
  })

  test('is how often, how long was waited, and each change once', () => {
    const remedies = ['The cache is not imported any more.', 'IPv6 is off.']
    const attempts = gaveUp.attempts.map((attempt) => ({ ...attempt, remedies }))
    expect(describeTried(attempts)).toEqual([
      'Built 3 times, after waiting 9.2 s in all.',
      ...remedies,
    ])
  })

  test('does not speak of waiting where there was none', () => {
    const attempts = [1, 2].map((number) => ({
      number,
      durationMs: 1,
      outcome: 'failure' as const,
    }))
    expect(describeTried(attempts)).toEqual(['Built 2 times.'])
  })
})

test('no time was lost by a build that passed at once', () => {
  expect(describeLost([{ number: 1, durationMs: 9, outcome: 'success' }])).toBeUndefined()
})
