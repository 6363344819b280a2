import type { RunFacts } from '../../src/facts.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import {
  CLASSIC,
  CONTAINER,
  ourFacts,
  type PlanSetting,
  planOf,
  planResultOf,
  theirFacts,
  valuesOf,
} from '../builders/a-plan.ts'
import { aCargo, aContext, anEngine, aWorkspace } from '../builders/facts.ts'
import { aRunContext } from './a-run-context.ts'

const OCI = 'org.opencontainers.image'
const IN_MOUNTS =
  'The builder default outlives this run: what it compiled stays in its cache mounts, and nothing is restored.'
const CREATED = '2026-01-02T03:04:05.000Z'
const NO_IGNORE: Partial<RunFacts> = { workspace: aWorkspace({ hasDockerignore: false }) }
const IID = ['--iidfile', '/temp/iid.txt']
const END = ['--metadata-file', '/temp/metadata.json', '--progress=rawjson', '.']

describe('one of our Dockerfiles', () => {
  const plan: BuildPlan = {
    schemaVersion: 1,
    variant: 'minimal',
    dockerfile: { path: '/action/docker/Dockerfile.minimal', origin: 'ours' },
    context: '.',
    platforms: [],
    image: {
      tags: ['web:latest-minimal'],
      labels: {
        [`${OCI}.created`]: CREATED,
        [`${OCI}.title`]: 'web',
        [`${OCI}.version`]: 'latest',
      },
      annotations: [],
      version: 'latest',
    },
    builder: { kind: 'existing', name: 'default' },
    preflight: { mode: 'auto', endpoints: [] },
    fetch: {
      crates: {
        kind: 'none',
        reason: 'The lock file names no crates that are to be fetched.',
      },
      images: [],
      leftToBuild: [],
    },
    buildx: {
      argv: [
        ...['buildx', 'build', '--build-arg', 'PACKAGE=web', '--build-arg', 'BIN=web'],
        ...['--build-arg', 'COMPILE=mounts', '--build-arg', 'CARGO_INCREMENTAL=1'],
        ...['--build-arg', 'BUILDKIT_CACHE_MOUNT_NS=9a12a895e8a65707'],
        ...['--file', '/action/docker/Dockerfile.minimal', ...IID],
        ...['--label', `${OCI}.created=${CREATED}`, '--label', `${OCI}.title=web`],
        ...['--label', `${OCI}.version=latest`, '--tag', 'web:latest-minimal', ...END],
      ],
      env: { BUILDX_METADATA_PROVENANCE: 'disabled' },
    },
    temporaryFiles: [],
    results: { metadataFile: '/temp/metadata.json', iidFile: '/temp/iid.txt' },
    measure: { kind: 'engine', reference: 'web:latest-minimal', imageStore: 'containerd' },
    cache: {
      store: { kind: 'mounts' },
      reason: IN_MOUNTS,
      mayRestore: false,
      maySave: false,
      mayReuseUnits: true,
    },
    compile: { kind: 'mounts', reason: IN_MOUNTS },
    standIns: [],
    notes: [],
    warnings: [],
  }

  test('with a .dockerignore of the repository: ours is used where it lies', () => {
    expect(planOf({ facts: ourFacts('minimal') })).toStrictEqual(plan)
  })

  test('without one: the Dockerfile is copied, and a .dockerignore beside it', () => {
    const { argv, env } = plan.buildx
    expect(planOf({ facts: ourFacts('minimal', NO_IGNORE) })).toStrictEqual({
      ...plan,
      buildx: {
        argv: argv.map((word) =>
          word === '/action/docker/Dockerfile.minimal' ? '/temp/Dockerfile' : word,
        ),
        env,
      },
      temporaryFiles: [
        {
          kind: 'copy',
          from: '/action/docker/Dockerfile.minimal',
          path: '/temp/Dockerfile',
          mode: 0o644,
        },
        {
          kind: 'copy',
          from: '/action/docker/default.dockerignore',
          path: '/temp/Dockerfile.dockerignore',
          mode: 0o644,
        },
      ],
    })
  })

  test('a context that is not on this machine brings its own', () => {
    const { workspace: _, ...rest } = ourFacts()
    const remote = planOf({ facts: { ...rest, contextArgument: 'https://git.example/x.git' } })
    expect(valuesOf(remote, '--file')).toEqual(['/action/docker/Dockerfile.prod'])
    expect(remote.temporaryFiles).toEqual([])
    expect(remote.context).toBe('https://git.example/x.git')
  })

  test('the CA bundle goes in as a secret, and is neither copied nor quoted', () => {
    const withBundle = planOf({ facts: ourFacts('minimal', { caBundle: '/etc/ssl/ca.pem' }) })
    expect(valuesOf(withBundle, '--secret')).toEqual(['id=ca-bundle,src=/etc/ssl/ca.pem'])
    expect(withBundle.temporaryFiles).toEqual([])
  })

  test('a proxy with a password goes in as a secret file; the password is nowhere in the plan', () => {
    const proxy = { HTTPS_PROXY: 'http://jane:hunter2@proxy:3128', NO_PROXY: 'internal.example' }
    const context = aContext({ proxy })
    const proxied = planOf({ context, facts: ourFacts('dev', NO_IGNORE) })
    expect(valuesOf(proxied, '--secret')).toEqual(['id=proxy,src=/temp/proxy'])
    expect(proxied.temporaryFiles.map(({ path }) => path)).toEqual([
      '/temp/Dockerfile',
      '/temp/Dockerfile.dockerignore',
      '/temp/proxy',
    ])
    expect(proxied.temporaryFiles.at(-1)).toEqual({
      kind: 'secret',
      secret: 'host=proxy',
      path: '/temp/proxy',
      mode: 0o600,
    })
    expect(JSON.stringify(proxied)).not.toMatch(/hunter2|jane|3128|internal\.example/)
  })

  test('secrets of the user stand beside ours, and no value of one is in the plan', () => {
    const context = aContext({ proxy: { HTTP_PROXY: 'http://p:hunter3@proxy' } })
    const inputs = { secrets: 'token=hunter2', 'github-token': 'ghs_hunter4' }
    const secret = planOf({ context, inputs, facts: ourFacts('prod', { caBundle: '/ca.pem' }) })
    expect(valuesOf(secret, '--secret')).toEqual([
      'id=token,src=/temp/secret-1',
      'id=ca-bundle,src=/ca.pem',
      'id=proxy,src=/temp/proxy',
    ])
    expect(secret.temporaryFiles.map(({ path, mode }) => [path, mode])).toEqual([
      ['/temp/secret-1', 0o600],
      ['/temp/proxy', 0o600],
    ])
    expect(JSON.stringify(secret)).not.toMatch(/hunter/)
  })

  test('what was found out on the way is in notes and warnings, in the order of the finding', () => {
    const facts = ourFacts('prod', { warnings: ['of the facts'] })
    const { dockerfile } = facts
    const told = planOf({
      facts: {
        ...facts,
        dockerfile: { ...dockerfile, notes: ['a note'], warnings: ['of the choice'] },
        workspace: aWorkspace({
          cargo: aCargo({ toolchain: { file: 'rust-toolchain.toml', channel: 'nightly' } }),
        }),
        missingSecretFiles: ['gone'],
      },
      inputs: {
        registry: 'r.test',
        tags: 'a:1',
        platforms: 'linux/amd64,linux/arm64',
        'secret-files': 'A=gone',
      },
      engine: CLASSIC,
    })
    expect(told.notes).toEqual([
      'a note',
      'registry has no effect beside tags, which are full references',
      'Builder default (driver docker, classic image store) cannot do several platforms; a builder of driver docker-container is made for this run.',
    ])
    expect(told.warnings).toEqual([
      'of the facts',
      'of the choice',
      expect.stringContaining('asks for "nightly"'),
      expect.stringContaining('secret-files: the file of the secret A does not exist'),
    ])
  })
})

