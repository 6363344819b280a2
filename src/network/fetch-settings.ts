import type { FetchSettings } from '../fetch/settings.ts'
import { mirrorsOf, mirrorsWith } from '../plan/plan-preflight.ts'
import type { Decision } from '../preflight/preflight.ts'
import { applyDecisions } from '../preflight/stage.ts'
import type { Prepared } from '../prepare.ts'
import type { RunContext } from '../run-context.ts'
import { DOWNLOAD_POLICY, type RetryPolicy } from './backoff.ts'
import type { NetworkPorts } from './ports.ts'

/** Of the request, before anything was probed. */
export function planFetchSettings(
  { facts, request, hostCargo }: Prepared,
  { cacheFolder, tempFolder, workspaceFolder }: RunContext,
  { settings }: Pick<NetworkPorts, 'settings'>,
): FetchSettings {
  return {
    cacheFolder,
    tempFolder,
    contextFolder: facts.workspace?.contextFolder ?? workspaceFolder,
    mirrors: mirrorsOf(request),
    cratesMirrors: request.cratesMirrors,
    ...(hostCargo ? { hostCargo } : {}),
    offline: request.offline,
    settings,
    policy: downloadPolicy(request),
  }
}

/** The pauses between the tries of a file are shorter than those of a build: it takes two more to outlast the same outage. */
const MORE_RETRIES = 2

/** The input retries counts for what is fetched, too. */
function downloadPolicy({ retries, retryBudgetSec }: Prepared['request']): RetryPolicy {
  const budgetMs = Math.min(DOWNLOAD_POLICY.budgetMs, retryBudgetSec * 1000)
  return { ...DOWNLOAD_POLICY, retries: retries === 0 ? 0 : retries + MORE_RETRIES, budgetMs }
}

/** What follows from the probes for how is fetched. */
export function decideSettings(
  request: Pick<Prepared['request'], 'mirrors'>,
  settings: FetchSettings,
  decisions: readonly Decision[],
): FetchSettings {
  return {
    ...settings,
    mirrors: mirrorsWith(request, decisions),
    offline: settings.offline || decisions.some(({ kind }) => kind === 'offline'),
    settings: applyDecisions(settings.settings, decisions),
  }
}
