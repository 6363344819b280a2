import type { RemedyPorts } from './build/retry.ts'
import { adviseDaemon } from './engine/buildkitd-config.ts'
import { bringImages } from './fetch/bring.ts'
import { isFetchEmpty } from './fetch/is-empty.ts'
import { runFetchStage } from './fetch/stage.ts'
import { planDecidedArgs } from './network/decided-args.ts'
import { decideSettings } from './network/fetch-settings.ts'
import { leftImages, makeSetup, remediesOf, type Setup } from './network/run-remedies.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import { planBuilderSettings } from './plan/plan-builder-settings.ts'
import { findCutOff } from './preflight/checks/network.ts'
import type { Decision, Endpoint, PreflightReport } from './preflight/preflight.ts'
import { findRefusal, runPreflightStage } from './preflight/stage.ts'
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
  /** Folder of the crates that were brought, a CARGO_HOME. */
  readonly cratesFolder?: string
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
  const setup = await makeSetup(prepared, context, ports, signal)
  const endpoints = await findNeeded(setup)
  const probed =
    endpoints.length === 0
      ? undefined
      : await timed('preflight', () => probe(setup, endpoints, ports.showNetwork === true))
  const preflight = probed ? { preflight: probed } : {}
  const refusal = probed && findRefusal(probed)
  if (refusal) return { ...preflight, failure: refusal, buildArgs: [] }
  const decisions = probed?.decisions ?? []
  advise(setup, decisions)
  const settings = decideSettings(prepared.request, setup.settings, decisions)
  // Without any network the build would try by itself for an hour, and in vain.
  const decided = {
    ...setup,
    settings: findCutOff(probed?.checks ?? []) ? { ...settings, isComplete: true } : settings,
  }
  const fetched = isFetchEmpty(plan.fetch)
    ? undefined
    : await timed('fetch', () => runFetchStage(plan.fetch, decided.settings, decided.ports, signal))
  if (fetched?.failure) {
    return { ...preflight, fetch: fetched.report, failure: fetched.failure, buildArgs: [] }
  }
  const left = leftImages(decided, fetched?.images ?? [])
  return {
    ...preflight,
    ...(fetched ? { fetch: fetched.report } : {}),
    buildArgs: [
      ...(fetched?.contextArgs ?? []),
      ...planDecidedArgs(prepared, left, decided.settings, fetched, decisions),
    ],
    remedies: remediesOf(decided, left, decisions),
    ...cratesOf(fetched),
  }
}

function cratesOf(fetched: { readonly cratesFolder?: string } | undefined) {
  return fetched?.cratesFolder === undefined ? {} : { cratesFolder: fetched.cratesFolder }
}

/** What helps this run would help the engine for good; only who owns it can do that. */
function advise({ prepared, context, ports }: Setup, decisions: readonly Decision[]): void {
  const helps = decisions.filter(({ kind }) => kind === 'mirror' || kind === 'resolver')
  if (prepared.plan.builder.kind === 'own' || helps.length === 0) return
  const { mirrors = {}, nameservers = [] } = planBuilderSettings({
    ...prepared,
    context,
    decisions: helps,
  }).buildkitd
  for (const sentence of adviseDaemon({ mirrors, nameservers })) ports.log.notice(sentence)
}

/** Crates that are here need no server. */
async function findNeeded({ prepared, ports }: Setup): Promise<readonly Endpoint[]> {
  const { fetch, preflight } = prepared.plan
  const { crates } = fetch
  const hasCrates =
    crates.kind === 'local-registry' &&
    (await ports.network.downloads.stat(crates.contextFolder)) !== undefined
  return preflight.endpoints.filter((one) => !(hasCrates && isForCrates(one)))
}

async function probe(
  setup: Setup,
  endpoints: readonly Endpoint[],
  showAll: boolean,
): Promise<PreflightReport> {
  const { prepared, context, ports, settings, signal } = setup
  const { plan, request } = prepared
  const subject = {
    plan: { ...plan, preflight: { ...plan.preflight, endpoints } },
    request,
    workspaceFolder: settings.contextFolder,
    proxy: context.proxy,
    env: ports.env,
    offlineReady: await isOfflineReady(setup, endpoints),
    foreignSteps: plan.dockerfile.origin !== 'ours',
    showAll,
  }
  return runPreflightStage(subject, ports.network, ports.log, signal)
}

function isForCrates({ purpose }: Endpoint): boolean {
  return purpose === 'crates' || purpose === 'crates-index' || purpose === 'git'
}

/** Whether all that these servers have for the build is on this machine already. */
async function isOfflineReady(
  { prepared, ports, settings, signal }: Setup,
  endpoints: readonly Endpoint[],
): Promise<boolean> {
  const { images, builderImage } = prepared.plan.fetch
  if (endpoints.some((one) => isForCrates(one) || one.purpose === 'packages')) return false
  const needsImages = endpoints.some(({ purpose }) => purpose === 'base-image')
  if (needsImages && images.length === 0) return false
  const wanted = builderImage ? [...images, builderImage] : images
  return (await bringImages(wanted, { ...settings, offline: true }, ports, signal)).ok
}
