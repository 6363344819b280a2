import type { ContextFiles } from '../context/ports.ts'
import type { Archiver } from './archiver.ts'
import type { CacheDecision, CacheStore } from './cache.ts'

/** What caches and compiling outside of the build need of the machine; loaded only where they are used. */
export type CachePorts = {
  /** The store of a decision, opened once; `undefined` where there is none. */
  readonly store: (decision: CacheDecision) => CacheStore | undefined
  readonly archiver: Archiver
  readonly contextFiles: ContextFiles
  /** Files and folders with their modes; `to` exists. */
  readonly copyFolder: (from: string, to: string) => Promise<void>
}
