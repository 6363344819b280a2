import { asObject } from './json.ts'
import { type Descriptor, isAttestation, parseDocument } from './oci.ts'
import { attemptRead, found, type Read, unreadable } from './read.ts'
import { DOCUMENT_LIMIT_BYTES, type ImageReader, type Root } from './reader.ts'
import { walkTar } from './tar.ts'
import { fileCursor, type RandomAccess } from './tar-cursors.ts'

/** Opens a file for reading; rejects with the errors of `node:fs/promises`. */
export type OpenFile = (path: string) => Promise<RandomAccess>

/** The files of an OCI image layout by their paths inside it, e.g. `index.json`. */
export type LayoutFiles = {
  /** `undefined` when there is no such file or no such part of it. */
  readonly read: (
    path: string,
    startByte: number,
    lengthBytes: number,
  ) => Promise<Uint8Array | undefined>
}

/** Reads an OCI image layout, which is also what `docker image save` and `type=docker` write. */
export function layoutReader(files: LayoutFiles, keepsBlobs: boolean): ImageReader {
  const readBlob = async ({ digest, sizeBytes }: Descriptor): Promise<Read<Uint8Array>> => {
    if (sizeBytes > DOCUMENT_LIMIT_BYTES) return unreadable(`${digest} is too large`)
    const bytes = await files.read(blobPath(digest), 0, sizeBytes)
    return bytes ? found(bytes) : unreadable(`the archive lacks ${digest}`)
  }
  return {
    readRoot: async () => {
      const root = await readLayoutRoot(files, readBlob)
      // A store without manifests makes one up when it saves: its digest means nothing elsewhere.
      return root.ok && !keepsBlobs ? found({ bytes: root.value.bytes }) : root
    },
    readManifest: readBlob,
    readBlob,
    readSlice: (digest, start, length) => files.read(blobPath(digest), start, length),
    keepsBlobs,
  }
}

/** One image is named by index.json as a rule; the same one may be named once for each tag. */
async function readLayoutRoot(
  files: LayoutFiles,
  readBlob: (descriptor: Descriptor) => Promise<Read<Uint8Array>>,
): Promise<Read<Root>> {
  const bytes = await files.read('index.json', 0, DOCUMENT_LIMIT_BYTES)
  if (!bytes) return unreadable('there is no index.json in it')
  const index = parseDocument(bytes)
  if (!index.ok) return unreadable(`its index.json is ${index.problem}`)
  if (index.value.kind !== 'index') return unreadable('its index.json is not an index')
  const images = index.value.manifests.filter((descriptor) => !isAttestation(descriptor))
  const [first] = images
  if (!first || images.some(({ digest }) => digest !== first.digest)) return found({ bytes })
  const root = await readBlob(first)
  return root.ok ? found({ digest: first.digest, bytes: root.value }) : root
}

/** A layout folder (`type=oci,tar=false`). */
export function layoutFolderReader(folder: string, openFile: OpenFile): ImageReader {
  const read: LayoutFiles['read'] = async (path, start, length) => {
    const file = await openFile(`${folder}/${path}`).catch(absent)
    if (!file) return undefined
    try {
      return await file.read(start, length)
    } finally {
      await file.close()
    }
  }
  return layoutReader({ read }, true)
}

/** A tar file (`type=oci` or `type=docker`), of which only headers and small parts are read. */
export async function openTarFile(file: RandomAccess): Promise<Read<ImageReader>> {
  const places = new Map<string, { start: number; sizeBytes: number }>()
  const cursor = fileCursor(file)
  const walked = await attemptRead('the archive cannot be read', () =>
    walkTar(cursor, async ({ name, sizeBytes }) => {
      places.set(normalize(name), { start: cursor.position(), sizeBytes })
    }),
  )
  if (!walked.ok) return walked
  const read: LayoutFiles['read'] = async (path, start, length) => {
    const place = places.get(path)
    if (!place) return undefined
    return file.read(place.start + start, Math.max(0, Math.min(length, place.sizeBytes - start)))
  }
  return found(layoutReader({ read }, true))
}

function absent(error: unknown): undefined {
  if (asObject(error)?.code !== 'ENOENT') throw error
}

export function normalize(name: string): string {
  return name.replace(/^(?:\.?\/)+/, '')
}

export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`
}
