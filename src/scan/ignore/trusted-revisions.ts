import type { GitHubContext } from '../../run-context.ts'

/** Runs of these events see the base or default branch as their own commit, and often check out something else. */
const PRIVILEGED_EVENTS = ['pull_request_target', 'workflow_run', 'issue_comment']

/**
 * The revisions of git whose files a pull request cannot have changed, best first; `undefined` where the
 * checkout is nobody's proposal and its own files can be used. What they name may not be in the checkout.
 */
export function trustedRevisions(
  github: Pick<GitHubContext, 'eventName' | 'ref' | 'sha' | 'pullRequest'> | undefined,
): readonly string[] | undefined {
  if (github === undefined) return undefined
  const { eventName, ref, sha, pullRequest } = github
  const base = pullRequest?.base
  const ofBase = [
    ...(base && isCommit(base.sha) ? [base.sha] : []),
    ...(base && isBranch(base.ref) ? [`refs/remotes/origin/${base.ref}`] : []),
  ]
  if (PRIVILEGED_EVENTS.includes(eventName)) return [...(isCommit(sha) ? [sha] : []), ...ofBase]
  if (!ref.startsWith('refs/pull/') && pullRequest === undefined) return undefined
  // GitHub makes the merge commit: its first parent is the base branch as it was merged with.
  return [...(isCommit(sha) && ref.endsWith('/merge') ? [`${sha}^1`] : []), ...ofBase]
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text)
}

/** Nothing that git would read as more than a name. */
function isBranch(text: string): boolean {
  return text !== '' && !/[\s~^:?*[\\\p{Cc}]|\.\.|@\{|^[-/]/u.test(text)
}
