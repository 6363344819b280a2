import { createHash } from 'node:crypto'
import { blobPath, layoutFolderReader, type OpenFile } from '../image/archive-reader.ts'
import { asObject, parseJson } from '../image/json.ts'
import {
  type Descriptor,
  type Index,
  isAttestation,
  type Manifest,
  parseDocument,
} from '../image/oci.ts'
import { found, type Read, unreadable } from '../image/read.ts'
import { DOCUMENT_LIMIT_BYTES, type ImageReader } from '../image/reader.ts'

/** An index or a manifest of a layout with all that lies under it; its bytes are what its digest says. */
export type LayoutDocument = {
  readonly descriptor: Descriptor
  readonly bytes: Uint8Array
  readonly content: Index | Manifest
  /** Of an index; in its order. */
  readonly children: readonly LayoutDocument[]
}

const NESTING_LIMIT = 3

/** What the one image of an OCI layout folder consists of, attestations included. */
export async function readLayout(
  folder: string,
  openFile: OpenFile,
): Promise<Read<LayoutDocument>> {
  const reader = layoutFolderReader(folder, openFile)
  const index = await readIndexJson(folder, openFile)
  if (!index.ok) return index
  const images = index.value.manifests.filter((descriptor) => !isAttestation(descriptor))
  const [first] = images
  if (!first) return unreadable('there is no image in it')
  // The same image is named once for each of its tags.
  if (images.some(({ digest }) => digest !== first.digest)) {
    return unreadable('there are several images in it')
  }
  return readTree(first, reader, NESTING_LIMIT)
}

export async function readIndexJson(folder: string, openFile: OpenFile): Promise<Read<Index>> {
  const file = await openFile(`${folder}/index.json`).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!file) return unreadable('there is no index.json in it')
  const bytes = await file.read(0, DOCUMENT_LIMIT_BYTES).finally(() => file.close())
  const document = parseDocument(bytes)
  if (!document.ok) return unreadable(`its index.json is ${document.problem}`)
  return document.value.kind === 'index'
    ? found(document.value)
    : unreadable('its index.json is not an index')
}

async function readTree(
  descriptor: Descriptor,
  reader: ImageReader,
  depth: number,
): Promise<Read<LayoutDocument>> {
  const bytes = await readVerified(descriptor, reader.readManifest)
  if (!bytes.ok) return bytes
  const content = parseDocument(bytes.value)
  if (!content.ok) return content
  const children: LayoutDocument[] = []
  for (const child of content.value.kind === 'index' ? content.value.manifests : []) {
    if (depth === 0) return unreadable('its indexes are nested too deeply')
    const inner = await readTree(child, reader, depth - 1)
    if (!inner.ok) return inner
    children.push(inner.value)
  }
  return found({ descriptor, bytes: bytes.value, content: content.value, children })
}

/** A document that is what its digest and its size say. */
export async function readVerified(
  descriptor: Descriptor,
  read: (descriptor: Descriptor) => Promise<Read<Uint8Array>>,
): Promise<Read<Uint8Array>> {
  const { digest, sizeBytes } = descriptor
  const bytes = await read(descriptor)
  if (!bytes.ok) return bytes
  const isRight = bytes.value.length === sizeBytes && digestOf(bytes.value, digest) === digest
  return isRight ? bytes : unreadable(`${digest} holds something else`)
}

/** With the algorithm of `like`. */
export function digestOf(bytes: Uint8Array, like: string): string {
  const algorithm = algorithmOf(like)
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}

export function algorithmOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'))
}

/** Every document, those first that others name. */
export function documentsOf(root: LayoutDocument): readonly LayoutDocument[] {
  const all = [...root.children.flatMap(documentsOf), root]
  return [...new Map(all.map((document) => [document.descriptor.digest, document])).values()]
}

/** Layers that may not be passed on are fetched from where they are published, and lie in no layout. */
const NOT_DISTRIBUTED = /\.(?:nondistributable|foreign)\b/

/** Config and layers of a manifest, each once. */
export function blobsOf({ content }: Pick<LayoutDocument, 'content'>): readonly Descriptor[] {
  if (content.kind === 'index') return []
  const layers = content.layers.filter(({ mediaType }) => !NOT_DISTRIBUTED.test(mediaType))
  const all = [content.config, ...layers]
  return [...new Map(all.map((blob) => [blob.digest, blob])).values()]
}

export function pathInLayout(folder: string, digest: string): string {
  return `${folder}/${blobPath(digest)}`
}

/** The media type that a document itself names, which registries compare with that of the request. */
export function mediaTypeOf({ bytes, descriptor }: LayoutDocument): string {
  const own = asObject(parseJson(bytes))?.mediaType
  return typeof own === 'string' ? own : descriptor.mediaType
}
