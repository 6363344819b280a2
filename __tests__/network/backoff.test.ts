import { BUILD_POLICY, parseRetryAfterMs, planDelayMs } from '../../src/network/backoff.ts'

const POLICY = { retries: 5, firstDelayMs: 1_000, maxDelayMs: 6_000, budgetMs: 60_000 }

test.each([
  [1, 0, 500],
  [1, 1, 1_000],
  [2, 0.5, 1_500],
  [3, 1, 4_000],
  [4, 0, 3_000],
  [4, 1, 6_000],
  [50, 1, 6_000],
])('delay before retry %i with random %d: %i ms', (retry, random, expected) => {
  expect(planDelayMs(POLICY, retry, () => random)).toBe(expected)
})

test('what the server asks for comes first, a little spread', () => {
  expect(planDelayMs(POLICY, 1, () => 0, 30_000)).toBe(30_000)
  expect(planDelayMs(POLICY, 1, () => 1, 30_000)).toBe(30_500)
})

test('a server that wants hours gets two minutes', () => {
  expect(planDelayMs(POLICY, 1, () => 0, 21_600_000)).toBe(120_000)
})

test('the retries of a build outlast an outage of 20 s, and the last pause is not longer than 12 s', () => {
  const shortest = Array.from({ length: BUILD_POLICY.retries }, (_, index) =>
    planDelayMs(BUILD_POLICY, index + 1, () => 0),
  )
  expect(shortest.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(20_000)
  expect(planDelayMs(BUILD_POLICY, BUILD_POLICY.retries, () => 1)).toBe(12_000)
})

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Mon, 23 Nov 2026 10:00:07 GMT', 7_000],
  ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %p: %p ms', (header, expected) => {
  expect(parseRetryAfterMs(header, Date.UTC(2026, 10, 23, 10, 0, 0))).toBe(expected)
})
