import { EXIT } from '../exit-codes.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { NetworkSettings } from '../network/transport.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { Logger } from '../ports.ts'
import type { Failure } from '../report/run-report.ts'
import type { BuildRequest } from '../request.ts'
import type { Decision, PreflightReport } from './preflight.ts'
import { renderTable } from './render-table.ts'
import { PREFLIGHT_TIMEOUT_MS, runPreflight } from './run-preflight.ts'

export type PreflightSubject = {
  readonly plan: Pick<BuildPlan, 'preflight' | 'fetch'>
  readonly request: Pick<BuildRequest, 'resolvers' | 'builder'>
  readonly workspaceFolder: string
  /** As the host says it, wrong settings included: they are what has to be found. */
  readonly proxy: Readonly<Record<string, string>>
  /** The environment of cargo and docker. */
  readonly env: Readonly<Record<string, string>>
  /** Whether everything that the build needs is on this machine already. */
  readonly offlineReady: boolean
  readonly foreignSteps: boolean
  /** The person asked to see all of it. */
  readonly showAll: boolean
}

/** Probes what the plan names and tells what was found; nothing of it fails but by a decision. */
export async function runPreflightStage(
  {
    plan,
    request,
    workspaceFolder,
    proxy,
    env,
    offlineReady,
    foreignSteps,
    showAll,
  }: PreflightSubject,
  network: NetworkPorts,
  log: Logger,
  signal: AbortSignal,
): Promise<PreflightReport> {
  const { mode, endpoints } = plan.preflight
  const options = {
    mode: mode === 'strict' ? 'strict' : 'auto',
    timeoutMs: PREFLIGHT_TIMEOUT_MS,
    proxy,
    fallbackResolvers: request.resolvers,
    samples: 1,
    offlineReady,
    foreignSteps,
    pullsNeeded: plan.fetch.images.length,
    ...(usesCargo(plan)
      ? { cargo: { files: await network.cargoFiles(workspaceFolder), environment: env } }
      : {}),
    docker: {
      sandbox: false,
      ...(request.builder === undefined ? {} : { builder: request.builder }),
    },
  } as const
  const probes = network.makeProbes(network.makeTransport(network.settings))
  const report = await runPreflight(endpoints, options, probes, signal)
  await tell(report, showAll, log)
  return report
}

function usesCargo({ fetch }: PreflightSubject['plan']): boolean {
  return fetch.crates.kind !== 'none'
}

/** One line where all is well; else what the command `network-test` shows. */
async function tell(report: PreflightReport, showAll: boolean, log: Logger): Promise<void> {
  const needed = report.endpoints.filter(({ mirrorOf }) => mirrorOf === undefined)
  const isWell =
    needed.every(({ outcome }) => outcome === 'ok') &&
    report.checks.every(({ outcome }) => outcome === 'ok' || outcome === 'skipped') &&
    report.decisions.length === 0
  if (isWell && !showAll) {
    const servers = needed.length === 1 ? 'the one server' : `all ${needed.length} servers`
    log.info(`Network: ${servers} that the build needs answered, in ${seconds(report.durationMs)}.`)
    return
  }
  await log.group('Network', async () => {
    const table = renderTable(report, { color: false, verbose: showAll })
    for (const line of table.trimEnd().split('\n')) log.info(line)
  })
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`
}

/** What the decisions make of the settings for what follows. */
export function applyDecisions(
  settings: NetworkSettings,
  decisions: readonly Decision[],
): NetworkSettings {
  const resolver = decisions.find((decision) => decision.kind === 'resolver')
  const isIpv4Only = decisions.some(({ kind }) => kind === 'ipv6-off')
  return {
    ...settings,
    ...(resolver ? { resolvers: resolver.servers } : {}),
    ...(isIpv4Only ? { family: 4 } : {}),
  }
}

/** The first refusal as the failure of the run; no build is started then. */
export function findRefusal(report: PreflightReport): Failure | undefined {
  const refusals = report.decisions.flatMap((decision) =>
    decision.kind === 'refuse' ? [decision] : [],
  )
  const [first, ...others] = refusals
  if (first === undefined) return undefined
  return {
    stage: 'preflight',
    cause: first.cause,
    remedy: first.remedy,
    evidence: others.map(({ cause }) => cause),
    exitCode: EXIT.network,
  }
}
