import { makeServiceBudget } from '../../../src/cache/stores/service-budget.ts'
import { type CallWatch, watchCall } from '../../../src/cache/stores/watch-call.ts'
import type { Clock } from '../../../src/ports.ts'

/** Time that passes only by the sleeping of who watches; a call acts when it comes to its time. */
function scene(limits: { readonly askMs?: number; readonly stallMs?: number } = {}) {
  let nowMs = 0
  let slept = 0
  const events: { readonly atMs: number; readonly act: () => void }[] = []
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (durationMs, signal) => {
      // As a timer: what is ready goes first.
      await new Promise(setImmediate)
      if (signal?.aborted) return
      slept += 1
      nowMs += durationMs
      for (const event of events.splice(0)) {
        if (event.atMs <= nowMs) event.act()
        else events.push(event)
      }
    },
  }
  const budget = makeServiceBudget(clock, 10_000)
  const { signal } = new AbortController()
  return {
    clock,
    budget,
    nowMs: () => nowMs,
    slept: () => slept,
    at: (atMs: number) => new Promise<void>((act) => events.push({ atMs, act })),
    watch: <T>(call: (watch: CallWatch, given: AbortSignal) => Promise<T>, by = signal) =>
      watchCall(call, {
        budget,
        clock,
        limits: { askMs: 10_000, stallMs: 10_000, leastBytes: 100, tickMs: 100, ...limits },
        signal: by,
        tell: (phase) => `nothing while ${phase}`,
      }),
  }
}

const never = new Promise<never>(() => {})

test('a call that gets on is left alone, however long it takes', async () => {
  const it = scene()
  const result = await it.watch(async (watch) => {
    watch.enter('asking')
    await it.at(9_000)
    watch.enter('moving')
    for (let second = 1; second <= 60; second++) {
      await it.at(9_000 + second * 9_000)
      watch.moved(second * 100)
    }
    watch.enter('working')
    await it.at(2_000_000)
    return 'value'
  })
  expect(result).toEqual({ kind: 'done', value: 'value' })
  expect(it.budget.cause()).toBeUndefined()
  expect(it.budget.remainingMs()).toBe(10_000)
})

test('what a call throws is thrown', async () => {
  const it = scene()
  const failing = it.watch(async () => {
    throw new Error('of the call')
  })
  await expect(failing).rejects.toThrow('of the call')
})

test('nothing ticks on after the end', async () => {
  const it = scene()
  await it.watch(async () => 'value')
  const slept = it.slept()
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(it.slept()).toBe(slept)
})

describe('given up', () => {
  test('without an answer: after 10 s, the call is told, nobody asks again', async () => {
    const it = scene()
    let given: AbortSignal | undefined
    const result = await it.watch(async (watch, signal) => {
      given = signal
      watch.enter('asking')
      return never
    })
    expect(result).toEqual({ kind: 'dead', cause: 'nothing while asking' })
    expect(it.nowMs()).toBe(10_100)
    expect(given?.aborted).toBe(true)
    expect(it.budget.remainingMs()).toBe(0)
    const next = await it.watch(async () => 'asked')
    expect(next).toEqual({ kind: 'dead', cause: 'nothing while asking' })
  })

  test('asking again goes on with the same time', async () => {
    const it = scene()
    const left: number[] = []
    await it.watch(async (watch) => {
      watch.enter('asking')
      await it.at(6_000)
      watch.enter('asking')
      left.push(watch.remainingMs())
      return never
    })
    expect(left).toEqual([4_000])
    expect(it.nowMs()).toBe(10_100)
  })

  test('a trickle is as good as nothing', async () => {
    const it = scene()
    const result = await it.watch(async (watch) => {
      watch.enter('moving')
      for (let second = 1; ; second++) {
        await it.at(second * 1_000)
        watch.moved(second)
      }
    })
    expect(result).toEqual({ kind: 'dead', cause: 'nothing while moving' })
    expect(it.nowMs()).toBe(10_100)
  })

  test('by another call: who still asks ends, who gets bytes goes on', async () => {
    const it = scene()
    const dead = it.watch(async (watch) => {
      watch.enter('asking')
      await it.at(3_000)
      watch.foundDead('refused')
      return 'told'
    })
    const asking = it.watch(async (watch) => {
      await it.at(2_000)
      watch.enter('asking')
      return never
    })
    const moving = it.watch(async (watch) => {
      watch.enter('moving')
      await it.at(4_000)
      watch.moved(1_000)
      await it.at(8_000)
      return 'whole'
    })
    expect(await Promise.all([dead, asking, moving])).toEqual([
      { kind: 'done', value: 'told' },
      { kind: 'dead', cause: 'refused' },
      { kind: 'done', value: 'whole' },
    ])
  })

  test('calls that begin one after the other share the ten seconds', async () => {
    const it = scene()
    const ask = (atMs: number) =>
      it.watch(async (watch) => {
        await it.at(atMs)
        watch.enter('asking')
        return never
      })
    await Promise.all([ask(0), ask(4_000), ask(8_000)])
    // Three sleepers make the time here pass in steps of 300 ms.
    expect(it.nowMs()).toBeLessThan(11_000)
  })

  test('the run is cancelled', async () => {
    const it = scene()
    const controller = new AbortController()
    const result = it.watch(async () => never, controller.signal)
    controller.abort()
    expect(await result).toEqual({ kind: 'aborted' })
    expect(await it.watch(async () => 'asked', controller.signal)).toEqual({ kind: 'aborted' })
  })
})

test('waiting at the same time counts once, also where it overlaps in part', () => {
  let nowMs = 0
  const budget = makeServiceBudget({ now: () => nowMs }, 10_000)
  const first = budget.wait()
  nowMs = 1_000
  const second = budget.wait()
  nowMs = 3_000
  second('the second')
  expect(budget.remainingMs()).toBe(7_000)
  nowMs = 4_000
  first('the first')
  nowMs = 9_000
  const good = budget.wait()
  nowMs = 9_500
  expect(budget.remainingMs()).toBe(5_500)
  good()
  expect(budget.remainingMs()).toBe(6_000)
  expect(budget.cause()).toBe('the second')
})
