import type { DockerfileFacts, DockerfileStage } from '../../workspace/facts.ts'
import { findStage } from '../images/base-images.ts'
import { familiarName } from '../images/image-record.ts'

/** A stage of a Dockerfile that is to get crates by its base image. */
export type HostCratesPlan =
  | {
      readonly kind: 'image'
      /** As it stands after FROM. */
      readonly reference: string
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

/**
 * Which base image brings the crates to the step that failed; pure. Not one that the result starts
 * from: it would hold them, too.
 */
export function planHostCrates(
  { stages }: DockerfileFacts,
  failed: Pick<FailedRun, 'stage'>,
  target: string | undefined,
): HostCratesPlan {
  const at = locateStage(stages, failed.stage)
  const chain = at === undefined ? [] : chainOf(stages, at)
  const reference = chain.at(-1)?.from
  if (reference === undefined) return none('The stage of the step is not known.')
  const last = stages.length - 1
  const final = target === undefined ? last : (findStage(stages, target, stages.length) ?? last)
  const result = chainOf(stages, final).at(-1)?.from
  if (result !== undefined && isSameImage(result, reference)) {
    return none(`The image itself starts from ${reference}, and would hold them, too.`)
  }
  const homes = chain.flatMap((stage) => cargoHomeOf(stage) ?? [])
  const [cargoHome] = homes
  if (cargoHome?.startsWith('/') === false) return none('CARGO_HOME of the stage is not known.')
  return { kind: 'image', reference, ...(cargoHome === undefined ? {} : { cargoHome }) }
}

/**
 * Why the crates must not lie, or would not be seen, in this CARGO_HOME of the image; `undefined` when
 * nothing speaks against it.
 */
export function findObstacle(
  { stages }: DockerfileFacts,
  { instruction }: Pick<FailedRun, 'instruction'>,
  reference: string,
  cargoHome: string,
): string | undefined {
  const registry = `${cargoHome}/registry`
  const known = instruction.replace(/\$(?:CARGO_HOME\b|\{CARGO_HOME\})/g, cargoHome)
  const mounts = [...known.matchAll(/--mount=(\S+)/g)].map(([, text = '']) => text)
  const hiding = mounts.find((text) => {
    const place = /(?:^|,)(?:target|dst|destination)=([^,\s]+)/.exec(text)?.[1]
    return place !== undefined && (contains(place, registry) || contains(registry, place))
  })
  if (hiding !== undefined) return `A mount of the step hides ${registry}.`
  const takers = stages.flatMap(({ instructions }, at) =>
    instructions.filter(({ keyword, text }) => {
      const from = /^(?:--\S+\s+)*--from=(\S+)/.exec(text)?.[1]
      const isCopy = keyword === 'COPY' || keyword === 'ADD'
      return isCopy && from !== undefined && isFromImage(stages, from, at, reference)
    }),
  )
  const taker = takers.find(({ text }) =>
    sourcesOf(text).some((source) => contains(source, registry) || contains(registry, source)),
  )
  return taker && `Line ${taker.line} of the Dockerfile copies ${cargoHome} out of the image.`
}

function none(reason: string): HostCratesPlan {
  return { kind: 'none', reason }
}

function locateStage(
  stages: readonly DockerfileStage[],
  shown: string | undefined,
): number | undefined {
  if (shown === undefined) return stages.length === 1 ? 0 : undefined
  const named = findStage(stages, shown, stages.length)
  const number = /^stage-(\d+)$/.exec(shown)?.[1]
  return named ?? (number !== undefined && stages[Number(number)] ? Number(number) : undefined)
}

/** The stage and those that it starts from; the last one starts from an image. */
function chainOf(stages: readonly DockerfileStage[], at: number): readonly DockerfileStage[] {
  const stage = stages[at]
  if (stage === undefined) return []
  const below = stage.fromStage ? findStage(stages, stage.from, at) : undefined
  return below === undefined ? [stage] : [stage, ...chainOf(stages, below)]
}

function isSameImage(one: string, other: string): boolean {
  return one === other || (familiarName(one) ?? one) === (familiarName(other) ?? other)
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

/** Whether the path, which may have wildcards, is the folder or one above it. */
function contains(path: string, folder: string): boolean {
  const absolute = `/${path.replace(/^\/+/, '')}`
  const wildcard = absolute.search(/[*?[]/)
  if (wildcard >= 0) return folder.startsWith(absolute.slice(0, wildcard))
  return `${folder}/`.startsWith(`${absolute.replace(/\/+$/, '')}/`)
}
