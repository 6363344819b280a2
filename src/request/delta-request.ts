import type { BudgetRule } from '../delta/parse-budget.ts'

/** What a run is compared with, and how large an image may get. */
export type DeltaRequest = {
  /** `auto`, `off` or the path of a report.json, relative to the workspace. */
  readonly compare: string
  readonly sizeBudget: readonly BudgetRule[]
  /** Of rules that name none. */
  readonly sizeBudgetAction: 'warn' | 'fail'
}
