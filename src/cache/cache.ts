/**
 * What is kept between runs, and how a run tells of it. An archive is one file; what is in it is the
 * business of its part of the code (`units/`, `crates/`, `unchanged/`, `scanner/`), where it is kept that of a store.
 */

/** `crates`: downloads of Cargo.lock. `units`: compiled dependencies. `workspace`: rustc's incremental state. `image`: a finished image. `scanner`, `database`: what a scan needs. */
export type ArchiveName = 'crates' | 'units' | 'workspace' | 'image' | 'scanner' | 'database'

/** One archive as it is looked for: the exact key first, then the newest that begins with a prefix. */
export type ArchiveKeys = {
  /** At most 512 characters, no comma: a limit of the Actions cache. */
  readonly key: string
  /**
   * In the order in which they are tried; each a whole key, or the beginning of some up to a hyphen: of
   * other beginnings a registry knows nothing.
   */
  readonly prefixes: readonly string[]
}

/** Never rejects for a fault of the store: a cache that is lost costs time, not the build. */
export type CacheStore = {
  readonly kind: 'actions' | 'directory' | 'registry'
  /** Writes the archive to the file `to` (absolute; its folder exists). */
  readonly restore: (wanted: ArchiveKeys, to: string, signal: AbortSignal) => Promise<Restored>
  /**
   * Keeps the file `from` under the key. One that is there already is left as it is, but for the one that
   * is `replaced`: the key that `restore` gave of an exact hit which proved to be of no use. From then on
   * the new one is found in its place.
   */
  readonly save: (
    key: string,
    from: string,
    signal: AbortSignal,
    replaced?: string,
  ) => Promise<Saved>
}

export type Restored =
  /** `key`: as the store has it; of an exact hit mostly the wanted one, or that of its replacement. */
  | { readonly outcome: 'exact' | 'partial'; readonly key: string; readonly bytes: number }
  | { readonly outcome: 'miss' }
  /** `cause`: one sentence. `damaged`: the key of an exact hit that is broken and still in the store. */
  | { readonly outcome: 'lost'; readonly cause: string; readonly damaged?: string }

export type Saved =
  | { readonly outcome: 'saved'; readonly bytes: number }
  /** Somebody else saved it before. */
  | { readonly outcome: 'present' }
  | { readonly outcome: 'lost'; readonly cause: string }

/** Where this run looks for archives and whether it may add some; decided before anything runs. */
export type CacheDecision = {
  readonly store:
    | { readonly kind: 'actions' }
    | { readonly kind: 'directory'; readonly folder: string; readonly budgetBytes: number }
    /** As artifacts of one repository; `budgetBytes` is for each of them. */
    | {
        readonly kind: 'registry'
        readonly registry: string
        readonly repository: string
        readonly budgetBytes: number
      }
    /** The builder outlives the run: its own cache mounts are used. */
    | { readonly kind: 'mounts' }
    | { readonly kind: 'none' }
  /** One sentence for the report. */
  readonly reason: string
  readonly mayRestore: boolean
  readonly maySave: boolean
  /** Why not, one sentence, where it may not. */
  readonly saveReason?: string
  /**
   * Of a pull request that may save rustc's state of its own crates, whatever `maySave` says: part of the
   * state's key, so that nobody else restores what code without a review has left.
   */
  readonly stateScope?: string
  /** Compiled code from earlier runs; not for releases. */
  readonly mayReuseUnits: boolean
  /** Why not, one sentence, where it may not. */
  readonly reuseReason?: string
}

export type ArchiveReport = {
  readonly name: ArchiveName
  /** `off`: not asked for in this run. Of a database `partial`: one of which it is asked whether there is a newer one. */
  readonly hit: 'exact' | 'partial' | 'miss' | 'off'
  /** The key that was found. */
  readonly key?: string
  /** It was found under the wanted key and is of no use, or lacks something: a run that may save replaces it. */
  readonly useless?: boolean
  readonly restoredBytes: number
  /** Lookup, transfer and unpacking. */
  readonly restoreMs: number
  /** Absent when nothing was to be saved. */
  readonly saved?: {
    readonly outcome: Saved['outcome']
    readonly bytes: number
    readonly durationMs: number
  }
  /** What was lost and why, or why nothing was saved; one sentence each. */
  readonly remarks: readonly string[]
}

/** Part of report.json. The three hit figures are never mixed: archives, crates, compile units (`report.cargo`). */
export type CacheReport = {
  readonly store: CacheDecision['store']['kind']
  readonly reason: string
  readonly archives: readonly ArchiveReport[]
  /** Crates that a restored archive or the cache folder had, of those in the lock file. */
  readonly crates?: { readonly restored: number; readonly locked: number }
  /** Present when the build was skipped: nothing that goes into the image has changed. */
  readonly unchanged?: { readonly key: string; readonly imageId?: string; readonly digest?: string }
}
