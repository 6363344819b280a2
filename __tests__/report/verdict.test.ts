import type { Failure, RunReport } from '../../src/report/run-report.ts'
import { decideVerdict } from '../../src/report/verdict.ts'
import { aLayer, anImage, aPlatform, aReport } from '../builders/a-report.ts'
import { gaveUp } from '../builders/network-reports.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import { classicStore, standIns, twoPlatforms } from '../builders/sample-reports.ts'
import { unknownScan } from '../builders/scan-reports.ts'

function failedWith(failure: Partial<Failure>): RunReport {
  return aReport({
    outcome: 'failure',
    failure: { stage: 'build', cause: 'it broke', evidence: [], exitCode: 1, ...failure },
  })
}

test.each<[string, RunReport, number, string]>([
  ['a check of the Dockerfile', aReport(), 0, 'Finished in 1 min 23 s.'],
  [
    'an image that was not measured',
    aReport({ image: { platforms: [], unmeasured: 'it was not kept' } }),
    0,
    'Built ghcr.io/octo/cv:main in 1 min 23 s.',
  ],
  [
    'a measured image',
    aReport({
      image: anImage(
        aPlatform('linux/amd64', [
          aLayer('own', { seed: 1, compressedBytes: 5_912_345, unpackedBytes: 13_214_720 }),
        ]),
      ),
    }),
    0,
    'Built ghcr.io/octo/cv:main in 1 min 23 s, 5.9 MB compressed, 13.2 MB unpacked.',
  ],
  ['the classic store', classicStore, 0, 'Built shop:latest in 1 min 01 s, 1.4 GB unpacked.'],
  [
    'several platforms',
    twoPlatforms,
    0,
    'Built ghcr.io/octo/cv:1.4.0 for 2 platforms in 6 min 52 s.',
  ],
  [
    'stand-ins',
    standIns,
    0,
    'Built cv:minimal in 1 min 23 s, 3.1 MB compressed, 6.5 MB unpacked, on stand-in base images (not for release).',
  ],
  [
    'a scan that nobody could make',
    { ...standIns, ...(unknownScan.scan ? { scan: unknownScan.scan } : {}) },
    0,
    'Built cv:minimal in 1 min 23 s, 3.1 MB compressed, 6.5 MB unpacked, scan not known, on stand-in base images (not for release).',
  ],
  [
    'no tag',
    aReport({ build: { tags: [] }, image: anImage() }),
    0,
    'Built the image in 1 min 23 s.',
  ],
  [
    'a cancelled run',
    aReport({ outcome: 'cancelled', durationMs: 850 }),
    130,
    'The run was cancelled after 850 ms.',
  ],
  ['a failure', failedWith({}), 1, 'Build failed: it broke.'],
  [
    'a failure with remedy',
    failedWith({ cause: 'no answer.', remedy: 'try later', exitCode: 3 }),
    3,
    'Build failed: no answer. try later.',
  ],
  [
    'a cause of others',
    failedWith({ cause: 'a\n\u001b[31m::error::b\u202e', exitCode: 2 }),
    2,
    'Build failed: a ::error::b.',
  ],
  [
    'a build that failed again and again',
    { ...failedWith({ exitCode: 3 }), attempts: gaveUp.attempts },
    3,
    'Build failed 3 times: it broke.',
  ],
  [
    'a later stage of a build that passed at last',
    { ...failedWith({ stage: 'smoke-test' }), attempts: gaveUp.attempts },
    1,
    'Smoke-test failed: it broke.',
  ],
  ['a scan', failedWith({ stage: 'scan', exitCode: 4 }), 4, 'Scan failed: it broke.'],
  ['our own bug', failedWith({ exitCode: 70 }), 70, 'Build failed: it broke.'],
  ['a failure that says 0', failedWith({ exitCode: 0 }), 70, 'Build failed: it broke.'],
  ['a code of cargo', failedWith({ exitCode: 101 }), 70, 'Build failed: it broke.'],
  [
    'a failure without cause',
    aReport({ outcome: 'failure' }),
    70,
    'The run failed without a cause, which is a bug of cv-docker-build.',
  ],
])('%s', (_, report, exitCode, sentence) => {
  expect(decideVerdict(report)).toEqual({ exitCode, sentence })
})

test('is one line of at most 2,000 characters, and 0 only for success, whatever happened', () => {
  const random = makeRandom(17)
  for (let run = 0; run < 120; run += 1) {
    const report = randomReport(random)
    const long = {
      ...report,
      image: anImage(),
      build: { ...report.build, tags: ['x'.repeat(5000)] },
    }
    const { exitCode, sentence } = decideVerdict(long)
    expect(exitCode === 0).toBe(report.outcome === 'success')
    expect(sentence).toMatch(/^[^\p{Cc}]{1,2000}$/u)
  }
})
