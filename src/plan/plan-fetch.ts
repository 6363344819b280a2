import type { EngineFacts } from '../engine/facts.ts'
import type { RunFacts } from '../facts.ts'
import { type CargoConfigFacts, NO_CARGO_CONFIG } from '../fetch/crates/cargo-config.ts'
import { planCrates } from '../fetch/crates/plan-crates.ts'
import type { CratesPlan, FetchPlan } from '../fetch/fetch.ts'
import { type BaseImage, readBaseImages } from '../fetch/images/base-images.ts'
import { planBuilderImage, planImages } from '../fetch/images/plan-images.ts'
import type { CratesSources } from '../preflight/effective-cargo.ts'
import type { BuildRequest } from '../request/build-request.ts'
import type { RunContext } from '../run-context.ts'
import type { DockerfileFacts } from '../workspace/facts.ts'
import type { BuilderPlan } from './plan.ts'

/** What of the host decides how crates are fetched. */
export type HostCargo = {
  readonly config: CargoConfigFacts
  /** Whether a cargo can be run here. */
  readonly isInstalled: boolean
  /** Where crates come from in its configuration. */
  readonly sources?: CratesSources
}

export type FetchSubject = {
  readonly request: BuildRequest
  readonly context: Pick<RunContext, 'cacheFolder' | 'tempFolder'>
  readonly facts: RunFacts
  /** With the builder that will build. */
  readonly engine: EngineFacts
  readonly builder: BuilderPlan
  /** Names of the contexts that take the place of base images. */
  readonly standIns: readonly string[]
  readonly hostCargo?: HostCargo
}

/**
 * What is brought to the host before the build, and what is left to it (docs/adr/0008). A Dockerfile of
 * the repository is built as it is: only without network its images have to be here before.
 */
export function planFetch(subject: FetchSubject): FetchPlan {
  const { request } = subject
  const isBuild = request.call === undefined || request.call === 'build'
  if (!isBuild || (request.fetch === 'off' && !request.offline)) {
    const reason = isBuild
      ? 'The input fetch is off.'
      : `With call ${request.call} nothing is built.`
    return { crates: { kind: 'none', reason }, images: [], leftToBuild: [] }
  }
  return { crates: planCratesOf(subject), ...planImagesOf(subject) }
}

function planCratesOf({ request, context, facts, hostCargo }: FetchSubject): CratesPlan {
  if (request.buildContexts.some(({ name }) => name === 'crates')) {
    return { kind: 'none', reason: 'A context crates was given.' }
  }
  const { cargo } = facts.workspace ?? {}
  return planCrates({
    ...(cargo ? { cargo } : {}),
    dockerfile: {
      origin: facts.dockerfile.origin,
      ...(facts.dockerfileFacts ? { facts: facts.dockerfileFacts } : {}),
    },
    config: hostCargo?.config ?? NO_CARGO_CONFIG,
    cacheFolder: context.cacheFolder,
    tempFolder: context.tempFolder,
    mirrors: request.cratesMirrors.map((url) => `sparse+${url}`),
    // Offline nobody fetches: what is here is used, whoever brought it.
    hostCargo: (hostCargo?.isInstalled ?? false) || (request.offline && cargo?.lock !== undefined),
  })
}

type Images = Omit<FetchPlan, 'crates'>

function planImagesOf(subject: FetchSubject): Images {
  const { request, facts, engine, builder } = subject
  const buildPlatform = buildPlatformOf(engine)
  const needsImage = builder.kind === 'own' && !builder.createArgv.some(isImageOption)
  const builderImage = needsImage ? { builderImage: planBuilderImage(buildPlatform) } : {}
  const isOurs = facts.dockerfile.origin === 'ours'
  if (!facts.dockerfileFacts || (!isOurs && !request.offline)) {
    return { ...builderImage, images: [], leftToBuild: [] }
  }
  const planned = planBaseImages(subject, buildPlatform)
  if (request.cacheFrom.length > 0 && !request.offline) {
    const sentence = 'Base images: with cache-from the build may need none of their layers.'
    const leftToBuild = [...planned.leftToBuild, sentence]
    return { ...builderImage, images: [], pins: planned.images, leftToBuild }
  }
  return { ...builderImage, ...withoutDocker(planned, request) }
}

/** Base images of the Dockerfile and how the builder gets them. */
export function planBaseImages(
  { request, context, facts, engine, standIns }: Omit<FetchSubject, 'builder'>,
  buildPlatform = buildPlatformOf(engine),
): Omit<Images, 'builderImage'> {
  if (!facts.dockerfileFacts) return { images: [], leftToBuild: [] }
  const { stages } = facts.dockerfileFacts
  return planImages({
    bases: basesOf(facts.dockerfileFacts, request, buildPlatform),
    stageNames: stages.flatMap(({ name }) => (name === undefined ? [] : [name])),
    contexts: [...standIns, ...request.buildContexts.map(({ name }) => name)],
    builder: engine.builder,
    cacheFolder: context.cacheFolder,
  })
}

/** Images that the stages which are built start from, or copy from. */
export function basesOf(
  dockerfile: DockerfileFacts,
  { target, platforms }: Pick<BuildRequest, 'target' | 'platforms'>,
  buildPlatform: string,
): readonly BaseImage[] {
  const wanted = { platforms, buildPlatform, ...(target === undefined ? {} : { target }) }
  return readBaseImages(dockerfile, wanted)
}

/** Without retries and preflight no docker command is run but the build: part of our contract. */
function withoutDocker(planned: Omit<Images, 'builderImage'>, request: BuildRequest) {
  if (request.retries > 0 || request.preflight !== 'off' || request.offline) return planned
  const images = planned.images.filter(({ delivery }) => delivery !== 'engine')
  if (images.length === planned.images.length) return planned
  const sentence = 'Base images: without retries and preflight nothing is put into the engine.'
  return { images, leftToBuild: [...planned.leftToBuild, sentence] }
}

function isImageOption(option: string): boolean {
  return option.startsWith('image=')
}

/** Of the builder; the engine's own is that of this machine. */
export function buildPlatformOf({ builder }: EngineFacts): string {
  return builder.platforms[0] ?? 'linux/amd64'
}
