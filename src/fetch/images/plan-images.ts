import type { BuilderFacts } from '../../engine/facts.ts'
import type { ImagePlan } from '../fetch.ts'
import type { BaseImage } from './base-images.ts'
import { familiarName, fullReference } from './image-record.ts'
import type { FetchedImage } from './image-work.ts'

export type ImagesInput = {
  readonly bases: readonly BaseImage[]
  /** Names of the Dockerfile's own stages. */
  readonly stageNames: readonly string[]
  /** Names of contexts that the build gets already: stand-ins, and those that the user gave. */
  readonly contexts: readonly string[]
  /** The one that will build: of a builder of our own, driver docker-container. */
  readonly builder: Pick<BuilderFacts, 'driver' | 'imageStore'>
  /** Holds the layouts; without it, its path is taken to be one that buildx can read. */
  readonly cacheFolder?: string
}

export type PlannedImages = {
  readonly images: readonly ImagePlan[]
  /** One sentence for each image that the build has to bring itself. */
  readonly leftToBuild: readonly string[]
}

/** The image that a docker-container builder runs, as buildx names it. */
export const BUILDER_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1'

/**
 * Which images are fetched, and how the builder gets them. `oci-layout://` works on every driver but
 * docker with the classic store, whose BuildKit takes images from the engine first and asks no
 * registry for those that are there.
 */
export function planImages(input: ImagesInput): PlannedImages {
  const { driver, imageStore } = input.builder
  const isClassic = driver === 'docker' && imageStore !== 'containerd'
  const delivery = isClassic ? 'engine' : 'oci-layout'
  const images = new Map<string, ImagePlan>()
  const leftToBuild: string[] = []
  for (const { reference, platforms } of input.bases) {
    const obstacle = findObstacle(reference, input) ?? findPathObstacle(delivery, input.cacheFolder)
    if (obstacle === 'given') continue
    const full = fullReference(reference)
    if (obstacle !== undefined || full === undefined) {
      leftToBuild.push(`${reference}: ${obstacle ?? 'its name cannot be read.'}`)
      continue
    }
    const before = images.get(full)?.platforms ?? []
    images.set(full, { reference, platforms: [...new Set([...before, ...platforms])], delivery })
  }
  return { images: [...images.values()], leftToBuild }
}

function findObstacle(
  reference: string,
  { stageNames, contexts }: ImagesInput,
): string | undefined {
  const name = familiarName(reference)
  if (name === undefined) return 'its name is known only within the build.'
  if (contexts.some((context) => familiarName(context) === name)) return 'given'
  // A context would take the place of the stage, too.
  if (stageNames.includes(name)) return 'a stage of the Dockerfile has the same name.'
  return undefined
}

/** buildx before 0.34 ends the path of a layout there; jobs of Jenkins have folders like `job@2`. */
function findPathObstacle(delivery: ImagePlan['delivery'], cacheFolder = ''): string | undefined {
  if (delivery === 'engine' || !/[:@]/.test(cacheFolder)) return undefined
  return 'buildx takes no image from a cache folder with ":" or "@" in its path (CV_DOCKER_BUILD_CACHE).'
}

/** The builder's image goes into the engine that runs it: buildx makes do with it when its own pull fails. */
export function planBuilderImage(platform: string, reference = BUILDER_IMAGE): ImagePlan {
  return { reference, platforms: [platform], delivery: 'engine' }
}

/**
 * Arguments for `buildx build` by which the build takes the images from here. An image in the engine
 * needs none, unless it is pinned: a pinned name cannot be given to an image by `docker load`.
 */
export function imageContextArgs(images: readonly FetchedImage[]): readonly string[] {
  return images.flatMap(({ plan, record, layoutFolder, engineName }) => {
    const name = familiarName(plan.reference)
    if (name === undefined || record === undefined) return []
    if (layoutFolder !== undefined)
      return ['--build-context', `${name}=oci-layout://${layoutFolder}@${record.root.digest}`]
    const isOther = engineName !== undefined && engineName !== record.reference
    return isOther ? ['--build-context', `${name}=docker-image://${engineName}`] : []
  })
}
