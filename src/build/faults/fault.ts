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
  readonly patterns: readonly RegExp[]
  /** One sentence: what failed and why. */
  readonly cause: (match: FaultMatch) => string
  readonly remedy?: string | ((match: FaultMatch) => string | undefined)
  /** Whether the network is to blame: the command line tells these apart by its exit code. */
  readonly network?: true
}

export type FaultMatch = {
  /** The text that matched. */
  readonly text: string
  /** The named groups of the pattern. */
  readonly groups: Readonly<Record<string, string | undefined>>
  /** The failed step in short: `RUN cargo build --release`; "the build" when no step failed. */
  readonly step: string
  /** `docker/Dockerfile.prod:12`, if known. */
  readonly location: string | undefined
  /** All that was searched: a sentence may need more than the place that matched. */
  readonly error: string
  readonly log: readonly string[]
}

/** The line around the match, for sentences that quote it. */
export function quoteLine(match: FaultMatch, maxChars = 200): string {
  const line = match.text.trim().replace(/\s+/g, ' ')
  return line.length <= maxChars ? line : `${line.slice(0, maxChars - 1)}…`
}
