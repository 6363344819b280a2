import { clock } from '../../src/adapters/clock.ts'

const A_DAY_MS = 86_400_000

test('counts from the epoch', () => {
  const before = Date.now()
  const now = clock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})

test('wakes up when the time is over', async () => {
  await expect(clock.sleep(1)).resolves.toBeUndefined()
  await expect(clock.sleep(1, new AbortController().signal)).resolves.toBeUndefined()
})

test('wakes up at once when the signal aborts, or has aborted, without an error', async () => {
  await expect(clock.sleep(A_DAY_MS, AbortSignal.abort())).resolves.toBeUndefined()
  const abort = new AbortController()
  let isAwake = false
  const sleeping = clock.sleep(A_DAY_MS, abort.signal).then(() => {
    isAwake = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isAwake).toBe(false)
  abort.abort(new Error('a reason of its own'))
  await sleeping
  expect(isAwake).toBe(true)
})
