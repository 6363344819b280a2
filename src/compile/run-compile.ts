import { join } from 'node:path'
import type { ClassifiedFailure } from '../build/failure.ts'
import type { ArchiveReport } from '../cache/cache.ts'
import { readFreshness } from '../cache/units/freshness.ts'
import type { CargoUnits } from '../report/run-report.ts'
import { mayBlameArchive } from './blame-archive.ts'
import { type CompileEnd, compileOnce } from './compile-once.ts'
import type { CompilePorts, CompileSetting } from './compile-setting.ts'
import { prepareCompile, type ReadyCompile } from './prepare-compile.ts'
import { discardRestored, isFound, restoreCompiled } from './restore-compiled.ts'

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
  const compiled = await guarded(async () => {
    const ready = await prepareCompile(setting, ports, signal)
    if (signal.aborted) return { kind: 'cancelled' }
    return ready.kind === 'unfit'
      ? leave(ready.reason)
      : await compileOver(ready, setting, ports, signal)
  }, signal)
  return signal.aborted ? { kind: 'cancelled' } : compiled
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
async function compileOver(
  ready: ReadyCompile,
  setting: CompileSetting,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<Compiled> {
  const { files, log } = ports
  const restored = await restore(ready, setting, ports, signal)
  if (signal.aborted) return { kind: 'cancelled' }
  const first = await compileOnce(ready, setting, ports, signal)
  if (!isSuspicious(first, restored, setting)) return conclude(first, restored, ready, setting)
  log.warning(`${first.fault.failure.cause} ${SUSPICION}`)
  const { target } = ready.folders
  await files.remove(target)
  await files.makeFolder(target)
  const second = await compileOnce(ready, setting, ports, signal)
  return conclude(second, discardRestored(restored), ready, setting)
}

const SUSPICION =
  'What an earlier run compiled may be to blame: everything is compiled anew, without it.'

async function restore(
  { plan, keys, folders }: ReadyCompile,
  { folder }: CompileSetting,
  { store, ...ports }: CompilePorts,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
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
  { keys, folders }: ReadyCompile,
  { folder }: CompileSetting,
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
        keys: { units: keys.units.key, ...(workspace === undefined ? {} : { workspace }) },
      }
    }
  }
}
