/** What is compared, in which situations; and what one run of a contestant gives. */

export type ContestantId = 'ours' | 'ours-equal' | 'naive' | 'chef' | 'dance'

/** `toolchain`: the tool-chain image comes to a machine that has none of it. */
export type RowId = 'toolchain' | 'cold' | 'noop' | 'line' | 'generic' | 'bump' | 'lock' | 'old'

export type ContestantText = {
  readonly id: ContestantId
  /** In the head of a table. */
  readonly title: string
  readonly what: string
  readonly isPeer: boolean
}

export const CONTESTANTS: readonly ContestantText[] = [
  {
    id: 'ours',
    title: 'ours',
    what: 'cv-docker-build with a directory of archives and rustc’s incremental state',
    isPeer: false,
  },
  {
    id: 'ours-equal',
    title: 'ours, not incremental',
    what: 'the same with `--incremental off`: rustc runs with the settings that the others have',
    isPeer: false,
  },
  {
    id: 'naive',
    title: 'naive',
    what: '`COPY . .`, then `cargo build`; layer cache in a registry (`mode=max,compression=zstd`)',
    isPeer: true,
  },
  {
    id: 'chef',
    title: 'cargo-chef',
    what: '`cargo chef prepare`, `cook`, then `cargo build`; layer cache in a registry (`mode=max,compression=zstd`)',
    isPeer: true,
  },
  {
    id: 'dance',
    title: 'cache mounts',
    what: 'cache mounts for cargo’s registry and `target`, brought into the builder and out of it again (cache-dance); archives with the keys and the pruning of rust-cache; layer cache in a registry as above',
    isPeer: true,
  },
]

export type RowText = { readonly id: RowId; readonly title: string; readonly what: string }

export const ROWS: readonly RowText[] = [
  {
    id: 'toolchain',
    title: 'tool-chain image',
    what: 'The image with rustc comes from a local registry to an empty builder or engine, and is unpacked. In no other row.',
  },
  { id: 'cold', title: 'cold', what: 'Nothing was saved before.' },
  { id: 'noop', title: 'no-op', what: 'Nothing has changed since the saved run.' },
  {
    id: 'line',
    title: 'one changed line',
    what: 'One line in a function body of the application.',
  },
  {
    id: 'generic',
    title: 'generic code',
    what: 'One line in a generic function that the rest of the application instantiates.',
  },
  {
    id: 'bump',
    title: 'bumped dependency',
    what: 'Another patch release of a crate deep down in the graph.',
  },
  {
    id: 'lock',
    title: 'other lock, same units',
    what: 'Another patch release, in Cargo.lock, of a crate that is not compiled for this target.',
  },
  {
    id: 'old',
    title: 'several commits later',
    what: 'The saved run is five commits old: three other lines, the generic code, and a bumped dependency.',
  },
]

/** One contestant in one situation, once. */
export type Measurement = {
  readonly application: string
  readonly row: RowId
  readonly contestant: ContestantId
  readonly round: number
  /** Restore, build and save. */
  readonly seconds: number
  /** Seconds of what can be told apart, by name, in order. */
  readonly parts: Readonly<Record<string, number>>
  /** From caches and registries. */
  readonly restoredBytes: number
  /** To caches and registries. */
  readonly savedBytes: number
  /** From the mirror of crates.io. */
  readonly crateBytes: number
  /** Part of the processors' time in it that processes of low priority had: of others. Absent outside of Linux. */
  readonly othersShare?: number
  /** Compile units, where the run says it. */
  readonly units?: { readonly fresh: number; readonly compiled: number }
}

/** Naive compiles everything whatever has changed: that is measured once, in the row `line`. */
export function isMeasured(row: RowId, contestant: ContestantId, round: number): boolean {
  if (row === 'toolchain') return contestant === 'ours' || contestant === 'chef'
  if (contestant !== 'naive') return true
  return row === 'cold' || row === 'noop' || (row === 'line' && round === 1)
}
