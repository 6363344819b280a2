import { readFileSync } from 'node:fs'
import { parseBuilder } from '../../src/engine/builder-text.ts'
import { findBuildxPlugin } from '../../src/engine/buildx-plugin.ts'
import { readEngineFacts } from '../../src/engine/inspect.ts'
import { isBuildxFit, isServerFit, parseBuildxVersion } from '../../src/engine/probe.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { failing, memoryFiles } from './fake-world.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

const AMD64 = ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3', 'linux/amd64/v4']

test.each([
  [
    'docker-containerd',
    {
      name: 'default',
      driver: 'docker',
      buildkitVersion: '0.0.0+unknown',
      platforms: AMD64,
      imageStore: 'containerd',
    },
  ],
  [
    'docker-classic',
    {
      name: 'default',
      driver: 'docker',
      buildkitVersion: '0.0.0+unknown',
      platforms: [...AMD64, 'linux/386'],
      imageStore: 'classic',
    },
  ],
  [
    'docker-container',
    {
      name: 'cv-test1',
      driver: 'docker-container',
      buildkitVersion: '0.34.2',
      platforms: [...AMD64, 'linux/386'],
    },
  ],
  ['inactive', { name: 'cv-test2', driver: 'docker-container', platforms: [] }],
  [
    'remote',
    {
      name: 'cv-rem',
      driver: 'remote',
      buildkitVersion: '0.34.2',
      platforms: [...AMD64, 'linux/386'],
    },
  ],
  ['remote-down', { name: 'cv-rem', driver: 'remote', platforms: [] }],
  ['unreachable', undefined],
])('docker buildx inspect: %s', (name, expected) => {
  expect(parseBuilder(fixture(`inspect-${name}.txt`))).toEqual(expected)
})

test('older texts: another word for the version, stars for given platforms, several nodes', () => {
  const text = `Name:   multi
Driver: docker-container

Nodes:
Name:      multi0
Status:    running
Buildkit:  v0.12.5
Platforms: linux/arm64*, linux/amd64

Name:      multi1
Status:    running
Buildkit:  v0.12.4
Platforms: linux/amd64, linux/riscv64
`
  expect(parseBuilder(text)).toEqual({
    name: 'multi',
    driver: 'docker-container',
    buildkitVersion: '0.12.5',
    platforms: ['linux/arm64', 'linux/amd64', 'linux/riscv64'],
  })
})

const VERSION = { stdout: fixture('docker-version.json') }
const NO_SERVER = '{"Client":{"Version":"28.5.2"},"Server":null}\n'
const BUILDX = { stdout: 'github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4\n' }
const GOOD = {
  'docker version': VERSION,
  'docker buildx version': BUILDX,
  'docker buildx inspect': { stdout: fixture('inspect-docker-containerd.txt') },
}

test('facts come from three commands', async () => {
  const { run, lines } = fakeCommandRunner(GOOD)
  expect(await readEngineFacts(run)).toMatchObject({
    serverVersion: '28.5.2+dfsg4',
    buildxVersion: '0.29.1',
    builder: { name: 'default', imageStore: 'containerd' },
  })
  expect(lines()).toEqual([
    'docker buildx version',
    'docker version --format {{json .}}',
    'docker buildx inspect',
  ])
})

test.each([
  ['[["driver-type","io.containerd.snapshotter.v1"]]', 'containerd'],
  ['[["Backing Filesystem","extfs"]]', 'classic'],
])('a builder that says nothing of its store costs one more question', async (status, store) => {
  const { run } = fakeCommandRunner({
    ...GOOD,
    'docker buildx inspect': {
      stdout: 'Name: default\nDriver: docker\n\nNodes:\nName: default\nPlatforms: linux/amd64\n',
    },
    'docker info --format {{json .DriverStatus}}': { stdout: status },
  })
  expect((await readEngineFacts(run)).builder.imageStore).toBe(store)
})

