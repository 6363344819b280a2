import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Archiver } from '../../../src/cache/archiver.ts'
import type { CacheStore } from '../../../src/cache/cache.ts'

/** Archives as JSON: which paths were packed is what a test wants to see. */
export const plainArchiver: Archiver = {
  pack: async ({ folder, paths, to }) => {
    const content = paths.map((path) => {
      const isFolder = lstatSync(join(folder, path)).isDirectory()
      return [path, isFolder ? null : readFileSync(join(folder, path)).toString('base64')]
    })
    writeFileSync(to, JSON.stringify(content))
    return { ok: true, bytes: statSync(to).size }
  },
  unpack: async ({ file, folder }) => {
    for (const [path, text] of contentOf(file)) {
      const target = join(folder, path)
      mkdirSync(text === null ? target : dirname(target), { recursive: true })
      if (text !== null) writeFileSync(target, Buffer.from(text, 'base64'))
    }
    return { ok: true }
  },
}

function contentOf(file: string): readonly (readonly [path: string, text: string | null])[] {
  return JSON.parse(readFileSync(file, 'utf8'))
}

export type FolderStore = CacheStore & {
  readonly saved: string[]
  /** Paths in the archive, and their bytes. */
  readonly content: (key: string) => ReadonlyMap<string, Buffer>
  /** Changes a file of an archive. */
  /** Without bytes the file is gone. */
  readonly spoil: (key: string, path: string, bytes?: Buffer) => void
}

/** A store in a folder; the newest with a prefix is that which was saved last. */
export function folderStore(folder: string): FolderStore {
  const saved: string[] = []
  const fileOf = (key: string) => join(folder, key)
  return {
    kind: 'directory',
    saved,
    restore: async ({ key, prefixes }, to) => {
      const hasPrefix = (one: string) => prefixes.some((prefix) => one.startsWith(prefix))
      const found = saved.includes(key) ? key : [...saved].reverse().find(hasPrefix)
      if (found === undefined) return { outcome: 'miss' }
      copyFileSync(fileOf(found), to)
      return { outcome: found === key ? 'exact' : 'partial', key: found, bytes: statSync(to).size }
    },
    save: async (key, from, _, replaced) => {
      if (existsSync(fileOf(key)) && replaced !== key) return { outcome: 'present' }
      copyFileSync(from, fileOf(key))
      if (!saved.includes(key)) saved.push(key)
      return { outcome: 'saved', bytes: statSync(from).size }
    },
    content: (key) =>
      new Map(
        contentOf(fileOf(key)).map(([path, text]) => [path, Buffer.from(text ?? '', 'base64')]),
      ),
    spoil: (key, path, bytes) => {
      const content = contentOf(fileOf(key)).filter(([one]) => one !== path)
      const changed = bytes ? [...content, [path, bytes.toString('base64')]] : content
      writeFileSync(fileOf(key), JSON.stringify(changed))
    },
  }
}
