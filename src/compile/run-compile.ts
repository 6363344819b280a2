import { join } from 'node:path'
import type { ClassifiedFailure } from '../build/failure.ts'
import type { ArchiveReport } from '../cache/cache.ts'
import { readFreshness } from '../cache/units/freshness.ts'
import type { CargoUnits } from '../report/run-report.ts'
import { mayBlameArchive } from './blame-archive.ts'
import { type CompileEnd, compileOnce } from './compile-once.ts'
import { type CompilePorts, type CompileSetting, containerOf } from './compile-setting.ts'
import { type CompileFolders, planCompileArgv } from './container-argv.ts'
import { makeCompileFolders, prepareCompile, type ReadyCompile } from './prepare-compile.ts'
import { discardRestored, isFound, restoreCompiled } from './restore-compiled.ts'
import { type OpenContainer, openContainer } from './run-container.ts'

export type Compiled =
  | ({
      readonly kind: 'compiled'
      /** In the place of the stage `application`. */
      readonly applicationFolder: string
      readonly cargo: CargoUnits
    } & CompiledWork)
  /** The code is to blame. */
  | {
      readonly kind: 'failed'
      readonly fault: ClassifiedFailure
      readonly archives: readonly ArchiveReport[]
    }
  /** The steps of the Dockerfile have to do it; one sentence. */
  | {
      readonly kind: 'left-to-build'
      readonly reason: string
      readonly archives: readonly ArchiveReport[]
    }
  | { readonly kind: 'cancelled' }

/** What there is to save afterwards. */
export type CompiledWork = {
  readonly archives: readonly ArchiveReport[]
  /** Of cargo's JSON messages. */
  readonly units: string
  readonly targetFolder: string
  /** What is of no use once it is packed: the target folder, sources and crates. */
  readonly spentFolders: readonly string[]
  /** When nothing is left of the container. Never rejects. */
  readonly gone: Promise<void>
  readonly keys: { readonly units: string; readonly workspace?: string }
}

/**
 * Compiles the application in a container of the tool-chain image, over what earlier runs compiled.
 * What the machine spoils (a full disk, a file that cannot be read) is left to the steps of the Dockerfile.
 */
export async function runCompile(
  setting: CompileSetting,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<Compiled> {
  const compiled = await guarded(() => compileAll(setting, ports, signal), signal)
  return signal.aborted ? { kind: 'cancelled' } : compiled
}

/** What a compilation works with. */
type Work = ReadyCompile & {
  readonly setting: CompileSetting
  readonly folders: CompileFolders
  readonly ports: CompilePorts
  readonly signal: AbortSignal
}

async function compileAll(
  setting: CompileSetting,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<Compiled> {
  const folders = await makeCompileFolders(setting, ports.files)
  const container = open(1, { setting, folders, ports, signal })
  try {
    const ready = await prepareCompile(setting, folders, container, ports, signal)
    if (signal.aborted) return { kind: 'cancelled' }
    return ready.kind === 'unfit'
      ? leave(ready.reason)
      : await compileOver(container, { ...ready, setting, folders, ports, signal })
  } finally {
    await container.close()
  }
}

function open(
  attempt: number,
  { setting, folders, ports, signal }: Omit<Work, keyof ReadyCompile>,
): OpenContainer {
  const named = containerOf(setting, attempt)
  const argv = planCompileArgv(setting.plan, folders, named)
  return openContainer(argv, named.name, ports, setting.limits, signal)
}

async function guarded(body: () => Promise<Compiled>, signal: AbortSignal): Promise<Compiled> {
  try {
    return await body()
  } catch (error) {
    // What is stopped half-way may reject with anything.
    if (signal.aborted) return { kind: 'cancelled' }
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return leave(`Compiling outside of the build failed: ${message}.`)
  }
}

function leave(reason: string): Compiled {
  return { kind: 'left-to-build', reason, archives: [] }
}

/** Over what archives bring; once more over nothing where they may be to blame. */
async function compileOver(container: OpenContainer, work: Work): Promise<Compiled> {
  const { setting, folders, signal } = work
  const { files, log } = work.ports
  const restored = await restore(work)
  if (signal.aborted) return { kind: 'cancelled' }
  const go = work.incremental ? 'incremental' : 'plain'
  const first = await compileOnce(container, go, folders, work.ports)
  if (!isSuspicious(first, restored, setting)) return conclude(first, restored, work, container)
  log.warning(`${first.fault.failure.cause} ${SUSPICION}`)
  await files.remove(folders.target)
  await files.makeFolder(folders.target)
  const again = open(2, work)
  try {
    const second = await compileOnce(again, go, folders, work.ports)
    const left = discardRestored(restored, second.kind === 'done')
    return conclude(second, left, work, again)
  } finally {
    await again.close()
  }
}

const SUSPICION =
  'What an earlier run compiled may be to blame: everything is compiled anew, without it.'

async function restore({
  keys,
  folders,
  setting: { plan, folder },
  ports: { store, ...ports },
  signal,
}: Work): Promise<readonly ArchiveReport[]> {
  if (store === undefined || !plan.isReused) return []
  return restoreCompiled(keys, folder, folders.target, { ...ports, store }, signal)
}

function isSuspicious(
  end: CompileEnd,
  restored: readonly ArchiveReport[],
  { plan, packages }: CompileSetting,
): end is Extract<CompileEnd, { kind: 'failed' }> {
  if (end.kind !== 'failed' || !restored.some(isFound)) return false
  const local = plan.packages.filter(({ source }) => source === undefined)
  const names = new Set([...local, ...packages].map(({ name }) => name))
  return mayBlameArchive(end.fault, end.output, names)
}

function conclude(
  end: CompileEnd,
  archives: readonly ArchiveReport[],
  { keys, folders, setting: { folder } }: Work,
  { gone }: OpenContainer,
): Compiled {
  switch (end.kind) {
    case 'lost':
      return { kind: 'left-to-build', reason: end.reason, archives }
    case 'failed':
      return { kind: 'failed', fault: end.fault, archives }
    case 'done': {
      const { fresh, compiled } = readFreshness(end.units)
      const workspace = keys.workspace?.key
      return {
        kind: 'compiled',
        applicationFolder: join(folder, 'application'),
        cargo: { fresh, compiled },
        archives,
        units: end.units,
        targetFolder: folders.target,
        spentFolders: [folders.target, folders.app, folders.crates],
        gone,
        keys: { units: keys.units.key, ...(workspace === undefined ? {} : { workspace }) },
      }
    }
  }
}
