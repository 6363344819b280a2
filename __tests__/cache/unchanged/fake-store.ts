import { copyFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CacheStore } from '../../../src/cache/cache.ts'
import { tempFolder } from '../../fakes/temp-folder.ts'

/** Keeps archives as files of its own; with a cause, everything is lost. */
export function fakeStore({ cause }: { readonly cause?: string } = {}) {
  const folder = tempFolder()
  const kept = new Map<string, string>()
  const store: CacheStore = {
    kind: 'directory',
    restore: async ({ key }, to) => {
      if (cause !== undefined) return { outcome: 'lost', cause }
      const file = kept.get(key)
      if (file === undefined) return { outcome: 'miss' }
      copyFileSync(file, to)
      return { outcome: 'exact', key, bytes: statSync(file).size }
    },
    save: async (key, from, _, replaced) => {
      if (cause !== undefined) return { outcome: 'lost', cause }
      if (kept.has(key) && replaced !== key) return { outcome: 'present' }
      const file = join(folder, String(kept.size))
      copyFileSync(from, file)
      kept.set(key, file)
      return { outcome: 'saved', bytes: statSync(file).size }
    },
  }
  const fileOf = (key: string) => {
    const file = kept.get(key)
    if (file === undefined) throw new Error(`nothing is kept under ${key}`)
    return file
  }
  return {
    ...store,
    keys: () => [...kept.keys()],
    /** An archive under a key that is not its own. */
    move: (from: string, to: string) => {
      kept.set(to, fileOf(from))
      kept.delete(from)
    },
    damage: (key: string) => writeFileSync(fileOf(key), 'nothing'),
  }
}
