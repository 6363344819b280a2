import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

export type SmallFile = { readonly name: string; readonly text: string }

export type SmallFilesLimits = {
  readonly files: number
  readonly bytesEach: number
  /** Folders in folders; 0: only the files of the folder itself. */
  readonly depth: number
}

/**
 * The JSON files in a folder that somebody else has filled. No link is followed, nothing large is read.
 * Gives why not, as a sentence, where there is more than there may be.
 */
export async function readSmallFiles(
  folder: string,
  limits: SmallFilesLimits,
): Promise<
  | { readonly ok: true; readonly files: readonly SmallFile[] }
  | { readonly ok: false; readonly reason: string }
> {
  const paths = await listJson(folder, limits.depth)
  if (paths.length > limits.files) {
    return {
      ok: false,
      reason: `There are ${paths.length} files; at most ${limits.files} are taken.`,
    }
  }
  const found: SmallFile[] = []
  for (const path of paths) {
    const name = relative(folder, path)
    const { size } = await lstat(path)
    if (size > limits.bytesEach) {
      return { ok: false, reason: `${name} is larger than ${limits.bytesEach} bytes.` }
    }
    found.push({ name, text: await readFile(path, 'utf8') })
  }
  return { ok: true, files: found }
}

async function listJson(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent)
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isFile() && entry.name.endsWith('.json')) found.push(path)
    if (entry.isDirectory() && depth > 0) found.push(...(await listJson(path, depth - 1)))
  }
  return found
}

function absent(error: NodeJS.ErrnoException) {
  if (error.code === 'ENOENT') return []
  throw error
}
