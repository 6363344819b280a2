import { join } from 'node:path'
import { type ClassifiedFailure, classifyCommand } from '../build/failure.ts'
import { FAULTS_OF_THE_CODE } from '../build/faults/of-the-code.ts'
import { type ErrandPorts, restoreArchive } from '../cache/archive-errands.ts'
import type { ArchiveReport } from '../cache/cache.ts'
import { readFreshness } from '../cache/units/freshness.ts'
import type { ContextFiles } from '../context/ports.ts'
import type { Files } from '../ports.ts'
import type { CargoUnits } from '../report/run-report.ts'
import type { ContainerPlan } from './compile.ts'
import { hasLto, type KeySubject, planUnitsKeys, planWorkspaceKeys } from './compile-key.ts'
import {
  type CompileFolders,
  type ContainerSetting,
  planCompileArgv,
  planIdentifyArgv,
} from './container-argv.ts'
import { type ContainerLimits, type ContainerPorts, runContainer } from './run-container.ts'
import { type SnapshotSource, takeSnapshot } from './snapshot.ts'

export type CompilePorts = ContainerPorts &
  Omit<ErrandPorts, 'store' | 'files'> & {
    readonly files: Files
    /** Absent: nothing is restored. */
    readonly store?: ErrandPorts['store']
    readonly contextFiles: ContextFiles
    readonly copyFolder: (from: string, to: string) => Promise<void>
  }

export type CompileSetting = {
  readonly plan: ContainerPlan
  /** A folder of this run; what is left in it goes with the run. */
  readonly folder: string
  /** A CARGO_HOME with the crates of the lock file. */
  readonly cratesFolder: string
  readonly source: SnapshotSource
  /** Folders of the workspace's packages in the context. */
  readonly packageFolders: readonly string[]
  readonly user?: ContainerSetting['user']
  readonly limits: ContainerLimits
}

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
  /** Nothing of the workspace's own was compiled: rustc's state is what it was. */
  readonly isUnchanged: boolean
}

const STEP = '[application] /opt/build/build application'

