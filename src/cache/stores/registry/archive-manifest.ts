import { type Descriptor, parseDocument } from '../../../image/oci.ts'
import { sha256 } from '../../../image/reader.ts'
import type { LayoutDocument } from '../../../publish/layout.ts'

/**
 * An archive as an OCI artifact (image-spec 1.1, "guidelines for artifact usage"): one layer, and the
 * empty config. The title is what clients such as oras call the file.
 */
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'
const ARTIFACT_TYPE = 'application/vnd.cv-docker-build.archive.v1'
const LAYER_TYPE = 'application/vnd.cv-docker-build.archive.layer.v1.tar+zstd'
const TITLE = 'org.opencontainers.image.title'

export const EMPTY_CONFIG_TEXT = '{}'
export const EMPTY_CONFIG: Descriptor = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: sha256(Buffer.from(EMPTY_CONFIG_TEXT)),
  sizeBytes: EMPTY_CONFIG_TEXT.length,
  annotations: {},
}

export type StoredArchive = {
  readonly key: string
  readonly blob: Pick<Descriptor, 'digest' | 'sizeBytes'>
}

export function archiveManifest({ key, blob }: StoredArchive): LayoutDocument {
  const layer: Descriptor = { ...blob, mediaType: LAYER_TYPE, annotations: { [TITLE]: key } }
  const json = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType: ARTIFACT_TYPE,
    config: entry(EMPTY_CONFIG),
    layers: [{ ...entry(layer), annotations: layer.annotations }],
  }
  const bytes = Buffer.from(JSON.stringify(json))
  const descriptor = {
    mediaType: MANIFEST_TYPE,
    digest: sha256(bytes),
    sizeBytes: bytes.length,
    annotations: {},
  }
  const content = { kind: 'manifest', config: EMPTY_CONFIG, layers: [layer] } as const
  return { descriptor, bytes, content, children: [] }
}

/** `undefined` for anything but an archive of ours: a repository may hold images besides. */
export function readArchiveManifest(bytes: Uint8Array): StoredArchive | undefined {
  const document = parseDocument(bytes)
  if (!document.ok || document.value.kind !== 'manifest') return undefined
  const [layer, more] = document.value.layers
  const key = layer?.annotations[TITLE]
  const isOurs = layer?.mediaType === LAYER_TYPE && layer.digest.startsWith('sha256:')
  if (!isOurs || more !== undefined || key === undefined) return undefined
  return { key, blob: { digest: layer.digest, sizeBytes: layer.sizeBytes } }
}

function entry({ mediaType, digest, sizeBytes }: Descriptor) {
  return { mediaType, digest, size: sizeBytes }
}
