import type { CommandRunner } from '../ports.ts'
import type { RunContext } from '../run-context.ts'

/** What a run is based on: the state of the code that it changes. */
export type BaseCommit = {
  /** Name of the branch, without `refs/heads/`. */
  readonly branch: string
  /** Absent where the checkout does not say. */
  readonly commit?: string
  /** Earlier ones on the same branch, the newest first, as far as the checkout has them. */
  readonly ancestors: readonly string[]
  /** Where `commit` may not be the exact one: why, one sentence. */
  readonly remark?: string
}

/** A report is looked for at as many commits before the base. */
const ANCESTORS = 8
const GIT_TIMEOUT_MS = 10_000
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

type Git = (...args: readonly string[]) => Promise<string | undefined>

/**
 * The commit that this run is to be compared with; `undefined` where nothing says what it changes. Of a
 * pull request's merge commit that is its first parent: the merge base would show what happened on the
 * base branch since as a change of the pull request. A shallow clone has no history, but every commit
 * names its parents.
 */
export async function findBase(
  { github, workspaceFolder }: Pick<RunContext, 'github' | 'workspaceFolder'>,
  run: CommandRunner,
): Promise<BaseCommit | undefined> {
  if (!github) return undefined
  const git = gitIn(workspaceFolder, run)
  const { pullRequest, ref, defaultBranch } = github
  if (pullRequest) {
    if (!pullRequest.base) return undefined
    // Of pull_request_target the checkout is the base branch, whose tip may be a merge commit, too.
    const mergeSha = /^refs\/pull\/\d+\/merge$/.test(ref) ? github.sha : undefined
    return withAncestors(await baseOfPullRequest(mergeSha, pullRequest.base, git), git)
  }
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
  if (branch === undefined) return undefined
  const queued = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(branch)?.[1]
  if (queued !== undefined) return withAncestors(await parentOf(queued, git), git)
  // A branch other than the default one keeps no reports.
  if (defaultBranch !== undefined && branch !== defaultBranch) {
    return withAncestors(await forkPoint(defaultBranch, git), git)
  }
  return withAncestors(await parentOf(branch, git), git)
}

type Base = Omit<BaseCommit, 'ancestors'>

async function baseOfPullRequest(
  mergeSha: string | undefined,
  base: { readonly ref: string; readonly sha: string },
  git: Git,
): Promise<Base> {
  const branch = base.ref
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD')
  const parents = await parentsOfHead(git)
  if (head !== undefined && head === mergeSha && parents.length > 1)
    return { branch, commit: parents[0] ?? base.sha }
  const common = head === undefined ? undefined : await git('merge-base', 'HEAD', base.sha)
  if (common !== undefined && COMMIT.test(common)) return { branch, commit: common }
  const remark = `The history of this checkout does not reach back to ${branch}, so it is compared with the commit that the event names, which may have changes that are not in this one (fetch-depth: 0 of actions/checkout, or its default ref, is exact).`
  return { branch, commit: base.sha, remark }
}

async function parentOf(branch: string, git: Git): Promise<Base> {
  const [parent] = await parentsOfHead(git)
  return parent === undefined ? { branch } : { branch, commit: parent }
}

/** Of a branch without a pull request. */
async function forkPoint(defaultBranch: string, git: Git): Promise<Base> {
  const common = await git('merge-base', 'HEAD', `refs/remotes/origin/${defaultBranch}`)
  return common !== undefined && COMMIT.test(common)
    ? { branch: defaultBranch, commit: common }
    : { branch: defaultBranch }
}

/** As the commit itself says: `rev-parse HEAD^` fails at the edge of a shallow clone. */
async function parentsOfHead(git: Git): Promise<readonly string[]> {
  const text = (await git('cat-file', 'commit', 'HEAD')) ?? ''
  const [head = ''] = text.split('\n\n')
  return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha)
}

async function withAncestors(base: Base, git: Git): Promise<BaseCommit> {
  const { commit } = base
  if (commit === undefined) return { ...base, ancestors: [] }
  const count = `--max-count=${ANCESTORS + 1}`
  const listed = await git('rev-list', '--first-parent', count, commit)
  const commits = (listed ?? '').split('\n').filter((one) => COMMIT.test(one))
  return { ...base, ancestors: commits.filter((one) => one !== commit).slice(0, ANCESTORS) }
}

/** No git, no repository, a repository of somebody else: then nothing is known. */
function gitIn(folder: string, run: CommandRunner): Git {
  return async (...args) => {
    const options = { timeoutMs: GIT_TIMEOUT_MS }
    const { exitCode, stdout } = await run(['git', '-C', folder, ...args], options)
    const text = stdout.trim()
    return exitCode === 0 && text !== '' ? text : undefined
  }
}
