import { isFreshEnough } from '../../scan/database/obtain-database.ts'
import {
  databaseFolder,
  isWhole,
  listDatabases,
  pruneDatabases,
  readDatabase,
  type StoredDatabase,
} from '../../scan/database/stored-databases.ts'
import { putInPlace } from '../../scan/put-in-place.ts'
import type { ArchiveReport } from '../cache.ts'
import type { DatabaseArchive } from './plan-database-archive.ts'
import { type Adopted, restoreTool } from './restore-tool.ts'
import { notLookedFor, type ToolPlaces, type ToolPorts } from './tool-archive.ts'

/**
 * Puts a database into the cache folder where none is fresh. From then on it is one of the cache folder:
 * whether it will do or a repository is asked for a newer one is decided there.
 */
export async function restoreDatabase(
  archive: DatabaseArchive,
  places: ToolPlaces,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const { cacheFolder } = places
  const isFresh = (one: StoredDatabase) => isFreshEnough(one, archive.sources, ports.clock.now())
  const kept = await listDatabases(cacheFolder, ports)
  if (kept.some(isFresh)) return notLookedFor('database', [FRESH])
  const adopt = async (chosen: string): Promise<Adopted> => {
    const { clock, files, downloads: store } = ports
    const database = await readDatabase(chosen, { clock, files })
    if (database === undefined) return { ok: false, problem: 'nobody knows which database it is' }
    if (!(await isWhole(database, { store }))) return { ok: false, problem: DAMAGED }
    const { updatedAtMs, digest } = database
    const folder = databaseFolder(cacheFolder, updatedAtMs, digest)
    const isRight = async (there: string) => {
      const found = await readDatabase(there, { clock, files })
      return found !== undefined && (await isWhole(found, { store }))
    }
    await putInPlace(chosen, folder, isRight, { store, files })
    // On a machine that stays, one of 1 GB would come along every day.
    await pruneDatabases(cacheFolder, ports)
    return { ok: true, hit: isFresh(database) ? 'exact' : 'partial' }
  }
  return restoreTool(archive, adopt, places, ports, signal)
}

const FRESH = 'The cache folder has a database that is fresh.'
const DAMAGED = 'its files are not those that were downloaded'
