import { makeHostCratesRemedy } from './build/remedies/host-crates.ts'
import { makeRemedyPorts, type RemedySubject } from './build/remedies/network-remedies.ts'
import type { RemedyPorts } from './build/retry.ts'
import type { FailedRun } from './fetch/crates/plan-host-crates.ts'
import type { ImagePlan } from './fetch/fetch.ts'
import type { FetchedImage } from './fetch/images/image-work.ts'
import { isFetchEmpty } from './fetch/is-empty.ts'
import {
  bringCratesToStep,
  bringImages,
  type FetchPorts,
  type FetchSettings,
  runFetchStage,
} from './fetch/stage.ts'
import { planDecidedArgs } from './network/decided-args.ts'
import { decideSettings, planFetchSettings } from './network/fetch-settings.ts'
import type { PipelinePorts } from './pipeline.ts'
import { planBuilderRegistries, planBuilderSettings } from './plan/plan-builder-settings.ts'
import { planBaseImages } from './plan/plan-fetch.ts'
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
}

export type Timed = <T>(name: StageTiming['name'], body: () => Promise<T>) => Promise<T>

/** What every part of the stages works with. */
type Setup = {
  readonly prepared: Prepared
  readonly context: RunContext
  readonly ports: FetchPorts
  readonly settings: FetchSettings
  readonly signal: AbortSignal
}

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
  const settings = decideSettings(prepared.request, setup.settings, decisions)
  // Without any network the build would try by itself for an hour, and in vain.
  const decided = {
    ...setup,
    settings: isCutOff(probed) ? { ...settings, isComplete: true } : settings,
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
  }
}

/** Nothing at all was reached from here, nor will it be from an engine on this machine. */
function isCutOff(probed: PreflightReport | undefined): boolean {
  return (
    probed?.checks.some(({ name, outcome }) => name === 'network' && outcome === 'failed') ?? false
  )
}

/** The remedies of a run that had nothing to probe and to fetch. */
export async function makeRunRemedies(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<RemedyPorts> {
  const setup = await makeSetup(prepared, context, ports, signal)
  return remediesOf(setup, leftImages(setup, []), [])
}

async function makeSetup(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<Setup> {
  const network = await ports.network()
  const settings = planFetchSettings(prepared, context, network)
  const fetchPorts = { ...ports, openFile: ports.measure.openFile, network }
  return { prepared, context, ports: fetchPorts, settings, signal }
}

function remediesOf(
  { prepared, context, ports, settings, signal }: Setup,
  images: readonly ImagePlan[],
  decisions: readonly Decision[],
): RemedyPorts {
  const { plan, request, engine } = prepared
  const { run, env, files } = ports
  const { tempFolder, workspaceFolder: cwd } = context
  const { buildkitVersion } = engine.builder
  const isKnown = plan.builder.kind === 'existing' && buildkitVersion !== undefined
  return makeRemedyPorts({
    builder: plan.builder,
    builderSettings: planBuilderSettings({ ...prepared, context, decisions }),
    // A run that is cancelled does not wait for a builder.
    builderPorts: { run: (argv, options) => run(argv, { signal, ...options }), env, files },
    resolvers: request.resolvers,
    registries: planBuilderRegistries({ ...prepared, context, decisions }),
    images,
    mirrors: settings.mirrors,
    dockerfile: { plan, cwd, tempFolder, files, ...(isKnown ? { buildkitVersion } : {}) },
    ...(request.fetch === 'off'
      ? {}
      : {
          bring: (wanted) => bringImages(wanted, settings, ports, signal),
          ...hostCratesOf({ prepared, context, ports, settings, signal }),
        }),
  })
}

/** For the steps of a Dockerfile that is not ours: ours get the crates before. */
function hostCratesOf(setup: Setup): Pick<RemedySubject, 'hostCrates'> {
  const { prepared, settings, ports, signal } = setup
  const { facts, request, plan } = prepared
  const { dockerfileFacts: dockerfile, workspace } = facts
  if (facts.dockerfile.origin === 'ours' || !dockerfile) return {}
  const lock = workspace?.cargo?.lock
  const subject = {
    dockerfile,
    builder: plan.builder.name,
    ...(request.target === undefined ? {} : { target: request.target }),
    ...(lock ? { packages: lock.packages } : {}),
    images: baseImages(setup),
  }
  const offer = (failed: FailedRun) => bringCratesToStep(subject, failed, settings, ports, signal)
  return { hostCrates: makeHostCratesRemedy(offer, ports.log) }
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

/** Base images that the fetch did not bring: those of a Dockerfile of the repository, for one. */
function leftImages(setup: Setup, brought: readonly FetchedImage[]): readonly ImagePlan[] {
  return baseImages(setup).filter(
    ({ reference }) => !brought.some((one) => one.plan.reference === reference),
  )
}

function baseImages({
  prepared: { request, facts, engine, plan },
  context,
}: Pick<Setup, 'prepared' | 'context'>): readonly ImagePlan[] {
  const standIns = plan.standIns.map(({ replaces }) => replaces)
  const { builder } = engine
  // A builder of our own does not see what lies in the engine's store.
  const building =
    plan.builder.kind === 'own' ? { ...builder, driver: plan.builder.driver } : builder
  const subject = { request, context, facts, engine: { ...engine, builder: building }, standIns }
  return plan.fetch.images.length > 0 ? plan.fetch.images : planBaseImages(subject).images
}
