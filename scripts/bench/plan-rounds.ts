import type { Application } from './applications.ts'
import { CONTESTANTS, type ContestantId, isMeasured, ROWS, type RowId } from './contract.ts'

export type Selection = {
  readonly rounds: number
  /** Empty: all. */
  readonly rows: readonly RowId[]
  readonly contestants: readonly ContestantId[]
}

export type Step = {
  readonly round: number
  readonly application: Application
  readonly row: RowId
  readonly contestant: ContestantId
}

/**
 * Everything that is to be measured, in order. Each round begins with another contestant, so that
 * none always finds the warmer machine.
 */
export function planRounds(
  applications: readonly Application[],
  { rounds, rows, contestants }: Selection,
): readonly Step[] {
  const isWanted = ({ application, row, contestant, round }: Step) =>
    (rows.length === 0 || rows.includes(row)) &&
    (contestants.length === 0 || contestants.includes(contestant)) &&
    application.rows.includes(row) &&
    isMeasured(row, contestant, round)
  return Array.from({ length: rounds }, (_, index) =>
    applications.flatMap((application) => planRound(application, index + 1)),
  )
    .flat()
    .filter(isWanted)
}

function planRound(application: Application, round: number): readonly Step[] {
  const contestants = rotate(CONTESTANTS, round - 1)
  return ROWS.flatMap(({ id: row }) =>
    contestants.map(({ id: contestant }) => ({ round, application, row, contestant })),
  )
}

function rotate<T>(list: readonly T[], by: number): readonly T[] {
  const at = by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}
