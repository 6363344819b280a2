import type { EngineFacts } from '../../src/engine/facts.ts'
import type { CratesPlan, FetchPlan } from '../../src/fetch/fetch.ts'
import type { LockedPackage } from '../../src/workspace/facts.ts'
import {
  CLASSIC,
  CONTAINER,
  ourFacts,
  type PlanSetting,
  planOf,
  theirFacts,
  withBuilder,
  withDockerfile,
} from '../builders/a-plan.ts'
import {
  aCargo,
  aContext,
  aCrate,
  aHostCargo,
  aLock,
  anEngine,
  aWorkspace,
  CRATES_IO,
  GIT_SOURCE,
} from '../builders/facts.ts'

const TEXT = `FROM docker.io/library/rust:1-alpine3.22 AS toolchain
FROM scratch AS crates
FROM toolchain AS build
FROM docker.io/library/alpine:3.22
COPY --from=build /x /x
`
const RUST = 'docker.io/library/rust:1-alpine3.22'
const ALPINE = 'docker.io/library/alpine:3.22'
const SERDE = aCrate('serde', '1.0.228')
const EXTRA = { name: 'extra', version: '0.1.0', source: GIT_SOURCE }

const cargoWith = (...packages: readonly LockedPackage[]) => ({
  workspace: aWorkspace({ cargo: aCargo(aLock(...packages)) }),
})
const ours = (...packages: readonly LockedPackage[]) =>
  withDockerfile(ourFacts('prod', cargoWith(...packages)), TEXT)
const theirs = (text = TEXT) => withDockerfile(theirFacts('repository', 'Dockerfile'), text)

function fetchOf(setting: PlanSetting = {}): FetchPlan {
  return planOf({ facts: ours(SERDE), hostCargo: aHostCargo(), ...setting }).fetch
}

function localRegistry({ crates }: FetchPlan): Extract<CratesPlan, { kind: 'local-registry' }> {
  if (crates.kind === 'none') throw new Error(crates.reason)
  return crates
}

const layout = (reference: string, ...platforms: readonly string[]) => ({
  reference,
  platforms: platforms.length === 0 ? ['linux/amd64'] : platforms,
  delivery: 'oci-layout',
})
const inEngine = (reference: string) => ({ ...layout(reference), delivery: 'engine' })
/** From the last stage backwards. */
const BOTH = [layout(ALPINE), layout(RUST)]

