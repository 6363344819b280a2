import { makeDownloadFiles } from '../src/adapters/download-files.ts'
import { files as diskFiles } from '../src/adapters/files.ts'
import { openFile } from '../src/adapters/random-access.ts'
import { makeTransport } from '../src/adapters/transport.ts'
import { planFetchSettings } from '../src/network/fetch-settings.ts'
import { makeRunRemedies } from '../src/network/run-remedies.ts'
import type { NetworkSettings } from '../src/network/transport.ts'
import { runNetworkStages } from '../src/network-stages.ts'
import type { PipelinePorts } from '../src/pipeline-ports.ts'
import type { CommandRunner, Files } from '../src/ports.ts'
import type { Prepared } from '../src/prepare.ts'
import type { StageTiming } from '../src/report/run-report.ts'
import {
  aRequest,
  CLASSIC,
  ourFacts,
  type PlanSetting,
  planOf,
  theirFacts,
  withBuilder,
  withDockerfile,
} from './builders/a-plan.ts'
import {
  aCargo,
  aContext,
  aCrate,
  aHostCargo,
  aLock,
  anEngine,
  aWorkspace,
} from './builders/facts.ts'
import { memoryFiles } from './engine-unit/fake-world.ts'
import { fakeCommandRunner } from './fakes/fake-command-runner.ts'
import { type FakeNetworkSetting, fakeNetwork } from './fakes/fake-network.ts'
import { recordingLogger } from './fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from './fakes/temp-folder.ts'
import { makeImage, startFakeRegistry, stopRegistries } from './fetch/images/fake-registry.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const AMD = 'linux/amd64'

const withCrates = { workspace: aWorkspace({ cargo: aCargo(aLock(aCrate('serde'))) }) }
const ours = (text: string) => withDockerfile(ourFacts('prod', withCrates), text)
const theirs = (text: string) => withDockerfile(theirFacts(), text)
const CRATES_ONLY = ours('FROM scratch\nARG CARGO_HTTP_MULTIPLEXING\n')

type Setting = PlanSetting & {
  readonly net?: FakeNetworkSetting
  readonly files?: Files
  readonly run?: CommandRunner
  readonly signal?: AbortSignal
}

/** A clock on which pauses take no time. */
function quickClock() {
  let nowMs = 0
  return {
    now: () => nowMs,
    sleep: async (durationMs: number) => {
      nowMs += durationMs
    },
  }
}

function prepare(setting: Setting) {
  const { context = aContext(), engine = anEngine(), facts = CRATES_ONLY } = setting
  const { hostCargo = aHostCargo() } = setting
  const plan = planOf({ ...setting, facts, hostCargo })
  const request = aRequest(setting.inputs, context)
  const prepared: Prepared = { request, facts, engine, plan, hostCargo }
  const logger = recordingLogger()
  const fake = fakeNetwork(setting.net)
  const { run = fakeCommandRunner({}).run, files = memoryFiles().files } = setting
  const measure = { openFile } as PipelinePorts['measure']
  const http = async () => {
    throw new Error('nothing is measured here')
  }
  const ports: PipelinePorts = {
    ...{ run, files, http, measure, log: logger.log, clock: quickClock(), random: () => 0.5 },
    publishFiles: async () => {
      throw new Error('this run publishes nothing')
    },
    scan: async () => {
      throw new Error('this run scans nothing')
    },
    cache: async () => {
      throw new Error('nothing is cached here')
    },
    network: async () => fake.network,
    env: {},
    toolVersion: '9.9.9',
  }
  return { prepared, context, ports, logger, ...fake }
}

async function stagesOf(setting: Setting = {}) {
  const scene = prepare(setting)
  const { prepared, context, ports } = scene
  const timed: StageTiming['name'][] = []
  const { signal = new AbortController().signal } = setting
  const outcome = await runNetworkStages(
    prepared,
    context,
    ports,
    async (name, body) => {
      timed.push(name)
      return body()
    },
    signal,
  )
  const decided = outcome.preflight?.decisions.map(({ kind }) => kind)
  return { ...scene, outcome, timed, decided }
}

