import { isEngineProcess } from '../../src/engine/clean-up.ts'
import { daemonPaths, formatDaemonConfig, planDaemonArgv } from '../../src/engine/daemon-plan.ts'
import { planNetwork } from '../../src/engine/network.ts'

const PATHS = daemonPaths({ cacheFolder: '/root/.cache/cv-docker-build' }, 'containerd')

test('sockets lie in the cache folder where they fit, in a short path where they do not', () => {
  expect(PATHS.socket).toBe('/root/.cache/cv-docker-build/engine/containerd/docker.sock')
  expect(PATHS.execRoot).toBe('/root/.cache/cv-docker-build/engine/containerd/exec')
  const long = `/${'x'.repeat(60)}`
  const paths = daemonPaths({ cacheFolder: long }, 'classic')
  expect(paths.dataRoot).toBe(`${long}/engine/classic/data`)
  expect(paths.socket).toBe(`/run/cv-docker-build-${paths.seed}/docker.sock`)
  const longest = `${paths.execRoot}/containerd/containerd.sock.ttrpc`
  expect(Buffer.byteLength(longest)).toBeLessThan(108)
})

test.each([59, 45, 44, 43, 30])(
  'a cache folder of %i bytes leaves room for every socket',
  (length) => {
    const cacheFolder = `/${'ü'.repeat(length / 2)}`
    const { execRoot, socket } = daemonPaths({ cacheFolder }, 'containerd')
    for (const path of [socket, `${execRoot}/containerd/containerd.sock.ttrpc`])
      expect(Buffer.byteLength(path)).toBeLessThan(108)
  },
)

test('engines of other folders and stores share nothing', () => {
  const cacheFolder = '/root/.cache/cv-docker-build'
  const all = [
    PATHS,
    daemonPaths({ cacheFolder }, 'classic'),
    daemonPaths({ cacheFolder: '/other' }, 'containerd'),
  ]
  for (const key of ['seed', 'cgroup', 'socket', 'dataRoot', 'stateFile'] as const)
    expect(new Set(all.map((paths) => paths[key])).size).toBe(3)
})

test.each([
  ['containerd', true],
  ['classic', false],
] as const)('settings of the daemon with the %s store', (store, snapshotter) => {
  const network = planNetwork('000000abcdef', '', 1400)
  expect(JSON.parse(formatDaemonConfig(PATHS, network, store))).toEqual({
    features: { 'containerd-snapshotter': snapshotter },
    hosts: [`unix://${PATHS.socket}`],
    'data-root': PATHS.dataRoot,
    'exec-root': PATHS.execRoot,
    pidfile: PATHS.pidFile,
    bridge: 'cvdb-000000ab',
    mtu: 1400,
    'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': '1400' } },
    'default-address-pools': [{ base: '10.200.0.0/16', size: 24 }],
    iptables: false,
    ip6tables: false,
    'shutdown-timeout': 3,
    'cgroup-parent': PATHS.cgroup,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
  })
})

test('the daemon starts in a mount namespace; its paths are arguments of the script', () => {
  const argv = planDaemonArgv('/tree', PATHS)
  expect(argv.slice(0, 6)).toEqual(['unshare', '--mount', '--propagation', 'slave', 'sh', '-c'])
  expect(argv[6]).not.toContain('/tree')
  expect(argv.slice(7)).toEqual(['sh', '/tree/usr/sbin/dockerd', '--config-file', PATHS.configFile])
})

const words = (...list: string[]) => `${list.join('\0')}\0`
const address = `${PATHS.execRoot}/containerd/containerd.sock`

test.each([
  ['containerd of ours', words('containerd', '--config', `${PATHS.execRoot}/c.toml`), '', true],
  ['shim', words('/t/usr/bin/containerd-shim-runc-v2', '-address', address), '', true],
  ['container, cgroup v2', words('httpd', '-f'), `0::/${PATHS.cgroup}/0123abc\n`, true],
  ['container, cgroup v1', words('httpd'), `9:pids:/\n4:memory:/${PATHS.cgroup}/0123\n`, true],
  ['containerd of the system', words('/usr/bin/containerd'), '0::/system.slice\n', false],
  ['another engine of ours', words('containerd', '--config', '/other/exec/c.toml'), '', false],
  ['an editor with our file open', words('vi', `${PATHS.execRoot}/c.toml`), '', false],
  ['a cgroup with a similar name', words('x'), `0::/${PATHS.cgroup}0/1\n`, false],
  ['a cgroup of that name further down', words('x'), `0::/user.slice/${PATHS.cgroup}\n`, false],
  ['a thread of the kernel', '', '0::/\n', false],
])('whether a process is the engine’s: %s', (_, cmdline, cgroup, expected) => {
  expect(isEngineProcess(cmdline, cgroup, PATHS)).toBe(expected)
})
