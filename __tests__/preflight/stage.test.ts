import type { NetworkSettings } from '../../src/network/transport.ts'
import type { CheckReport, Decision, PreflightReport } from '../../src/preflight/preflight.ts'
import {
  applyDecisions,
  findRefusal,
  type PreflightSubject,
  runPreflightStage,
} from '../../src/preflight/stage.ts'
import {
  ourFacts,
  type PlanSetting,
  planOf,
  theirFacts,
  withDockerfile,
} from '../builders/a-plan.ts'
import { aCargo, aCrate, aHostCargo, aLock, aWorkspace } from '../builders/facts.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { type FakeNetworkSetting, fakeNetwork } from '../fakes/fake-network.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'

const never = () => new AbortController().signal

const OURS = withDockerfile(
  ourFacts('prod', { workspace: aWorkspace({ cargo: aCargo(aLock(aCrate('serde'))) }) }),
  'FROM gcr.io/distroless/static\n',
)
const THEIRS = withDockerfile(theirFacts(), 'FROM gcr.io/distroless/static\n')

type Setting = FakeNetworkSetting & {
  readonly plan?: PlanSetting
  readonly subject?: Partial<PreflightSubject>
  readonly signal?: AbortSignal
}

async function probe(setting: Setting = {}) {
  const fake = fakeNetwork(setting)
  const logger = recordingLogger()
  const plan = planOf({ facts: OURS, hostCargo: aHostCargo(), ...setting.plan })
  const subject: PreflightSubject = {
    plan,
    request: { resolvers: ['9.9.9.9'] },
    workspaceFolder: '/repo',
    proxy: {},
    env: { PATH: '/bin' },
    offlineReady: false,
    foreignSteps: false,
    showAll: false,
    ...setting.subject,
  }
  const { signal = never() } = setting
  const report = await runPreflightStage(subject, fake.network, logger.log, signal)
  const outcomes = report.endpoints.map(({ name, outcome }) => `${name}: ${outcome}`)
  return { report, outcomes, logger, ...fake }
}

const kinds = ({ decisions }: PreflightReport) => decisions.map(({ kind }) => kind)

describe('what is probed', () => {
  test('the servers of the plan, over the network as the host has it', async () => {
    const settings: NetworkSettings = { proxy: {}, caPem: 'PEM' }
    const { outcomes, report, made } = await probe({ settings })
    expect(outcomes).toEqual(['gcr.io: ok', 'crates.io index: ok', 'crates.io downloads: ok'])
    expect(report).toMatchObject({ mode: 'auto', decisions: [] })
    expect(made).toEqual([settings])
  })

  test('nobody, where the signal was there before', async () => {
    const { requests } = await probe({ signal: AbortSignal.abort() })
    expect(requests).toEqual([])
  })

  test('the configuration of cargo, where cargo fetches', async () => {
    const text = '[net]\nconnect-timeout = 1\n'
    const asked: string[] = []
    const cargoFiles = async (folder: string) => {
      asked.push(folder)
      return [{ path: '/repo/.cargo/config.toml', text }]
    }
    const isCargo = ({ name }: CheckReport) => name === 'cargo configuration'
    const ours = await probe({ ports: { cargoFiles } })
    expect(ours.report.checks.find(isCargo)).toMatchObject({ outcome: 'warning' })
    const theirs = await probe({ ports: { cargoFiles }, plan: { facts: THEIRS } })
    expect(theirs.report.checks.find(isCargo)).toBeUndefined()
    expect(asked).toEqual(['/repo'])
  })

  test('proxy settings as they are, also those that no client can use', async () => {
    const proxy = { HTTPS_PROXY: 'http:/wrong' }
    const { outcomes, report } = await probe({ subject: { proxy } })
    expect(outcomes).toEqual([
      'gcr.io: failed',
      'crates.io index: failed',
      'crates.io downloads: failed',
    ])
    expect(report.endpoints[0]?.cause).toContain('HTTPS_PROXY')
  })

  test('the engine and the builder that was named; no step is run for it', async () => {
    const { run, lines } = fakeCommandRunner({ docker: { exitCode: 1 } })
    const docker = {
      run,
      proxy: {},
      readText: async () => undefined,
      freeBytes: async () => undefined,
    }
    const { network } = fakeNetwork()
    const makeProbes: typeof network.makeProbes = (transport) => ({
      ...network.makeProbes(transport),
      docker,
    })
    await probe({ ports: { makeProbes }, subject: { request: { resolvers: [], builder: 'ci' } } })
    expect(lines()).toContainEqual(expect.stringMatching(/^docker buildx inspect ci/))
    expect(lines().filter((line) => / build /.test(line))).toEqual([])
  })
})

