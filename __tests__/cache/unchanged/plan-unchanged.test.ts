import { planUnchanged } from '../../../src/cache/unchanged/plan-unchanged.ts'
import {
  CONTAINER,
  ourFacts,
  theirFacts,
  withBuilder,
  withDockerfile,
} from '../../builders/a-plan.ts'
import { aCargo, aContext, aWorkspace } from '../../builders/facts.ts'
import { aPossiblePlan, aSubject, DOCKERFILE, type SubjectSetting } from './a-subject.ts'

function reasonOf(setting: SubjectSetting): string | undefined {
  const planned = planUnchanged(aSubject(setting))
  return planned.kind === 'none' ? planned.reason : undefined
}

const PUSHED = { push: 'true', tags: 'registry.test/team/web:1' }
const THEIRS = withDockerfile(theirFacts(), DOCKERFILE)
const ON = { 'skip-unchanged': 'on' }

test.each<[string, SubjectSetting, string | undefined]>([
  ['our Dockerfile, loaded', {}, undefined],
  ['pushed', { inputs: PUSHED }, undefined],
  ['with pull: digests are asked for in every run', { inputs: { pull: 'true' } }, undefined],
  ['cache-from', { inputs: { 'cache-from': 'type=registry,ref=a.test/b' } }, undefined],
  ['one platform', { inputs: { platforms: 'linux/amd64' } }, undefined],
  ['switched off', { inputs: { 'skip-unchanged': 'off' } }, '(skip-unchanged: off)'],
  ['call', { inputs: { call: 'check' } }, 'With call check nothing is built.'],
  ['a scan', { inputs: { scan: 'report' } }, 'scanned with what is known today'],
  ['a scan, on', { inputs: { scan: 'enforce', ...ON } }, 'scanned with what is known today'],
  ['another Dockerfile', { facts: THEIRS }, 'A Dockerfile that is not ours'],
  ['another Dockerfile, on', { facts: THEIRS, inputs: ON }, undefined],
  ['no store', { cache: { mayRestore: false, maySave: false } }, 'Nothing is kept'],
  ['no store, on', { cache: { mayRestore: false, maySave: false }, inputs: ON }, undefined],
  ['one command only', { inputs: { retries: '0', preflight: 'off' } }, 'no command is run'],
  ['one command only, on', { inputs: { retries: '0', preflight: 'off', ...ON } }, undefined],
  ['a release', { cache: { mayReuseUnits: false } }, 'A release is always built.'],
  ['a release, on', { cache: { mayReuseUnits: false }, inputs: ON }, 'A release is always built.'],
  ['no-cache', { inputs: { 'no-cache': 'true' } }, 'no cache'],
  ['no-cache-filters', { inputs: { 'no-cache-filters': 'build' } }, 'no cache'],
  ['a secret', { inputs: { secrets: 'token=x' } }, 'secrets'],
  ['a secret, on', { inputs: { secrets: 'token=x', ...ON } }, 'secrets'],
  ['ssh', { inputs: { ssh: 'default' } }, 'secrets'],
  ['a build argument', { inputs: { 'build-args': 'A=1' } }, undefined],
  ['one from the environment', { inputs: { 'build-args': 'A' } }, 'from the environment'],
  ['a source policy', { env: { EXPERIMENTAL_BUILDKIT_SOURCE_POLICY: 'p.json' } }, 'source policy'],
  ['labels of git', { env: { BUILDX_GIT_LABELS: 'full' } }, 'BUILDX_GIT_LABELS'],
  ['no labels of git', { env: { BUILDX_GIT_LABELS: '' } }, undefined],
  ['an output of its own', { inputs: { outputs: 'type=tar,dest=a.tar' } }, '(outputs)'],
  ['cache-to', { inputs: { 'cache-to': 'type=inline' } }, '(cache-to)'],
  ['two platforms', { inputs: { platforms: 'linux/amd64,linux/arm64' } }, 'several platforms'],
  ['an SBOM', { inputs: { ...PUSHED, sbom: 'true' } }, 'bill of materials'],
  ['an SBOM as attest', { inputs: { ...PUSHED, attests: 'type=sbom' } }, 'bill of materials'],
  ['no SBOM', { inputs: { ...PUSHED, sbom: 'false' } }, undefined],
  ['provenance', { inputs: { ...PUSHED, provenance: 'mode=max' } }, undefined],
  ['packages', { inputs: { 'runtime-packages': 'curl' } }, 'System packages'],
  ['packages of the build', { inputs: { 'build-packages': 'cmake' } }, 'System packages'],
  ['packages, on', { inputs: { 'build-packages': 'cmake', ...ON } }, undefined],
  ['load and push', { inputs: { ...PUSHED, load: 'true' } }, 'both pushed and loaded'],
  ['a context of git', { inputs: { 'build-contexts': 'a=https://git.test/a.git' } }, 'context a'],
  ['a folder as context', { inputs: { 'build-contexts': 'a=../a' } }, undefined],
])('%s', (_, setting, expected) => {
  const reason = reasonOf(setting)
  if (expected === undefined) expect(reason).toBeUndefined()
  else expect(reason).toContain(expected)
})

