import type { GitHubContext, RunContext } from '../../src/run-context.ts'

export const SHA = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c'

/** A push to the default branch of a public repository. */
export function aGitHubContext(changes: Partial<GitHubContext> = {}): GitHubContext {
  return {
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    repository: 'Acme/CV-Site',
    eventName: 'push',
    ref: 'refs/heads/main',
    sha: SHA,
    actor: 'jane',
    runId: '4711',
    runAttempt: '2',
    defaultBranch: 'main',
    isPrivate: false,
    ...changes,
  }
}

/** A run in a workflow. */
export function aRunContext(changes: Partial<RunContext> = {}): RunContext {
  return {
    front: 'action',
    workspaceFolder: '/home/runner/work/cv-site',
    tempFolder: '/runner/temp',
    cacheFolder: '/runner/cache',
    dockerFolder: '/action/docker',
    startedAtMs: Date.UTC(2026, 10, 23, 12, 0, 0),
    github: aGitHubContext(),
    proxy: {},
    ...changes,
  }
}

/** A run on a desk, with a checkout of `main`. */
export function aLocalContext(changes: Partial<RunContext> = {}): RunContext {
  const { github: _, ...context } = aRunContext({ front: 'cli' })
  const git = { sha: SHA, ref: 'refs/heads/main', commitTimeSec: 1_790_000_000 }
  return { ...context, git, ...changes }
}
