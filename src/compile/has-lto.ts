import { parseToml, tomlValue } from './parse-toml.ts'

/** From where cargo takes the settings of a profile, the strongest last. */
export type ProfileSources = {
  /** Texts of the workspace's manifest and of cargo's configuration in its root. */
  readonly manifest: string
  readonly config?: string
  /** `CARGO_PROFILE_…` variables of the tool chain. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Profiles inherit from each other; a circle is cargo's to complain of. */
const DEPTH = 6

/**
 * Whether the profile that is in effect optimises at link time. That works on the whole program: rustc
 * keeps no state of it, and cargo asks for none.
 */
export function hasLto(sources: ProfileSources, profile: string): boolean {
  const read = makeReader(sources)
  let name: unknown = profile
  for (let depth = 0; depth < DEPTH && typeof name === 'string'; depth += 1) {
    const lto = read(name, 'lto')
    // `false` is the local optimisation between the parts of one crate, which is none.
    if (lto !== undefined) return !NONE.includes(String(lto))
    name = read(name, 'inherits')
  }
  return false
}

const NONE: readonly string[] = ['false', 'off', 'n', 'no']

function makeReader({ manifest, config = '', environment = {} }: ProfileSources) {
  const tables = [parseToml(config), parseToml(manifest)]
  return (profile: string, key: string): unknown => {
    const variable = `CARGO_PROFILE_${profile}_${key}`.toUpperCase().replaceAll('-', '_')
    if (environment[variable] !== undefined) return environment[variable]
    return tables
      .map((table) => tomlValue(table, 'profile', profile, key))
      .find((value) => value !== undefined)
  }
}
