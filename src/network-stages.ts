import { makeRemedyPorts } from './build/remedies/network-remedies.ts'
import type { RemedyPorts } from './build/retry.ts'
import { isFetchEmpty } from './fetch/is-empty.ts'
import { bringImages, type FetchPorts, type FetchSettings, runFetchStage } from './fetch/stage.ts'
import { DOWNLOAD_POLICY, type RetryPolicy } from './network/backoff.ts'
import type { NetworkPorts } from './network/ports.ts'
import type { PipelinePorts } from './pipeline.ts'
import { planBaseImages } from './plan/plan-fetch.ts'
import { mirrorsOf } from './plan/plan-preflight.ts'
import type { Decision, PreflightReport } from './preflight/preflight.ts'
import { applyDecisions, findRefusal, runPreflightStage } from './preflight/stage.ts'
import type { Prepared } from './prepare.ts'
import type { Failure, RunReport, StageTiming } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'

export type NetworkOutcome = {
  readonly preflight?: PreflightReport
  readonly fetch?: RunReport['fetch']
  /** Present when no build can follow. */
  readonly failure?: Failure
  /** Further arguments of `buildx build`. */
  readonly buildArgs: readonly string[]
  readonly remedies?: RemedyPorts
}

export type Timed = <T>(name: StageTiming['name'], body: () => Promise<T>) => Promise<T>

/** Preflight, what follows from it, and fetch. */
export async function runNetworkStages(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<NetworkOutcome> {
  const { plan } = prepared
  const network = await ports.network()
  const settings = planFetchSettings(prepared, context, network)
  const probed =
    plan.preflight.endpoints.length === 0
      ? undefined
      : await timed('preflight', () => probe(prepared, context, settings, ports, network, signal))
  const refusal = probed && findRefusal(probed)
  if (refusal) return { preflight: probed, failure: refusal, buildArgs: [] }
  const decisions = probed?.decisions ?? []
  const decided = decideSettings(settings, decisions)
  const fetchPorts = { ...ports, openFile: ports.measure.openFile, network }
  const fetched = isFetchEmpty(plan.fetch)
    ? undefined
    : await timed('fetch', () => runFetchStage(plan.fetch, decided, fetchPorts, signal))
  const remedies = remediesOf(prepared, decided, fetchPorts, signal)
  const mirrored = await mirrorEarly(decisions, remedies)
  return {
    ...(probed ? { preflight: probed } : {}),
    ...(fetched ? { fetch: fetched.report } : {}),
    ...(fetched?.failure ? { failure: fetched.failure } : {}),
    buildArgs: [...(fetched?.contextArgs ?? []), ...mirrored, ...trustArgs(prepared, decisions)],
    remedies,
  }
}

/** The remedies of a run that had nothing to probe and to fetch. */
export async function makeRunRemedies(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<RemedyPorts> {
  const network = await ports.network()
  const settings = planFetchSettings(prepared, context, network)
  const fetchPorts = { ...ports, openFile: ports.measure.openFile, network }
  return remediesOf(prepared, settings, fetchPorts, signal)
}

function remediesOf(
  prepared: Prepared,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
): RemedyPorts {
  const { plan, request } = prepared
  return makeRemedyPorts({
    builder: plan.builder,
    images: leftImages(prepared, settings),
    mirrors: settings.mirrors,
    builderPorts: { run: ports.run, env: ports.env },
    ...(request.fetch === 'off'
      ? {}
      : { bring: (images) => bringImages(images, settings, ports, signal) }),
  })
}

/** Of the request, before anything was probed. */
export function planFetchSettings(
  { facts, request, hostCargo }: Prepared,
  { cacheFolder, tempFolder, workspaceFolder }: RunContext,
  { settings }: NetworkPorts,
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

/** The input retries counts for what is fetched, too. */
function downloadPolicy({ retries, retryBudgetSec }: Prepared['request']): RetryPolicy {
  const budgetMs = Math.min(DOWNLOAD_POLICY.budgetMs, retryBudgetSec * 1000)
  return { ...DOWNLOAD_POLICY, retries, budgetMs }
}

async function probe(
  { plan, request }: Prepared,
  { workspaceFolder, proxy }: RunContext,
  settings: FetchSettings,
  ports: PipelinePorts,
  network: NetworkPorts,
  signal: AbortSignal,
): Promise<PreflightReport> {
  const { contextFolder, cacheFolder } = settings
  const folder = contextFolder ?? workspaceFolder
  const { crates, images } = plan.fetch
  const hasCrates =
    crates.kind === 'local-registry' &&
    (await network.downloads.stat(crates.contextFolder)) !== undefined
  const fetchPorts = { ...ports, openFile: ports.measure.openFile, network }
  const offline = { ...settings, cacheFolder, offline: true }
  const hasImages = async () => (await bringImages(images, offline, fetchPorts, signal)).ok
  // Crates that are here need no server.
  const endpoints = plan.preflight.endpoints.filter(
    ({ purpose }) => !(hasCrates && /^(?:crates|crates-index|git)$/.test(purpose)),
  )
  const subject = {
    plan: { ...plan, preflight: { ...plan.preflight, endpoints } },
    request,
    workspaceFolder: folder,
    proxy,
    env: ports.env,
    offlineReady: hasCrates && images.length > 0 && (await hasImages()),
    showAll: ports.showNetwork === true,
  }
  return runPreflightStage(subject, network, ports.log, signal)
}

function decideSettings(settings: FetchSettings, decisions: readonly Decision[]): FetchSettings {
  const mirrors: Record<string, readonly string[]> = { ...settings.mirrors }
  for (const decision of decisions) {
    if (decision.kind !== 'mirror') continue
    mirrors[decision.registry] = [decision.mirror, ...(mirrors[decision.registry] ?? [])]
  }
  return {
    ...settings,
    mirrors,
    offline: settings.offline || decisions.some(({ kind }) => kind === 'offline'),
    settings: applyDecisions(settings.settings, decisions),
  }
}

/** Base images that the fetch did not bring: those of a Dockerfile of the repository. */
function leftImages(
  { request, facts, engine, plan }: Prepared,
  context: Pick<FetchSettings, 'cacheFolder' | 'tempFolder'>,
) {
  if (plan.fetch.images.length > 0) return []
  const standIns = plan.standIns.map(({ replaces }) => replaces)
  const { builder } = engine
  // A builder of our own does not see what lies in the engine's store.
  const building =
    plan.builder.kind === 'own' ? { ...builder, driver: plan.builder.driver } : builder
  const subject = { request, context, facts, engine: { ...engine, builder: building }, standIns }
  return planBaseImages(subject).images
}

/** What preflight found to be down is not waited for. */
async function mirrorEarly(
  decisions: readonly Decision[],
  remedies: RemedyPorts,
): Promise<readonly string[]> {
  const found = await Promise.all(
    decisions.map(async (decision) =>
      decision.kind === 'mirror'
        ? ((await remedies['registry-mirror']?.({ id: 'preflight', host: decision.registry }))
            ?.addArgs ?? [])
        : [],
    ),
  )
  return found.flat()
}

/** The bundle that preflight found to hold the authority of the site, for the steps that use the network. */
function trustArgs({ plan }: Prepared, decisions: readonly Decision[]): readonly string[] {
  const found = decisions.find((decision) => decision.kind === 'inject-ca')
  const hasOne = plan.buildx.argv.some((arg) => arg.startsWith('id=ca-bundle,'))
  if (!found || hasOne || plan.dockerfile.origin !== 'ours') return []
  return ['--secret', `id=ca-bundle,src=${found.path}`]
}
