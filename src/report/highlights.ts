import type { ImageReport, PlatformImage, RunReport, Size, StepReport } from './run-report.ts'

/** What the summary and the terminal both pick out of a report. */

const NOTICEABLE_MS = 100

/** Steps that took a noticeable time, slowest first. */
export function pickSlowestSteps(
  steps: readonly StepReport[],
  count: number,
): readonly StepReport[] {
  return steps
    .filter((step) => step.durationMs >= NOTICEABLE_MS)
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, count)
}

export function countCached(steps: readonly StepReport[]): number {
  return steps.filter((step) => step.cached).length
}

/** Whether base layers are told apart from own ones anywhere; if not, columns for them would be empty. */
export function hasBaseSplit(platforms: readonly PlatformImage[]): boolean {
  return platforms.some(({ base, own }) => base !== undefined || own !== undefined)
}

export type Measure = keyof Size

/** Of the members that hold a size, the ones that are known of at least one platform. */
export function knownMeasures(platforms: readonly PlatformImage[]): readonly Measure[] {
  const measures = ['compressedBytes', 'unpackedBytes'] as const
  return measures.filter((measure) => platforms.some(({ total }) => total[measure] !== null))
}

/** All sizes of one platform, ready for a row: total, base and own of each known measure. */
export function sizesOf(
  { total, base, own }: PlatformImage,
  measure: Measure,
): { readonly total: number | null; readonly base: number | null; readonly own: number | null } {
  return { total: total[measure], base: base?.[measure] ?? null, own: own?.[measure] ?? null }
}

/** `refs/heads/main` is `main` for a reader; other references stay as they are. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '')
}

/** What was built, as far as it is known: `octo/cv`, `main`, the first twelve digits of the commit. */
export function sourceParts({ repository, ref, commit }: RunReport['source']): readonly string[] {
  const parts = [repository, ref === undefined ? undefined : shortRef(ref), commit?.slice(0, 12)]
  return parts.flatMap((part) => (part ? [part] : []))
}

/** `RUN cargo build` of `RUN /bin/sh -c cargo build # buildkit`, as the history of an image has it. */
export function shortInstruction(createdBy: string): string {
  return createdBy.replace(/ # buildkit$/, '').replace(/^RUN \/bin\/sh -c /, 'RUN ')
}

/** Successful without an image: a check or an outline of the Dockerfile, nothing was built. */
export function madeNoImage({ outcome, image, cache }: RunReport): boolean {
  return outcome === 'success' && image === undefined && cache?.unchanged === undefined
}

/** Of the image that was built, or of that of an earlier build where this one was skipped. */
export function imageIdsOf({ image, cache }: RunReport): Pick<ImageReport, 'imageId' | 'digest'> {
  return image ?? cache?.unchanged ?? {}
}

/** `1.2` of `ghcr.io/octo/cv:1.2@sha256:…`; a port of the registry is not a tag. */
export function tagOf(reference: string): string | undefined {
  return /^[^@]*:([^:/@]+)(?:@|$)/.exec(reference)?.[1]
}

/** One stage of the Dockerfile; `undefined` holds BuildKit's own steps and those of unnamed stages. */
export type StageTotals = {
  readonly stage: string | undefined
  readonly steps: number
  readonly cached: number
  /** Time in which at least one of its steps ran. */
  readonly busyMs: number
}

/** In the order in which the stages first appear. */
export function totalByStage(steps: readonly StepReport[]): readonly StageTotals[] {
  const groups = new Map<string | undefined, StepReport[]>()
  for (const step of steps) {
    const group = groups.get(step.stage)
    if (group === undefined) groups.set(step.stage, [step])
    else group.push(step)
  }
  return [...groups].map(([stage, members]) => ({
    stage,
    steps: members.length,
    cached: countCached(members),
    busyMs: busyTime(members),
  }))
}

/** Steps of several platforms run at once: what overlaps counts once. */
function busyTime(steps: readonly StepReport[]): number {
  const byStart = [...steps].sort((a, b) => a.startMs - b.startMs)
  let busyMs = 0
  let until = Number.NEGATIVE_INFINITY
  for (const { startMs, durationMs } of byStart) {
    const end = startMs + durationMs
    busyMs += Math.max(0, end - Math.max(startMs, until))
    until = Math.max(until, end)
  }
  return busyMs
}
