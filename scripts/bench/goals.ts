import { CONTESTANTS, type ContestantId, type Measurement, type RowId } from './contract.ts'
import { bestPeer, secondsOf } from './statistics.ts'

export type Goal = {
  readonly id: string
  /** The best one of the row. */
  readonly peer: ContestantId
  readonly value: number
  readonly limit: number
  readonly unit: string
  readonly met: boolean
}

type GoalRule = {
  readonly id: string
  readonly row: RowId
  readonly contestant: ContestantId
  /** `ratio`: our time for one of the best peer; `added`: our seconds on top of its. */
  readonly measure: 'ratio' | 'added'
  readonly limit: number
  readonly what: string
}

/** Limits of the project's contract. */
export const GOAL_RULES: readonly GoalRule[] = [
  {
    id: 'bump',
    row: 'bump',
    contestant: 'ours',
    measure: 'ratio',
    limit: 0.33,
    what: 'bumped dependency',
  },
  {
    id: 'line-incremental',
    row: 'line',
    contestant: 'ours',
    measure: 'ratio',
    limit: 0.4,
    what: 'one changed line, with incremental state',
  },
  {
    id: 'line-equal',
    row: 'line',
    contestant: 'ours-equal',
    measure: 'ratio',
    limit: 0.9,
    what: 'one changed line, at equal settings',
  },
  { id: 'noop', row: 'noop', contestant: 'ours', measure: 'added', limit: 1, what: 'no-op' },
  { id: 'cold', row: 'cold', contestant: 'ours', measure: 'added', limit: 5, what: 'cold' },
]

export const UNITS = { ratio: '×', added: 's' } as const

export const PEERS: readonly ContestantId[] = CONTESTANTS.filter(({ isPeer }) => isPeer).map(
  ({ id }) => id,
)

/** Medians against the peer with the lowest median. Goals that were not measured are left out. */
export function judge(all: readonly Measurement[]): readonly Goal[] {
  const applications = [...new Set(all.map(({ application }) => application))]
  return applications.flatMap((application) =>
    GOAL_RULES.flatMap((rule) => {
      const ours = secondsOf(all, { application, row: rule.row, contestant: rule.contestant })
      const peer = bestPeer(all, application, rule.row, PEERS)
      if (!ours || !peer) return []
      const isRatio = rule.measure === 'ratio'
      const exact = isRatio ? ours.median / peer.spread.median : ours.median - peer.spread.median
      const value = Number(exact.toFixed(3))
      return [
        {
          id: `${application}-${rule.id}`,
          peer: peer.contestant,
          value,
          limit: rule.limit,
          unit: UNITS[rule.measure],
          met: value <= rule.limit,
        },
      ]
    }),
  )
}