/** A cache folder on disk, with what is asked of a registry on loopback alone. */
function onDisk(net: FakeNetworkSetting = {}): Setting {
  const real = makeTransport({ proxy: {} })
  return {
    context: aContext({ cacheFolder: tempFolder(), tempFolder: tempFolder() }),
    files: diskFiles,
    net: {
      ...net,
      ports: { makeTransport: () => real, downloads: makeDownloadFiles(process.pid) },
    },
  }
}

describe('a refusal', () => {
  const denied = (request: string) => ({ status: request.startsWith('POST') ? 403 : 200 })

  test('ends the run: nothing is fetched, no build can follow', async () => {
    const inputs = { tags: 'ghcr.io/acme/site:1', push: 'true' }
    const { outcome, timed, requests } = await stagesOf({
      inputs,
      net: { hosts: { 'ghcr.io': denied } },
    })
    expect(outcome).toMatchObject({ failure: { stage: 'preflight', exitCode: 3 }, buildArgs: [] })
    expect(outcome.preflight?.decisions).toHaveLength(1)
    expect([outcome.fetch, outcome.remedies]).toEqual([undefined, undefined])
    expect(timed).toEqual(['preflight'])
    expect(requests).not.toContainEqual(expect.stringContaining('serde'))
  })
})

describe('a fetch that failed', () => {
  test('ends the run: its report and that of the probes stay', async () => {
    const hosts = { 'static.crates.io': { status: 404 } }
    const { outcome, timed } = await stagesOf({ net: { hosts } })
    expect(outcome).toMatchObject({
      failure: { stage: 'fetch', fault: 'crate-missing', exitCode: 1 },
      buildArgs: [],
      preflight: { mode: 'auto' },
      fetch: { images: [] },
    })
    expect(outcome).not.toHaveProperty('remedies')
    expect(timed).toEqual(['preflight', 'fetch'])
  })

  test('without any network ends the run, too: the build would try in vain, and for long', async () => {
    const net = { unreachable: () => true, hosts: { 'static.crates.io': 'unreachable' } } as const
    const { outcome } = await stagesOf({ net, inputs: { retries: '1' } })
    expect(outcome.preflight?.checks).toContainEqual(
      expect.objectContaining({ name: 'network', outcome: 'failed' }),
    )
    expect(outcome.failure).toMatchObject({ stage: 'fetch', exitCode: 3 })
  })

  test('where something is reached the build may find its own way', async () => {
    const net = { hosts: { 'static.crates.io': 'refused' } } as const
    const { outcome } = await stagesOf({ net, inputs: { retries: '1' } })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.fetch?.leftToBuild).toHaveLength(1)
  })

  test('is told from offline by its exit code', async () => {
    const { outcome, timed, requests } = await stagesOf({ inputs: { offline: 'true' } })
    expect(outcome.failure).toMatchObject({ fault: 'offline-missing', evidence: ['serde 1.0.0'] })
    expect([timed, requests]).toEqual([['fetch'], []])
  })
})

describe('only what there is to do is done', () => {
  test.each<[string, Setting, readonly string[]]>([
    [
      'no preflight',
      { inputs: { preflight: 'off' }, net: { hosts: { 'static.crates.io': 'refused' } } },
      ['fetch'],
    ],
    ['nothing to fetch', { inputs: { fetch: 'off' } }, ['preflight']],
  ])('%s', async (_, setting, stages) => {
    const { timed, outcome } = await stagesOf(setting)
    expect(timed).toEqual(stages)
    expect(outcome.remedies).toBeDefined()
    expect('preflight' in outcome).toBe(stages.includes('preflight'))
    expect('fetch' in outcome).toBe(stages.includes('fetch'))
  })

  test('crates that are here need no server, and no word about it', async () => {
    const asked: string[] = []
    const stat = async (path: string) => {
      asked.push(path)
      return { modifiedMs: 0, changedMs: 0, names: 1 }
    }
    const { timed, requests, logger, outcome, prepared } = await stagesOf({
      net: { downloads: { stat, touch: async () => true } },
    })
    const { crates } = prepared.plan.fetch
    expect(asked).toContain(crates.kind === 'none' ? '' : crates.contextFolder)
    expect([timed, requests]).toEqual([['fetch'], []])
    expect(logger.messages('info')).toEqual(['Fetch: 1 crate from the cache.'])
    expect(outcome.fetch?.crates).toMatchObject({ total: 1, reused: 1 })
  })

  test('but those of images do', async () => {
    const stat = async () => ({ modifiedMs: 0, changedMs: 0, names: 1 })
    const { outcome } = await stagesOf({
      facts: ours('FROM gcr.io/a/b\n'),
      inputs: { 'cache-from': 'type=gha', retries: '0' },
      net: { downloads: { stat, touch: async () => true } },
    })
    expect(outcome.preflight?.endpoints.map(({ url }) => url)).toEqual(['https://gcr.io/v2/'])
  })
})

