import { OUTPUTS } from '../../src/inputs/outputs.ts'
import { makeOutputs } from '../../src/report/outputs.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { aDigest, aReport, aStage } from '../builders/a-report.ts'
import {
  aCache,
  anArchive,
  exactCache,
  lostCache,
  noArchive,
  partialCache,
  unchanged,
} from '../builders/cache-reports.ts'
import { gaveUp, refused, threeAttempts } from '../builders/network-reports.ts'
import { classicStore, complete, twoPlatforms } from '../builders/sample-reports.ts'

const FILES = {
  metadata: '{"containerimage.digest":"x"}',
  reportFile: '/run/report.json',
  pageFile: '/run/report.html',
}

test('of an image of two platforms', () => {
  const { sizes, ...rest } = makeOutputs(twoPlatforms, FILES)
  expect(rest).toEqual({
    imageid: aDigest(90),
    digest: aDigest(91),
    metadata: '{"containerimage.digest":"x"}',
    image: 'ghcr.io/octo/cv:1.4.0',
    tags: 'ghcr.io/octo/cv:1.4.0\nghcr.io/octo/cv:1.4\nghcr.io/octo/cv:latest',
    version: '1.4.0',
    variant: 'prod',
    'size-compressed': '5621754',
    'size-unpacked': '11616816',
    'duration-ms': '412300',
    'build-duration-ms': '401200',
    attempts: '2',
    fault: '',
    skipped: 'false',
    'cache-hit': '',
    'cache-restored-bytes': '',
    'cache-saved-bytes': '',
    'crates-restored': '',
    'crates-locked': '',
    'units-fresh': '0',
    'units-total': '370',
    'scan-verdict': '',
    'scan-findings': '',
    'scan-breaking': '',
    'scan-new': '',
    'scan-sarif': '',
    report: '/run/report.json',
    'report-html': '/run/report.html',
    'comment-url': '',
    'comment-file': '',
    outcome: 'success',
  })
  expect(JSON.parse(sizes)).toEqual({
    'linux/amd64': {
      compressedBytes: 5_621_754,
      unpackedBytes: 11_616_816,
      base: { compressedBytes: 817_222, unpackedBytes: 2_006_016 },
      own: { compressedBytes: 4_804_532, unpackedBytes: 9_610_800 },
    },
    'linux/arm64': {
      compressedBytes: 5_428_636,
      unpackedBytes: 11_230_580,
      base: { compressedBytes: 817_222, unpackedBytes: 2_006_016 },
      own: { compressedBytes: 4_611_414, unpackedBytes: 9_224_564 },
    },
  })
})

test('what is not known is empty', () => {
  const outputs = makeOutputs(aReport({ outcome: 'failure', build: { tags: [] } }), {})
  const known = Object.entries(outputs).filter(([, value]) => value !== '')
  expect(known).toEqual([
    ['duration-ms', '83400'],
    ['attempts', '0'],
    ['skipped', 'false'],
    ['outcome', 'failure'],
  ])
})

test('a size that the image store cannot tell is empty, not guessed', () => {
  const outputs = makeOutputs(classicStore, {})
  expect(outputs['size-compressed']).toBe('')
  expect(outputs['size-unpacked']).toBe('1412300800')
  expect(JSON.parse(outputs.sizes)).toEqual({
    'linux/amd64': { compressedBytes: null, unpackedBytes: 1_412_300_800 },
  })
})

test('the version is the tag when the report names none', () => {
  expect(makeOutputs(aReport(), {}).version).toBe('main')
})

test('durations are whole milliseconds, builds of several attempts together', () => {
  const stages = [aStage('build', 0, 10.4), aStage('measure', 11, 5), aStage('build', 20, 5.2)]
  const outputs = makeOutputs(aReport({ durationMs: 99.7, stages }), {})
  expect([outputs['duration-ms'], outputs['build-duration-ms']]).toEqual(['100', '16'])
})

