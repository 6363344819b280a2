import type { DockerfileFacts, DockerfileStage } from '../../workspace/facts.ts'
import { findStage } from '../images/base-images.ts'
import { readCargoHome } from '../images/cargo-home.ts'
import { type CacheMount, contains, findMount } from './cache-mount.ts'
import { chainOf, isSameImage, locateStage } from './stage-images.ts'

/** A step of a Dockerfile that is to get crates. */
export type HostCratesPlan =
  | {
      readonly kind: 'image'
      /** Its base image, as it stands after FROM. */
      readonly reference: string
      /** Whether the result of the build starts from that image, too. */
      readonly isResult: boolean
      /** Of the Dockerfile; it counts before that of the image. */
      readonly cargoHome?: string
    }
  /** A sentence why not. */
  | { readonly kind: 'none'; readonly reason: string }

/** Which RUN step failed: the stage as BuildKit shows it, and its instruction. */
export type FailedRun = {
  /** Absent for the only, unnamed stage; `stage-1` for an unnamed one of several. */
  readonly stage?: string
  readonly instruction: string
  /** The base images that the builder has, each with its digest. */
  readonly bases: readonly string[]
}

/** Which base image the step that failed has below it; pure. */
export function planHostCrates(
  { stages }: DockerfileFacts,
  failed: Pick<FailedRun, 'stage'>,
  target: string | undefined,
): HostCratesPlan {
  const at = locateStage(stages, failed.stage)
  const chain = at === undefined ? [] : chainOf(stages, at)
  const reference = chain.at(-1)?.from
  if (reference === undefined) return none('The stage of the step is not known.')
  const [cargoHome] = chain.flatMap((stage) => cargoHomeOf(stage) ?? [])
  if (cargoHome?.startsWith('/') === false) return none('CARGO_HOME of the stage is not known.')
  const last = stages.length - 1
  const final = target === undefined ? last : (findStage(stages, target, stages.length) ?? last)
  const result = chainOf(stages, final).at(-1)?.from
  const isResult = result !== undefined && isSameImage(result, reference)
  return { kind: 'image', reference, isResult, ...(cargoHome === undefined ? {} : { cargoHome }) }
}

/** Where cargo will look for them. */
export type CratesPlace =
  | { readonly kind: 'layer'; readonly cargoHome: string }
  | { readonly kind: 'mount'; readonly cargoHome: string; readonly mount: CacheMount }
  | { readonly kind: 'none'; readonly reason: string }

/** For the base image, once its configuration is known; pure. */
export function placeCrates(
  dockerfile: DockerfileFacts,
  plan: Extract<HostCratesPlan, { kind: 'image' }>,
  { instruction }: Pick<FailedRun, 'instruction'>,
  imageConfig: Readonly<Record<string, unknown>>,
): CratesPlace {
  const { reference } = plan
  const cargoHome = plan.cargoHome ?? readCargoHome(reference, imageConfig)
  if (cargoHome === undefined) return none(`${reference} does not say where cargo has its home.`)
  const found = findMount(instruction, cargoHome)
  if (found.kind === 'hidden') return none(found.reason)
  if (found.kind === 'cache') return { kind: 'mount', cargoHome, mount: found.mount }
  const leak = findLeak(dockerfile, plan, cargoHome)
  return leak === undefined ? { kind: 'layer', cargoHome } : none(leak)
}

/** Why crates in this CARGO_HOME of the image would come into the result; `undefined` if they would not. */
function findLeak(
  { stages }: DockerfileFacts,
  { reference, isResult }: Extract<HostCratesPlan, { kind: 'image' }>,
  cargoHome: string,
): string | undefined {
  if (isResult) return `The image itself starts from ${reference}, and would hold them, too.`
  const registry = `${cargoHome}/registry`
  const taker = stages
    .flatMap(({ instructions }, at) =>
      instructions.filter(({ keyword, text }) => {
        const from = /^(?:--\S+\s+)*--from=(\S+)/.exec(text)?.[1]
        const isCopy = keyword === 'COPY' || keyword === 'ADD'
        return isCopy && from !== undefined && isFromImage(stages, from, at, reference)
      }),
    )
    .find(({ text }) =>
      sourcesOf(text).some((source) => contains(source, registry) || contains(registry, source)),
    )
  return taker && `Line ${taker.line} of the Dockerfile copies ${cargoHome} out of the image.`
}

function none(reason: string): { readonly kind: 'none'; readonly reason: string } {
  return { kind: 'none', reason }
}

/** Whether `--from` names the image, or a stage that starts from it. */
function isFromImage(
  stages: readonly DockerfileStage[],
  from: string,
  at: number,
  reference: string,
): boolean {
  const stage = findStage(stages, from, at)
  const image = stage === undefined ? from : chainOf(stages, stage).at(-1)?.from
  return image !== undefined && isSameImage(image, reference)
}

/** The last `ENV CARGO_HOME` of a stage. */
function cargoHomeOf({ instructions }: DockerfileStage): string | undefined {
  const found = instructions.flatMap(({ keyword, text }) => {
    if (keyword !== 'ENV') return []
    return /(?:^|\s)CARGO_HOME(?:=|\s+)["']?([^"'\s]+)/.exec(text)?.[1] ?? []
  })
  return found.at(-1)?.replace(/\/+$/, '')
}

/** What a COPY takes: its words but for the flags and the last. */
function sourcesOf(text: string): readonly string[] {
  const words = text
    .replace(/^\[|\]$|[",]/g, ' ')
    .trim()
    .split(/\s+/)
  return words.filter((word) => !word.startsWith('--')).slice(0, -1)
}
