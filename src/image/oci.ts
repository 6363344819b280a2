import { asArray, asByteCount, asObject, asString, asStringMap, parseJson } from './json.ts'
import { found, type Read, unreadable } from './read.ts'

/** Media types that a registry is asked for. Docker's and OCI's mean the same to us. */
export const MANIFEST_MEDIA_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const

const ATTESTATION_TYPE = 'application/vnd.docker.attestation.manifest.v1+json'

/** Also what makes a digest safe as part of a path or a URL. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/

export type Descriptor = {
  readonly mediaType: string
  readonly digest: string
  /** Of the blob as it is stored, in bytes. */
  readonly sizeBytes: number
  readonly annotations: Readonly<Record<string, string>>
  /** `os/arch[/variant]`. */
  readonly platform?: string
  readonly artifactType?: string
}

export type Index = { readonly kind: 'index'; readonly manifests: readonly Descriptor[] }
export type Manifest = {
  readonly kind: 'manifest'
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  readonly artifactType?: string
}

export type ImageConfig = {
  readonly platform: string
  /** Oldest first. */
  readonly history: readonly HistoryEntry[]
  /** Digests of the uncompressed layers, lowest first. */
  readonly diffIds: readonly string[]
}

export type HistoryEntry = {
  readonly createdBy: string
  readonly comment: string
  readonly emptyLayer: boolean
}

/** Reads an index or a manifest, of OCI or of Docker schema 2. */
export function parseDocument(bytes: Uint8Array): Read<Index | Manifest> {
  const document = asObject(parseJson(bytes))
  if (document?.schemaVersion !== 2) return unreadable('not a manifest of schema version 2')
  const manifests = asArray(document.manifests)
  if (manifests) {
    const descriptors = parseAll(manifests)
    return descriptors
      ? found({ kind: 'index', manifests: descriptors })
      : unreadable('an index with a malformed entry')
  }
  const config = parseDescriptor(document.config)
  const layers = parseAll(asArray(document.layers) ?? [undefined])
  if (!config || !layers) return unreadable('a manifest without a config or with a malformed layer')
  const artifactType = asString(document.artifactType)
  return found({ kind: 'manifest', config, layers, ...(artifactType ? { artifactType } : {}) })
}

/** Reads the config of an image; a config of something else (an attestation, a chart) is refused. */
export function parseConfig(bytes: Uint8Array): Read<ImageConfig> {
  const config = asObject(parseJson(bytes))
  const platform = formatPlatform(config)
  const diffIds = asArray(asObject(config?.rootfs)?.diff_ids)?.map(asString)
  if (!config || !platform || !diffIds) return unreadable('not the config of an image')
  const history = (asArray(config.history) ?? []).map((entry) => {
    const { created_by, comment, empty_layer } = asObject(entry) ?? {}
    return {
      createdBy: asString(created_by) ?? '',
      comment: asString(comment) ?? '',
      emptyLayer: empty_layer === true,
    }
  })
  return found({ platform, history, diffIds: diffIds.map((id) => id ?? '') })
}

/** BuildKit stores provenance and SBOM beside the images of an index, in three forms over time. */
export function isAttestation(descriptor: Descriptor): boolean {
  return (
    descriptor.annotations['vnd.docker.reference.type'] === 'attestation-manifest' ||
    descriptor.platform === 'unknown/unknown' ||
    descriptor.artifactType === ATTESTATION_TYPE
  )
}

/** For attestations that an index does not mark as such. */
export function isImage(manifest: Manifest): boolean {
  return (
    manifest.artifactType !== ATTESTATION_TYPE &&
    /\.(?:image\.config|container\.image)\.v1\+json$/.test(manifest.config.mediaType)
  )
}

/** `os/arch[/variant]`; the default variants of amd64 and arm64 are left out, as buildx does. */
export function formatPlatform(value: unknown): string | undefined {
  const parts = asObject(value)
  const os = asString(parts?.os)
  const architecture = asString(parts?.architecture)
  if (!os || !architecture) return undefined
  const variant = asString(parts?.variant)
  const isDefault =
    (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1')
  return [os, architecture, ...(variant && !isDefault ? [variant] : [])].join('/')
}

function parseAll(values: readonly unknown[]): readonly Descriptor[] | undefined {
  const descriptors = values.map(parseDescriptor)
  return descriptors.every((descriptor) => descriptor !== undefined) ? descriptors : undefined
}

function parseDescriptor(value: unknown): Descriptor | undefined {
  const object = asObject(value)
  const mediaType = asString(object?.mediaType)
  const digest = asString(object?.digest)
  const sizeBytes = asByteCount(object?.size)
  if (!mediaType || !digest || !DIGEST.test(digest) || sizeBytes === undefined) return undefined
  const platform = formatPlatform(object?.platform)
  const artifactType = asString(object?.artifactType)
  return {
    mediaType,
    digest,
    sizeBytes,
    annotations: asStringMap(object?.annotations),
    ...(platform ? { platform } : {}),
    ...(artifactType ? { artifactType } : {}),
  }
}
