import type { Variant } from '../plan/plan.ts'
import { countCached } from '../report/highlights.ts'
import type { RunReport } from '../report/run-report.ts'

/**
 * `clean`: nothing of the application or its dependencies is there. `changed-line`: one line of the main
 * source file is another than in the build before. `unchanged`: nothing is.
 */
export const SCENARIOS = ['clean', 'changed-line', 'unchanged'] as const
export type Scenario = (typeof SCENARIOS)[number]

export const VARIANTS: readonly Variant[] = ['prod', 'dev', 'minimal']

/** One measured build. */
export type Sample = {
  readonly variant: Variant
  readonly scenario: Scenario
  /** From 1. */
  readonly round: number
  /** Of the whole run, from the start of the program to the image in the engine. */
  readonly durationMs: number
  /** The build was skipped, as its input was known. */
  readonly isSkipped: boolean
  /** Steps of the Dockerfile; those that BuildKit adds are never cached. */
  readonly steps: Share
  /**
   * Units of cargo; absent where no compile step ran, or the log does not say, and of clean builds: there
   * one step finds fresh what another has compiled a moment ago.
   */
  readonly units?: Share
  /** Uncompressed; of the first platform. */
  readonly imageBytes?: number
  readonly compiledIn?: NonNullable<RunReport['compile']>['kind']
}

/** How many of all were there already. */
export type Share = { readonly there: number; readonly total: number }

export function toSample(
  { variant, scenario, round }: Pick<Sample, 'variant' | 'scenario' | 'round'>,
  report: RunReport,
): Sample {
  const { cargo, image, compile, cache } = report
  const steps = report.steps.filter(({ stage }) => stage !== undefined)
  const imageBytes = image?.platforms[0]?.total.unpackedBytes ?? undefined
  return {
    variant,
    scenario,
    round,
    durationMs: report.durationMs,
    isSkipped: cache?.unchanged !== undefined,
    steps: { there: countCached(steps), total: steps.length },
    ...(cargo?.fresh === undefined || scenario === 'clean'
      ? {}
      : { units: { there: cargo.fresh, total: cargo.fresh + cargo.compiled } }),
    ...(imageBytes === undefined ? {} : { imageBytes }),
    ...(compile === undefined ? {} : { compiledIn: compile.kind }),
  }
}
