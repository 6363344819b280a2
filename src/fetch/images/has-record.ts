import type { Files } from '../../ports.ts'
import { fileNameOf, fullReference } from './image-record.ts'

/** File of an image that was fetched, below the cache folder. */
export function recordFile(cacheFolder: string, reference: string): string {
  return `${cacheFolder}/images/references/${fileNameOf(reference)}.json`
}

/** Whether an image was fetched before. What became of its layers since, the fetch finds out. */
export async function hasRecord(
  reference: string,
  cacheFolder: string,
  files: Pick<Files, 'kindOf'>,
): Promise<boolean> {
  const full = fullReference(reference)
  return full !== undefined && (await files.kindOf(recordFile(cacheFolder, full))) === 'file'
}
