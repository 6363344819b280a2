import type { GitHubContext, RunContext } from '../run-context.ts'
import type { BuildPlace } from './make-entry.ts'

/** What the user says about the comment, and whether there is a token to write it with. */
export type CommentRequest = {
  readonly comment: 'auto' | 'on' | 'off'
  readonly hasToken: boolean
  /** Values of the job's matrix as JSON, as `toJSON(matrix)` gives them. */
  readonly matrix?: string
}

/** Where the comment belongs, and which of its builds this run is. */
export type CommentTarget = BuildPlace & {
  readonly serverUrl: string
  readonly apiUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
}

export type CommentPlan =
  | {
      readonly kind: 'post'
      readonly target: CommentTarget
      /** By `comment: on`: also where it will probably be refused. */
      readonly isWanted: boolean
    }
  /** The token cannot write: what would stand in the comment is left for a workflow that can. */
  | { readonly kind: 'hand-over'; readonly target: CommentTarget; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string; readonly isWanted: boolean }

const DEPENDABOT = 'dependabot[bot]'

/** Whether this run comments, and if not, why, in one sentence. `undefined`: nobody asked for it. */
export function planComment(
  { github }: Pick<RunContext, 'github'>,
  { comment, hasToken, matrix }: CommentRequest,
): CommentPlan | undefined {
  if (comment === 'off' || github === undefined) return undefined
  const isWanted = comment === 'on'
  const { pullRequest } = github
  if (pullRequest === undefined) {
    const reason = `The event ${github.eventName} belongs to no pull request.`
    return isWanted ? { kind: 'none', reason, isWanted } : undefined
  }
  if (pullRequest.isClosed) {
    return { kind: 'none', reason: 'The pull request is closed.', isWanted }
  }
  const target = targetOf(github, pullRequest, matrix)
  if (target === undefined) {
    return { kind: 'none', reason: 'The event does not say which commit is built.', isWanted }
  }
  const readOnly = isWanted ? undefined : findReadOnly(github, pullRequest)
  if (readOnly !== undefined) return { kind: 'hand-over', target, reason: readOnly }
  if (!hasToken) return { kind: 'none', reason: 'The input github-token is empty.', isWanted }
  return { kind: 'post', target, isWanted }
}

/** Why the token of this run can read only. That of pull_request_target belongs to the base branch. */
function findReadOnly(
  { eventName, actor }: GitHubContext,
  { isFork }: NonNullable<GitHubContext['pullRequest']>,
): string | undefined {
  if (eventName === 'pull_request_target') return undefined
  if (isFork !== false) return 'The token of a pull request from a fork can read only.'
  return actor === DEPENDABOT ? 'The token of a run of Dependabot can read only.' : undefined
}

function targetOf(
  { serverUrl, apiUrl, repository, runId, runAttempt, step = {} }: GitHubContext,
  { number, headSha }: NonNullable<GitHubContext['pullRequest']>,
  matrix: string | undefined,
): CommentTarget | undefined {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(headSha)) return undefined
  const { workflow, job = '', action } = step
  return {
    serverUrl,
    apiUrl,
    repository,
    pullRequest: number,
    commit: headSha,
    run: { id: countOf(runId), attempt: countOf(runAttempt) },
    key: {
      ...(workflow === undefined ? {} : { workflow }),
      job,
      ...(matrix === undefined || isEmpty(matrix) ? {} : { matrix: matrix.trim() }),
      ...(action === undefined ? {} : { step: action }),
    },
  }
}

/** `toJSON(matrix)` of a job without one. */
function isEmpty(matrix: string): boolean {
  return ['', 'null', '{}'].includes(matrix.trim())
}

function countOf(text: string): number {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}
