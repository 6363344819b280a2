import { createHash } from 'node:crypto'
import { found, type Read, unreadable } from '../../image/read.ts'
import { DAMAGED, type TarEntry, walkTar } from '../../image/tar.ts'
import { fileCursor, type RandomAccess } from '../../image/tar-cursors.ts'
import { CANCELLED, localFault } from '../download-faults.ts'
import type { Fetched, FetchFault } from '../fetch.ts'
import { makeImageStore } from '../images/image-store.ts'
import {
  BUNDLE_MARK,
  type BundledFile,
  type BundleManifest,
  MANIFEST_LIMIT_BYTES,
  MANIFEST_NAME,
  parseManifest,
  readSchemaVersion,
} from './bundle-format.ts'
import type { BundlePorts } from './ports.ts'

export type UseRequest = { readonly cacheFolder: string; readonly file: string }

const PIECE_BYTES = 1024 * 1024

type TarCursor = ReturnType<typeof fileCursor>

/**
 * Unpacks a bundle into the cache folder. Everything is unpacked beside it and checked first; only
 * then is it put in place, and named last, so that a build never finds a part of it.
 */
export async function applyBundle(
  request: UseRequest,
  ports: BundlePorts,
  signal: AbortSignal,
): Promise<Fetched<BundleManifest>> {
  const { cacheFolder, file } = request
  const scratch = `${cacheFolder}/bundle.${ports.processId}.part`
  try {
    const opened = await openBundle(file, ports)
    if (typeof opened === 'string') return refused(file, opened)
    const unpacked = await unpack(opened, scratch, ports, signal).finally(() => opened.close())
    if (signal.aborted) return { ok: false, fault: CANCELLED, incidents: [] }
    if (!unpacked.ok) return refused(file, unpacked.problem)
    await putInPlace(unpacked.value, scratch, request, ports)
    return { ok: true, value: unpacked.value, incidents: [] }
  } catch (error) {
    return { ok: false, fault: localFault(error, 'the bundle'), incidents: [] }
  } finally {
    await ports.files.remove(scratch)
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
}

/** The open file, or why it cannot be read. A folder can be opened, but not read. */
async function openBundle(path: string, { openFile }: BundlePorts): Promise<RandomAccess | string> {
  try {
    const file = await openFile(path)
    await file.read(0, 1).catch(async (error) => {
      await file.close()
      throw error
    })
    return file
  } catch (error) {
    const problem = UNREADABLE[(error as NodeJS.ErrnoException).code ?? '']
    if (problem === undefined) throw error
    return problem
  }
}

function refused(file: string, problem: string): Fetched<never> {
  const fault: FetchFault = {
    fault: 'bundle-unreadable',
    cause: `The bundle ${file} cannot be used: ${problem}.`,
    remedy: 'Copy it again, or make it anew with `cv-docker-build bundle create`.',
    evidence: [problem],
    network: false,
  }
  return { ok: false, fault, incidents: [] }
}

async function unpack(
  file: RandomAccess,
  scratch: string,
  ports: BundlePorts,
  signal: AbortSignal,
): Promise<Read<BundleManifest>> {
  const cursor = fileCursor(file)
  let manifest: BundleManifest | undefined
  const left = new Map<string, BundledFile>()
  const visit = async (entry: TarEntry): Promise<Read<void>> => {
    if (signal.aborted) return unreadable('it was cancelled')
    if (manifest === undefined) {
      const read = await readManifest(cursor, entry)
      if (!read.ok) return read
      manifest = read.value
      for (const one of manifest.files) left.set(one.path, one)
      return found(undefined)
    }
    const expected = left.get(entry.name)
    if (!expected) return unreadable(`it holds ${quote(entry.name)}, which its list does not name`)
    left.delete(entry.name)
    return await unpackFile(cursor, entry, expected, scratch, ports)
  }
  const walked = await walkTar(cursor, visit, ({ name }) =>
    unreadable(`it holds ${quote(name)}, which is not a plain file`),
  )
  if (!walked.ok) return walked.problem === DAMAGED ? unreadable(damage(manifest)) : walked
  if (manifest === undefined) return unreadable('it is empty')
  const [missing] = left.keys()
  if (missing !== undefined) return unreadable(`it is cut off: ${quote(missing)} is missing`)
  return found(manifest)
}

function damage(manifest: BundleManifest | undefined): string {
  return manifest ? 'it is damaged' : 'it is not a bundle of cv-docker-build, or a damaged one'
}

async function readManifest(
  cursor: TarCursor,
  { name, sizeBytes }: TarEntry,
): Promise<Read<BundleManifest>> {
  if (name !== MANIFEST_NAME || sizeBytes > MANIFEST_LIMIT_BYTES)
    return unreadable(damage(undefined))
  const bytes = await cursor.read(sizeBytes)
  const manifest = parseManifest(bytes)
  if (manifest) return found(manifest)
  const version = readSchemaVersion(bytes)
  return unreadable(
    version !== undefined && version > 1
      ? `it is of format ${version}, which this version does not know`
      : `its ${MANIFEST_NAME} is not right`,
  )
}

async function unpackFile(
  cursor: TarCursor,
  entry: TarEntry,
  { path, sizeBytes, sha256, isExecutable }: BundledFile,
  scratch: string,
  { bundleFiles }: BundlePorts,
): Promise<Read<void>> {
  if (entry.sizeBytes !== sizeBytes)
    return unreadable(`${quote(path)} has another size than its list says`)
  const hash = createHash('sha256')
  const file = await bundleFiles.createFile(`${scratch}/${path}`)
  try {
    for (let left = sizeBytes; left > 0; ) {
      const piece = await cursor.read(Math.min(PIECE_BYTES, left))
      if (piece.length === 0) {
        await file.discard()
        return unreadable(`it is cut off in ${quote(path)}`)
      }
      hash.update(piece)
      await file.write(piece)
      left -= piece.length
    }
  } catch (error) {
    await file.discard()
    throw error
  }
  await file.finish()
  if (isExecutable) await bundleFiles.makeExecutable(`${scratch}/${path}`)
  return hash.digest('hex') === sha256
    ? found(undefined)
    : unreadable(`${quote(path)} does not have its checksum`)
}

async function putInPlace(
  { items, files }: BundleManifest,
  scratch: string,
  { cacheFolder }: UseRequest,
  ports: BundlePorts,
): Promise<void> {
  for (const { path } of files.filter((file) => file.path.startsWith('images/')))
    await ports.bundleFiles.moveFile(`${scratch}/${path}`, `${cacheFolder}/${path}`)
  for (const item of items) {
    if (item.kind === 'image') continue
    const from = `${scratch}/${item.folder}`
    await ports.files.makeFolder(from)
    if (item.kind !== 'crates') await ports.store.writeFixed(`${from}/${BUNDLE_MARK}`, '')
    await ports.store.fixTree(from)
    // What is there under the same name was made from the same lock file, and may be in use.
    await ports.store.moveFolder(from, `${cacheFolder}/${item.folder}`)
  }
  const images = makeImageStore(cacheFolder, ports)
  for (const item of items) if (item.kind === 'image') await images.writeRecord(item.record)
}

/** Names out of a foreign file, for a sentence. */
function quote(name: string): string {
  return JSON.stringify(name.slice(0, 120))
}
