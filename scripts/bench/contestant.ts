import type { Application } from './applications.ts'
import type { BenchEngine } from './engine.ts'
import type { Mirror } from './mirror.ts'
import type { Stopwatch } from './run.ts'

/** What all runs share. */
export type World = {
  readonly engine: BenchEngine
  readonly mirror: Mirror
  /** Absolute; of this benchmark alone. */
  readonly folder: string
  /** Exists; for folders of one run each. */
  readonly scratch: string
  /** Registry folder with the base images. */
  readonly bases: string
  /** State of a builder that has them. */
  readonly template: string
}

/** One build of one contestant. */
export type Job = {
  readonly world: World
  readonly application: Application
  /** Sources as a checkout leaves them. */
  readonly sources: string
  /** What earlier runs have saved; the run changes it. */
  readonly state: string
  /** Empty; removed afterwards. */
  readonly scratch: string
  /** Name of the image in the engine. */
  readonly image: string
}

export type Outcome = {
  readonly restoredBytes: number
  readonly savedBytes: number
  readonly units?: { readonly fresh: number; readonly compiled: number }
}

export type Contestant = {
  /** What is there before anything was saved. */
  readonly makeState: (world: World, state: string) => Promise<void>
  readonly copyState: (from: string, to: string) => Promise<void>
  /** Makes a fresh machine, outside of the clock; `build` is inside, `close` outside again. */
  readonly open: (job: Job) => Promise<{
    readonly build: (watch: Stopwatch) => Promise<Outcome>
    readonly close: () => Promise<void>
  }>
}
