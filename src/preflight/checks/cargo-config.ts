import { nearest } from '../../inputs/nearest.ts'
import { cleanLine, clip } from '../../report/plain-text.ts'
import { parseToml } from '../../workspace/cargo-manifest.ts'
import type { CargoConfigFile } from '../../workspace/read-cargo-config.ts'
import { isTable, mergeCargoConfig, readCratesSources, type Table } from '../effective-cargo.ts'
import type { CheckReport } from '../preflight.ts'
import { isKnownKey, keysOf, meantBy, NETWORK_TABLES } from './cargo-keys.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What cargo's configuration says about the network, and what in it cargo does not read: a misspelt
 * key is passed over in silence, and the build behaves as if nobody had written it.
 */
export function checkCargoConfig(
  files: readonly CargoConfigFile[],
  environment: Environment,
): CheckReport {
  const problems = [
    ...files.flatMap(fileProblems),
    ...Object.keys(environment).flatMap(variableProblem),
    ...valueProblems(mergeCargoConfig(files), environment),
  ]
  const name = 'cargo configuration'
  const effective = describe(mergeCargoConfig(files), environment)
  if (problems.length === 0) return { name, outcome: 'ok', detail: effective }
  return {
    name,
    outcome: 'warning',
    detail: `${problems.join('; ')} (${effective})`,
    remedy: 'see https://doc.rust-lang.org/cargo/reference/config.html for the keys that there are',
  }
}

function fileProblems({ path, text }: CargoConfigFile): readonly string[] {
  const toml = parseToml(text, path)
  if (!toml.ok) return [`${cleanLine(path)} is not TOML, so cargo stops at it`]
  const root = toml.value as Table
  const old = path.endsWith('/config') ? [`${cleanLine(path)} is an old name: config.toml`] : []
  const unknown = NETWORK_TABLES.flatMap((table) => flatten(root[table], table))
    .filter((key) => !isKnownKey(key))
    .map((key) => `${describeKey(key)} in ${cleanLine(path)}`)
  return [...old, ...unknown]
}

/** Dotted names of all values in a table. */
function flatten(value: unknown, path: string): readonly string[] {
  if (!isTable(value)) return value === undefined ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`))
}

function describeKey(key: string): string {
  const [table = '', ...rest] = key.split('.')
  const meant = meantBy(key) ?? nearestKey(table, rest.join('.'))
  const hint = meant === undefined ? '' : `, use ${meant}`
  return `"${cleanLine(clip(key, 60))}" is not a key of cargo${hint}`
}

function nearestKey(table: string, key: string): string | undefined {
  const near = nearest(
    key,
    keysOf(table).filter((known) => !known.startsWith('*')),
  )
  return near === undefined ? undefined : `${table}.${near}`
}

/** `CARGO_NET_RETRY` → `net.retry`; `CARGO_SOURCE_…` has no such form. */
function variableProblem(name: string): readonly string[] {
  if (name.startsWith('CARGO_SOURCE_')) {
    return [`${name} has no effect: sources can only be set in a configuration file or by --config`]
  }
  const [, table = '', rest = ''] = /^CARGO_(NET|HTTP)_(.+)$/.exec(name) ?? []
  if (table === '') return []
  const key = keyOfVariable(table.toLowerCase(), rest)
  return isKnownKey(key) ? [] : [`${name}: ${describeKey(key)}`]
}

/** Underscores stand for dots and for dashes: the known key that fits, else all dashes. */
function keyOfVariable(table: string, rest: string): string {
  const shape = rest.toLowerCase()
  const known = keysOf(table).find((key) => key.replace(/[.-]/g, '_') === shape)
  return `${table}.${known ?? shape.replaceAll('_', '-')}`
}

function valueProblems(config: Table, environment: Environment): readonly string[] {
  const retry = settingOf(config, environment, 'net.retry')
  const timeout = settingOf(config, environment, 'http.timeout')
  return [
    ...(retry !== undefined && !/^\d+$/.test(retry)
      ? [`net.retry = ${cleanLine(clip(retry, 20))} is not a number of retries`]
      : []),
    ...(retry === '0' ? ['net.retry = 0: one lost packet ends the build'] : []),
    ...(timeout !== undefined && /^[1-4]$/.test(timeout)
      ? [`http.timeout = ${timeout} gives a slow server ${timeout} s`]
      : []),
    ...(settingOf(config, environment, 'net.offline') === 'true'
      ? ['net.offline = true: cargo asks no server at all']
      : []),
  ]
}

/** The environment counts more than any file. */
function settingOf(config: Table, environment: Environment, key: string): string | undefined {
  const variable = environment[`CARGO_${key.toUpperCase().replace(/[.-]/g, '_')}`]
  const value = key.split('.').reduce<unknown>((at, part) => (isTable(at) ? at[part] : at), config)
  if (variable) return variable
  return value === undefined || isTable(value) ? undefined : String(value)
}

function describe(config: Table, environment: Environment): string {
  const shown = [
    'net.retry',
    'http.timeout',
    'http.multiplexing',
    'http.cainfo',
    'net.git-fetch-with-cli',
  ]
  const set = shown.flatMap((key) => {
    const value = settingOf(config, environment, key)
    return value === undefined ? [] : [`${key} = ${cleanLine(clip(value, 60))}`]
  })
  const { replacements } = readCratesSources(config)
  const other = replacements['registry+https://github.com/rust-lang/crates.io-index']
  const from = other === undefined ? 'crates.io' : cleanLine(clip(redact(other), 100))
  return [`crates from ${from}`, ...set].join(', ')
}

/** An index may carry a user and a password. */
function redact(source: string): string {
  return source.replace(/\/\/[^/@]*@/, '//')
}
