import type { OpenFile } from '../image/archive-reader.ts'
import type { Credentials } from '../image/credentials.ts'
import type { RetryPolicy } from '../network/backoff.ts'
import type { Transport } from '../network/transport.ts'
import type { Clock, Files, Logger } from '../ports.ts'

/** What publishing does with large files. Absolute paths; errors are those of `node:fs/promises`. */
export type PublishFiles = {
  /** Of a whole file, e.g. `sha256:…`; `undefined` when there is none. */
  readonly digestOf: (path: string, algorithm: string) => Promise<string | undefined>
  /** A part of a file as it is read. */
  readonly stream: (
    path: string,
    startByte: number,
    lengthBytes: number,
  ) => AsyncIterable<Uint8Array>
  /** A second name for a file; a copy where the file system cannot do that. Its folder is there. */
  readonly link: (from: string, to: string) => Promise<void>
}

export type LayoutPorts = {
  readonly files: Pick<Files, 'makeFolder' | 'writeText' | 'remove' | 'kindOf'>
  readonly blobs: PublishFiles
  readonly openFile: OpenFile
}

export type PushPorts = Pick<LayoutPorts, 'blobs'> & {
  /** For registries on loopback no proxy may stand between: see `transportFor`. */
  readonly transportFor: (registry: string) => Transport
  readonly clock: Clock
  /** Numbers from 0 up to 1. */
  readonly random: () => number
  /** What docker would sign in with. */
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
  readonly log: Pick<Logger, 'info'>
  readonly policy: RetryPolicy
  readonly limits: PushLimits
}

export type PushLimits = {
  /** Blobs at once. */
  readonly parallel: number
  /** An upload of which no byte leaves for so long has stalled; milliseconds. */
  readonly stallMs: number
  /** From the last byte of an upload to its answer: registries copy what they took. Milliseconds. */
  readonly commitMs: number
  /** After a transfer that broke off, larger blobs go in pieces of this size. */
  readonly chunkBytes: number
}

export const PUSH_LIMITS: PushLimits = {
  parallel: 4,
  stallMs: 30_000,
  commitMs: 120_000,
  chunkBytes: 16 * 1024 * 1024,
}
