import { join } from 'node:path'
import { clock } from '../adapters/clock.ts'
import { definedVariables } from '../adapters/environment.ts'
import { files } from '../adapters/files.ts'
import type { CommentReport } from '../comment/comment-report.ts'
import { type CommentPlan, planComment } from '../comment/plan-comment.ts'
import type { CommentPorts } from '../comment/run-comment.ts'
import { cleanLine } from '../report/plain-text.ts'
import type { RunReport } from '../report/run-report.ts'
import type { CommentInputs } from '../request/comment-request.ts'
import type { RunContext } from '../run-context.ts'
import { actionsLogger } from './actions-logger.ts'

/**
 * Tells the pull request, if there is one, what the run did; gives the report with what became of that.
 * All of it is loaded only where there is something to tell.
 */
export async function commentOn(
  report: RunReport,
  { comment, commentMatrix }: CommentInputs,
  token: string,
  context: RunContext,
  signal: AbortSignal,
): Promise<RunReport> {
  const plan = planComment(context, {
    comment,
    hasToken: token !== '',
    ...(commentMatrix === undefined ? {} : { matrix: commentMatrix }),
  })
  if (plan === undefined) return report
  const startedAtMs = clock.now()
  const result = await tryToComment(plan, report, makePorts(token, context), signal)
  const durationMs = clock.now() - startedAtMs
  const startMs = startedAtMs - context.startedAtMs
  return {
    ...report,
    durationMs: startMs + durationMs,
    stages: [...report.stages, { name: 'comment', startMs, durationMs }],
    comment: result,
  }
}

/** Not even a bug of ours in telling of a build may fail it. */
async function tryToComment(
  plan: CommentPlan,
  report: RunReport,
  ports: CommentPorts,
  signal: AbortSignal,
): Promise<CommentReport> {
  try {
    const { runComment } = await import('../comment/run-comment.ts')
    return await runComment(plan, report, ports, signal)
  } catch (error) {
    const message = cleanLine(error instanceof Error ? error.message : String(error))
    const reason = `The comment was not posted; this is a bug of cv-docker-build, please report it: ${message}`
    actionsLogger.warning(reason)
    return { outcome: 'lost', reason }
  }
}

function makePorts(token: string, { tempFolder }: RunContext): CommentPorts {
  return {
    openApi: async ({ apiUrl, repository }, signal) => {
      const { openComments } = await import('../adapters/github-comments.ts')
      const { makeTransport } = await import('../adapters/transport.ts')
      const { readNetworkSettings } = await import('../adapters/network-settings.ts')
      const settings = await readNetworkSettings(definedVariables(process.env))
      return openComments({ apiUrl, repository, token, transport: makeTransport(settings), signal })
    },
    files,
    handOverFile: join(tempFolder, 'comment.json'),
    clock,
    random: Math.random,
    log: actionsLogger,
  }
}