describe('what is told', () => {
  test('one line where all is well', async () => {
    const { logger } = await probe()
    expect(logger.records).toEqual([
      { level: 'info', message: 'Network: all 3 servers that the build needs answered, in 0.0 s.' },
    ])
    const one = await probe({ plan: { facts: THEIRS } })
    expect(one.logger.messages()).toEqual([
      'Network: the one server that the build needs answered, in 0.0 s.',
    ])
  })

  test('everything to whoever wants to see it', async () => {
    const { logger } = await probe({ subject: { showAll: true } })
    expect(logger.messages('group')).toEqual(['Network'])
    expect(logger.messages('info').join('\n')).toContain('crates.io index')
    expect(logger.openGroups).toEqual([])
  })

  test.each<[string, Setting, RegExp]>([
    ['a server that fails', { hosts: { 'gcr.io': 'refused' } }, /gcr\.io/],
    ['a server that has to be asked twice', { hosts: { 'gcr.io': { status: 500 } } }, /gcr\.io/],
    [
      'a check that warns',
      { ports: { cargoFiles: async () => [{ path: '/c', text: '[net]\nconnect-timeout = 1\n' }] } },
      /connect-timeout/,
    ],
    [
      'a decision',
      { hasIpv6: true, unreachable: (address) => address.includes(':') },
      /IPv6 is not used/,
    ],
  ])('the table: %s', async (_, setting, expected) => {
    const { logger } = await probe(setting)
    expect(logger.messages('group')).toEqual(['Network'])
    expect(logger.messages('info').join('\n')).toMatch(expected)
  })
})

describe('what is decided', () => {
  const HUB = withDockerfile(theirFacts(), 'FROM alpine\n')

  test('a mirror in the place of a registry that is down', async () => {
    const hosts = { 'registry-1.docker.io': 'refused' } as const
    const { report } = await probe({ plan: { facts: HUB }, hosts })
    expect(report.decisions).toMatchObject([
      { kind: 'mirror', registry: 'docker.io', mirror: 'mirror.gcr.io' },
    ])
  })

  test('other name servers, those of the request', async () => {
    const { report } = await probe({ plan: { facts: HUB }, unresolved: ['registry-1.docker.io'] })
    expect(report.decisions).toContainEqual(
      expect.objectContaining({ kind: 'resolver', servers: ['9.9.9.9'] }),
    )
  })

  test('offline only where all is here', async () => {
    const down = { plan: { facts: THEIRS }, hosts: { 'gcr.io': 'refused' } } as const
    expect(kinds((await probe(down)).report)).toEqual([])
    expect(kinds((await probe({ ...down, subject: { offlineReady: true } })).report)).toEqual([
      'offline',
    ])
  })

  test('strict: any server that fails ends the run', async () => {
    const hosts = { 'gcr.io': 'refused' } as const
    const strict = { facts: OURS, inputs: { preflight: 'strict' } }
    expect(kinds((await probe({ plan: strict, hosts })).report)).toEqual(['refuse'])
    expect(kinds((await probe({ hosts })).report)).toEqual([])
  })

  test('an image that must not be pushed ends it in any case', async () => {
    const inputs = { tags: 'ghcr.io/acme/site:1', push: 'true' }
    const denied = (request: string) => ({ status: request.startsWith('POST') ? 403 : 200 })
    const { report } = await probe({
      plan: { facts: withDockerfile(theirFacts(), 'FROM scratch\n'), inputs },
      hosts: { 'ghcr.io': denied },
    })
    expect(kinds(report)).toEqual(['refuse'])
    expect(findRefusal(report)).toMatchObject({ stage: 'preflight', exitCode: 3 })
  })
})

const reason = ''

describe('decisions for the network of what follows', () => {
  const settings: NetworkSettings = { proxy: { HTTPS_PROXY: 'http://p' }, caPem: 'PEM' }

  test.each<[string, readonly Decision[], Partial<NetworkSettings>]>([
    ['none', [], {}],
    [
      'name servers',
      [{ kind: 'resolver', servers: ['9.9.9.9'], reason }],
      { resolvers: ['9.9.9.9'] },
    ],
    ['no IPv6', [{ kind: 'ipv6-off', reason }], { family: 4 }],
    [
      'both',
      [
        { kind: 'ipv6-off', reason },
        { kind: 'resolver', servers: ['1.1.1.1', '8.8.8.8'], reason },
      ],
      { family: 4, resolvers: ['1.1.1.1', '8.8.8.8'] },
    ],
    [
      'those that are about something else',
      [
        { kind: 'mirror', registry: 'docker.io', mirror: 'm.test', reason },
        { kind: 'pass-proxy', reason },
        { kind: 'inject-ca', path: '/ca.pem', reason },
        { kind: 'offline', reason },
      ],
      {},
    ],
  ])('%s', (_, decisions, changed) => {
    expect(applyDecisions(settings, decisions)).toEqual({ ...settings, ...changed })
  })
})

describe('a refusal', () => {
  const report = (decisions: readonly Decision[]): PreflightReport => ({
    mode: 'auto',
    durationMs: 1,
    endpoints: [],
    checks: [],
    decisions,
  })
  const refuse = (cause: string): Decision => ({
    kind: 'refuse',
    cause,
    remedy: `Mend ${cause}.`,
    reason,
  })

  test('is none where nothing is refused', () => {
    expect(findRefusal(report([]))).toBeUndefined()
    expect(findRefusal(report([{ kind: 'offline', reason }]))).toBeUndefined()
  })

  test('is the first; the others are its evidence', () => {
    const decisions = [{ kind: 'ipv6-off', reason } as const, refuse('a'), refuse('b'), refuse('c')]
    expect(findRefusal(report(decisions))).toEqual({
      stage: 'preflight',
      cause: 'a',
      remedy: 'Mend a.',
      evidence: ['b', 'c'],
      exitCode: 3,
    })
  })
})
