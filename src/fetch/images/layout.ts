import { type ImageRecord, shortHash } from './image-record.ts'

export type LayoutText = { readonly path: string; readonly text: string }

export type Delivery = 'engine' | 'oci-layout'

/** Of the folder; its content never changes. */
export function layoutName(record: ImageRecord, delivery: Delivery): string {
  const platforms = record.images.map(({ platform }) => platform).join(' ')
  return `${record.root.digest.slice(7, 31)}-${shortHash(`${record.reference} ${platforms} ${delivery}`)}`
}

/** The files beside the blobs. A layout for an engine is what `docker load` reads as a tar. */
export function planLayoutTexts(record: ImageRecord, delivery: Delivery): readonly LayoutText[] {
  const texts = [
    { path: 'oci-layout', text: '{"imageLayoutVersion":"1.0.0"}' },
    { path: 'index.json', text: formatIndex(record, delivery) },
  ]
  return delivery === 'engine'
    ? [...texts, { path: 'manifest.json', text: formatDockerManifest(record) }]
    : texts
}

/**
 * The name that an image gets in an engine. An engine cannot be told by `docker load` that a name
 * with a digest is its own, so that a pinned image gets a name of ours, by its content.
 */
export function engineName(reference: string, digest: string): string {
  if (!reference.includes('@')) return reference
  const name = reference.replace(/(?::[^:/@]+)?@.*$/, '').replace(/^.*\//, '')
  return `cv-docker-build.invalid/pinned/${name}:${digest.slice(7, 31)}`
}

/**
 * A builder is given the root's digest, whatever the index of the layout says; an engine imports what
 * the index names, and gets the image of its platform: its index may name others that are not here.
 */
function formatIndex(record: ImageRecord, delivery: Delivery): string {
  const [image] = record.images
  const blob = delivery === 'engine' && image ? image.manifest : record.root
  const name = engineName(record.reference, record.root.digest)
  const annotations = {
    'io.containerd.image.name': name,
    'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
  }
  const { mediaType, digest, sizeBytes } = blob
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ mediaType, digest, size: sizeBytes, annotations }],
  })
}

/** For the classic store, which reads docker's own archives only; its paths lead into the same blobs. */
function formatDockerManifest(record: ImageRecord): string {
  const path = (digest: string) => `blobs/${digest.replace(':', '/')}`
  const [image] = record.images
  if (!image) throw new Error(`${record.reference} has no platform`)
  return JSON.stringify([
    {
      Config: path(image.config.digest),
      RepoTags: [engineName(record.reference, record.root.digest)],
      Layers: image.layers.map(({ digest }) => path(digest)),
    },
  ])
}
