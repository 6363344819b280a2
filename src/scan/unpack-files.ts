import { createHash } from 'node:crypto'
import { found, type Read, unreadable } from '../image/read.ts'
import { type TarCursor, type TarEntry, walkTar } from '../image/tar.ts'
import { streamCursor } from '../image/tar-cursors.ts'
import type { ScannerPorts } from './ports.ts'

/** Files to take out of an archive, by their names in it. */
export type WantedFiles = Readonly<
  Record<
    string,
    {
      /** Absolute. */
      readonly to: string
      /** A file that claims to be larger is not unpacked. */
      readonly limitBytes: number
    }
  >
>

/** sha256 of each file, hex, by its name in the archive. */
export type UnpackedFiles = Readonly<Record<string, string>>

type UnpackPorts = Pick<ScannerPorts, 'newFiles' | 'programs'>

const PIECE_BYTES = 1024 * 1024

/**
 * Takes some files out of a tar.gz; all of them have to be there. No name in the archive decides where
 * something is written.
 */
export async function unpackFiles(
  archive: string,
  wanted: WantedFiles,
  { newFiles, programs }: UnpackPorts,
  signal: AbortSignal,
): Promise<Read<UnpackedFiles>> {
  const unpacked: Record<string, string> = {}
  const { chunks, close } = programs.openGzip(archive)
  const cursor = streamCursor(chunks)
  const visit = async ({ name, sizeBytes }: TarEntry): Promise<Read<void>> => {
    const plain = name.replace(/^\.\//, '')
    const one = Object.hasOwn(wanted, plain) ? wanted[plain] : undefined
    if (one === undefined || unpacked[plain] !== undefined) return found(undefined)
    if (sizeBytes > one.limitBytes) return unreadable(`its ${plain} is too large`)
    const sha256 = await unpackEntry(cursor, sizeBytes, one.to, newFiles, signal)
    if (!sha256.ok) return sha256
    unpacked[plain] = sha256.value
    return found(undefined)
  }
  const walked = await guarded(() => walkTar(cursor, visit)).finally(close)
  if (!walked.ok) return walked
  const missing = Object.keys(wanted).find((name) => unpacked[name] === undefined)
  return missing === undefined ? found(unpacked) : unreadable(`there is no ${missing} in it`)
}

async function unpackEntry(
  cursor: TarCursor,
  sizeBytes: number,
  to: string,
  { createFile }: UnpackPorts['newFiles'],
  signal: AbortSignal,
): Promise<Read<string>> {
  const file = await createFile(to)
  try {
    const sha256 = await copyEntry(cursor, sizeBytes, file.write, signal)
    await (sha256.ok ? file.finish() : file.discard())
    return sha256
  } catch (error) {
    await file.discard().catch(() => {})
    throw error
  }
}

async function copyEntry(
  cursor: TarCursor,
  sizeBytes: number,
  write: (bytes: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<Read<string>> {
  const hash = createHash('sha256')
  for (let left = sizeBytes; left > 0; ) {
    if (signal.aborted) return unreadable('it was cancelled')
    const piece = await cursor.read(Math.min(PIECE_BYTES, left))
    if (piece.length === 0) return unreadable('it is cut off')
    hash.update(piece)
    await write(piece)
    left -= piece.length
  }
  return found(hash.digest('hex'))
}

/** Damage of the compression is a value; the errors of the file system are thrown on. */
async function guarded(body: () => Promise<Read<void>>): Promise<Read<void>> {
  try {
    return await body()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!code.startsWith('Z_')) throw error
    return unreadable('it is damaged')
  }
}
