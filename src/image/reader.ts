import { createHash } from 'node:crypto'
import {
  type Descriptor,
  type ImageConfig,
  type Index,
  type Manifest,
  parseConfig,
  parseDocument,
} from './oci.ts'
import { type Read, unreadable } from './read.ts'

/** Manifests and configs are refused above this; real ones have a few kB. */
export const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024

/** A part of a blob; `undefined` when it cannot be had (absent, or no random access). */
export type ReadSlice = (
  digest: string,
  startByte: number,
  lengthBytes: number,
) => Promise<Uint8Array | undefined>

/**
 * Hands over whole blobs as they lie there, one after the other, in the order of the place. Unreadable
 * when one of them cannot be had; may reject, also with what the visitor throws.
 */
export type PassBlobs = (
  blobs: readonly Descriptor[],
  visit: (blob: Descriptor, chunks: AsyncIterable<Uint8Array>) => Promise<void>,
) => Promise<Read<void>>

/** Where an image lies: a registry, an engine's store, an archive. Only a fault of the file system rejects. */
export type ImageReader = {
  /** What the reference points at: an index or a manifest. */
  readonly readRoot: () => Promise<Read<Root>>
  readonly readManifest: (descriptor: Descriptor) => Promise<Read<Uint8Array>>
  /** For configs: blobs that are small and wanted whole. */
  readonly readBlob: (descriptor: Descriptor) => Promise<Read<Uint8Array>>
  readonly readSlice: ReadSlice
  /** Only where slices do not reach everything. */
  readonly passBlobs?: PassBlobs
  /** Whether blobs lie here as they travel. The classic store keeps unpacked files only. */
  readonly keepsBlobs: boolean
}

export type Root = {
  /** Absent when several images lie in one archive and nothing points at one of them. */
  readonly digest?: string
  readonly bytes: Uint8Array
}

/** A manifest or an index whose bytes are what its digest says. */
export async function readDocument(
  reader: ImageReader,
  descriptor: Descriptor,
): Promise<Read<Index | Manifest>> {
  const bytes = await readChecked(descriptor, reader.readManifest)
  return bytes.ok ? parseDocument(bytes.value) : bytes
}

/** The config of an image, checked against its digest. */
export async function readConfig(
  reader: ImageReader,
  descriptor: Descriptor,
): Promise<Read<ImageConfig>> {
  const bytes = await readChecked(descriptor, reader.readBlob)
  return bytes.ok ? parseConfig(bytes.value) : bytes
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

async function readChecked(
  descriptor: Descriptor,
  read: (descriptor: Descriptor) => Promise<Read<Uint8Array>>,
): Promise<Read<Uint8Array>> {
  const { digest, sizeBytes } = descriptor
  if (sizeBytes > DOCUMENT_LIMIT_BYTES) return unreadable(`${digest} is too large for a document`)
  const bytes = await read(descriptor)
  if (!bytes.ok) return bytes
  const algorithm = digest.slice(0, digest.indexOf(':'))
  const actual = `${algorithm}:${createHash(algorithm).update(bytes.value).digest('hex')}`
  return actual === digest ? bytes : unreadable(`${digest} holds something else`)
}
