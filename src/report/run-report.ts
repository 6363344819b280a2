import type { CacheReport } from '../cache/cache.ts'
import type { CommentReport } from '../comment/comment-report.ts'
import type { CompilePlan } from '../compile/compile.ts'
import type { DeltaReport } from '../delta/delta-report.ts'
import type { FetchReport } from '../fetch/fetch.ts'
import type { PreflightReport } from '../preflight/preflight.ts'
import type { PublishReport } from '../publish/publish-report.ts'
import type { ScanReport } from '../scan/scan-report.ts'
import type { ImageReport } from './image-report.ts'

export type { ImageReport, LayerReport, PlatformImage, Size } from './image-report.ts'

/**
 * What a run did, as a value. report.json is exactly this; the job summary, the outputs and the text
 * on a terminal are made from it and from nothing else. `docs/report.schema.json` describes it.
 */
export type RunReport = {
  readonly schemaVersion: 1
  readonly tool: { readonly name: 'cv-docker-build'; readonly version: string }
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly durationMs: number
  readonly outcome: 'success' | 'failure' | 'cancelled'
  readonly failure?: Failure
  readonly source: { readonly commit?: string; readonly ref?: string; readonly repository?: string }
  readonly build: {
    readonly variant?: 'prod' | 'dev' | 'minimal'
    /** Of the image, as in its label `org.opencontainers.image.version`. */
    readonly version?: string
    readonly dockerfile: string
    readonly platforms: readonly string[]
    readonly tags: readonly string[]
    readonly builder: {
      readonly name: string
      readonly driver: string
      readonly buildkitVersion?: string
    }
    readonly engine: { readonly serverVersion?: string; readonly buildxVersion: string }
    /** Base images that are not the real ones. Never empty without a warning in every output. */
    readonly standIns: readonly { readonly replaces: string; readonly name: string }[]
  }
  readonly stages: readonly StageTiming[]
  /** What was found out about the network before the build; absent when nobody looked. */
  readonly preflight?: PreflightReport
  /** What was brought to the host before the build; absent when nothing was to be fetched. */
  readonly fetch?: FetchReport
  /** What was kept from earlier runs and for later ones; absent when nobody looked. */
  readonly cache?: CacheReport
  /** Absent when nothing was compiled. */
  readonly compile?: CompileReport
  readonly attempts: readonly Attempt[]
  readonly steps: readonly StepReport[]
  /** From cargo's own messages in the log of the build; absent when no compile step ran. */
  readonly cargo?: CargoUnits
  readonly image?: ImageReport
  readonly smokeTest?: SmokeTest
  /** What the scanner found in what was built; absent when nothing was scanned. */
  readonly scan?: ScanReport
  /** What was pushed by us, after the scan; absent when the build itself pushed, or nothing was to be. */
  readonly publish?: PublishReport
  /** What changed against an earlier run; absent when nobody compared. */
  readonly delta?: DeltaReport
  /** What became of the comment on the pull request; absent when none was asked for. */
  readonly comment?: CommentReport
  readonly warnings: readonly Warning[]
}

export type Failure = {
  /** Stage of the pipeline that failed. */
  readonly stage: string
  /** One sentence: what failed and why. */
  readonly cause: string
  /** Row of docs/faults.md, where it was no build that failed: that one's stands in its attempt. */
  readonly fault?: string
  /** What to do about it, if we know. */
  readonly remedy?: string
  /** What was tried before giving up, one sentence each. */
  readonly tried?: readonly string[]
  /** The build step that failed, as BuildKit names it. */
  readonly step?: string
  /** Its last log lines, oldest first. */
  readonly evidence: readonly string[]
  /** What this run exits with because of it (1, 2, 3, 4 or 70), not what the failed step did. */
  readonly exitCode: number
}

/** Where the application was compiled, and why there, in one sentence. */
export type CompileReport = Pick<CompilePlan, 'kind' | 'reason'>

export type StageTiming = {
  /**
   * `cache`: archives are restored. `compile`: in a container, outside the build. `delta`: a baseline
   * is found and compared with. `save`: archives are saved.
   */
  readonly name:
    | 'plan'
    | 'preflight'
    | 'fetch'
    | 'cache'
    | 'engine'
    | 'compile'
    | 'build'
    | 'measure'
    | 'smoke-test'
    | 'scan'
    | 'publish'
    | 'delta'
    | 'save'
    | 'comment'
  /** Since the start of the run. */
  readonly startMs: number
  readonly durationMs: number
}

export type Attempt = {
  readonly number: number
  readonly durationMs: number
  readonly outcome: 'success' | 'failure' | 'cancelled'
  readonly cause?: string
  /** Row of docs/faults.md. */
  readonly fault?: string
  /** The lines that show it, oldest first; at most five. */
  readonly evidence?: readonly string[]
  /** What was changed before this attempt, one sentence each. */
  readonly remedies?: readonly string[]
  /** How long was waited before this attempt. */
  readonly waitedMs?: number
}

/** One vertex of the build, as BuildKit reports it. */
export type StepReport = {
  /** e.g. `[build 3/5] RUN cargo build …`. */
  readonly name: string
  /** Dockerfile stage, e.g. `build`; absent for internal steps. */
  readonly stage?: string
  readonly platform?: string
  /** Since the start of the attempt. */
  readonly startMs: number
  readonly durationMs: number
  readonly cached: boolean
  readonly error?: string
}

/** Compile units by cargo's `fresh` flag, over all cargo steps that ran. */
export type CargoUnits = {
  readonly compiled: number
  /** Absent when the log says only what was compiled (a Dockerfile that is not ours). */
  readonly fresh?: number
}

export type SmokeTest = {
  readonly url: string
  readonly outcome: 'success' | 'failure'
  readonly status?: number
  /** First 2,000 characters of the answer. */
  readonly body?: string
  /** From `docker run` to the first good answer. */
  readonly startupMs?: number
  readonly cause?: string
}

/** Of BuildKit's build checks, or our own. */
export type Warning = {
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly url?: string
}
