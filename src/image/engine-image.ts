import type { EngineApi } from './engine-api.ts'
import { asArray, asByteCount, asObject, asString, type JsonObject } from './json.ts'
import { formatPlatform, type HistoryEntry, parseDocument } from './oci.ts'
import type { MeasuredImage } from './platform-image.ts'
import { attempt, attemptRead, found, type Read, unreadable } from './read.ts'
import { type ImageReader, sha256 } from './reader.ts'
import { passSavedBlobs, readSavedImage } from './saved-image.ts'

/**
 * Up to here the classic store is asked to pack the image as tar, the exact measure: 40 ms for 6 MB,
 * and about 200 MB/s. Above it the sizes of the files must do.
 */
const SAVE_LIMIT_BYTES = 256 * 1024 * 1024

export type EngineImage =
  | { readonly kind: 'readable'; readonly reader: ImageReader }
  /** Measured by file contents alone. */
  | { readonly kind: 'files'; readonly image: MeasuredImage }

export type WantedImage = {
  readonly reference: string
  readonly imageStore?: 'classic' | 'containerd'
  /** Of its manifest or index, if it is known already. */
  readonly digest?: string
}

/**
 * Finds the cheapest exact way to an image in the engine. The containerd store keeps manifests and
 * compressed layers: they are read in place through the engine's BuildKit (2 ms a blob, whatever its
 * size; `docker image save` of 425 MB took 10 s). The classic store keeps unpacked files.
 */
export async function openEngineImage(
  wanted: WantedImage,
  api: EngineApi,
): Promise<Read<EngineImage>> {
  const { reference, imageStore, digest: given } = wanted
  // Inspecting takes the containerd store 20 ms and more, for sizes that are of no use here.
  const root = given && imageStore !== 'classic' ? await readContent(api, given, 0, 0) : undefined
  // In the classic store that digest may be the config's.
  if (given && root && parseDocument(root).ok)
    return found({ kind: 'readable', reader: contentReader(api, given, root) })
  // A tag may have moved since the build; a digest, where the store knows images by it, cannot.
  const byDigest = given ? await inspect(given, api) : undefined
  const inspected = byDigest?.ok ? byDigest : await inspect(reference, api)
  if (!inspected.ok) return inspected
  const { image, path, id } = inspected.value
  const digest = containerdDigest(image, id)
  return digest ? openContainerd(digest, path, api) : openClassic(image, path, api)
}

type Inspected = { readonly image: JsonObject; readonly id: string; readonly path: string }

async function inspect(name: string, api: EngineApi): Promise<Read<Inspected>> {
  const path = `/images/${encodeURI(name)}`
  const answer = await attempt('the engine cannot be asked', () => api.getJson(`${path}/json`))
  if (!answer.ok) return answer
  const image = asObject(answer.value)
  const id = asString(image?.Id)
  return image && id ? found({ image, id, path }) : unreadable('the engine has no such image')
}

async function openContainerd(
  digest: string,
  path: string,
  api: EngineApi,
): Promise<Read<EngineImage>> {
  const root = await readContent(api, digest, 0, 0)
  if (root) return found({ kind: 'readable', reader: contentReader(api, digest, root) })
  const saved = await save(api, path, true)
  return saved.ok ? found({ kind: 'readable', reader: saved.value }) : saved
}

async function openClassic(
  image: JsonObject,
  path: string,
  api: EngineApi,
): Promise<Read<EngineImage>> {
  const sizeBytes = asByteCount(image.Size) ?? Number.POSITIVE_INFINITY
  const saved = sizeBytes <= SAVE_LIMIT_BYTES ? await save(api, path, false) : undefined
  return saved?.ok
    ? found({ kind: 'readable', reader: saved.value })
    : measureFiles(image, path, api)
}

/** Digest of the manifest or index; `undefined` in the classic store, where the id is the config's. */
function containerdDigest(image: JsonObject, id: string): string | undefined {
  const digest = asString(asObject(image.Descriptor)?.digest)
  if (digest) return digest
  // Docker before 28 does not send the descriptor.
  const named = asArray(image.RepoDigests)?.some((name) => asString(name)?.endsWith(`@${id}`))
  return named ? id : undefined
}

function readContent(
  api: EngineApi,
  digest: string,
  start: number,
  length: number,
): Promise<Uint8Array | undefined> {
  return api.readContent(digest, start, length).catch(() => undefined)
}

function contentReader(api: EngineApi, digest: string, root: Uint8Array): ImageReader {
  const readBlob: ImageReader['readBlob'] = async (wanted) => {
    const bytes = await readContent(api, wanted.digest, 0, wanted.sizeBytes)
    return bytes ? found(bytes) : unreadable(`the engine does not hold ${wanted.digest}`)
  }
  return {
    readRoot: async () =>
      sha256(root) === digest
        ? found({ digest, bytes: root })
        : unreadable(`${digest} holds something else`),
    readManifest: readBlob,
    readBlob,
    readSlice: (blob, start, length) => readContent(api, blob, start, length),
    keepsBlobs: true,
  }
}

async function save(api: EngineApi, path: string, keepsBlobs: boolean): Promise<Read<ImageReader>> {
  const stream = () => api.getStream(`${path}/get`)
  const reader = await attemptRead('the engine cannot save the image', async () =>
    readSavedImage(await stream(), keepsBlobs),
  )
  if (!reader.ok) return reader
  // Docker before 25 saves without index.json.
  const root = await reader.value.readRoot()
  return root.ok ? found({ ...reader.value, passBlobs: passSavedBlobs(stream) }) : root
}

async function measureFiles(
  image: JsonObject,
  path: string,
  api: EngineApi,
): Promise<Read<EngineImage>> {
  const answer = await attempt('the engine cannot be asked', () => api.getJson(`${path}/history`))
  if (!answer.ok) return answer
  const platform = formatPlatform({
    os: image.Os,
    architecture: image.Architecture,
    variant: asString(image.Variant) || undefined,
  })
  const configDigest = asString(image.Id)
  if (!platform || !configDigest) return unreadable('the engine describes the image in part only')
  const diffIds = (asArray(asObject(image.RootFS)?.Layers) ?? []).flatMap(
    (layer) => asString(layer) ?? [],
  )
  const entries = (asArray(answer.value) ?? []).map(readHistoryEntry).reverse()
  const layers = entries.filter(({ emptyLayer }) => !emptyLayer)
  const isComplete = layers.length === diffIds.length
  return found({
    kind: 'files',
    image: {
      platform,
      configDigest,
      history: isComplete ? entries : [],
      layers: diffIds.map((digest, index) => ({
        digest,
        mediaType: 'application/vnd.docker.image.rootfs.diff.tar',
        compressedBytes: null,
        unpackedBytes: (isComplete ? layers[index]?.sizeBytes : undefined) ?? null,
      })),
    },
  })
}

/** The API does not say which entries have a layer: those with a size, and those that always do. */
function readHistoryEntry(value: unknown): HistoryEntry & { readonly sizeBytes: number | null } {
  const entry = asObject(value) ?? {}
  const createdBy = asString(entry.CreatedBy) ?? ''
  const comment = asString(entry.Comment) ?? ''
  const sizeBytes = asByteCount(entry.Size) ?? null
  const makesLayer =
    comment.startsWith('buildkit.') && /^(?:RUN|COPY|ADD|WORKDIR)\b/.test(createdBy)
  return { createdBy, comment, sizeBytes, emptyLayer: sizeBytes === 0 && !makesLayer }
}
