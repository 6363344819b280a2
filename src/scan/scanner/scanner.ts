import type { FetchFault, FetchIncident } from '../../fetch/fetch.ts'

/** A scanner that may run. */
export type Scanner = {
  /** `0.74.0`. */
  readonly version: string
  /** Of the program, hex. */
  readonly sha256: string
  readonly origin: 'given' | 'tool-cache' | 'download' | 'bundle'
  /** Absolute: a copy in the run's own folder, of which exactly these bytes were checked. */
  readonly program: string
}

export type ScannerOutcome =
  | ({ readonly kind: 'ready'; readonly scanner: Scanner } & Told)
  | ({ readonly kind: 'missing'; readonly fault: FetchFault } & Told)

/** What happened on the way. */
export type Told = {
  readonly incidents: readonly FetchIncident[]
  /** Whole sentences. */
  readonly remarks: readonly string[]
}
