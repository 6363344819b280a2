import type { BuildProgress } from '../../src/build/progress.ts'
import { INITIAL_PROGRESS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import type { StallLimits } from '../../src/build/retry.ts'
import type { WatchLimits, WatchStop } from '../../src/build/stall.ts'
import { createWatchdog } from '../../src/build/stall.ts'
import { describeStop } from '../../src/build/stall-failure.ts'
import type { Stopped } from '../../src/build/watch-build.ts'
import { logOf, statusLine } from './replay.ts'

const ZERO = Date.UTC(2026, 10, 23)
const STALL: StallLimits = { transferMs: 10_000, exportMs: 20_000, stepMs: 30_000 }

const PULL = '[build 1/3] FROM docker.io/library/rust:1@sha256:0123456789abcdef0123456789abcdef'
const RUN = '[build 2/3] RUN cargo build --release'

function running(name: string, completed?: string): object {
  const started = new Date(ZERO).toISOString()
  return { digest: name, name, started, ...(completed && { completed }) }
}

function moved(vertex: string, current: number, id = 'sha256:aa'): object {
  return { vertex, id, current, total: 100 }
}

/** A watchdog that looks four times a second at a build that says these things at these seconds. */
function watch(
  limits: WatchLimits,
  said: readonly (readonly [second: number, status: object | string])[],
  untilSec = 100,
):
  | { readonly stop: WatchStop; readonly second: number; readonly progress: BuildProgress }
  | undefined {
  const dog = createWatchdog(limits, ZERO)
  const waiting = [...said]
  let progress = INITIAL_PROGRESS
  for (let quarter = 1; quarter <= untilSec * 4; quarter++) {
    const second = quarter / 4
    for (let next = waiting[0]; next !== undefined && next[0] <= second; next = waiting[0]) {
      waiting.shift()
      const event = parseProgressLine(typeof next[1] === 'string' ? next[1] : statusLine(next[1]))
      progress = reduce(progress, event, ZERO + second * 1000)
      dog.onEvent(event)
    }
    const stop = dog.onTick(progress, ZERO + second * 1000)
    if (stop !== undefined) return { stop, second, progress }
  }
  return undefined
}

test.each([
  ['nothing at all is heard', [], 10],
  ['only a message of buildx', [[3, '#0 building with "default"']], 13],
  [
    'a download that stands still',
    [[1, { vertexes: [running(PULL)], statuses: [moved(PULL, 1)] }]],
    11,
  ],
  [
    'a download that grows',
    [
      [1, { vertexes: [running(PULL)], statuses: [moved(PULL, 1)] }],
      [9, { statuses: [moved(PULL, 2)] }],
      [18, { statuses: [moved(PULL, 3)] }],
    ],
    28,
  ],
  [
    'a download whose state is repeated',
    [
      [1, { vertexes: [running(PULL)], statuses: [moved(PULL, 1)] }],
      [5, { statuses: [moved(PULL, 1)] }],
      [9, { vertexes: [running(PULL)], statuses: [moved(PULL, 1)] }],
    ],
    11,
  ],
  [
    'a download that begins again from nothing',
    [
      [1, { vertexes: [running(PULL)], statuses: [moved(PULL, 50)] }],
      [9, { statuses: [moved(PULL, 2)] }],
    ],
    19,
  ],
  [
    'layers that are unpacked: BuildKit tells no bytes of that',
    [[1, { vertexes: [running(PULL)], statuses: [moved(PULL, 0, 'extracting sha256:aa')] }]],
    21,
  ],
  ['a push: no bytes either', [[1, { vertexes: [running('exporting to image')] }]], 21],
  ['an export of the cache', [[1, { vertexes: [running('exporting cache to registry')] }]], 21],
  ['a step', [[1, { vertexes: [running(RUN)] }]], 31],
  [
    'a step that prints',
    [
      [1, { vertexes: [running(RUN)] }],
      [20, { logs: [logOf(RUN, '.')] }],
    ],
    50,
  ],
  [
    'a step beside a download: the more patient limit',
    [[1, { vertexes: [running(RUN), running(PULL)] }]],
    31,
  ],
  [
    'a step that is over',
    [
      [1, { vertexes: [running(RUN)] }],
      [5, { vertexes: [running(RUN, new Date(ZERO + 5000).toISOString())] }],
    ],
    15,
  ],
] as const)('a stall is noticed: %s', (_what, said, second) => {
  expect(watch({ stall: STALL }, said)).toMatchObject({ second, stop: { kind: 'stalled' } })
})

const RETRIES = [
  'warning: spurious network error (3 tries remaining): [6] Could not resolve hostname',
  'warning: spurious network error (2 tries remaining): [28] Timeout was reached',
]

/** A log line of the RUN step for each of the seconds. */
function tells(text: string, untilSec: number): (readonly [number, object])[] {
  return Array.from({ length: untilSec }, (_, second) => [
    second + 1,
    { logs: [logOf(RUN, `${text}\n`)] },
  ])
}

test('a tool that only tells of its next try has stalled, one that says anything else has not', () => {
  const begun = [1, { vertexes: [running(RUN)] }] as const
  for (const retry of RETRIES) {
    expect(watch({ stall: STALL }, [begun, ...tells(retry, 99)])?.second).toBe(31)
  }
  expect(watch({ stall: STALL }, [begun, ...tells(' Downloaded serde v1.0.0', 99)])).toBeUndefined()
})

test('without an own limit an export has that of a step', () => {
  const { exportMs: _, ...stall } = STALL
  const said = [[1, { vertexes: [running('exporting to image')] }]] as const
  expect(watch({ stall }, said)?.second).toBe(31)
})

test('a limit of 0 is none', () => {
  const stall = { transferMs: 0, stepMs: 0, exportMs: 0 }
  expect(watch({ stall }, [[1, { vertexes: [running(RUN)] }]])).toBeUndefined()
  expect(watch({ stall: { ...STALL, stepMs: 0 } }, [[1, { vertexes: [running(RUN)] }]])).toBe(
    undefined,
  )
  expect(
    watch({ stall: { ...STALL, transferMs: 0 } }, [[1, { vertexes: [running(RUN)] }]]),
  ).toMatchObject({ second: 31 })
  expect(watch({}, [])).toBeUndefined()
})

test('a machine that slept has not stalled', () => {
  const dog = createWatchdog({ stall: STALL }, ZERO)
  expect(dog.onTick(INITIAL_PROGRESS, ZERO + 250)).toBeUndefined()
  expect(dog.onTick(INITIAL_PROGRESS, ZERO + 3_600_000)).toBeUndefined()
  expect(dog.onTick(INITIAL_PROGRESS, ZERO + 3_600_250)).toBeUndefined()
})

test('the time limit holds whatever goes on', () => {
  const said = Array.from({ length: 20 }, (_, n) => [n, { logs: [logOf(RUN, '.')] }] as const)
  const seen = watch({ stall: STALL, deadlineMs: ZERO + 15_000, timeoutMs: 60_000 }, said)
  expect(seen).toMatchObject({ second: 15, stop: { kind: 'timed-out', afterMs: 60_000 } })
})

function stoppedOf(seen: ReturnType<typeof watch>): Stopped {
  if (seen === undefined) throw new Error('nothing was stopped')
  return { why: seen.stop, progress: seen.progress, atMs: ZERO + seen.second * 1000 }
}

const METADATA = '[internal] load metadata for quay.io/team/base:1'

test.each([
  [
    'no sign of life',
    [],
    {
      remedies: ['recreate-builder'],
      failure: { cause: 'The builder gave no sign of life for 10.0 s.', exitCode: 3, evidence: [] },
    },
  ],
  [
    'metadata',
    [[1, { vertexes: [running(METADATA)] }]],
    {
      fault: 'stalled',
      transient: 'yes',
      host: 'quay.io',
      remedies: ['registry-mirror', 'host-images'],
      failure: {
        cause: `Nothing went on in the build for 10.0 s; \`${METADATA}\` had not ended.`,
        step: METADATA,
        exitCode: 3,
        evidence: [`still running after 11.0 s: ${METADATA}`],
      },
    },
  ],
  [
    'base image',
    [[1, { vertexes: [running(PULL)] }]],
    { host: 'docker.io', remedies: ['registry-mirror', 'host-images'] },
  ],
  [
    'frontend',
    [
      [
        1,
        {
          vertexes: [
            running('resolve image config for docker-image://docker.io/docker/dockerfile:1'),
          ],
        },
      ],
    ],
    { host: 'docker.io', remedies: ['builtin-frontend', 'registry-mirror', 'host-images'] },
  ],
  [
    'cache export',
    [[1, { vertexes: [running('exporting cache to GitHub Actions Cache')] }]],
    {
      fault: 'stalled',
      remedies: ['drop-cache-export'],
      failure: { exitCode: 3 },
    },
  ],
  [
    'cache import',
    [[1, { vertexes: [running('importing cache manifest from r.test/x')] }]],
    { remedies: ['drop-cache-import'] },
  ],
  [
    'a step',
    [[1, { vertexes: [running(RUN)], logs: [logOf(RUN, 'Compiling a\nCompiling b\n')] }]],
    {
      fault: 'stalled',
      transient: 'yes',
      failure: {
        cause:
          'Nothing went on in the build for 30.0 s; `RUN cargo build --release` had not ended.',
        exitCode: 1,
        evidence: [`still running after 31.0 s: ${RUN}`, 'Compiling a', 'Compiling b'],
      },
    },
  ],
] as const)('what is said of a stall: %s', (_what, said, expected) => {
  const seen = watch({ stall: STALL }, said)
  const failure = describeStop(stoppedOf(seen))
  expect(failure).toMatchObject(expected)
})

test('what is said when the time is up', () => {
  const said = [[1, { vertexes: [running(PULL), running(RUN)] }]] as const
  const seen = watch({ deadlineMs: ZERO + 5000, timeoutMs: 1_800_000 }, said)
  const failure = describeStop(stoppedOf(seen))
  expect(failure).toMatchObject({
    fault: 'timed-out',
    failure: {
      cause:
        'The build was not done within the time limit of 30 min 00 s; `RUN cargo build --release` and 1 more had not ended.',
      exitCode: 1,
    },
  })
  expect(failure.transient).toBeUndefined()
})
