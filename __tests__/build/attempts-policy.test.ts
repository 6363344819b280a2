import { planAttempts } from '../../src/build/attempts-policy.ts'
import { STALL_LIMITS } from '../../src/build/retry.ts'

const ASKED = { retries: 6, retryBudgetSec: 600, timeoutSec: 0, stallTimeoutSec: 180 }

test('the defaults of the inputs', () => {
  expect(planAttempts(ASKED)).toEqual({
    retry: { retries: 6, firstDelayMs: 2_000, maxDelayMs: 12_000, budgetMs: 600_000 },
    stall: STALL_LIMITS,
    timeoutMs: 0,
  })
})

test('seconds become milliseconds; the limits of a stall keep their proportions', () => {
  expect(
    planAttempts({ retries: 0, retryBudgetSec: 30, timeoutSec: 90, stallTimeoutSec: 18 }),
  ).toMatchObject({
    retry: { retries: 0, budgetMs: 30_000 },
    stall: { transferMs: 18_000, stepMs: 90_000, exportMs: 60_000 },
    timeoutMs: 90_000,
  })
})

test('0 is never, for each of them', () => {
  expect(planAttempts({ ...ASKED, stallTimeoutSec: 0 }).stall).toEqual({
    transferMs: 0,
    stepMs: 0,
    exportMs: 0,
  })
})
