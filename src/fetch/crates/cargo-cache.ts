import type { LayerEntry } from '../images/layer-tar.ts'
import type { RegistryContent } from './context-folder.ts'
import { indexPath } from './index-entry.ts'
import { CRATES_IO } from './sources.ts'

/**
 * How cargo calls the folders of crates.io and its sparse index, after a hash of the address: since 1.85,
 * and from 1.70 on (on machines of 64 bits). Tried with cargo 1.70, 1.84, 1.95 and 1.97.
 */
const NEWER = 'index.crates.io-1949cf8c6b5b557f'
const OLDER = 'index.crates.io-6f17d22bba15001f'
export const CACHE_NAMES: readonly string[] = [NEWER, OLDER]

/** As crates.io gives it. A cargo that wants more than what is here asks for a new one before. */
const CONFIG = '{"dl":"https://static.crates.io/crates","api":"https://crates.io"}'

/**
 * cargo's own download cache, as a `cargo fetch --locked` would leave it: the crates that the lock file
 * has of crates.io, and as much of the index. A cargo that finds a locked package there asks nobody;
 * for everything else it asks the index, as always. A cargo that does not know the format passes over
 * it. Sorted, each folder before what is in it.
 */
export function planCargoCache(
  content: readonly RegistryContent[],
  cargoHome: string,
): readonly LayerEntry[] {
  const root = `${cargoHome.replace(/^\/+|\/+$/g, '')}/registry`
  const files = planCacheFiles(content).flatMap((file) => underBothNames(file, root))
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path, root)))
  const all = [...[...folders].map((path): LayerEntry => ({ kind: 'folder', path })), ...files]
  return all.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Below `registry/`, where the name of crates.io is to stand between part and name. */
export function planCacheFiles(content: readonly RegistryContent[]): readonly CacheFile[] {
  const crates = content.filter(({ crate }) => (crate.source ?? CRATES_IO) === CRATES_IO)
  return crates.length === 0 ? [] : [...planCrateFiles(crates), ...planIndexFiles(crates)]
}

export type CacheFile = { readonly part: 'cache' | 'index'; readonly name: string } & (
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly from: string }
)

function planCrateFiles(crates: readonly RegistryContent[]): readonly CacheFile[] {
  return crates.map(({ crate: { name, version }, path }) => {
    return { part: 'cache', name: `${name}-${version}.crate`, kind: 'file', from: path }
  })
}

function planIndexFiles(crates: readonly RegistryContent[]): readonly CacheFile[] {
  const byPath = new Map<string, RegistryContent[]>()
  for (const one of crates) {
    const path = indexPath(one.crate.name)
    byPath.set(path, [...(byPath.get(path) ?? []), one])
  }
  const entries = [...byPath].map(([path, versions]): CacheFile => {
    return { part: 'index', name: `.cache/${path}`, kind: 'bytes', bytes: indexBytes(versions) }
  })
  const config = Buffer.from(CONFIG)
  return [...entries, { part: 'index', name: 'config.json', kind: 'bytes', bytes: config }]
}

/** The version of the cache's format, and that of the index's: since cargo 1.60. */
const HEAD = Buffer.from([3, 2, 0, 0, 0])

/**
 * One crate of the index cache: the head, which state of the index it is of, then each version with its
 * line of the index, all ended by a NUL. `Unknown` is what cargo writes where a server named no state:
 * then no later answer can be "as you have it".
 */
function indexBytes(versions: readonly RegistryContent[]): Uint8Array {
  const lines = versions
    .map(({ entry }) => [entry.vers, JSON.stringify(entry)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const fields = ['Unknown', ...lines.flat()]
  return Buffer.concat([HEAD, ...fields.map((field) => Buffer.from(`${field}\0`))])
}

/** The bytes once: `NEWER` comes first in the sorted list. */
function underBothNames(
  { part, name, ...content }: CacheFile,
  root: string,
): readonly LayerEntry[] {
  const path = `${root}/${part}/${NEWER}/${name}`
  return [
    { ...content, path },
    { kind: 'link', path: `${root}/${part}/${OLDER}/${name}`, to: path },
  ]
}

function foldersAbove(path: string, root: string): readonly string[] {
  const end = path.lastIndexOf('/')
  const folder = path.slice(0, end)
  return folder.length < root.length ? [] : [folder, ...foldersAbove(folder, root)]
}