describe("a Dockerfile of the repository's own", () => {
  test('a workflow written for build-push-action keeps its meaning', () => {
    const inputs = {
      file: 'deploy/Dockerfile',
      tags: 'ghcr.io/acme/site:1\nghcr.io/acme/site:latest',
      'cache-from': 'type=gha',
      'cache-to': 'type=gha,mode=max',
      push: 'true',
    }
    const facts = theirFacts('given', 'deploy/Dockerfile', {
      caBundle: '/etc/ssl/ca.pem',
      workspace: aWorkspace({ hasDockerignore: false }),
    })
    const context = aContext({ proxy: { HTTP_PROXY: 'http://proxy' } })
    const plan = planOf({ inputs, facts, context, engine: CONTAINER })
    expect(plan.buildx.argv).toEqual([
      ...['buildx', 'build', '--cache-from', 'type=gha', '--cache-to', 'type=gha,mode=max'],
      ...['--file', 'deploy/Dockerfile', ...IID],
      ...['--tag', 'ghcr.io/acme/site:1', '--tag', 'ghcr.io/acme/site:latest'],
      ...['--metadata-file', '/temp/metadata.json', '--push', '--progress=rawjson', '.'],
    ])
    expect(plan.temporaryFiles).toEqual([])
    expect(plan.image.labels).toEqual({})
    expect(plan.image.version).toBe('1')
    expect(plan).not.toHaveProperty('variant')
    expect([plan.notes, plan.warnings]).toEqual([[], []])
  })

  test('in a workflow, the same with the provenance of build-push-action', () => {
    const inputs = { file: 'deploy/Dockerfile', tags: 'a/b:1', push: 'true' }
    const facts = theirFacts('given', 'deploy/Dockerfile')
    const plan = planOf({ inputs, facts, context: aRunContext(), engine: CONTAINER })
    expect(valuesOf(plan, '--attest')).toEqual([
      'type=provenance,mode=max,builder-id=https://github.com/Acme/CV-Site/actions/runs/4711/attempts/2',
    ])
    expect([valuesOf(plan, '--secret'), valuesOf(plan, '--label')]).toEqual([[], []])
  })

  test('at the root of the context it is not named, as nobody named it', () => {
    const plan = planOf({ facts: theirFacts() })
    expect(plan.buildx.argv).not.toContain('--file')
    expect(plan.dockerfile).toEqual({ path: 'Dockerfile', origin: 'repository' })
  })

  test('is not given the arguments of ours', () => {
    expect(
      valuesOf(planOf({ facts: theirFacts(), inputs: { port: '80' } }), '--build-arg'),
    ).toEqual([])
  })
})

