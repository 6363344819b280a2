import { findDaemon, startDaemon, stopDaemon } from '../../src/engine/daemon.ts'
import { daemonPaths } from '../../src/engine/daemon-plan.ts'
import type { EngineHost } from '../../src/engine/ports.ts'
import { DAEMON_PID, failing, fakeWorld, processFiles, SOCKET } from './fake-world.ts'

const PATHS = daemonPaths({ cacheFolder: '/cache' }, 'containerd')
const TREE = { folder: '/cache/tree', versions: {} }
const START = { store: 'containerd', startedBy: 'up' } as const
const DAEMON = processFiles(DAEMON_PID, ['dockerd', '--config-file', PATHS.configFile])

const COMMANDS = {
  '/cache/tree/bin/busybox': {},
  iptables: {},
  'sh -c echo 0 > /proc/sys/net/ipv4/ip_forward': {},
  'docker --host unix:///cache/engine/containerd/docker.sock version': {},
}

/** A host on which the daemon comes up, or does not. */
function world(options: {
  readonly comesUp?: boolean
  readonly stopsOn?: 'SIGTERM' | 'SIGKILL'
  readonly commands?: Parameters<typeof fakeWorld>[0]['commands']
  readonly files?: Record<string, string>
}) {
  const { comesUp = true, stopsOn = 'SIGTERM' } = options
  const spawned: Parameters<EngineHost['spawnDaemon']>[] = []
  const made = fakeWorld({
    files: { '/proc/sys/net/ipv4/ip_forward': '0\n', ...options.files },
    commands: { ...COMMANDS, ...options.commands },
    host: {
      spawnDaemon: async (...args) => {
        spawned.push(args)
        made.texts.set(PATHS.logFile, 'one\ntwo\nfailed to start daemon: no space\n')
        if (comesUp) {
          for (const [path, text] of Object.entries(DAEMON)) made.texts.set(path, text)
          made.texts.set(PATHS.socket, SOCKET)
        }
        return DAEMON_PID
      },
      signal: (pid, name) => {
        made.signals.push(`${name} ${pid}`)
        if (name === stopsOn) for (const path of Object.keys(DAEMON)) made.texts.delete(path)
        return true
      },
    },
  })
  return { ...made, spawned }
}

test('a daemon is started, waited for and noted', async () => {
  const here = world({})
  const state = await startDaemon(here.ports, here.context, TREE, START)
  expect(here.spawned[0]?.[1].env.PATH).toBe(
    '/cache/tree/usr/bin:/cache/tree/usr/sbin:/usr/bin:/cache/tree/fallback',
  )
  expect(here.runner.lines().map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    '/cache/tree/bin/busybox brctl addbr cvdb-'.concat(PATHS.seed.slice(0, 8)),
    '/cache/tree/bin/busybox ip addr add',
    '/cache/tree/bin/busybox ip link set',
    'iptables -w 10 -t',
    'iptables -w 10 -t',
    'iptables -w 10 -t',
    'docker --host unix:///cache/engine/containerd/docker.sock version',
  ])
  expect(state).toMatchObject({ pid: DAEMON_PID, startedBy: 'up', forwardingBefore: '0' })
  expect(await findDaemon(here.ports, here.context, 'containerd')).toEqual(state)
  expect(await findDaemon(here.ports, here.context, 'classic')).toBeUndefined()
})

test('a daemon whose command line reads empty between two programs is waited for', async () => {
  const here = world({ comesUp: false })
  let looks = 0
  const sleep = async (durationMs: number) => {
    looks += 1
    if (looks === 3) {
      for (const [path, text] of Object.entries(DAEMON)) here.texts.set(path, text)
      here.texts.set(PATHS.socket, SOCKET)
    }
    await here.ports.clock.sleep(durationMs)
  }
  const ports = { ...here.ports, clock: { ...here.ports.clock, sleep } }
  const state = await startDaemon(ports, here.context, TREE, START)
  expect(state.pid).toBe(DAEMON_PID)
})

