import type { LockedPackage } from '../workspace/facts.ts'

/** What is brought to the host before the build, decided by the plan. Part of `plan --json`. */
export type FetchPlan = {
  readonly crates: CratesPlan
  readonly images: readonly ImagePlan[]
  /** Images of which only the digest is asked for: the build may need none of their layers. */
  readonly pins?: readonly ImagePlan[]
  /** What a docker-container builder of our own runs. */
  readonly builderImage?: ImagePlan
  /** Why something else is not brought here, one sentence each. */
  readonly leftToBuild: readonly string[]
}

export type CratesPlan =
  /** Crates of the lock file, into a folder that takes the place of the Dockerfile's stage `crates`. */
  | {
      readonly kind: 'local-registry'
      /** The folder of the named context; its name depends on the lock file alone. */
      readonly contextFolder: string
      readonly lockFile: string
      readonly packages: readonly LockedPackage[]
      /** Registries of these packages; absent while there is no lock file. */
      readonly registries?: readonly RegistryPlan[]
      /** Git sources of the lock file with their commits: vendored by the host's cargo. */
      readonly git?: readonly string[]
      /** The config.toml of the folder. */
      readonly configText?: string
      /** There is no lock file: the host's cargo resolves one first. */
      readonly resolveLock?: true
    }
  /** Nothing to do here, and why: no cargo workspace, a Dockerfile that is not ours, … */
  | { readonly kind: 'none'; readonly reason: string }

export type RegistryPlan = {
  /** As in the lock file: `registry+https://…`, `sparse+https://…`. */
  readonly source: string
  /** Name of the cargo source that the local registry takes the place of. */
  readonly name: string
  /** Index to define under that name, where the context's own configuration does not. */
  readonly define?: string
  /** Entry under `[registries]` for that index which only the host's configuration has. */
  readonly registryName?: string
  /** Where the crates are downloaded, in order. */
  readonly downloads: readonly CrateHost[]
}

/** A server that has crates. `registryName` is under which name cargo knows its token. */
export type CrateHost = {
  /** `template`: an address of downloads; the others are indexes whose config.json names one. */
  readonly kind: 'template' | 'sparse' | 'git'
  readonly url: string
  readonly registryName?: string
}

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
