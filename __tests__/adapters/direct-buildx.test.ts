import { withDirectBuildx } from '../../src/adapters/direct-buildx.ts'
import type { Argv, CommandResult } from '../../src/ports.ts'

const PLUGIN = '/plugins/docker-buildx'

function recording(answer: (argv: Argv) => Partial<CommandResult> | Error) {
  const calls: Argv[] = []
  const run = async (argv: Argv) => {
    calls.push(argv)
    const answered = answer(argv)
    if (answered instanceof Error) throw answered
    return { exitCode: 0, stdout: '', stderr: '', ...answered }
  }
  return { calls, run }
}

test('docker buildx is the plugin, every other command of docker is docker', async () => {
  const { calls, run } = recording(() => ({}))
  const direct = withDirectBuildx(run, PLUGIN)
  await direct(['docker', 'buildx', 'build', '--load', '.'])
  await direct(['docker', 'run', 'buildx'])
  await direct(['git', 'buildx'])
  expect(calls).toEqual([
    [PLUGIN, 'build', '--load', '.'],
    ['docker', 'run', 'buildx'],
    ['git', 'buildx'],
  ])
})

test('a build that fails is not run again', async () => {
  const { calls, run } = recording(() => ({ exitCode: 1 }))
  const result = await withDirectBuildx(run, PLUGIN)(['docker', 'buildx', 'build', '.'])
  expect(result.exitCode).toBe(1)
  expect(calls).toHaveLength(1)
})

test.each([
  ['is not there', { exitCode: 127 }],
  ['may not be run', new Error('spawn EACCES')],
])('a plugin that %s is left to docker', async (_, answer) => {
  const { calls, run } = recording(([program]) => (program === PLUGIN ? answer : { stdout: 'ok' }))
  const result = await withDirectBuildx(run, PLUGIN)(['docker', 'buildx', 'version'])
  expect(result.stdout).toBe('ok')
  expect(calls).toEqual([
    [PLUGIN, 'version'],
    ['docker', 'buildx', 'version'],
  ])
})

test('without a known plugin everything goes to docker', () => {
  const { run } = recording(() => ({}))
  expect(withDirectBuildx(run, undefined)).toBe(run)
})
