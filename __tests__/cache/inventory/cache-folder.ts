import { linkSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { files } from '../../../src/adapters/files.ts'
import { measureTree } from '../../../src/adapters/tree-figures.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'

export const NOW_MS = Date.UTC(2026, 10, 23, 12)
export const HOUR_MS = 3600 * 1000
export const DAY_MS = 24 * HOUR_MS

export const PORTS = { files, measureTree, clock: { now: () => NOW_MS } }

export function hex(letter: string, length: number): string {
  return letter.repeat(length)
}

/** A cache folder with the shapes of a real one, on a real disk. */
export function cacheFolderOnDisk() {
  const folder = tempFolder()
  const put = (path: string, bytes: number) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), Buffer.alloc(bytes))
    return join(folder, path)
  }
  const link = (from: string, to: string) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    linkSync(join(folder, from), join(folder, to))
  }
  /** The folder or file was used so long before now. */
  const age = (path: string, ageMs: number) => {
    const at = new Date(NOW_MS - ageMs)
    utimesSync(join(folder, path), at, at)
  }
  return { folder, put, link, age }
}

const CRATE_A = `crates/store/${hex('a', 64)}.crate`
const CRATE_B = `crates/store/${hex('b', 64)}.crate`
export const OLD_CONTEXT = `crates/contexts/${hex('1', 32)}`
export const NEW_CONTEXT = `crates/contexts/${hex('2', 32)}`

/** Crate A (1,000 B) is in both contexts, B (500 B) in the older one alone. */
export function twoContexts() {
  const cache = cacheFolderOnDisk()
  cache.put(CRATE_A, 1000)
  cache.put(CRATE_B, 500)
  cache.put(`${OLD_CONTEXT}/crates/config.toml`, 10)
  cache.put(`${NEW_CONTEXT}/crates/config.toml`, 20)
  cache.link(CRATE_A, `${OLD_CONTEXT}/crates/a.crate`)
  cache.link(CRATE_B, `${OLD_CONTEXT}/crates/b.crate`)
  cache.link(CRATE_A, `${NEW_CONTEXT}/crates/a.crate`)
  cache.age(OLD_CONTEXT, 9 * DAY_MS)
  cache.age(NEW_CONTEXT, 2 * HOUR_MS)
  return { ...cache, crateA: CRATE_A, crateB: CRATE_B }
}
