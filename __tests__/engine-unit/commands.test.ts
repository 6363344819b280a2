import {
  engineDown,
  engineEnvLines,
  engineStatus,
  engineUp,
  ensureEngine,
  findPrivateEngine,
} from '../../src/engine/commands.ts'
import { daemonPaths } from '../../src/engine/daemon-plan.ts'
import { engineTreeFolder } from '../../src/engine/install.ts'
import type { EngineState } from '../../src/engine/state.ts'
import { DAEMON_PID, DEBIAN_FILES, failing, fakeWorld, processFiles, SOCKET } from './fake-world.ts'

const PATHS = daemonPaths({ cacheFolder: '/cache' }, 'containerd')
const TREE = engineTreeFolder('/cache', 'amd64')
const HOST = `unix://${PATHS.socket}`
const STATE: EngineState = {
  schemaVersion: 1,
  pid: DAEMON_PID,
  store: 'containerd',
  socket: PATHS.socket,
  tree: TREE,
  startedBy: 'up',
  startedAtMs: 1,
  network: { bridge: 'cvdb-1', subnet: '10.200.0.0/16', address: '10.200.0.1/24', mtu: 1500 },
  forwardingBefore: '1',
}
const DAEMON = processFiles(DAEMON_PID, ['dockerd', '--config-file', PATHS.configFile])
const RUNNING = (startedBy: EngineState['startedBy'] = 'up') => ({
  ...DAEMON,
  [PATHS.socket]: SOCKET,
  [PATHS.stateFile]: JSON.stringify({ ...STATE, startedBy }),
  [`${TREE}/versions.json`]: '{}',
})

const DOCKER = {
  'docker version': { stdout: '{"Client":{},"Server":{"Version":"28.5.2"}}' },
  'docker buildx version': { stdout: 'github.com/docker/buildx v0.29.1 abc\n' },
}
const NO_DOCKER = {
  'docker version': failing('docker: command not found', 127),
  'docker buildx version': failing('docker: command not found', 127),
}
const OURS = {
  'ln -sfn': {},
  iptables: {},
  [`${TREE}/bin/busybox`]: {},
  [`docker --host ${HOST}`]: {},
}

type Options = Parameters<typeof fakeWorld>[0]

/** A machine on which our daemon can be started and stopped. */
function world({ files = {}, commands = {}, env = {}, host = {} }: Options) {
  const here = fakeWorld({
    files: { ...DEBIAN_FILES, ...files },
    commands: { ...OURS, ...commands },
    env,
    host: {
      spawnDaemon: async () => {
        for (const [path, text] of Object.entries(DAEMON)) here.texts.set(path, text)
        here.texts.set(PATHS.socket, SOCKET)
        return DAEMON_PID
      },
      signal: (pid, name) => {
        here.signals.push(`${name} ${pid}`)
        for (const path of Object.keys(DAEMON)) here.texts.delete(path)
        return true
      },
      ...host,
    },
  })
  return here
}

test.each<[string, Options, string, string]>([
  [
    'the system’s engine',
    { commands: DOCKER },
    'system',
    'The Docker engine that is there is used: Docker 28.5.2, buildx 0.29.1.',
  ],
  [
    'ours',
    { files: RUNNING() },
    'private',
    'A private Docker engine is up (containerd store, pid 777).',
  ],
  [
    'none, can be brought',
    { commands: NO_DOCKER },
    'none',
    'No usable Docker engine: docker is not installed.',
  ],
])('status: %s', async (_, options, kind, line) => {
  const { ports, context } = world(options)
  const { status, lines } = await engineStatus(ports, context)
  expect(status.kind).toBe(kind)
  expect(lines[0]).toBe(line)
})

test('an engine that is there is used as it is', async () => {
  const { ports, context, runner } = world({ commands: DOCKER })
  expect(await engineUp(ports, context)).toMatchObject({ status: { kind: 'system' }, env: {} })
  expect(runner.lines()).toEqual(['docker version --format {{json .}}', 'docker buildx version'])
  expect(await engineEnvLines(ports, context)).toEqual([])
})

test.each<[string, Options, string]>([
  ['not root', { host: { userId: 1000 } }, 'a private engine needs root'],
  [
    'another family',
    { files: { '/etc/os-release': 'ID=fedora\n' } },
    'this system is not of the Debian family',
  ],
  [
    'a host that the user named',
    { env: { DOCKER_HOST: 'tcp://build:2375' } },
    'DOCKER_HOST names tcp://build:2375, which is left alone',
  ],
])('no engine, and none can be brought: %s', async (_, options, obstacle) => {
  const { ports, context, logger } = world({ commands: NO_DOCKER, ...options })
  await expect(engineUp(ports, context)).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
    message: `No usable Docker engine: docker is not installed; and none can be brought: ${obstacle}`,
    hint: expect.stringContaining('install Docker Engine 23 or later'),
  })
  expect(logger.records).toEqual([])
})

test('a missing program of apt is named', async () => {
  const { ports, context, texts } = world({ commands: NO_DOCKER })
  texts.delete('/usr/bin/dpkg-deb')
  await expect(engineUp(ports, context)).rejects.toThrow('/usr/bin/dpkg-deb does not exist')
})

