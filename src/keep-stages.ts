import type { AttemptResult } from './build/run-attempt.ts'
import type { Built } from './build-stages.ts'
import type { ArchiveReport, CacheReport } from './cache/cache.ts'
import { keepsArchives } from './cache/keeps-archives.ts'
import type { CratesWork } from './crates-stages.ts'
import type { AfterBuild } from './image-stages.ts'
import type { NetworkOutcome, Timed } from './network-stages.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { RunContext } from './run-context.ts'
import type { Look } from './unchanged-stages.ts'

/** What a report says of what is kept between runs, but for what was compiled. */
export type Kept = {
  readonly archives: readonly ArchiveReport[]
  readonly unchanged?: CacheReport['unchanged']
}

export type LookedAround = {
  readonly look?: Look
  readonly crates?: CratesWork
  readonly kept: Kept
}

/** Before anything is fetched: is there an image already, and which crates has an earlier run left. */
export async function lookAround(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<LookedAround> {
  const mayLook = mayBeUnchanged(prepared)
  const hasCrates = mayHaveCrates(prepared)
  if (!mayLook && !hasCrates) return NOT_LOOKED
  return timed('cache', async () => {
    const looked = mayLook ? await lookFor(prepared, context, ports, signal) : NOT_LOOKED
    if (!hasCrates || looked.look?.kind === 'found' || signal.aborted) return looked
    const { runRestoreCratesStage } = await import('./crates-stages.ts')
    const crates = await runRestoreCratesStage(prepared, context, ports, signal)
    if (crates === undefined) return looked
    const archives = [...looked.kept.archives, crates.restored.report]
    return { ...looked, crates, kept: { archives } }
  })
}

const NOT_LOOKED: LookedAround = { kept: { archives: [] } }

/** Cheap, so that runs without caches load nothing; the other reasons are those of `findObstacle`. */
function mayBeUnchanged({ plan, request }: Prepared): boolean {
  if (request.skipUnchanged === 'off') return false
  return request.skipUnchanged === 'on' || plan.cache.mayRestore || plan.cache.maySave
}

function mayHaveCrates({ plan: { cache, fetch } }: Prepared): boolean {
  return keepsArchives(cache) && fetch.crates.kind !== 'none'
}

async function lookFor(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<LookedAround> {
  const { describeUnchanged, runLookStage } = await import('./unchanged-stages.ts')
  const look = await runLookStage(prepared, context, ports, signal)
  if (look.kind === 'none') return { look, ...NOT_LOOKED }
  const unchanged = look.kind === 'found' ? { unchanged: describeUnchanged(look.image) } : {}
  return { look, kept: { archives: [look.archive], ...unchanged } }
}

/** A build that went well, and what came of it. */
export type Work = {
  readonly looked: LookedAround
  readonly built: Built & { readonly attempt: AttemptResult }
  readonly network: NetworkOutcome
  readonly image: AfterBuild
}

/** When all else is done. What was compiled and fetched is kept whatever the image turned out to be. */
export async function saveAll(
  work: Work,
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<{ readonly built: Work['built']; readonly kept: Kept }> {
  const { looked, built, image } = work
  const isGood = image.failure === undefined && image.smokeTest?.outcome !== 'failure'
  const look = looked.look?.kind === 'build' && isGood ? looked.look : undefined
  const { compiled, attempt } = built
  const unsaved = compiled?.work
  const { tools } = image
  if (!look && !looked.crates && !unsaved && !tools) return { built, kept: looked.kept }
  return timed('save', async () => {
    const [ofImage, crates, archives, ofTools = []] = await Promise.all([
      look && keepImage(look, attempt, signal),
      looked.crates && keepCrates(looked.crates, work, prepared, context, ports, signal),
      unsaved && keepCompiled(unsaved, prepared, ports, signal),
      tools?.save(signal),
    ])
    const changed = [ofImage, crates].flatMap((one) => one ?? [])
    const kept = looked.kept.archives.map(
      (one) => changed.find(({ name }) => name === one.name) ?? one,
    )
    return {
      built: compiled && archives ? { ...built, compiled: { ...compiled, archives } } : built,
      kept: { archives: [...kept, ...ofTools] },
    }
  })
}

async function keepImage(
  look: Extract<Look, { kind: 'build' }>,
  attempt: AttemptResult,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const { runKeepStage } = await import('./unchanged-stages.ts')
  const { imageId, digest } = attempt
  const built = { ...(imageId ? { imageId } : {}), ...(digest ? { digest } : {}) }
  return runKeepStage(look, built, signal)
}

async function keepCrates(
  crates: CratesWork,
  { network }: Work,
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const { runSaveCratesStage } = await import('./crates-stages.ts')
  return runSaveCratesStage(crates, network.fetch?.crates, prepared, context, ports, signal)
}

async function keepCompiled(
  work: NonNullable<NonNullable<Built['compiled']>['work']>,
  prepared: Prepared,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  const { runSaveStage } = await import('./pack-stages.ts')
  return runSaveStage(work, prepared, ports, signal)
}
