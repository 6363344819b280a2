import { checkDocker } from '../../../src/preflight/checks/docker.ts'
import type { Endpoint } from '../../../src/preflight/preflight.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'

const INFO = {
  Name: 'build-host',
  ServerVersion: '28.5.2',
  Driver: 'overlayfs',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
  DockerRootDir: '/var/lib/docker',
  RegistryConfig: { Mirrors: ['https://mirror.corp/'] },
  HttpProxy: '',
  HttpsProxy: '',
}
const BRIDGE = { EnableIPv6: false, Options: { 'com.docker.network.driver.mtu': '1500' } }
/** As buildx 0.29 prints it, shortened. */
const DEFAULT_BUILDER = `Name:          default
Driver:        docker

Nodes:
Name:             default
Endpoint:         default
Status:           running
BuildKit version: v0.25.1
Platforms:        linux/amd64
`
const OWN_BUILDER = `Name:          own
Driver:        docker-container

Nodes:
Name:                  own0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        network="host"
Status:                running
BuildKit daemon flags: --allow-insecure-entitlement=network.host
BuildKit version:      v0.25.1
File#buildkitd.toml:
 > [registry."docker.io"]
 >   mirrors = ["mirror.gcr.io"]
 > [dns]
 >   nameservers = ["1.1.1.1"]
`

const ENDPOINTS: readonly Endpoint[] = [
  { name: 'a', url: 'https://ghcr.io/v2/', purpose: 'base-image', health: 'registry' },
  { name: 'b', url: 'https://index.crates.io/config.json', purpose: 'crates-index', health: 'ok' },
  { name: 'c', url: 'http://127.0.0.1:5000/v2/', purpose: 'push', health: 'registry' },
]

type Setting = {
  readonly info?: object | undefined
  readonly bridge?: object
  readonly inspect?: string
  readonly proxy?: Readonly<Record<string, string>>
  readonly text?: Readonly<Record<string, string>>
  readonly freeBytes?: number
  readonly sandbox?: boolean
  readonly script?: Readonly<Record<string, object>>
  readonly resolves?: (host: string) => boolean
}

const HERE = {
  '/proc/sys/kernel/hostname': 'build-host\n',
  '/proc/net/route':
    'Iface\tDestination\tGateway\neth1\t0011A8C0\t00000000\neth0\t00000000\t0111A8C0\n',
  '/sys/class/net/eth0/mtu': '1500\n',
}

async function check({ info = INFO, inspect = DEFAULT_BUILDER, ...more }: Setting = {}) {
  const { run, lines } = fakeCommandRunner({
    'docker info': { stdout: JSON.stringify(info) },
    'docker network inspect': { stdout: JSON.stringify(more.bridge ?? BRIDGE) },
    'docker buildx inspect': { stdout: inspect },
    ...more.script,
  })
  const checks = await checkDocker(
    { sandbox: more.sandbox ?? false },
    ENDPOINTS,
    {
      run,
      proxy: more.proxy ?? {},
      readText: async (path) => ({ ...HERE, ...more.text })[path],
      freeBytes: async () => more.freeBytes ?? 50e9,
      resolves: async (host) => more.resolves?.(host) ?? true,
    },
    new AbortController().signal,
  )
  return { checks, lines: lines(), of: (name: string) => checks.find((one) => one.name === name) }
}

test('an engine in health: daemon, disk and builder in a line each', async () => {
  const { checks } = await check({ text: { '/etc/docker/daemon.json': '{"dns":["10.0.0.53"]}' } })
  expect(checks).toEqual([
    {
      name: 'docker daemon',
      outcome: 'ok',
      detail:
        '28.5.2, containerd store (overlayfs), mirrors https://mirror.corp/, dns 10.0.0.53, bridge: MTU 1500, IPv6 off',
    },
    { name: 'disk', outcome: 'ok', detail: '50.0 GB free in /var/lib/docker' },
    { name: 'builder', outcome: 'ok', detail: 'default, driver docker, running' },
  ])
})

test.each([
  ['not installed', { exitCode: 127 }, 'docker is not installed here'],
  [
    'not running',
    { exitCode: 1, stderr: 'Cannot connect to the Docker daemon at unix:///x. Is it running?\n' },
    'no engine answers: Cannot connect to the Docker daemon at unix:///x. Is it running?',
  ],
])('docker is %s: skipped, with the reason', async (_what, result, detail) => {
  const script = { 'docker info': result, 'docker network': result, 'docker buildx': result }
  const { checks } = await check({ script: { ...script, 'docker buildx inspect': result } })
  expect(checks).toEqual([{ name: 'docker daemon', outcome: 'skipped', detail }])
})

test('packets of containers that do not fit through the network of the host', async () => {
  const { of } = await check({ text: { '/sys/class/net/eth0/mtu': '1420\n' } })
  expect(of('docker daemon')).toMatchObject({
    outcome: 'warning',
    remedy: 'set "mtu": 1420 in /etc/docker/daemon.json and restart docker',
  })
})