test('an image that stays in the build cache cannot be found again', () => {
  expect(reasonOf({ engine: CONTAINER, inputs: ON, facts: THEIRS })).toContain('build cache')
  expect(reasonOf({ engine: CONTAINER, inputs: { load: 'true' } })).toBeUndefined()
})

test('without a lock file nobody knows what is compiled', () => {
  const { lock: _, ...cargo } = aCargo()
  const facts = withDockerfile(ourFacts('prod', { workspace: aWorkspace({ cargo }) }), DOCKERFILE)
  expect(reasonOf({ facts })).toContain('Cargo.lock')
})

test('a context that is not on this machine', () => {
  const { workspace: _, ...facts } = THEIRS
  expect(reasonOf({ facts, inputs: ON })).toContain('not a folder on this machine')
})

test.each([
  ['ADD https://a.test/b /b', 'no checksum'],
  ['ADD ["https://a.test/b", "/b"]', 'no checksum'],
  ['ADD git@a.test:b/c.git /c', 'no checksum'],
  ['ADD $URL /b', 'no checksum'],
  ['ADD --checksum=sha256:00 https://a.test/b /b', undefined],
  ['ADD a.tar /b', undefined],
  ['COPY a /b', undefined],
])('%s', (instruction, expected) => {
  const facts = withDockerfile(theirFacts(), `FROM alpine\n${instruction}\n`)
  const reason = reasonOf({ facts, inputs: ON })
  if (expected === undefined) expect(reason).toBeUndefined()
  else expect(reason).toContain(expected)
})

test('images that are asked for: bases, the syntax, contexts; not those that a context replaces', () => {
  const text = `# syntax=docker/dockerfile:1\n${DOCKERFILE}COPY --from=busybox /b /b\n`
  const inputs = {
    'build-contexts': 'alpine:3=docker-image://a.test/alpine:9\nbusybox=/folder',
  }
  const { images, contexts } = aPossiblePlan({ facts: withDockerfile(ourFacts(), text), inputs })
  expect(images.map(({ reference }) => reference)).toEqual([
    'docker/dockerfile:1',
    'docker.io/library/rust:1',
    'a.test/alpine:9',
  ])
  expect(images.map(({ platforms }) => platforms)).toEqual(images.map(() => ['linux/amd64']))
  expect(contexts).toEqual([
    { name: 'alpine:3', kind: 'image', reference: 'a.test/alpine:9' },
    { name: 'busybox', kind: 'folder', folder: '/folder' },
  ])
})

test('a base that only the build knows', () => {
  const facts = withDockerfile(theirFacts(), 'ARG A\nFROM $A\n')
  expect(reasonOf({ facts, inputs: ON })).toContain('known only within the build')
})

test('stand-ins are images of this machine', () => {
  const digest = `sha256:${'1'.repeat(64)}`
  const standIns = [
    {
      name: 'rust-alpine',
      context: { name: 'docker.io/library/rust:1', value: 'oci-layout:///l/r' },
    },
    { name: 'alpine', context: { name: 'alpine:3', value: 'docker-image://stand-in/alpine:1' } },
    { name: 'x', context: { name: 'x', value: `oci-layout:///l/x@${digest}` } },
  ]
  const { images, contexts } = aPossiblePlan({ standIns })
  expect(images).toEqual([])
  expect(contexts).toEqual([
    { name: 'docker.io/library/rust:1', kind: 'layout', folder: '/l/r' },
    { name: 'alpine:3', kind: 'engine-image', reference: 'stand-in/alpine:1' },
    { name: 'x', kind: 'layout', folder: '/l/x', digest },
  ])
})

