import { planBuildArgs, planRounds } from '../../src/benchmark/plan-rounds.ts'
import { SCENARIOS, VARIANTS } from '../../src/benchmark/sample.ts'

function order(request: Parameters<typeof planRounds>[0]): readonly string[] {
  return planRounds(request).map(
    ({ variant, scenario, round, changesLine }) =>
      `${variant} ${scenario} ${round}${changesLine ? ' *' : ''}`,
  )
}

test('clean builds first; then each round changes the line and builds the same once more', () => {
  expect(order({ variants: ['prod'], scenarios: SCENARIOS, iterations: 2 })).toEqual([
    'prod clean 1',
    'prod clean 2',
    'prod warm-up 0',
    'prod changed-line 1 *',
    'prod unchanged 1',
    'prod changed-line 2 *',
    'prod unchanged 2',
  ])
})

test.each([
  ['clean', ['dev clean 1']],
  ['changed-line', ['dev warm-up 0', 'dev changed-line 1 *']],
  ['unchanged', ['dev warm-up 0', 'dev unchanged 1']],
] as const)('%s alone', (scenario, expected) => {
  expect(order({ variants: ['dev'], scenarios: [scenario], iterations: 1 })).toEqual(expected)
})

test('all variants, one after the other', () => {
  const builds = planRounds({ variants: VARIANTS, scenarios: SCENARIOS, iterations: 3 })
  expect(builds).toHaveLength(3 * (3 + 1 + 6))
  expect([...new Set(builds.map(({ variant }) => variant))]).toEqual(['prod', 'dev', 'minimal'])
})

const PLACES = { tag: 'bench:prod', reportFile: '/tmp/report.json' }
const BASE = ['--variant', 'prod', '--tags', 'bench:prod', '--report', '/tmp/report.json']
const NOTHING = ['--no-cache', '--cache', 'off']

test.each([
  ['clean', { others: [] }, [...BASE, '--load', ...NOTHING]],
  ['unchanged', { others: [] }, [...BASE, '--load']],
  ['warm-up', { others: ['--cache', 'directory'] }, [...BASE, '--load', '--cache', 'directory']],
  [
    'clean',
    { others: ['--cache', 'directory', '--cache-dir', 'x', '--bin', 'a'] },
    [...BASE, '--load', ...NOTHING, '--cache-dir', 'x', '--bin', 'a'],
  ],
  ['clean', { others: ['--cache=actions'] }, [...BASE, '--load', ...NOTHING]],
  [
    'changed-line',
    { others: [], platform: 'linux/arm64' },
    [...BASE, '--load', '--platform', 'linux/arm64'],
  ],
  [
    'unchanged',
    { others: [], platform: 'linux/amd64,linux/arm64' },
    [...BASE, '--output', 'type=cacheonly', '--platform', 'linux/amd64,linux/arm64'],
  ],
] as const)('%s %j', (scenario, options, expected) => {
  expect(planBuildArgs({ variant: 'prod', scenario }, PLACES, options)).toEqual(expected)
})
