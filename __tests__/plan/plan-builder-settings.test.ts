import {
  onlyAddresses,
  planBuilderRegistries,
  planBuilderSettings,
} from '../../src/plan/plan-builder-settings.ts'
import type { Decision } from '../../src/preflight/preflight.ts'
import {
  aRequest,
  CONTAINER,
  ourFacts,
  type PlanSetting,
  planOf,
  withDockerfile,
} from '../builders/a-plan.ts'
import { aContext } from '../builders/facts.ts'

const TEXT = 'FROM rust:1 AS build\nFROM gcr.io/distroless/static\nCOPY --from=build /x /x\n'
const CA = { caBundle: '/etc/ssl/ca.pem' }
const MIRRORED = ['docker.io', 'gcr.io', 'mirror.gcr.io', 'public.ecr.aws']

function subject(setting: PlanSetting = {}, decisions: readonly Decision[] = []) {
  const { inputs = {}, facts = withDockerfile(ourFacts(), TEXT), context = aContext() } = setting
  const plan = planOf({ engine: CONTAINER, ...setting, facts, inputs, context })
  return { request: aRequest(inputs, context), facts, plan, context, decisions }
}

const facts = withDockerfile(ourFacts('prod', CA), TEXT)
const resolver = (...servers: readonly string[]): Decision => ({
  kind: 'resolver',
  servers,
  reason: '',
})

test('nothing said, nothing found', () => {
  const proxy = { HTTPS_PROXY: 'http://u:hunter2@p' }
  expect(planBuilderSettings(subject({ context: aContext({ proxy }) }))).toEqual({
    buildkitd: { mirrors: {} },
    proxy,
    tempFolder: '/temp',
  })
})

test('mirrors of the user, after those that were found to be needed', () => {
  const inputs = { mirrors: 'docker.io=a.test' }
  const decision: Decision = { kind: 'mirror', registry: 'docker.io', mirror: 'b.test', reason: '' }
  expect(planBuilderSettings(subject({ inputs }, [decision])).buildkitd).toEqual({
    mirrors: { 'docker.io': ['b.test', 'a.test'] },
  })
})

test('name servers that answered, as far as a resolv.conf can name them', () => {
  const decided = subject({}, [resolver('1.1.1.1', '127.0.0.1:5353', '2606:4700::1111')])
  expect(planBuilderSettings(decided).buildkitd.nameservers).toEqual(['1.1.1.1', '2606:4700::1111'])
  expect(onlyAddresses(['[::1]:53', 'dns.test'])).toEqual([])
})

test('the bundle of the host, for the registries of the build', () => {
  expect(planBuilderSettings(subject({ facts })).buildkitd).toEqual({
    mirrors: {},
    caFile: '/etc/ssl/ca.pem',
    registries: MIRRORED,
  })
})

test('the bundle that was seen to hold the authority comes before it', () => {
  const decision: Decision = { kind: 'inject-ca', path: '/etc/ssl/corp.pem', reason: '' }
  expect(planBuilderSettings(subject({ facts }, [decision])).buildkitd.caFile).toBe(
    '/etc/ssl/corp.pem',
  )
  expect(planBuilderSettings(subject({}, [decision])).buildkitd).toMatchObject({
    caFile: '/etc/ssl/corp.pem',
    registries: MIRRORED,
  })
})

describe('the registries that the builder speaks to', () => {
  const scratch = withDockerfile(ourFacts(), 'FROM scratch\n')
  const standIns = [{ name: 'rust', context: { name: 'rust:1', value: 'oci-layout:///c' } }]

  test.each<[string, PlanSetting, readonly string[]]>([
    ['base images, with the mirrors that are known', {}, MIRRORED],
    [
      'mirrors that were given',
      { inputs: { mirrors: 'gcr.io=m.test/gcr' } },
      [...MIRRORED, 'm.test'].sort(),
    ],
    ['no base image that a stand-in replaces', { standIns }, ['gcr.io']],
    ['nor a context', { inputs: { 'build-contexts': 'rust:1=./x' } }, ['gcr.io']],
    [
      'tags that are pushed',
      { facts: scratch, inputs: { tags: 'ghcr.io/a/b:1', push: 'true' } },
      ['ghcr.io'],
    ],
    ['not those that stay here', { facts: scratch, inputs: { tags: 'ghcr.io/a/b:1' } }, []],
    [
      'caches',
      {
        facts: scratch,
        inputs: {
          'cache-from': 'type=registry,ref=cache.test/a:c',
          'cache-to': 'type=registry,ref=cache.test/a:d',
        },
      },
      ['cache.test'],
    ],
    [
      'not this machine itself, which needs no certificate',
      { facts: scratch, inputs: { tags: '127.0.0.1:5000/a:1\nlocalhost/b', push: 'true' } },
      [],
    ],
  ])('%s', (_, setting, expected) => {
    expect(planBuilderRegistries(subject(setting))).toEqual(expected)
  })
})
