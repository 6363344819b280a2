import type { RegistryPlan } from '../fetch.ts'
import { folderOf, gitKeys } from './sources.ts'

/** Folder of the context that vendored git dependencies lie in. */
export const GIT_FOLDER = 'git'

/** Folder of the context that holds a local registry for each registry. */
export const REGISTRIES_FOLDER = 'registries'

/**
 * The config.toml of the folder that becomes CARGO_HOME. cargo takes its relative paths from the parent
 * of that folder, which therefore has to be called `base` wherever it is mounted.
 */
export function renderCargoConfig(
  registries: readonly Omit<RegistryPlan, 'downloads'>[],
  git: readonly string[],
  base: string,
): string {
  const ofRegistries = registries.flatMap(({ source, name, define, registryName }) => {
    const ours = `cv-docker-build/${folderOf(source)}`
    return [
      ...(registryName === undefined
        ? []
        : [section('registries', registryName, { index: source.replace(/^registry\+/, '') })]),
      section('source', name, {
        ...(define === undefined ? {} : { registry: define }),
        'replace-with': ours,
      }),
      section('source', ours, {
        'local-registry': `${base}/${REGISTRIES_FOLDER}/${folderOf(source)}`,
      }),
    ]
  })
  const addresses = [...new Map(git.map((source) => [source.replace(/#.*$/, ''), source]))]
  const ofGit = addresses.map(([address, source]) =>
    section('source', address, { ...gitKeys(source), 'replace-with': 'cv-docker-build/git' }),
  )
  const vendored =
    git.length > 0
      ? [section('source', 'cv-docker-build/git', { directory: `${base}/${GIT_FOLDER}` })]
      : []
  return [...ofRegistries, ...ofGit, ...vendored].join('\n')
}

/** A table of cargo's configuration, as TOML. */
export function section(
  kind: 'source' | 'registries',
  name: string,
  keys: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(keys).map(([key, value]) => `${key} = ${quote(value)}\n`)
  return `[${kind}.${/^[\w-]+$/.test(name) ? name : quote(name)}]\n${lines.join('')}`
}

/** A basic TOML string. JSON's escapes are a part of TOML's. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f')
}
