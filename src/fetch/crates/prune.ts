import type { StoredStat } from '../store.ts'
import type { CratesPorts } from './ports.ts'

const HOUR_MS = 3600 * 1000
const KEPT_MS = 7 * 24 * HOUR_MS

/**
 * Clears the cache folder: a context folder that was not used for seven days goes, then each crate in
 * the store to which no context has a link and which lost its last one, or came, seven days ago. What a
 * killed process left half done goes after the same time.
 */
export async function pruneCrates(
  cacheFolder: string,
  { files, store, clock }: CratesPorts,
): Promise<void> {
  const oldest = clock.now() - KEPT_MS
  const sweep = async (part: string, isOver: (stat: StoredStat) => boolean) => {
    const folder = `${cacheFolder}/crates/${part}`
    await Promise.all(
      (await files.list(folder)).map(async ({ name }) => {
        const stat = await store.stat(`${folder}/${name}`)
        if (stat !== undefined && isOver(stat)) await files.remove(`${folder}/${name}`)
      }),
    )
  }
  await sweep('contexts', ({ modifiedMs }) => modifiedMs < oldest)
  await sweep('staging', ({ modifiedMs }) => modifiedMs < oldest)
  // What cargo unpacked to vendor git dependencies: of use to that one run, which may still be at it.
  const unpacked = clock.now() - HOUR_MS
  await sweep('cargo-home/registry/src', ({ modifiedMs }) => modifiedMs < unpacked)
  await sweep('store', ({ names, changedMs }) => names === 1 && changedMs < oldest)
}
