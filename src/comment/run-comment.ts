import type { Clock, Files, Logger } from '../ports.ts'
import type { RunReport } from '../report/run-report.ts'
import { COMMENT_POLICY, type Patience } from './ask-patiently.ts'
import type { CommentReport } from './comment-report.ts'
import type { CommentsApi } from './comments-api.ts'
import { formatHandOver } from './hand-over.ts'
import { makeEntry } from './make-entry.ts'
import type { CommentPlan, CommentTarget } from './plan-comment.ts'
import { postEntries } from './post-entries.ts'

export type CommentPorts = {
  /** Called only where something is posted: the client of GitHub's API is loaded by it. */
  readonly openApi: (target: CommentTarget, signal: AbortSignal) => Promise<CommentsApi>
  readonly files: Pick<Files, 'writeText'>
  /** Absolute path of what is handed over where this run cannot comment. */
  readonly handOverFile: string
  readonly clock: Clock
  readonly random: () => number
  readonly log: Logger
}

/**
 * Tells the pull request what a finished run did. Never fails a run: what could not be posted is said in
 * the report, in a warning, and lies in a file that another workflow can post.
 */
export async function runComment(
  plan: CommentPlan,
  report: RunReport,
  ports: CommentPorts,
  signal: AbortSignal,
): Promise<CommentReport> {
  if (report.outcome === 'cancelled' || signal.aborted) {
    return { outcome: 'skipped', reason: 'The run was cancelled.' }
  }
  switch (plan.kind) {
    case 'none':
      if (plan.isWanted) ports.log.warning(`No comment was posted. ${plan.reason}`)
      return { outcome: 'skipped', reason: plan.reason }
    case 'hand-over':
      return {
        outcome: 'skipped',
        reason: plan.reason,
        ...(await handOver(plan.target, report, ports)),
      }
    case 'post':
      return await post(plan, report, ports, signal)
  }
}

async function post(
  { target, isWanted }: Extract<CommentPlan, { kind: 'post' }>,
  report: RunReport,
  ports: CommentPorts,
  signal: AbortSignal,
): Promise<CommentReport> {
  const { clock, random, log } = ports
  const patience: Patience = {
    clock,
    random,
    signal,
    policy: COMMENT_POLICY,
    startedAtMs: clock.now(),
  }
  const page = {
    serverUrl: target.serverUrl,
    repository: target.repository,
    toolVersion: report.tool.version,
  }
  const comment = await postEntries([makeEntry(report, target)], {
    api: await ports.openApi(target, signal),
    pullRequest: target.pullRequest,
    page,
    patience,
  })
  const { outcome, url, reason = '' } = comment
  if (outcome === 'lost' || (outcome === 'skipped' && isWanted)) log.warning(reason)
  // With an address, there is a comment, be it of a newer run.
  if (url !== undefined) return comment
  return { ...comment, ...(await handOver(target, report, ports)) }
}

async function handOver(
  target: CommentTarget,
  report: RunReport,
  { files, handOverFile, log }: CommentPorts,
): Promise<Pick<CommentReport, 'file'>> {
  const text = formatHandOver(target.pullRequest, makeEntry(report, target))
  try {
    await files.writeText(handOverFile, text)
    return { file: handOverFile }
  } catch (error) {
    log.warning(`${handOverFile} could not be written: ${(error as Error).message}`)
    return {}
  }
}