test('where things lie, and when, is not part of what is known', () => {
  const plan = aPossiblePlan({
    inputs: { tags: 'web:1' },
    context: aContext({ caBundle: '/ca.pem' }),
  })
  expect(plan).toMatchObject({ output: 'load', tags: ['web:1'], contextFolder: '/repo' })
  expect(plan.dockerfile).toBe('/action/docker/Dockerfile.prod')
  const text = JSON.stringify(plan.known)
  for (const local of ['/temp', '/action', '/ca.pem', '/cache', 'image.created', 'iidfile'])
    expect(text).not.toContain(local)
  expect(text).toContain('web:1')
})

const SAME: readonly [string, SubjectSetting, SubjectSetting][] = [
  [
    'when the run started, and in which folder',
    { context: aContext() },
    { context: aContext({ startedAtMs: 0, tempFolder: '/elsewhere', dockerFolder: '/x/docker' }) },
  ],
  [
    'the network of the host',
    {},
    { context: aContext({ proxy: { HTTPS_PROXY: 'http://p.test' }, caBundle: '/ca.pem' }) },
  ],
  ['variables that are not about the image', {}, { env: { HOME: '/h', BUILDX_BUILDER: 'b' } }],
  [
    'the run that is named as builder',
    {
      inputs: { ...PUSHED, provenance: 'builder-id=https://g.test/a/b/actions/runs/1/attempts/1' },
    },
    {
      inputs: { ...PUSHED, provenance: 'builder-id=https://g.test/a/b/actions/runs/2/attempts/3' },
    },
  ],
  [
    'the time of creation that a workflow gives',
    { inputs: { labels: 'org.opencontainers.image.created=2026-01-01T00:00:00Z\na=b' } },
    { inputs: { labels: 'org.opencontainers.image.created=2026-01-02T00:00:00Z\na=b' } },
  ],
]

test.each(SAME)('does not decide: %s', (_, one, other) => {
  expect(aPossiblePlan(one).known).toEqual(aPossiblePlan(other).known)
})

const CONTAINER_PLAN = {
  kind: 'container',
  reason: '',
  toolchainArgv: [],
  toolchainImage: 'sha256:1',
  environment: { PROFILE: 'release' },
  incremental: false,
  sharedBy: {},
  packages: [],
  isReused: true,
} as const

const OTHER: readonly [string, SubjectSetting, SubjectSetting][] = [
  ['a build argument', { inputs: { 'build-args': 'A=1' } }, { inputs: { 'build-args': 'A=2' } }],
  ['one more', {}, { inputs: { 'build-args': 'A=1' } }],
  ['a label', { inputs: { labels: 'a=1' } }, { inputs: { labels: 'a=2' } }],
  ['a tag', { inputs: { tags: 'a:1' } }, { inputs: { tags: 'a:2' } }],
  [
    'push or load',
    { inputs: { tags: 'a.test/a:1' } },
    { inputs: { tags: 'a.test/a:1', push: 'true' } },
  ],
  ['the target', {}, { inputs: { target: 'build' } }],
  ['the platform', {}, { engine: withBuilder({ platforms: ['linux/arm64'] }) }],
  ['the platform asked for', {}, { inputs: { platforms: 'linux/arm64' } }],
  ['the image store', {}, { engine: withBuilder({ imageStore: 'classic' }) }],
  ['the version of BuildKit', {}, { engine: withBuilder({ buildkitVersion: '0.99.0' }) }],
  ['our version', {}, { toolVersion: '2.0.0' }],
  ['SOURCE_DATE_EPOCH', {}, { env: { SOURCE_DATE_EPOCH: '0' } }],
  ['DOCKER_DEFAULT_PLATFORM', {}, { env: { DOCKER_DEFAULT_PLATFORM: 'linux/arm64' } }],
  ['where it is compiled', {}, { plan: { compile: CONTAINER_PLAN } }],
  [
    'incremental or not',
    { plan: { compile: CONTAINER_PLAN } },
    { plan: { compile: { ...CONTAINER_PLAN, incremental: true } } },
  ],
  ['provenance or none', { inputs: PUSHED }, { inputs: { ...PUSHED, provenance: 'mode=max' } }],
  ['the network of the steps', {}, { inputs: { network: 'host' } }],
  ['an entry of hosts', {}, { inputs: { 'add-hosts': 'a:10.0.0.1' } }],
]

test.each(OTHER)('decides: %s', (_, one, other) => {
  expect(aPossiblePlan(one).known).not.toEqual(aPossiblePlan(other).known)
})