describe('decisions change how is fetched', () => {
  const last = (made: readonly NetworkSettings[]) => made.at(-1)

  test('name servers', async () => {
    const setting = { net: { unresolved: ['static.crates.io'] }, inputs: { resolvers: '9.9.9.9' } }
    const { made, decided } = await stagesOf(setting)
    expect(decided).toEqual(['resolver'])
    expect(made[0]).toEqual({ proxy: {} })
    expect(last(made)).toEqual({ proxy: {}, resolvers: ['9.9.9.9'] })
  })

  test('IPv4 alone', async () => {
    const net = { hasIpv6: true, unreachable: (address: string) => address.includes(':') }
    const { made, decided } = await stagesOf({ net })
    expect(decided).toEqual(['ipv6-off'])
    expect(last(made)).toEqual({ proxy: {}, family: 4 })
  })

  test('what the host trusts and its proxy stay as they are', async () => {
    const settings: NetworkSettings = { proxy: { HTTPS_PROXY: 'http://p' }, caPem: 'PEM' }
    const net = { settings, hasIpv6: true, unreachable: (address: string) => address.includes(':') }
    expect(last((await stagesOf({ net })).made)).toEqual({ ...settings, family: 4 })
  })

  test('a mirror, which is asked before the registry', async () => {
    const hosts = { 'registry-1.docker.io': 'refused', 'mirror.gcr.io': { status: 200 } } as const
    const { requests, decided } = await stagesOf({
      facts: withDockerfile(ourFacts(), 'FROM alpine:3.22\n'),
      inputs: { retries: '0' },
      net: { hosts },
    })
    expect(decided).toEqual(['mirror'])
    const manifests = requests.filter((line) => line.includes('/library/alpine/manifests/'))
    expect(manifests[0]).toBe('HEAD https://mirror.gcr.io/v2/library/alpine/manifests/3.22')
  })
})

describe('offline, where no server can be used', () => {
  /** Everything was fetched before; then the registry is gone. */
  async function fetchedBefore(text = (host: string) => `FROM ${host}/team/base:1\n`) {
    const registry = await startFakeRegistry({ image: makeImage([AMD]) })
    const setting = {
      ...onDisk(),
      facts: withDockerfile(ourFacts(), text(registry.host)),
      inputs: { retries: '0' },
    }
    const before = await stagesOf(setting)
    await registry.stop()
    return { before, setting, registry }
  }

  test('and all is here: built with that', async () => {
    const { before, setting } = await fetchedBefore()
    expect(before.decided).toEqual([])
    const { outcome, decided } = await stagesOf(setting)
    expect(decided).toEqual(['offline'])
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.buildArgs).toEqual(before.outcome.buildArgs)
    expect(outcome.fetch).toMatchObject({ images: [{ outcome: 'present' }], incidents: [] })
  })

  test.each<[string, (setting: Setting) => Setting]>([
    ['an image', (setting) => ({ ...setting, ...onDisk() })],
    [
      'the crates',
      (setting) => ({ ...setting, facts: { ...setting.facts, ...withCrates } as never }),
    ],
    [
      'packages of the system',
      (setting) => ({ ...setting, inputs: { ...setting.inputs, 'runtime-packages': 'curl' } }),
    ],
    [
      'the image of the builder',
      (setting) => ({
        ...setting,
        engine: withBuilder({ imageStore: 'classic' }),
        inputs: { ...setting.inputs, 'cache-to': 'type=local,dest=c' },
        run: fakeCommandRunner({ docker: { exitCode: 1 } }).run,
      }),
    ],
    [
      'base images that are only pinned',
      (setting) => ({ ...setting, inputs: { ...setting.inputs, 'cache-from': 'type=gha' } }),
    ],
    [
      'base images of a Dockerfile of the repository',
      (setting) => ({
        ...setting,
        facts: { ...theirFacts(), dockerfileFacts: setting.facts?.dockerfileFacts } as never,
      }),
    ],
  ])('but %s may be missing', async (_, change) => {
    const { setting } = await fetchedBefore()
    const refused = { ...setting.net, hosts: {} }
    const { decided } = await stagesOf(change({ ...setting, net: refused }))
    expect(decided).not.toContain('offline')
  })
})

