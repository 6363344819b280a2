import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { makeTar, sha256 } from './tar.ts'

/** The layers of a base image with a shell, read from an OCI layout on disk. */
export type BaseLayers = {
  readonly layers: readonly { readonly bytes: Uint8Array; readonly mediaType: string }[]
  /** Digests of the unpacked layers. */
  readonly diffIds: readonly string[]
  readonly env: readonly string[]
  readonly architecture: string
}

type Descriptor = { readonly mediaType: string; readonly digest: string; readonly size: number }

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
const CONFIG = 'application/vnd.oci.image.config.v1+json'
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

export function readBaseLayers(layoutFolder: string): BaseLayers {
  const blob = (digest: string) => readFileSync(join(layoutFolder, 'blobs', ...digest.split(':')))
  const index: { manifests: readonly Descriptor[] } = JSON.parse(
    readFileSync(join(layoutFolder, 'index.json'), 'utf8'),
  )
  const manifest: { config: Descriptor; layers: readonly Descriptor[] } = JSON.parse(
    String(blob(index.manifests[0]?.digest ?? '')),
  )
  const config: {
    architecture: string
    config: { Env?: readonly string[] }
    rootfs: { diff_ids: readonly string[] }
  } = JSON.parse(String(blob(manifest.config.digest)))
  return {
    layers: manifest.layers.map(({ digest, mediaType }) => ({ bytes: blob(digest), mediaType })),
    diffIds: config.rootfs.diff_ids,
    env: config.config.Env ?? [],
    architecture: config.architecture,
  }
}

export type PushedImage = {
  readonly digest: string
  /** Of the manifest, in bytes. */
  readonly size: number
  readonly layerDigest: string
}

/**
 * Puts an image into a registry: the base and one layer of its own, random and of `ownBytes`, so that
 * no builder has it yet. `architecture` other than that of the base makes an image that is not for here.
 */
export async function pushImage(
  registry: string,
  { name, tag, base, ownBytes = 20_000, architecture = base.architecture }: ImageRequest,
): Promise<PushedImage> {
  const tar = makeTar({ 'laboratory.bin': randomBytes(ownBytes) })
  const own = gzipSync(tar, { level: 1 })
  const layers = [...base.layers, { bytes: own, mediaType: LAYER }]
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      config: { Env: base.env, Cmd: ['/bin/sh'] },
      rootfs: { type: 'layers', diff_ids: [...base.diffIds, `sha256:${sha256(tar)}`] },
    }),
  )
  const url = `http://${registry}/v2/${name}`
  const described = await Promise.all(layers.map((layer) => pushBlob(url, layer)))
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: await pushBlob(url, { bytes: config, mediaType: CONFIG }),
      layers: described,
    }),
  )
  const body = new Uint8Array(manifest)
  const headers = { 'content-type': MANIFEST }
  await expectStatus(await fetch(`${url}/manifests/${tag}`, { method: 'PUT', headers, body }), 201)
  const digest = `sha256:${sha256(manifest)}`
  return { digest, size: manifest.length, layerDigest: `sha256:${sha256(own)}` }
}

export type IndexEntry = {
  readonly digest: string
  readonly size: number
  readonly platform: { readonly os: string; readonly architecture: string }
}

export async function pushIndex(
  registry: string,
  { name, tag, manifests }: { name: string; tag: string; manifests: readonly IndexEntry[] },
): Promise<void> {
  const entries = manifests.map((entry) => ({ mediaType: MANIFEST, ...entry }))
  const body = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: entries })
  const url = `http://${registry}/v2/${name}/manifests/${tag}`
  const headers = { 'content-type': INDEX }
  await expectStatus(await fetch(url, { method: 'PUT', headers, body }), 201)
}

export type ImageRequest = {
  readonly name: string
  readonly tag: string
  readonly base: BaseLayers
  readonly ownBytes?: number
  readonly architecture?: string
}

/** Of what a cache export wrote under tag 1: an index or a manifest whose entries are the layers. */
export async function readLayerDigests(
  registry: string,
  repository: string,
): Promise<readonly string[]> {
  const headers = { accept: `${INDEX}, ${MANIFEST}` }
  const url = `http://${registry}/v2/${repository}/manifests/1`
  const response = await fetch(url, { headers })
  const found: { manifests?: readonly Descriptor[]; layers?: readonly Descriptor[] } = JSON.parse(
    await response.text(),
  )
  const entries = found.manifests ?? found.layers ?? []
  return entries.flatMap(({ mediaType, digest }) => (mediaType.includes('layer') ? [digest] : []))
}

async function pushBlob(
  url: string,
  { bytes, mediaType }: { readonly bytes: Uint8Array; readonly mediaType: string },
): Promise<Descriptor> {
  const digest = `sha256:${sha256(bytes)}`
  const begun = await expectStatus(await fetch(`${url}/blobs/uploads/`, { method: 'POST' }), 202)
  const place = new URL(begun.headers.get('location') ?? '', url)
  place.searchParams.set('digest', digest)
  const headers = { 'content-type': 'application/octet-stream' }
  const body = new Uint8Array(bytes)
  await expectStatus(await fetch(place, { method: 'PUT', headers, body }), 201)
  return { mediaType, digest, size: bytes.length }
}

async function expectStatus(response: Response, status: number): Promise<Response> {
  const text = await response.text()
  if (response.status !== status) throw new Error(`${response.url}: ${response.status} ${text}`)
  return response
}
