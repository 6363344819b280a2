import { BUILD_POLICY } from '../network/backoff.ts'
import type { BuildRequest } from '../request.ts'
import type { AttemptsPolicy, StallLimits } from './retry.ts'
import { STALL_LIMITS } from './retry.ts'

type Asked = Pick<BuildRequest, 'retries' | 'retryBudgetSec' | 'timeoutSec' | 'stallTimeoutSec'>

/** How often and how long a build is tried, as the inputs say. */
export function planAttempts(asked: Asked): AttemptsPolicy {
  return {
    retry: { ...BUILD_POLICY, retries: asked.retries, budgetMs: asked.retryBudgetSec * 1000 },
    stall: planStallLimits(asked.stallTimeoutSec * 1000),
    timeoutMs: asked.timeoutSec * 1000,
  }
}

/** One input for all three: they keep the proportions that they have by default. 0: never. */
function planStallLimits(transferMs: number): StallLimits {
  const factor = transferMs / STALL_LIMITS.transferMs
  return {
    transferMs,
    stepMs: Math.round(STALL_LIMITS.stepMs * factor),
    exportMs: Math.round(STALL_LIMITS.exportMs * factor),
  }
}