describe('the authority of the site', () => {
  const intercepted = { tls: { isPublic: false, caBundle: '/etc/ssl/corp, own.pem' } }
  const secret = ['--secret', 'id=ca-bundle,"src=/etc/ssl/corp, own.pem"']
  const down = { hosts: { 'static.crates.io': 'refused' } } as const

  test('goes into the steps of our Dockerfiles', async () => {
    const { outcome, decided } = await stagesOf({ net: { ...intercepted, ...down } })
    expect(decided).toContain('inject-ca')
    expect(outcome.buildArgs).toEqual(secret)
  })

  test.each<[string, Setting]>([
    ['not where nothing is intercepted', {}],
    [
      'not where the host names a bundle, which is there already',
      { facts: { ...CRATES_ONLY, caBundle: '/ca.pem' }, net: intercepted },
    ],
    [
      'not where the user gives one',
      { inputs: { 'secret-files': 'ca-bundle=/own.pem' }, net: intercepted },
    ],
    [
      'not into a Dockerfile of the repository',
      { facts: theirs('FROM gcr.io/a/b\n'), net: intercepted },
    ],
  ])('%s', async (_, setting) => {
    const { outcome } = await stagesOf({ ...setting, net: { ...setting.net, ...down } })
    expect(outcome.buildArgs).toEqual([])
    expect(outcome).not.toHaveProperty('failure')
  })
})

describe('cargo without multiplexing', () => {
  const flaky = () => {
    let left = 1
    return { 'static.crates.io': () => (left-- > 0 ? 'protocol' : 'refused') } as const
  }
  const arg = ['--build-arg', 'CARGO_HTTP_MULTIPLEXING=false']

  test('where the build fetches the crates itself', async () => {
    const { outcome, decided } = await stagesOf({ net: { hosts: flaky() } })
    expect(decided).toContain('multiplexing-off')
    expect(outcome.buildArgs).toEqual(arg)
  })

  test.each<[string, Setting]>([
    ['a Dockerfile that does not hand it on', { facts: ours('FROM scratch\n') }],
    ['the user has decided', { inputs: { 'build-args': 'CARGO_HTTP_MULTIPLEXING=true' } }],
  ])('not: %s', async (_, setting) => {
    const { outcome, decided } = await stagesOf({ ...setting, net: { hosts: flaky() } })
    expect(decided).toContain('multiplexing-off')
    expect(outcome.buildArgs).toEqual([])
  })
})

