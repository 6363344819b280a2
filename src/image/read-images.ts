import {
  type Descriptor,
  type Index,
  isAttestation,
  isImage,
  type Manifest,
  parseDocument,
} from './oci.ts'
import type { MeasuredImage, MeasuredLayer } from './platform-image.ts'
import { found, type Read, unreadable } from './read.ts'
import { type ImageReader, readConfig, readDocument } from './reader.ts'
import { measureUnpacked } from './unpacked.ts'

/** An index in an index in an index is nobody's image. */
const NESTING_LIMIT = 3
/** Requests under way at a time; a registry at 100 ms a round trip then takes 1 s for 30 layers. */
const PARALLEL_LAYERS = 4

export type ReadImages = {
  /** Of what the reference points at. */
  readonly digest?: string
  /** One for each platform, sorted by platform; attestations are left out. */
  readonly images: readonly MeasuredImage[]
}

type Found = {
  readonly manifest: Manifest
  readonly digest?: string
  readonly platform?: string
}

/** Reads every image that a reference points at, with the sizes of its layers. */
export async function readImages(reader: ImageReader): Promise<Read<ReadImages>> {
  const root = await reader.readRoot()
  if (!root.ok) return root
  const document = parseDocument(root.value.bytes)
  if (!document.ok) return document
  const { digest } = root.value
  const manifests = await collect(reader, document.value, digest ? { digest } : {}, NESTING_LIMIT)
  if (!manifests.ok) return manifests
  if (manifests.value.length === 0) return unreadable('there is no image in it')
  const measureLayer = layerMeasurer(reader)
  const images: MeasuredImage[] = []
  for (const one of manifests.value) {
    const image = await readImage(reader, one, measureLayer)
    if (!image.ok) return image
    images.push(image.value)
  }
  images.sort((a, b) => (a.platform < b.platform ? -1 : a.platform > b.platform ? 1 : 0))
  return found({ images, ...(digest === undefined ? {} : { digest }) })
}

/** The image manifests under a document, in order. */
async function collect(
  reader: ImageReader,
  document: Index | Manifest,
  known: Omit<Found, 'manifest'>,
  depth: number,
): Promise<Read<readonly Found[]>> {
  if (document.kind === 'manifest') {
    return found(isImage(document) ? [{ manifest: document, ...known }] : [])
  }
  if (depth === 0) return unreadable('its indexes are nested too deeply')
  const all: Found[] = []
  for (const descriptor of document.manifests.filter((one) => !isAttestation(one))) {
    const inner = await collectUnder(reader, descriptor, depth - 1)
    if (!inner.ok) return inner
    all.push(...inner.value)
  }
  return found(all)
}

async function collectUnder(
  reader: ImageReader,
  descriptor: Descriptor,
  depth: number,
): Promise<Read<readonly Found[]>> {
  const document = await readDocument(reader, descriptor)
  if (!document.ok) return document
  const { digest, platform } = descriptor
  return collect(reader, document.value, { digest, ...(platform ? { platform } : {}) }, depth)
}

async function readImage(
  reader: ImageReader,
  { manifest, digest, platform }: Found,
  measureLayer: (layer: Descriptor) => Promise<MeasuredLayer>,
): Promise<Read<MeasuredImage>> {
  const config = await readConfig(reader, manifest.config)
  if (!config.ok) return config
  const layers = await mapInParallel(manifest.layers, measureLayer)
  return found({
    platform: platform ?? config.value.platform,
    ...(digest === undefined ? {} : { digest }),
    configDigest: manifest.config.digest,
    history: config.value.history,
    layers,
  })
}

/** Platforms share layers: each is measured once. */
function layerMeasurer(reader: ImageReader): (layer: Descriptor) => Promise<MeasuredLayer> {
  const unpackedByDigest = new Map<string, Promise<number | null>>()
  return async (layer) => {
    const known = unpackedByDigest.get(layer.digest)
    const unpacked = known ?? measureUnpacked(layer, reader.readSlice)
    unpackedByDigest.set(layer.digest, unpacked)
    return {
      digest: layer.digest,
      mediaType: layer.mediaType,
      compressedBytes: reader.keepsBlobs ? layer.sizeBytes : null,
      unpackedBytes: await unpacked,
    }
  }
}

async function mapInParallel<T, R>(
  items: readonly T[],
  body: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>()
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) results.set(index, await body(item))
  }
  await Promise.all(Array.from({ length: PARALLEL_LAYERS }, work))
  return items.flatMap((_, index) => {
    const result = results.get(index)
    return result === undefined ? [] : [result]
  })
}
