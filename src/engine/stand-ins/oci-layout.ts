import { createHash } from 'node:crypto'
import type { EnginePorts } from '../ports.ts'
import { runOrThrow } from '../unpack.ts'

export type Compression = 'none' | 'gzip' | 'zstd'

export type ImageConfig = {
  readonly Env: readonly string[]
  readonly Cmd?: readonly string[]
  readonly Entrypoint?: readonly string[]
  readonly User?: string
  readonly WorkingDir?: string
  readonly Labels: Readonly<Record<string, string>>
}

export type LayoutRequest = {
  readonly root: string
  readonly folder: string
  readonly compression: Compression
  /** dpkg's name. */
  readonly architecture: string
  readonly config: ImageConfig
  /** Name that `docker load` gives the image. */
  readonly reference: string
}

/** All files get it, and the image: equal contents are equal bytes. 1980, the first year that zip knows. */
const EPOCH_SEC = 315_532_800
const CREATED = '1980-01-01T00:00:00Z'

const MEDIA = 'application/vnd.oci.image'
const SUFFIX: Readonly<Record<Compression, string>> = { none: '', gzip: '+gzip', zstd: '+zstd' }

/** Packs a root as an OCI image layout of one layer. Gives the digests of its manifest and its config. */
export async function writeLayout(
  ports: EnginePorts,
  request: LayoutRequest,
): Promise<{ readonly digest: string; readonly imageId: string }> {
  const { files, host } = ports
  const { folder, architecture, config } = request
  const blobs = `${folder}/blobs/sha256`
  await files.makeFolder(blobs)
  const tar = `${folder}/layer.tar`
  await runOrThrow(ports, planTar(request.root, tar), 'Could not pack the layer')
  const diffId = await sha256Of(ports, tar)
  const layerFile = await compress(ports, tar, request.compression)
  const layerDigest = request.compression === 'none' ? diffId : await sha256Of(ports, layerFile)
  await host.rename(layerFile, `${blobs}/${layerDigest}`)
  const put = async (value: unknown) => await putBlob(ports, blobs, JSON.stringify(value))
  const configBlob = await put({
    created: CREATED,
    architecture,
    os: 'linux',
    config,
    rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
    history: [{ created: CREATED, created_by: 'cv-docker-build stand-in' }],
  })
  const layerSize = await sizeOf(ports, `${blobs}/${layerDigest}`)
  const manifest = await put({
    schemaVersion: 2,
    mediaType: `${MEDIA}.manifest.v1+json`,
    config: { mediaType: `${MEDIA}.config.v1+json`, ...configBlob },
    layers: [
      {
        mediaType: `${MEDIA}.layer.v1.tar${SUFFIX[request.compression]}`,
        digest: `sha256:${layerDigest}`,
        size: layerSize,
      },
    ],
  })
  await files.writeText(`${folder}/oci-layout`, '{"imageLayoutVersion":"1.0.0"}')
  await files.writeText(`${folder}/index.json`, formatIndex(request, manifest))
  const paths = { config: configBlob.digest.slice(7), layer: layerDigest }
  await files.writeText(`${folder}/manifest.json`, formatDockerManifest(request, paths))
  return { digest: manifest.digest, imageId: configBlob.digest }
}

type Blob = { readonly digest: string; readonly size: number }

function formatIndex({ architecture, reference }: LayoutRequest, manifest: Blob): string {
  const annotations = {
    'org.opencontainers.image.ref.name': reference.slice(reference.lastIndexOf(':') + 1),
    'io.containerd.image.name': reference,
  }
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: `${MEDIA}.index.v1+json`,
    manifests: [
      {
        mediaType: `${MEDIA}.manifest.v1+json`,
        ...manifest,
        platform: { os: 'linux', architecture },
        annotations,
      },
    ],
  })
}

/** For `docker load` into the classic store, which knows docker's own archives only. Paths into the same blobs. */
function formatDockerManifest(
  { reference }: LayoutRequest,
  blobs: { readonly config: string; readonly layer: string },
): string {
  const path = (hash: string) => `blobs/sha256/${hash}`
  const image = { Config: path(blobs.config), RepoTags: [reference], Layers: [path(blobs.layer)] }
  return JSON.stringify([image])
}

/** Sorted names, one time for all, numbers for owners: bytes that depend on the contents only. */
function planTar(root: string, tar: string) {
  const stable = ['--sort=name', `--mtime=@${EPOCH_SEC}`, '--numeric-owner', '--format=gnu']
  return ['tar', '--create', ...stable, '--file', tar, '--directory', root, '.'] as const
}

async function compress(ports: EnginePorts, tar: string, compression: Compression) {
  switch (compression) {
    case 'none':
      return tar
    case 'gzip':
      await runOrThrow(ports, ['gzip', '--no-name', '-6', tar], 'Could not compress the layer')
      return `${tar}.gz`
    case 'zstd': {
      const argv = ['zstd', '--quiet', '--rm', '-3', '-T0', tar, '-o', `${tar}.zst`] as const
      await runOrThrow(ports, argv, 'Could not compress the layer')
      return `${tar}.zst`
    }
  }
}

async function sha256Of(ports: EnginePorts, path: string): Promise<string> {
  const text = await runOrThrow(ports, ['sha256sum', path], `Could not read ${path}`)
  return text.slice(0, 64)
}

/** Bytes. */
export async function sizeOf(ports: Pick<EnginePorts, 'run'>, path: string): Promise<number> {
  const text = await runOrThrow(ports, ['stat', '--format=%s', path], `Could not read ${path}`)
  return Number.parseInt(text, 10)
}

async function putBlob({ files }: EnginePorts, blobs: string, text: string): Promise<Blob> {
  const hash = createHash('sha256').update(text).digest('hex')
  await files.writeText(`${blobs}/${hash}`, text)
  return { digest: `sha256:${hash}`, size: Buffer.byteLength(text) }
}
