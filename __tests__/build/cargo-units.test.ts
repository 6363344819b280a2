import { INITIAL_TALLY, readCargoUnits, tallyCargo } from '../../src/build/cargo-units.ts'
import { INITIAL_PROGRESS, reduce } from '../../src/build/progress.ts'
import { parseProgressLine } from '../../src/build/rawjson.ts'
import { readStream } from './replay.ts'

/** Lines as `step: text`; the step is `a` when none is named. */
function unitsOf(...lines: readonly (string | readonly [digest: string, text: string])[]) {
  const told = lines.map((line) => {
    const [digest, text] = typeof line === 'string' ? ['a', line] : line
    return { digest, text, atMs: undefined }
  })
  return readCargoUnits(tallyCargo(INITIAL_TALLY, told))
}

test.each([
  ['no cargo at all', [], undefined],
  ['our summary line', ['cargo-units: {"fresh":70,"compiled":1}'], { fresh: 70, compiled: 1 }],
  [
    'two runs of cargo',
    ['cargo-units: {"fresh":0,"compiled":71}', 'cargo-units: {"fresh":70,"compiled":1}'],
    { fresh: 70, compiled: 72 },
  ],
  [
    'the summary counts, not the lines around it',
    ['   Compiling cv v0.1.0 (/src)', 'cargo-units: {"fresh":1,"compiled":1}'],
    { fresh: 1, compiled: 1 },
  ],
  [
    "cargo's own lines",
    [
      '   Compiling serde v1.0.1',
      '   Compiling cv v0.1.0 (/src)',
      '    Finished x target(s) in 1s',
    ],
    { compiled: 2 },
  ],
  [
    "cargo's own lines with -v",
    ['       Fresh serde v1.0.1', '   Compiling cv v0.1.0 (/src)'],
    { compiled: 1, fresh: 1 },
  ],
  [
    'a package with a build script is compiled twice and counts once',
    ['   Compiling ring v0.17.8', '   Compiling ring v0.17.8', '   Compiling ring v0.16.20'],
    { compiled: 2 },
  ],
  [
    'each step counts for itself',
    [['a', '   Compiling serde v1.0.1'] as const, ['b', '   Compiling serde v1.0.1'] as const],
    { compiled: 2 },
  ],
  [
    'nothing to compile',
    ['    Finished `release` profile [optimized] target(s) in 0.24s'],
    { compiled: 0 },
  ],
])('%s', (_what, lines, expected) => {
  expect(unitsOf(...lines)).toEqual(expected)
})

test.each([
  ['Compiling is fun v1.0'],
  ['   Compiling'],
  ['   Compiling the rest of the world'],
  ['   Compiling serde'],
  ['echo "   Compiling serde v1.0.1"'],
  ['cargo-units: {"fresh":-1,"compiled":1}'],
  ['cargo-units: {"fresh":"7","compiled":1}'],
  ['cargo-units: {"fresh":7}'],
  ['cargo-units: {broken}'],
  ['cargo-units: [1,2]'],
  ['say cargo-units: {"fresh":1,"compiled":1}'],
])('%j is no message of cargo', (line) => {
  expect(unitsOf(line)).toBeUndefined()
})

function unitsOfStream(name: string) {
  let progress = INITIAL_PROGRESS
  let tally = INITIAL_TALLY
  for (const line of readStream(name)) {
    progress = reduce(progress, parseProgressLine(line), 0)
    tally = tallyCargo(tally, progress.newLines)
  }
  return readCargoUnits(tally)
}

test.each([
  ['compile-verbose', { compiled: 2 }],
  ['compile-error', { compiled: 2 }],
  ['cached', undefined],
  ['run-fails', undefined],
])('the real build %s', (name, expected) => {
  expect(unitsOfStream(name)).toEqual(expected)
})
