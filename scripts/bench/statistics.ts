import { quantile } from '../machine.ts'
import type { ContestantId, Measurement, RowId } from './contract.ts'

export type Spread = {
  readonly median: number
  readonly low: number
  readonly high: number
  readonly count: number
}

/** `undefined` of no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined
  const median = quantile(values, 0.5)
  return { median, low: Math.min(...values), high: Math.max(...values), count: values.length }
}

export type Cell = {
  readonly application: string
  readonly row: RowId
  readonly contestant: ContestantId
}

export function select(all: readonly Measurement[], cell: Cell): readonly Measurement[] {
  return all.filter(
    ({ application, row, contestant }) =>
      application === cell.application && row === cell.row && contestant === cell.contestant,
  )
}

export function secondsOf(all: readonly Measurement[], cell: Cell): Spread | undefined {
  return spreadOf(select(all, cell).map(({ seconds }) => seconds))
}

/** The peer with the lowest median in a row. */
export function bestPeer(
  all: readonly Measurement[],
  application: string,
  row: RowId,
  peers: readonly ContestantId[],
): { readonly contestant: ContestantId; readonly spread: Spread } | undefined {
  const found = peers.flatMap((contestant) => {
    const spread = secondsOf(all, { application, row, contestant })
    return spread ? [{ contestant, spread }] : []
  })
  return found.sort((a, b) => a.spread.median - b.spread.median)[0]
}
