import type {
  ImageReport,
  LayerReport,
  PlatformImage,
  RunReport,
  Size,
  StageTiming,
  StepReport,
} from '../../src/report/run-report.ts'

type Overrides = Partial<Omit<RunReport, 'build'>> & {
  readonly build?: Partial<RunReport['build']>
}

/** A report of an ordinary, successful run without an image; each test says only what it is about. */
export function aReport({ build, ...rest }: Overrides = {}): RunReport {
  return {
    schemaVersion: 1,
    tool: { name: 'cv-docker-build', version: '0.1.0' },
    startedAt: '2026-01-31T12:00:00.000Z',
    durationMs: 83_400,
    outcome: 'success',
    source: {
      commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
      ref: 'refs/heads/main',
      repository: 'octo/cv',
    },
    stages: [],
    attempts: [],
    steps: [],
    warnings: [],
    ...rest,
    build: {
      dockerfile: 'docker/Dockerfile.minimal',
      platforms: ['linux/amd64'],
      tags: ['ghcr.io/octo/cv:main'],
      builder: { name: 'default', driver: 'docker', buildkitVersion: '0.25.1' },
      engine: { serverVersion: '28.5.2', buildxVersion: '0.29.1' },
      standIns: [],
      ...build,
    },
  }
}

/** A digest that differs with its seed. */
export function aDigest(seed: number): string {
  return `sha256:${(seed * 2_654_435_761).toString(16).padStart(8, '0').slice(-8).repeat(8)}`
}

export function aStage(
  name: StageTiming['name'],
  startMs: number,
  durationMs: number,
): StageTiming {
  return { name, startMs, durationMs }
}

/** A step named as BuildKit does, `[build 3/5] RUN …`; without a stage, one of BuildKit's own. */
export function aStep(name: string, startMs: number, durationMs: number): StepReport {
  const stage = /^\[(?:\S+\/\S+ )?([a-z][\w-]*) +\d+\/\d+\]/.exec(name)?.[1]
  return { name, ...(stage && { stage }), startMs, durationMs, cached: false }
}

export function aCachedStep(name: string, startMs: number): StepReport {
  return { ...aStep(name, startMs, 0), cached: true }
}

type LayerOf = { readonly seed: number; readonly createdBy?: string } & Partial<Size>

export function aLayer(
  origin: LayerReport['origin'],
  { seed, createdBy, compressedBytes = 1000, unpackedBytes = 2000 }: LayerOf,
): LayerReport {
  return {
    digest: aDigest(seed),
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    compressedBytes,
    unpackedBytes,
    origin,
    ...(createdBy && { createdBy }),
  }
}

/** Total, base and own follow from the layers. */
export function aPlatform(platform: string, layers: readonly LayerReport[]): PlatformImage {
  return {
    platform,
    digest: aDigest(platform.length),
    total: sumOf(layers),
    base: sumOf(layers.filter(({ origin }) => origin === 'base')),
    own: sumOf(layers.filter(({ origin }) => origin === 'own')),
    layers,
  }
}

function sumOf(layers: readonly Size[]): Size {
  return {
    compressedBytes: layers.reduce((sum, layer) => sum + (layer.compressedBytes ?? 0), 0),
    unpackedBytes: layers.reduce((sum, layer) => sum + (layer.unpackedBytes ?? 0), 0),
  }
}

export function anImage(...platforms: readonly PlatformImage[]): ImageReport {
  return { imageId: aDigest(90), digest: aDigest(91), platforms }
}
