import type { LockedPackage } from '../../workspace/facts.ts'
import type { FetchFault } from '../fetch.ts'
import type { DownloadFiles } from '../store.ts'
import { REGISTRIES_FOLDER } from './config-text.ts'
import { readCrateManifest } from './crate-manifest.ts'
import { type IndexEntry, indexPath, makeIndexEntry } from './index-entry.ts'
import { CRATES_IO, folderOf } from './sources.ts'

/** Where the crates lie that were ever fetched: by their checksum, so that nothing is there twice. */
export function storedPath(cacheFolder: string, { checksum = '' }: LockedPackage): string {
  return `${cacheFolder}/crates/store/${checksum}.crate`
}

/** The index line of a crate that is in the store, or why it cannot be made. */
export async function readEntry(
  crate: LockedPackage,
  path: string,
  locked: readonly LockedPackage[],
  store: DownloadFiles,
): Promise<IndexEntry | FetchFault> {
  const manifest = await readCrateManifest(crate, await store.readBytes(path))
  if (manifest.ok) return makeIndexEntry(crate, manifest.value, locked)
  return {
    fault: 'crate-invalid',
    cause: `${crate.name} ${crate.version} has the checksum of Cargo.lock, but ${manifest.problem}.`,
    remedy: 'Ask the owner of the crate; another version may be right.',
    evidence: [],
    network: false,
  }
}

export type RegistryContent = {
  readonly crate: LockedPackage
  readonly path: string
  readonly entry: IndexEntry
}

/** Writes one local registry for each source: the crates by further names, the index as text. */
export async function writeRegistries(
  folder: string,
  content: readonly RegistryContent[],
  store: DownloadFiles,
): Promise<void> {
  const indexes = new Map<string, IndexEntry[]>()
  for (const { crate, entry } of content) {
    const path = indexFile(folder, crate)
    indexes.set(path, [...(indexes.get(path) ?? []), entry])
  }
  // Makes every folder that the crates go to.
  for (const [path, entries] of indexes) {
    const lines = entries
      .sort((a, b) => (a.vers < b.vers ? -1 : 1))
      .map((entry) => `${JSON.stringify(entry)}\n`)
    await store.writeFixed(path, lines.join(''))
  }
  await Promise.all(
    content.map(({ crate, path }) => store.linkOrCopy(path, registryCrate(folder, crate))),
  )
}

/** The index of all versions of a crate. */
export function indexFile(folder: string, crate: LockedPackage): string {
  return `${registryFolder(folder, crate)}/index/${indexPath(crate.name)}`
}

export function registryCrate(folder: string, crate: LockedPackage): string {
  return `${registryFolder(folder, crate)}/${crate.name}-${crate.version}.crate`
}

function registryFolder(folder: string, { source = CRATES_IO }: LockedPackage): string {
  return `${folder}/${REGISTRIES_FOLDER}/${folderOf(source)}`
}
