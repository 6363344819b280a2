import { join } from 'node:path'
import type { Files } from '../ports.ts'
import type { ContainerPlan } from './compile.ts'
import { type KeySubject, planUnitsKeys, planWorkspaceKeys } from './compile-key.ts'
import { type CompilePorts, type CompileSetting, containerOf } from './compile-setting.ts'
import type { CompileFolders } from './container-argv.ts'
import { hasLto } from './has-lto.ts'
import { identifyToolchain } from './identify.ts'
import type { CompiledKeys } from './restore-compiled.ts'
import { takeSnapshot } from './snapshot.ts'

export type ReadyCompile = {
  readonly kind: 'ready'
  /** Without `incremental` where rustc would keep no state. */
  readonly plan: ContainerPlan
  readonly folders: CompileFolders
  readonly keys: CompiledKeys
}

/** Why a container cannot do it, one sentence. */
export type UnfitCompile = { readonly kind: 'unfit'; readonly reason: string }

/** Fills the folders of a compilation and finds out what may be restored to them. */
export async function prepareCompile(
  setting: CompileSetting,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<ReadyCompile | UnfitCompile> {
  const { plan, source, cratesFolder } = setting
  const { toolchainImage } = plan
  const folders = await makeFolders(setting, ports.files)
  const container = containerOf(setting, 'identify')
  const [identified, snapshot] = await settleAll([
    identifyToolchain(toolchainImage, folders.out, container, ports, signal),
    takeSnapshot(source, folders.app, { ...ports, files: ports.contextFiles }, signal),
    ports.copyFolder(cratesFolder, folders.crates),
  ])
  if (identified.kind === 'unfit') return identified
  if (!snapshot.ok) return { kind: 'unfit', reason: `${snapshot.problem}.` }
  const manifests = await readManifests(setting, folders.app, ports.files)
  const incremental =
    plan.incremental && !hasLtoIn(manifests, identified.profileSettings, plan.environment.PROFILE)
  const subject: KeySubject = { ...plan, toolchain: identified.toolchain, manifests }
  const workspace = planWorkspaceKeys(subject, snapshot.hash, plan.stateScope)
  const keys = { units: planUnitsKeys(subject), ...(incremental ? { workspace } : {}) }
  return { kind: 'ready', plan: { ...plan, incremental }, folders, keys }
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

/** Rejects when all have ended: nothing goes on writing behind the back of what follows. */
async function settleAll<T extends readonly unknown[]>(
  work: {
    readonly [key in keyof T]: Promise<T[key]>
  },
) {
  await Promise.allSettled(work)
  return Promise.all(work)
}

const CONFIGS = ['.cargo/config', '.cargo/config.toml'] as const

type Manifests = Readonly<Record<string, string>>

async function readManifests({ packages }: CompileSetting, app: string, files: Files) {
  const folders = ['.', ...packages.map(({ folder }) => folder)]
  const paths = [...new Set(folders.map((folder) => join(folder, 'Cargo.toml'))), ...CONFIGS]
  const texts = await Promise.all(paths.map((path) => files.readTextIfAny(join(app, path))))
  return Object.fromEntries(
    paths.flatMap((path, at) => (texts[at] === undefined ? [] : [[path, texts[at]]])),
  )
}

function hasLtoIn(
  manifests: Manifests,
  environment: Readonly<Record<string, string>>,
  profile = 'release',
): boolean {
  // Of two files cargo reads the one without an ending.
  const config = CONFIGS.map((path) => manifests[path]).find((text) => text !== undefined)
  const sources = { manifest: manifests['Cargo.toml'] ?? '', environment }
  return hasLto(config === undefined ? sources : { ...sources, config }, profile)
}
