import type { CacheDecision } from '../cache/cache.ts'
import type { CompilePlan } from '../compile/compile.ts'
import type { ToolErrorCode } from '../errors.ts'
import type { FetchPlan } from '../fetch/fetch.ts'
import type { Endpoint } from '../preflight/preflight.ts'
import type { PublishPlan } from './plan-publish.ts'

export type Variant = 'prod' | 'dev' | 'minimal'

/** Everything that will be run, decided beforehand. Holds no secret: those are named, not quoted. */
export type BuildPlan = {
  readonly schemaVersion: 1
  /** `prod`, `dev`, `minimal`; absent when the repository's own Dockerfile is built. */
  readonly variant?: Variant
  readonly dockerfile: { readonly path: string; readonly origin: 'ours' | 'repository' | 'given' }
  readonly context: string
  readonly platforms: readonly string[]
  readonly image: {
    readonly tags: readonly string[]
    readonly labels: Readonly<Record<string, string>>
    readonly annotations: readonly string[]
    /** Without the suffix of a variant; absent when no tag says. */
    readonly version?: string
  }
  readonly builder: BuilderPlan
  /** Servers that are probed before; `off`: nothing is. */
  readonly preflight: {
    readonly mode: 'auto' | 'strict' | 'off'
    readonly endpoints: readonly Endpoint[]
  }
  /**
   * What is brought to the host before. It is handed over as `--build-context` arguments before the
   * last one of `buildx.argv`, which can be run without, with more network.
   */
  readonly fetch: FetchPlan
  /** What is kept between runs, and where; `reason` says why. */
  readonly cache: CacheDecision
  /** Where the application is compiled. A container hands the result over as `--build-context application=…`. */
  readonly compile: CompilePlan
  readonly buildx: {
    /** The exact argument list after `docker`. */
    readonly argv: readonly string[]
    /** Added to the environment of that command; values are not secret. */
    readonly env: Readonly<Record<string, string>>
  }
  /** Written before the build, removed after it. */
  readonly temporaryFiles: readonly TemporaryFile[]
  readonly results: { readonly metadataFile: string; readonly iidFile: string }
  readonly measure: MeasurePlan
  /** What is scanned, and pushed by us when it has passed; absent without a scan. */
  readonly publish?: PublishPlan
  /** Base images replaced because no registry answered; empty in every ordinary run. */
  readonly standIns: readonly { readonly replaces: string; readonly name: string }[]
  /** For the person who reads the log: what was decided for them, and what looks wrong. */
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

export type BuilderPlan =
  | { readonly kind: 'existing'; readonly name: string }
  /** One of our own is made before the build and removed after it (`post` on a runner). */
  | {
      readonly kind: 'own'
      readonly name: string
      readonly driver: 'docker-container'
      /** One sentence: what the selected builder cannot do. */
      readonly reason: string
      readonly createArgv: readonly string[]
      readonly keep: boolean
    }

export type TemporaryFile = { readonly path: string; readonly mode: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'copy'; readonly from: string }
  /** The value comes from the request when the file is written; it is never part of the plan. */
  | { readonly kind: 'secret'; readonly secret: string }
)

/** Where the manifests of the result can be read. */
export type MeasurePlan =
  | { readonly kind: 'registry'; readonly reference: string }
  | {
      readonly kind: 'engine'
      readonly reference: string
      /** Of the docker driver, if that built the image. */
      readonly imageStore?: 'classic' | 'containerd'
      /** `containerimage.digest` of the build's metadata, known after it: exact where tags move, and fast. */
      readonly digest?: string
    }
  /** An OCI or docker archive, or an OCI layout folder, on disk. */
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'none'; readonly reason: string }

/** Why there is no plan although the input was right: a tool is missing or unfit. */
export type PlanRefusal = {
  readonly code: ToolErrorCode
  readonly message: string
  readonly hint: string
}
