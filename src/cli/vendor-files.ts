import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { VendorFiles } from './vendor-folder.ts'

/** Files of vendored crates on disk. */
export const vendorFiles: VendorFiles = {
  writeBytes: async (path, bytes, isExecutable) => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    if (isExecutable) await chmod(path, 0o755)
  },
  move: rename,
}