describe('one of our Dockerfiles', () => {
  test('crates of the lock file and base images of the Dockerfile, nothing left', () => {
    const fetch = fetchOf()
    expect(fetch).toStrictEqual({
      crates: {
        kind: 'local-registry',
        contextFolder: expect.stringMatching(/^\/cache\/crates\/contexts\/[0-9a-f]{32}\/crates$/),
        lockFile: 'Cargo.lock',
        packages: [SERDE],
        registries: [
          {
            source: CRATES_IO,
            name: 'crates-io',
            downloads: [{ kind: 'template', url: 'https://static.crates.io/crates' }],
          },
        ],
        git: [],
        configText: expect.stringContaining('crates-io'),
      },
      images: BOTH,
      leftToBuild: [],
    })
  })

  test('mirrors of crates.io come after it; they do not change where the crates lie', () => {
    const mirrored = localRegistry(
      fetchOf({ inputs: { 'crates-mirrors': 'https://crates.test/index' } }),
    )
    expect(mirrored.registries?.[0]?.downloads).toEqual([
      { kind: 'template', url: 'https://static.crates.io/crates' },
      { kind: 'sparse', url: 'https://crates.test/index/' },
    ])
    expect(mirrored.contextFolder).toBe(localRegistry(fetchOf()).contextFolder)
  })

  test('a context crates that was given takes their place', () => {
    const fetch = fetchOf({ inputs: { 'build-contexts': 'crates=./vendor' } })
    expect(fetch.crates).toEqual({ kind: 'none', reason: 'A context crates was given.' })
    expect(fetch.images).toEqual(BOTH)
  })

  test('for the platforms of the result, and for that of the builder', () => {
    const facts = withDockerfile(ours(SERDE), 'FROM --platform=$BUILDPLATFORM rust:1 AS a\nFROM b')
    const copy = withDockerfile(
      facts,
      'FROM --platform=$BUILDPLATFORM rust:1 AS a\nFROM b\nCOPY --from=a / /',
    )
    const inputs = { platforms: 'linux/arm64,linux/amd64' }
    const engine = withBuilder({ platforms: ['linux/s390x', 'linux/arm64'] })
    expect(fetchOf({ facts, inputs, engine }).images).toEqual([
      layout('b', 'linux/arm64', 'linux/amd64'),
    ])
    expect(fetchOf({ facts: copy, inputs, engine }).images).toEqual([
      layout('b', 'linux/arm64', 'linux/amd64'),
      layout('rust:1', 'linux/s390x'),
    ])
  })

  test('of a builder that says no platform, the usual one', () => {
    const engine = withBuilder({ platforms: [] })
    expect(fetchOf({ engine }).images).toEqual(BOTH)
  })

  test('stand-ins and contexts that were given take the place of base images', () => {
    const standIns = [
      { name: 'alpine', context: { name: 'alpine:3.22', value: 'oci-layout:///cache/alpine' } },
    ]
    expect(fetchOf({ standIns })).toMatchObject({ images: [layout(RUST)], leftToBuild: [] })
    const inputs = { 'build-contexts': 'rust:1-alpine3.22=docker-image://corp.test/rust:1' }
    expect(fetchOf({ inputs })).toMatchObject({ images: [layout(ALPINE)], leftToBuild: [] })
  })

  test('images of a target that needs no others', () => {
    expect(fetchOf({ inputs: { target: 'toolchain' } }).images).toEqual([layout(RUST)])
  })

  test('what buildx would take for a stage is left to it', () => {
    const facts = withDockerfile(ours(SERDE), 'FROM alpine AS alpine\nFROM alpine\n')
    expect(fetchOf({ facts })).toMatchObject({
      images: [],
      leftToBuild: ['alpine: a stage of the Dockerfile has the same name.'],
    })
  })

  test('nothing of a Dockerfile that was not read', () => {
    const facts = ourFacts('prod', cargoWith(SERDE))
    expect(fetchOf({ facts })).toMatchObject({ images: [], leftToBuild: [] })
  })
})

