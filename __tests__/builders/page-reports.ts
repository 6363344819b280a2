import type { LayerFile } from '../../src/report/image-report.ts'
import type { LayerReport, PlatformImage, RunReport } from '../../src/report/run-report.ts'
import type { Finding, ScanReport } from '../../src/scan/scan-report.ts'
import { aDigest, aLayer, anImage, aPlatform, aReport, aStage } from './a-report.ts'
import { completeDelta, completeScan } from './after-build.ts'
import { aCache, anArchive, noArchive } from './cache-reports.ts'
import { threeAttempts } from './network-reports.ts'
import { minimalSuccess } from './sample-reports.ts'

/** A report with something in every part of the page: an ordinary pull request of an ordinary project. */

const CRATES: readonly (readonly [string, number])[] = [
  ['std', 612_400],
  ['hyper', 318_220],
  ['regex_automata', 296_140],
  ['tokio', 241_900],
  ['h2', 201_330],
  ['cv', 188_720],
  ['axum', 121_080],
  ['serde_json', 98_410],
  ['minijinja', 96_300],
  ['tracing_subscriber', 81_950],
  ['mimalloc', 66_020],
  ['tower_http', 52_700],
  ['http', 44_160],
  ['bytes', 21_240],
  ['httparse', 17_020],
]

const FILES: readonly LayerFile[] = [
  { path: 'usr/local/bin/cv', sizeBytes: 4_214_720 },
  { path: 'app/static/fonts/source-serif.woff2', sizeBytes: 612_300 },
  { path: 'app/static/portrait.avif', sizeBytes: 402_118 },
  { path: 'app/static/cv.pdf', sizeBytes: 311_004 },
  { path: 'app/static/site.css', sizeBytes: 41_220 },
  { path: 'app/content/projects.toml', sizeBytes: 22_019 },
  { path: 'app/content/cv.toml', sizeBytes: 12_940 },
]

function layers(): readonly LayerReport[] {
  const [first, ...assets] = FILES
  const bytes = assets.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return [
    aLayer('base', {
      seed: 1,
      createdBy: 'bazel build //common:rootfs',
      compressedBytes: 104_318,
      unpackedBytes: 381_440,
    }),
    aLayer('base', {
      seed: 2,
      createdBy: 'bazel build //static:nonroot',
      compressedBytes: 712_904,
      unpackedBytes: 1_624_576,
    }),
    {
      ...aLayer('own', {
        seed: 3,
        createdBy: 'COPY --chown=nonroot /out/cv /usr/local/bin/cv # buildkit',
        compressedBytes: 1_914_502,
        unpackedBytes: 4_216_832,
      }),
      ...(first ? { files: [first] } : {}),
    },
    {
      ...aLayer('own', {
        seed: 4,
        createdBy: 'COPY --chown=nonroot /out/assets /app # buildkit',
        compressedBytes: 1_322_100,
        unpackedBytes: bytes + 8_192,
      }),
      files: assets,
      otherFiles: { count: 3, bytes: 4_000 },
    },
  ]
}

function platform(name: string): PlatformImage {
  return {
    ...aPlatform(name, layers()),
    binary: {
      path: 'usr/local/bin/cv',
      sizeBytes: 4_214_720,
      crates: CRATES.map(([crate, bytes]) => ({ name: crate, bytes })),
    },
  }
}

const [base] = completeScan.platforms[0].findings
const { ignored: _, ...open } = base

export const findings: readonly Finding[] = [
  {
    ...open,
    id: 'CVE-2026-2107',
    severity: 'CRITICAL',
    counts: true,
    title: 'h2: memory grows with reset streams',
  },
  {
    ...open,
    id: 'RUSTSEC-2026-0031',
    package: 'tokio',
    installed: '1.44.1',
    fixed: '1.44.4',
    severity: 'HIGH',
    counts: true,
    title: 'Broadcast channel calls clone in parallel',
  },
  base,
  {
    kind: 'vulnerability',
    id: 'CVE-2025-9714',
    severity: 'MEDIUM',
    type: 'debian',
    package: 'tzdata',
    installed: '2025b-4',
    path: 'var/lib/dpkg/status.d/tzdata',
    url: 'https://avd.aquasec.com/nvd/cve-2025-9714',
    title: 'tzdata: nothing that matters in a server',
    state: 'unchanged',
    counts: false,
  },
  {
    kind: 'secret',
    id: 'private-key',
    severity: 'HIGH',
    path: 'app/static/test.pem',
    title: 'Asymmetric Private Key',
    state: 'new',
    counts: true,
  },
  {
    kind: 'root-user',
    id: 'root-user',
    severity: 'LOW',
    title: 'The image runs as root',
    counts: false,
  },
]

