import type { ArchiveReport } from './cache/cache.ts'
import type { CachePorts } from './cache/ports.ts'
import type { CompiledWork } from './compile/run-compile.ts'
import { type Packing, packCompiled, storeCompiled } from './compile/save-compiled.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { RunContext } from './run-context.ts'

/** What there is to save; it is packed while the image is built, which needs nothing of it. */
export type PackedWork = CompiledWork & {
  readonly packing: Promise<Packing>
  /** When the folders of the compilation are gone, but for its result. Never rejects. */
  readonly tidied: Promise<void>
}

export type PackPorts = Pick<PipelinePorts, 'cache' | 'clock' | 'files'>

/** Not waited for: the build reads other folders. A run that fails takes its folder away below it. */
export function startPacking(
  work: CompiledWork,
  { plan, request }: Prepared,
  { tempFolder }: RunContext,
  cache: CachePorts,
  { clock, files }: PackPorts,
  signal: AbortSignal,
): PackedWork {
  const limitBytes = request.cacheBudgetBytes
  const setting = { work, decision: plan.cache, limitBytes, folder: tempFolder }
  const packing =
    cache.store(plan.cache) === undefined
      ? Promise.resolve({})
      : packCompiled(setting, { archiver: cache.archiver, clock, files }, signal)
  return { ...work, packing, tidied: tidy(work, packing, files) }
}

/** Thousands of files, whose removal at the end of the run would be waited for. */
async function tidy(
  { spentFolders, gone }: CompiledWork,
  packing: Promise<Packing>,
  files: PackPorts['files'],
): Promise<void> {
  // Nobody waits for either in a run that fails.
  await Promise.allSettled([packing, gone])
  await Promise.allSettled(spentFolders.map((folder) => files.remove(folder)))
}

/** After the build, when everything else is done. */
export async function runSaveStage(
  work: PackedWork,
  { plan }: Prepared,
  ports: PackPorts,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  const cache = await ports.cache()
  const store = cache.store(plan.cache)
  if (store === undefined) return work.archives
  const { clock, files } = ports
  const packing = await work.packing
  const storePorts = { store, clock, files }
  const saved = storeCompiled(packing, { work, decision: plan.cache }, storePorts, signal)
  await Promise.all([saved, work.tidied])
  return saved
}
