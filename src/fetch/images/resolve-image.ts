import { asObject, asString, parseJson } from '../../image/json.ts'
import {
  type Descriptor,
  type Index,
  MANIFEST_MEDIA_TYPES,
  type Manifest,
  parseDocument,
} from '../../image/oci.ts'
import { sha256 } from '../../image/reader.ts'
import type { RetryPolicy } from '../../network/backoff.ts'
import { type AskPorts, askEndpoints } from './ask-endpoints.ts'
import { choosePlatform } from './choose-platform.ts'
import type { Errand } from './errand.ts'
import { imageFault, platformMissing, unreadableImage } from './image-faults.ts'
import { type Blob, type ImageRecord, isSha256, type RecordedImage } from './image-record.ts'
import type { ImageStore } from './image-store.ts'
import type { Step } from './image-work.ts'
import type { Endpoint } from './mirrors.ts'
import type { Outcome } from './registry-exchange.ts'
import type { RegistrySession } from './registry-session.ts'

export type ResolvePorts = AskPorts & {
  readonly session: RegistrySession
  readonly images: ImageStore
  readonly policy: RetryPolicy
  readonly signal: AbortSignal
}

const ACCEPT = MANIFEST_MEDIA_TYPES.join(', ')

/**
 * What the reference stands for now. HEAD, since Docker Hub counts every GET of a manifest as a pull;
 * a pinned reference is its own answer.
 */
export async function resolveDigest(errand: Errand, ports: ResolvePorts): Promise<Step<string>> {
  const { tagOrDigest } = errand.reference
  if (isSha256(tagOrDigest)) return { ok: true, value: tagOrDigest }
  if (tagOrDigest.includes(':'))
    return { ok: false, fault: unreadableImage(errand.name, 'its digest is not of sha256') }
  return await askFor(errand, ports, (endpoint) => askDigest(endpoint, errand, ports))
}

async function askDigest(
  endpoint: Endpoint,
  errand: Errand,
  { session, images, signal }: ResolvePorts,
): Promise<Outcome<string>> {
  const { repository, tagOrDigest } = errand.reference
  const path = `manifests/${tagOrDigest}`
  const request = { path, accept: ACCEPT, what: `${repository}:${tagOrDigest}` }
  const head = await session.ask(endpoint, { ...request, method: 'HEAD' }, signal)
  if (!head.ok) return head
  const digest = head.value.headers['docker-content-digest']
  if (digest !== undefined && isSha256(digest)) return { ok: true, value: digest }
  const got = await session.ask(endpoint, { ...request, method: 'GET' }, signal)
  if (!got.ok) return got
  const actual = sha256(got.value.body)
  await images.writeDocument(actual, got.value.body)
  return { ok: true, value: actual }
}

/** Manifests for every platform of the plan, each checked against its digest. */
export async function resolveImage(
  digest: string,
  errand: Errand,
  ports: ResolvePorts,
): Promise<Step<ImageRecord>> {
  const root = await readManifest(digest, errand, ports)
  if (!root.ok) return root
  const { document } = root.value
  const images: RecordedImage[] = []
  for (const platform of errand.plan.platforms) {
    const image =
      document.kind === 'index'
        ? await resolvePlatform(document, platform, errand, ports)
        : toImage(errand.name, platform, root.value.blob, document)
    if (!image.ok) return image
    images.push(image.value)
  }
  return { ok: true, value: { reference: errand.name, root: root.value.blob, images } }
}

async function resolvePlatform(
  { manifests }: Index,
  platform: string,
  errand: Errand,
  ports: ResolvePorts,
): Promise<Step<RecordedImage>> {
  const chosen = choosePlatform(manifests, platform)
  if (!chosen) {
    const has = manifests.flatMap((manifest) => manifest.platform ?? [])
    const known = [...new Set(has)].filter((name) => name !== 'unknown/unknown')
    return { ok: false, fault: platformMissing(errand.name, platform, known) }
  }
  const manifest = await readManifest(chosen.digest, errand, ports)
  if (!manifest.ok) return manifest
  const { blob, document } = manifest.value
  if (document.kind === 'index')
    return { ok: false, fault: unreadableImage(errand.name, 'an index names another index') }
  return toImage(errand.name, platform, blob, document)
}

function toImage(
  name: string,
  platform: string,
  manifest: Blob,
  { config, layers }: Manifest,
): Step<RecordedImage> {
  const blobs = [config, ...layers].map(toBlob)
  const [first, ...others] = blobs.filter((blob) => isSha256(blob.digest))
  if (!first || others.length !== layers.length)
    return { ok: false, fault: unreadableImage(name, 'a digest in it is not of sha256') }
  return { ok: true, value: { platform, manifest, config: first, layers: others } }
}

function toBlob({ mediaType, digest, sizeBytes }: Descriptor): Blob {
  return { mediaType, digest, sizeBytes }
}

type ReadManifest = { readonly blob: Blob; readonly document: Index | Manifest }

async function readManifest(
  digest: string,
  errand: Errand,
  ports: ResolvePorts,
): Promise<Step<ReadManifest>> {
  const here = isSha256(digest) ? await ports.images.readDocument(digest) : undefined
  const bytes = here
    ? { ok: true as const, value: here }
    : await askFor(errand, ports, (endpoint) => askManifest(endpoint, digest, errand, ports))
  if (!bytes.ok) return bytes
  if (!here) {
    errand.fetchedBytes += bytes.value.length
    await ports.images.writeDocument(digest, bytes.value)
  }
  const document = parseDocument(bytes.value)
  if (!document.ok) return { ok: false, fault: unreadableImage(errand.name, document.problem) }
  const mediaType = mediaTypeOf(bytes.value, document.value)
  const blob = { mediaType, digest, sizeBytes: bytes.value.length }
  return { ok: true, value: { blob, document: document.value } }
}

/** OCI documents need not say what they are; Docker's always do. */
function mediaTypeOf(bytes: Uint8Array, { kind }: Index | Manifest): string {
  return (
    asString(asObject(parseJson(bytes))?.mediaType) ??
    `application/vnd.oci.image.${kind === 'index' ? 'index' : 'manifest'}.v1+json`
  )
}

async function askManifest(
  endpoint: Endpoint,
  digest: string,
  { reference }: Errand,
  { session, signal }: ResolvePorts,
): Promise<Outcome<Uint8Array>> {
  const what = `${reference.repository}@${digest.slice(0, 19)}`
  const request = { method: 'GET', path: `manifests/${digest}`, accept: ACCEPT, what } as const
  const got = await session.ask(endpoint, request, signal)
  if (!got.ok) return got
  const { body } = got.value
  if (sha256(body) === digest) return { ok: true, value: body }
  const problem = `${endpoint.host} sent something else than ${what}`
  const fault = {
    fault: 'checksum-mismatch',
    host: endpoint.host,
    problem,
    network: false,
  } as const
  return { ok: false, fault: { ...fault, hope: 'elsewhere' } }
}

async function askFor<T>(
  errand: Errand,
  ports: ResolvePorts,
  ask: (endpoint: Endpoint) => Promise<Outcome<T>>,
): Promise<Step<T>> {
  const asked = await askEndpoints(errand.endpoints, ask, ports, ports.policy, ports.signal)
  errand.incidents.push(...asked.incidents)
  if (!asked.ok) return { ok: false, fault: imageFault(errand.name, asked.fault, asked.faults) }
  if (!asked.endpoint.isOrigin) errand.vias.add(asked.endpoint.host)
  return asked
}
