import type { DockerfileFacts, LockedPackage } from '../workspace/facts.ts'
import type { CacheMount } from './crates/cache-mount.ts'
import { planCargoCache } from './crates/cargo-cache.ts'
import type { CargoConfigFacts } from './crates/cargo-config.ts'
import type { RegistryContent } from './crates/context-folder.ts'
import { fetchPackages } from './crates/fetch-packages.ts'
import { runFillMount } from './crates/fill-mount.ts'
import {
  type FailedRun,
  type HostCratesPlan,
  placeCrates,
  planHostCrates,
} from './crates/plan-host-crates.ts'
import { planLocked } from './crates/plan-locked.ts'
import type { CratesOptions, CratesPorts } from './crates/ports.ts'
import { CRATES_IO, sourceOf } from './crates/sources.ts'
import type { ImagePlan } from './fetch.ts'
import { familiarName } from './images/image-record.ts'
import type { FetchedImage, ImageOptions, ImagePorts } from './images/image-work.ts'
import { runDeriveImage } from './images/run-derive-image.ts'

export type HostCratesSubject = {
  /** Name of the builder that runs the build. */
  readonly builder: string
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
  /** In the cache mount of the step, in the builder. */
  | { readonly kind: 'mount'; readonly mount: CacheMount; readonly crateCount: number }
  | { readonly kind: 'none'; readonly reason: string }

const CREATED_BY = 'cv-docker-build: crates of Cargo.lock, in the download cache of cargo'

/**
 * Offers the crates of crates.io to a step of a Dockerfile that is not ours, which failed to fetch
 * them, where cargo looks first: in its download cache. That lies in a layer more on the base image, or
 * in the cache mount of the step. Whatever else that cargo wants, it asks the network for.
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
  const crateCount = cratesOf(request).packages.length
  if (crateCount === 0) return none('There is no Cargo.lock with crates of crates.io.')
  const seen = failed.bases.find((one) => withoutDigest(one) === withoutDigest(reference))
  const step: Target = { planned, failed, image: seen ?? reference, platform: plan.platforms[0] }
  const offering = makeOffering(request, step, ports, signal)
  const digest = seen === undefined ? {} : { digestInBuilder: seen.replace(/^.*@/, '') }
  const derive = { plan, ...digest, planFiles: offering.planFiles, createdBy: CREATED_BY }
  const derived = await runDeriveImage(derive, ports.images, imageOptions, signal)
  if (!derived.ok) return none(derived.fault.cause)
  if (derived.value.kind === 'derived') return { ...derived.value, kind: 'image', crateCount }
  const mount = offering.filled()
  return mount ? { kind: 'mount', mount, crateCount } : none(derived.value.reason)
}

type Target = {
  readonly planned: Extract<HostCratesPlan, { kind: 'image' }>
  readonly failed: FailedRun
  /** With the digest that the builder has, if that is known. */
  readonly image: string
  readonly platform: string | undefined
}

/** The files of the layer, once the configuration of the image is known; or the mount filled instead. */
function makeOffering(
  request: HostCratesRequest,
  { planned, failed, image, platform = '' }: Target,
  ports: HostCratesPorts,
  signal: AbortSignal,
) {
  let filled: CacheMount | undefined
  let fetching: ReturnType<typeof fetchCrates> | undefined
  const planFiles = async (config: Readonly<Record<string, unknown>>) => {
    const place = placeCrates(request.dockerfile, planned, failed, config)
    if (place.kind === 'none') return place.reason
    fetching ??= fetchCrates(request, ports.crates, signal)
    const content = await fetching
    if (typeof content === 'string') return content
    const { cargoHome } = place
    if (place.kind === 'layer') return planCargoCache(content, cargoHome)
    const { mount } = place
    const { tempFolder } = request.cratesOptions
    const fill = { mount, cargoHome, content, image, platform, tempFolder }
    const isFilled = await runFillMount({ ...fill, builder: request.builder }, ports.images, signal)
    if (isFilled) filled = mount
    return `The cache mount ${mount.target} could not be filled.`
  }
  return { planFiles, filled: () => filled }
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
