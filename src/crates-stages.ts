import type { ArchiveReport } from './cache/cache.ts'
import { type CratesArchive, planCratesArchive } from './cache/crates/plan-crates-archive.ts'
import {
  type CratesArchivePorts,
  type RestoredCrates,
  restoreCrates,
} from './cache/crates/restore-crates.ts'
import { saveCrates } from './cache/crates/save-crates.ts'
import type { CratesReport } from './fetch/fetch.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { Prepared } from './prepare.ts'
import type { RunContext } from './run-context.ts'

export type CratesStagePorts = Pick<PipelinePorts, 'cache' | 'network' | 'clock' | 'files'>

/** What was done before the fetch, for what is to be done after the build. */
export type CratesWork = {
  readonly archive: CratesArchive
  readonly restored: RestoredCrates
}

/** Puts crates of an earlier run into the cache folder; `undefined` where nothing is to be fetched. */
export async function runRestoreCratesStage(
  prepared: Prepared,
  context: RunContext,
  ports: CratesStagePorts,
  signal: AbortSignal,
): Promise<CratesWork | undefined> {
  const { plan } = prepared
  const archive = planCratesArchive(plan.fetch.crates, context.cacheFolder)
  const archivePorts = archive && (await cratesPorts(prepared, ports))
  if (archive === undefined || archivePorts === undefined) return undefined
  const { mayRestore, mayReuseUnits: mayUseIndex } = plan.cache
  const options = { tempFolder: context.tempFolder, mayRestore, mayUseIndex }
  return { archive, restored: await restoreCrates(archive, options, archivePorts, signal) }
}

/** Keeps what the fetch had to download. */
export async function runSaveCratesStage(
  { archive, restored }: CratesWork,
  fetched: CratesReport | undefined,
  prepared: Prepared,
  context: RunContext,
  ports: CratesStagePorts,
  signal: AbortSignal,
): Promise<ArchiveReport> {
  const archivePorts = await cratesPorts(prepared, ports)
  const { cache } = prepared.plan
  if (!cache.maySave || fetched === undefined || archivePorts === undefined) return restored.report
  const limitBytes = prepared.request.cacheBudgetBytes
  const options = { tempFolder: context.tempFolder, limitBytes }
  return saveCrates(archive, restored, fetched, options, archivePorts, signal)
}

async function cratesPorts(
  { plan }: Prepared,
  ports: CratesStagePorts,
): Promise<CratesArchivePorts | undefined> {
  const { store, archiver } = await ports.cache()
  const opened = store(plan.cache)
  if (opened === undefined) return undefined
  const { downloads } = await ports.network()
  return { store: opened, archiver, clock: ports.clock, files: ports.files, downloads }
}
