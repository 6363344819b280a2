import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import type { Attributes, ContextFiles, EntryKind } from '../context/ports.ts'

const MODE_BITS = 0o7777
/** Most sources fit in one; several are in use at a time. */
const BUFFER_BYTES = 64 * 1024

/** The file system, as the build context is read and copied. */
export const contextFiles: ContextFiles = {
  realPath: (folder) => realpath(folder),
  list: async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  },
  stat: async (path) => {
    const { mode, size, nlink, dev, ino } = await lstat(path)
    return {
      mode: mode & MODE_BITS,
      sizeBytes: size,
      ...(nlink > 1 ? { identity: `${dev}:${ino}` } : {}),
    }
  },
  readLink: (path) => readlink(path),
  readTextIfAny: (path) => readFile(path, 'utf8').catch(absent),
  sha256Of,
  copyFile: async (from, to, attributes) => {
    await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
    await setAttributes(to, attributes)
  },
  makeEmptyFile: async (path, attributes) => {
    await writeFile(path, '', { flag: 'wx' })
    await setAttributes(path, attributes)
  },
  makeFolder: async (path) => {
    await mkdir(path, { mode: 0o700 })
  },
  finishFolder: setAttributes,
  makeLink: (target, path) => symlink(target, path),
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, BUFFER_BYTES)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

async function setAttributes(path: string, { mode, modifiedMs }: Attributes): Promise<void> {
  await chmod(path, mode)
  await utimes(path, modifiedMs / 1000, modifiedMs / 1000)
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (entry.isSymbolicLink()) return 'link'
  return entry.isSocket() ? 'socket' : 'other'
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}
