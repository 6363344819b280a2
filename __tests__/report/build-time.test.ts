import { makeEntry } from '../../src/comment/make-entry.ts'
import { measureBuildTime } from '../../src/report/build-time.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { aReport, aStage } from '../builders/a-report.ts'

type Stage = readonly [name: 'compile' | 'build' | 'scan', durationMs: number, beforeMs?: number]

/** Stages one after the other, with what they took before where that is known. */
function timeOf(...stages: readonly Stage[]) {
  const durations = stages.flatMap(([name, afterMs, beforeMs]) =>
    beforeMs === undefined ? [] : [{ name, beforeMs, afterMs }],
  )
  const delta = { baseline: { kind: 'none', reason: '' }, platforms: [], budgets: [], remarks: [] }
  const report = {
    stages: stages.map(([name, durationMs]) => aStage(name, 0, durationMs)),
    delta: { ...delta, durations },
  } as Pick<RunReport, 'stages' | 'delta'>
  return measureBuildTime(report)
}

test.each<[string, readonly Stage[], ReturnType<typeof timeOf>]>([
  ['nothing was built', [['scan', 900, 800]], undefined],
  ['no earlier run', [['build', 9_000]], { afterMs: 9_000 }],
  [
    'both stages in both runs',
    [
      ['compile', 38_000, 70_000],
      ['build', 900, 700],
    ],
    { afterMs: 38_900, beforeMs: 70_700 },
  ],
  [
    'a build that is too short to be compared',
    [
      ['compile', 38_000, 70_000],
      ['build', 90],
    ],
    { afterMs: 38_090, beforeMs: 70_000 },
  ],
  [
    'the earlier run did not compile apart',
    [
      ['compile', 38_000],
      ['build', 900, 70_000],
    ],
    { afterMs: 38_900 },
  ],
])('%s', (_, stages, expected) => {
  expect(timeOf(...stages)).toEqual(expected)
})

test('the comment on a pull request tells the same two times', () => {
  const stages = [aStage('compile', 0, 38_000), aStage('build', 38_000, 1_000)]
  const durations = [
    { name: 'compile', beforeMs: 70_000, afterMs: 38_000 },
    { name: 'build', beforeMs: 2_000, afterMs: 1_000 },
  ]
  const delta = { baseline: { kind: 'none', reason: '' }, platforms: [], budgets: [], remarks: [] }
  const report = aReport({
    stages,
    delta: { ...delta, durations } as NonNullable<RunReport['delta']>,
  })
  const place = { key: { job: 'image' }, run: { id: 1, attempt: 1 }, commit: '0a'.repeat(20) }
  expect(makeEntry(report, place).times).toMatchObject({ buildMs: 39_000, buildBeforeMs: 72_000 })
})
