import { parse } from 'smol-toml'
import {
  adviseDaemon,
  type BuildkitdSettings,
  planBuilderArgs,
  planDriverOptions,
  renderBuildkitdConfig,
} from '../../src/engine/buildkitd-config.ts'

test('nothing set, nothing written', () => {
  expect(renderBuildkitdConfig({})).toBe('')
  expect(adviseDaemon({})).toEqual([])
})

const ALL: BuildkitdSettings = {
  mirrors: {
    'docker.io': ['http://hub.test:5000/proxy/', 'mirror.gcr.io'],
    'ghcr.io': ['https://ghcr.mirror.test'],
  },
  nameservers: ['1.1.1.1', '2606:4700:4700::1111'],
  insecureRegistries: ['registry.test:5000'],
  caFile: '/etc/ssl/corp.pem',
  registries: ['quay.io'],
  maxParallelism: 2,
}

test('everything set', () => {
  const text = renderBuildkitdConfig(ALL)
  expect(parse(text)).toEqual({
    dns: { nameservers: ['1.1.1.1', '2606:4700:4700::1111'] },
    worker: { oci: { 'max-parallelism': 2 } },
    registry: {
      'docker.io': { mirrors: ['hub.test:5000/proxy', 'mirror.gcr.io'], ca: ['/etc/ssl/corp.pem'] },
      'ghcr.io': { mirrors: ['ghcr.mirror.test'], ca: ['/etc/ssl/corp.pem'] },
      'ghcr.mirror.test': { ca: ['/etc/ssl/corp.pem'] },
      'hub.test:5000': { http: true },
      'mirror.gcr.io': { ca: ['/etc/ssl/corp.pem'] },
      'quay.io': { ca: ['/etc/ssl/corp.pem'] },
      'registry.test:5000': { http: true },
    },
  })
  expect(text).toMatch(/^\[dns\]\n {2}nameservers = \["1\.1\.1\.1", /)
})

test.each([['a"b\\c\n[x]\u0000\u007f\ud800é']])('no text gets out of its quotes', (hostile) => {
  const text = renderBuildkitdConfig({
    registries: [hostile],
    caFile: hostile,
    nameservers: [hostile],
  })
  const wellFormed = hostile.replace('\ud800', '\ufffd')
  expect(parse(text)).toEqual({
    dns: { nameservers: [wellFormed] },
    registry: { [wellFormed]: { ca: [wellFormed] } },
  })
})

test('driver options: logs without limits, the proxy under both names, commas quoted', () => {
  const options = planDriverOptions({ HTTPS_PROXY: 'http://p.test:3128', NO_PROXY: 'a,b' })
  expect(options).toEqual([
    'env.BUILDKIT_STEP_LOG_MAX_SIZE=-1',
    'env.BUILDKIT_STEP_LOG_MAX_SPEED=-1',
    'env.HTTPS_PROXY=http://p.test:3128',
    'env.https_proxy=http://p.test:3128',
    '"env.NO_PROXY=a,b"',
    '"env.no_proxy=a,b"',
  ])
  expect(planBuilderArgs(options.slice(0, 1), '/tmp/b.toml')).toEqual([
    '--driver-opt',
    'env.BUILDKIT_STEP_LOG_MAX_SIZE=-1',
    '--buildkitd-config',
    '/tmp/b.toml',
  ])
  expect(planBuilderArgs([], undefined)).toEqual([])
})

test('advice for an engine that is not ours', () => {
  expect(adviseDaemon(ALL)).toEqual([
    'To pull from Docker Hub through a mirror, add "registry-mirrors": ["https://mirror.gcr.io"] to /etc/docker/daemon.json and restart the engine.',
    'The engine knows mirrors of Docker Hub only: for ghcr.io use a builder of driver docker-container.',
    'To give builds other name servers, add "dns": ["1.1.1.1","2606:4700:4700::1111"] to /etc/docker/daemon.json and restart the engine.',
    'For registries without TLS, add "insecure-registries": ["registry.test:5000"] to /etc/docker/daemon.json and restart the engine.',
    'To make the engine trust quay.io, copy /etc/ssl/corp.pem to /etc/docker/certs.d/quay.io/ca.crt.',
  ])
})
