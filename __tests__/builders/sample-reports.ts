import type { LayerReport, RunReport } from '../../src/report/run-report.ts'
import {
  aCachedStep,
  aDigest,
  aLayer,
  anImage,
  aPlatform,
  aReport,
  aStage,
  aStep,
} from './a-report.ts'
import { completeComment, completeDelta, completePublish, completeScan } from './after-build.ts'
import { completeCache } from './complete-cache.ts'
import { completeFetch, completePreflight } from './complete-network.ts'

/** Reports of whole runs, as the golden files show them. */

const MINIMAL_STEPS = [
  aStep('[internal] load build definition from Dockerfile.minimal', 10, 42),
  aStep('[internal] load .dockerignore', 60, 21),
  aStep('[internal] load build context', 130, 310),
  aCachedStep('[crates 1/3] FROM docker.io/library/rust:1.97-alpine3.22', 455),
  aCachedStep('[crates 2/3] COPY Cargo.toml Cargo.lock ./', 456),
  aCachedStep('[crates 3/3] RUN --mount=type=secret,id=ca cargo fetch --locked', 456),
  aCachedStep('[deps 2/2] RUN --network=none cargo build --release --locked', 457),
  aStep('[build 2/3] COPY src ./src', 460, 190),
  aStep('[build 3/3] RUN --network=none cargo build --release --locked --bin cv', 655, 74_210),
  aCachedStep('[runtime 1/2] FROM gcr.io/distroless/static-debian13:nonroot', 455),
  aStep('[runtime 2/2] COPY --from=build --chown=nonroot /out/cv /usr/local/bin/cv', 74_900, 88),
  aStep('exporting to image', 75_000, 640),
]

function minimalLayers(ownBytes: number): readonly LayerReport[] {
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
    aLayer('own', {
      seed: 3,
      createdBy: 'COPY --chown=nonroot /out/cv /usr/local/bin/cv # buildkit',
      compressedBytes: ownBytes,
      unpackedBytes: ownBytes * 2 + 512,
    }),
    aLayer('own', {
      seed: 4,
      createdBy: "RUN /bin/sh -c apk add curl | tee /log && grep 'a\\|b' /log # buildkit",
      compressedBytes: 412,
      unpackedBytes: 2_048,
    }),
  ]
}

export const minimalSuccess: RunReport = aReport({
  build: {
    variant: 'minimal',
    version: '1.4.0',
    tags: ['ghcr.io/octo/cv:1.4.0', 'ghcr.io/octo/cv:latest'],
  },
  source: {
    commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    ref: 'refs/tags/v1.4.0',
    repository: 'octo/cv',
  },
  stages: [
    aStage('plan', 0, 120),
    aStage('engine', 120, 2_310),
    aStage('build', 2_430, 75_900),
    aStage('measure', 78_330, 412),
    aStage('smoke-test', 78_742, 1_204),
  ],
  attempts: [{ number: 1, durationMs: 75_900, outcome: 'success' }],
  steps: MINIMAL_STEPS,
  cargo: { compiled: 3, fresh: 182 },
  image: anImage(aPlatform('linux/amd64', minimalLayers(2_245_120))),
  smokeTest: {
    url: 'http://127.0.0.1:3000/health',
    outcome: 'success',
    status: 200,
    body: '{"status":"ok","version":"1.4.0","uptime_seconds":0}',
    startupMs: 84,
  },
})

