import { makeHostCratesRemedy } from '../build/remedies/host-crates.ts'
import { makeRemedyPorts, type RemedySubject } from '../build/remedies/network-remedies.ts'
import type { RemedyPorts } from '../build/retry.ts'
import { bringCratesToStep, bringImages } from '../fetch/bring.ts'
import type { FailedRun } from '../fetch/crates/plan-host-crates.ts'
import type { ImagePlan } from '../fetch/fetch.ts'
import type { FetchedImage } from '../fetch/images/image-work.ts'
import type { FetchPorts, FetchSettings } from '../fetch/settings.ts'
import type { PipelinePorts } from '../pipeline-ports.ts'
import { planBuilderRegistries, planBuilderSettings } from '../plan/plan-builder-settings.ts'
import { planBaseImages } from '../plan/plan-fetch.ts'
import type { Decision } from '../preflight/preflight.ts'
import type { Prepared } from '../prepare.ts'
import type { RunContext } from '../run-context.ts'
import { planFetchSettings } from './fetch-settings.ts'

/** What every part of the network stages works with. */
export type Setup = {
  readonly prepared: Prepared
  readonly context: RunContext
  readonly ports: FetchPorts
  readonly settings: FetchSettings
  readonly signal: AbortSignal
}

export async function makeSetup(
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

/** What can be changed between two attempts, with the network as it was found. */
export function remediesOf(
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
    log: ports.log,
    builderPorts: { run: (argv, options) => run(argv, { signal, ...options }), env, files },
    resolvers: request.resolvers,
    registries: planBuilderRegistries({ ...prepared, context, decisions }),
    images,
    mirrors: settings.mirrors,
    dockerfile: { plan, cwd, tempFolder, files, ...(isKnown ? { buildkitVersion } : {}) },
    ...(request.fetch === 'off'
      ? {}
      : {
          bring: (wanted) => bringImages(wanted, impatient(settings), ports, signal),
          ...hostCratesOf({ prepared, context, ports, settings, signal }),
        }),
  })
}

/** Between two attempts it is those that wait: what cannot be had now is left to the next one. */
function impatient(settings: FetchSettings): FetchSettings {
  const { retries, budgetMs } = settings.policy
  const policy = {
    ...settings.policy,
    retries: Math.min(1, retries),
    budgetMs: Math.min(5_000, budgetMs),
  }
  return { ...settings, policy }
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

/** Base images that the fetch did not bring: those of a Dockerfile of the repository, for one. */
export function leftImages(setup: Setup, brought: readonly FetchedImage[]): readonly ImagePlan[] {
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
