import type { Holding, InventoryPorts, TreeFigures } from './holding.ts'
import { ARCHIVES_FOLDER, PARTS, type Part } from './parts.ts'

export type Inventory = {
  readonly holdings: readonly Holding[]
  /** Names in the cache folder that are not known: left alone, whatever is asked. */
  readonly unknown: readonly string[]
}

/** Folders of our own in which nothing is measured. */
const OTHERS = ['locks']

/**
 * What lies in the cache folder, and the archives of `cacheDir` (absolute) besides. Reads no file, as that
 * would count as a use.
 */
export async function readInventory(
  cacheFolder: string,
  cacheDir: string | undefined,
  ports: InventoryPorts,
): Promise<Inventory> {
  const found: Found[] = []
  for (const part of PARTS) {
    const own = part.folder === '' ? cacheFolder : `${cacheFolder}/${part.folder}`
    const other = part.folder === ARCHIVES_FOLDER ? cacheDir : undefined
    for (const folder of new Set([own, other ?? own]))
      found.push(...(await readPart(part, folder, ports)))
  }
  const tops = new Set(PARTS.map(({ folder, name }) => folder.split('/')[0] || topOf(name)))
  const names = (await ports.files.list(cacheFolder)).map(({ name }) => name)
  return {
    holdings: withUse(found),
    unknown: names.filter((name) => !tops.has(name) && !OTHERS.includes(name)),
  }
}

/** Of the parts that lie in the cache folder itself. */
function topOf(part: string): string {
  return part === 'packages' ? 'apt' : part
}

type Found = { readonly part: Part; readonly path: string; readonly figures: TreeFigures }

async function readPart(
  part: Part,
  folder: string,
  { files, measureTree }: InventoryPorts,
): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const { name, kind } of await files.list(folder)) {
    // A link was not made by us, and where it leads is not ours.
    if (kind === 'other' || !part.entry.test(name)) continue
    const path = `${folder}/${name}`
    const figures = await measureTree(path)
    if (figures) found.push({ part, path, figures })
  }
  return found
}

/** A file in a store is used when one of those that have a link to it is. */
function withUse(found: readonly Found[]): readonly Holding[] {
  const usedMs = new Map<string, number>()
  for (const { part, figures } of found) {
    if (part.use !== 'owner') continue
    for (const { id } of figures.shared)
      usedMs.set(id, Math.max(usedMs.get(id) ?? 0, figures.modifiedMs))
  }
  return found.map(({ part, path, figures }) => ({
    part: part.name,
    path,
    ownBytes: figures.ownBytes,
    shared: figures.shared,
    usedMs: lastUse(part, figures, usedMs),
  }))
}

function lastUse(
  { use }: Part,
  figures: TreeFigures,
  byOwners: ReadonlyMap<string, number>,
): number {
  switch (use) {
    case 'owner':
      return figures.modifiedMs
    case 'tree':
      return figures.newestMs
    case 'storage': {
      const owners = figures.shared.flatMap(({ id }) => byOwners.get(id) ?? [])
      // Their own time stamps are constant, and those of reading are anybody's.
      return owners.length > 0
        ? Math.max(...owners)
        : Math.max(figures.changedMs, figures.accessedMs)
    }
  }
}