describe('a mirror in the place of what is down', () => {
  const hosts = { 'registry-1.docker.io': 'refused' } as const
  const MIRRORED = [
    '--build-context',
    'alpine:3.22=docker-image://mirror.gcr.io/library/alpine:3.22',
  ]

  test('at once, for a Dockerfile of the repository', async () => {
    const facts = theirs('FROM alpine:3.22\nCOPY --from=gcr.io/a/b / /\n')
    const { outcome, logger } = await stagesOf({ facts, net: { hosts } })
    expect(outcome.buildArgs).toEqual(MIRRORED)
    expect(logger.messages().join('\n')).toContain(
      'add "registry-mirrors": ["https://mirror.gcr.io"] to /etc/docker/daemon.json',
    )
  })

  test('not for images that are up', async () => {
    const { outcome, logger } = await stagesOf({ facts: theirs('FROM alpine:3.22\n') })
    expect(outcome.buildArgs).toEqual([])
    expect(logger.messages().join('\n')).not.toContain('daemon.json')
  })

  test('also for our Dockerfiles, where the host could fetch nothing', async () => {
    const facts = withDockerfile(ourFacts(), 'FROM alpine:3.22\n')
    const net = {
      hosts: { ...hosts, 'mirror.gcr.io': flakyMirror(), 'public.ecr.aws': 'refused' },
    } as const
    const { outcome } = await stagesOf({ facts, net, inputs: { retries: '0' } })
    expect(outcome.fetch?.leftToBuild).toHaveLength(2)
    expect(outcome.buildArgs).toEqual(MIRRORED)
  })

  /** Its API answers, its images do not come. */
  function flakyMirror() {
    return (request: string) => ({ status: request.includes('/manifests/') ? 503 : 200 })
  }
})

