import type { Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SharedFile, TreeFigures } from '../cache/inventory/holding.ts'

/** Folders read at once: an engine's data has tens of thousands of them. */
const PARALLEL = 16

/** Measures a file or folder without following links; `undefined` when it is not there. */
export async function measureTree(path: string): Promise<TreeFigures | undefined> {
  const top = await stat(path)
  if (!top) return undefined
  const shared = new Map<string, SharedFile>()
  let ownBytes = 0
  let newestMs = top.mtimeMs
  const add = (found: Stats) => {
    if (!found.isFile()) return
    newestMs = Math.max(newestMs, found.mtimeMs, found.atimeMs)
    if (found.nlink === 1) ownBytes += found.size
    else shared.set(idOf(found), { id: idOf(found), bytes: found.size })
  }
  add(top)
  if (top.isDirectory()) await walk(path, add)
  return {
    ownBytes,
    shared: [...shared.values()],
    modifiedMs: top.mtimeMs,
    changedMs: top.ctimeMs,
    accessedMs: top.atimeMs,
    newestMs,
    ownerId: top.uid,
  }
}

async function walk(folder: string, add: (found: Stats) => void): Promise<void> {
  let level = [folder]
  while (level.length > 0) {
    const below: string[] = []
    for (let at = 0; at < level.length; at += PARALLEL) {
      const some = level.slice(at, at + PARALLEL)
      below.push(...(await Promise.all(some.map((path) => readFolder(path, add)))).flat())
    }
    level = below
  }
}

/** Adds its files, and gives the folders in it. */
async function readFolder(path: string, add: (found: Stats) => void): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(unreadable)
  const inside = (entry: { readonly name: string }) => join(path, entry.name)
  const files = entries.filter((entry) => entry.isFile())
  for (const found of await Promise.all(files.map((entry) => stat(inside(entry)))))
    if (found) add(found)
  return entries.filter((entry) => entry.isDirectory()).map(inside)
}

function idOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`
}

/** What goes away meanwhile, or may not be read, takes nothing. */
async function stat(path: string): Promise<Stats | undefined> {
  return await lstat(path).catch((error) => {
    unreadable(error)
    return undefined
  })
}

function unreadable(error: NodeJS.ErrnoException): never[] {
  if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(error.code ?? '')) return []
  throw error
}