describe('crates', () => {
  const none = aHostCargo({ isInstalled: false })
  const GIT_REASON =
    'Cargo.lock has git dependencies, and there is no cargo here to fetch them. The build fetches its crates itself.'
  const LOCK_REASON =
    'There is no Cargo.lock, and no cargo here to resolve one: the build does that itself.'
  const noLock = () => {
    const { lock: _, ...cargo } = aCargo()
    return withDockerfile(ourFacts('prod', { workspace: aWorkspace({ cargo }) }), TEXT)
  }

  test('git dependencies with the cargo of this machine', () => {
    const crates = localRegistry(fetchOf({ facts: ours(SERDE, EXTRA) }))
    expect(crates).toMatchObject({ packages: [SERDE], git: [GIT_SOURCE] })
  })

  test('without a lock file: resolved by the cargo of this machine', () => {
    expect(fetchOf({ facts: noLock() }).crates).toEqual({
      kind: 'local-registry',
      contextFolder: '/temp/crates',
      lockFile: 'Cargo.lock',
      packages: [],
      resolveLock: true,
    })
  })

  test.each<[string, PlanSetting, string]>([
    ['git dependencies without cargo', { facts: ours(SERDE, EXTRA), hostCargo: none }, GIT_REASON],
    ['no lock file and no cargo', { facts: noLock(), hostCargo: none }, LOCK_REASON],
    [
      'no lock file and no cargo, offline: the build may need no crates',
      { facts: noLock(), hostCargo: none, inputs: { offline: 'true' } },
      LOCK_REASON,
    ],
    [
      'no crates in the lock file',
      { facts: ours() },
      'The lock file names no crates that are to be fetched.',
    ],
    [
      'no Cargo.toml',
      {
        facts: ourFacts('prod', { workspace: { contextFolder: '/repo', hasDockerignore: true } }),
      },
      'There is no Cargo.toml in the build context.',
    ],
    [
      'a Dockerfile of the repository',
      { facts: { ...theirs('FROM a\n'), ...cargoWith(SERDE) } },
      "The Dockerfile is the repository's own and has no stage `crates` that could be replaced.",
    ],
  ])('none: %s', (_, setting, reason) => {
    expect(fetchOf(setting).crates).toEqual({ kind: 'none', reason })
  })

  test('offline git dependencies need no cargo: a bundle may have brought them', () => {
    const facts = ours(SERDE, EXTRA)
    const here = localRegistry(fetchOf({ facts }))
    const there = localRegistry(fetchOf({ facts, hostCargo: none, inputs: { offline: 'true' } }))
    expect(there.contextFolder).toBe(here.contextFolder)
  })

  test("a repository's own Dockerfile with a stage of that name wants them", () => {
    const facts = { ...theirs(), ...cargoWith(SERDE) }
    expect(localRegistry(fetchOf({ facts })).packages).toEqual([SERDE])
  })
})

describe('the Dockerfile is not ours', () => {
  test.each([
    ['of the repository', theirs()],
    ['that was given', withDockerfile(theirFacts('given', 'deploy/Dockerfile'), TEXT)],
  ])('%s: its images are its own business', (_, facts) => {
    expect(fetchOf({ facts })).toMatchObject({ images: [], leftToBuild: [] })
  })

  test('offline they have to be here', () => {
    expect(fetchOf({ facts: theirs(), inputs: { offline: 'true' } }).images).toEqual(BOTH)
  })

  test('its frontend is an image, too', () => {
    const facts = theirs('# syntax=docker/dockerfile:1\nFROM alpine:3.22\n')
    expect(fetchOf({ facts, inputs: { offline: 'true' } }).images).toEqual([
      layout('docker/dockerfile:1'),
      layout('alpine:3.22'),
    ])
  })
})

describe('nothing', () => {
  const nothing = (reason: string): FetchPlan => ({
    crates: { kind: 'none', reason },
    images: [],
    leftToBuild: [],
  })

  test.each<[string, PlanSetting, FetchPlan]>([
    ['fetch off', { inputs: { fetch: 'off' } }, nothing('The input fetch is off.')],
    ['call check', { inputs: { call: 'check' } }, nothing('With call check nothing is built.')],
    [
      'call outline, offline',
      { inputs: { call: 'outline', offline: 'true' } },
      nothing('With call outline nothing is built.'),
    ],
    [
      'fetch off with a builder of our own',
      { inputs: { fetch: 'off', 'cache-to': 'type=local,dest=c' }, engine: CLASSIC },
      nothing('The input fetch is off.'),
    ],
  ])('%s', (_, setting, expected) => {
    expect(fetchOf(setting)).toStrictEqual(expected)
  })

  test.each([
    ['call build', { call: 'build' }],
    ['offline, which fetch off does not change', { fetch: 'off', offline: 'true' }],
  ])('but all of it: %s', (_, inputs) => {
    expect(fetchOf({ inputs })).toStrictEqual(fetchOf())
  })
})

