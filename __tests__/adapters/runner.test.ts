import { readRunner, runnerOf } from '../../src/adapters/runner.ts'

const SERVICE = { ACTIONS_RESULTS_URL: 'https://results', ACTIONS_RUNTIME_TOKEN: 'token' }

test.each([
  ['a laptop', {}, undefined],
  ['another CI system', { CI: 'true' }, undefined],
  [
    'hosted',
    { RUNNER_ENVIRONMENT: 'github-hosted', ...SERVICE },
    { hosted: true, cacheService: true },
  ],
  [
    'self-hosted',
    { RUNNER_ENVIRONMENT: 'self-hosted', ...SERVICE },
    { hosted: false, cacheService: true },
  ],
  ['in a command', { RUNNER_ENVIRONMENT: 'github-hosted' }, { hosted: true, cacheService: false }],
  [
    'only a URL',
    { RUNNER_ENVIRONMENT: 'github-hosted', ACTIONS_CACHE_URL: 'https://c' },
    { hosted: true, cacheService: false },
  ],
  [
    'the older service',
    { GITHUB_ACTIONS: 'true', ACTIONS_CACHE_URL: 'https://c', ACTIONS_RUNTIME_TOKEN: 't' },
    { hosted: false, cacheService: true },
  ],
  [
    'a mode',
    { GITHUB_ACTIONS: 'true', ACTIONS_CACHE_MODE: ' Read ' },
    { hosted: false, cacheService: false, cacheMode: 'read' },
  ],
])('%s', (_, env, runner) => {
  expect(readRunner(env)).toEqual(runner)
})

test('the context of a run has it, outside of a workflow none', () => {
  expect(runnerOf({ GITHUB_ACTIONS: 'true', ...SERVICE })).toEqual({
    runner: { hosted: false, cacheService: true },
  })
  expect(runnerOf({})).toEqual({})
})