describe('the remedies of the build', () => {
  const fault = { id: 'dns', host: 'registry-1.docker.io' }
  const hosts = {
    'registry-1.docker.io': 'refused',
    'mirror.gcr.io': 'refused',
    'public.ecr.aws': 'refused',
  } as const

  test('turn to other sources for images that the host could not fetch', async () => {
    const facts = withDockerfile(ourFacts(), 'FROM alpine:3.22\n')
    const { outcome } = await stagesOf({ facts, net: { hosts }, inputs: { retries: '0' } })
    expect(outcome.buildArgs).toEqual([])
    expect((await outcome.remedies?.['registry-mirror']?.(fault))?.addArgs).toEqual([
      '--build-context',
      'alpine:3.22=docker-image://mirror.gcr.io/library/alpine:3.22',
    ])
    expect(await outcome.remedies?.['host-images']?.(fault)).toBeUndefined()
  })

  test('leave those alone that it brought', async () => {
    const registry = await startFakeRegistry({ image: makeImage([AMD]) })
    const facts = withDockerfile(ourFacts(), `FROM ${registry.host}/team/base:1\n`)
    const { outcome } = await stagesOf({ ...onDisk(), facts })
    expect(outcome.buildArgs).toHaveLength(2)
    expect(await outcome.remedies?.['host-images']?.({ id: 'dns' })).toBeUndefined()
  })

  test('bring the images of a Dockerfile of the repository', async () => {
    const registry = await startFakeRegistry({ image: makeImage([AMD]) })
    const setting = { ...onDisk(), facts: theirs(`FROM ${registry.host}/team/base:1\n`) }
    const { outcome } = await stagesOf(setting)
    expect(outcome.buildArgs).toEqual([])
    const applied = await outcome.remedies?.['host-images']?.({ id: 'dns', host: registry.host })
    expect(applied?.addArgs?.[1]).toMatch(/\/team\/base:1=oci-layout:\/\//)
  })

  test('fetch nothing where fetch is off', async () => {
    const { outcome } = await stagesOf({ inputs: { fetch: 'off' } })
    expect(outcome.remedies).not.toHaveProperty('host-images')
    expect(outcome.remedies).toHaveProperty('registry-mirror')
  })

  test('make our builder anew as it was made: with name servers that answered', async () => {
    const { files, texts } = memoryFiles()
    const { run, lines } = fakeCommandRunner({ docker: {}, 'docker image': { exitCode: 1 } })
    const { outcome } = await stagesOf({
      engine: CLASSIC,
      inputs: { 'cache-to': 'type=local,dest=c', resolvers: '9.9.9.9', retries: '0' },
      net: {
        unresolved: ['static.crates.io'],
        hosts: { ...hosts, 'static.crates.io': 'refused' },
      },
      files,
      run,
    })
    expect(outcome).not.toHaveProperty('failure')
    await outcome.remedies?.['recreate-builder']?.({ id: 'builder-lost' })
    expect(texts.get('/temp/buildkitd.toml')).toContain('nameservers = ["9.9.9.9"]')
    expect(lines().at(-1)).toMatch(
      /^docker buildx create .*--buildkitd-config \/temp\/buildkitd\.toml$/,
    )
    // These are what it has by now.
    expect(await outcome.remedies?.resolver?.({ id: 'dns' })).toBeUndefined()
  })

  test('of a run that is cancelled do not wait for a builder', async () => {
    const abort = new AbortController()
    const signals: (AbortSignal | undefined)[] = []
    const { outcome } = await stagesOf({
      engine: CLASSIC,
      inputs: { 'cache-to': 'type=local,dest=c', preflight: 'off', fetch: 'off' },
      signal: abort.signal,
      run: async (_argv, options) => {
        signals.push(options?.signal)
        return { exitCode: 0, stdout: '', stderr: '' }
      },
    })
    await outcome.remedies?.['recreate-builder']?.({ id: 'builder-lost' })
    expect(signals).toEqual([abort.signal, abort.signal])
  })

  test('are there also for a run that had nothing to probe and to fetch', async () => {
    const setting: Setting = { facts: theirs('FROM alpine:3.22\n'), inputs: { preflight: 'off' } }
    const { prepared, context, ports, requests } = prepare(setting)
    const remedies = await makeRunRemedies(prepared, context, ports, new AbortController().signal)
    expect((await remedies['registry-mirror']?.(fault))?.addArgs).toHaveLength(2)
    expect(requests).toEqual([])
  })

  test('know which frontend a BuildKit brings only where it runs already', async () => {
    const text = '# syntax=docker/dockerfile:1\nFROM scratch\n'
    const apply = async (setting: Setting) => {
      const { files } = memoryFiles({ '/repo/Dockerfile': text })
      const scene = prepare({ facts: theirs(text), files, ...setting })
      const { prepared, context, ports } = scene
      const remedies = await makeRunRemedies(prepared, context, ports, new AbortController().signal)
      return remedies['builtin-frontend']?.({ id: 'frontend-unavailable' })
    }
    const engine = withBuilder({ buildkitVersion: '0.30.0' })
    expect(await apply({ engine })).toBeUndefined()
    expect((await apply({}))?.addArgs).toEqual(['--file', '/temp/builtin-frontend/Dockerfile'])
    const own = withBuilder({ buildkitVersion: '0.30.0', imageStore: 'classic' })
    const inputs = { 'cache-to': 'type=local,dest=c' }
    expect((await apply({ engine: own, inputs }))?.addArgs).toHaveLength(2)
  })
})

describe('the settings of a fetch', () => {
  const settingsOf = (setting: Setting) => {
    const { prepared, context } = prepare(setting)
    return planFetchSettings(prepared, context, { settings: { proxy: {} } })
  }

  test('as the inputs say', () => {
    const inputs = {
      retries: '2',
      'retry-budget': '60',
      mirrors: 'docker.io=a.test\ndocker.io=b.test',
      'crates-mirrors': 'https://crates.test/',
      offline: 'true',
    }
    expect(settingsOf({ inputs })).toMatchObject({
      cacheFolder: '/cache',
      tempFolder: '/temp',
      contextFolder: '/repo',
      mirrors: { 'docker.io': ['a.test', 'b.test'] },
      cratesMirrors: ['https://crates.test/'],
      offline: true,
      policy: { retries: 4, budgetMs: 60_000 },
    })
  })

  test.each([
    ['0', 0],
    ['6', 8],
  ])('retries %s', (retries, expected) => {
    expect(settingsOf({ inputs: { retries } }).policy.retries).toBe(expected)
  })

  test('no longer than a fetch would take by itself; without checkout, of the workspace', () => {
    const { workspace: _, ...facts } = theirFacts()
    const settings = settingsOf({ facts, inputs: { 'retry-budget': '3600' } })
    expect(settings.policy.budgetMs).toBe(300_000)
    expect(settings.contextFolder).toBe('/repo')
  })
})