test('the build takes as long as compiling and building together', () => {
  expect(makeOutputs(partialCache, {})['build-duration-ms']).toBe('34100')
})

function cacheOutputs(report: RunReport): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(makeOutputs(report, {})).filter(([name]) =>
      /^(?:skipped$|cache-|crates-|units-)/.test(name),
    ),
  )
}

test.each<[string, RunReport, Readonly<Record<string, string>>]>([
  [
    'a similar archive was found, and new ones saved',
    partialCache,
    {
      skipped: 'false',
      'cache-hit': 'partial',
      'cache-restored-bytes': '121514300',
      'cache-saved-bytes': '124350000',
      'crates-restored': '150',
      'crates-locked': '155',
      'units-fresh': '161',
      'units-total': '178',
    },
  ],
  [
    'the archives were there already',
    exactCache,
    {
      skipped: 'false',
      'cache-hit': 'exact',
      'cache-restored-bytes': '134314300',
      'cache-saved-bytes': '0',
      'crates-restored': '155',
      'crates-locked': '155',
      'units-fresh': '177',
      'units-total': '178',
    },
  ],
  [
    'all was lost',
    lostCache,
    {
      skipped: 'false',
      'cache-hit': 'miss',
      'cache-restored-bytes': '0',
      'cache-saved-bytes': '0',
      'crates-restored': '0',
      'crates-locked': '155',
      'units-fresh': '0',
      'units-total': '178',
    },
  ],
  [
    'the build was skipped',
    unchanged,
    {
      skipped: 'true',
      'cache-hit': '',
      'cache-restored-bytes': '3071000',
      'cache-saved-bytes': '0',
      'crates-restored': '',
      'crates-locked': '',
      'units-fresh': '',
      'units-total': '',
    },
  ],
])('of caches, where %s', (_, report, expected) => {
  expect(cacheOutputs(report)).toEqual(expected)
})

test('only what was restored and saved is counted in bytes', () => {
  const saved = { bytes: 7_000, durationMs: 1 }
  const archives = [
    anArchive({ hit: 'miss', restoredBytes: 500, saved: { ...saved, outcome: 'lost' } }),
    anArchive({ hit: 'partial', restoredBytes: 30, saved: { ...saved, outcome: 'present' } }),
    anArchive({ restoredBytes: 4, saved: { ...saved, bytes: 9, outcome: 'saved' } }),
  ]
  expect(cacheOutputs(aReport({ cache: aCache({ archives }) }))).toMatchObject({
    'cache-restored-bytes': '34',
    'cache-saved-bytes': '9',
  })
})

test('compiled dependencies that were not looked for are no miss', () => {
  const cache = aCache({ archives: [noArchive('units', 'off')] })
  expect(makeOutputs(aReport({ cache }), {})['cache-hit']).toBe('')
})

test('units are not counted where the log tells only those that were compiled', () => {
  expect(cacheOutputs(classicStore)).toMatchObject({ 'units-fresh': '', 'units-total': '' })
})

test('ids are those of the earlier image where it was not measured', () => {
  const { image: _, ...unmeasured } = unchanged
  expect(makeOutputs(unmeasured, {})).toMatchObject({ imageid: aDigest(90), digest: aDigest(91) })
})

test.each([
  ['that of the last attempt', gaveUp, 'dns'],
  ['that of a stage before the build', refused, 'push-denied'],
  ['none of a build that passed at last', threeAttempts, ''],
  ['none of a build that was cancelled', { ...gaveUp, outcome: 'cancelled' as const }, ''],
  [
    'none where the build passed and a later stage failed',
    { ...threeAttempts, outcome: 'failure' as const },
    '',
  ],
])('the fault is %s', (_, report, fault) => {
  expect(makeOutputs(report, {}).fault).toBe(fault)
})

test('has exactly the outputs of the table, in its order', () => {
  expect(Object.keys(makeOutputs(complete, FILES))).toEqual(OUTPUTS.map(({ name }) => name))
})