describe('what is built when nothing was named', () => {
  test('is called after the package where ours is built, else after the folder', () => {
    expect(planOf().image.tags).toEqual(['web:latest'])
    expect(planOf({ facts: theirFacts() }).image.tags).toEqual(['repo:latest'])
  })

  test('has labels where ours is built, whatever else was given', () => {
    const inputs = { tags: 'a/b:1' }
    expect(planOf({ inputs }).image.labels).toHaveProperty([`${OCI}.title`], 'web')
    expect(planOf({ inputs, facts: theirFacts() }).image.labels).toEqual({})
  })
})

describe('stand-ins', () => {
  const standIns = [
    { name: 'alpine', context: { name: 'alpine:3.22', value: 'oci-layout:///cache/alpine' } },
  ] as const

  test.each([
    ['ours', ourFacts()],
    ['the repository', theirFacts()],
  ])('take the place of base images of %s, and the plan says so', (_, facts) => {
    const plan = planOf({ facts, standIns, inputs: { 'build-contexts': 'extra=./x' } })
    expect(valuesOf(plan, '--build-context')).toEqual([
      'extra=./x',
      'alpine:3.22=oci-layout:///cache/alpine',
    ])
    expect(plan.standIns).toEqual([{ replaces: 'alpine:3.22', name: 'alpine' }])
  })

  const CHEF =
    'FROM acme/chef AS chef\nRUN apk add musl-dev\nFROM chef AS builder\nFROM alpine:3.22\nFROM scratch\n'
  const chef = { dockerfileFacts: parseDockerfile(CHEF, 'Dockerfile') }
  const theirs = theirFacts('repository', 'Dockerfile', chef)
  const noStandIn = 'there is no stand-in for acme/chef: the registry has to answer'

  test('end somewhere: that is said before the build fails on it', () => {
    const plan = planOf({ facts: theirs, standIns, inputs: { 'stand-ins': 'auto' } })
    expect(plan.notes).toEqual([noStandIn])
    expect(plan.warnings).toEqual([
      'Dockerfile runs apk, which the stand-ins of Alpine images do not have: build it where a registry answers, or one of ours (input `variant`)',
    ])
  })

  test.each<[string, PlanSetting, readonly string[]]>([
    ['not asked for', { facts: theirs }, []],
    ['none took a place', { facts: theirs, inputs: { 'stand-ins': 'auto' } }, [noStandIn]],
    [
      'a Dockerfile of ours asks for apk only where it is',
      { facts: ourFacts('prod', chef), standIns, inputs: { 'stand-ins': 'auto' } },
      [noStandIn],
    ],
  ])('no word of apk: %s', (_, setting, notes) => {
    const plan = planOf(setting)
    expect([plan.notes, plan.warnings]).toEqual([notes, []])
  })
})

