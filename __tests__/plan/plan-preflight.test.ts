import { mirrorsWith } from '../../src/plan/plan-preflight.ts'
import type { Decision } from '../../src/preflight/preflight.ts'
import type { LockedPackage } from '../../src/workspace/facts.ts'
import {
  aRequest,
  CLASSIC,
  CONTAINER,
  ourFacts,
  type PlanSetting,
  planOf,
  theirFacts,
  withDockerfile,
} from '../builders/a-plan.ts'
import {
  aCargo,
  aCrate,
  aHostCargo,
  aLock,
  aWorkspace,
  CRATES_IO,
  GIT_SOURCE,
} from '../builders/facts.ts'
import { aRunContext } from './a-run-context.ts'

const TEXT = `FROM docker.io/library/rust:1 AS toolchain
FROM toolchain AS build
FROM gcr.io/distroless/static-debian13
COPY --from=build /x /x
`

const HUB = 'base-image https://registry-1.docker.io/v2/'
const TOKENS = 'base-image https://auth.docker.io/token?service=registry.docker.io'
const DISTROLESS = 'base-image https://gcr.io/v2/'
const INDEX = 'crates-index https://index.crates.io/config.json'
const CRATES = 'crates https://static.crates.io/crates/cfg-if/cfg-if-1.0.0.crate'
const GIT = 'git https://git.test/'
const HUB_MIRROR = 'base-image https://mirror.gcr.io/v2/ instead of docker.io'
const ALPINE = 'packages https://dl-cdn.alpinelinux.org/alpine/MIRRORS.txt'
const DEBIAN = 'packages http://deb.debian.org/debian/dists/stable/Release'

const IMAGES = [DISTROLESS, HUB, TOKENS]
const ALL = [...IMAGES, INDEX, CRATES, HUB_MIRROR]

const SERDE = aCrate('serde')
const EXTRA = { name: 'extra', version: '0.1.0', source: GIT_SOURCE }

type Packages = readonly LockedPackage[]
const workspaceWith = (...packages: Packages) => ({
  workspace: aWorkspace({ cargo: aCargo(aLock(...packages)) }),
})
const ours = (text = TEXT, ...packages: Packages) =>
  withDockerfile(ourFacts('prod', workspaceWith(...packages)), text)
const theirs = (text = TEXT, ...packages: Packages) =>
  withDockerfile(theirFacts('repository', 'Dockerfile', workspaceWith(...packages)), text)
const withoutLock = () => {
  const { lock: _, ...cargo } = aCargo()
  return withDockerfile(ourFacts('prod', { workspace: aWorkspace({ cargo }) }), TEXT)
}

/** What is probed, as `purpose URL`, in order. */
function probed(setting: PlanSetting = {}): readonly string[] {
  const settings = { facts: ours(TEXT, SERDE), hostCargo: aHostCargo(), ...setting }
  return planOf(settings).preflight.endpoints.map(({ purpose, url, mirrorOf }) =>
    [purpose, url, ...(mirrorOf === undefined ? [] : ['instead of', mirrorOf])].join(' '),
  )
}

test('base images and crates of one of our Dockerfiles, and a mirror in case of need', () => {
  expect(probed()).toEqual(ALL)
})

describe('base images', () => {
  test.each<[string, PlanSetting, readonly string[]]>([
    [
      'one that a stand-in replaces',
      {
        standIns: [
          { name: 'rust', context: { name: 'rust:1', value: 'oci-layout:///cache/rust' } },
        ],
      },
      [DISTROLESS],
    ],
    [
      'those that contexts of the user replace, however they are written',
      {
        inputs: {
          'build-contexts':
            'rust:1=docker-image://a.test/rust\ngcr.io/distroless/static-debian13:latest=./base',
        },
      },
      [],
    ],
    [
      'those of stages that the target does not need',
      { inputs: { target: 'build' } },
      [HUB, TOKENS, HUB_MIRROR],
    ],
    ['none', { facts: ours('FROM scratch\n') }, []],
    ['those of a Dockerfile that was not read', { facts: ourFacts() }, []],
    [
      'one with the name of a stage is an image all the same',
      { facts: ours('FROM ghcr.io/acme/web AS web\n') },
      ['base-image https://ghcr.io/v2/'],
    ],
    [
      'a frontend',
      { facts: theirs('# syntax=docker/dockerfile:1\nFROM scratch\n') },
      [HUB, TOKENS, HUB_MIRROR],
    ],
    [
      'a registry on this machine',
      { facts: theirs('FROM 127.0.0.1:5000/a\n') },
      ['base-image http://127.0.0.1:5000/v2/'],
    ],
  ])('%s', (_, setting, expected) => {
    expect(probed({ facts: ours(), ...setting })).toEqual(expected)
  })
})

