import { checkBudgetRule } from '../delta/parse-budget.ts'
import type { Check } from './checks.ts'

export const DELTA_CHECKS: Readonly<Record<string, Check>> = { 'size-budget': checkBudgetRule }
