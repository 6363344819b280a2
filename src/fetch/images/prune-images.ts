import type { Clock } from '../../ports.ts'
import type { StoredStat } from '../store.ts'
import type { StorePorts } from './image-store.ts'

const KEPT_MS = 7 * 24 * 3600 * 1000

export type PrunePorts = Omit<StorePorts, 'openFile' | 'processId'> & { readonly clock: Clock }

/**
 * Clears `images/` of the cache folder: a layout that no build has used for seven days goes, then each
 * blob to which no layout has a link and which lost its last one, or came, seven days ago, and the
 * record of an image of which nothing is left. Never to be run offline: there, what is here is all
 * there is.
 */
export async function pruneImages(
  cacheFolder: string,
  { files, store, clock }: PrunePorts,
): Promise<void> {
  const oldest = clock.now() - KEPT_MS
  const sweep = async (
    part: string,
    isOver: (stat: StoredStat, path: string) => Promise<boolean>,
  ) => {
    const folder = `${cacheFolder}/images/${part}`
    await Promise.all(
      (await files.list(folder)).map(async ({ name }) => {
        const path = `${folder}/${name}`
        const stat = await store.stat(path)
        if (stat !== undefined && (await isOver(stat, path))) await files.remove(path)
      }),
    )
  }
  await sweep('layouts', async ({ modifiedMs }) => modifiedMs < oldest)
  await sweep('blobs/sha256', async ({ names, changedMs }) => names === 1 && changedMs < oldest)
  await sweep('references', async ({ changedMs }, path) => {
    if (changedMs >= oldest) return false
    const root = /"digest": "sha256:([0-9a-f]{64})"/.exec(
      (await files.readTextIfAny(path)) ?? '',
    )?.[1]
    const blob = `${cacheFolder}/images/blobs/sha256/${root}`
    return root === undefined || (await store.stat(blob)) === undefined
  })
}
