import type { InputError, Parsed } from '../errors.ts'
import type { Files } from '../ports.ts'
import { parseCargoLock } from './cargo-lock.ts'
import { type CargoManifest, parseCargoManifest } from './cargo-manifest.ts'
import type { CargoFacts, PackageFacts } from './facts.ts'
import { expandMembers, join } from './member-globs.ts'
import { readBinaries } from './read-binaries.ts'
import { readToolchain } from './rust-toolchain.ts'

type Member = { readonly folder: string; readonly manifest: CargoManifest }

/** The cargo workspace in `root`, or `undefined` when there is no Cargo.toml. */
export async function readCargo(
  root: string,
  files: Files,
): Promise<Parsed<CargoFacts | undefined>> {
  const text = await files.readTextIfAny(`${root}/Cargo.toml`)
  if (text === undefined) return { ok: true, value: undefined }
  const rootManifest = parseCargoManifest(text, 'Cargo.toml')
  if (!rootManifest.ok) return rootManifest
  const errors: InputError[] = []
  const members = await readMembers(root, rootManifest.value, files, errors)
  const lock = await readLock(root, files, errors)
  const toolchain = await readToolchain(root, files, errors)
  const outside = needsOutside(members, rootManifest.value)
  if (errors.length > 0) return { ok: false, errors }
  const inherited = rootManifest.value.workspace?.packageFields ?? {}
  const packages = await Promise.all(
    members.map((member) => packageFacts(root, member, inherited, files)),
  )
  return {
    ok: true,
    value: {
      packages: packages.flatMap((facts) => facts ?? []),
      defaultMembers: await defaultMembers(root, rootManifest.value, members, files),
      profiles: rootManifest.value.profiles,
      ...(outside ? { needsOutside: outside } : {}),
      ...(lock ? { lock } : {}),
      ...(toolchain ? { toolchain } : {}),
    },
  }
}

/** The root package, the members its patterns name, and path dependencies inside the workspace. */
async function readMembers(
  root: string,
  rootManifest: CargoManifest,
  files: Files,
  errors: InputError[],
): Promise<readonly Member[]> {
  const { members: patterns = [], exclude = [] } = rootManifest.workspace ?? {}
  const named = await Promise.all(
    patterns.map(async (pattern) => {
      const folders = await expandMembers(root, pattern, files)
      return folders.map((folder) => ({ folder, required: !/[*?[]/.test(pattern) }))
    }),
  )
  const found = new Map<string, CargoManifest>([['.', rootManifest]])
  const queue = [...named.flat(), ...paths('.', rootManifest)]
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (found.has(next.folder) || isExcluded(next.folder, exclude)) continue
    const manifest = await readMember(root, next.folder, next.required, files, errors)
    if (!manifest) continue
    found.set(next.folder, manifest)
    queue.push(...paths(next.folder, manifest))
  }
  return [...found].map(([folder, manifest]) => ({ folder, manifest }))
}

function paths(folder: string, { pathDependencies, workspace }: CargoManifest) {
  const inherited = workspace?.pathDependencies ?? []
  return [...pathDependencies, ...inherited].map((path) => ({
    folder: join(folder, path),
    required: false,
  }))
}

/**
 * cargo reads the manifests of all path dependencies of a member, be they optional or of tests; of
 * those of a mere dependency not, and without `[workspace]` the root package is the only member.
 */
function needsOutside(
  found: readonly Member[],
  { inherits, workspace }: CargoManifest,
): CargoFacts['needsOutside'] {
  const members = workspace ? found : found.filter(({ folder }) => folder === '.')
  const folders = members.flatMap(({ folder, manifest }) =>
    manifest.pathDependencies.map((path) => join(folder, path)),
  )
  const paths = [...new Set(folders.filter(isOutside))]
  const workspaceRoot = inherits && workspace === undefined
  return workspaceRoot || paths.length > 0 ? { workspaceRoot, paths } : undefined
}

function isOutside(folder: string): boolean {
  return folder === '..' || folder.startsWith('../')
}

function isExcluded(folder: string, exclude: readonly string[]): boolean {
  return (
    isOutside(folder) ||
    exclude.some((path) => folder === join('.', path) || folder.startsWith(`${join('.', path)}/`))
  )
}

async function readMember(
  root: string,
  folder: string,
  required: boolean,
  files: Files,
  errors: InputError[],
): Promise<CargoManifest | undefined> {
  const file = `${folder}/Cargo.toml`
  const text = await files.readTextIfAny(`${root}/${file}`)
  if (text === undefined) {
    if (required) errors.push(missingMember(folder))
    return undefined
  }
  const parsed = parseCargoManifest(text, file)
  if (parsed.ok) return parsed.value
  errors.push(...parsed.errors)
  return undefined
}

function missingMember(folder: string): InputError {
  return {
    input: 'Cargo.toml',
    problem: `workspace member "${folder}" has no Cargo.toml`,
    remedy: 'add its manifest or take it out of workspace.members',
  }
}

async function readLock(root: string, files: Files, errors: InputError[]) {
  const text = await files.readTextIfAny(`${root}/Cargo.lock`)
  if (text === undefined) return undefined
  const parsed = parseCargoLock(text)
  if (parsed.ok) return parsed.value
  errors.push(...parsed.errors)
  return undefined
}

async function defaultMembers(
  root: string,
  manifest: CargoManifest,
  members: readonly Member[],
  files: Files,
): Promise<readonly string[]> {
  const patterns = manifest.workspace?.defaultMembers ?? []
  const folders = await Promise.all(patterns.map((pattern) => expandMembers(root, pattern, files)))
  const wanted = new Set(folders.flat())
  return members.flatMap(({ folder, manifest: { package: pkg } }) =>
    pkg && wanted.has(folder) ? [pkg.name] : [],
  )
}

async function packageFacts(
  root: string,
  { folder, manifest }: Member,
  inherited: Readonly<Record<string, unknown>>,
  files: Files,
): Promise<PackageFacts | undefined> {
  const pkg = manifest.package
  if (!pkg) return undefined
  const text = (key: string): string | undefined => {
    const value = pkg.fields[key]
    const resolved = typeof value === 'object' && value !== null ? inherited[key] : value
    return typeof resolved === 'string' ? resolved : undefined
  }
  const optional = {
    edition: text('edition'),
    rustVersion: text('rust-version'),
    description: text('description'),
    license: text('license'),
    defaultRun: pkg.defaultRun,
  }
  return {
    name: pkg.name,
    version: text('version') ?? '0.0.0',
    folder,
    binaries: await readBinaries(`${root}/${folder}`, manifest, files),
    features: manifest.features,
    optionalDependencies: manifest.optionalDependencies,
    ...defined(optional),
  }
}

function defined<T extends Record<string, string | undefined>>(values: T) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ) as { readonly [K in keyof T]?: string }
}
