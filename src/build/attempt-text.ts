import { formatDuration } from '../report/format.ts'
import type { Attempt } from '../report/run-report.ts'
import type { AttemptsPolicy, StopReason } from './retry.ts'
import type { AttemptResult } from './run-attempt.ts'

const EVIDENCE_LINES = 5

/** An attempt for the report. Of its evidence the last lines: there stands what ended it. */
export function describeAttempt(
  number: number,
  { durationMs, outcome, failure, fault }: AttemptResult,
  before: { readonly sentences: readonly string[]; readonly waitedMs?: number },
): Attempt {
  const evidence = failure?.evidence.slice(-EVIDENCE_LINES) ?? []
  return {
    number,
    durationMs,
    outcome,
    ...(failure !== undefined && { cause: failure.cause }),
    ...(fault !== undefined && { fault }),
    ...(evidence.length > 0 && { evidence }),
    ...(before.sentences.length > 0 && { remedies: before.sentences }),
    ...(before.waitedMs !== undefined && { waitedMs: before.waitedMs }),
  }
}

/** One line before the pause: cause, what is changed, when it goes on. */
export function formatRetry(
  { failure }: Pick<AttemptResult, 'failure'>,
  next: {
    readonly number: number
    readonly limit: number
    readonly waitMs: number
    readonly sentences: readonly string[]
  },
): string {
  const start = `Attempt ${next.number} of ${next.limit} starts in ${formatDuration(next.waitMs)}.`
  const cause = failure?.cause ?? 'The build failed.'
  return [`Attempt ${next.number - 1} failed: ${cause}`, ...next.sentences, start].join(' ')
}

/** What was tried before giving up, one sentence each; nothing where nothing was. */
export function describeTried(
  attempts: readonly Attempt[],
  reason: StopReason,
  { retry, timeoutMs }: AttemptsPolicy,
): readonly string[] {
  const last = attempts.at(-1)
  const why = WHY_STOPPED[reason]?.(retry.budgetMs, timeoutMs)
  if (last?.outcome !== 'failure') return []
  const repeated = attempts.length > 1 ? attempts.map((one) => describeOne(one, last)) : []
  return [...repeated, ...(why === undefined ? [] : [why])]
}

function describeOne({ number, waitedMs, remedies = [], cause }: Attempt, last: Attempt): string {
  const changes = remedies.length === 0 ? '' : ` (${remedies.join(' ').replace(/\.$/, '')})`
  const when =
    waitedMs === undefined ? '' : `, after a pause of ${formatDuration(waitedMs)}${changes},`
  const why = cause === undefined || cause === last.cause ? '.' : `: ${cause}`
  return `Attempt ${number}${when} failed${why}`
}

/** Only what the number of attempts does not tell. */
const WHY_STOPPED: {
  readonly [reason in StopReason]?: (budgetMs: number, timeoutMs: number) => string
} = {
  'budget-spent': (budgetMs) =>
    `No further attempt: the time for retries (${formatDuration(budgetMs)}) is used up.`,
  'timeout-near': (_, timeoutMs) =>
    `No further attempt: the time limit of ${formatDuration(timeoutMs)} leaves none.`,
}
