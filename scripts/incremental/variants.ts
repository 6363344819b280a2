/** The ways of compiling the workspace's own crates that are compared; the first is what the others are held against. */
export const VARIANTS: readonly [Variant, ...Variant[]] = [
  { id: 'plain', what: 'release as it is: 16 parts', state: 'none' },
  { id: 'state', what: '`incremental`: 256 parts', state: 'workspace' },
  { id: 'state-16', what: '`incremental` with 16 parts', state: 'workspace', codegenUnits: 16 },
  { id: 'all-state', what: 'all dependencies like this, too', state: 'everything' },
]

export type Variant = {
  readonly id: string
  readonly what: string
  /**
   * Of which crates rustc keeps a state. `workspace`: as `incremental` of the action does it, by
   * CARGO_INCREMENTAL=1 and nothing else. `everything`: as if all crates were one's own, which is the
   * most that it can cost an application that does its work itself.
   */
  readonly state: 'none' | 'workspace' | 'everything'
  /** Of the workspace's own crates; absent: what cargo and rustc choose. */
  readonly codegenUnits?: number
}

/** `folder`: where rustc keeps the state that cargo does not know of. */
export function planBuildEnv({ state }: Variant, folder: string): Readonly<Record<string, string>> {
  const flags = state === 'everything' ? { RUSTFLAGS: `-Cincremental=${folder}` } : {}
  return { CARGO_INCREMENTAL: state === 'workspace' ? '1' : '0', ...flags }
}

/**
 * Of `cargo build`. The parts are set for the members by name: for all crates they would be part of the
 * names of the dependencies, and those would be compiled again.
 */
export function planBuildArgv(
  { codegenUnits }: Variant,
  { members, target }: { readonly members: readonly string[]; readonly target: readonly string[] },
): readonly [string, ...string[]] {
  const parts = codegenUnits === undefined ? [] : members.map((name) => partsOf(name, codegenUnits))
  return ['cargo', 'build', '--release', '--offline', ...target, ...parts.flat()]
}

function partsOf(name: string, codegenUnits: number): readonly string[] {
  return ['--config', `profile.release.package.${name}.codegen-units=${codegenUnits}`]
}

/** Order of a round: each variant comes first, second and last equally often. */
export function orderOf<T>(all: readonly T[], round: number): readonly T[] {
  const at = round % all.length
  return [...all.slice(at), ...all.slice(0, at)]
}
