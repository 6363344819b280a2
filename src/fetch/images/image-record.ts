import { createHash } from 'node:crypto'
import { asArray, asByteCount, asObject, asString, parseJson } from '../../image/json.ts'
import { parseReference } from '../../image/reference.ts'

/** A blob as manifests name it. */
export type Blob = {
  readonly mediaType: string
  /** `sha256:…`; other algorithms are refused before they come here. */
  readonly digest: string
  readonly sizeBytes: number
}

/** What a reference stood for when its registry was last asked, and where its parts lie. */
export type ImageRecord = {
  /** In full: `docker.io/library/rust:1-alpine`. */
  readonly reference: string
  /** The index, or the manifest where there is no index: what a tag points at. */
  readonly root: Blob
  readonly images: readonly RecordedImage[]
}

export type RecordedImage = {
  /** As it was asked for; an image without index counts for whatever was asked. */
  readonly platform: string
  readonly manifest: Blob
  readonly config: Blob
  /** Lowest first. */
  readonly layers: readonly Blob[]
}

const SHA256 = /^sha256:[0-9a-f]{64}$/

export function isSha256(digest: string): boolean {
  return SHA256.test(digest)
}

/** `docker.io/library/rust:1`, whichever way the Dockerfile writes it; `undefined` for no reference. */
export function fullReference(text: string): string | undefined {
  const parsed = parseReference(text)
  if (!parsed) return undefined
  const { registry, repository, tagOrDigest } = parsed
  const tag = /:([\w][\w.-]*)@/.exec(text)?.[1]
  const mark = tagOrDigest.includes(':') ? `@${tagOrDigest}` : `:${tagOrDigest}`
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${mark}`
}

/**
 * As BuildKit compares the names of contexts: without `docker.io/library/`, and without `:latest`.
 * `undefined` for no reference.
 */
export function familiarName(text: string): string | undefined {
  const full = fullReference(text)
  return full
    ?.replace(/^docker\.io\//, '')
    .replace(/^library\/(?=[^/]+$)/, '')
    .replace(/:latest$/, '')
}

/** Readable and unique, for the name of a file. */
export function fileNameOf(reference: string): string {
  const words = reference.replace(/[^A-Za-z0-9.]+/g, '-').slice(-80)
  return `${words}-${shortHash(reference)}`
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** Every blob once. */
export function blobsOf({ root, images }: ImageRecord): readonly Blob[] {
  const all = [
    root,
    ...images.flatMap(({ manifest, config, layers }) => [manifest, config, ...layers]),
  ]
  return [...new Map(all.map((blob) => [blob.digest, blob])).values()]
}

/** The record for these platforms alone; `undefined` when one of them is not in it. */
export function selectPlatforms(
  record: ImageRecord,
  platforms: readonly string[],
): ImageRecord | undefined {
  const images = platforms.map((wanted) =>
    record.images.find(({ platform }) => platform === wanted),
  )
  return images.every((image) => image !== undefined) ? { ...record, images } : undefined
}

/** Platforms that an earlier run brought are kept as long as the reference stands for the same. */
export function mergeRecords(older: ImageRecord | undefined, newer: ImageRecord): ImageRecord {
  if (older?.root.digest !== newer.root.digest) return newer
  const kept = older.images.filter(
    ({ platform }) => !newer.images.some((image) => image.platform === platform),
  )
  return { ...newer, images: [...newer.images, ...kept] }
}

/** Strict: a record may come out of somebody's bundle, and its digests become paths. */
export function parseRecord(value: unknown): ImageRecord | undefined {
  const object = asObject(typeof value === 'string' ? parseJson(value) : value)
  const reference = asString(object?.reference)
  const root = parseBlob(object?.root)
  const images = asArray(object?.images)?.map(parseImage)
  if (reference === undefined || fullReference(reference) !== reference || !root) return undefined
  if (!images?.every((image) => image !== undefined)) return undefined
  return { reference, root, images }
}

function parseImage(value: unknown): RecordedImage | undefined {
  const object = asObject(value)
  const platform = asString(object?.platform)
  const manifest = parseBlob(object?.manifest)
  const config = parseBlob(object?.config)
  const layers = asArray(object?.layers)?.map(parseBlob)
  if (platform === undefined || !/^[a-z0-9]+(?:\/[a-z0-9]+){1,2}$/.test(platform)) return undefined
  if (!manifest || !config || !layers?.every((layer) => layer !== undefined)) return undefined
  return { platform, manifest, config, layers }
}

function parseBlob(value: unknown): Blob | undefined {
  const object = asObject(value)
  const mediaType = asString(object?.mediaType)
  const digest = asString(object?.digest)
  const sizeBytes = asByteCount(object?.sizeBytes)
  if (mediaType === undefined || digest === undefined || sizeBytes === undefined) return undefined
  return isSha256(digest) ? { mediaType, digest, sizeBytes } : undefined
}
