import type { LayerCache } from '../cache/layer-cache.ts'
import type { Variant } from '../plan/plan.ts'
import type { CommentInputs } from './comment-request.ts'
import type { DeltaRequest } from './delta-request.ts'
import type { ScanRequest } from './scan-request.ts'
import type { Secret } from './secret.ts'

/**
 * What the user asked for, as typed data. `undefined` and the empty list mean "nothing was said":
 * only there may the plan decide for the user. Strings of lists are passed to buildx as they are.
 */
export type BuildRequest = CompatibleRequest &
  OwnRequest &
  NetworkRequest &
  CacheRequest &
  ScanRequest &
  DeltaRequest &
  CommentInputs

/** The inputs of docker/build-push-action, by their names. */
export type CompatibleRequest = {
  readonly addHosts: readonly string[]
  readonly allow: readonly string[]
  readonly annotations: readonly string[]
  readonly attests: readonly string[]
  readonly buildArgs: readonly string[]
  /** Templates are filled in. */
  readonly buildContexts: readonly NamedContext[]
  readonly builder?: string
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly call?: string
  readonly cgroupParent?: string
  /** Templates are filled in. A path (relative to the workspace), a URL or `-`. */
  readonly context?: string
  readonly file?: string
  readonly labels: readonly string[]
  readonly load: boolean
  readonly network?: string
  readonly noCache: boolean
  readonly noCacheFilters: readonly string[]
  readonly outputs: readonly Exporter[]
  readonly platforms: readonly string[]
  /** As given: `true`, `false` or attributes. */
  readonly provenance?: string
  readonly pull: boolean
  readonly push: boolean
  /** As given: `true`, `false` or attributes. */
  readonly sbom?: string
  /** Of `secrets`, `secret-envs` and `secret-files`; ids are unique. */
  readonly secrets: readonly BuildSecret[]
  readonly shmSize?: string
  readonly ssh: readonly string[]
  readonly tags: readonly string[]
  readonly target?: string
  readonly ulimit: readonly string[]
  readonly githubToken?: Secret
  /** `https://github.com/owner/name.git#sha`: what a build without context builds in a workflow. Absent outside of one. */
  readonly defaultGitContext?: string
}

export type OwnRequest = {
  readonly variant?: Variant
  readonly version?: string
  readonly registry?: string
  readonly image?: string
  readonly package?: string
  readonly bin?: string
  readonly features: readonly string[]
  readonly noDefaultFeatures: boolean
  readonly profile?: string
  readonly port?: number
  readonly buildPackages: readonly string[]
  readonly runtimePackages: readonly string[]
  readonly keepBuilder: boolean
  /** Path, relative to the workspace. */
  readonly report?: string
  readonly standIns: 'never' | 'auto' | 'always'
  readonly smokeTest: boolean
  readonly healthPath: string
  /** For the log: what was accepted but has no effect. Free of secrets. */
  readonly notices: readonly string[]
}

/** How the build deals with the network. */
export type NetworkRequest = {
  readonly preflight: 'auto' | 'strict' | 'off'
  readonly fetch: 'auto' | 'off'
  readonly offline: boolean
  readonly retries: number
  readonly retryBudgetSec: number
  /** 0: none; so for the next. */
  readonly timeoutSec: number
  readonly stallTimeoutSec: number
  /** In the order in which they are tried: `registry.example.com/hub`, with `http://` before it for plain HTTP. */
  readonly mirrors: readonly { readonly registry: string; readonly mirror: string }[]
  /** URLs of sparse indexes, each with a slash at its end. */
  readonly cratesMirrors: readonly string[]
  /** Addresses, with a port if it is not 53. */
  readonly resolvers: readonly string[]
}

/** What is kept between runs. */
export type CacheRequest = {
  readonly cache: 'auto' | 'actions' | 'directory' | 'registry' | 'mounts' | 'off'
  /** Path, relative to the workspace. */
  readonly cacheDir?: string
  /** Repository of a registry, without tag and digest. */
  readonly cacheRegistry?: string
  readonly cacheBudgetBytes: number
  readonly cacheSave: 'auto' | 'always' | 'never'
  readonly incremental: 'auto' | 'on' | 'off'
  readonly skipUnchanged: 'auto' | 'on' | 'off'
  readonly compileIn: 'auto' | 'build' | 'container'
  readonly layerCache?: LayerCache
}

export type NamedContext = { readonly name: string; readonly value: string }

export type BuildSecret = {
  readonly id: string
  readonly source:
    | { readonly kind: 'value'; readonly value: Secret }
    | { readonly kind: 'env'; readonly name: string }
    /** As given, relative to the workspace. Whether it is there is a fact of the disk, not checked here. */
    | { readonly kind: 'file'; readonly path: string }
}

/** One item of `outputs`. */
export type Exporter = {
  /** As given; what buildx gets. */
  readonly text: string
  /** `local` when the item is only a path, as buildx reads it. */
  readonly type: string
  readonly attributes: Readonly<Record<string, string>>
}
