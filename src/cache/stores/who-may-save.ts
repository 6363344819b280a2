import type { GitContext, GitHubContext } from '../../run-context.ts'

export type RunOrigin = {
  readonly github?: Pick<GitHubContext, 'eventName' | 'ref'> &
    Partial<Pick<GitHubContext, 'repository'>>
  /** Of the checkout, on the command line. */
  readonly git?: Pick<GitContext, 'ref'>
}

/** Events that only people with write access can cause, and that run on a branch. */
const TRUSTED_EVENTS = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']

/**
 * Why this run should leave no archives behind, one sentence; `undefined` where it may. `scope`: how
 * far the store carries them. The Actions cache ties each to the ref that saved it.
 */
export function findUntrusted(
  { github }: RunOrigin,
  scope: 'ref' | 'everybody',
): string | undefined {
  if (github === undefined) return undefined
  const { eventName, ref } = github
  if (eventName === 'pull_request') {
    return 'Nothing is saved: a pull request brings code that nobody has reviewed yet.'
  }
  if (isRelease({ github })) {
    return 'Nothing is saved: what a tag or a release saves, no other ref can find.'
  }
  if (eventName === 'merge_group') {
    return scope === 'everybody'
      ? undefined
      : 'Nothing is saved: the branch of a merge group is gone afterwards, and its archives with it.'
  }
  if (!TRUSTED_EVENTS.includes(eventName)) {
    return `Nothing is saved: anybody may be able to cause the event ${eventName}.`
  }
  return ref.startsWith('refs/heads/')
    ? undefined
    : `Nothing is saved: ${ref || 'the ref of this run'} is not a branch.`
}

/** A tag or a release is built: from nothing that an earlier run compiled. */
export function isRelease({ github, git }: RunOrigin): boolean {
  if (github) return github.eventName === 'release' || github.ref.startsWith('refs/tags/')
  return git?.ref?.startsWith('refs/tags/') ?? false
}
