import {
  addArgs,
  dropFlags,
  isOn,
  parseBuildxArgv,
  valuesOf,
} from '../../../src/build/remedies/argv.ts'
import { planOf } from '../../builders/a-plan.ts'

const argv = (...flags: readonly string[]) => ['buildx', 'build', ...flags, '.']

test('a command of the planner comes back as it was', () => {
  const plan = planOf({
    inputs: {
      'cache-from': 'type=gha\ntype=registry,ref=r.test/app:cache',
      'cache-to': 'type=inline',
      labels: 'a=--no-cache',
      'no-cache': 'true',
      pull: 'true',
      push: 'true',
      tags: 'r.test/app:1',
    },
  })
  const { head, flags, context } = parseBuildxArgv(plan.buildx.argv)
  expect([...head, ...flags.flatMap(({ tokens }) => tokens), ...context]).toEqual(plan.buildx.argv)
  expect(valuesOf(plan.buildx.argv, '--cache-from')).toHaveLength(2)
  expect(flags.filter(({ value }) => value === undefined).map(({ name }) => name)).toEqual([
    '--no-cache',
    '--pull',
    '--push',
  ])
})

test.each([
  ['both forms', argv('--cache-from', 'a', '--cache-from=b'), ['a', 'b']],
  [
    'a value that looks like a flag',
    argv('--build-arg', '--cache-from', '--cache-from', 'a'),
    ['a'],
  ],
  [
    'a value with an equals sign',
    argv('--cache-from', 'type=gha,scope=--x'),
    ['type=gha,scope=--x'],
  ],
  ['an empty value', argv('--cache-from='), ['']],
  ['line breaks in a value', argv('--cache-from=a\nb=c'), ['a\nb=c']],
  ['after a switch', argv('--push', '--cache-from', 'a', '--load'), ['a']],
  ['a context that looks like a flag', ['buildx', 'build', '--cache-from=a'], []],
])('values: %s', (_what, given, expected) => {
  expect(valuesOf(given, '--cache-from')).toEqual(expected)
})

test('short flags have their long names', () => {
  expect(valuesOf(argv('-f', 'a', '-t', 'x'), '--file')).toEqual(['a'])
})

test('dropping takes the value along, and leaves values of others alone', () => {
  const given = argv('--label', '--cache-to', '--cache-to', 'a', '--cache-to=b', '--tag', 'x')
  expect(dropFlags(given, ({ name }) => name === '--cache-to')).toEqual(
    argv('--label', '--cache-to', '--tag', 'x'),
  )
})

test('further arguments stand before the context', () => {
  expect(addArgs(argv('--push'), ['--tag', 'x'])).toEqual(argv('--push', '--tag', 'x'))
})

test.each([
  [argv('--no-cache'), true],
  [argv('--no-cache=true'), true],
  [argv('--no-cache=false'), false],
  [argv('--no-cache', '--no-cache=0'), false],
  [argv('--label', '--no-cache'), false],
  [argv('--no-cache-filter', 'a'), false],
])('%j: no cache %s', (given, expected) => {
  expect(isOn(given, '--no-cache')).toBe(expected)
})
