import { chmod, copyFile, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Files } from '../ports.ts'

type Kind = 'file' | 'folder' | 'other'

/** The file system; symbolic links are 'other', so that nothing of ours follows one out of a checkout. */
export const files: Files = {
  readText: (path) => readFile(path, 'utf8'),
  readTextIfAny: (path) => readFile(path, 'utf8').catch(absent),
  writeText: async (path, text, mode = 0o644) => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { mode })
    // The mode above counts for new files only, and passes through the umask.
    await chmod(path, mode)
  },
  list: async (folder) => {
    const entries = (await readdir(folder, { withFileTypes: true }).catch(absent)) ?? []
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  },
  kindOf: async (path) => {
    const stat = await lstat(path).catch(absent)
    return stat ? kindOf(stat) : 'absent'
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true })
  },
  copyFile: async (from, to) => {
    await mkdir(dirname(to), { recursive: true })
    await copyFile(from, to)
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): Kind {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}
