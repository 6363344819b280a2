import { createHash } from 'node:crypto'
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  utimes,
} from 'node:fs/promises'
import { join } from 'node:path'
import { HEAD_BYTES, parseHead, renderHead } from '../cache/stores/archive-file.ts'
import type { ArchiveFiles, CopiedBytes, Progress } from '../cache/stores/archive-files.ts'
import type { StoredFile } from '../cache/stores/plan-prune.ts'

const PIECE_BYTES = 1024 * 1024
/** A file system that cannot link. */
const CANNOT_LINK = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

export const archiveFiles: ArchiveFiles = {
  list: async (folder, suffix) => {
    const names = (await readdir(folder).catch(absent)) ?? []
    const files = names
      .filter((name) => name.endsWith(suffix))
      .map(async (name): Promise<readonly StoredFile[]> => {
        const found = await lstat(join(folder, name)).catch(absent)
        return found?.isFile() ? [{ name, sizeBytes: found.size, usedMs: found.mtimeMs }] : []
      })
    return (await Promise.all(files)).flat()
  },
  prepare: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { mode } = await stat(folder)
    // With the sticky bit others may add archives, but a name that is taken stays taken.
    return { everybodyMayWrite: (mode & 0o002) !== 0 }
  },
  readHead: async (path) => {
    const file = await open(path, 'r').catch(absent)
    if (file === undefined) return undefined
    try {
      return await headOf(file)
    } finally {
      await file.close()
    }
  },
  copyOut: async (path, to, progress) => {
    const source = await open(path, 'r')
    try {
      const target = await open(to, 'w', 0o600)
      return await closing(target, () => copy(source, HEAD_BYTES, target, 0, progress))
    } finally {
      await source.close()
    }
  },
  write: async (path, from, head, progress) => {
    const source = await open(from, 'r')
    try {
      const mode = await modeBeside(path)
      const target = await open(path, 'wx', mode)
      return await closing(target, async () => {
        const copied = await copy(source, 0, target, HEAD_BYTES, progress)
        const made = head(copied)
        await writeAll(target, renderHead(made), 0)
        await target.chmod(mode)
        return made
      })
    } catch (error) {
      await rm(path, { force: true }).catch(() => {})
      throw error
    } finally {
      await source.close()
    }
  },
  publish: async (path, as) => {
    try {
      await link(path, as)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') {
        await rm(path, { force: true })
        return false
      }
      if (!CANNOT_LINK.includes(code)) throw error
      // Both are whole, so it does not matter whose stays.
      await rename(path, as)
      return true
    }
    await rm(path, { force: true })
    return true
  },
  touch: async (path) => {
    const now = new Date()
    await utimes(path, now, now)
  },
  remove: (path) => rm(path, { force: true }),
  sizeOf: async (path) => (await stat(path)).size,
}

/** The folder says who may read: one of ours its owner alone, a shared one whom its owner lets in. */
async function modeBeside(path: string): Promise<number> {
  const { mode } = await stat(join(path, '..'))
  return (mode & 0o644) | 0o600
}

async function headOf(file: FileHandle) {
  const bytes = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await file.read(bytes, 0, HEAD_BYTES, 0)
  const head = parseHead(bytes.subarray(0, bytesRead))
  const { size } = await file.stat()
  return head && size === HEAD_BYTES + head.sizeBytes ? head : 'damaged'
}

/** Closing may be what says that the disk is full. */
async function closing<T>(file: FileHandle, body: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await body()
  } catch (error) {
    await file.close().catch(() => {})
    throw error
  }
  await file.close()
  return result
}

async function copy(
  source: FileHandle,
  sourceAt: number,
  target: FileHandle,
  targetAt: number,
  { moved, signal }: Progress,
): Promise<CopiedBytes> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  let sizeBytes = 0
  for (;;) {
    signal.throwIfAborted()
    const { bytesRead } = await source.read(piece, 0, PIECE_BYTES, sourceAt + sizeBytes)
    if (bytesRead === 0) return { sizeBytes, sha256: hash.digest('hex') }
    const bytes = piece.subarray(0, bytesRead)
    hash.update(bytes)
    await writeAll(target, bytes, targetAt + sizeBytes)
    sizeBytes += bytesRead
    moved(sizeBytes)
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
