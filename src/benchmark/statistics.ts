import type { Variant } from '../plan/plan.ts'
import { type Sample, SCENARIOS, type Scenario, type Share, VARIANTS } from './sample.ts'

/** Of one variant in one scenario, over all rounds. */
export type Row = {
  readonly variant: Variant
  readonly scenario: Scenario
  readonly rounds: number
  readonly medianMs: number
  readonly fastestMs: number
  readonly slowestMs: number
  /** Slowest less fastest, as a part of the median. */
  readonly spread: number
  /** Of the round whose time is nearest to the median. */
  readonly steps: Share
  readonly units?: Share
  readonly imageBytes?: number
  readonly isSkipped: boolean
}

/** In the order of variants and scenarios; those that were not measured are left out. */
export function summarize(samples: readonly Sample[]): readonly Row[] {
  return VARIANTS.flatMap((variant) =>
    SCENARIOS.flatMap((scenario) => {
      const rounds = samples.filter((one) => one.variant === variant && one.scenario === scenario)
      return rounds.length === 0 ? [] : [summarizeRounds(variant, scenario, rounds)]
    }),
  )
}

function summarizeRounds(variant: Variant, scenario: Scenario, rounds: readonly Sample[]): Row {
  const times = rounds.map(({ durationMs }) => durationMs)
  const medianMs = median(times)
  const [fastestMs, slowestMs] = [Math.min(...times), Math.max(...times)]
  const distance = ({ durationMs }: Sample) => Math.abs(durationMs - medianMs)
  const [typical] = [...rounds].sort((a, b) => distance(a) - distance(b))
  return {
    variant,
    scenario,
    rounds: rounds.length,
    medianMs,
    fastestMs,
    slowestMs,
    spread: medianMs === 0 ? 0 : (slowestMs - fastestMs) / medianMs,
    steps: typical?.steps ?? { there: 0, total: 0 },
    ...(typical?.units ? { units: typical.units } : {}),
    ...(typical?.imageBytes === undefined ? {} : { imageBytes: typical.imageBytes }),
    isSkipped: typical?.isSkipped ?? false,
  }
}

/** The middle one, or the mean of the two in the middle; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ]
  return (low + high) / 2
}
