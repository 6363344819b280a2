import { asArray, asObject, asString } from '../../image/json.ts'
import { sha256 } from '../../image/reader.ts'
import type { Blob, ImageRecord, RecordedImage } from './image-record.ts'

type Json = Readonly<Record<string, unknown>>

/** One platform of an image and what its documents say. */
export type DerivedPart = {
  readonly image: RecordedImage
  readonly config: Json
  readonly manifest: Json
  /** Uncompressed: its digest is its diff id. */
  readonly layer: Omit<Blob, 'mediaType'>
}

export type Document = { readonly digest: string; readonly bytes: Uint8Array }

export type DerivedImage = {
  /** Under the name of the image it was made from, with a digest of its own. */
  readonly record: ImageRecord
  /** Configs, manifests and the index: what of it is new, but for the layers. */
  readonly documents: readonly Document[]
}

const OCI = 'application/vnd.oci.image'

/**
 * The documents of an image with one layer more for each platform. `createdBy` stands in its history,
 * where whoever looks at the image reads what was added. Depends on its input alone.
 */
export function planDerivedImage(
  reference: string,
  parts: readonly DerivedPart[],
  createdBy: string,
): DerivedImage {
  const derived = parts.map((part) => derivePart(part, createdBy))
  const index = toDocument({
    schemaVersion: 2,
    mediaType: `${OCI}.index.v1+json`,
    manifests: derived.map(({ image: { manifest }, platform }) => ({
      ...descriptor(manifest),
      platform,
    })),
  })
  const root = toBlob(`${OCI}.index.v1+json`, index)
  const name = reference.replace(/@.*$/, '')
  const images = derived.map(({ image }) => image)
  return {
    record: { reference: `${name}@${root.digest}`, root, images },
    documents: [...derived.flatMap(({ documents }) => documents), index],
  }
}

function derivePart({ image, config, manifest, layer }: DerivedPart, createdBy: string) {
  const rootfs = asObject(config.rootfs)
  const newConfig = toDocument({
    ...config,
    rootfs: { ...rootfs, diff_ids: [...(asArray(rootfs?.diff_ids) ?? []), layer.digest] },
    history: [...(asArray(config.history) ?? []), historyEntry(config, createdBy)],
  })
  const newLayer = { ...layer, mediaType: layerMediaType(image.manifest.mediaType) }
  const configBlob = toBlob(image.config.mediaType, newConfig)
  const newManifest = toDocument({
    ...manifest,
    config: descriptor(configBlob),
    layers: [...(asArray(manifest.layers) ?? []), descriptor(newLayer)],
  })
  const derived: RecordedImage = {
    platform: image.platform,
    manifest: toBlob(image.manifest.mediaType, newManifest),
    config: configBlob,
    layers: [...image.layers, newLayer],
  }
  const { os, architecture, variant } = config
  const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) }
  return { image: derived, platform, documents: [newConfig, newManifest] }
}

function historyEntry({ created }: Json, createdBy: string) {
  const time = asString(created)
  return { ...(time === undefined ? {} : { created: time }), created_by: createdBy }
}

/** Manifests of docker's own kind name layers by docker's own names. */
function layerMediaType(manifestType: string): string {
  return manifestType.startsWith('application/vnd.docker.')
    ? 'application/vnd.docker.image.rootfs.diff.tar'
    : `${OCI}.layer.v1.tar`
}

function descriptor({ mediaType, digest, sizeBytes }: Blob) {
  return { mediaType, digest, size: sizeBytes }
}

function toBlob(mediaType: string, { digest, bytes }: Document): Blob {
  return { mediaType, digest, sizeBytes: bytes.length }
}

function toDocument(value: Json): Document {
  const bytes = Buffer.from(JSON.stringify(value))
  return { digest: sha256(bytes), bytes }
}
