import type { Runner } from '../cache/stores/runner.ts'

/** What the runner says of itself; `undefined` outside of a workflow. */
export function readRunner(env: Readonly<Record<string, string | undefined>>): Runner | undefined {
  if (!env.RUNNER_ENVIRONMENT && !env.GITHUB_ACTIONS) return undefined
  const url = env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL
  const cacheMode = env.ACTIONS_CACHE_MODE?.trim().toLowerCase()
  return {
    // A runner of GitHub Enterprise Server that does not say so is somebody's own.
    hosted: env.RUNNER_ENVIRONMENT === 'github-hosted',
    cacheService: Boolean(url && env.ACTIONS_RUNTIME_TOKEN),
    ...(cacheMode ? { cacheMode } : {}),
  }
}

/** For the context of a run. */
export function runnerOf(env: Readonly<Record<string, string | undefined>>): {
  readonly runner?: Runner
} {
  const runner = readRunner(env)
  return runner ? { runner } : {}
}
