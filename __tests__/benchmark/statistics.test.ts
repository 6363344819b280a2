import { toSample } from '../../src/benchmark/sample.ts'
import { median, summarize } from '../../src/benchmark/statistics.ts'
import { aReport } from '../builders/a-report.ts'
import { aSample } from './samples.ts'

test.each([
  [[], 0],
  [[7], 7],
  [[1, 9], 5],
  [[9, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('rows come in the order of variants and scenarios; spread is that of all rounds', () => {
  const units = { there: 170, total: 178 }
  const rows = summarize([
    aSample({ durationMs: 50_000 }),
    aSample({ durationMs: 70_000, round: 2, steps: { there: 3, total: 20 } }),
    aSample({ durationMs: 60_000, round: 3, units }),
    aSample({ variant: 'prod', scenario: 'unchanged', durationMs: 900 }),
  ])
  expect(rows.map(({ variant, scenario }) => `${variant} ${scenario}`)).toEqual([
    'prod unchanged',
    'minimal clean',
  ])
  expect(rows[1]).toMatchObject({
    rounds: 3,
    medianMs: 60_000,
    fastestMs: 50_000,
    slowestMs: 70_000,
    units,
    steps: { there: 0, total: 20 },
  })
  expect(rows[1]?.spread).toBeCloseTo(1 / 3)
  expect(rows[0]).toMatchObject({ rounds: 1, spread: 0 })
})

const ROUND = { variant: 'minimal', scenario: 'changed-line', round: 2 } as const
const STEP = { name: '[x 1/2] RUN y', stage: 'x', startMs: 0, durationMs: 1 }

test('a sample takes its figures from the report of the build', () => {
  const report = aReport({
    durationMs: 12_345,
    steps: [
      { ...STEP, cached: true },
      { ...STEP, cached: false },
      { name: '[internal] load build context', startMs: 0, durationMs: 1, cached: false },
    ],
    cargo: { compiled: 1, fresh: 177 },
    compile: { kind: 'container', reason: 'so' },
  })
  expect(toSample(ROUND, report)).toEqual({
    ...ROUND,
    durationMs: 12_345,
    isSkipped: false,
    steps: { there: 1, total: 2 },
    units: { there: 177, total: 178 },
    compiledIn: 'container',
  })
})

test('of a clean build, no unit was fresh before', () => {
  const report = aReport({ cargo: { compiled: 94, fresh: 92 } })
  expect(toSample({ ...ROUND, scenario: 'clean' }, report)).not.toHaveProperty('units')
})

test('what the report does not know is not guessed; a skipped build says so', () => {
  const cache = { store: 'none', reason: 'so', archives: [], unchanged: { key: 'k' } } as const
  expect(toSample(ROUND, aReport({ cargo: { compiled: 3 }, cache }))).toEqual({
    ...ROUND,
    durationMs: 83_400,
    isSkipped: true,
    steps: { there: 0, total: 0 },
  })
})
