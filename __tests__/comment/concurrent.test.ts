import { setTimeout as delay } from 'node:timers/promises'
import { COMMENT_POLICY } from '../../src/comment/ask-patiently.ts'
import { postEntries } from '../../src/comment/post-entries.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import type { Clock } from '../../src/ports.ts'
import { makeRandom } from '../builders/random.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { startGitHub } from './github-server.ts'
import { anEntry, aPosting, PAGE } from './scene.ts'
import { simulatedGitHub } from './simulated-github.ts'
import { virtualTime } from './virtual-time.ts'

function jobsIn(body = ''): readonly string[] {
  return parseState(body)
    .entries.map(({ key }) => key.job)
    .toSorted()
}

function jobsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `job-${String(at).padStart(2, '0')}`)
}

/** All of it is computing; a loaded machine takes its time. */
const LIMIT_MS = 120_000

type Trouble = {
  readonly jobs: number
  /** Over how long they begin. */
  readonly spreadMs: number
  readonly latencyMs: readonly [least: number, most: number]
  /** Chance of a write whose answer is lost. */
  readonly flakiness: number
}

async function simulate(
  { jobs, spreadMs, latencyMs: [least, most], flakiness }: Trouble,
  seed: number,
) {
  const random = makeRandom(seed)
  const { clock, run } = virtualTime()
  const { api, comments } = simulatedGitHub({
    clock,
    latencyMs: () => least + random() * (most - least),
    flakiness: () => {
      if (random() >= flakiness) return undefined
      return random() < 0.5 ? 'done' : 'not-done'
    },
  })
  const signal = new AbortController().signal
  const reports = await run(
    Promise.all(
      jobsOf(jobs).map(async (job) => {
        await clock.sleep(random() * spreadMs)
        const patience = { clock, random, signal, policy: COMMENT_POLICY, startedAtMs: clock.now() }
        const posting = { api, pullRequest: 7, page: PAGE, patience }
        return postEntries([anEntry({ job, run: 101 })], posting)
      }),
    ),
  )
  return { lost: reports.filter(({ outcome }) => outcome === 'lost').length, comments }
}

/** Half a request takes 40 to 260 ms on an ordinary day. */
const ORDINARY = [40, 260] as const

test.each<[string, Trouble, number]>([
  ['two jobs at once', { jobs: 2, spreadMs: 0, latencyMs: ORDINARY, flakiness: 0 }, 25],
  ['a matrix of ten', { jobs: 10, spreadMs: 0, latencyMs: ORDINARY, flakiness: 0 }, 4],
  ['jobs one after the other', { jobs: 6, spreadMs: 6_000, latencyMs: ORDINARY, flakiness: 0 }, 8],
  ['answers that get lost', { jobs: 6, spreadMs: 3_000, latencyMs: ORDINARY, flakiness: 0.2 }, 8],
  ['a slow GitHub', { jobs: 5, spreadMs: 5_000, latencyMs: [300, 1_500], flakiness: 0 }, 8],
])(
  '%s: one comment with the rows of all, whatever the order of requests',
  async (_, trouble, runs) => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const { lost, comments } = await simulate(trouble, seed)
      const rows = comments.map(({ body }) => jobsIn(body))
      expect({ seed, lost, rows }).toEqual({ seed, lost: 0, rows: [jobsOf(trouble.jobs)] })
    }
  },
  LIMIT_MS,
)

test.each([
  [40, 1_000],
  // Twice two seconds, and half as long again: another job may be as slow.
  [1_000, 6_000],
])(
  'with %i ms each way, the look at what was written comes after %i ms',
  async (latencyMs, expected) => {
    const { clock, slept } = fakeClock()
    const { api } = simulatedGitHub({ clock, latencyMs: () => latencyMs })
    const signal = new AbortController().signal
    const patience = { clock, random: () => 0, signal, policy: COMMENT_POLICY, startedAtMs: 0 }
    await postEntries([anEntry()], { api, pullRequest: 7, page: PAGE, patience })
    expect(slept.filter((durationMs) => durationMs !== latencyMs)).toEqual([expected])
  },
)

/** A fiftieth of the time that is waited; a comment is worth any time. */
const FAST: Clock = {
  now: () => performance.now(),
  sleep: async (durationMs) => void (await delay(durationMs / 50)),
}

test(
  'eight jobs at once, over HTTP',
  async () => {
    const random = makeRandom(8)
    const server = await startGitHub({ latencyMs: () => random() * 10 })
    const reports = await Promise.all(
      jobsOf(8).map(async (job, seed) => {
        const patience = { clock: FAST, startedAtMs: FAST.now() }
        const posting = await aPosting(server, { seed, patience }).open()
        return postEntries([anEntry({ job, run: 101 })], posting)
      }),
    )
    await server.stop()
    expect(server.problems).toEqual([])
    expect(server.comments.map(({ body }) => jobsIn(body))).toEqual([jobsOf(8)])
    const outcomes = reports.map(({ outcome }) => outcome)
    expect(outcomes.filter((one) => one === 'created')).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'updated')).toHaveLength(7)
  },
  LIMIT_MS,
)
