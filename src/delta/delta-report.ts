import type { Size } from '../report/image-report.ts'

/** What this run changes against an earlier one: part of report.json. Names of files and crates are untrusted text. */
export type DeltaReport = {
  /** What it is compared with; `none` says why. */
  readonly baseline: Baseline
  readonly platforms: readonly PlatformDelta[]
  /** Noisy by nature; only of baselines that are reports. */
  readonly durations?: readonly {
    readonly name: string
    readonly beforeMs: number
    readonly afterMs: number
  }[]
  /** Hit figures before and after, where both runs have them. */
  readonly cache?: readonly {
    readonly name: 'units-fresh' | 'crates-restored'
    readonly before: { readonly part: number; readonly total: number }
    readonly after: { readonly part: number; readonly total: number }
  }[]
  /** One for every rule of `size-budget`. */
  readonly budgets: readonly BudgetResult[]
  /** What could not be compared and why, one sentence each. */
  readonly remarks: readonly string[]
}

export type Baseline =
  /** The report of an earlier run: of the merge base, or of the newest commit before it that has one. */
  | {
      readonly kind: 'report'
      readonly origin: 'cache' | 'artifact' | 'file'
      readonly commit?: string
      readonly digest?: string
      /** Commits between it and the merge base, when known; 0 for the merge base itself. */
      readonly commitsBehind?: number
    }
  | {
      readonly kind: 'image'
      readonly reference: string
      readonly digest?: string
      readonly commit?: string
    }
  | { readonly kind: 'none'; readonly reason: string }

export type SizePair = { readonly before?: Size; readonly after: Size }

export type PlatformDelta = {
  readonly platform: string
  /** Where this platform is compared with something else than the first one. */
  readonly baseline?: Baseline
  readonly total: SizePair
  readonly base?: SizePair
  readonly own?: SizePair
  /** Of our own layers, largest change first; at most 50. Sizes unpacked. */
  readonly files?: readonly FileDelta[]
  /** Of the binary, largest change first; at most 50. Estimated from symbols; absent where there are none. */
  readonly crates?: readonly CrateDelta[]
}

export type FileDelta = {
  /** In the image, without a leading slash. One that several layers hold counts once for each: so it travels. */
  readonly path: string
  readonly beforeBytes?: number
  readonly afterBytes?: number
}

export type CrateDelta = {
  readonly name: string
  readonly beforeBytes?: number
  readonly afterBytes?: number
}

/** A rule such as `compressed<=20MB` or `growth<=5%`. */
export type BudgetResult = {
  /** As given. */
  readonly rule: string
  readonly platform: string
  readonly outcome: 'kept' | 'exceeded' | 'not-known'
  readonly action: 'warn' | 'fail'
  /** One sentence with the figures. */
  readonly sentence: string
}
