import { parse, TomlError } from 'smol-toml'
import type { InputError, Parsed } from '../errors.ts'

/** The parts of a Cargo.toml that decide what can be built, with inheritance not yet applied. */
export type CargoManifest = {
  readonly package?: {
    readonly name: string
    /** `undefined` where the value comes from `[workspace.package]`. */
    readonly fields: Readonly<Record<string, unknown>>
    readonly autobins: boolean
    readonly defaultRun?: string
  }
  readonly workspace?: {
    readonly members: readonly string[]
    readonly exclude: readonly string[]
    readonly defaultMembers: readonly string[]
    readonly packageFields: Readonly<Record<string, unknown>>
    /** As below, of `[workspace.dependencies]`: whether a member uses them is not looked at. */
    readonly pathDependencies: readonly string[]
  }
  /** Whether a value comes from `[workspace]`, here or in a folder above (`edition.workspace = true`). */
  readonly inherits: boolean
  readonly binaries: readonly { readonly name: string; readonly path?: string }[]
  readonly features: readonly string[]
  readonly optionalDependencies: readonly string[]
  readonly profiles: readonly string[]
  /** Folders of path dependencies, relative to the manifest; of all targets, those of tests too. */
  readonly pathDependencies: readonly string[]
}

type Table = Readonly<Record<string, unknown>>

export function parseCargoManifest(text: string, file: string): Parsed<CargoManifest> {
  const toml = parseToml(text, file)
  if (!toml.ok) return toml
  const root = toml.value
  const pkg = isTable(root.package) ? root.package : undefined
  if (pkg && typeof pkg.name !== 'string') {
    return failed(file, '[package] has no name', 'give the package a name, or remove the table')
  }
  const workspace = isTable(root.workspace) ? root.workspace : undefined
  const needed = dependencies([root, ...Object.values(table(root.target)).filter(isTable)])
  return {
    ok: true,
    value: {
      ...(pkg ? { package: readPackage(pkg) } : {}),
      ...(workspace ? { workspace: readWorkspaceTable(workspace) } : {}),
      inherits: inherits([
        ...Object.values(pkg ?? {}),
        ...needed.map(([, value]) => value),
        root.lints,
      ]),
      binaries: tables(root.bin).flatMap((bin) =>
        typeof bin.name === 'string'
          ? [{ name: bin.name, ...(typeof bin.path === 'string' ? { path: bin.path } : {}) }]
          : [],
      ),
      features: Object.keys(table(root.features)),
      profiles: Object.keys(table(root.profile)),
      optionalDependencies: needed.flatMap(([name, value]) =>
        isTable(value) && value.optional === true ? [name] : [],
      ),
      pathDependencies: paths(needed),
    },
  }
}

/** Parses TOML; the error names file, line and column. */
export function parseToml(text: string, file: string): Parsed<Table> {
  try {
    return { ok: true, value: parse(text) }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const what = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')
    return failed(file, `line ${error.line}, column ${error.column}: ${what}`, 'correct the TOML')
  }
}

function readPackage(pkg: Table): NonNullable<CargoManifest['package']> {
  const defaultRun = pkg['default-run']
  return {
    name: String(pkg.name),
    fields: pkg,
    autobins: pkg.autobins !== false,
    ...(typeof defaultRun === 'string' ? { defaultRun } : {}),
  }
}

function readWorkspaceTable(workspace: Table): NonNullable<CargoManifest['workspace']> {
  return {
    members: strings(workspace.members),
    exclude: strings(workspace.exclude),
    defaultMembers: strings(workspace['default-members']),
    packageFields: table(workspace.package),
    pathDependencies: paths(dependencies([workspace])),
  }
}

type Dependency = readonly [name: string, value: unknown]

const DEPENDENCY_TABLES = ['dependencies', 'build-dependencies', 'dev-dependencies']

function dependencies(owners: readonly Table[]): readonly Dependency[] {
  return owners
    .flatMap((owner) => DEPENDENCY_TABLES.map((name) => table(owner[name])))
    .flatMap((entries) => Object.entries(entries))
}

function paths(needed: readonly Dependency[]): readonly string[] {
  return needed.flatMap(([, value]) =>
    isTable(value) && typeof value.path === 'string' ? [value.path] : [],
  )
}

function inherits(values: readonly unknown[]): boolean {
  return values.some((value) => isTable(value) && value.workspace === true)
}

function failed(
  input: string,
  problem: string,
  remedy: string,
): {
  readonly ok: false
  readonly errors: readonly InputError[]
} {
  return { ok: false, errors: [{ input, problem, remedy }] }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function table(value: unknown): Table {
  return isTable(value) ? value : {}
}

function tables(value: unknown): readonly Table[] {
  return Array.isArray(value) ? value.filter(isTable) : []
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
