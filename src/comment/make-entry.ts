import { createHash } from 'node:crypto'
import { measureBuildTime } from '../report/build-time.ts'
import { clip } from '../report/plain-text.ts'
import type { Failure, RunReport } from '../report/run-report.ts'
import type {
  BuildKey,
  CommentEntry,
  EntryBaseline,
  EntryBudget,
  EntryCache,
  EntryTimes,
  RunNumber,
} from './comment-entry.ts'
import { LIMITS, limitEntry } from './limit-entry.ts'
import { makePlatforms } from './make-platforms.ts'

const MAX_SENTENCE = LIMITS.text
const MAX_NAME = 200

/** Where in the workflows of a pull request a build has its place. */
export type BuildPlace = {
  readonly key: BuildKey
  readonly run: RunNumber
  /** Head of the pull request: the report knows the merge commit that was checked out. */
  readonly commit: string
}

/** What the comment tells of a run that was not cancelled. */
export function makeEntry(report: RunReport, { key, run, commit }: BuildPlace): CommentEntry {
  const { build, image, cache, scan, delta } = report
  const [reference] = build.tags
  const digest = image?.digest ?? cache?.unchanged?.digest
  const content: Omit<CommentEntry, 'id'> = {
    key,
    run,
    commit,
    endedAt: new Date(Date.parse(report.startedAt) + report.durationMs).toISOString(),
    outcome: report.outcome === 'success' ? 'success' : 'failure',
    ...(build.variant ? { variant: build.variant } : {}),
    dockerfile: clip(build.dockerfile, MAX_NAME),
    ...(reference === undefined ? {} : { image: clip(reference, MAX_NAME) }),
    ...(digest === undefined ? {} : { digest }),
    ...(report.failure ? { failure: shortFailure(report.failure) } : {}),
    ...(build.standIns.length > 0 ? { standIns: true } : {}),
    ...(cache?.unchanged ? { unchanged: true } : {}),
    times: makeTimes(report),
    ...makeCache(report),
    ...(delta ? { baseline: makeBaseline(delta.baseline) } : {}),
    ...(scan
      ? {
          scan: { mode: scan.mode, verdict: scan.verdict, reason: clip(scan.reason, MAX_SENTENCE) },
        }
      : {}),
    ...makeBudgets(report),
    platforms: makePlatforms(report),
  }
  // As it will come back from the comment: a key that is cut there has to be cut here.
  const entry = limitEntry({ id: '', ...content })
  return { ...entry, id: digestOf(entry) }
}

/** Sixteen digits are enough to tell a hundred builds from each other. */
function digestOf(content: CommentEntry): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
}

function shortFailure({ stage, cause, remedy }: Failure): NonNullable<CommentEntry['failure']> {
  return {
    stage: clip(stage, MAX_NAME),
    cause: clip(cause, MAX_SENTENCE),
    ...(remedy === undefined ? {} : { remedy: clip(remedy, MAX_SENTENCE) }),
  }
}

/** The name under which a comparison lists the time of the build. */

function makeTimes(report: RunReport): EntryTimes {
  const { afterMs, beforeMs } = measureBuildTime(report) ?? {}
  return {
    totalMs: Math.round(report.durationMs),
    ...(afterMs === undefined ? {} : { buildMs: Math.round(afterMs) }),
    ...(beforeMs === undefined ? {} : { buildBeforeMs: Math.round(beforeMs) }),
  }
}

/** Three figures of hits that are never mixed: of the archive, of crates, of compile units. */
function makeCache({ cache, cargo, delta }: RunReport): { readonly cache?: EntryCache } {
  const hit = cache?.archives.find(({ name }) => name === 'units')?.hit ?? 'off'
  const before = delta?.cache?.find(({ name }) => name === 'units-fresh')?.before
  const made: EntryCache = {
    ...(hit === 'off' ? {} : { archive: hit }),
    ...(cache?.crates
      ? { crates: { part: cache.crates.restored, total: cache.crates.locked } }
      : {}),
    ...(cargo?.fresh === undefined
      ? {}
      : { units: { part: cargo.fresh, total: cargo.fresh + cargo.compiled } }),
    ...(before ? { unitsBefore: before } : {}),
  }
  return Object.keys(made).length === 0 ? {} : { cache: made }
}

function makeBaseline(baseline: NonNullable<RunReport['delta']>['baseline']): EntryBaseline {
  switch (baseline.kind) {
    case 'none':
      return { kind: 'none', reason: clip(baseline.reason, MAX_SENTENCE) }
    case 'report': {
      const { commit, digest, commitsBehind } = baseline
      return {
        kind: 'report',
        ...(commit === undefined ? {} : { commit }),
        ...(digest === undefined ? {} : { digest }),
        ...(commitsBehind === undefined ? {} : { commitsBehind }),
      }
    }
    case 'image': {
      const { commit, digest, reference } = baseline
      return {
        kind: 'image',
        reference: clip(reference, MAX_NAME),
        ...(commit === undefined ? {} : { commit }),
        ...(digest === undefined ? {} : { digest }),
      }
    }
  }
}

/** Rules that were kept are no news. */
function makeBudgets({ delta }: RunReport): { readonly budgets?: readonly EntryBudget[] } {
  const budgets = (delta?.budgets ?? []).flatMap(
    ({ rule, platform, outcome, action, sentence }): EntryBudget[] =>
      outcome === 'kept'
        ? []
        : [
            {
              rule: clip(rule, MAX_NAME),
              platform,
              outcome,
              action,
              sentence: clip(sentence, MAX_SENTENCE),
            },
          ],
  )
  return budgets.length === 0 ? {} : { budgets: budgets }
}
