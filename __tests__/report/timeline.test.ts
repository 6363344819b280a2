import { pickRows, shortStepName, type TimelineRow, timelineOf } from '../../src/report/timeline.ts'
import { aReport, aStage, aStep } from '../builders/a-report.ts'
import { threeAttempts } from '../builders/network-reports.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import { cancelled, compileError, minimalSuccess } from '../builders/sample-reports.ts'

function brief({ kind, name, startMs, durationMs, outcome }: TimelineRow): string {
  return `${kind} ${name}: ${startMs} +${durationMs} ${outcome}`
}

test('attempts follow each other from the start of the build, each after its wait', () => {
  const report = aReport({
    stages: [aStage('plan', 0, 100), aStage('build', 100, 60_000)],
    attempts: [
      { number: 1, durationMs: 10_000, outcome: 'failure' },
      { number: 2, durationMs: 20_000, outcome: 'failure', waitedMs: 2000 },
      { number: 3, durationMs: 5000, outcome: 'success', waitedMs: 4000 },
    ],
    steps: [aStep('[build 1/1] RUN true', 500, 4000)],
  })
  const { attempts, steps } = timelineOf(report)
  expect(attempts.map(brief)).toEqual([
    'attempt attempt 1: 100 +10000 failed',
    'wait wait before attempt 2: 10100 +2000 done',
    'attempt attempt 2: 12100 +20000 failed',
    'wait wait before attempt 3: 32100 +4000 done',
    'attempt attempt 3: 36100 +5000 done',
  ])
  // Steps are those of the last attempt, counted from its start.
  expect(steps.map(brief)).toEqual(['step [build 1/1] RUN true: 36600 +4000 done'])
})

test('a build that passed at once has no attempts to tell, and its steps start with it', () => {
  const { attempts, steps } = timelineOf(minimalSuccess)
  expect(attempts).toEqual([])
  expect(steps.at(0)?.startMs).toBe(2430 + 10)
  expect(steps.filter(({ outcome }) => outcome === 'cached')).toHaveLength(5)
})

test.each([
  ['the stage and the step that failed', compileError, ['build'], 1],
  ['no stage of a run that passed', minimalSuccess, [], 0],
])('marks %s', (_, report, stages, steps) => {
  const timeline = timelineOf(report)
  const failed = timeline.stages.filter(({ outcome }) => outcome === 'failed')
  expect(failed.map(({ name }) => name)).toEqual(stages)
  expect(timeline.steps.filter(({ outcome }) => outcome === 'failed')).toHaveLength(steps)
})

test('a cancelled run ended in its last stage', () => {
  expect(timelineOf(cancelled).stages.at(-1)).toMatchObject({ name: 'build', outcome: 'cancelled' })
})

test('nothing starts before the run, whatever its clocks say', () => {
  const random = makeRandom(71)
  for (let run = 0; run < 60; run += 1) {
    const { stages, attempts, steps } = timelineOf(randomReport(random))
    for (const { startMs } of [...stages, ...attempts, ...steps]) {
      expect(startMs).toBeGreaterThanOrEqual(0)
    }
  }
})

const row = (durationMs: number, outcome: TimelineRow['outcome'] = 'done', startMs = 0) =>
  ({ kind: 'step', name: `${durationMs}`, startMs, durationMs, outcome }) as const

test('shown is what takes a second or a hundredth of the run, or failed; the rest is summed', () => {
  const rows = [row(999), row(1000), row(5, 'failed'), row(0, 'cached'), row(0, 'cached'), row(2)]
  const { shown, rest } = pickRows(rows, 100_000)
  expect(shown).toEqual([rows[1], rows[2]])
  expect(rest).toEqual({ count: 4, cached: 2, durationMs: 1001 })
  expect(pickRows(rows, 10_000).shown).toEqual([rows[0], rows[1], rows[2]])
})

test('of too many the longest are shown, and always the failed one, in their order', () => {
  const rows = [row(2000), row(9000), row(1, 'failed'), row(5000)]
  expect(pickRows(rows, 10_000, 2).shown).toEqual([rows[1], rows[2]])
  expect(pickRows(rows, 10_000, 0)).toMatchObject({ shown: [], rest: { count: 4 } })
})

test('every step is either shown or counted', () => {
  const { steps, durationMs } = timelineOf(threeAttempts)
  const { shown, rest } = pickRows(steps, durationMs, 3)
  expect(shown.length + rest.count).toBe(steps.length)
})

test.each([
  [
    '[build 3/3] RUN --mount=type=cache,target=/x --network=none cargo build',
    '[build 3/3] RUN cargo build',
  ],
  ['COPY --from=build --chown=1:1 /out /app', 'COPY /out /app'],
  ['[internal] load build context', '[internal] load build context'],
  ['[a 1/2] RUN cargo build --release', '[a 1/2] RUN cargo build --release'],
  ['', ''],
])('%j is %j in short', (name, short) => {
  expect(shortStepName(name)).toBe(short)
})
