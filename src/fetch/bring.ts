import { NO_CARGO_CONFIG } from './crates/cargo-config.ts'
import type { FailedRun } from './crates/plan-host-crates.ts'
import type { CratesOptions, CratesPorts } from './crates/ports.ts'
import { type CratesFetched, runFetchCrates } from './crates/run-fetch-crates.ts'
import type { Fetched, FetchPlan, ImagePlan } from './fetch.ts'
import { type HostCrates, type HostCratesSubject, offerHostCrates } from './host-crates.ts'
import type { FetchedImage, ImageOptions, ImagePorts } from './images/image-work.ts'
import { runFetchImages } from './images/run-fetch-images.ts'
import { runResolveImages } from './images/run-resolve-images.ts'
import type { FetchPorts, FetchSettings } from './settings.ts'

/** Blobs of images at once. */
const PARALLEL_BLOBS = 6

/** Of the lock file, as a folder that the build takes as the context `crates`. */
export function bringCrates(
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
