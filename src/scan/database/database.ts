import type { FetchFault } from '../../fetch/fetch.ts'
import type { RetryPolicy } from '../../network/backoff.ts'
import type { Told } from '../scanner/scanner.ts'

export type DatabaseSettings = {
  /** Absolute. */
  readonly cacheFolder: string
  /** Of the input, asked first: `host/path`, with `:tag` or `@sha256:…`. A digest is binding for all. */
  readonly repositories: readonly string[]
  readonly offline: boolean
  /** One that was built longer ago says nothing about what is clean. */
  readonly maxAgeMs: number
  readonly policy: RetryPolicy
}

/** A database that was checked against what was downloaded. */
export type Database = {
  /** Absolute: has `trivy.db` and `metadata.json`. */
  readonly folder: string
  readonly origin: 'download' | 'cache' | 'bundle'
  /** `host/path`, from which it came. */
  readonly repository: string
  /** Of its manifest. */
  readonly digest: string
  /** ISO 8601, UTC: when it was built. */
  readonly updatedAt: string
  readonly ageMs: number
  /** Older than `maxAgeMs`. */
  readonly isTooOld: boolean
}

/** `missing`: none can be had, so that nothing can be said about what is clean. */
export type DatabaseOutcome =
  | ({ readonly kind: 'ready'; readonly database: Database } & Told)
  | ({ readonly kind: 'missing'; readonly fault: FetchFault } & Told)