describe('a builder of our own', () => {
  const CACHE = { 'cache-to': 'type=registry,ref=a/b:cache' }

  test('is named to buildx, and made as the plan says', () => {
    const plan = planOf({ engine: CLASSIC, inputs: { ...CACHE, 'keep-builder': 'true' } })
    const name = `cv-docker-build-${aContext().startedAtMs}`
    expect(plan.builder).toMatchObject({
      kind: 'own',
      name,
      keep: true,
      createArgv: expect.arrayContaining(['--name', name]),
    })
    expect(valuesOf(plan, '--builder')).toEqual([name])
    expect(plan.notes).toEqual([expect.stringContaining('cannot do cache export')])
  })

  test('one that was selected is not named, one that was asked for is', () => {
    expect(planOf().buildx.argv).not.toContain('--builder')
    expect(valuesOf(planOf({ inputs: { builder: 'ci' }, engine: CONTAINER }), '--builder')).toEqual(
      ['ci'],
    )
  })

  test('can attest, although the one that was selected cannot', () => {
    const inputs = { tags: 'a/b:1', push: 'true', ...CACHE }
    const context = aRunContext()
    expect(valuesOf(planOf({ context, inputs, engine: CLASSIC }), '--attest')).toHaveLength(1)
    const { 'cache-to': _, ...without } = inputs
    expect(valuesOf(planOf({ context, inputs: without, engine: CLASSIC }), '--attest')).toEqual([])
  })

  test('is refused where the user named one that cannot do it', () => {
    const inputs = { builder: 'default', ...CACHE }
    expect(planResultOf({ engine: CLASSIC, inputs })).toMatchObject({
      kind: 'refusal',
      refusal: { code: 'BUILDER_UNFIT' },
    })
  })
})