export const twoPlatforms: RunReport = aReport({
  durationMs: 412_300,
  build: {
    variant: 'prod',
    version: '1.4.0',
    dockerfile: 'docker/Dockerfile.prod',
    platforms: ['linux/amd64', 'linux/arm64'],
    tags: ['ghcr.io/octo/cv:1.4.0', 'ghcr.io/octo/cv:1.4', 'ghcr.io/octo/cv:latest'],
    builder: {
      name: 'cv-docker-build-7f3a',
      driver: 'docker-container',
      buildkitVersion: '0.34.2',
    },
  },
  stages: [
    aStage('plan', 0, 140),
    aStage('engine', 140, 9_020),
    aStage('build', 9_160, 401_200),
    aStage('measure', 410_360, 1_890),
  ],
  attempts: [
    {
      number: 1,
      durationMs: 31_000,
      outcome: 'failure',
      cause: 'registry-1.docker.io answered 503 Service Unavailable for library/alpine',
    },
    { number: 2, durationMs: 370_200, outcome: 'success' },
  ],
  steps: [
    aStep('[internal] load build definition from Dockerfile.prod', 3, 30),
    {
      ...aStep('[linux/amd64 build 3/3] RUN --network=none cargo build --release', 800, 101_700),
      platform: 'linux/amd64',
    },
    {
      ...aStep('[linux/arm64 build 3/3] RUN --network=none cargo build --release', 800, 341_000),
      platform: 'linux/arm64',
    },
    aStep('exporting to image', 342_000, 9_800),
    aStep('pushing layers', 344_000, 7_400),
  ],
  cargo: { compiled: 370, fresh: 0 },
  image: anImage(
    aPlatform('linux/amd64', minimalLayers(4_804_120)),
    aPlatform('linux/arm64', minimalLayers(4_611_002)),
  ),
  warnings: [
    {
      message: "FromAsCasing: 'as' and 'FROM' keywords' casing do not match",
      file: 'docker/Dockerfile.prod',
      line: 12,
      url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
    },
    { message: 'musl\u2019s allocator is slow under load; the binary has no other' },
  ],
})

export const compileError: RunReport = aReport({
  durationMs: 48_100,
  outcome: 'failure',
  build: { variant: 'minimal' },
  failure: {
    stage: 'build',
    cause:
      'cargo could not compile `cv`: error[E0425]: cannot find value `projcts` in this scope (src/routes.rs:41:18)',
    remedy: 'Correct the source; `cargo build --release --locked` shows the same error locally.',
    step: '[build 3/3] RUN --network=none cargo build --release --locked --bin cv',
    evidence: [
      '   Compiling cv v1.4.0 (/app)',
      'error[E0425]: cannot find value `projcts` in this scope',
      '  --> src/routes.rs:41:18',
      '   |',
      '41 |     render(&state, projcts).await',
      '   |                    ^^^^^^^ help: a local variable with a similar name exists: `projects`',
      '',
      'For more information about this error, try `rustc --explain E0425`.',
      'error: could not compile `cv` (bin "cv") due to 1 previous error',
    ],
    exitCode: 1,
  },
  stages: [aStage('plan', 0, 118), aStage('engine', 118, 1_004), aStage('build', 1_122, 46_900)],
  attempts: [{ number: 1, durationMs: 46_900, outcome: 'failure', cause: 'compile error' }],
  steps: [
    ...MINIMAL_STEPS.slice(0, 8),
    {
      ...aStep(
        '[build 3/3] RUN --network=none cargo build --release --locked --bin cv',
        655,
        45_800,
      ),
      error: 'process "/bin/sh -c cargo build" did not complete successfully: exit code: 101',
    },
  ],
  cargo: { compiled: 2, fresh: 182 },
})

export const cancelled: RunReport = aReport({
  durationMs: 12_300,
  outcome: 'cancelled',
  build: { variant: 'prod', dockerfile: 'docker/Dockerfile.prod' },
  stages: [aStage('plan', 0, 120), aStage('engine', 120, 940), aStage('build', 1_060, 11_200)],
  attempts: [{ number: 1, durationMs: 11_200, outcome: 'cancelled' }],
  steps: MINIMAL_STEPS.slice(0, 6),
})

export const standIns: RunReport = {
  ...minimalSuccess,
  build: {
    ...minimalSuccess.build,
    tags: ['cv:minimal'],
    standIns: [
      { replaces: 'docker.io/library/rust:1.97-alpine3.22', name: 'cv-docker-build/stand-in-rust' },
      {
        replaces: 'gcr.io/distroless/static-debian13:nonroot',
        name: 'cv-docker-build/stand-in-static',
      },
    ],
  },
  source: {},
}