test('buildx is asked directly where its place is known', async () => {
  const direct = {
    '/p/docker-buildx version': BUILDX,
    '/p/docker-buildx inspect': GOOD['docker buildx inspect'],
  }
  const { run, lines } = fakeCommandRunner({ 'docker version': VERSION, ...direct })
  const facts = await readEngineFacts(run, undefined, { plugin: '/p/docker-buildx' })
  expect(facts.buildxVersion).toBe('0.29.1')
  expect(lines()).toHaveLength(3)
})

const QUICK = {
  serverVersion: '27.1.0',
  builder: {
    name: 'default',
    driver: 'docker',
    buildkitVersion: '0.15.0',
    platforms: ['linux/amd64'],
    imageStore: 'containerd',
  },
} as const

test('a quicker way to the default builder spares two questions', async () => {
  const { run, lines } = fakeCommandRunner(GOOD)
  const facts = await readEngineFacts(run, undefined, { defaultBuilder: async () => QUICK })
  expect(facts).toEqual({ ...QUICK, buildxVersion: '0.29.1' })
  expect(lines()).toEqual(['docker buildx version'])
})

test('an engine that the quicker way finds too old is refused', async () => {
  const { run } = fakeCommandRunner(GOOD)
  const defaultBuilder = async () => ({ ...QUICK, serverVersion: '20.10.5' })
  await expect(readEngineFacts(run, undefined, { defaultBuilder })).rejects.toMatchObject({
    code: 'ENGINE_TOO_OLD',
  })
})

test.each([
  ['knows nothing', async () => undefined],
  ['fails', () => Promise.reject(new Error('refused'))],
])('docker is asked where the quicker way %s', async (_, defaultBuilder) => {
  const { run } = fakeCommandRunner(GOOD)
  const facts = await readEngineFacts(run, undefined, { defaultBuilder })
  expect(facts.serverVersion).toBe('28.5.2+dfsg4')
})

test('a named builder is never looked for on the quicker way', async () => {
  const { run } = fakeCommandRunner(GOOD)
  const defaultBuilder = () => Promise.reject(new Error('asked'))
  const facts = await readEngineFacts(run, 'default', { defaultBuilder })
  expect(facts.serverVersion).toBe('28.5.2+dfsg4')
})

test('a plugin that cannot be run is left to docker', async () => {
  const { run, lines } = fakeCommandRunner({
    ...GOOD,
    '/p/docker-buildx': failing('not found', 127),
  })
  const facts = await readEngineFacts(run, undefined, { plugin: '/p/docker-buildx' })
  expect(facts.builder.name).toBe('default')
  expect(lines()).toContain('docker buildx inspect')
})

const ELSEWHERE = '/usr/libexec/docker/cli-plugins/docker-buildx'

test.each([
  [
    'the user’s own before the system’s',
    { '/h/.docker/cli-plugins/docker-buildx': '', [ELSEWHERE]: '' },
    { HOME: '/h' },
    '/h/.docker/cli-plugins/docker-buildx',
  ],
  [
    'a folder that the settings name',
    { '/c/config.json': '{"cliPluginsExtraDirs":["/x"]}', '/x/docker-buildx': '', [ELSEWHERE]: '' },
    { DOCKER_CONFIG: '/c', HOME: '/h' },
    '/x/docker-buildx',
  ],
  [
    'settings that cannot be read',
    { '/h/.docker/config.json': '{', [ELSEWHERE]: '' },
    { HOME: '/h' },
    ELSEWHERE,
  ],
  [
    'settings of another shape',
    { '/h/.docker/config.json': '{"cliPluginsExtraDirs":7}', [ELSEWHERE]: '' },
    { HOME: '/h' },
    ELSEWHERE,
  ],
  ['no home', { [ELSEWHERE]: '' }, {}, ELSEWHERE],
  ['nowhere', {}, { HOME: '/h' }, undefined],
])('place of buildx: %s', async (_, texts, env, expected) => {
  const { files } = memoryFiles(texts)
  expect(await findBuildxPlugin(files, env)).toBe(expected)
})

