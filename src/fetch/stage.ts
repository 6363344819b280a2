import type { OpenFile } from '../image/archive-reader.ts'
import type { RetryPolicy } from '../network/backoff.ts'
import type { NetworkPorts } from '../network/ports.ts'
import type { NetworkSettings } from '../network/transport.ts'
import type { HostCargo } from '../plan/plan-fetch.ts'
import type { Clock, CommandRunner, Files, Logger } from '../ports.ts'
import type { Failure } from '../report/run-report.ts'
import { describeFetch, describeIncident } from '../report/wording-fetch.ts'
import { NO_CARGO_CONFIG } from './crates/cargo-config.ts'
import type { FailedRun } from './crates/plan-host-crates.ts'
import type { CratesOptions, CratesPorts } from './crates/ports.ts'
import { type CratesFetched, runFetchCrates } from './crates/run-fetch-crates.ts'
import { CANCELLED } from './download-faults.ts'
import type { Fetched, FetchFault, FetchPlan, FetchReport, ImagePlan } from './fetch.ts'
import { type HostCrates, type HostCratesSubject, offerHostCrates } from './host-crates.ts'
import type { FetchedImage, ImageOptions, ImagePorts } from './images/image-work.ts'
import { imageContextArgs } from './images/plan-images.ts'
import { runFetchImages } from './images/run-fetch-images.ts'
import { pinContextArgs, runResolveImages } from './images/run-resolve-images.ts'

export type FetchPorts = {
  readonly run: CommandRunner
  readonly files: Files
  readonly clock: Clock
  readonly log: Logger
  readonly openFile: OpenFile
  /** The whole environment of docker's, cargo's and git's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly network: NetworkPorts
}

export type FetchSettings = {
  readonly cacheFolder: string
  readonly tempFolder: string
  readonly contextFolder: string
  /** By registry; asked before it. */
  readonly mirrors: Readonly<Record<string, readonly string[]>>
  readonly cratesMirrors: readonly string[]
  readonly hostCargo?: HostCargo
  readonly offline: boolean
  /** Nothing may be left to the build: there will be none here. */
  readonly isComplete?: boolean
  readonly settings: NetworkSettings
  readonly policy: RetryPolicy
}

export type FetchOutcome = {
  readonly report: FetchReport
  /** Present when no build can follow. */
  readonly failure?: Failure
  /** Arguments of `buildx build` by which it takes what was brought. */
  readonly contextArgs: readonly string[]
  readonly images: readonly FetchedImage[]
  /** Folder of the crates. */
  readonly cratesFolder?: string
}

const EXIT_BUILD = 1
const EXIT_NETWORK = 3
/** Blobs of images at once. */
const PARALLEL_BLOBS = 6

/** Brings crates and images at once. What the network denies is left to the build, unless offline. */
export async function runFetchStage(
  plan: FetchPlan,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const startedAtMs = ports.clock.now()
  const { crates, images, builder, pins } = await bringAll(plan, settings, ports, signal)
  const all = [crates, images, builder, pins].flatMap((one) => one ?? [])
  const faults = all
    .flatMap((one) => (one.ok ? [] : [one.fault]))
    // Whose work was stopped because of another's fault has none.
    .filter(({ fault }) => fault !== CANCELLED.fault || signal.aborted)
  const fatal = faults.filter(
    (fault) => isFatal(fault, settings) && !isLeft(fault, builder, settings),
  )
  const left = faults
    .filter((fault) => !fatal.includes(fault))
    .map(({ cause }) => `${cause} The build tries by itself.`)
  const brought = [images, builder].flatMap((one) => (one?.ok ? one.value : []))
  const report: FetchReport = {
    durationMs: ports.clock.now() - startedAtMs,
    ...(crates?.ok ? { crates: cratesReport(crates.value) } : {}),
    images: brought.map((image) => image.report),
    incidents: all.flatMap(({ incidents }) => incidents),
    leftToBuild: [...plan.leftToBuild, ...noCrates(plan), ...left],
  }
  tell(report, left, ports.log)
  const failure = describeFailure(fatal)
  return {
    report,
    ...(failure ? { failure } : {}),
    contextArgs: [
      ...(crates?.ok ? ['--build-context', `crates=${crates.value.contextFolder}`] : []),
      // The builder runs its image, and builds from the others.
      ...(images?.ok ? imageContextArgs(images.value) : []),
      ...(pins?.ok ? pinContextArgs(pins.value) : []),
    ],
    images: brought,
    ...(crates?.ok ? { cratesFolder: crates.value.contextFolder } : {}),
  }
}

/** A fault that no build can get over stops the others, unless the list of all that is missing is wanted. */
async function bringAll(
  { crates, images, builderImage, pins }: FetchPlan,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
) {
  const inner = new AbortController()
  const either = AbortSignal.any([signal, inner.signal])
  const watch = async <T>(work: Promise<Fetched<T>>): Promise<Fetched<T>> => {
    const result = await work
    if (!result.ok && isFatal(result.fault, settings) && !wantsAll(settings)) inner.abort()
    return result
  }
  const [theCrates, theImages, theBuilder, thePins] = await Promise.all([
    crates.kind === 'none' ? undefined : watch(bringCrates(crates, settings, ports, either)),
    images.length === 0 ? undefined : watch(bringImages(images, settings, ports, either)),
    builderImage && bringImages([builderImage], settings, ports, either),
    pins === undefined ? undefined : watch(resolveImages(pins, settings, ports, either)),
  ])
  return { crates: theCrates, images: theImages, builder: theBuilder, pins: thePins }
}

