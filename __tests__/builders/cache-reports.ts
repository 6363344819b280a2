import type { ArchiveReport, CacheReport } from '../../src/cache/cache.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { aDigest, aReport, aStage } from './a-report.ts'
import { HOSTILE } from './network-reports.ts'
import { minimalSuccess } from './sample-reports.ts'

/** Reports of runs with caches, as the golden files show them. */

export function anArchive(overrides: Partial<ArchiveReport> = {}): ArchiveReport {
  return {
    name: 'units',
    hit: 'exact',
    key: 'cv-units-1f3a-8c21',
    restoredBytes: 105_300_000,
    restoreMs: 2_140,
    remarks: [],
    ...overrides,
  }
}

/** An archive that nobody looked for or found. */
export function noArchive(
  name: ArchiveReport['name'],
  hit: 'miss' | 'off',
  overrides: Partial<ArchiveReport> = {},
): ArchiveReport {
  return {
    name,
    hit,
    restoredBytes: 0,
    restoreMs: hit === 'miss' ? 120 : 0,
    remarks: [],
    ...overrides,
  }
}

export function aCache(overrides: Partial<CacheReport> = {}): CacheReport {
  return {
    store: 'actions',
    reason: 'Archives are kept in the Actions cache, as this runner is gone after the job.',
    archives: [anArchive()],
    ...overrides,
  }
}

const CRATES = anArchive({
  name: 'crates',
  key: 'cv-crates-8c21',
  restoredBytes: 16_214_300,
  restoreMs: 640,
})

const { smokeTest: _, ...built } = minimalSuccess
const { cargo: __, ...notCompiled } = minimalSuccess

const STAGES = [
  aStage('plan', 0, 120),
  aStage('cache', 120, 2_410),
  aStage('compile', 2_530, 31_200),
  aStage('build', 33_730, 2_900),
  aStage('measure', 36_630, 412),
]

/** A pull request with one bumped dependency. */
export const partialCache: RunReport = {
  ...built,
  durationMs: 41_800,
  stages: [...STAGES, aStage('save', 37_042, 4_700)],
  attempts: [{ number: 1, durationMs: 2_900, outcome: 'success' }],
  steps: minimalSuccess.steps.slice(0, 3),
  cargo: { compiled: 17, fresh: 161 },
  compile: { kind: 'container', reason: 'Compiled dependencies are kept between runs.' },
  cache: aCache({
    crates: { restored: 150, locked: 155 },
    archives: [
      {
        ...CRATES,
        hit: 'partial',
        saved: { outcome: 'saved', bytes: 16_330_000, durationMs: 900 },
      },
      anArchive({
        hit: 'partial',
        saved: { outcome: 'saved', bytes: 108_020_000, durationMs: 3_800 },
      }),
      noArchive('workspace', 'miss'),
      noArchive('image', 'off'),
    ],
  }),
}

/** Nothing changed but a line; somebody else was faster with the archive. */
export const exactCache: RunReport = {
  ...partialCache,
  durationMs: 16_400,
  stages: STAGES.map((stage) =>
    stage.name === 'compile' ? { ...stage, durationMs: 9_100 } : stage,
  ),
  cargo: { compiled: 1, fresh: 177 },
  cache: aCache({
    store: 'directory',
    reason: 'Archives are kept in the folder /srv/cache, as was asked for.',
    crates: { restored: 155, locked: 155 },
    archives: [
      { ...CRATES, saved: { outcome: 'present', bytes: 0, durationMs: 4 } },
      anArchive({ saved: { outcome: 'present', bytes: 0, durationMs: 5 } }),
      anArchive({ name: 'workspace', restoredBytes: 12_800_000, restoreMs: 310 }),
    ],
  }),
}

/** The service answers nothing and one archive is damaged: a slower build, and an image all the same. */
export const lostCache: RunReport = {
  ...partialCache,
  durationMs: 246_000,
  stages: STAGES.map((stage) =>
    stage.name === 'compile' ? { ...stage, durationMs: 221_000 } : stage,
  ),
  cargo: { compiled: 178, fresh: 0 },
  cache: aCache({
    crates: { restored: 0, locked: 155 },
    archives: [
      noArchive('crates', 'miss', {
        restoreMs: 5_004,
        remarks: ['The cache service does not answer within 5 s.'],
      }),
      noArchive('units', 'miss', {
        restoredBytes: 105_300_000,
        restoreMs: 2_812,
        saved: { outcome: 'lost', bytes: 0, durationMs: 5_010 },
        remarks: [
          'The archive cv-units-1f3a-8c21 is of no use: it ends in the middle of a file.',
          'Not saved: the cache service does not answer within 5 s.',
        ],
      }),
      noArchive('workspace', 'off', {
        remarks: ['Not saved: the cache service does not answer within 5 s.'],
      }),
    ],
  }),
}

/** The input of an earlier build: its image was loaded. */
export const unchanged: RunReport = {
  ...notCompiled,
  durationMs: 2_310,
  stages: [
    aStage('plan', 0, 180),
    aStage('cache', 180, 610),
    aStage('measure', 790, 316),
    aStage('smoke-test', 1_106, 1_204),
  ],
  attempts: [],
  steps: [],
  cache: aCache({
    archives: [
      anArchive({
        name: 'image',
        key: 'cv-image-5b1c',
        restoredBytes: 3_071_000,
        restoreMs: 590,
      }),
    ],
    unchanged: {
      key: '5b1c9e0d7a43f2e8b6c1d0a9384756ff5b1c9e0d7a43f2e8b6c1d0a9384756ff',
      imageId: aDigest(90),
      digest: aDigest(91),
    },
  }),
}

const OUTLIVES =
  'The builder default outlives this run: what it compiled stays in its cache mounts, and nothing is restored.'

/** A laptop: its builder has everything that earlier runs left. */
export const mountsCache: RunReport = {
  ...built,
  durationMs: 14_100,
  stages: [aStage('plan', 0, 90), aStage('build', 90, 13_600), aStage('measure', 13_690, 410)],
  attempts: [{ number: 1, durationMs: 13_600, outcome: 'success' }],
  cargo: { compiled: 1, fresh: 177 },
  cache: { store: 'mounts', reason: OUTLIVES, archives: [] },
  compile: { kind: 'mounts', reason: OUTLIVES },
}

/** Text of others wherever the caches have any. */
export const hostileCache: RunReport = aReport({
  stages: [aStage('build', 0, 1)],
  cargo: { compiled: 1, fresh: 1 },
  compile: { kind: 'in-build', reason: `${HOSTILE} why` },
  cache: {
    store: 'none',
    reason: HOSTILE,
    archives: [anArchive({ key: HOSTILE, remarks: [HOSTILE, `${HOSTILE} other`] })],
    crates: { restored: 1, locked: 2 },
    unchanged: { key: `\`${HOSTILE}\`` },
  },
})