describe('cache-from', () => {
  const inputs = { 'cache-from': 'type=gha' }
  const sentence = 'Base images: with cache-from the build may need none of their layers.'

  test('only digests are asked for', () => {
    expect(fetchOf({ inputs })).toMatchObject({
      images: [],
      pins: BOTH,
      leftToBuild: [sentence],
    })
    expect(fetchOf({ inputs }).crates.kind).toBe('local-registry')
  })

  test('offline nobody can be asked: they have to be here', () => {
    const offline = fetchOf({ inputs: { ...inputs, offline: 'true' } })
    expect(offline).toMatchObject({ images: BOTH, leftToBuild: [] })
    expect(offline).not.toHaveProperty('pins')
  })

  test('nothing is pinned in a Dockerfile of the repository', () => {
    expect(fetchOf({ facts: theirs(), inputs })).not.toHaveProperty('pins')
  })
})

describe('how the builder gets base images', () => {
  type Row = [string, EngineFacts, Record<string, string>, readonly object[]]
  test.each<Row>([
    ['driver docker, containerd store', anEngine(), {}, BOTH],
    ['driver docker-container', CONTAINER, {}, BOTH],
    ['driver remote', withBuilder({ driver: 'remote' }), {}, BOTH],
    ['driver docker, classic store', CLASSIC, {}, [inEngine(ALPINE), inEngine(RUST)]],
    ['classic store, a builder of our own', CLASSIC, { 'cache-to': 'type=local,dest=c' }, BOTH],
    ['classic store, no retries', CLASSIC, { retries: '0' }, [inEngine(ALPINE), inEngine(RUST)]],
    [
      'classic store, no preflight',
      CLASSIC,
      { preflight: 'off' },
      [inEngine(ALPINE), inEngine(RUST)],
    ],
    ['containerd store, neither', anEngine(), { retries: '0', preflight: 'off' }, BOTH],
    [
      'classic store, neither, but offline',
      CLASSIC,
      { retries: '0', preflight: 'off', offline: 'true' },
      [inEngine(ALPINE), inEngine(RUST)],
    ],
  ])('%s', (_, engine, inputs, images) => {
    expect(fetchOf({ engine, inputs })).toMatchObject({ images, leftToBuild: [] })
  })

  test('classic store, neither retries nor preflight: no docker command but the build', () => {
    const inputs = { retries: '0', preflight: 'off' }
    expect(fetchOf({ engine: CLASSIC, inputs })).toMatchObject({
      images: [],
      leftToBuild: ['Base images: without retries and preflight nothing is put into the engine.'],
    })
    const facts = withDockerfile(ours(SERDE), 'FROM scratch\n')
    expect(fetchOf({ engine: CLASSIC, inputs, facts })).toMatchObject({ leftToBuild: [] })
  })

  test('a cache folder whose path buildx cannot read', () => {
    const context = aContext({ cacheFolder: '/job@2/cache' })
    expect(fetchOf({ context })).toMatchObject({
      images: [],
      leftToBuild: [ALPINE, RUST].map((name) =>
        expect.stringMatching(new RegExp(`^${name}: buildx takes no image from a cache folder`)),
      ),
    })
    expect(fetchOf({ context, engine: CLASSIC }).images).toHaveLength(2)
  })
})

describe('the image of a builder of our own', () => {
  const inputs = { 'cache-to': 'type=local,dest=c' }
  const builderImage = inEngine('docker.io/moby/buildkit:buildx-stable-1')

  test.each<[string, PlanSetting]>([
    ['for our Dockerfiles', {}],
    ['for one of the repository', { facts: theirs() }],
    ['with cache-from', { inputs: { ...inputs, 'cache-from': 'type=gha' } }],
    ['offline', { inputs: { ...inputs, offline: 'true' } }],
    ['without retries and preflight', { inputs: { ...inputs, retries: '0', preflight: 'off' } }],
  ])('is fetched %s', (_, setting) => {
    expect(fetchOf({ engine: CLASSIC, inputs, ...setting }).builderImage).toEqual(builderImage)
  })

  test('is not where no builder is made', () => {
    expect(fetchOf()).not.toHaveProperty('builderImage')
    expect(fetchOf({ inputs, engine: CONTAINER })).not.toHaveProperty('builderImage')
  })
})
