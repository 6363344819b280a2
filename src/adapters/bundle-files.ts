import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BundleFiles, TreeEntry } from '../fetch/bundle/ports.ts'

/** Files of a bundle on disk. */
export const bundleFiles: BundleFiles = {
  listTree: async (folder) => (await listTree(folder, '')).sort(byPath),
  createFile: async (path) => {
    await mkdir(dirname(path), { recursive: true })
    const part = `${path}.${process.pid}.part`
    const file = await open(part, 'w', 0o644)
    return {
      write: async (bytes) => {
        for (let done = 0; done < bytes.length; )
          done += (await file.write(bytes, done, bytes.length - done)).bytesWritten
      },
      finish: async () => {
        await file.close()
        await rename(part, path)
      },
      discard: async () => {
        await file.close()
        await rm(part, { force: true })
      },
    }
  },
  makeExecutable: (path) => chmod(path, 0o755),
  moveFile: async (from, to) => {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  },
}

async function listTree(folder: string, prefix: string): Promise<TreeEntry[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const lists = await Promise.all(
    entries.map(async (entry): Promise<TreeEntry[]> => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.isDirectory()) return await listTree(folder, path)
      if (!entry.isFile()) return [{ kind: 'other', path }]
      const { size, mode } = await stat(join(folder, path))
      return [{ kind: 'file', path, sizeBytes: size, isExecutable: (mode & 0o100) !== 0 }]
    }),
  )
  return lists.flat()
}

function byPath(a: TreeEntry, b: TreeEntry): number {
  return a.path < b.path ? -1 : 1
}
