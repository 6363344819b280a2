import { dirname } from 'node:path'
import { parseToml } from '../../workspace/cargo-manifest.ts'
import type { CargoConfigFile } from '../../workspace/read-cargo-config.ts'

/** The part of cargo's configuration that says where crates come from. Tokens are not in it. */
export type CargoSources = {
  readonly sources: Readonly<Record<string, SourceTable>>
  /** Address of the index by name; without `registry+`. */
  readonly registries: Readonly<Record<string, string>>
}

export type SourceTable = {
  readonly replaceWith?: string
  /** Index of a registry. */
  readonly registry?: string
  /** Address of a git repository. */
  readonly git?: string
  /** Key of a source that is files: then nothing is fetched for it. */
  readonly local?: 'directory' | 'local-registry'
}

export type CargoConfigFacts = {
  /** Of the context's own root: the only one that cargo sees inside a build step. */
  readonly context: CargoSources
  /** What cargo would use on this machine: that of the context, of the folders above it, of CARGO_HOME. */
  readonly host: CargoSources
}

export const NO_CARGO_CONFIG: CargoConfigFacts = {
  context: { sources: {}, registries: {} },
  host: { sources: {}, registries: {} },
}

type Table = Readonly<Record<string, unknown>>

/**
 * What cargo would read for a build context, from its configuration files (the one that counts most
 * first). A file that is no TOML counts as empty here: cargo itself tells what is wrong with it. `env`
 * gives `CARGO_REGISTRIES_<NAME>_INDEX`.
 */
export function planCargoConfig(
  contextFolder: string,
  configFiles: readonly CargoConfigFile[],
  env: Readonly<Record<string, string>>,
): CargoConfigFacts {
  const own = configFiles.filter(({ path }) => dirname(path) === `${contextFolder}/.cargo`)
  const read = (files: readonly CargoConfigFile[]) => files.map(readSources)
  return { context: merge(read(own)), host: merge([ofEnvironment(env), ...read(configFiles)]) }
}

function readSources({ path, text }: CargoConfigFile): CargoSources {
  const toml = parseToml(text, path)
  return sourcesOf(toml.ok ? toml.value : {})
}

/** As cargo writes a registry's name in variables. */
export function registryVariable(name: string, key: 'INDEX' | 'TOKEN'): string {
  return `CARGO_REGISTRIES_${name.toUpperCase().replaceAll('-', '_')}_${key}`
}

function sourcesOf(config: Table): CargoSources {
  const sources = Object.entries(table(config.source)).map(([name, value]) => {
    const entry = table(value)
    const local = (['directory', 'local-registry'] as const).find((key) => key in entry)
    return [
      name,
      {
        ...(typeof entry['replace-with'] === 'string'
          ? { replaceWith: entry['replace-with'] }
          : {}),
        ...(typeof entry.git === 'string' ? { git: entry.git } : {}),
        ...(typeof entry.registry === 'string' ? { registry: entry.registry } : {}),
        ...(local === undefined ? {} : { local }),
      },
    ] as const
  })
  const registries = Object.entries(table(config.registries)).flatMap(([name, value]) => {
    const { index } = table(value)
    return typeof index === 'string' ? [[name, index] as const] : []
  })
  return { sources: Object.fromEntries(sources), registries: Object.fromEntries(registries) }
}

function ofEnvironment(env: Readonly<Record<string, string>>): CargoSources {
  const registries = Object.entries(env).flatMap(([key, value]) => {
    const [, name] = /^CARGO_REGISTRIES_(.+)_INDEX$/.exec(key) ?? []
    return name === undefined ? [] : [[name.toLowerCase().replaceAll('_', '-'), value] as const]
  })
  return { sources: {}, registries: Object.fromEntries(registries) }
}

/** Key by key, the first that has one. */
function merge(configs: readonly CargoSources[]): CargoSources {
  const sources: Record<string, SourceTable> = {}
  const registries: Record<string, string> = {}
  for (const config of [...configs].reverse()) {
    Object.assign(registries, config.registries)
    for (const [name, entry] of Object.entries(config.sources)) {
      sources[name] = { ...sources[name], ...entry }
    }
  }
  return { sources, registries }
}

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Table)
    : {}
}

/**
 * Where a chain of `replace-with` that begins at a source ends. `undefined` when it leads to a name
 * that nothing defines, or round in a circle: cargo refuses both.
 */
export function followSource(
  { sources, registries }: CargoSources,
  start: string,
): { readonly name: string; readonly table: SourceTable } | undefined {
  let name = start
  for (let steps = 0; steps < 20; steps++) {
    const entry: SourceTable | undefined = sources[name] ?? ofRegistry(registries[name])
    const { replaceWith } = entry ?? {}
    if (replaceWith === undefined)
      return entry || name === start ? { name, table: entry ?? {} } : undefined
    name = replaceWith
  }
  return undefined
}

/** A registry may be named by `replace-with` too. */
function ofRegistry(index: string | undefined): SourceTable | undefined {
  return index === undefined ? undefined : { registry: index }
}
