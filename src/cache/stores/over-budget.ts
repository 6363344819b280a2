import { formatBytes } from '../../report/format.ts'
import { type Lost, lost } from './watch-call.ts'

/** An archive that has no place in a store whatever makes way for it. */
export function overBudget(sizeBytes: number, budgetBytes: number): Lost {
  return lost(
    `The archive takes ${formatBytes(sizeBytes)}, which is more than cache-budget (${formatBytes(budgetBytes)}).`,
  )
}
