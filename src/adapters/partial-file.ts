import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PartialFile } from '../fetch/store.ts'

/** Of everything that is fetched: 2000-01-01, as archives exist that cannot express 1970. */
export const FIXED_TIME_SEC = 946_684_800

/** Written in pieces of at least this size: many crates are one, and no more than this is lost by a kill. */
const PIECE_BYTES = 32 * 1024

/** Read back in pieces of this size. */
const READ_BYTES = 1024 * 1024

type Content = {
  readonly path: string
  hash: ReturnType<typeof createHash>
  sizeBytes: number
  waiting: Uint8Array[]
  waitingBytes: number
  file: FileHandle | undefined
  /** A write failed: what is on disk is a right beginning, and must stay so. */
  failed: boolean
}

/** `names` are the partial files in the folder of `target`; what is kept here is added to them. */
export async function makePartial(
  target: string,
  path: string,
  names: Set<string>,
): Promise<PartialFile> {
  const content: Content = { path, ...nothing(), file: undefined, failed: false }
  const older = [...names].filter((name) => name.startsWith(`${basename(target)}.`))
  await adopt(content, dirname(target), older)
  return {
    sizeBytes: () => content.sizeBytes,
    append: async (bytes) => {
      add(content, bytes)
      if (content.waitingBytes >= PIECE_BYTES) await flush(content)
    },
    restart: async () => {
      Object.assign(content, nothing())
      await content.file?.truncate(0)
    },
    sha256: () => content.hash.copy().digest('hex'),
    finish: async () => {
      await flush(content)
      await seal(content)
      await rename(path, target)
      await removeLeft(dirname(target), older, names)
    },
    close: async () => {
      if (content.waitingBytes > 0 && !content.failed) await flush(content)
      const { file } = content
      content.file = undefined
      await file?.close()
      if (file === undefined) return
      if (content.sizeBytes === 0) await rm(path, { force: true })
      else names.add(basename(path))
    },
  }
}

function nothing() {
  return { hash: createHash('sha256'), sizeBytes: 0, waiting: [], waitingBytes: 0 }
}

function add(content: Content, bytes: Uint8Array): void {
  content.hash.update(bytes)
  content.sizeBytes += bytes.length
  content.waiting.push(bytes)
  content.waitingBytes += bytes.length
}

async function flush(content: Content): Promise<void> {
  const bytes = Buffer.concat(content.waiting)
  const at = content.sizeBytes - bytes.length
  content.failed = true
  content.file ??= await open(content.path, 'w', 0o644)
  for (let done = 0; done < bytes.length; ) {
    done += (await content.file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  }
  content.failed = false
  content.waiting = []
  content.waitingBytes = 0
}

async function seal(content: Content): Promise<void> {
  const { file } = content
  content.file = undefined
  await file?.chmod(0o644)
  await file?.utimes(FIXED_TIME_SEC, FIXED_TIME_SEC)
  await file?.close()
}

/** Begins with the longest of what is there. */
async function adopt(content: Content, folder: string, names: readonly string[]): Promise<void> {
  const sized = await Promise.all(
    names.map(async (name) => {
      const stat = await lstat(join(folder, name)).catch(() => undefined)
      return { path: join(folder, name), sizeBytes: stat?.isFile() ? stat.size : 0 }
    }),
  )
  const [longest] = sized.sort((a, b) => b.sizeBytes - a.sizeBytes)
  if (longest === undefined || longest.sizeBytes === 0) return
  try {
    for await (const chunk of createReadStream(longest.path, { highWaterMark: READ_BYTES })) {
      add(content, chunk)
      await flush(content)
    }
  } catch (error) {
    // Its owner finished it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Those of living processes are theirs to finish. */
async function removeLeft(folder: string, left: readonly string[], names: Set<string>) {
  for (const name of left) {
    const [, owner] = /\.(\d+)-[0-9a-f]+\.partial$/.exec(name) ?? []
    if (owner !== undefined && isAlive(Number(owner))) continue
    names.delete(name)
    await rm(join(folder, name), { force: true })
  }
}

function isAlive(processId: number): boolean {
  if (processId === process.pid) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
