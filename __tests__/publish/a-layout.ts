import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tempFolder } from '../fakes/temp-folder.ts'

const OCI = 'application/vnd.oci.image'

type Descriptor = {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform?: object
  readonly annotations?: Readonly<Record<string, string>>
}

export type LayoutOptions = {
  /** One image without an index when there is one platform and no attestation. */
  readonly platforms?: readonly string[]
  readonly attestations?: boolean
  /** The first is shared by all platforms. */
  readonly layers?: readonly Uint8Array[]
  readonly tags?: readonly string[]
  readonly user?: string
  readonly history?: readonly object[]
}

export type Layout = {
  readonly folder: string
  /** What the index.json points at. */
  readonly digest: string
  readonly blobs: ReadonlyMap<string, Buffer>
  readonly layerDigests: readonly string[]
}

/** An OCI layout folder as BuildKit writes it (`type=oci,tar=false`). */
export function aLayout(options: LayoutOptions = {}): Layout {
  const folder = tempFolder()
  const blobs = new Map<string, Buffer>()
  const put = (mediaType: string, content: Uint8Array | object): Descriptor => {
    const bytes = Buffer.from(content instanceof Uint8Array ? content : JSON.stringify(content))
    const digest = sha256(bytes)
    blobs.set(digest, bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const { platforms = ['linux/amd64'], layers = [Buffer.from('layer one'), Buffer.from('two')] } =
    options
  const entries = platforms.flatMap((platform) => image(platform, layers, options, put))
  const isIndex = entries.length > 1
  const root = isIndex ? put(`${OCI}.index.v1+json`, index(entries)) : only(entries)
  mkdirSync(`${folder}/blobs/sha256`, { recursive: true })
  for (const [digest, bytes] of blobs) writeFileSync(pathOf(folder, digest), bytes)
  const tags = options.tags ?? ['1']
  const { platform: _, ...named } = root
  const manifests = tags.map((tag) => ({
    ...named,
    annotations: { 'org.opencontainers.image.ref.name': tag },
  }))
  writeFileSync(`${folder}/index.json`, JSON.stringify({ schemaVersion: 2, manifests }))
  writeFileSync(`${folder}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}')
  return { folder, digest: root.digest, blobs, layerDigests: layers.map(sha256) }
}

function only([entry]: readonly Descriptor[]): Descriptor {
  if (!entry) throw new Error('no platform')
  return entry
}

function index(manifests: readonly Descriptor[]) {
  return { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests }
}

function image(
  name: string,
  layers: readonly Uint8Array[],
  { attestations, user, history = [] }: LayoutOptions,
  put: (mediaType: string, content: Uint8Array | object) => Descriptor,
): readonly Descriptor[] {
  const [os, architecture, variant] = name.split('/')
  const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) }
  const config = put(`${OCI}.config.v1+json`, {
    ...platform,
    config: user === undefined ? {} : { User: user },
    rootfs: { type: 'layers', diff_ids: layers.map(sha256) },
    history,
  })
  const manifest = put(`${OCI}.manifest.v1+json`, {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config,
    layers: layers.map((layer) => put(`${OCI}.layer.v1.tar+gzip`, layer)),
  })
  if (!attestations) return [{ ...manifest, platform }]
  const statement = put('application/vnd.in-toto+json', { subject: manifest.digest })
  const attestation = put(`${OCI}.manifest.v1+json`, {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: put(`${OCI}.config.v1+json`, { ...platform, rootfs: { diff_ids: [statement.digest] } }),
    layers: [statement],
  })
  const annotations = {
    'vnd.docker.reference.digest': manifest.digest,
    'vnd.docker.reference.type': 'attestation-manifest',
  }
  const nowhere = { os: 'unknown', architecture: 'unknown' }
  return [
    { ...manifest, platform },
    { ...attestation, platform: nowhere, annotations },
  ]
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

export function pathOf(folder: string, digest: string): string {
  return `${folder}/blobs/${digest.replace(':', '/')}`
}
