import { keepFinished } from '../../../src/build/remedies/keep-finished.ts'
import { measureReach } from '../../../src/build/remedies/reach.ts'
import { progressOf, readStream, statusLine } from '../replay.ts'

const argv = (...flags: readonly string[]) => ['buildx', 'build', ...flags, '--pull', '.']
const filters = (...stages: readonly string[]) =>
  stages.flatMap((stage) => ['--no-cache-filter', stage])

const BUILT = { isBuilt: true, finishedStages: ['build', ''], openStages: [] }
const HALF = { isBuilt: false, finishedStages: ['deps', 'Build'], openStages: ['assets', 'final'] }
const UNNAMED = { isBuilt: false, finishedStages: ['build'], openStages: [''] }
const NOTHING = { isBuilt: false, finishedStages: [], openStages: ['build'] }

test.each([
  ['no cache was forbidden', argv('--push'), HALF, argv('--push')],
  ['only the push failed', argv('--no-cache', '--push'), BUILT, argv('--push')],
  ['only the push failed, filters', argv(...filters('build')), BUILT, argv()],
  ['some stages are finished', argv('--no-cache'), HALF, [...filters('assets', 'final')]],
  ['filters of finished stages', argv(...filters('deps', 'final')), HALF, filters('final')],
  ['by names in any case, and several', argv(...filters('BUILD,final')), HALF, filters('final')],
  ['an open stage has no name', argv('--no-cache'), UNNAMED, filters(',')],
  ['what an earlier retry chose', argv(...filters('build', ',')), UNNAMED, filters(',')],
  ['nothing is finished', argv('--no-cache'), NOTHING, argv('--no-cache')],
  ['it is switched off', argv('--no-cache=false'), HALF, argv('--no-cache=false')],
])('%s', (_what, given, reach, expected) => {
  const whole = expected.at(-1) === '.' ? expected : ['buildx', 'build', '--pull', ...expected, '.']
  expect(keepFinished(given, reach, 1)).toEqual(whole)
})

test('of several platforms one may not have begun: stages stay, a finished build does not', () => {
  expect(keepFinished(argv('--no-cache'), HALF, 2)).toEqual(argv('--no-cache'))
  expect(keepFinished(argv('--no-cache'), BUILT, 2)).toEqual(argv())
})

test('the reach of recorded builds', () => {
  expect(measureReach(progressOf(readStream('push')))).toEqual({
    isBuilt: true,
    finishedStages: ['', 'tools', 'build'],
    openStages: [],
  })
  expect(measureReach(progressOf(readStream('compile-error')))).toEqual({
    isBuilt: false,
    finishedStages: [],
    openStages: [''],
  })
  expect(measureReach(progressOf(readStream('cancelled')))).toEqual({
    isBuilt: false,
    finishedStages: [],
    openStages: ['', 'other'],
  })
})

test('an export that was announced, but not begun, is no finished build', () => {
  const announced = statusLine({ vertexes: [{ digest: 'a', name: 'exporting to image' }] })
  expect(measureReach(progressOf([announced])).isBuilt).toBe(false)
})
