import type { Variant } from '../plan/plan.ts'
import type { Scenario } from './sample.ts'

/** One build of the benchmark, in the order in which they run. */
export type PlannedBuild = {
  readonly variant: Variant
  /** `warm-up` is not counted: what it leaves is what the next ones find. */
  readonly scenario: Scenario | 'warm-up'
  readonly round: number
  readonly changesLine: boolean
}

export type RoundsRequest = {
  readonly variants: readonly Variant[]
  readonly scenarios: readonly Scenario[]
  readonly iterations: number
}

/**
 * All clean builds of a variant come first; then each round changes the line, and builds the same once
 * more for `unchanged`.
 */
export function planRounds({
  variants,
  scenarios,
  iterations,
}: RoundsRequest): readonly PlannedBuild[] {
  const rounds = Array.from({ length: iterations }, (_, at) => at + 1)
  const has = (scenario: Scenario) => scenarios.includes(scenario)
  return variants.flatMap((variant): readonly PlannedBuild[] => {
    const build = (
      scenario: PlannedBuild['scenario'],
      round: number,
      changesLine = false,
    ): PlannedBuild => ({ variant, scenario, round, changesLine })
    const later = rounds.flatMap((round) => [
      ...(has('changed-line') ? [build('changed-line', round, true)] : []),
      ...(has('unchanged') ? [build('unchanged', round)] : []),
    ])
    return [
      ...(has('clean') ? rounds.map((round) => build('clean', round)) : []),
      ...(later.length > 0 ? [build('warm-up', 0)] : []),
      ...later,
    ]
  })
}

/** Nothing of an earlier build; base images stay, as do downloaded crates. */
const FROM_NOTHING = ['--no-cache', '--cache', 'off']

/** After `build`, without the folder. */
export function planBuildArgs(
  { variant, scenario }: Pick<PlannedBuild, 'variant' | 'scenario'>,
  places: { readonly tag: string; readonly reportFile: string },
  options: { readonly platform?: string; readonly others: readonly string[] },
): readonly string[] {
  const isClean = scenario === 'clean'
  return [
    ...['--variant', variant, '--tags', places.tag, '--report', places.reportFile],
    // The images of several platforms fit into no engine's classic store.
    ...(options.platform?.includes(',') ? ['--output', 'type=cacheonly'] : ['--load']),
    ...(options.platform === undefined ? [] : ['--platform', options.platform]),
    ...(isClean ? [...FROM_NOTHING, ...withoutCache(options.others)] : options.others),
  ]
}

/** The user's own choice of a cache is for the other scenarios. */
function withoutCache(args: readonly string[]): readonly string[] {
  return args.filter((arg, at) => !/^--cache(?:=|$)/.test(arg) && args[at - 1] !== '--cache')
}
