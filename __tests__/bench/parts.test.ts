import { partsOf } from '../../scripts/bench/parts.ts'

const stage = (name: string, startMs: number, durationMs: number) => ({ name, startMs, durationMs })

test('what is no stage is the rest', () => {
  const stages = [stage('plan', 0, 500), stage('build', 1000, 2000)]
  expect(partsOf(stages, 4)).toEqual({ plan: 0.5, build: 2, rest: 1.5 })
})

test('stages side by side are not taken off twice', () => {
  const stages = [
    stage('build', 1000, 2000),
    stage('save', 1500, 500),
    stage('measure', 2500, 1500),
  ]
  expect(partsOf(stages, 5)).toEqual({ build: 2, save: 0.5, measure: 1.5, rest: 2 })
})
