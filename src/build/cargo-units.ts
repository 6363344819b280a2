import type { CargoUnits } from '../report/run-report.ts'
import type { StepLine } from './progress.ts'

/**
 * Compile units as cargo told them, gathered while the log passes by. Our Dockerfiles print one line
 * `cargo-units: {"fresh":70,"compiled":1}` for each run of cargo; of others cargo's own `Compiling`
 * and `Fresh` lines are counted, each package once a step.
 */
export type CargoTally = {
  readonly bySummary: CargoUnits | undefined
  /** By digest of the step. */
  readonly byStep: ReadonlyMap<string, CargoStep>
  /** Packages remembered, over all steps. */
  readonly packageCount: number
}

type CargoStep = {
  /** Packages as `name version`. */
  readonly compiled: ReadonlySet<string>
  readonly fresh: ReadonlySet<string>
}

export const INITIAL_TALLY: CargoTally = {
  bySummary: undefined,
  byStep: new Map(),
  packageCount: 0,
}

/** More than any lock file holds for a few platforms; it bounds what a log can make us remember. */
const MAX_PACKAGES = 10_000

const SUMMARY = /^\s*cargo-units: (\{.*\})\s*$/
/** cargo right-aligns the verb in 12 columns. */
const UNIT = /^ {3,7}(Compiling|Fresh) ([A-Za-z0-9_-]{1,64}) v(\d[0-9A-Za-z.+-]{0,63})(?: |$)/

/** Ends every successful run; alone, it says that nothing had to be compiled. */
const FINISHED = /^ {4}Finished .* target\(s\) in /

/** Takes the lines of one event in. */
export function tallyCargo(tally: CargoTally, lines: readonly StepLine[]): CargoTally {
  return lines.reduce(tallyLine, tally)
}

/** The figures, or undefined when no cargo ran: a cached step prints nothing. */
export function readCargoUnits(tally: CargoTally): CargoUnits | undefined {
  if (tally.bySummary !== undefined) return tally.bySummary
  const steps = [...tally.byStep.values()]
  if (steps.length === 0) return undefined
  const compiled = steps.reduce((sum, step) => sum + step.compiled.size, 0)
  const fresh = steps.reduce((sum, step) => sum + step.fresh.size, 0)
  // Without -v cargo does not tell what is fresh: no line is no zero.
  return fresh === 0 ? { compiled } : { compiled, fresh }
}

function tallyLine(tally: CargoTally, line: StepLine): CargoTally {
  const summary = SUMMARY.exec(line.text)?.[1]
  if (summary !== undefined) return addSummary(tally, summary)
  const known = tally.byStep.get(line.digest)
  const step = known ?? { compiled: new Set(), fresh: new Set() }
  if (known === undefined && FINISHED.test(line.text)) return putStep(tally, line.digest, step)
  const [, verb, name, version] = UNIT.exec(line.text) ?? []
  if (verb === undefined || tally.packageCount >= MAX_PACKAGES) return tally
  const set = verb === 'Fresh' ? step.fresh : step.compiled
  const unit = `${name} ${version}`
  if (set.has(unit)) return tally
  const changed = new Set(set).add(unit)
  const next = verb === 'Fresh' ? { ...step, fresh: changed } : { ...step, compiled: changed }
  return { ...putStep(tally, line.digest, next), packageCount: tally.packageCount + 1 }
}

function putStep(tally: CargoTally, digest: string, step: CargoStep): CargoTally {
  return { ...tally, byStep: new Map(tally.byStep).set(digest, step) }
}

function addSummary(tally: CargoTally, json: string): CargoTally {
  const units = parseSummary(json)
  if (units === undefined) return tally
  const before = tally.bySummary ?? { compiled: 0, fresh: 0 }
  return {
    ...tally,
    bySummary: {
      compiled: before.compiled + units.compiled,
      fresh: (before.fresh ?? 0) + units.fresh,
    },
  }
}

function parseSummary(json: string): { compiled: number; fresh: number } | undefined {
  try {
    const { compiled, fresh }: { compiled?: unknown; fresh?: unknown } = JSON.parse(json)
    return isCount(compiled) && isCount(fresh) ? { compiled, fresh } : undefined
  } catch {
    return undefined
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
