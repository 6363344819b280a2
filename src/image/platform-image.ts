import type { LayerReport, PlatformImage, Size } from '../report/run-report.ts'
import type { Inside } from './look-inside.ts'
import type { HistoryEntry } from './oci.ts'
import { type BuiltDockerfile, originsOfLayers } from './origins.ts'

/** One image as it was read from wherever it lies, before the base is told apart. */
export type MeasuredImage = {
  readonly platform: string
  readonly digest?: string
  readonly configDigest: string
  readonly history: readonly HistoryEntry[]
  /** Lowest first. */
  readonly layers: readonly MeasuredLayer[]
}

export type MeasuredLayer = Size & { readonly digest: string; readonly mediaType: string }

/**
 * The report of one platform. Sizes are sums over layers: the config and the manifest, a few kB that
 * travel too, are not counted. A sum with an unknown part is unknown.
 */
export function describePlatform(
  image: MeasuredImage,
  dockerfile: BuiltDockerfile | undefined,
  inside?: Inside,
): PlatformImage {
  const origins = originsOfLayers(image.history, image.layers.length, dockerfile)
  const layers = image.layers.map(
    ({ digest, mediaType, compressedBytes, unpackedBytes }, index): LayerReport => ({
      digest,
      mediaType,
      compressedBytes,
      unpackedBytes,
      ...(origins[index] ?? { origin: 'unknown' }),
      ...(origins[index]?.origin === 'own' ? inside?.layers.get(digest) : {}),
    }),
  )
  const isSplit = dockerfile !== undefined && layers.every(({ origin }) => origin !== 'unknown')
  const sumOf = (wanted: LayerReport['origin']) =>
    sum(layers.filter(({ origin }) => origin === wanted))
  return {
    platform: image.platform,
    ...(image.digest === undefined ? {} : { digest: image.digest }),
    total: sum(layers),
    ...(isSplit ? { base: sumOf('base'), own: sumOf('own') } : {}),
    layers,
    ...(inside?.binary ? { binary: inside.binary } : {}),
    ...(inside?.unlisted === undefined ? {} : { unlisted: inside.unlisted }),
  }
}

function sum(sizes: readonly Size[]): Size {
  return {
    compressedBytes: sumOrNull(sizes.map(({ compressedBytes }) => compressedBytes)),
    unpackedBytes: sumOrNull(sizes.map(({ unpackedBytes }) => unpackedBytes)),
  }
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  )
}
