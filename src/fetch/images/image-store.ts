import type { OpenFile } from '../../image/archive-reader.ts'
import { sha256 } from '../../image/reader.ts'
import type { Files } from '../../ports.ts'
import type { DownloadFiles } from '../store.ts'
import { recordFile } from './has-record.ts'
import {
  type Blob,
  blobsOf,
  type ImageRecord,
  mergeRecords,
  parseRecord,
  type RecordedImage,
} from './image-record.ts'
import { type Delivery, layoutName, planLayoutTexts } from './layout.ts'

export type StorePorts = {
  readonly files: Pick<Files, 'readTextIfAny' | 'list' | 'makeFolder' | 'remove'>
  readonly store: DownloadFiles
  readonly openFile: OpenFile
  /** Makes the names of unfinished folders unique. */
  readonly processId: number
}

/**
 * Images as they came from a registry, below `<cacheFolder>/images`: `blobs/sha256/<hex>`, one record
 * for each reference, and OCI layouts made of both. A blob is there whole or not at all, a record is
 * written when all its blobs are there, and a layout never changes once it has its name.
 */
export type ImageStore = {
  readonly blobPath: (digest: string) => string
  readonly recordPath: (reference: string) => string
  /** The record of a reference if every blob that it names is there. */
  readonly readRecord: (reference: string) => Promise<ImageRecord | undefined>
  readonly writeRecord: (record: ImageRecord) => Promise<void>
  /** A manifest or config that is right, or `undefined`. */
  readonly readDocument: (digest: string) => Promise<Uint8Array | undefined>
  readonly writeDocument: (digest: string, bytes: Uint8Array) => Promise<void>
  /** The folder of the layout, made if it is not there. */
  readonly ensureLayout: (record: ImageRecord, delivery: Delivery) => Promise<string>
}

export function makeImageStore(cacheFolder: string, ports: StorePorts): ImageStore {
  const folder = `${cacheFolder}/images`
  const { files, store } = ports
  const blobPath = (digest: string) => `${folder}/blobs/${digest.replace(':', '/')}`
  const recordPath = (reference: string) => recordFile(cacheFolder, reference)
  const readRecord = async (reference: string) => {
    const record = parseRecord(await files.readTextIfAny(recordPath(reference)))
    return record?.reference === reference ? await onlyWhole(record, blobPath, ports) : undefined
  }
  return {
    blobPath,
    recordPath,
    readRecord,
    writeRecord: async (record) => {
      const merged = mergeRecords(await readRecord(record.reference), record)
      const text = `${JSON.stringify(merged, null, 2)}\n`
      await writeWhole(recordPath(record.reference), Buffer.from(text), ports)
    },
    readDocument: async (digest) => {
      const path = blobPath(digest)
      if ((await store.stat(path)) === undefined) return undefined
      const bytes = await store.readBytes(path)
      return sha256(bytes) === digest ? bytes : undefined
    },
    writeDocument: (digest, bytes) => writeWhole(blobPath(digest), bytes, ports),
    ensureLayout: async (record, delivery) => {
      const target = `${folder}/layouts/${layoutName(record, delivery)}`
      const inLayout = (digest: string) => `${target}/blobs/${digest.replace(':', '/')}`
      const isThere = await store.touch(target)
      if (isThere && (await areWhole(blobsOf(record), inLayout, ports))) return target
      await files.remove(target)
      await makeLayout(record, delivery, target, blobPath, ports)
      return target
    },
  }
}

type BlobPath = ImageStore['blobPath']

/** The record for those platforms of which every blob is there. */
async function onlyWhole(
  record: ImageRecord,
  blobPath: BlobPath,
  ports: StorePorts,
): Promise<ImageRecord | undefined> {
  const images: RecordedImage[] = []
  for (const image of record.images)
    if (await areWhole(blobsOf({ ...record, images: [image] }), blobPath, ports)) images.push(image)
  return images.length === 0 ? undefined : { ...record, images }
}

async function areWhole(
  blobs: readonly Blob[],
  pathOf: BlobPath,
  ports: StorePorts,
): Promise<boolean> {
  const whole = await Promise.all(
    blobs.map(({ digest, sizeBytes }) => hasSize(ports, pathOf(digest), sizeBytes)),
  )
  return whole.every(Boolean)
}

async function makeLayout(
  record: ImageRecord,
  delivery: Delivery,
  target: string,
  blobPath: BlobPath,
  { files, store, processId }: StorePorts,
): Promise<void> {
  const scratch = `${target}.${processId}.part`
  await files.remove(scratch)
  await files.makeFolder(`${scratch}/blobs/sha256`)
  for (const { digest } of blobsOf(record))
    await store.linkOrCopy(blobPath(digest), `${scratch}/blobs/${digest.replace(':', '/')}`)
  for (const { path, text } of planLayoutTexts(record, delivery))
    await store.writeFixed(`${scratch}/${path}`, text)
  // Another process may have made the same in the meantime.
  if (!(await store.moveFolder(scratch, target))) await files.remove(scratch)
}

/** In one step, so that no reader ever sees half of it. */
async function writeWhole(path: string, bytes: Uint8Array, { store }: StorePorts): Promise<void> {
  const partial = await store.openPartial(path)
  try {
    await partial.restart()
    await partial.append(bytes)
    await partial.finish()
  } finally {
    await partial.close()
  }
}

/** Without reading the file: the byte before its end is there, and none after it. */
async function hasSize(
  { openFile }: Pick<StorePorts, 'openFile'>,
  path: string,
  sizeBytes: number,
): Promise<boolean> {
  const file = await openFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!file) return false
  try {
    const start = Math.max(0, sizeBytes - 1)
    return (await file.read(start, 2)).length === sizeBytes - start
  } finally {
    await file.close()
  }
}
