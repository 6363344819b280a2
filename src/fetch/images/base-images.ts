import type { DockerfileFacts, DockerfileStage } from '../../workspace/facts.ts'

/** An image that a build takes files from, and for which platforms. */
export type BaseImage = { readonly reference: string; readonly platforms: readonly string[] }

export type BaseImagesRequest = {
  /** Stage to build; the last one when absent. */
  readonly target?: string
  /** Of the result; the builder's own when empty. */
  readonly platforms: readonly string[]
  /** The builder's own, for `--platform=$BUILDPLATFORM`. */
  readonly buildPlatform: string
}

/**
 * Images of the stages that the target needs, of `COPY --from` and of mounts; a stage that is not
 * built needs no image. With the frontend of `# syntax=`, which is fetched like a base image.
 */
export function readBaseImages(
  { stages, syntax }: DockerfileFacts,
  request: BaseImagesRequest,
): readonly BaseImage[] {
  const targets = request.platforms.length === 0 ? [request.buildPlatform] : request.platforms
  const found = new Map<string, Set<string>>()
  const add = (reference: string, platforms: readonly string[]) => {
    if (reference === 'scratch') return
    found.set(reference, new Set([...(found.get(reference) ?? []), ...platforms]))
  }
  if (syntax !== undefined) add(syntax, [request.buildPlatform])
  for (const at of neededStages(stages, request.target)) {
    const stage = stages[at]
    if (!stage) continue
    const platforms = platformsOf(stage, targets, request.buildPlatform)
    if (!stage.fromStage) add(stage.from, platforms)
    for (const source of sourcesOf(stage))
      if (findStage(stages, source, at) === undefined) add(source, platforms)
  }
  return [...found].map(([reference, platforms]) => ({ reference, platforms: [...platforms] }))
}

function platformsOf(
  { platform }: DockerfileStage,
  targets: readonly string[],
  buildPlatform: string,
): readonly string[] {
  if (platform === undefined || /^\$\{?TARGETPLATFORM\}?$/.test(platform)) return targets
  if (/^\$\{?BUILDPLATFORM\}?$/.test(platform)) return [buildPlatform]
  return platform.includes('$') ? [...targets, buildPlatform] : [platform]
}

/** Places of the stages, the target first. An unknown target is BuildKit's to complain about. */
function neededStages(
  stages: readonly DockerfileStage[],
  target: string | undefined,
): ReadonlySet<number> {
  const last = stages.length - 1
  const start = target === undefined ? last : (findStage(stages, target, stages.length) ?? last)
  const needed = new Set<number>()
  const waiting = [start]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const stage = stages[at]
    if (!stage || needed.has(at)) continue
    needed.add(at)
    const names = [...(stage.fromStage ? [stage.from] : []), ...sourcesOf(stage)]
    for (const name of names) waiting.push(findStage(stages, name, at) ?? -1)
  }
  return needed
}

/** A stage by name or number, among those before `end`; of two with one name the later. */
export function findStage(
  stages: readonly DockerfileStage[],
  name: string,
  end: number,
): number | undefined {
  const at = stages.slice(0, end).findLastIndex((stage) => stage.name === name.toLowerCase())
  if (at >= 0) return at
  return /^\d+$/.test(name) && Number(name) < end ? Number(name) : undefined
}

/** What `COPY --from=` and `RUN --mount=…,from=` name: a stage, its number, or an image. */
function sourcesOf({ instructions }: DockerfileStage): readonly string[] {
  return instructions.flatMap(({ keyword, text }) => {
    if (keyword === 'COPY' || keyword === 'ADD') return words(text, /^--from=(\S+)$/)
    return keyword === 'RUN' ? words(text, /^--mount=(?:\S*,)?from=([^,\s]+)\S*$/) : []
  })
}

/** Of the flags at the beginning; what follows them is files or a command. */
function words(text: string, pattern: RegExp): readonly string[] {
  const all = text.trim().split(/\s+/)
  const end = all.findIndex((word) => !word.startsWith('--'))
  return all.slice(0, end < 0 ? all.length : end).flatMap((word) => {
    const found = pattern.exec(word)?.[1]
    return found === undefined ? [] : [found.replace(/^(["'])(.*)\1$/, '$2')]
  })
}
