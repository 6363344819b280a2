import { posix } from 'node:path'
import type { Files } from '../../src/ports.ts'
import { memoryFiles } from '../engine-unit/fake-world.ts'

/** Files in memory by absolute path, found by any spelling of it, as on a disk. */
export function checkoutFiles(content: Readonly<Record<string, string>>): Files {
  const { files } = memoryFiles(content)
  return {
    ...files,
    readText: (path) => files.readText(posix.normalize(path)),
    readTextIfAny: (path) => files.readTextIfAny(posix.normalize(path)),
    list: (folder) => files.list(posix.normalize(folder)),
    kindOf: (path) => files.kindOf(posix.normalize(path)),
  }
}
