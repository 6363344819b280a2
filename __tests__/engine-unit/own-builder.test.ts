import { parse } from 'smol-toml'
import {
  type OwnBuilderPlan,
  type OwnBuilderSettings,
  planOwnBuilder,
  runCreateOwnBuilder,
  runRecreateOwnBuilder,
} from '../../src/engine/own-builder.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { failing, memoryFiles } from './fake-world.ts'

const CREATE = ['buildx', 'create', '--name', 'b', '--driver', 'docker-container', '--bootstrap']
const PLAN: OwnBuilderPlan = {
  kind: 'own',
  name: 'b',
  driver: 'docker-container',
  reason: '',
  createArgv: CREATE,
  keep: false,
}
const LOGS = [
  ...['--driver-opt', 'env.BUILDKIT_STEP_LOG_MAX_SIZE=-1'],
  ...['--driver-opt', 'env.BUILDKIT_STEP_LOG_MAX_SPEED=-1'],
]
const CONFIG = ['--buildkitd-config', '/temp/buildkitd.toml']

function settings(changes: Partial<OwnBuilderSettings> = {}): OwnBuilderSettings {
  return { buildkitd: {}, proxy: {}, tempFolder: '/temp', ...changes }
}

const option = (text: string) => ['--driver-opt', text]

describe('the real command', () => {
  type Row = [string, Partial<OwnBuilderSettings>, readonly string[]]
  test.each<Row>([
    ['nothing set: logs are not cut off', {}, LOGS],
    [
      'a proxy, under both names, with its password; commas are quoted',
      { proxy: { HTTPS_PROXY: 'http://u:hunter2@proxy.test:3128', NO_PROXY: 'a.test,b.test' } },
      [
        ...LOGS,
        ...option('env.HTTPS_PROXY=http://u:hunter2@proxy.test:3128'),
        ...option('env.https_proxy=http://u:hunter2@proxy.test:3128'),
        ...option('"env.NO_PROXY=a.test,b.test"'),
        ...option('"env.no_proxy=a.test,b.test"'),
      ],
    ],
    [
      'a proxy on this machine, which only its network reaches',
      { proxy: { HTTP_PROXY: '127.0.0.1:3128' } },
      [
        ...option('network=host'),
        ...LOGS,
        ...option('env.HTTP_PROXY=127.0.0.1:3128'),
        ...option('env.http_proxy=127.0.0.1:3128'),
      ],
    ],
    [
      'loopback that is exempt is no proxy',
      { proxy: { NO_PROXY: 'localhost' } },
      [...LOGS, ...option('env.NO_PROXY=localhost'), ...option('env.no_proxy=localhost')],
    ],
    ['a configuration', { buildkitd: { nameservers: ['9.9.9.9'] } }, [...LOGS, ...CONFIG]],
    ['one that says nothing', { buildkitd: { nameservers: [], registries: ['a.test'] } }, LOGS],
  ])('%s', (_, changes, expected) => {
    const { argv } = planOwnBuilder(PLAN, settings(changes))
    expect(argv).toEqual([...CREATE, ...expected])
  })

  test('the network of this machine is asked for once', () => {
    const createArgv = [...CREATE, '--driver-opt', 'network=host']
    const proxy = { ALL_PROXY: 'socks5://localhost' }
    const { argv } = planOwnBuilder({ createArgv }, settings({ proxy }))
    expect(argv.filter((word) => word === 'network=host')).toHaveLength(1)
  })

  test('the configuration lies in the folder of the run', () => {
    const buildkitd = {
      mirrors: { 'docker.io': ['mirror.test'] },
      caFile: '/ca.pem',
      registries: ['ghcr.io'],
    }
    const { configFile } = planOwnBuilder(PLAN, settings({ buildkitd }))
    expect(configFile?.path).toBe('/temp/buildkitd.toml')
    expect(parse(configFile?.text ?? '')).toEqual({
      registry: {
        'docker.io': { mirrors: ['mirror.test'], ca: ['/ca.pem'] },
        'ghcr.io': { ca: ['/ca.pem'] },
        'mirror.test': { ca: ['/ca.pem'] },
      },
    })
    expect(planOwnBuilder(PLAN, settings())).not.toHaveProperty('configFile')
  })
})

function world(answers: Parameters<typeof fakeCommandRunner>[0] = { docker: {} }) {
  const { files, texts } = memoryFiles()
  const written: unknown[] = []
  const runner = fakeCommandRunner(answers)
  const ports = {
    env: { DOCKER_HOST: 'unix:///x' },
    files: {
      writeText: async (path: string, text: string, mode?: number) => {
        written.push([path, mode, runner.calls.length])
        await files.writeText(path, text)
      },
    },
  }
  return { ...runner, texts, written, ports: { ...ports, run: runner.run } }
}

const DNS = settings({ buildkitd: { nameservers: ['9.9.9.9'] } })

test('the file is there before the builder is made, for nobody else to read', async () => {
  const { ports, written, texts, lines } = world()
  await runCreateOwnBuilder(PLAN, DNS, ports)
  expect(written).toEqual([['/temp/buildkitd.toml', 0o600, 0]])
  expect(texts.get('/temp/buildkitd.toml')).toBe('[dns]\n  nameservers = ["9.9.9.9"]\n')
  expect(lines()).toEqual([`docker ${[...CREATE, ...LOGS, ...CONFIG].join(' ')}`])
})

test('without configuration nothing is written', async () => {
  const { ports, written } = world()
  await runCreateOwnBuilder(PLAN, settings(), ports)
  expect(written).toEqual([])
})

test('what went wrong is told without the password of a proxy, in either form', async () => {
  const stderr = 'ERROR: invalid driver option "env.HTTPS_PROXY=http://u:hunt%21r@p", hunt!r'
  const { ports, lines } = world({
    'docker buildx create': failing(stderr),
    'docker buildx rm': {},
  })
  const proxy = { HTTPS_PROXY: 'http://u:hunt%21r@p' }
  await expect(runCreateOwnBuilder(PLAN, settings({ proxy }), ports)).rejects.toMatchObject({
    code: 'BUILDER_START_FAILED',
    message:
      'The builder b could not be started: invalid driver option "env.HTTPS_PROXY=http://u:***@p", ***',
    hint: expect.stringContaining('moby/buildkit'),
  })
  expect(lines().at(-1)).toBe('docker buildx rm --force b')
})

test('a fault that is none of docker goes on as it is', async () => {
  const { ports } = world({})
  await expect(runCreateOwnBuilder(PLAN, settings(), ports)).rejects.toThrow('unscripted command')
})

test.each([
  [false, 'docker buildx rm --force b'],
  [true, 'docker buildx rm --force --keep-state b'],
])('made anew, with what it has built: %s', async (keepState, removal) => {
  const { ports, lines } = world({ 'docker buildx rm': failing('no builder'), docker: {} })
  await runRecreateOwnBuilder(PLAN, { ...DNS, keepState }, ports)
  expect(lines()).toEqual([removal, `docker ${[...CREATE, ...LOGS, ...CONFIG].join(' ')}`])
})

test('the environment is passed on', async () => {
  const seen: unknown[] = []
  const { ports } = world({
    docker: ({ env }) => {
      seen.push(env)
      return {}
    },
  })
  await runRecreateOwnBuilder(PLAN, { ...DNS, keepState: true }, ports)
  expect(seen).toEqual([{ DOCKER_HOST: 'unix:///x' }, { DOCKER_HOST: 'unix:///x' }])
})