describe('crates', () => {
  const none = aHostCargo({ isInstalled: false })
  const images = [...IMAGES, HUB_MIRROR]
  const withCrates = (...more: readonly string[]) => [...IMAGES, ...more, HUB_MIRROR]

  test.each<[string, PlanSetting, readonly string[]]>([
    ['none in the lock file', { facts: ours() }, images],
    ['git dependencies', { facts: ours(TEXT, SERDE, EXTRA) }, withCrates(INDEX, CRATES, GIT)],
    [
      'those that the build fetches itself, as there is no cargo here',
      { facts: ours(TEXT, SERDE, EXTRA), hostCargo: none },
      withCrates(INDEX, CRATES, GIT),
    ],
    ['fetch off', { inputs: { fetch: 'off' } }, withCrates(INDEX, CRATES)],
    [
      'another registry',
      { facts: ours(TEXT, aCrate('own', '1.0.0', 'sparse+https://crates.corp.test/index/')) },
      withCrates('crates-index https://crates.corp.test/index/config.json'),
    ],
    [
      'what takes the place of crates.io here',
      {
        hostCargo: aHostCargo({
          sources: { replacements: { [CRATES_IO]: 'sparse+https://mirror.corp.test/index/' } },
        }),
      },
      withCrates('crates-index https://mirror.corp.test/index/config.json'),
    ],
    [
      'a folder of this machine in its place',
      { hostCargo: aHostCargo({ sources: { replacements: { [CRATES_IO]: 'local' } } }) },
      images,
    ],
    ['a lock file that has to be resolved', { facts: withoutLock() }, withCrates(INDEX, CRATES)],
    [
      'one that the build resolves',
      { facts: withoutLock(), hostCargo: none },
      withCrates(INDEX, CRATES),
    ],
    ['a context that was given', { inputs: { 'build-contexts': 'crates=./vendor' } }, images],
    [
      'a Dockerfile of the repository that builds with cargo',
      { facts: theirs('FROM scratch\nRUN cargo build\n', SERDE) },
      [INDEX, CRATES],
    ],
    [
      'one that does not',
      { facts: theirs('FROM ghcr.io/acme/node\nRUN npm ci\n', SERDE) },
      ['base-image https://ghcr.io/v2/'],
    ],
    [
      'a context that is elsewhere',
      {
        facts: withDockerfile(theirFacts('given', 'Dockerfile'), 'FROM scratch\nRUN cargo build\n'),
      },
      [],
    ],
  ])('%s', (_, setting, expected) => {
    expect(probed(setting)).toEqual(expected)
  })
})

describe('push and cache', () => {
  const TAGS = { tags: 'ghcr.io/acme/site:1\nghcr.io/acme/site:2\nregistry.test/site:1' }
  const PUSHED = ['push https://ghcr.io/v2/', 'push https://registry.test/v2/']
  const facts = theirs('FROM scratch\n')

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['tags that stay here', TAGS, []],
    ['push', { ...TAGS, push: 'true' }, PUSHED],
    ['an output of type registry', { ...TAGS, outputs: 'type=registry' }, PUSHED],
    ['an image that is pushed', { ...TAGS, outputs: 'type=image,push=true' }, PUSHED],
    ['an image that is not', { ...TAGS, outputs: 'type=image,push=false' }, []],
    [
      'caches in registries',
      {
        'cache-from': 'type=registry,ref=ghcr.io/acme/site:cache\nquay.test/a/b',
        'cache-to': 'type=registry,ref=ghcr.io/acme/site:cache,mode=max',
      },
      ['cache https://ghcr.io/v2/', 'cache https://quay.test/v2/'],
    ],
    [
      'caches elsewhere',
      { 'cache-from': 'type=gha\ntype=local,src=c', 'cache-to': 'type=inline' },
      [],
    ],
    [
      'one cache and push',
      {
        tags: 'a/b:1',
        push: 'true',
        'cache-from': 'type=registry,ref=docker.io/a/b:cache',
      },
      ['push https://registry-1.docker.io/v2/', 'cache https://registry-1.docker.io/v2/', TOKENS],
    ],
  ])('%s', (_, inputs, expected) => {
    expect(probed({ facts, inputs, engine: CONTAINER })).toEqual(expected)
  })

  test('of each pushed repository the right to push is asked for', () => {
    const inputs = { ...TAGS, push: 'true' }
    const { endpoints } = planOf({ facts, inputs }).preflight
    expect(endpoints.map(({ name, repository, health }) => [name, repository, health])).toEqual([
      ['ghcr.io (push acme/site)', 'acme/site', 'registry'],
      ['registry.test (push site)', 'site', 'registry'],
    ])
  })
})

