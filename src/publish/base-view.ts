import type { ImageRecord, RecordedImage } from '../fetch/images/image-record.ts'
import { blobPath } from '../image/archive-reader.ts'
import type { Descriptor } from '../image/oci.ts'
import { type BuiltDockerfile, baseImageOf, originsOfLayers } from '../image/origins.ts'
import { sha256 } from '../image/reader.ts'
import type { ScanBase } from '../scan/scan-plan.ts'
import type { HeldPlatform } from './held-result.ts'
import { pathInLayout } from './layout.ts'
import { linkBlobs, writeView } from './platform-views.ts'
import type { LayoutPorts } from './ports.ts'

export type BaseSubject = {
  readonly held: { readonly folder: string }
  readonly platform: HeldPlatform
  /** Absent where the Dockerfile could not be read. */
  readonly dockerfile?: BuiltDockerfile
  /** Of the view that is to be made. */
  readonly folder: string
  /** What earlier fetches know of the base image, if it was fetched. */
  readonly record?: ImageRecord
  /** Where a blob of the record lies. */
  readonly blobPathOf: (digest: string) => string
}

type ViewPorts = Pick<LayoutPorts, 'files' | 'blobs'>

/**
 * What the build started from, for a comparison, as an OCI layout folder: the image that was fetched,
 * if its layers are the lowest of the result; else those layers of the result that are not its own, as
 * an image by themselves.
 */
export async function makeBaseView(subject: BaseSubject, ports: ViewPorts): Promise<ScanBase> {
  const { folder, dockerfile } = subject
  const reference = dockerfile && baseImageOf(dockerfile)
  if (reference === 'scratch') return { kind: 'scratch' }
  if (reference === undefined) return { kind: 'none', reason: 'the base image is not known' }
  const fetched = findFetched(subject)
  if (fetched) {
    const { manifest, config, layers } = fetched
    await writeView(folder, subject.platform, manifest, ports)
    await linkBlobs(folder, [manifest, config, ...layers], subject.blobPathOf, ports)
    return {
      kind: 'image',
      reference,
      digest: manifest.digest,
      input: { kind: 'oci-layout', folder },
    }
  }
  const count = countBaseLayers(subject)
  if (count === undefined) {
    return { kind: 'none', reason: `the layers of ${reference} cannot be told from the others` }
  }
  await makeFromResult(subject, count, ports)
  return { kind: 'image', reference, input: { kind: 'oci-layout', folder } }
}

/** A tag may have moved since: only an image that the result begins with is its base. */
function findFetched({ record, platform }: BaseSubject): RecordedImage | undefined {
  const own = platform.manifest.layers
  return record?.images.find(
    ({ layers, platform: of }) =>
      of === platform.platform &&
      layers.length <= own.length &&
      layers.every(({ digest }, at) => own[at]?.digest === digest),
  )
}

function countBaseLayers({ platform, dockerfile }: BaseSubject): number | undefined {
  const { config, manifest } = platform
  const origins = originsOfLayers(config.history, manifest.layers.length, dockerfile)
  if (origins.some(({ origin }) => origin === 'unknown')) return undefined
  const count = origins.filter(({ origin }) => origin === 'base').length
  return count === 0 || config.diffIds.length !== manifest.layers.length ? undefined : count
}

async function makeFromResult(
  { held, platform, folder }: BaseSubject,
  count: number,
  ports: ViewPorts,
): Promise<void> {
  const [os, architecture, variant] = platform.config.platform.split('/')
  const layers = platform.manifest.layers.slice(0, count)
  const config = toBlob('application/vnd.oci.image.config.v1+json', {
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    config: {},
    rootfs: { type: 'layers', diff_ids: platform.config.diffIds.slice(0, count) },
  })
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = toBlob(mediaType, {
    schemaVersion: 2,
    mediaType,
    config: describe(config.descriptor),
    layers: layers.map(describe),
  })
  await writeView(folder, platform, manifest.descriptor, ports)
  for (const { descriptor, text } of [config, manifest])
    await ports.files.writeText(`${folder}/${blobPath(descriptor.digest)}`, text)
  await linkBlobs(folder, layers, (digest) => pathInLayout(held.folder, digest), ports)
}

type Described = Pick<Descriptor, 'mediaType' | 'digest' | 'sizeBytes'>

function describe({ mediaType, digest, sizeBytes }: Described) {
  return { mediaType, digest, size: sizeBytes }
}

function toBlob(mediaType: string, value: object) {
  const text = JSON.stringify(value)
  const bytes = Buffer.from(text)
  const descriptor: Described = { mediaType, digest: sha256(bytes), sizeBytes: bytes.length }
  return { descriptor, text }
}