/** Compiles the application in a container of the tool-chain image, over what earlier runs compiled. */
export async function runCompile(
  setting: CompileSetting,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<Compiled> {
  const folders = await makeFolders(setting, ports.files)
  const [identified, snapshot] = await Promise.all([
    identify(setting, folders, ports, signal),
    takeSnapshot(setting.source, folders.app, { ...ports, files: ports.contextFiles }, signal),
    ports.copyFolder(setting.cratesFolder, folders.crates),
  ])
  if (signal.aborted) return { kind: 'cancelled' }
  if (identified.kind === 'unfit') return leave(identified.reason)
  if (!snapshot.ok) return leave(snapshot.problem)
  const contextHash = snapshot.hash
  const manifests = await readManifests(setting, folders.app, ports.files)
  const plan = withoutVainState(setting.plan, manifests)
  const subject: KeySubject = { ...plan, toolchain: identified.toolchain, manifests }
  const archives = await restoreAll(plan, subject, contextHash, folders, setting, ports, signal)
  const name = containerName(setting.folder)
  const argv = planCompileArgv(plan, folders, named(name, setting))
  const end = await ports.log.group('Compile', () =>
    runContainer(argv, name, ports, setting.limits, signal),
  )
  if (end.why === 'aborted' || signal.aborted) return { kind: 'cancelled' }
  if (end.exitCode !== 0) return { ...judge(end.exitCode, end.output, end.why), archives }
  const units = await ports.files.readText(join(folders.tmp, 'units.json'))
  const { fresh, compiled } = readFreshness(units)
  const workspace = planWorkspaceKeys(subject, contextHash).key
  return {
    kind: 'compiled',
    applicationFolder: join(setting.folder, 'application'),
    cargo: { fresh, compiled },
    archives,
    units,
    targetFolder: folders.target,
    isUnchanged: compiled === 0,
    keys: { units: planUnitsKeys(subject).key, ...(plan.incremental ? { workspace } : {}) },
  }
}

function leave(reason: string): Compiled {
  return { kind: 'left-to-build', reason, archives: [] }
}

/** `/out` is a folder of the stage that takes the place of `application`. */
async function makeFolders({ folder }: CompileSetting, files: Files): Promise<CompileFolders> {
  const folders = {
    app: join(folder, 'app'),
    crates: join(folder, 'crates'),
    target: join(folder, 'target'),
    out: join(folder, 'application', 'out'),
    tmp: join(folder, 'tmp'),
  }
  await files.makeFolder(folder)
  for (const [name, path] of Object.entries(folders)) {
    // The snapshot makes its own.
    if (name !== 'app') await files.makeFolder(path)
  }
  return folders
}

function named(name: string, { user }: CompileSetting): ContainerSetting {
  return { name, ...(user === undefined ? {} : { user }) }
}

/** Of the run's own folder, whose name is like no other. */
function containerName(folder: string): string {
  const run = folder.split('/').filter(Boolean).slice(-2).join('-')
  return `cv-docker-build-compile-${run.replace(/[^\w.-]/g, '-')}`
}

type Identified =
  | { readonly kind: 'identified'; readonly toolchain: string }
  | { readonly kind: 'unfit'; readonly reason: string }

/** Asks the tool chain what it is, and whether the engine sees our folders. */
async function identify(
  setting: CompileSetting,
  { out }: CompileFolders,
  { run, env, files }: CompilePorts,
  signal: AbortSignal,
): Promise<Identified> {
  const name = `${containerName(setting.folder)}-identify`
  const argv = planIdentifyArgv(setting.plan.toolchainImage, out, named(name, setting))
  const { exitCode, stdout, stderr } = await run(argv, { env, signal, timeoutMs: IDENTIFY_MS })
  if (exitCode !== 0) {
    await run(['docker', 'rm', '--force', name], { env })
    const last = stderr.trim().split('\n').at(-1) ?? ''
    return { kind: 'unfit', reason: `No container of the tool chain can be run here: ${last}` }
  }
  const marker = join(out, 'shared')
  const isShared = (await files.kindOf(marker)) === 'file'
  await files.remove(marker)
  if (!isShared) {
    return { kind: 'unfit', reason: 'The engine does not see the folders of this machine.' }
  }
  return { kind: 'identified', toolchain: stdout }
}

const IDENTIFY_MS = 30_000

async function readManifests({ packageFolders }: CompileSetting, app: string, files: Files) {
  const paths = [
    ...new Set(['.', ...packageFolders].map((folder) => join(folder, 'Cargo.toml'))),
    ...['.cargo/config.toml', '.cargo/config'],
  ]
  const texts = await Promise.all(paths.map((path) => files.readTextIfAny(join(app, path))))
  return Object.fromEntries(
    paths.flatMap((path, at) => (texts[at] === undefined ? [] : [[path, texts[at]]])),
  )
}

function withoutVainState(
  plan: ContainerPlan,
  manifests: Readonly<Record<string, string>>,
): ContainerPlan {
  const isVain = hasLto(manifests['Cargo.toml'] ?? '', plan.environment.PROFILE ?? 'release')
  return isVain ? { ...plan, incremental: false } : plan
}

async function restoreAll(
  plan: ContainerPlan,
  subject: KeySubject,
  contextHash: string,
  { target }: CompileFolders,
  { folder }: CompileSetting,
  { store, ...ports }: CompilePorts,
  signal: AbortSignal,
): Promise<readonly ArchiveReport[]> {
  if (store === undefined || !plan.isReused) return []
  const fetch = (name: 'units' | 'workspace', keys: Parameters<typeof restoreArchive>[0]['keys']) =>
    restoreArchive(
      { name, keys, file: join(folder, `${name}.archive`), folder: target },
      { ...ports, store },
      signal,
    )
  const units = await fetch('units', planUnitsKeys(subject))
  // State of the workspace is of no use beside other dependencies.
  if (!plan.incremental || units.hit !== 'exact') return [units]
  return [units, await fetch('workspace', planWorkspaceKeys(subject, contextHash))]
}

/** What is wrong with the code is so in the Dockerfile's steps, too; all else they may get over. */
function judge(exitCode: number, output: readonly string[], why: 'silent' | 'timeout' | undefined) {
  if (why !== undefined) {
    const reason = `The compile container was stopped: ${why === 'silent' ? 'it gave no sign of life' : 'its time was up'}.`
    return { kind: 'left-to-build', reason } as const
  }
  const fault = classifyCommand(STEP, output, exitCode)
  if (FAULTS_OF_THE_CODE.has(fault.fault)) return { kind: 'failed', fault } as const
  return {
    kind: 'left-to-build',
    reason: `The compile container failed: ${fault.failure.cause}`,
  } as const
}
