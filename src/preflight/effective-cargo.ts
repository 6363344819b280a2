import { parseToml } from '../workspace/cargo-manifest.ts'
import type { CargoConfigFile } from '../workspace/read-cargo-config.ts'
import { isCratesIo } from './crates-endpoints.ts'

export type Table = Readonly<Record<string, unknown>>

/**
 * Where crates really come from: by the source that the lock names, the one that takes its place.
 * `local`: a folder of this machine (vendor directory, local registry).
 */
export type CratesSources = { readonly replacements: Readonly<Record<string, string>> }

/** All files as one table, the first file counting most; those that are no TOML are left out. */
export function mergeCargoConfig(files: readonly CargoConfigFile[]): Table {
  const tables = files.flatMap(({ path, text }) => {
    const toml = parseToml(text, path)
    return toml.ok ? [toml.value as Table] : []
  })
  return tables.reduceRight<Table>((low, high) => merge(low, high), {})
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function merge(low: Table, high: Table): Table {
  const both = Object.entries(high).map(([key, value]) => {
    const under = low[key]
    return [key, isTable(under) && isTable(value) ? merge(under, value) : value]
  })
  return { ...low, ...Object.fromEntries(both) }
}

/** What takes the place of the sources that a lock can name. Tables [source] and [registries]. */
export function readCratesSources(config: Table): CratesSources {
  const sources = isTable(config.source) ? config.source : {}
  const registries = isTable(config.registries) ? config.registries : {}
  const urlOf = (name: string): string | undefined => {
    const source = isTable(sources[name]) ? sources[name] : {}
    if (source.directory !== undefined || source['local-registry'] !== undefined) return 'local'
    const registry = isTable(registries[name]) ? registries[name].index : undefined
    return sourceId(source.registry ?? registry)
  }
  const replaced = Object.keys(sources).flatMap((name): readonly [string, string][] => {
    const last = followReplacements(name, sources)
    const to = last === name ? undefined : urlOf(last)
    if (to === undefined) return []
    const from = name === 'crates-io' ? CRATES_IO_IDS : [urlOf(name)]
    return from.flatMap((id) => (id === undefined || id === 'local' ? [] : [[id, to]]))
  })
  return { replacements: Object.fromEntries(replaced) }
}

const CRATES_IO_IDS = [
  'registry+https://github.com/rust-lang/crates.io-index',
  'sparse+https://index.crates.io/',
]

function followReplacements(name: string, sources: Table): string {
  let last = name
  for (const _ of Object.keys(sources)) {
    const source = sources[last]
    const next = isTable(source) ? source['replace-with'] : undefined
    if (typeof next !== 'string') return last
    last = next
  }
  return last
}

/** As a lock writes it: `sparse+https://…`, `registry+https://…`. */
function sourceId(index: unknown): string | undefined {
  if (typeof index !== 'string') return undefined
  const id = index.startsWith('sparse+') ? index : `registry+${index}`
  return isCratesIo(id) ? (CRATES_IO_IDS[0] ?? id) : id
}
