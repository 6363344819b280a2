import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, type FileHandle, mkdir, open, rm, symlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { CopiedProgram, ProgramFiles } from '../scan/ports.ts'

const PIECE_BYTES = 1024 * 1024
/** There is no such file, or none that we may read. */
const UNREADABLE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EACCES', 'EPERM']

/** Files of a scanner on disk. */
export const programFiles: ProgramFiles = {
  copyProgram: async (from, to, pass) => {
    const source = await open(from, 'r').catch(unreadable)
    if (source === undefined) return undefined
    try {
      if (!(await source.stat()).isFile()) return undefined
      return await copyTo(source, to, pass)
    } finally {
      await source.close()
    }
  },
  openGzip: (path) => {
    const file = createReadStream(path, { highWaterMark: PIECE_BYTES })
    const gunzip = createGunzip({ chunkSize: PIECE_BYTES })
    file.on('error', (error) => gunzip.destroy(error))
    gunzip.on('close', () => file.destroy())
    return { chunks: file.pipe(gunzip), close: () => gunzip.destroy() }
  },
  link: async (target, path) => {
    await rm(path, { force: true })
    await symlink(target, path)
  },
  makePrivateFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
    // The mode above is for new folders.
    await chmod(path, 0o700)
  },
}

/** What is hashed is what is written, so that nothing changes it in between. */
async function copyTo(
  source: FileHandle,
  to: string,
  pass: ((bytes: Uint8Array) => void) | undefined,
): Promise<CopiedProgram> {
  await mkdir(dirname(to), { recursive: true })
  await rm(to, { force: true })
  const hash = createHash('sha256')
  const target = await open(to, 'wx', 0o700)
  try {
    const piece = Buffer.allocUnsafe(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await source.read(piece, 0, PIECE_BYTES)
      if (bytesRead === 0) break
      const bytes = piece.subarray(0, bytesRead)
      hash.update(bytes)
      pass?.(bytes)
      await writeAll(target, bytes)
    }
    await target.chmod(0o500)
  } finally {
    await target.close()
  }
  return { sha256: hash.digest('hex') }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten
}

function unreadable(error: NodeJS.ErrnoException): undefined {
  if (UNREADABLE.includes(error.code ?? '')) return undefined
  throw error
}