test('a remote builder needs no daemon', async () => {
  const { run, lines } = fakeCommandRunner({
    ...GOOD,
    'docker version': { exitCode: 1, stdout: NO_SERVER, stderr: 'Cannot connect' },
    'docker buildx inspect': { stdout: fixture('inspect-remote.txt') },
  })
  const facts = await readEngineFacts(run, 'far')
  expect(facts).toEqual({
    buildxVersion: '0.29.1',
    builder: expect.objectContaining({ driver: 'remote' }),
  })
  expect(lines()[2]).toBe('docker buildx inspect far')
})

const down = (stderr: string) => ({
  'docker version': { exitCode: 1, stdout: NO_SERVER, stderr },
  'docker buildx inspect': { stdout: fixture('inspect-unreachable.txt') },
})

test.each([
  [
    'docker missing',
    {
      'docker version': failing('docker: command not found', 127),
      'docker buildx version': failing('docker: command not found', 127),
    },
    'ENGINE_MISSING',
    'docker is not installed',
  ],
  [
    'daemon away',
    down(
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
    ),
    'ENGINE_UNREACHABLE',
    'the Docker daemon does not answer at unix:///var/run/docker.sock',
  ],
  [
    'daemon away, TCP',
    down(
      'Cannot connect to the Docker daemon at tcp://127.0.0.1:2375. Is the docker daemon running?\n',
    ),
    'ENGINE_UNREACHABLE',
    'the Docker daemon does not answer at tcp://127.0.0.1:2375',
  ],
  [
    'no permission',
    down(
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.51/version": dial unix /var/run/docker.sock: connect: permission denied\n',
    ),
    'ENGINE_UNREACHABLE',
    'permission denied on the socket of the Docker daemon at unix:///var/run/docker.sock',
  ],
  [
    'engine too old',
    { 'docker version': { stdout: '{"Server":{"Version":"20.10.24"}}' } },
    'ENGINE_TOO_OLD',
    'Docker Engine 20.10.24 is too old',
  ],
  [
    'buildx missing',
    { 'docker buildx version': failing("docker: 'buildx' is not a docker command.") },
    'BUILDX_MISSING',
    'the buildx plugin of docker is not installed',
  ],
  [
    'buildx too old',
    { 'docker buildx version': { stdout: 'github.com/docker/buildx v0.12.1 30feaa1\n' } },
    'BUILDX_TOO_OLD',
    'buildx 0.12.1 is too old',
  ],
  [
    'builder unknown',
    { 'docker buildx inspect': failing('ERROR: no builder "b" found\n') },
    'BUILDER_MISSING',
    'there is no builder "b"',
  ],
  [
    'builder broken',
    { 'docker buildx inspect': failing('ERROR: failed to find driver "x"\n') },
    'BUILDER_UNFIT',
    'builder "b" cannot be inspected: failed to find driver "x"',
  ],
])('one sentence for each thing that can be wrong: %s', async (_, commands, code, message) => {
  const { run } = fakeCommandRunner({ ...GOOD, ...commands })
  await expect(readEngineFacts(run, 'b')).rejects.toMatchObject({
    name: 'ToolError',
    code,
    message,
    hint: expect.stringMatching(/\w/),
  })
})

test.each([
  ['github.com/docker/buildx v0.29.1 a1b2c3d', '0.29.1'],
  ['github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4', '0.29.1'],
  ['github.com/docker/buildx v0.14.0-rc1 abc', '0.14.0-rc1'],
  ['nonsense', undefined],
])('version of buildx: %s', (text, expected) => {
  expect(parseBuildxVersion(text)).toBe(expected)
})

test.each([
  ['23.0.0', true],
  ['22.06.0-beta', false],
  ['20.10.24+dfsg1', false],
  ['28.5.2+dfsg4', true],
  ['dev', true],
])('Docker %s is fit: %s', (version, expected) => {
  expect(isServerFit(version)).toBe(expected)
})

test.each([
  ['0.12.1', false],
  ['0.13.0', true],
  ['0.13.0-rc1', true],
  ['0.9.9', false],
  ['1.0.0', true],
])('buildx %s is fit: %s', (version, expected) => {
  expect(isBuildxFit(version)).toBe(expected)
})