describe('package managers', () => {
  const facts = (variant: 'prod' | 'dev' | 'minimal') =>
    withDockerfile(ourFacts(variant), 'FROM scratch\n')

  test.each<[string, PlanSetting, readonly string[]]>([
    ['none without further packages', { facts: facts('prod') }, []],
    [
      'Alpine for building',
      { facts: facts('prod'), inputs: { 'build-packages': 'zlib-dev' } },
      [ALPINE],
    ],
    [
      'Alpine for running',
      { facts: facts('prod'), inputs: { 'runtime-packages': 'curl' } },
      [ALPINE],
    ],
    ['Debian', { facts: facts('dev'), inputs: { 'build-packages': 'libpq-dev' } }, [DEBIAN]],
    ['Alpine once', { facts: facts('minimal'), inputs: { 'build-packages': 'a,b' } }, [ALPINE]],
  ])('%s', (_, setting, expected) => {
    expect(probed(setting)).toEqual(expected)
  })
})

describe('mirrors', () => {
  test('those of the user in their order, before the known one; only of what is needed', () => {
    const inputs = {
      mirrors: 'docker.io=a.test\ndocker.io=http://b.test:5000\nquay.io=c.test',
      'crates-mirrors': 'https://crates.test/index/',
    }
    expect(probed({ inputs })).toEqual([
      ...[...IMAGES, INDEX, CRATES],
      'base-image https://a.test/v2/ instead of docker.io',
      'base-image http://b.test:5000/v2/ instead of docker.io',
      HUB_MIRROR,
      'crates-index https://crates.test/index/config.json instead of crates.io',
    ])
    expect(probed({ inputs, facts: theirs('FROM scratch\n') })).toEqual([])
  })

  const taken = (registry: string, mirror: string): Decision => ({
    kind: 'mirror',
    registry,
    mirror,
    reason: '',
  })

  test('what was found to be needed comes first', () => {
    const request = aRequest({ mirrors: 'docker.io=a.test\ndocker.io=b.test' })
    expect(mirrorsWith(request, [])).toEqual({ 'docker.io': ['a.test', 'b.test'] })
    const decisions: readonly Decision[] = [
      taken('docker.io', 'b.test'),
      { kind: 'ipv6-off', reason: '' },
      taken('ghcr.io', 'c.test'),
    ]
    expect(mirrorsWith(request, decisions)).toEqual({
      'docker.io': ['b.test', 'a.test'],
      'ghcr.io': ['c.test'],
    })
  })
})

describe('nothing', () => {
  test.each([
    ['off', { preflight: 'off' }],
    ['offline', { offline: 'true' }],
    ['strict, but offline', { preflight: 'strict', offline: 'true' }],
    ['call check', { call: 'check' }],
    ['call targets, strict', { call: 'targets', preflight: 'strict' }],
  ])('%s', (_, inputs) => {
    const { preflight } = planOf({ facts: ours(TEXT, SERDE), inputs })
    expect(preflight).toEqual({ mode: 'off', endpoints: [] })
  })

  test.each([
    ['auto', {}],
    ['auto', { call: 'build' }],
    ['strict', { preflight: 'strict' }],
  ])('but all: mode %s with %j', (mode, inputs) => {
    const { preflight } = planOf({ facts: ours(TEXT, SERDE), inputs, hostCargo: aHostCargo() })
    expect(preflight).toMatchObject({ mode })
    expect(preflight.endpoints).toHaveLength(ALL.length)
  })
})

test('no secret is in preflight and fetch of a plan', () => {
  const context = aRunContext({
    proxy: { HTTPS_PROXY: 'http://u:hunter2@proxy.test', ALL_PROXY: 'hunter5:hunter6@x' },
  })
  const inputs = {
    secrets: 'token=hunter3',
    'github-token': 'hunter4',
    'cache-to': 'type=local,dest=c',
  }
  const setting = { context, inputs, engine: CLASSIC, facts: ours(TEXT, SERDE, EXTRA) }
  const plan = planOf({ ...setting, hostCargo: aHostCargo() })
  expect(plan.builder.kind).toBe('own')
  expect(plan.preflight.endpoints.length).toBeGreaterThan(0)
  expect(plan.fetch.builderImage).toBeDefined()
  expect(JSON.stringify(plan)).not.toContain('hunter')
})
