import type { CommandRunner } from '../ports.ts'
import type { GitContext } from '../run-context.ts'

/**
 * What git knows of a checkout. No git, no repository, a repository of somebody else ("dubious
 * ownership"): then it knows nothing, and the build goes on without.
 */
export async function readGit(folder: string, run: CommandRunner): Promise<GitContext> {
  const git = async (...args: readonly string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await run(['git', '-C', folder, ...args], { timeoutMs: 5_000 })
    const text = stdout.trim()
    return exitCode === 0 && text !== '' ? text : undefined
  }
  const [head, branch, tag, remoteUrl] = await Promise.all([
    git('log', '-1', '--format=%H %ct'),
    git('symbolic-ref', '--quiet', 'HEAD'),
    git('describe', '--tags', '--exact-match'),
    git('remote', 'get-url', 'origin'),
  ])
  const [sha, commitTime] = head?.split(' ') ?? []
  // A tag on the commit says more than the branch it happens to be on.
  const ref = tag === undefined ? branch : `refs/tags/${tag}`
  return {
    ...(sha === undefined ? {} : { sha }),
    ...(commitTime === undefined ? {} : { commitTimeSec: Number(commitTime) }),
    ...(ref === undefined ? {} : { ref }),
    ...(remoteUrl === undefined ? {} : { remoteUrl: withoutCredentials(remoteUrl) }),
  }
}

/** The commit's time alone: what a workflow run does not say of its own commit. */
export async function readCommitTime(folder: string, run: CommandRunner): Promise<GitContext> {
  const argv = ['git', '-C', folder, 'log', '-1', '--format=%ct'] as const
  const { exitCode, stdout } = await run(argv, { timeoutMs: 5_000 })
  const commitTimeSec = Number.parseInt(stdout, 10)
  return exitCode === 0 && Number.isFinite(commitTimeSec) ? { commitTimeSec } : {}
}

/** A token in the remote's URL must not reach a label. */
function withoutCredentials(url: string): string {
  return url.replace(/^(\w+:\/\/)[^@/]*@/, '$1')
}
