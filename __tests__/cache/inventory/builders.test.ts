import { findOwnBuilders, removeBuilders } from '../../../src/cache/inventory/builders.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'

const ENV = { DOCKER_HOST: 'unix:///x' }
const LIST = [
  'NAME/NODE DRIVER/ENDPOINT',
  'default* docker',
  ' \\_ default default',
  'cv-docker-build-1763900000000 docker-container',
  ' \\_ cv-docker-build-1763900000000 unix:///var/run/docker.sock',
  'cv-docker-build-42-1-98765* docker-container',
  'cv-docker-build-mine docker-container',
  'cv-docker-build-1763900000001 remote',
  'builder-0a1b docker-container',
].join('\n')

const MADE_MS = 1_763_900_000_000

test.each<[string, readonly number[] | undefined, readonly string[]]>([
  ['no run', [], ['cv-docker-build-1763900000000', 'cv-docker-build-42-1-98765']],
  ['a system that does not tell', undefined, []],
  ['a run that began after one of them', [MADE_MS + 1], ['cv-docker-build-1763900000000']],
  ['a run that may have made it', [MADE_MS - 500], []],
])('with %s', async (_, started, expected) => {
  const { run } = fakeCommandRunner({ 'docker buildx ls': { stdout: LIST } })
  const runs = started?.map((startedMs, pid) => ({ pid, startedMs }))
  expect(await findOwnBuilders({ run, env: ENV }, runs)).toEqual(expected)
})

test('no docker, no builders', async () => {
  const { run } = fakeCommandRunner({ 'docker buildx ls': { exitCode: 127 } })
  expect(await findOwnBuilders({ run, env: ENV }, [])).toEqual([])
})

test('those that stay are told', async () => {
  const { run, lines } = fakeCommandRunner({
    'docker buildx rm': { exitCode: 0 },
    'docker buildx rm --force b': { exitCode: 1, stderr: 'device busy' },
  })
  expect(await removeBuilders(['a', 'b'], { run, env: ENV })).toEqual(['b'])
  expect(lines()).toEqual(['docker buildx rm --force a', 'docker buildx rm --force b'])
})
