import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { constants, copyFile, link, symlink } from 'node:fs/promises'
import type { PublishFiles } from '../publish/ports.ts'

const READ_BYTES = 1 << 20
/** What uploads take at a time: small enough that progress is seen on a slow link. */
const SEND_BYTES = 64 * 1024

export const publishFiles: PublishFiles = {
  digestOf: async (path, algorithm) => {
    const hash = createHash(algorithm)
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
        hash.update(chunk)
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
      throw error
    }
    return `${algorithm}:${hash.digest('hex')}`
  },
  stream: (path, startByte, lengthBytes) => {
    // `end` is inclusive, so that nothing at all cannot be said.
    if (lengthBytes === 0) return nothing()
    const end = startByte + lengthBytes - 1
    return createReadStream(path, { start: startByte, end, highWaterMark: SEND_BYTES })
  },
  link: linkInAnyWay,
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A cache folder may lie on another disk, and a system may not let everybody make symbolic links. */
async function linkInAnyWay(from: string, to: string): Promise<void> {
  const ways = [
    () => link(from, to),
    () => symlink(from, to),
    () => copyFile(from, to, constants.COPYFILE_FICLONE),
  ]
  for (const [at, way] of ways.entries()) {
    try {
      return await way()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (at === ways.length - 1 || code === 'ENOENT' || code === 'EEXIST') throw error
    }
  }
}