test('up starts ours from the unpacked tree, and says how to use it', async () => {
  const { ports, context } = world({
    files: { [`${TREE}/versions.json`]: '{"docker.io":"28"}' },
    commands: NO_DOCKER,
  })
  const { status, env } = await engineUp(ports, context)
  expect(status).toMatchObject({ kind: 'private', state: { startedBy: 'up', pid: DAEMON_PID } })
  expect(env).toEqual({
    DOCKER_HOST: HOST,
    DOCKER_CONFIG: PATHS.clientFolder,
    PATH: `${TREE}/usr/bin:${TREE}/usr/sbin:/usr/bin:${TREE}/fallback`,
  })
})

test('after a reboot the state is stale: a new daemon is started', async () => {
  const { ports, context, texts } = world({ files: RUNNING(), commands: NO_DOCKER })
  for (const path of Object.keys(DAEMON)) texts.delete(path)
  const { status } = await engineUp(ports, context)
  expect(status).toMatchObject({ kind: 'private', state: { startedAtMs: 1_000_000 } })
})

test('an engine for one run is started and stopped; its images stay', async () => {
  const here = world({
    files: { [`${TREE}/versions.json`]: '{}', [`${PATHS.dataRoot}/image`]: 'x' },
    commands: NO_DOCKER,
  })
  const engine = await ensureEngine(here.ports, here.context)
  expect(engine).toMatchObject({ startedHere: true, env: { DOCKER_HOST: HOST } })
  await engine.stop()
  expect(here.signals).toEqual([`SIGTERM ${DAEMON_PID}`])
  expect(here.texts.has(PATHS.stateFile)).toBe(false)
  expect(here.texts.get(`${PATHS.dataRoot}/image`)).toBe('x')
})

test('an engine of another run is shared: the last to go stops it', async () => {
  const other = processFiles(99, ['node'])
  const here = world({
    files: { ...RUNNING('run'), ...other, [`${PATHS.folder}/users/99`]: '99 100\n' },
  })
  const engine = await ensureEngine(here.ports, here.context)
  expect(engine.startedHere).toBe(false)
  await engine.stop()
  expect(here.signals).toEqual([])
  for (const path of Object.keys(other)) here.texts.delete(path)
  await (await ensureEngine(here.ports, here.context)).stop()
  expect(here.signals).toEqual([`SIGTERM ${DAEMON_PID}`])
})

test('an engine that a run started stays once the user asks for it', async () => {
  const here = world({ files: { [`${TREE}/versions.json`]: '{}' }, commands: NO_DOCKER })
  const engine = await ensureEngine(here.ports, here.context)
  await engineUp(here.ports, here.context)
  await engine.stop()
  expect(here.signals).toEqual([])
})

test('an engine that was up before a run stays up after it', async () => {
  const here = world({ files: RUNNING() })
  const engine = await ensureEngine(here.ports, here.context)
  await engine.stop()
  expect(here.signals).toEqual([])
})

test('down removes the engine with its images and keeps what was unpacked', async () => {
  const here = world({ files: { ...RUNNING(), [`${PATHS.dataRoot}/image`]: 'x' } })
  const { lines, remaining } = await engineDown(here.ports, here.context)
  expect(lines).toEqual([
    'The private engine (containerd store) is stopped and its images are removed.',
  ])
  expect(remaining).toEqual([])
  expect([...here.texts.keys()].filter((path) => path.startsWith(PATHS.folder))).toEqual([])
  expect(here.texts.has(`${TREE}/versions.json`)).toBe(true)
})

test('down with all removes everything that we make, and nothing beside it', async () => {
  const beside = { '/cache/stand-ins/rust/index.json': '', '/cache/report.json': '' }
  const here = world({ files: { ...RUNNING(), ...beside } })
  await engineDown(here.ports, here.context, { all: true })
  const left = [...here.texts.keys()].filter((path) => path.startsWith('/cache/'))
  expect(left).toEqual(['/cache/report.json'])
})

test('down where nothing is up', async () => {
  const { ports, context, runner } = world({})
  expect((await engineDown(ports, context)).lines).toEqual(['No private engine was up.'])
  expect(runner.calls).toEqual([])
})

test('the lines of env survive a quote in a path', async () => {
  const { ports, context } = world({ files: RUNNING(), env: { PATH: "/it's/bin" } })
  const lines = await engineEnvLines(ports, context)
  expect(lines[0]).toBe(`export DOCKER_HOST='${HOST}'`)
  expect(lines[2]).toContain(":/it'\\''s/bin:")
})

test('the cheap look at a private engine runs no docker, and respects a host that the user named', async () => {
  const here = world({ files: RUNNING() })
  expect(await findPrivateEngine(here.ports, here.context)).toMatchObject({ DOCKER_HOST: HOST })
  expect(here.runner.lines().every((line) => line.startsWith('ln '))).toBe(true)
  const named = { ...here.context, env: { DOCKER_HOST: 'ssh://me@build' } }
  expect(await findPrivateEngine(here.ports, named)).toBeUndefined()
  const ours = { ...here.context, env: { DOCKER_HOST: HOST } }
  expect(await findPrivateEngine(here.ports, ours)).toMatchObject({ DOCKER_HOST: HOST })
})

test('a store that is asked for is never that of another engine', async () => {
  const { ports, context, runner } = world({ files: RUNNING(), commands: DOCKER })
  const { status } = await engineStatus(ports, { ...context, store: 'classic' })
  expect(status).toEqual({
    kind: 'none',
    reason: 'no private engine with the classic store is up',
  })
  expect(runner.calls).toEqual([])
})
