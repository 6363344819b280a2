import type { AttemptPorts } from './build/run-attempt.ts'
import type { ArchiveReport } from './cache/cache.ts'
import type { CachePorts } from './cache/ports.ts'
import type { MeasureDeps } from './image/measure.ts'
import type { NetworkPorts } from './network/ports.ts'
import type { Files, Http } from './ports.ts'
import type { Prepared } from './prepare.ts'
import type { PublishFiles } from './publish/ports.ts'
import type { RunContext } from './run-context.ts'
import type { ScanPlan } from './scan/scan-plan.ts'
import type { ScanReport } from './scan/scan-report.ts'

/** A scan, and what is kept of what it needed. */
export type Scanned = { readonly scan: ScanReport; readonly tools?: KeptTools }

export type KeptTools = {
  /** Of scanner and database, as they were restored. */
  readonly archives: readonly ArchiveReport[]
  /** Keeps what had to be downloaded; gives the whole reports of the same archives. Never rejects. */
  readonly save: (signal: AbortSignal) => Promise<readonly ArchiveReport[]>
}

/** All that the stages of a run need of the outside world; what is a function is loaded when it is called. */
export type PipelinePorts = Omit<AttemptPorts, 'files'> & {
  readonly files: Files
  readonly http: Http
  readonly measure: MeasureDeps
  /** Asked for only by runs that keep something between runs. One for the whole run. */
  readonly cache: () => Promise<CachePorts>
  /** Asked for only by runs that probe or fetch something. */
  readonly network: () => Promise<NetworkPorts>
  /** Asked for only by runs that push or scan what they built. */
  readonly publishFiles: () => Promise<PublishFiles>
  readonly scan: (
    plan: ScanPlan,
    prepared: Prepared,
    context: RunContext,
    signal: AbortSignal,
  ) => Promise<Scanned>
  /** Show what the probes found, also when all is well. */
  readonly showNetwork?: boolean
  readonly random: () => number
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly toolVersion: string
}
