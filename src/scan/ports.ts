import type { BundleFiles } from '../fetch/bundle/ports.ts'
import type { DownloadFiles } from '../fetch/store.ts'
import type { OpenFile } from '../image/archive-reader.ts'
import type { Credentials } from '../image/credentials.ts'
import type { Transport } from '../network/transport.ts'
import type { Clock, CommandRunner, Files } from '../ports.ts'

/** What bringing a scanner and its database, and running it, need of the outside world. */
export type ScannerPorts = {
  readonly run: CommandRunner
  readonly files: Files
  readonly clock: Clock
  /** Numbers from 0 up to 1. */
  readonly random: () => number
  readonly processId: number
  readonly transport: Transport
  readonly store: DownloadFiles
  readonly newFiles: Pick<BundleFiles, 'createFile' | 'makeExecutable'>
  readonly programs: ProgramFiles
  readonly openFile: OpenFile
  /** What docker would sign in with at a registry; `undefined`: anonymously. */
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
}

export type ProgramFiles = {
  /**
   * Copies a program to a new file that its owner alone may read and run; what is there is replaced.
   * `undefined` when there is no such file that we may read. `pass` gets each piece. Errors are those of `node:fs/promises`.
   */
  readonly copyProgram: (
    from: string,
    to: string,
    pass?: (bytes: Uint8Array) => void,
  ) => Promise<CopiedProgram | undefined>
  /** What a gzip file holds; fails with a code of zlib (`Z_…`) where it is damaged. */
  readonly openGzip: (path: string) => {
    readonly chunks: AsyncIterable<Uint8Array>
    readonly close: () => void
  }
  /** Makes `path` a symbolic link; what is there is replaced. */
  readonly link: (target: string, path: string) => Promise<void>
  /** A folder for its owner alone. */
  readonly makePrivateFolder: (path: string) => Promise<void>
}

export type CopiedProgram = {
  /** Of the bytes that were written, hex. */
  readonly sha256: string
}
