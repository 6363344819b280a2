import { createHash } from 'node:crypto'
import { type Descriptor, type Index, type Manifest, parseDocument } from './oci.ts'
import { found, type Read, unreadable } from './read.ts'

/** Manifests and configs are refused above this; real ones have a few kB. */
export const DOCUMENT_LIMIT_BYTES = 4 * 1024 * 1024

/** A part of a blob; `undefined` when it cannot be had (absent, or no random access). */
export type ReadSlice = (
  digest: string,
  startByte: number,
  lengthBytes: number,
) => Promise<Uint8Array | undefined>

/** Where an image lies: a registry, an engine's store, an archive. Nothing in it rejects. */
export type ImageReader = {
  /** What the reference points at: an index or a manifest. */
  readonly readRoot: () => Promise<Read<Root>>
  readonly readManifest: (descriptor: Descriptor) => Promise<Read<Uint8Array>>
  /** For configs: blobs that are small and wanted whole. */
  readonly readBlob: (descriptor: Descriptor) => Promise<Read<Uint8Array>>
  readonly readSlice: ReadSlice
  /** Whether blobs lie here as they travel. The classic store keeps unpacked files only. */
  readonly keepsBlobs: boolean
}

export type Root = {
  /** Absent when several images lie in one archive and nothing points at one of them. */
  readonly digest?: string
  readonly bytes: Uint8Array
}

/** A document whose bytes are what its digest says. */
export async function readDocument(
  reader: ImageReader,
  descriptor: Descriptor,
): Promise<Read<Index | Manifest>> {
  const bytes = checked(await reader.readManifest(descriptor), descriptor)
  return bytes.ok ? parseDocument(bytes.value) : bytes
}

/** The bytes of the config, checked against its digest. */
export async function readConfigBytes(
  reader: ImageReader,
  descriptor: Descriptor,
): Promise<Read<Uint8Array>> {
  if (descriptor.sizeBytes > DOCUMENT_LIMIT_BYTES)
    return unreadable('the image config is too large')
  return checked(await reader.readBlob(descriptor), descriptor)
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function checked(bytes: Read<Uint8Array>, { digest }: Descriptor): Read<Uint8Array> {
  if (!bytes.ok) return bytes
  const algorithm = digest.slice(0, digest.indexOf(':'))
  const actual = `${algorithm}:${createHash(algorithm).update(bytes.value).digest('hex')}`
  return actual === digest ? found(bytes.value) : unreadable(`${digest} holds something else`)
}