/** The repository's own Dockerfile on the classic image store: diff ids, no compressed sizes. */
export const classicStore: RunReport = aReport({
  durationMs: 61_000,
  build: {
    dockerfile: 'Dockerfile',
    tags: ['shop:latest'],
    builder: { name: 'default', driver: 'docker' },
    engine: { serverVersion: '23.0.6', buildxVersion: '0.13.0' },
  },
  stages: [aStage('build', 300, 60_500), aStage('measure', 60_800, 120)],
  attempts: [{ number: 1, durationMs: 60_500, outcome: 'success' }],
  steps: [aStep('[2/4] COPY . .', 20, 900), aStep('[4/4] RUN cargo install --path .', 950, 58_200)],
  cargo: { compiled: 214 },
  image: {
    imageId: aDigest(7),
    unpackedAs: 'files',
    platforms: [
      {
        platform: 'linux/amd64',
        total: { compressedBytes: null, unpackedBytes: 1_412_300_800 },
        layers: [
          aLayer('unknown', { seed: 11, compressedBytes: null, unpackedBytes: 1_398_000_000 }),
          aLayer('unknown', {
            seed: 12,
            createdBy: 'RUN /bin/sh -c cargo install --path . # buildkit',
            compressedBytes: null,
            unpackedBytes: 14_300_800,
          }),
        ],
      },
    ],
  },
})

/** Every member that the type has, none left out. */
export const complete = {
  ...minimalSuccess,
  outcome: 'failure',
  failure: {
    stage: 'smoke-test',
    cause: 'The image started, but http://127.0.0.1:3000/health answered 500.',
    fault: 'smoke-test',
    remedy: 'Read the log of the container.',
    tried: ['Waited 60 s for an answer.'],
    step: '[runtime 2/2] COPY',
    evidence: ['thread main panicked'],
    exitCode: 1,
  },
  preflight: completePreflight,
  fetch: completeFetch,
  cache: completeCache,
  compile: { kind: 'container', reason: 'archives are kept.' },
  attempts: [
    {
      number: 1,
      durationMs: 1,
      outcome: 'failure',
      cause: 'connection reset',
      fault: 'connection-reset',
      evidence: ['read: connection reset by peer'],
      remedies: ['The cache is not imported any more.'],
      waitedMs: 2.5,
    },
  ],
  steps: [
    {
      name: '[linux/amd64 build 1/1] RUN true',
      stage: 'build',
      platform: 'linux/amd64',
      startMs: 0.25,
      durationMs: 1.5,
      cached: false,
      error: 'exit code: 1',
    },
  ],
  build: { ...standIns.build, variant: 'dev' },
  image: {
    ...anImage(aPlatform('linux/amd64', minimalLayers(1000))),
    unpackedAs: 'files',
    unmeasured: 'no manifest',
  },
  smokeTest: {
    url: 'http://127.0.0.1:3000/health',
    outcome: 'failure',
    status: 500,
    body: 'oops',
    startupMs: 90,
    cause: 'status 500',
  },
  scan: completeScan,
  publish: completePublish,
  delta: completeDelta,
  comment: completeComment,
  warnings: [{ message: 'm', file: 'Dockerfile', line: 1, url: 'https://docs.docker.com/' }],
} as const satisfies RunReport

/** Short enough to be printed in docs/report.md. */
export const documented: RunReport = {
  ...minimalSuccess,
  build: { ...minimalSuccess.build, tags: ['ghcr.io/octo/cv:1.4.0'] },
  stages: minimalSuccess.stages.slice(0, 4),
  steps: [MINIMAL_STEPS[3], MINIMAL_STEPS[8]].flatMap((step) => step ?? []),
  image: anImage(aPlatform('linux/amd64', minimalLayers(2_245_120).slice(1, 3))),
}