test('a daemon that ends while starting is an error with the end of its log; nothing is left', async () => {
  const here = world({ comesUp: false })
  await expect(startDaemon(here.ports, here.context, TREE, START)).rejects.toMatchObject({
    code: 'ENGINE_START_FAILED',
    message: 'dockerd ended while starting: one | two | failed to start daemon: no space',
    hint: `its log is ${PATHS.logFile}`,
  })
  expect(here.texts.has(PATHS.stateFile)).toBe(false)
  expect(here.signals).toEqual([])
})

test('a daemon that never answers is given up after 30 s and stopped', async () => {
  const silent = failing('Cannot connect')
  const here = world({ commands: { [Object.keys(COMMANDS)[3] ?? '']: silent } })
  await expect(startDaemon(here.ports, here.context, TREE, START)).rejects.toThrow(
    /^dockerd did not answer within 30 s: /,
  )
  expect(here.signals).toEqual([`SIGTERM ${DAEMON_PID}`])
})

test('a network that cannot be made is a warning, not an end', async () => {
  const here = world({ commands: { iptables: failing('iptables: no such table') } })
  await startDaemon(here.ports, here.context, TREE, START)
  expect(here.logger.messages('warning')[0]).toMatch(/no way out.*no such table/)
})

test('a daemon that does not stop is killed after 20 s', async () => {
  const here = world({ stopsOn: 'SIGKILL' })
  const state = await startDaemon(here.ports, here.context, TREE, START)
  expect(await stopDaemon(here.ports, PATHS, state)).toEqual([])
  expect(here.signals).toEqual([`SIGTERM ${DAEMON_PID}`, `SIGKILL ${DAEMON_PID}`])
  expect(here.slept.filter((durationMs) => durationMs === 100).length).toBeGreaterThanOrEqual(200)
})

test('a process that got the number of a dead daemon is left alone', async () => {
  const here = world({})
  const state = await startDaemon(here.ports, here.context, TREE, START)
  here.texts.set(`/proc/${DAEMON_PID}/cmdline`, 'postgres\0')
  expect(await findDaemon(here.ports, here.context, 'containerd')).toBeUndefined()
  await stopDaemon(here.ports, PATHS, state)
  expect(here.signals).toEqual([])
})

test('what a daemon left that died is cleaned up before the next start', async () => {
  const here = world({})
  await startDaemon(here.ports, here.context, TREE, START)
  for (const path of Object.keys(DAEMON)) here.texts.delete(path)
  const before = here.runner.calls.length
  await startDaemon(here.ports, here.context, TREE, START)
  const deletions = here.runner
    .lines()
    .slice(before)
    .filter((line) => line.includes(' -D '))
  expect(deletions).toHaveLength(3)
})

test('what cannot be removed is said', async () => {
  const bridge = `cvdb-${PATHS.seed.slice(0, 8)}`
  const here = world({ files: { '/proc/self/mountinfo': `1 2 0:1 / ${PATHS.dataRoot}/x rw\n` } })
  const state = await startDaemon(here.ports, here.context, TREE, START)
  here.texts.set(`/sys/class/net/${bridge}/mtu`, '')
  const address = `9: ${bridge}    inet ${state.network.address} scope global\n`
  const ports = {
    ...here.ports,
    run: (async (argv, options) =>
      argv.includes('addr')
        ? { exitCode: 0, stdout: address, stderr: '' }
        : here.ports.run(argv, options)) as typeof here.ports.run,
  }
  expect(await stopDaemon(ports, PATHS, state)).toEqual([
    `bridge ${bridge}`,
    `mount ${PATHS.dataRoot}/x`,
  ])
  expect(here.runner.lines().some((line) => line.includes('ip_forward'))).toBe(false)
})

test('forwarding goes back to what it was when no other bridge needs it', async () => {
  const here = world({})
  const state = await startDaemon(here.ports, here.context, TREE, START)
  await stopDaemon(here.ports, PATHS, state)
  expect(here.runner.lines().at(-1)).toBe('sh -c echo 0 > /proc/sys/net/ipv4/ip_forward')
})
