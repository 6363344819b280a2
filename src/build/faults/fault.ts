/**
 * One row of the fault table. Rows are tried from the top; the first whose pattern matches in one of
 * its places gives the cause. Progress lines are never looked at: they name images, crates and files,
 * and a file may be called `timeout.rs`.
 */
export type FaultRow = {
  readonly id: string
  /**
   * `error`: the error of the failed step, then buildx's own last error; of a failed RUN only what
   * follows "did not complete successfully", as the rest quotes the command.
   * `log`: the output of the failed RUN.
   */
  readonly where: 'error' | 'log' | 'both'
  /** Empty: never found in a text; the watchdog of a build names the row. */
  readonly patterns: readonly RegExp[]
  /** What must be true besides, of the whole output or of the step. */
  readonly when?: (match: FaultMatch) => boolean
  /** For docs/faults.md, on one row of each id: what the fault is, as a phrase that ends with a full stop. */
  readonly meaning?: string
  /** For docs/faults.md: what to do, where `remedy` depends on the match. */
  readonly advice?: string
  /** One sentence: what failed and why. */
  readonly cause: (match: FaultMatch) => string
  readonly remedy?: string | ((match: FaultMatch) => string | undefined)
  /** Whether the network is to blame: the command line tells these apart by its exit code. */
  readonly network?: true
  /**
   * Whether the same build may pass a moment later. `once`: one more try is worth it, a second is not.
   * Absent: never; nothing is retried that would fail again.
   */
  readonly transient?: 'yes' | 'once'
  /** What is changed before the next attempt, as far as the build at hand allows it; in this order. */
  readonly remedies?: readonly RemedyKind[]
}

/** Changes to a build between two attempts. Waiting is none of them: every retry waits. */
export type RemedyKind =
  /** Without `--cache-from`. */
  | 'drop-cache-import'
  /** Without `--cache-to`: the image is worth more than its cache. */
  | 'drop-cache-export'
  /** The builder forgets the bytes of a layer whose digest was wrong. */
  | 'drop-damaged'
  /** Base images through a mirror, as named contexts. */
  | 'registry-mirror'
  /** Base images brought by the host, as for an offline build. */
  | 'host-images'
  /** Crates brought by the host into cargo's download cache, below a RUN step of somebody's Dockerfile. */
  | 'host-crates'
  /** Name servers that answer, in a builder of our own. */
  | 'resolver'
  /** No IPv6, in a builder of our own. */
  | 'ipv6-off'
  /** A new builder in the place of ours that died. */
  | 'recreate-builder'
  /** CARGO_BUILD_JOBS=1. */
  | 'fewer-jobs'
  /** The frontend that BuildKit brings, in the place of the image after `# syntax=`. */
  | 'builtin-frontend'
  /** The stage of the failed step anew: what it holds in the cache is out of date. */
  | 'rebuild-stage'
  /** CARGO_HTTP_MULTIPLEXING=false. */
  | 'multiplexing-off'

export type FaultMatch = {
  /** The text that matched. */
  readonly text: string
  /** The named groups of the pattern. */
  readonly groups: Readonly<Record<string, string | undefined>>
  /** Name of the failed vertex as BuildKit gives it; empty when no step failed. */
  readonly vertex: string
  /** The steps of its stage that ended before it, with the last lines of their output. */
  readonly before: readonly EarlierStep[]
  /** Of the FROM of its stage, without digest; if it is known. */
  readonly base: string | undefined
  /** Whether the build imports a build cache. */
  readonly importsCache: boolean
  /** The failed step in short: `RUN cargo build --release`; "the build" when no step failed. */
  readonly step: string
  /** `docker/Dockerfile.prod:12`, if known. */
  readonly location: string | undefined
  /** All that was searched: a sentence may need more than the place that matched. */
  readonly error: string
  readonly log: readonly string[]
}

export type EarlierStep = {
  readonly name: string
  /** Not run: its result came from the cache. */
  readonly cached: boolean
  readonly log: readonly string[]
}

/** The line around the match, for sentences that quote it; without a full stop at its end. */
export function quoteLine(match: FaultMatch, maxChars = 200): string {
  const line = match.text.trim().replace(/\s+/g, ' ').replace(/\.+$/, '')
  return line.length <= maxChars ? line : `${line.slice(0, maxChars - 1)}…`
}
