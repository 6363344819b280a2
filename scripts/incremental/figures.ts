import { quantile } from '../machine.ts'

/** Of one application compiled in one way. Lists have a figure for each round. */
export type Figures = {
  readonly application: string
  readonly variant: string
  readonly binaryBytes: number
  /** Executed in user space for the work. */
  readonly instructions: readonly number[]
  /** Of the processor, for the work. */
  readonly workSeconds: readonly number[]
  /** From a changed line to the program: by the clock, and of the processor. Empty: not measured. */
  readonly rebuildSeconds: readonly number[]
  readonly rebuildCpuSeconds: readonly number[]
}

/** Of what cachegrind says at its end. */
export function parseInstructions(stderr: string): number {
  const [, digits] = /I\s+refs:\s+([\d,]+)/.exec(stderr) ?? []
  if (digits === undefined) throw new Error(`cachegrind told no instructions:\n${stderr}`)
  return Number(digits.replaceAll(',', ''))
}

/** Ticks of a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100

/** Seconds of the processor that the ended children of a process took, of its /proc/PID/stat. */
export function parseChildSeconds(stat: string): number {
  // The name of a program may hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[13]), Number(fields[14])]
  if (!Number.isFinite(user + system)) throw new Error(`no /proc/PID/stat: ${stat}`)
  return (user + system) / TICKS
}

export type Ratio = { readonly median: number; readonly low: number; readonly high: number }

/** Round by round, so that what else the machine did in a round counts for both. `undefined` of no rounds. */
export function ratioOf(values: readonly number[], base: readonly number[]): Ratio | undefined {
  if (values.length === 0) return undefined
  if (values.length !== base.length)
    throw new Error(`${values.length} rounds beside ${base.length}`)
  const ratios = values.map((value, round) => value / (base[round] ?? 0))
  return { median: quantile(ratios, 0.5), low: Math.min(...ratios), high: Math.max(...ratios) }
}
