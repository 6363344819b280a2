import { createHash } from 'node:crypto'
import { CANCELLED, localFault } from '../download-faults.ts'
import type { Fetched, FetchFault } from '../fetch.ts'
import { blobsOf, type ImageRecord } from '../images/image-record.ts'
import {
  type BundledFile,
  type BundleItem,
  type BundleManifest,
  type BundlePurpose,
  blobFile,
  type FolderKind,
  isSafePath,
  MANIFEST_NAME,
} from './bundle-format.ts'
import type { BundlePorts, NewFile } from './ports.ts'
import { TAR_END, tarHeader, tarPadding } from './tar-header.ts'

/** What goes into a bundle. It all lies in the cache folder already. */
export type BundleSource =
  | { readonly kind: 'image'; readonly role: 'base' | 'builder'; readonly record: ImageRecord }
  /** Absolute, below the cache folder. */
  | { readonly kind: FolderKind; readonly folder: string }

export type BundleRequest = {
  /** Absolute. */
  readonly cacheFolder: string
  readonly output: string
  readonly toolVersion: string
  readonly madeFor: BundlePurpose
  readonly sources: readonly BundleSource[]
}

export type WrittenBundle = { readonly manifest: BundleManifest; readonly sizeBytes: number }

const PIECE_BYTES = 1024 * 1024

/** Packs everything into one file, which appears when it is whole. The same sources give the same bytes. */
export async function createBundle(
  request: BundleRequest,
  ports: BundlePorts,
  signal: AbortSignal,
): Promise<Fetched<WrittenBundle>> {
  try {
    const manifest = await planManifest(request, ports)
    if ('fault' in manifest) return { ok: false, fault: manifest.fault, incidents: [] }
    const file = await ports.bundleFiles.createFile(request.output)
    const written = await writeBundle(manifest, request, file, ports, signal).catch(
      async (error) => {
        await file.discard()
        throw error
      },
    )
    if (typeof written === 'number') {
      await file.finish()
      return { ok: true, value: { manifest, sizeBytes: written }, incidents: [] }
    }
    await file.discard()
    return { ok: false, fault: written, incidents: [] }
  } catch (error) {
    return { ok: false, fault: localFault(error, 'the bundle'), incidents: [] }
  }
}

async function planManifest(
  { cacheFolder, toolVersion, madeFor, sources }: BundleRequest,
  ports: BundlePorts,
): Promise<BundleManifest | { readonly fault: FetchFault }> {
  const items: BundleItem[] = []
  const files = new Map<string, BundledFile>()
  for (const source of sources) {
    const planned = await planSource(source, cacheFolder, ports)
    if ('fault' in planned) return planned
    items.push(planned.item)
    for (const file of planned.files) files.set(file.path, file)
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { schemaVersion: 1, toolVersion, madeFor, items, files: sorted }
}

type Planned =
  | { readonly item: BundleItem; readonly files: readonly BundledFile[] }
  | { readonly fault: FetchFault }

async function planSource(
  source: BundleSource,
  cacheFolder: string,
  ports: BundlePorts,
): Promise<Planned> {
  if (source.kind === 'image') {
    const files = blobsOf(source.record).map(({ digest, sizeBytes }) => {
      return { path: blobFile(digest), sizeBytes, sha256: digest.slice(7) }
    })
    return { item: source, files }
  }
  const folder = relativeTo(cacheFolder, source.folder)
  if (folder === undefined) return { fault: unfit(source.folder, 'it is not in the cache folder') }
  const files = await readFolder(cacheFolder, folder, ports)
  return 'fault' in files ? files : { item: { kind: source.kind, folder }, files }
}

function relativeTo(cacheFolder: string, folder: string): string | undefined {
  const start = `${cacheFolder}/`
  const relative = folder.startsWith(start) ? folder.slice(start.length) : undefined
  return relative !== undefined && isSafePath(relative) ? relative : undefined
}

async function readFolder(
  cacheFolder: string,
  folder: string,
  { bundleFiles, store }: BundlePorts,
): Promise<readonly BundledFile[] | { readonly fault: FetchFault }> {
  const files: BundledFile[] = []
  for (const entry of await bundleFiles.listTree(`${cacheFolder}/${folder}`)) {
    const path = `${folder}/${entry.path}`
    const sha256 =
      entry.kind === 'file' ? await store.sha256Of(`${cacheFolder}/${path}`) : undefined
    if (entry.kind !== 'file' || sha256 === undefined || !isSafePath(path))
      return { fault: unfit(path, 'only plain files with plain names go into a bundle') }
    const executable = entry.isExecutable ? { isExecutable: true as const } : {}
    files.push({ path, sizeBytes: entry.sizeBytes, sha256, ...executable })
  }
  return files
}

function unfit(path: string, problem: string): FetchFault {
  return {
    fault: 'bundle-unfit',
    cause: `${path} cannot go into the bundle: ${problem}.`,
    remedy: 'Remove it from the cache folder, and build once with network.',
    evidence: [],
    network: false,
  }
}

/** Bytes written, or why not. */
async function writeBundle(
  manifest: BundleManifest,
  { cacheFolder }: BundleRequest,
  out: NewFile,
  ports: BundlePorts,
  signal: AbortSignal,
): Promise<number | FetchFault> {
  let sizeBytes = 0
  const write = async (bytes: Uint8Array) => {
    sizeBytes += bytes.length
    if (bytes.length > 0) await out.write(bytes)
  }
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  for (const part of [tarHeader(MANIFEST_NAME, text.length), text, tarPadding(text.length)])
    await write(part)
  for (const file of manifest.files) {
    if (signal.aborted) return CANCELLED
    await write(tarHeader(file.path, file.sizeBytes))
    const isRight = await copyFile(`${cacheFolder}/${file.path}`, file, write, ports)
    if (!isRight) return changed(file)
    await write(tarPadding(file.sizeBytes))
  }
  await write(TAR_END)
  return sizeBytes
}

/** Whether the file was what the manifest says, to the last byte. */
async function copyFile(
  path: string,
  { sizeBytes, sha256 }: BundledFile,
  write: (bytes: Uint8Array) => Promise<void>,
  { openFile }: BundlePorts,
): Promise<boolean> {
  const hash = createHash('sha256')
  const file = await openFile(path)
  try {
    let at = 0
    while (at < sizeBytes) {
      const piece = await file.read(at, Math.min(PIECE_BYTES, sizeBytes - at))
      if (piece.length === 0) return false
      hash.update(piece)
      await write(piece)
      at += piece.length
    }
    return hash.digest('hex') === sha256
  } finally {
    await file.close()
  }
}

function changed({ path }: BundledFile): FetchFault {
  return {
    fault: 'checksum-mismatch',
    cause: `${path} in the cache folder is damaged, or changed while it was packed.`,
    remedy: 'Remove it, and build once with network.',
    evidence: [],
    network: false,
  }
}