test('of a daemon on another machine neither disk nor MTU is judged', async () => {
  const { of } = await check({
    text: { '/proc/sys/kernel/hostname': 'laptop\n', '/sys/class/net/eth0/mtu': '1420\n' },
  })
  expect(of('docker daemon')?.outcome).toBe('ok')
  expect(of('disk')?.outcome).toBe('skipped')
})

test.each([
  [50e9, 'ok'],
  [5e9, 'warning'],
  [1e9, 'failed'],
])('%d bytes free: %s', async (freeBytes, outcome) => {
  const { of } = await check({ freeBytes })
  expect(of('disk')?.outcome).toBe(outcome)
})

test('a proxy of the host that daemon and builder do not know', async () => {
  const { of } = await check({
    proxy: { HTTPS_PROXY: 'http://me:pass@p.corp:3128' },
    inspect: OWN_BUILDER,
  })
  expect(of('docker daemon')).toMatchObject({ outcome: 'warning' })
  expect(of('builder')).toMatchObject({ outcome: 'warning' })
  expect(JSON.stringify([of('docker daemon'), of('builder')])).not.toContain('pass')
})

test('a proxy that both know', async () => {
  const { of } = await check({
    info: { ...INFO, HttpsProxy: 'http://me:pass@p.corp:3128' },
    proxy: { HTTPS_PROXY: 'http://p.corp:3128' },
    inspect: OWN_BUILDER.replace('network="host"', 'env.HTTPS_PROXY="http://p.corp:3128"'),
  })
  expect(of('docker daemon')).toMatchObject({ outcome: 'ok' })
  expect(of('docker daemon')?.detail).toContain('proxy http://p.corp:3128')
  expect(of('builder')).toMatchObject({
    outcome: 'ok',
    detail:
      'own, driver docker-container, running, flags --allow-insecure-entitlement=network.host, own mirrors, own dns',
  })
})

test('a builder that cannot be asked', async () => {
  const broken = DEFAULT_BUILDER.replace(
    /Status: .*/,
    'Error:            context deadline exceeded',
  )
  const { of } = await check({ inspect: broken })
  expect(of('builder')).toMatchObject({ outcome: 'warning' })
  expect(of('builder')?.detail).toContain('context deadline exceeded')
})

describe('a RUN step', () => {
  const IMAGES = { 'docker image ls': { stdout: 'app:1\nregistry.corp/alpine:3.22\n' } }
  const built = (text: string, more: object = {}) => ({
    ...IMAGES,
    'docker buildx build': { stderr: text, ...more },
  })

  test('resolves what this machine resolves', async () => {
    const log =
      '#5 0.1 seen ghcr.io yes\n#5 0.1 seen index.crates.io yes\n#5 0.2 server 10.0.0.53\n'
    const { of, lines } = await check({ sandbox: true, script: built(log) })
    expect(of('run sandbox')).toEqual({
      name: 'run sandbox',
      outcome: 'ok',
      detail: 'a RUN step resolves ghcr.io and index.crates.io (name servers 10.0.0.53)',
    })
    expect(lines.at(-1)).toBe(
      'docker buildx build --builder default --progress=plain --no-cache --output=type=cacheonly -',
    )
  })

  test('does not resolve what this machine does', async () => {
    const log = '#5 0.1 seen ghcr.io no\n#5 0.1 seen index.crates.io yes\n#5 0.2 server 8.8.8.8\n'
    const { of } = await check({ sandbox: true, script: built(log) })
    expect(of('run sandbox')).toMatchObject({
      outcome: 'warning',
      detail: 'a RUN step does not resolve ghcr.io (name servers 8.8.8.8)',
    })
  })

  test('is asked through a builder in a container by its own shell', async () => {
    const script = { 'docker exec buildx_buildkit_own0 sh -c': { stdout: 'seen ghcr.io yes\n' } }
    const { of } = await check({ sandbox: true, inspect: OWN_BUILDER, script })
    expect(of('run sandbox')).toMatchObject({ outcome: 'ok' })
    expect(of('run sandbox')?.detail).toMatch(/^buildkitd in its container resolves/)
  })

  test.each<[string, Setting, RegExp]>([
    ['no image', { script: { 'docker image ls': { stdout: 'app:1\n' } } }, /no image with a shell/],
    ['no name that is known here', { resolves: () => false }, /resolves none of the names itself/],
    ['no time', { script: built('', { stopped: 'aborted' }) }, /did not end in the time/],
    ['no success', { script: built('ERROR: no space\n', { exitCode: 1 }) }, /ERROR: no space/],
    ['a sleeping builder', { inspect: OWN_BUILDER.replace('running', 'inactive') }, /is inactive/],
    [
      'a remote builder',
      { inspect: DEFAULT_BUILDER.replace('docker\n', 'remote\n') },
      /remote are not/,
    ],
  ])('%s: skipped, with the reason', async (_what, setting, detail) => {
    const { of } = await check({ sandbox: true, ...setting })
    expect(of('run sandbox')?.outcome).toBe('skipped')
    expect(of('run sandbox')?.detail).toMatch(detail)
  })
})
