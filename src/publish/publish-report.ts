import type { FetchIncident } from '../fetch/fetch.ts'

/** What was pushed, as a value: part of report.json. One digest: scanned, pushed, signed and given out. */
export type PublishReport = {
  readonly outcome: 'pushed' | 'refused' | 'failed'
  /** One sentence: why it was refused, or what failed. */
  readonly reason?: string
  /** Of the index, or of the manifest of a single platform. */
  readonly digest: string
  /** Those that have the digest now: asked for after the push. */
  readonly references: readonly string[]
  readonly pushedBytes: number
  /** Bytes that the registry had already. */
  readonly presentBytes: number
  /** Of `presentBytes`, those that were taken over from another repository of the registry. */
  readonly mountedBytes?: number
  readonly durationMs?: number
  /** What went wrong on the way and was tried again; equal ones are counted together. */
  readonly incidents?: readonly FetchIncident[]
  /** Row of docs/faults.md, where it failed. */
  readonly fault?: string
  /** What to do about it. */
  readonly remedy?: string
}
