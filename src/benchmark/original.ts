import type { Variant } from '../plan/plan.ts'
import type { Scenario } from './sample.ts'

/**
 * What the original scripts tell of themselves, on a machine and with an application of their own: to be
 * looked at beside a measurement, not to be compared with it. Of an unchanged build they tell nothing.
 */
export const ORIGINAL: Readonly<
  Record<
    Variant,
    { readonly cleanMs: number; readonly incrementalMs: number; readonly hitShare: number }
  >
> = {
  prod: { cleanMs: 270_000, incrementalMs: 25_000, hitShare: 0.85 },
  dev: { cleanMs: 225_000, incrementalMs: 15_000, hitShare: 0.9 },
  minimal: { cleanMs: 315_000, incrementalMs: 30_000, hitShare: 0.8 },
}

/** Median time in that scenario; `undefined` where nothing is told. */
export function originalMs(variant: Variant, scenario: Scenario): number | undefined {
  switch (scenario) {
    case 'clean':
      return ORIGINAL[variant].cleanMs
    case 'changed-line':
      return ORIGINAL[variant].incrementalMs
    case 'unchanged':
      return undefined
  }
}

export const ORIGINAL_NOTE =
  'original: what the scripts before this tool tell of another machine and another application.'
