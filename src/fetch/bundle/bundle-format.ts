import {
  asArray,
  asByteCount,
  asObject,
  asString,
  asStringMap,
  parseJson,
} from '../../image/json.ts'
import { blobsOf, type ImageRecord, parseRecord } from '../images/image-record.ts'

/**
 * The first file of a bundle, `bundle.json`. A bundle is a plain tar: layers, crates and databases are
 * compressed already (gzip takes 0.7 to 3 % more off, and a second for every 50 MB).
 */
export type BundleManifest = {
  readonly schemaVersion: 1
  /** Of cv-docker-build. */
  readonly toolVersion: string
  readonly madeFor: BundlePurpose
  readonly items: readonly BundleItem[]
  /** Every other file of the bundle, sorted by path. */
  readonly files: readonly BundledFile[]
}

/** For people: which build it was made for. */
export type BundlePurpose = {
  /** sha256 of the lock file, hex; absent when there is none. */
  readonly lockSha256?: string
  readonly platforms: readonly string[]
}

export type BundleItem =
  /** Its blobs are files of the bundle, below `images/blobs`. */
  | { readonly kind: 'image'; readonly role: 'base' | 'builder'; readonly record: ImageRecord }
  /** All files below that folder, which is put in place as a whole. Relative to the cache folder. */
  | { readonly kind: FolderKind; readonly folder: string }

export type FolderKind = (typeof FOLDER_KINDS)[number]

const FOLDER_KINDS = ['crates', 'scanner', 'scanner-database'] as const

export type BundledFile = {
  /** Relative to the cache folder, with `/`. */
  readonly path: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
  readonly isExecutable?: true
}

export const MANIFEST_NAME = 'bundle.json'
/** A crate's sources may be many files; a line has about 150 bytes. */
export const MANIFEST_LIMIT_BYTES = 64 * 1024 * 1024

/** Folders of the cache that a bundle may write to. */
const ROOTS: Readonly<Record<FolderKind, RegExp>> = {
  crates: /^crates\/./,
  scanner: /^scanner\/./,
  'scanner-database': /^scanner\/./,
}

/** Put into the folder of a scanner or of its database: the report tells whence they came. */
export const BUNDLE_MARK = 'from-bundle'

export function blobFile(digest: string): string {
  return `images/blobs/${digest.replace(':', '/')}`
}

/**
 * `undefined` for anything but a manifest of which every path stays below the cache folder, every file
 * belongs to an item, and every blob of an image is a file.
 */
export function parseManifest(bytes: Uint8Array): BundleManifest | undefined {
  const object = asObject(parseJson(bytes))
  const toolVersion = asString(object?.toolVersion)
  const items = parseAll(object?.items, parseItem)
  const files = parseAll(object?.files, parseFile)
  const madeFor = parsePurpose(object?.madeFor)
  if (object?.schemaVersion !== 1 || toolVersion === undefined) return undefined
  if (!items || !files || !madeFor || !areConsistent(items, files)) return undefined
  return { schemaVersion: 1, toolVersion, madeFor, items, files }
}

/** Of a bundle of another version, for the sentence that refuses it. */
export function readSchemaVersion(bytes: Uint8Array): number | undefined {
  return asByteCount(asObject(parseJson(bytes))?.schemaVersion)
}

function areConsistent(items: readonly BundleItem[], files: readonly BundledFile[]): boolean {
  const paths = new Set(files.map(({ path }) => path))
  const blobs = new Map<string, number>()
  const folders: string[] = []
  for (const item of items) {
    if (item.kind !== 'image') folders.push(`${item.folder}/`)
    else
      for (const { digest, sizeBytes } of blobsOf(item.record))
        blobs.set(blobFile(digest), sizeBytes)
  }
  const belongs = ({ path, sizeBytes, sha256 }: BundledFile) =>
    blobs.has(path)
      ? blobs.get(path) === sizeBytes && path.endsWith(`/${sha256}`)
      : folders.some((folder) => path.startsWith(folder))
  return (
    paths.size === files.length &&
    files.every(belongs) &&
    [...blobs.keys()].every((path) => paths.has(path))
  )
}

function parseAll<T>(
  value: unknown,
  parse: (one: unknown) => T | undefined,
): readonly T[] | undefined {
  const all = asArray(value)?.map(parse)
  return all?.every((one) => one !== undefined) ? all : undefined
}

function parsePurpose(value: unknown): BundlePurpose | undefined {
  const object = asObject(value)
  const platforms = parseAll(object?.platforms, asString)
  const { lockSha256 } = asStringMap(value)
  return platforms && { platforms, ...(lockSha256 === undefined ? {} : { lockSha256 }) }
}

function parseItem(value: unknown): BundleItem | undefined {
  const object = asObject(value)
  if (object?.kind === 'image') {
    const record = parseRecord(object.record)
    const { role } = object
    return record && (role === 'base' || role === 'builder')
      ? { kind: 'image', role, record }
      : undefined
  }
  const kind = FOLDER_KINDS.find((known) => known === object?.kind)
  const folder = asString(object?.folder)
  return kind && folder !== undefined && isSafePath(folder) && ROOTS[kind].test(folder)
    ? { kind, folder }
    : undefined
}

function parseFile(value: unknown): BundledFile | undefined {
  const object = asObject(value)
  const path = asString(object?.path)
  const sizeBytes = asByteCount(object?.sizeBytes)
  const sha256 = asString(object?.sha256)
  if (path === undefined || sizeBytes === undefined || sha256 === undefined) return undefined
  if (!isSafePath(path) || !/^[0-9a-f]{64}$/.test(sha256)) return undefined
  return {
    path,
    sizeBytes,
    sha256,
    ...(object?.isExecutable === true ? { isExecutable: true } : {}),
  }
}

/** Relative, below where it starts, the same on every file system. */
export function isSafePath(path: string): boolean {
  return (
    path.length <= 1024 &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
    !/[\u0000-\u001f\u007f\\:]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  )
}
