import { blobPath } from '../image/archive-reader.ts'
import type { Descriptor } from '../image/oci.ts'
import type { HeldPlatform, HeldResult } from './held-result.ts'
import { pathInLayout } from './layout.ts'
import type { LayoutPorts } from './ports.ts'

/** One platform of an image as an OCI layout folder of its own. Its last part has no `@`, `:` or space. */
export type PlatformView = {
  readonly platform: string
  readonly folder: string
  /** Of the manifest: the one that is published. */
  readonly digest: string
  /** As the image says: empty is root. */
  readonly user: string
}

type ViewPorts = Pick<LayoutPorts, 'files' | 'blobs'>

/**
 * A folder for each platform, with names for the blobs that lie in the layout: Trivy reads the first
 * manifest of a layout and no other, whatever platform it is told (its handling of `--input`).
 * Attestations are none of the scanner's business.
 */
export async function makePlatformViews(
  held: HeldResult,
  viewsFolder: string,
  ports: ViewPorts,
): Promise<readonly PlatformView[]> {
  const views: PlatformView[] = []
  for (const [at, platform] of held.platforms.entries()) {
    const folder = `${viewsFolder}/${at}-${fileName(platform.platform)}`
    const { descriptor, manifest } = platform
    const blobs = [descriptor, manifest.config, ...manifest.layers]
    await writeView(folder, platform, descriptor, ports)
    await linkBlobs(folder, blobs, (digest) => pathInLayout(held.folder, digest), ports)
    views.push(describe(platform, folder))
  }
  return views
}

function describe({ platform, descriptor, user }: HeldPlatform, folder: string): PlatformView {
  return { platform, folder, digest: descriptor.digest, user }
}

/** The files beside the blobs. Begins anew where a view is already. */
export async function writeView(
  folder: string,
  { platform }: Pick<HeldPlatform, 'platform'>,
  manifest: Pick<Descriptor, 'mediaType' | 'digest' | 'sizeBytes'>,
  { files }: Pick<ViewPorts, 'files'>,
): Promise<void> {
  const { mediaType, digest, sizeBytes } = manifest
  const [os, architecture, variant] = platform.split('/')
  const entry = {
    mediaType,
    digest,
    size: sizeBytes,
    platform: { architecture, os, ...(variant === undefined ? {} : { variant }) },
  }
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [entry],
  }
  await files.remove(folder)
  await files.makeFolder(`${folder}/blobs/sha256`)
  await files.writeText(`${folder}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}')
  await files.writeText(`${folder}/index.json`, JSON.stringify(index))
}

/** What is not there (a layer that may not be passed on) is left out. */
export async function linkBlobs(
  folder: string,
  blobs: readonly Pick<Descriptor, 'digest'>[],
  pathOf: (digest: string) => string,
  { files, blobs: store }: ViewPorts,
): Promise<void> {
  for (const digest of new Set(blobs.map((blob) => blob.digest))) {
    if ((await files.kindOf(pathOf(digest))) !== 'file') continue
    const target = `${folder}/${blobPath(digest)}`
    await files.makeFolder(target.slice(0, target.lastIndexOf('/')))
    await store.link(pathOf(digest), target)
  }
}

function fileName(platform: string): string {
  return platform.replace(/[^A-Za-z0-9]+/g, '-')
}
