import {
  type BuilderNeeds,
  planBuilder,
  runCreateBuilder,
  runRemoveBuilder,
} from '../../src/engine/builder.ts'
import type { BuilderFacts, EngineFacts } from '../../src/engine/facts.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { failing } from './fake-world.ts'

const NEEDS: BuilderNeeds = {
  cacheExport: false,
  platforms: 1,
  attestations: false,
  ociOutput: false,
  runId: '17',
  keep: false,
  standIns: false,
}

const engine = (builder: Partial<BuilderFacts>): EngineFacts => ({
  buildxVersion: '0.29.1',
  builder: { name: 'default', driver: 'docker', platforms: [], imageStore: 'classic', ...builder },
})

const ALL: Partial<BuilderNeeds> = {
  cacheExport: true,
  platforms: 2,
  attestations: true,
  ociOutput: true,
}

test.each<[string, Partial<BuilderNeeds>, Partial<BuilderFacts>]>([
  ['classic store, nothing special', {}, {}],
  ['classic store, inline cache', { cacheTypes: ['inline'] }, {}],
  [
    'containerd store, everything',
    { ...ALL, cacheTypes: ['gha', 'registry', 'local', 'inline'] },
    { imageStore: 'containerd' },
  ],
  ['docker-container', { ...ALL, cacheTypes: ['s3'] }, { driver: 'docker-container' }],
  ['remote', { ...ALL, named: 'far' }, { driver: 'remote' }],
  ['kubernetes', ALL, { driver: 'kubernetes' }],
])('the builder that is selected will do: %s', (_, needs, builder) => {
  expect(planBuilder({ ...NEEDS, ...needs }, engine(builder))).toEqual({
    kind: 'plan',
    plan: { kind: 'existing', name: 'default' },
  })
})

test.each<[Partial<BuilderNeeds>, Partial<BuilderFacts>, string]>([
  [{ cacheExport: true }, {}, 'classic image store) cannot do cache export'],
  [{ platforms: 2 }, {}, 'classic image store) cannot do several platforms'],
  [{ attestations: true }, {}, 'classic image store) cannot do attestations'],
  [{ ociOutput: true }, {}, 'classic image store) cannot do OCI output'],
  [ALL, {}, 'cannot do cache export, several platforms, attestations or OCI output'],
  [
    { cacheExport: true, cacheTypes: ['s3', 'gha'] },
    { imageStore: 'containerd' },
    'containerd image store) cannot do cache export of type s3',
  ],
])(
  'a builder of our own, with the reason; a refusal where the user named one',
  (needs, builder, reason) => {
    const own = planBuilder({ ...NEEDS, ...needs, keep: true }, engine(builder))
    expect(own).toMatchObject({
      kind: 'plan',
      plan: {
        kind: 'own',
        name: 'cv-docker-build-17',
        driver: 'docker-container',
        reason: expect.stringContaining(reason),
        keep: true,
      },
    })
    const refused = planBuilder({ ...NEEDS, ...needs, named: 'default' }, engine(builder))
    expect(refused).toMatchObject({
      kind: 'refusal',
      refusal: { code: 'BUILDER_UNFIT', message: expect.stringContaining(reason) },
    })
  },
)

const CREATE = ['buildx', 'create', '--name', 'cv-docker-build-17', '--driver', 'docker-container']

test.each<[Partial<BuilderNeeds>, readonly string[]]>([
  [{}, []],
  [{ hostNetwork: true }, ['--driver-opt', 'network=host']],
  [
    { standIns: true, buildkitImage: 'cv.invalid/buildkit:1' },
    ['--driver-opt', 'image=cv.invalid/buildkit:1', '--driver-opt', 'network=host'],
  ],
])('exact argv of buildx create: %j', (needs, options) => {
  const { plan } = planBuilder({ ...NEEDS, ...needs, platforms: 2 }, engine({})) as {
    plan: { createArgv: readonly string[] }
  }
  expect(plan.createArgv).toEqual([...CREATE, ...options, '--bootstrap'])
})

const OWN = {
  kind: 'own',
  name: 'b',
  driver: 'docker-container',
  reason: '',
  createArgv: ['buildx', 'create', '--name', 'b'],
  keep: false,
} as const

test('a builder that does not boot leaves nothing behind', async () => {
  const stderr = '#1 pulling image moby/buildkit\nERROR: no such host\n'
  const { run, lines } = fakeCommandRunner({
    'docker buildx create': failing(stderr),
    'docker buildx rm': {},
  })
  await expect(runCreateBuilder(OWN, { run })).rejects.toMatchObject({
    code: 'BUILDER_START_FAILED',
    message: 'The builder b could not be started: no such host',
  })
  expect(lines()).toEqual(['docker buildx create --name b', 'docker buildx rm --force b'])
})

test('the environment is passed on', async () => {
  const seen: unknown[] = []
  const { run } = fakeCommandRunner({
    docker: ({ env }) => {
      seen.push(env)
      return {}
    },
  })
  const env = { DOCKER_HOST: 'unix:///x' }
  await runCreateBuilder(OWN, { run, env })
  await runRemoveBuilder('b', { run, env })
  await runRemoveBuilder('b', { run })
  expect(seen).toEqual([env, env, undefined])
})

test.each([
  [{}, true],
  [failing('ERROR: no builder "b" found'), true],
  [failing('ERROR: permission denied'), false],
])('whether a builder is gone: %j', async (answer, gone) => {
  const { run } = fakeCommandRunner({ 'docker buildx rm': answer })
  expect(await runRemoveBuilder('b', { run })).toBe(gone)
})
