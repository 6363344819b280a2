import { type BudgetRule, parseBudgetRule } from '../delta/parse-budget.ts'
import type { DeltaRequest } from './delta-request.ts'
import type { Values } from './read-values.ts'

/** What the inputs of delta-inputs.ts say. Rules that are no rules are complained of elsewhere (checks.ts). */
export function readDelta({ text, texts }: Values): DeltaRequest {
  return {
    compare: text('compare') ?? 'auto',
    sizeBudget: texts('size-budget').flatMap((rule): readonly BudgetRule[] => {
      const parsed = parseBudgetRule(rule)
      return parsed.ok ? [parsed.rule] : []
    }),
    sizeBudgetAction: text('size-budget-action') === 'warn' ? 'warn' : 'fail',
  }
}
