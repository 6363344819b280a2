import type { RunReport, StepReport } from './run-report.ts'

/** When each part of a run took place, all on the clock of the run: what the charts are drawn from. */
export type Timeline = {
  readonly durationMs: number
  readonly stages: readonly TimelineRow[]
  /** With the waits before them; none when the build passed at once. */
  readonly attempts: readonly TimelineRow[]
  /** Steps of the last attempt, in the order in which they started. */
  readonly steps: readonly TimelineRow[]
}

export type TimelineRow = {
  readonly kind: 'stage' | 'wait' | 'attempt' | 'step'
  /** Of a step as BuildKit names it: untrusted text. */
  readonly name: string
  /** Since the start of the run. */
  readonly startMs: number
  readonly durationMs: number
  readonly outcome: 'done' | 'cached' | 'failed' | 'cancelled'
}

/** Pure. Attempts follow each other from the start of the stage `build`, each after what it waited. */
export function timelineOf(report: RunReport): Timeline {
  const build = report.stages.find(({ name }) => name === 'build')
  const all = attemptRows(report, build?.startMs ?? 0)
  const last = all.findLast(({ kind }) => kind === 'attempt')
  return {
    durationMs: report.durationMs,
    stages: report.stages.map((stage) => ({
      kind: 'stage',
      name: stage.name,
      startMs: Math.max(0, stage.startMs),
      durationMs: stage.durationMs,
      outcome: stageOutcome(report, stage.name),
    })),
    attempts: report.attempts.length < 2 ? [] : all,
    steps: stepRows(report.steps, last?.startMs ?? 0),
  }
}

/** The stage that ended the run is the one that its failure names; a cancelled run ended in its last one. */
function stageOutcome(
  { outcome, failure, stages }: RunReport,
  name: string,
): TimelineRow['outcome'] {
  if (outcome === 'failure' && failure?.stage === name) return 'failed'
  return outcome === 'cancelled' && stages.at(-1)?.name === name ? 'cancelled' : 'done'
}

const OUTCOMES = { success: 'done', failure: 'failed', cancelled: 'cancelled' } as const

function attemptRows({ attempts }: RunReport, buildStartMs: number): readonly TimelineRow[] {
  const rows: TimelineRow[] = []
  let startMs = Math.max(0, buildStartMs)
  for (const { number, waitedMs = 0, durationMs, outcome } of attempts) {
    if (waitedMs > 0) {
      const name = `wait before attempt ${number}`
      rows.push({ kind: 'wait', name, startMs, durationMs: waitedMs, outcome: 'done' })
    }
    startMs += waitedMs
    const name = `attempt ${number}`
    rows.push({ kind: 'attempt', name, startMs, durationMs, outcome: OUTCOMES[outcome] })
    startMs += durationMs
  }
  return rows
}

function stepRows(steps: readonly StepReport[], attemptStartMs: number): readonly TimelineRow[] {
  return steps
    .map(
      ({ name, startMs, durationMs, cached, error }): TimelineRow => ({
        kind: 'step',
        name,
        startMs: Math.max(0, attemptStartMs + startMs),
        durationMs,
        outcome: error === undefined ? (cached ? 'cached' : 'done') : 'failed',
      }),
    )
    .sort((a, b) => a.startMs - b.startMs)
}

export type PickedRows = {
  /** In the order in which they started. */
  readonly shown: readonly TimelineRow[]
  readonly rest: { readonly count: number; readonly cached: number; readonly durationMs: number }
}

const NOTICEABLE_MS = 1000
const NOTICEABLE_SHARE = 0.01

/** Those that take a second or a hundredth of the run, or failed: the longest `max`; the rest in one sum. */
export function pickRows(
  rows: readonly TimelineRow[],
  runMs: number,
  max: number = Number.POSITIVE_INFINITY,
): PickedRows {
  const isNoticed = ({ durationMs, outcome }: TimelineRow) =>
    outcome === 'failed' ||
    (durationMs > 0 && (durationMs >= NOTICEABLE_MS || durationMs >= runMs * NOTICEABLE_SHARE))
  const rank = ({ durationMs, outcome }: TimelineRow) =>
    outcome === 'failed' ? Number.MAX_VALUE : durationMs
  const longest = rows.filter(isNoticed).sort((a, b) => rank(b) - rank(a))
  const kept = new Set(longest.slice(0, max))
  const rest = rows.filter((row) => !kept.has(row))
  return {
    shown: rows.filter((row) => kept.has(row)),
    rest: {
      count: rest.length,
      cached: rest.filter(({ outcome }) => outcome === 'cached').length,
      durationMs: rest.reduce((sum, row) => sum + row.durationMs, 0),
    },
  }
}

/** `[build 3/3] RUN cargo build` of `[build 3/3] RUN --mount=… --network=none cargo build`. */
export function shortStepName(name: string): string {
  return name.replace(/^(\[[^\]]*\] )?([A-Z]+)(?: --[a-z][\w.-]*(?:=\S*)?)+(?= )/, '$1$2')
}
