import type { DockerfileStage } from '../workspace/facts.ts'
import type { HistoryEntry } from './oci.ts'

/** The Dockerfile that was built, as far as it decides which layers are ours. */
export type BuiltDockerfile = {
  readonly stages: readonly DockerfileStage[]
  /** The stage that was asked for, by name or number; without it the last one. */
  readonly target?: string
  /** Names of the named contexts of the build: one replaces the stage of that name. */
  readonly contexts?: readonly string[]
}

export type LayerOrigin = {
  readonly origin: 'base' | 'own' | 'unknown'
  readonly createdBy?: string
}

/** BuildKit adds entries of this kind at the end, one for each layer that has no history. */
const LAYER_WITHOUT_HISTORY = 'buildkit.exporter.image.v0'
const FROM_DOCKERFILE = 'buildkit.dockerfile.v0'
const CREATED_BY_LENGTH = 200

/**
 * For each layer, lowest first, whether it comes from the base image, and the instruction that made
 * it. Every instruction of the final stage, and of the local stages it is built FROM, has left one
 * history entry at the end (ONBUILD none); when keyword after keyword matches, what lies before is
 * the base. When anything does not match, the origin is unknown. Layers of ONBUILD triggers that the
 * base image brought along count as base: history does not tell them apart.
 */
export function originsOfLayers(
  history: readonly HistoryEntry[],
  layerCount: number,
  dockerfile: BuiltDockerfile | undefined,
): readonly LayerOrigin[] {
  const entries = history.filter(({ comment }) => comment !== LAYER_WITHOUT_HISTORY)
  const layers = entries.filter(({ emptyLayer }) => !emptyLayer)
  const withoutHistory = history.length - entries.length
  const ownLayers = dockerfile && countOwnLayers(entries, instructionsOf(dockerfile))
  if (layers.length + withoutHistory !== layerCount) {
    return Array.from({ length: layerCount }, () => ({ origin: 'unknown' }))
  }
  return Array.from({ length: layerCount }, (_, index) => {
    const fromEnd = layerCount - index
    const isOwn = ownLayers !== undefined && fromEnd <= ownLayers
    const origin = ownLayers === undefined ? 'unknown' : isOwn ? 'own' : 'base'
    // Which layers of the base lack a history cannot be seen, so none of them is given one.
    const entry = isOwn || withoutHistory === 0 ? layers.at(-fromEnd) : undefined
    const createdBy = entry && describeInstruction(entry.createdBy)
    return { origin, ...(createdBy ? { createdBy } : {}) }
  })
}

/** Keywords in the order in which they were executed. */
function instructionsOf(dockerfile: BuiltDockerfile): readonly string[] | undefined {
  const chain = stageChain(dockerfile)
  if (!chain) return undefined
  let triggers: readonly string[] = []
  return chain.flatMap(({ instructions }) => {
    const inherited = triggers
    triggers = instructions
      .filter(({ keyword }) => keyword === 'ONBUILD')
      .map(({ text }) => keywordOf(text))
    const own = instructions.map(({ keyword }) => keyword.toUpperCase())
    return [...inherited, ...own.filter((keyword) => keyword !== 'ONBUILD' && keyword !== 'FROM')]
  })
}

/** As much of a request as says which stages of a Dockerfile the result is made of. */
export function builtDockerfile(
  { stages }: { readonly stages: readonly DockerfileStage[] },
  request: {
    readonly buildContexts: readonly { readonly name: string }[]
    readonly target?: string
  },
): BuiltDockerfile {
  const { buildContexts, target } = request
  const contexts = buildContexts.map(({ name }) => name)
  return { stages, contexts, ...(target === undefined ? {} : { target }) }
}

/**
 * The base image of what was built, as the Dockerfile names it: a reference, or `scratch`. `undefined`
 * where a named context is in its place, and where the stage is not known.
 */
export function baseImageOf(dockerfile: BuiltDockerfile): string | undefined {
  const from = stageChain(dockerfile)?.[0]?.from
  const isReplaced = dockerfile.contexts?.some((name) => name.toLowerCase() === from?.toLowerCase())
  return isReplaced ? undefined : from
}

/** From the first local stage to the one that was built; `undefined` when a stage is not found. */
function stageChain({
  stages,
  target,
  contexts = [],
}: BuiltDockerfile): readonly DockerfileStage[] | undefined {
  const replaced = new Set(contexts.map((name) => name.toLowerCase()))
  const chain: DockerfileStage[] = []
  let index = target === undefined ? stages.length - 1 : findStage(stages, target)
  for (;;) {
    const stage = stages[index]
    if (!stage) return undefined
    chain.unshift(stage)
    if (!stage.fromStage || replaced.has(stage.from.toLowerCase())) return chain
    index = findStage(stages.slice(0, index), stage.from)
  }
}

function findStage(stages: readonly DockerfileStage[], nameOrNumber: string): number {
  const wanted = nameOrNumber.toLowerCase()
  const named = stages.findLastIndex(({ name }) => name?.toLowerCase() === wanted)
  return named === -1 && /^\d+$/.test(wanted) ? Number(wanted) : named
}

/** Layers among the last entries, if these are what the instructions leave. */
function countOwnLayers(
  entries: readonly HistoryEntry[],
  instructions: readonly string[] | undefined,
): number | undefined {
  if (!instructions || instructions.length > entries.length) return undefined
  const own = entries.slice(entries.length - instructions.length)
  const matches = own.every(
    ({ createdBy, comment }, index) =>
      comment === FROM_DOCKERFILE && keywordOf(createdBy) === instructions[index],
  )
  return matches ? own.filter(({ emptyLayer }) => !emptyLayer).length : undefined
}

function keywordOf(text: string): string {
  return /^\w+/.exec(text.trim())?.[0].toUpperCase() ?? ''
}

/**
 * The instruction as a person wrote it, as far as history keeps it: without the shell and without
 * the values of build arguments, which are long and none of a report's business.
 */
export function describeInstruction(createdBy: string): string | undefined {
  const text = createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^RUN \|\d+ .*?(?=\/bin\/\w*sh -\w*c )/s, 'RUN ')
    .replace(/^RUN \|\d+ .*/s, 'RUN')
    .replace(/^(?:RUN )?\/bin\/\w*sh -\w*c /, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : [...text].slice(0, CREATED_BY_LENGTH).join('')
}
