import { blobPath, type OpenFile } from '../image/archive-reader.ts'
import { asObject, asString, parseJson } from '../image/json.ts'
import { type Descriptor, type Index, type Manifest, parseDocument } from '../image/oci.ts'
import { found, type Read, unreadable } from '../image/read.ts'
import { DOCUMENT_LIMIT_BYTES, sha256 } from '../image/reader.ts'
import type { Files } from '../ports.ts'
import { readIndexJson } from './layout.ts'

export type SettlePorts = {
  readonly files: Pick<Files, 'list' | 'kindOf' | 'writeText'>
  readonly openFile: OpenFile
}

/**
 * Mends the index.json of a layout that buildx wrote beside other outputs: it puts there what the last
 * output said of itself (buildx 0.29), which may be another form of the image and lie elsewhere. The
 * image of the layout is then the one document that no other one names.
 */
export async function settleLayout(folder: string, ports: SettlePorts): Promise<Read<void>> {
  const index = await readIndexJson(folder, ports.openFile)
  if (!index.ok) return index
  if (await hasAll(folder, index.value, ports)) return found(undefined)
  const documents = await findDocuments(folder, ports)
  const named = new Set(documents.flatMap(({ content }) => childrenOf(content)))
  const [root, ...others] = documents.filter(({ digest }) => !named.has(digest))
  if (!root || others.length > 0) {
    return unreadable(
      `its index.json names what is not there, and ${documents.length} documents are`,
    )
  }
  const { mediaType, digest, sizeBytes } = root
  const manifests = [{ mediaType, digest, size: sizeBytes }]
  await ports.files.writeText(
    `${folder}/index.json`,
    JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }),
  )
  return found(undefined)
}

const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

type StoredDocument = Pick<Descriptor, 'mediaType' | 'digest' | 'sizeBytes'> & {
  readonly content: Index | Manifest
}

async function hasAll(folder: string, { manifests }: Index, ports: SettlePorts): Promise<boolean> {
  const kinds = await Promise.all(
    manifests.map(({ digest }) => ports.files.kindOf(`${folder}/${blobPath(digest)}`)),
  )
  return kinds.every((kind) => kind === 'file')
}

async function findDocuments(
  folder: string,
  ports: SettlePorts,
): Promise<readonly StoredDocument[]> {
  const entries = await ports.files.list(`${folder}/blobs/sha256`)
  const documents: StoredDocument[] = []
  for (const { name } of entries) {
    const bytes = await readSmall(`${folder}/blobs/sha256/${name}`, ports.openFile)
    const content = bytes && parseDocument(bytes)
    if (!bytes || !content?.ok || sha256(bytes) !== `sha256:${name}`) continue
    const digest = `sha256:${name}`
    documents.push({ ...describe(bytes, content.value), digest, content: content.value })
  }
  return documents
}

function describe(bytes: Uint8Array, { kind }: Index | Manifest) {
  const own = asString(asObject(parseJson(bytes))?.mediaType)
  return { mediaType: own ?? (kind === 'index' ? INDEX : MANIFEST), sizeBytes: bytes.length }
}

const OPENING_BRACE = 0x7b

/** A document is JSON, and small; `undefined` for all else. */
async function readSmall(path: string, openFile: OpenFile): Promise<Uint8Array | undefined> {
  const file = await openFile(path)
  try {
    const [first] = await file.read(0, 1)
    if (first !== OPENING_BRACE) return undefined
    const bytes = await file.read(0, DOCUMENT_LIMIT_BYTES + 1)
    return bytes.length > DOCUMENT_LIMIT_BYTES ? undefined : bytes
  } finally {
    await file.close()
  }
}

function childrenOf(content: Index | Manifest): readonly string[] {
  return content.kind === 'index' ? content.manifests.map(({ digest }) => digest) : []
}
