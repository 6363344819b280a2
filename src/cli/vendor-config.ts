import { isAbsolute, relative } from 'node:path'
import type { CargoConfigFacts, CargoSources } from '../fetch/crates/cargo-config.ts'
import { section } from '../fetch/crates/config-text.ts'
import { gitKeys } from '../fetch/crates/sources.ts'
import type { RegistryPlan } from '../fetch/fetch.ts'
import { parseToml } from '../workspace/cargo-manifest.ts'

/** As cargo itself calls it. */
const VENDORED = 'vendored-sources'
const BEGIN = '# vendored by cv-docker-build: begin'
const END = '# vendored by cv-docker-build: end'

/** What `.cargo/config.toml` has to say so that cargo takes all these sources from the folder. */
export function renderVendorConfig(
  registries: readonly Omit<RegistryPlan, 'downloads'>[],
  git: readonly string[],
  directory: string,
): string {
  const addresses = new Map(git.map((source) => [source.replace(/#.*$/, ''), gitKeys(source)]))
  return [
    ...registries.flatMap(({ source, name, define, registryName }) => [
      ...(registryName === undefined
        ? []
        : [section('registries', registryName, { index: source.replace(/^registry\+/, '') })]),
      section('source', name, {
        ...(define === undefined ? {} : { registry: define }),
        'replace-with': VENDORED,
      }),
    ]),
    ...[...addresses].map(([address, keys]) =>
      section('source', address, { ...keys, 'replace-with': VENDORED }),
    ),
    section('source', VENDORED, { directory }),
  ].join('\n')
}

/** As cargo reads it: relative to the folder that holds `.cargo`. Both absolute. */
export function directoryFor(folder: string, vendorDir: string): string {
  const path = relative(folder, vendorDir)
  return path.startsWith('..') || isAbsolute(path) ? vendorDir : path
}

/**
 * Cargo's configuration as it would be without an earlier vendoring: otherwise the folder would be where
 * its own content comes from.
 */
export function withoutVendored({ context, host }: CargoConfigFacts): CargoConfigFacts {
  return { context: strip(context), host: strip(host) }
}

function strip({ sources, registries }: CargoSources): CargoSources {
  const kept = Object.entries(sources).flatMap(([name, { replaceWith, ...entry }]) => {
    if (name === VENDORED) return []
    if (replaceWith !== VENDORED)
      return [[name, { ...entry, ...(replaceWith ? { replaceWith } : {}) }]]
    // Of a repository nothing is left to say; of a registry its address is.
    return entry.registry === undefined ? [] : [[name, entry]]
  })
  return { sources: Object.fromEntries(kept), registries }
}

/** The text of a configuration without what an earlier vendoring added; nothing where that cannot be told. */
export function configBefore(text: string): string {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  const rest =
    start >= 0 && end > start ? text.slice(0, start) + text.slice(end + END.length) : text
  return rest.includes(VENDORED) ? '' : rest
}

export type ConfigWrite =
  | { readonly kind: 'write'; readonly text: string }
  /** It says so already. */
  | { readonly kind: 'present' }
  /** A sentence. */
  | { readonly kind: 'refused'; readonly reason: string }

/** Adds the tables to a configuration, or puts them in the place of those that were added before. */
export function planConfigWrite(existing: string | undefined, tables: string): ConfigWrite {
  const block = `${BEGIN}\n${tables}${END}\n`
  if (existing === undefined || existing.trim() === '') return { kind: 'write', text: block }
  const before = parseToml(existing, '.cargo/config.toml')
  if (!before.ok) return { kind: 'refused', reason: `it is no TOML (${before.errors[0]?.problem})` }
  const [start, end] = [existing.indexOf(BEGIN), existing.indexOf(END)]
  const hasBlock = start >= 0 && end > start
  const text = hasBlock
    ? existing.slice(0, start) + block.trimEnd() + existing.slice(end + END.length)
    : `${existing.replace(/\n*$/, '\n')}\n${block}`
  if (text === existing) return { kind: 'present' }
  if (!parseToml(text, '.cargo/config.toml').ok)
    return { kind: 'refused', reason: 'it has tables of the same names' }
  return { kind: 'write', text }
}
