import { fetchPackages, parseVersions, planDownload } from '../../src/engine/packages.ts'
import { planUnpack } from '../../src/engine/unpack.ts'
import { failing, fakeWorld } from './fake-world.ts'

const SET = { packages: ['crane', 'runc/bookworm'], reach: 'exact', folder: '/cache/debs' } as const
const LISTS = { '/cache/apt/lists/deb.debian.org_debian_dists_sid_InRelease': '' }

test('argv of both kinds of download', () => {
  expect(planDownload(SET)).toEqual(['apt-get', 'download', '--quiet', 'crane', 'runc/bookworm'])
  expect(planDownload({ ...SET, reach: 'closure' })).toEqual([
    'apt-get',
    'install',
    '--yes',
    '--quiet',
    '--download-only',
    '-o',
    'Dir::Cache::archives=/cache/debs',
    'crane',
    'runc/bookworm',
  ])
})

test('versions are read from the names of the files', () => {
  const files = ['/d/docker.io_28.5.2+dfsg4-5_amd64.deb', 'busybox-static_1%3a1.35.0-4_amd64.deb']
  expect(parseVersions(files)).toEqual({
    'docker.io': '28.5.2+dfsg4-5',
    'busybox-static': '1:1.35.0-4',
  })
})

test('lists are fetched when there are none, with the private state alone', async () => {
  const configs: unknown[] = []
  const world = fakeWorld({
    files: {
      '/etc/apt/sources.list.d/debian.sources': 'URIs: http://mirror.test/debian\n',
      '/cache/debs/crane_1_amd64.deb': '',
      '/cache/debs/lock': '',
    },
    commands: {
      'apt-config dump': { stdout: 'Acquire::http::Proxy "http://p.test";\nAPT::X "y";\n' },
      'apt-get': ({ env }) => {
        configs.push(env?.APT_CONFIG)
        return {}
      },
    },
  })
  const debs = await fetchPackages(world.ports, world.context, SET)
  expect(debs).toEqual(['/cache/debs/crane_1_amd64.deb'])
  expect(world.runner.lines()).toEqual([
    'apt-config dump',
    'apt-get update --error-on=any --quiet',
    'apt-get download --quiet crane runc/bookworm',
  ])
  expect(configs).toEqual(['/cache/apt/apt.conf', '/cache/apt/apt.conf'])
  expect(world.texts.get('/cache/apt/sources.list.d/debian.sources')).toContain(
    'URIs: http://mirror.test/debian\n',
  )
  expect(world.texts.get('/cache/apt/apt.conf')).toContain('Acquire::http::Proxy "http://p.test";')
})

test('a failed download is tried again with new lists', async () => {
  let attempts = 0
  const world = fakeWorld({
    files: LISTS,
    commands: {
      'apt-config': {},
      'apt-get update': {},
      'apt-get download': () => {
        attempts += 1
        return attempts < 3 ? failing('E: Failed to fetch http://x 404  Not Found') : {}
      },
    },
  })
  await fetchPackages(world.ports, world.context, SET)
  expect(world.runner.lines().slice(1)).toEqual([
    'apt-get download --quiet crane runc/bookworm',
    'apt-get update --error-on=any --quiet',
    'apt-get download --quiet crane runc/bookworm',
    'apt-get update --error-on=any --quiet',
    'apt-get download --quiet crane runc/bookworm',
  ])
  expect(world.slept).toEqual([2_000, 4_000])
})

test.each([
  [
    failing('W: x\nE: Unable to locate package crane\nE: Two'),
    3,
    'Unable to locate package crane; Two',
  ],
  [failing('apt-get: command not found', 127), 1, 'apt-get: command not found'],
])('what cannot be downloaded is an error with the words of apt', async (answer, times, cause) => {
  const world = fakeWorld({
    files: LISTS,
    commands: { 'apt-config': {}, 'apt-get update': {}, 'apt-get download': answer },
  })
  await expect(fetchPackages(world.ports, world.context, SET)).rejects.toMatchObject({
    code: 'PACKAGE_DOWNLOAD_FAILED',
    message: expect.stringContaining(cause),
  })
  const downloads = world.runner.lines().filter((line) => line.includes('download'))
  expect(downloads).toHaveLength(times)
  expect([...world.folders]).not.toContain('/cache/locks/apt')
})

test('paths and patterns are arguments of the unpacking script, not part of it', () => {
  const argv = planUnpack('/a b;c.deb', '/root', { exclude: ['./usr/share/doc/*'], only: ['./x'] })
  expect(argv.slice(3)).toEqual([
    'sh',
    '/a b;c.deb',
    '/root',
    '--exclude=./usr/share/doc/*',
    '--wildcards',
    '--no-wildcards-match-slash',
    './x',
  ])
})