function noCrates({ crates }: FetchPlan): readonly string[] {
  return crates.kind === 'none' ? [`Crates: ${crates.reason}`] : []
}

function bringCrates(
  plan: Extract<FetchPlan['crates'], { kind: 'local-registry' }>,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<Fetched<CratesFetched>> {
  return runFetchCrates(
    plan,
    cratesPorts(settings, ports),
    {
      ...cratesOptions(settings, ports),
      resolve: {
        config: settings.hostCargo?.config ?? NO_CARGO_CONFIG,
        mirrors: settings.cratesMirrors.map((url) => `sparse+${url}`),
      },
    },
    signal,
  )
}

function cratesPorts(
  { settings, policy }: FetchSettings,
  { network, ...ports }: FetchPorts,
): CratesPorts {
  const { downloads: store, random, tokenFor } = network
  const transport = network.makeTransport(settings)
  return { ...ports, transport, store, random, tokenFor, policy }
}

function cratesOptions(settings: FetchSettings, { env }: FetchPorts): CratesOptions {
  const { cacheFolder, tempFolder, contextFolder: workspaceFolder, offline } = settings
  return { cacheFolder, tempFolder, workspaceFolder, offline, env }
}

/** The remedy of a step of somebody's Dockerfile that could not get its crates itself. */
export function bringCratesToStep(
  subject: HostCratesSubject,
  failed: FailedRun,
  settings: FetchSettings,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<HostCrates> {
  const request = {
    ...subject,
    mirrors: settings.cratesMirrors.map((url) => `sparse+${url}`),
    config: settings.hostCargo?.config ?? NO_CARGO_CONFIG,
    cratesOptions: cratesOptions(settings, ports),
    imageOptions: imageOptions(settings),
  }
  const both = { crates: cratesPorts(settings, ports), images: imagePorts(settings, ports) }
  return offerHostCrates(request, failed, both, signal)
}

type ImageSettings = Pick<
  FetchSettings,
  'cacheFolder' | 'mirrors' | 'offline' | 'policy' | 'settings'
>

/** Also the remedy of a build that could not get its base images itself. */
export function bringImages(
  plans: readonly ImagePlan[],
  settings: ImageSettings,
  ports: FetchPorts,
  signal: AbortSignal,
): Promise<Fetched<readonly FetchedImage[]>> {
  return runFetchImages(plans, imagePorts(settings, ports), imageOptions(settings), signal)
}

/** What the references stand for; `isFresh`: what an earlier run was told is no answer. */
export function resolveImages(
  plans: readonly ImagePlan[],
  settings: ImageSettings,
  ports: FetchPorts,
  signal: AbortSignal,
  isFresh = false,
) {
  const options = { ...imageOptions(settings), isFresh }
  return runResolveImages(plans, imagePorts(settings, ports), options, signal)
}

function imagePorts({ settings }: ImageSettings, { network, ...ports }: FetchPorts): ImagePorts {
  const { downloads: store, random, processId, credentialsFor } = network
  const transport = network.makeTransport(settings)
  return { ...ports, transport, store, random, processId, credentialsFor }
}

function imageOptions({ cacheFolder, mirrors, offline, policy }: ImageSettings): ImageOptions {
  return { cacheFolder, mirrors, offline, policy, parallel: PARALLEL_BLOBS }
}

function wantsAll({ offline, isComplete }: FetchSettings): boolean {
  return offline || isComplete === true
}

/**
 * What only this machine cannot do: its cache, its cargo (which may be older than that of the build), its
 * way of putting images into the engine. The build needs none of these.
 */
const OF_THIS_MACHINE = ['cache-unwritable', 'image-load-failed', 'lock-unresolvable', 'git-failed']

/** What the network denies may still reach the build on its own way; what is wrong stays wrong. */
function isFatal({ fault, network }: FetchFault, settings: FetchSettings): boolean {
  return wantsAll(settings) || !(network || OF_THIS_MACHINE.includes(fault))
}

/** buildx pulls the image of its builder itself where it is not there, whatever the reason. */
function isLeft(
  fault: FetchFault,
  builder: Fetched<unknown> | undefined,
  settings: FetchSettings,
): boolean {
  const isOfBuilder = builder?.ok === false && builder.fault === fault
  return isOfBuilder && !wantsAll(settings) && fault.fault !== CANCELLED.fault
}

function cratesReport({ contextFolder: _, resolvedLock: __, ...report }: CratesFetched) {
  return report
}

/** One failure for all that is missing: a person without network wants the whole list at once. */
function describeFailure(faults: readonly FetchFault[]): Failure | undefined {
  const [first, ...others] = faults
  if (first === undefined) return undefined
  const network = faults.some((fault) => fault.network)
  return {
    stage: 'fetch',
    fault: first.fault,
    cause: [first, ...others].map(({ cause }) => cause).join(' '),
    remedy: [...new Set(faults.map(({ remedy }) => remedy))].join(' '),
    evidence: faults.flatMap(({ evidence }) => evidence),
    exitCode: network ? EXIT_NETWORK : EXIT_BUILD,
  }
}

function tell(report: FetchReport, left: readonly string[], log: Logger): void {
  const all = describeFetch(report)
  if (all !== undefined) log.info(`Fetch: ${all}`)
  for (const incident of report.incidents) log.info(describeIncident(incident))
  for (const sentence of left) log.info(sentence)
  for (const sentence of report.leftToBuild) if (!left.includes(sentence)) log.debug(sentence)
}
