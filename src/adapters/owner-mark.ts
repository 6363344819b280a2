import { join } from 'node:path'
import { makeOwnerMark, OWNER_MARK } from '../cache/inventory/temp-folders.ts'
import { files } from './files.ts'

/**
 * Says in the temporary folder of this run which process made it, so that `clean` of another one lets it
 * be. Where the system does not tell processes apart there is no mark, and `clean` goes by age alone.
 */
export async function markOwner(tempFolder: string): Promise<void> {
  const mark = await makeOwnerMark(files, process.pid)
  if (!mark.includes('gone')) await files.writeText(join(tempFolder, OWNER_MARK), mark)
}
