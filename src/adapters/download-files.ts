import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  chmod,
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DownloadFiles } from '../fetch/store.ts'
import { FIXED_TIME_SEC, makePartial } from './partial-file.ts'

/** A file system that cannot link, or not from there to here. */
const CANNOT_LINK = ['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EACCES', 'ENOSYS']

/** Files of a fetch. One of these remembers what lay beside its targets when it first looked. */
export function makeDownloadFiles(processId: number): DownloadFiles {
  const listings = new Map<string, Promise<Set<string>>>()
  const listing = (folder: string) => {
    const known = listings.get(folder) ?? list(folder)
    listings.set(folder, known)
    return known
  }
  return {
    openPartial: async (target) => {
      const names = await listing(dirname(target))
      const token = `${processId}-${randomBytes(6).toString('hex')}`
      return makePartial(target, `${target}.${token}.partial`, names)
    },
    sha256Of: async (path) => {
      const hash = createHash('sha256')
      try {
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
          hash.update(chunk)
        }
      } catch (error) {
        return absent(error)
      }
      return hash.digest('hex')
    },
    readBytes: (path) => readFile(path),
    linkOrCopy,
    writeFixed: async (path, text) => {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
      await fix(path, 0o644)
    },
    fixTree,
    moveFolder: async (from, to) => {
      await mkdir(dirname(to), { recursive: true })
      try {
        await rename(from, to)
        return true
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
        throw error
      }
    },
    touch: async (folder) => {
      const now = new Date()
      return (await utimes(folder, now, now).then(() => true, absent)) ?? false
    },
    stat: async (path) => {
      const found = await lstat(path).catch(absent)
      return found && { modifiedMs: found.mtimeMs, changedMs: found.ctimeMs, names: found.nlink }
    },
  }
}

async function list(folder: string): Promise<Set<string>> {
  await mkdir(folder, { recursive: true })
  return new Set((await readdir(folder)).filter((name) => name.endsWith('.partial')))
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!CANNOT_LINK.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await copyFile(from, to, constants.COPYFILE_FICLONE)
    await fix(to, 0o644)
  }
}

async function fixTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) await fixTree(path)
      else if (entry.isFile()) await fixFile(path)
    }),
  )
  await fix(folder, 0o755)
}

/** Scripts that a crate's build starts stay executable. */
async function fixFile(path: string): Promise<void> {
  const { mode, mtimeMs } = await lstat(path)
  const wanted = (mode & 0o100) === 0 ? 0o644 : 0o755
  if ((mode & 0o777) !== wanted || mtimeMs !== FIXED_TIME_SEC * 1000) await fix(path, wanted)
}

async function fix(path: string, mode: number): Promise<void> {
  await chmod(path, mode)
  await utimes(path, FIXED_TIME_SEC, FIXED_TIME_SEC)
}

function absent(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  throw error
}
