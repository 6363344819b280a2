import { existsSync } from 'node:fs'
import { constants, copyFile, mkdir, readdir, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Copies a build context with its links and permissions: without `.git`, and without folders that their
 * maker has marked as a cache (CACHEDIR.TAG; cargo marks `target` so).
 */
export async function copyContext(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else if (entry.isFile()) await copyFile(source, target, constants.COPYFILE_FICLONE)
    else if (entry.isDirectory() && !isLeftOut(entry.name, source))
      await copyContext(source, target)
  }
}

function isLeftOut(name: string, folder: string): boolean {
  return name === '.git' || existsSync(join(folder, 'CACHEDIR.TAG'))
}
