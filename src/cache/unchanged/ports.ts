import type { ContextFiles } from '../../context/ports.ts'
import type { ImagePlan } from '../../fetch/fetch.ts'
import type { OpenFile } from '../../image/archive-reader.ts'
import type { Clock, CommandRunner, Files } from '../../ports.ts'
import type { Archiver } from '../archiver.ts'
import type { CacheStore } from '../cache.ts'

export type UnchangedPorts = {
  /** With the environment of docker's commands. */
  readonly run: CommandRunner
  readonly files: Files
  readonly clock: Clock
  readonly contextFiles: ContextFiles
  readonly openFile: OpenFile
  readonly archiver: Archiver
  /**
   * What the references stand for now, in their order or any other; `undefined` where that cannot be
   * found out. With `pull` the digest of an earlier run is no answer.
   */
  readonly resolveImages: (
    images: readonly ImagePlan[],
    signal: AbortSignal,
  ) => Promise<readonly { readonly reference: string; readonly digest: string }[] | undefined>
  /** Absent where nothing is kept, or nothing may be read. */
  readonly store?: CacheStore
}
