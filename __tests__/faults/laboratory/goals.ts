import type { Pair } from './run-pairs.ts'

export type Goal = {
  readonly id: string
  readonly value: number
  readonly limit: number
  readonly unit: string
  readonly met: boolean
}

const RECOVERED_WITHIN_SECONDS = 15
const PERMANENT_DELAY_SECONDS = 2

export function judgeGoals(pairs: readonly Pair[]): readonly Goal[] {
  const right = pairs.filter(({ wrong }) => wrong.length === 0).length
  const share = pairs.length === 0 ? 0 : right / pairs.length
  const hangs = pairs.filter(({ ours }) => ours.outcome === 'hung').length
  return [
    {
      id: 'decisions-right',
      value: round(share),
      limit: 1,
      unit: 'of all',
      met: right === pairs.length,
    },
    atMost('recovered-within', highest(pairs, 'secondsAfterOutage'), RECOVERED_WITHIN_SECONDS, 's'),
    atMost(
      'permanent-delay',
      highest(pairs, 'permanentDelaySeconds'),
      PERMANENT_DELAY_SECONDS,
      's',
    ),
    atMost('hangs', hangs, 0, 'builds'),
  ]
}

export function formatGoal({ id, value, limit, unit, met }: Goal): string {
  return `${met ? 'met' : 'NOT MET'}: ${id} ${value} ${unit} (limit ${limit} ${unit})`
}

function highest(
  pairs: readonly Pair[],
  key: 'secondsAfterOutage' | 'permanentDelaySeconds',
): number {
  return Math.max(0, ...pairs.map((pair) => pair[key] ?? 0))
}

function atMost(id: string, value: number, limit: number, unit: string): Goal {
  return { id, value: round(value), limit, unit, met: value <= limit }
}

function round(value: number): number {
  return Number(value.toFixed(3))
}
