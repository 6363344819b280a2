import type { CrateDelta, FileDelta, SizePair } from '../delta/delta-report.ts'
import type { Severity } from '../scan/scan-report.ts'

/**
 * What the comment keeps of one build, for its own row and for the builds that write the comment after
 * it. It is stored in the comment and comes back from there: whatever it holds is untrusted then.
 */
export type CommentEntry = {
  /** Of the content: the same build writes the same, two builds never do. */
  readonly id: string
  readonly key: BuildKey
  readonly run: RunNumber
  /** Head of the pull request that was built. */
  readonly commit: string
  /** ISO 8601, UTC: when the build had ended. */
  readonly endedAt: string
  readonly outcome: 'success' | 'failure'
  readonly variant?: string
  readonly dockerfile: string
  /** First reference. */
  readonly image?: string
  readonly digest?: string
  readonly failure?: { readonly stage: string; readonly cause: string; readonly remedy?: string }
  /** On base images that are not the real ones. */
  readonly standIns?: boolean
  /** The image of an earlier build with the same input. */
  readonly unchanged?: boolean
  readonly times: EntryTimes
  readonly cache?: EntryCache
  readonly baseline?: EntryBaseline
  readonly scan?: EntryScan
  readonly budgets?: readonly EntryBudget[]
  readonly platforms: readonly EntryPlatform[]
  /** The last build of an earlier commit. */
  readonly previous?: PreviousBuild
  /** What was left out because the comment would have become too long. */
  readonly left?: readonly LeftOut[]
  /** Handed over by a run without the right to comment: nobody has checked what it says. */
  readonly relayed?: boolean
}

/** What tells one build of a pull request from the others, whatever the commit. */
export type BuildKey = {
  readonly workflow?: string
  readonly job: string
  /** Values of the job's matrix as JSON. */
  readonly matrix?: string
  readonly step?: string
}

/** Runs are numbered in the order in which they were made. */
export type RunNumber = { readonly id: number; readonly attempt: number }

export type EntryTimes = {
  readonly totalMs: number
  /** Of the build alone, with a compilation outside of it. */
  readonly buildMs?: number
  /** Of the baseline's build. */
  readonly buildBeforeMs?: number
}

export type EntryCache = {
  readonly archive?: 'exact' | 'partial' | 'miss'
  readonly crates?: Share
  readonly units?: Share
  readonly unitsBefore?: Share
}

export type Share = { readonly part: number; readonly total: number }

export type EntryBaseline = {
  readonly kind: 'report' | 'image' | 'none'
  readonly commit?: string
  readonly digest?: string
  readonly reference?: string
  readonly commitsBehind?: number
  readonly reason?: string
}

export type EntryScan = {
  readonly mode: 'report' | 'enforce'
  readonly verdict: ScanVerdict
  readonly reason: string
}

export type ScanVerdict = 'pass' | 'fail' | 'unknown'

export type EntryBudget = {
  readonly rule: string
  readonly platform: string
  readonly outcome: 'exceeded' | 'not-known'
  readonly action: 'warn' | 'fail'
  readonly sentence: string
}

export type EntryPlatform = {
  readonly platform: string
  readonly total?: SizePair
  readonly own?: SizePair
  readonly scan?: PlatformVerdict
  /** Largest change first. */
  readonly files?: readonly FileDelta[]
  readonly crates?: readonly CrateDelta[]
}

export type PlatformVerdict = {
  readonly verdict: ScanVerdict
  readonly found: number
  readonly ignored: number
  /** Against the base image; absent when nobody compared. */
  readonly fresh?: number
  readonly fixed?: number
  /** Those that break the policy or are new, worst first; not all of them. */
  readonly findings?: readonly BriefFinding[]
}

export type BriefFinding = {
  readonly id: string
  readonly severity: Severity
  readonly package?: string
  readonly installed?: string
  readonly mended?: string
  readonly title?: string
  readonly isNew?: boolean
  readonly counts: boolean
}

export type PreviousBuild = {
  readonly commit: string
  readonly outcome: 'success' | 'failure'
  readonly verdict?: ScanVerdict
  readonly platforms: readonly {
    readonly platform: string
    readonly compressedBytes?: number
    readonly unpackedBytes?: number
  }[]
}

export type LeftOut = 'crates' | 'files' | 'findings' | 'facts' | 'sentences'

/** All that the comment knows: what is stored in it. */
export type CommentState = {
  readonly entries: readonly CommentEntry[]
  /** There were more builds than find a place. */
  readonly isCut?: boolean
}
