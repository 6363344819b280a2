import type { LockedPackage } from '../workspace/facts.ts'

/** What is brought to the host before the build, decided by the plan. Part of `plan --json`. */
export type FetchPlan = {
  readonly crates: CratesPlan
  readonly images: readonly ImagePlan[]
}

export type CratesPlan =
  /** Crates of the lock file, into a folder that takes the place of the Dockerfile's stage `crates`. */
  | {
      readonly kind: 'local-registry'
      /** The folder of the named context; its name depends on the lock file alone. */
      readonly contextFolder: string
      readonly lockFile: string
      readonly packages: readonly LockedPackage[]
    }
  /** Nothing to do here, and why: no cargo workspace, a Dockerfile that is not ours, … */
  | { readonly kind: 'none'; readonly reason: string }

export type ImagePlan = {
  /** As it stands after FROM: `docker.io/library/rust:1-alpine3.22`. */
  readonly reference: string
  /** `linux/amd64`. */
  readonly platforms: readonly string[]
  /** Into the engine's own store (driver docker), or as an OCI layout given as a named context. */
  readonly delivery: 'engine' | 'oci-layout'
}

/** One fault on the way that did not stop the fetch. */
export type FetchIncident = {
  readonly host: string
  /** One sentence. */
  readonly cause: string
  readonly count: number
}

export type CratesReport = {
  readonly total: number
  readonly fetched: number
  /** Were in the cache folder and are right. */
  readonly reused: number
  readonly fetchedBytes: number
  readonly durationMs: number
  /** Where they came from: `crates.io`, the host of a mirror. */
  readonly sources: readonly string[]
}

export type ImageFetchReport = {
  readonly reference: string
  readonly digest: string
  readonly outcome: 'present' | 'fetched'
  readonly fetchedBytes: number
  readonly durationMs: number
  /** Host of the mirror, when it was not the registry itself. */
  readonly via?: string
}

export type FetchReport = {
  readonly durationMs: number
  readonly crates?: CratesReport
  readonly images: readonly ImageFetchReport[]
  readonly incidents: readonly FetchIncident[]
  /** What was left to the build's own network, and why, one sentence each. */
  readonly leftToBuild: readonly string[]
}

/** Why an item cannot be had; the sentence of the log. */
export type FetchFault = {
  /** Row of docs/faults.md, e.g. `crate-yanked`, `checksum-mismatch`, `disk-full`, `dns`. */
  readonly fault: string
  readonly cause: string
  readonly remedy: string
  readonly evidence: readonly string[]
  /** Whether the network is to blame (exit code 3). */
  readonly network: boolean
}

export type Fetched<T> =
  | { readonly ok: true; readonly value: T; readonly incidents: readonly FetchIncident[] }
  | { readonly ok: false; readonly fault: FetchFault; readonly incidents: readonly FetchIncident[] }
