import { join } from 'node:path'
import type { Files } from '../ports.ts'
import { type KeySubject, planUnitsKeys, planWorkspaceKeys } from './compile-key.ts'
import type { CompilePorts, CompileSetting } from './compile-setting.ts'
import type { CompileFolders } from './container-argv.ts'
import { hasLto } from './has-lto.ts'
import { identifyToolchain } from './identify.ts'
import type { CompiledKeys } from './restore-compiled.ts'
import type { OpenContainer } from './run-container.ts'
import { settleAll } from './settle-all.ts'
import { takeSnapshot } from './snapshot.ts'

export type ReadyCompile = {
  readonly kind: 'ready'
  /** Whether rustc keeps state. */
  readonly incremental: boolean
  readonly keys: CompiledKeys
}

/** Why a container cannot do it, one sentence. */
export type UnfitCompile = { readonly kind: 'unfit'; readonly reason: string }

/** Fills the folders of a compilation and finds out what may be restored to them. */
export async function prepareCompile(
  setting: CompileSetting,
  folders: CompileFolders,
  container: OpenContainer,
  ports: CompilePorts,
  signal: AbortSignal,
): Promise<ReadyCompile | UnfitCompile> {
  const { plan, source, cratesFolder } = setting
  const [identified, snapshot] = await settleAll([
    identifyToolchain(container, folders.out, ports.files),
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
  return { kind: 'ready', incremental, keys }
}

/** Makes them: a container mounts what is there. `/out` is a folder of the stage that takes the place of `application`. */
export async function makeCompileFolders(
  { folder }: Pick<CompileSetting, 'folder'>,
  files: Files,
): Promise<CompileFolders> {
  const folders = {
    app: join(folder, 'app'),
    crates: join(folder, 'crates'),
    target: join(folder, 'target'),
    out: join(folder, 'application', 'out'),
    tmp: join(folder, 'tmp'),
  }
  for (const path of Object.values(folders)) await files.makeFolder(path)
  return folders
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
