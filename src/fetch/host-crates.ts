import type { DockerfileFacts, LockedPackage } from '../workspace/facts.ts'
import { planCargoCache } from './crates/cargo-cache.ts'
import type { CargoConfigFacts } from './crates/cargo-config.ts'
import type { RegistryContent } from './crates/context-folder.ts'
import { fetchPackages } from './crates/fetch-packages.ts'
import { type FailedRun, findObstacle, planHostCrates } from './crates/plan-host-crates.ts'
import { planLocked } from './crates/plan-locked.ts'
import type { CratesOptions, CratesPorts } from './crates/ports.ts'
import { CRATES_IO, sourceOf } from './crates/sources.ts'
import type { ImagePlan } from './fetch.ts'
import { readCargoHome } from './images/cargo-home.ts'
import { familiarName } from './images/image-record.ts'
import type { FetchedImage, ImageOptions, ImagePorts } from './images/image-work.ts'
import { runDeriveImage } from './images/run-derive-image.ts'

export type HostCratesSubject = {
  readonly dockerfile: DockerfileFacts
  /** Of `--target`; the last stage when absent. */
  readonly target?: string
  /** Of the lock file; absent when there is none. */
  readonly packages?: readonly LockedPackage[]
  /** Base images that the build takes from registries, with their delivery. */
  readonly images: readonly ImagePlan[]
}

type HostCratesRequest = HostCratesSubject & {
  /** Of crates.io. */
  readonly mirrors: readonly string[]
  readonly config: CargoConfigFacts
  readonly cratesOptions: CratesOptions
  readonly imageOptions: ImageOptions
}

export type HostCratesPorts = { readonly crates: CratesPorts; readonly images: ImagePorts }

export type HostCrates =
  | {
      readonly kind: 'image'
      /** In the place of the base image of its plan. */
      readonly image: FetchedImage
      readonly crateCount: number
      readonly layerBytes: number
    }
  | { readonly kind: 'none'; readonly reason: string }

const CREATED_BY = 'cv-docker-build: crates of Cargo.lock, in the download cache of cargo'

/**
 * Offers the crates of crates.io to a step of a Dockerfile that is not ours, which failed to fetch
 * them: its base image is replaced by the same one with a filled download cache of cargo. Whatever else
 * that cargo wants, it asks the network for.
 */
export async function offerHostCrates(
  request: HostCratesRequest,
  failed: FailedRun,
  ports: HostCratesPorts,
  signal: AbortSignal,
): Promise<HostCrates> {
  const { dockerfile, target, images, imageOptions } = request
  const planned = planHostCrates(dockerfile, failed, target)
  if (planned.kind === 'none') return planned
  const { reference } = planned
  const plan = images.find((image) => familiarName(image.reference) === familiarName(reference))
  if (plan === undefined)
    return none(`The base image ${reference} is not one that is fetched here.`)
  if (cratesOf(request).packages.length === 0)
    return none('There is no Cargo.lock with crates of crates.io.')
  let content: Promise<readonly RegistryContent[] | string> | undefined
  const planFiles = async (config: Readonly<Record<string, unknown>>) => {
    const cargoHome = planned.cargoHome ?? readCargoHome(reference, config)
    if (cargoHome === undefined) return `${reference} does not say where cargo has its home.`
    const obstacle = findObstacle(dockerfile, failed, reference, cargoHome)
    if (obstacle !== undefined) return obstacle
    content ??= fetchCrates(request, ports.crates, signal)
    const crates = await content
    return typeof crates === 'string' ? crates : planCargoCache(crates, cargoHome)
  }
  const base = failed.bases.find((one) => withoutDigest(one) === withoutDigest(reference))
  const digest = base === undefined ? {} : { digestInBuilder: base.replace(/^.*@/, '') }
  const derive = { plan, ...digest, planFiles, createdBy: CREATED_BY }
  const derived = await runDeriveImage(derive, ports.images, imageOptions, signal)
  if (!derived.ok) return none(derived.fault.cause)
  if (derived.value.kind === 'unfit') return none(derived.value.reason)
  const crateCount = cratesOf(request).packages.length
  return { ...derived.value, kind: 'image', crateCount }
}

function withoutDigest(reference: string): string | undefined {
  return familiarName(reference.replace(/@.*$/, ''))
}

function none(reason: string): HostCrates {
  return { kind: 'none', reason }
}

/** Those of crates.io: others are left to the network. */
function cratesOf({ packages = [], config, mirrors }: HostCratesRequest) {
  const ofCratesIo = packages.filter((one) => {
    const source = sourceOf(one)
    return source.kind === 'registry' && source.source === CRATES_IO
  })
  return planLocked(ofCratesIo, config, mirrors)
}

/** The crates in the store; or a sentence why not all of them are there. */
async function fetchCrates(
  request: HostCratesRequest,
  ports: CratesPorts,
  signal: AbortSignal,
): Promise<readonly RegistryContent[] | string> {
  const { packages, registries, problem } = cratesOf(request)
  if (problem !== undefined) return problem
  const { cratesOptions } = request
  const fetched = await fetchPackages(packages, registries, ports, cratesOptions, new Map(), signal)
  return fetched.ok ? fetched.value.content : fetched.fault.cause
}