describe('--load is added', () => {
  const CACHE = { 'cache-to': 'type=local,dest=c' }
  const SEVERAL = { platforms: 'linux/amd64,linux/arm64' }
  const STORES = { containerd: anEngine(), classic: CLASSIC, container: CONTAINER } as const

  type Row = [string, keyof typeof STORES, Record<string, string>, boolean, RunFacts?]
  test.each<Row>([
    ['never on the docker driver: it keeps what it builds', 'containerd', {}, false],
    ['nor for its smoke test', 'classic', { 'smoke-test': 'true' }, false],
    ['with a builder of our own', 'classic', CACHE, true],
    ['for a Dockerfile of the repository too', 'classic', CACHE, true, theirFacts()],
    ['with a cache that the containerd store lacks', 'containerd', { 'cache-to': 'type=s3' }, true],
    ['not beside push', 'classic', { ...CACHE, push: 'true' }, false],
    ['not beside outputs', 'classic', { ...CACHE, outputs: 'type=local,dest=o' }, false],
    ['not twice', 'classic', { ...CACHE, load: 'true' }, true],
    ['not for a call', 'classic', { ...CACHE, call: 'check' }, false],
    ['for call: build', 'classic', { ...CACHE, call: 'build' }, true],
    ['not for several platforms on the classic store', 'classic', SEVERAL, false],
    [
      'for several platforms with a store that holds them',
      'containerd',
      { ...SEVERAL, 'cache-to': 'type=s3' },
      true,
    ],
    ['not with attestations on the classic store', 'classic', { sbom: 'true' }, false],
    ['but with some that are off', 'classic', { ...CACHE, sbom: 'false' }, true],
    [
      'with attestations and a store that holds them',
      'containerd',
      { sbom: 'true', 'cache-to': 'type=s3' },
      true,
    ],
    ['for a variant on a container builder', 'container', { variant: 'prod' }, true],
    ['not where the user decides', 'container', {}, false, theirFacts()],
    [
      'not for a variant with several platforms',
      'container',
      { variant: 'prod', ...SEVERAL },
      false,
    ],
    ['for a smoke test', 'container', { 'smoke-test': 'true' }, true, theirFacts()],
    ['for a smoke test beside push', 'container', { 'smoke-test': 'true', push: 'true' }, true],
  ])('%s', (_, store, inputs, expected, facts = ourFacts()) => {
    const { argv } = planOf({ inputs, engine: STORES[store], facts }).buildx
    expect(argv.filter((word) => word === '--load')).toHaveLength(expected ? 1 : 0)
  })

  test('for a variant in a workflow, too: provenance that nobody asked for gives way', () => {
    const { argv } = planOf({
      inputs: { variant: 'prod' },
      engine: CONTAINER,
      context: aRunContext(),
    }).buildx
    expect(argv).toContain('--load')
    expect(argv).not.toContain('--attest')
  })

  test('and the image is then measured in the engine', () => {
    const setting: PlanSetting = { inputs: CACHE, engine: CLASSIC }
    expect(planOf(setting).measure).toEqual({ kind: 'engine', reference: 'web:latest' })
  })
})

test('push from the classic store is measured where it went, and needs no other builder', () => {
  const plan = planOf({ engine: CLASSIC, inputs: { tags: 'ghcr.io/acme/site:1', push: 'true' } })
  expect(plan.builder.kind).toBe('existing')
  expect(plan.buildx.argv).toContain('--push')
  expect(plan.measure).toEqual({ kind: 'registry', reference: 'ghcr.io/acme/site:1' })
})

test('an archive is measured where it was written', () => {
  const inputs = { outputs: 'type=oci,dest=out/x.tar' }
  expect(planOf({ inputs }).measure).toEqual({ kind: 'archive', path: '/repo/out/x.tar' })
})

test('platforms are in the plan as they were given', () => {
  const inputs = { platforms: 'linux/arm64, linux/amd64' }
  expect(planOf({ inputs }).platforms).toEqual(['linux/arm64', 'linux/amd64'])
})

test('annotations are in the plan as buildx takes them', () => {
  const inputs = { annotations: 'index:a=b' }
  expect(planOf({ inputs }).image.annotations).toEqual(['index:a=b'])
})

test('a buildx that cannot do what is asked for is an error, not a plan', () => {
  for (const engine of [anEngine(), CLASSIC]) {
    const old = { ...engine, buildxVersion: '0.14.0' }
    const inputs = { call: 'build', 'cache-to': 'type=local,dest=c' }
    expect(planResultOf({ engine: old, inputs })).toEqual({
      kind: 'errors',
      errors: [expect.objectContaining({ input: 'call' })],
    })
  }
})

test('no version where nothing says one', () => {
  const { image } = planOf({ facts: theirFacts(), inputs: { labels: 'a=b' } })
  expect(image).toStrictEqual({ tags: [], labels: { a: 'b' }, annotations: [] })
})
