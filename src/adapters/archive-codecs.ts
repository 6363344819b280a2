import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Duplex, Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import type { CommandRunner } from '../ports.ts'
import { type Ended, firstLine } from './archive-child.ts'

/** `zstd-program` uses all processors; `zstd-node` needs Node 22.15; `gzip` is everywhere. */
export type Codec = 'zstd-program' | 'zstd-node' | 'gzip'
export const CODECS: readonly Codec[] = ['zstd-program', 'zstd-node', 'gzip']

const LEVEL = 3
/**
 * 128 MiB, the largest window that zstd reads unasked: what is in an rmeta file stands a second time
 * in the rlib of the same crate, and only a window of this size finds it.
 */
const WINDOW_LOG = 27
/** Rather fast than small: it is the last resort. */
const GZIP_LEVEL = 1

export type Sink = { readonly input: Writable; readonly ended: Promise<Ended> }
export type Source = { readonly output: Readable; readonly ended: Promise<Ended> }

/** Those of `wanted` that this machine has. */
export async function findCodecs(
  wanted: readonly Codec[],
  run: CommandRunner,
): Promise<readonly Codec[]> {
  const hasProgram =
    wanted.includes('zstd-program') && (await run(['zstd', '--version'])).exitCode === 0
  const has: Record<Codec, boolean> = {
    'zstd-program': hasProgram,
    'zstd-node': 'createZstdCompress' in zlib,
    gzip: true,
  }
  return wanted.filter((codec) => has[codec])
}

/** What tar starts itself, so that no byte passes through this program. */
export type TarProgram = { readonly compress: string; readonly decompress: string }

export const ZSTD_PROGRAM: TarProgram = {
  compress: `zstd -q -${LEVEL} --long=${WINDOW_LOG} -T0`,
  // tar adds -d.
  decompress: `zstd -q --long=${WINDOW_LOG}`,
}

export type NodeCodec = Exclude<Codec, 'zstd-program'>

export function compressTo(codec: NodeCodec, file: string, signal: AbortSignal): Sink {
  switch (codec) {
    case 'zstd-node':
      return throughNode(zlib.createZstdCompress({ params: zstdParams() }), file, signal)
    case 'gzip':
      return throughNode(zlib.createGzip({ level: GZIP_LEVEL }), file, signal)
  }
}

export function decompress(codec: NodeCodec, file: string, signal: AbortSignal): Source {
  switch (codec) {
    case 'zstd-node':
      return fromNode(zlib.createZstdDecompress(), file, signal)
    case 'gzip':
      return fromNode(zlib.createGunzip(), file, signal)
  }
}

/** Which of the codecs reads this file, by its first bytes. */
export async function codecOf(
  file: string,
  codecs: readonly Codec[],
): Promise<Codec | 'unknown' | 'missing'> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    const magic = buffer.toString('hex', 0, bytesRead)
    if (magic.startsWith('1f8b')) return 'gzip'
    if (magic !== '28b52ffd') return 'unknown'
    return codecs.find((codec) => codec !== 'gzip') ?? 'missing'
  } finally {
    await handle.close()
  }
}

function zstdParams(): Record<number, number> {
  const { constants } = zlib
  return {
    [constants.ZSTD_c_compressionLevel]: LEVEL,
    [constants.ZSTD_c_windowLog]: WINDOW_LOG,
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
    // As the program does by itself: damage in the middle shows.
    [constants.ZSTD_c_checksumFlag]: 1,
  }
}

function throughNode(coder: Duplex, file: string, signal: AbortSignal): Sink {
  return { input: coder, ended: ended(pipeline(coder, createWriteStream(file), { signal })) }
}

function fromNode(coder: Duplex, file: string, signal: AbortSignal): Source {
  return { output: coder, ended: ended(pipeline(createReadStream(file), coder, { signal })) }
}

function ended(work: Promise<void>): Promise<Ended> {
  return work.then(
    () => ({ isWell: true, complaint: '' }),
    (error: Error) => ({ isWell: false, complaint: firstLine(error.message) }),
  )
}
