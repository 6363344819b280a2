import type { AttemptsPolicy, NextAttempt, PastAttempt } from '../../src/build/retry.ts'
import { planNextAttempt } from '../../src/build/retry.ts'

const RETRY = { retries: 3, firstDelayMs: 2000, maxDelayMs: 12_000, budgetMs: 60_000 }
const POLICY: Omit<AttemptsPolicy, 'stall'> = { retry: RETRY, timeoutMs: 0 }

/** Attempts of one second each, one after the other, ended by these faults. */
function history(...faults: readonly Partial<PastAttempt>[]): readonly PastAttempt[] {
  return faults.map((fault, index) => ({
    outcome: 'failure',
    startedAtMs: index * 1000,
    endedAtMs: (index + 1) * 1000,
    ...fault,
  }))
}

const DNS = { fault: 'dns', transient: 'yes' } as const
const FRONTEND = {
  fault: 'rate-limit',
  transient: 'yes',
  remedies: ['registry-mirror', 'builtin-frontend'],
} as const
const MEMORY = { fault: 'out-of-memory', transient: 'once', remedies: ['fewer-jobs'] } as const
const DAMAGED = {
  fault: 'blob-damaged',
  transient: 'yes',
  remedies: ['host-images', 'drop-damaged'],
} as const
const CACHE = { fault: 'cache-import', transient: 'once', remedies: ['drop-cache-import'] } as const
const COMPILE = { fault: 'compile-error', isStepFault: true } as const

type Row = readonly [what: string, past: readonly PastAttempt[], expected: Partial<NextAttempt>]

const ROWS: readonly Row[] = [
  ['success', history({ outcome: 'success' }), { kind: 'stop', reason: 'succeeded' }],
  ['cancelled', history({ outcome: 'cancelled' }), { kind: 'stop', reason: 'cancelled' }],
  ['a fault for ever', history(COMPILE), { kind: 'stop', reason: 'permanent' }],
  [
    'a passing one',
    history(DNS),
    { kind: 'retry', delayMs: 1500, attemptLimit: 4, remedies: [], undo: false },
  ],
  ['the second time', history(DNS, DNS), { kind: 'retry', delayMs: 3000 }],
  ['the last time', history(DNS, DNS, DNS), { kind: 'retry', delayMs: 6000, attemptLimit: 4 }],
  ['one too many', history(DNS, DNS, DNS, DNS), { kind: 'stop', reason: 'retries-spent' }],
  ['worth one more try', history(MEMORY), { kind: 'retry', attemptLimit: 2 }],
  ['which was made', history(MEMORY, MEMORY), { kind: 'stop', reason: 'tried-once' }],
  [
    'another that is worth one more',
    history(MEMORY, CACHE),
    { kind: 'retry', attemptLimit: 3, remedies: ['drop-cache-import'] },
  ],
  ['and the first again', history(MEMORY, CACHE, MEMORY), { kind: 'stop', reason: 'tried-once' }],
  [
    'a compile error after a network fault',
    history(DNS, { ...COMPILE, applied: 'registry-mirror' }),
    { kind: 'stop', reason: 'permanent' },
  ],
  [
    'remedies that were applied are not applied again',
    history(CACHE, { ...CACHE, transient: 'yes', applied: 'drop-cache-import' }),
    { kind: 'retry', remedies: [], undo: false },
  ],
  [
    'but what is left of a damaged layer has to go each time',
    history(
      DAMAGED,
      { ...DAMAGED, applied: 'host-images' },
      { ...DAMAGED, applied: 'drop-damaged' },
    ),
    { kind: 'retry', remedies: ['drop-damaged'], undo: false },
  ],
  [
    'a mirror that fails, too, is left again: the next remedy is tried without it',
    history(FRONTEND, { ...FRONTEND, applied: 'registry-mirror' }),
    { kind: 'retry', remedies: ['builtin-frontend'], undo: true },
  ],
  [
    'all remedies applied: only waiting is left',
    history(
      FRONTEND,
      { ...FRONTEND, applied: 'registry-mirror' },
      { ...FRONTEND, applied: 'builtin-frontend' },
    ),
    { kind: 'retry', remedies: [] },
  ],
  [
    'a mirror that lacks the image is taken back',
    history(FRONTEND, { fault: 'image-missing', applied: 'registry-mirror' }),
    { kind: 'retry', remedies: ['builtin-frontend'], undo: true, attemptLimit: 4 },
  ],
  [
    'so is an image with crates that the builder cannot put together',
    history(FRONTEND, { fault: 'image-missing', applied: 'host-crates' }),
    { kind: 'retry', undo: true, attemptLimit: 4 },
  ],
  [
    'a smaller change is not to blame for a fault for ever',
    history(CACHE, { fault: 'copy-source-missing', applied: 'drop-cache-import' }),
    { kind: 'stop', reason: 'permanent' },
  ],
  [
    'what was worth one try had it, also when its remedy is to blame',
    history(
      { ...FRONTEND, transient: 'once' },
      { fault: 'dockerfile-invalid', applied: 'builtin-frontend' },
    ),
    { kind: 'stop', reason: 'tried-once' },
  ],
  [
    'what the server asks for comes first',
    history({ ...DNS, retryAfterMs: 30_000 }),
    { kind: 'retry', delayMs: 30_500 },
  ],
]

test.each(ROWS)('%s', (_what, past, expected) => {
  const nowMs = past.length * 1000
  expect(planNextAttempt(past, POLICY, nowMs, () => 0.5)).toMatchObject(expected)
})

test('the delay is half fixed, half random', () => {
  const delayOf = (random: number) => planNextAttempt(history(DNS), POLICY, 1000, () => random)
  expect(delayOf(0)).toMatchObject({ delayMs: 1000 })
  expect(delayOf(0.999)).toMatchObject({ delayMs: 1999 })
})

test('without retries the first attempt is the last', () => {
  const policy = { ...POLICY, retry: { ...RETRY, retries: 0 } }
  expect(planNextAttempt(history(DNS), policy, 1000, () => 0)).toEqual({
    kind: 'stop',
    reason: 'retries-spent',
  })
})

test.each([
  ['a build of an hour leaves the whole budget', 3_600_000, 3_600_000, 'retry'],
  ['within the budget', 1000, 59_000, 'retry'],
  ['a pause that would end after it', 1000, 60_500, 'stop'],
  ['after it', 1000, 90_000, 'stop'],
])('budget: %s', (_what, firstEndedAtMs, nowMs, kind) => {
  const past = history({ ...DNS, endedAtMs: firstEndedAtMs })
  const next = planNextAttempt(past, POLICY, nowMs, () => 0.5)
  expect(next).toMatchObject(kind === 'stop' ? { kind, reason: 'budget-spent' } : { kind })
})

test.each([
  [10_000, 'retry'],
  [2501, 'retry'],
  [2500, 'stop'],
])('a time limit of %d ms after a second: %s', (timeoutMs, kind) => {
  const next = planNextAttempt(history(DNS), { ...POLICY, timeoutMs }, 1000, () => 0.5)
  expect(next).toMatchObject(kind === 'stop' ? { kind, reason: 'timeout-near' } : { kind })
})
