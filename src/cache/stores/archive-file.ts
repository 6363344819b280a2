import { createHash } from 'node:crypto'

/**
 * An archive in a folder is one file: a head of fixed size, then the archive. Head and content so
 * become visible by one rename, and what a crash or a full disk left unfinished cannot be read.
 */
export type ArchiveHead = {
  readonly key: string
  /** Of the archive, without the head. */
  readonly sizeBytes: number
  /** Hexadecimal. */
  readonly sha256: string
  /** Milliseconds since the epoch. */
  readonly createdMs: number
}

/** A key of 512 characters takes up to 1.5 KiB, escaped in JSON at most 3 KiB. */
export const HEAD_BYTES = 4096
export const SUFFIX = '.cvarchive'
/** Of files that are being written. */
export const PART_SUFFIX = '.cvpart'

const MAGIC = 'cv-docker-build archive 1'

export function renderHead(head: ArchiveHead): Buffer {
  const text = Buffer.from(`${MAGIC}\n${JSON.stringify(head)}\n`)
  if (text.length > HEAD_BYTES) throw new RangeError('The head of an archive is too large')
  return Buffer.concat([text, Buffer.alloc(HEAD_BYTES - text.length, ' ')])
}

/** `undefined`: this is no archive of ours, or a damaged one. */
export function parseHead(bytes: Uint8Array): ArchiveHead | undefined {
  const [magic, json = ''] = Buffer.from(bytes).toString('utf8').split('\n')
  if (bytes.length !== HEAD_BYTES || magic !== MAGIC) return undefined
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null) return undefined
  const { key, sizeBytes, sha256, createdMs } = value as Record<string, unknown>
  return typeof key === 'string' &&
    typeof sizeBytes === 'number' &&
    typeof sha256 === 'string' &&
    typeof createdMs === 'number'
    ? { key, sizeBytes, sha256, createdMs }
    : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** File systems allow names of 255 bytes; a temporary name adds 40 to ours. */
const LONGEST_STEM = 200
const KEPT_OF_LONG = 130

/** Each key has a name of its own; that of a long one ends in a hash. */
export function archiveFileName(key: string): string {
  const stem = encodeURIComponent(key)
  const short =
    stem.length <= LONGEST_STEM
      ? stem
      : `${stem.slice(0, KEPT_OF_LONG)}+${createHash('sha256').update(key).digest('hex')}`
  return short + SUFFIX
}

/** Whether the key of the file may begin with the prefix; the head of a file says for sure. */
export function mayBeginWith(fileName: string, prefix: string): boolean {
  return fileName.endsWith(SUFFIX) && fileName.startsWith(stemOf(prefix))
}

function stemOf(prefix: string): string {
  return encodeURIComponent(prefix).slice(0, KEPT_OF_LONG)
}