export const scan: ScanReport = {
  ...completeScan,
  verdict: 'fail',
  reason: '3 new findings of severity HIGH or above.',
  platforms: ['linux/amd64', 'linux/arm64'].map((name) => ({
    ...completeScan.platforms[0],
    platform: name,
    findings,
  })),
}

export const everything: RunReport = aReport({
  ...threeAttempts,
  build: {
    ...minimalSuccess.build,
    platforms: ['linux/amd64', 'linux/arm64'],
    tags: ['ghcr.io/octo/cv:pr-7', 'ghcr.io/octo/cv:sha-0a1b2c3'],
  },
  source: {
    commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    ref: 'refs/pull/7/merge',
    repository: 'octo/cv',
  },
  stages: [
    ...threeAttempts.stages,
    aStage('measure', 145_180, 1_412),
    aStage('scan', 146_600, 6_730),
    aStage('publish', 153_340, 120),
  ],
  durationMs: 153_900,
  image: anImage(platform('linux/amd64'), platform('linux/arm64')),
  cache: aCache({
    archives: [
      anArchive({ name: 'crates', restoredBytes: 16_214_300, restoreMs: 640 }),
      anArchive({
        hit: 'partial',
        saved: { outcome: 'saved', bytes: 106_100_000, durationMs: 3_020 },
      }),
      noArchive('image', 'miss', { remarks: ['Nothing of this input was kept yet.'] }),
    ],
    crates: { restored: 150, locked: 155 },
  }),
  compile: { kind: 'container', reason: 'archives are kept.' },
  cargo: { compiled: 9, fresh: 176 },
  scan,
  publish: {
    outcome: 'refused',
    reason: 'The scan found what the policy does not allow.',
    digest: aDigest(91),
    references: ['ghcr.io/octo/cv:pr-7'],
    pushedBytes: 0,
    presentBytes: 817_222,
  },
  delta: {
    ...completeDelta,
    platforms: ['linux/amd64', 'linux/arm64'].map((name) => ({
      platform: name,
      total: {
        before: { compressedBytes: 3_911_204, unpackedBytes: 7_402_100 },
        after: { compressedBytes: 4_053_824, unpackedBytes: 7_632_641 },
      },
      files: [
        { path: 'usr/local/bin/cv', beforeBytes: 4_001_024, afterBytes: 4_214_720 },
        { path: 'app/static/portrait.avif', afterBytes: 402_118 },
        { path: 'app/static/portrait.jpg', beforeBytes: 388_020 },
        { path: 'app/static/site.css', beforeBytes: 44_902, afterBytes: 41_220 },
      ],
      crates: [
        { name: 'h2', beforeBytes: 120_300, afterBytes: 201_330 },
        { name: 'cv', beforeBytes: 150_200, afterBytes: 188_720 },
        { name: 'once_cell', beforeBytes: 2_100 },
      ],
    })),
    remarks: [],
  },
  warnings: [
    {
      message: "FromAsCasing: 'as' and 'FROM' keywords' casing do not match",
      file: 'docker/Dockerfile.minimal',
      line: 12,
      url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
    },
  ],
  smokeTest: minimalSuccess.smokeTest ?? { url: '', outcome: 'success' },
})

/** The same, ended by its scan. */
export const stopped: RunReport = {
  ...everything,
  outcome: 'failure',
  failure: {
    stage: 'scan',
    cause: '3 new findings of severity HIGH or above: CVE-2026-2107 in h2 0.4.5 and 2 more.',
    remedy:
      'Raise `h2` to 0.4.9 and `tokio` to 1.44.4, and take `app/static/test.pem` out of the image.',
    evidence: [],
    exitCode: 4,
  },
}
