import type { EngineFacts } from '../../src/engine/facts.ts'
import { needsHeldOutput, type PublishDecision, planPublish } from '../../src/plan/plan-publish.ts'
import {
  aRequest,
  CLASSIC,
  CONTAINER,
  planOf,
  planResultOf,
  theirFacts,
  valuesOf,
  withBuilder,
  withDockerfile,
} from '../builders/a-plan.ts'
import { aContext, anEngine } from '../builders/facts.ts'
import { aGitHubContext, aRunContext } from './a-run-context.ts'

type Inputs = Readonly<Record<string, string>>

const CONTAINERD = anEngine()
const TAGS = { tags: 'ghcr.io/a/b:1\nghcr.io/a/b:2' }
const REFERENCES = ['ghcr.io/a/b:1', 'ghcr.io/a/b:2']

function decided(given: Inputs, engine: EngineFacts, more: object = {}) {
  const request = aRequest({ scan: 'report', ...given })
  return planPublish({
    ...{ request, engine, load: false, baseReferences: [] },
    ...{ tags: request.tags, tempFolder: '/temp', workspaceFolder: '/repo' },
    ...more,
  })
}

const HELD = 'type=oci,tar=false,dest=/temp/held,oci-mediatypes=true'
const KEPT = 'type=image,oci-mediatypes=true'
const held = { kind: 'held', folder: '/temp/held' } as const
const pushed = (outputs: readonly string[], references = REFERENCES, byDigest = false) => ({
  outputs,
  push: false,
  plan: { source: held, push: { references, byDigest, mountFrom: [] } },
})
const scanned = (source: object, outputs: readonly string[] = []) =>
  ({ outputs, push: false, plan: { source } }) as PublishDecision

const IN_ENGINE = { kind: 'engine', reference: 'ghcr.io/a/b:1' }

describe('with a scan', () => {
  test.each<[string, Inputs, EngineFacts, PublishDecision]>([
    ['pushed by a container builder', { ...TAGS, push: 'true' }, CONTAINER, pushed([HELD])],
    [
      'pushed by the docker driver, which keeps the image as it does without a scan',
      { ...TAGS, push: 'true' },
      CONTAINERD,
      pushed([KEPT, HELD]),
    ],
    [
      'pushed by the docker driver of an engine that takes one output only',
      { ...TAGS, push: 'true' },
      { ...CONTAINERD, serverVersion: '25.0.5' },
      pushed([HELD]),
    ],
    [
      'pushed and loaded: --load stays, and both are of the same build',
      { ...TAGS, push: 'true', load: 'true' },
      CONTAINERD,
      pushed([HELD]),
    ],
    [
      'the form of the image is kept, and where it goes is not',
      {
        ...TAGS,
        outputs:
          'type=image,name=ghcr.io/x/y,push=true,compression=zstd,compression-level=9,rewrite-timestamp=true,annotation.a=b,unpack=true,store=false',
      },
      CONTAINERD,
      pushed([
        'type=oci,tar=false,dest=/temp/held,oci-mediatypes=true,annotation.a=b,compression=zstd,compression-level=9,rewrite-timestamp=true',
      ]),
    ],
    [
      'media types that were asked for',
      { ...TAGS, outputs: 'type=registry,oci-mediatypes=false' },
      CONTAINER,
      pushed(['type=oci,tar=false,dest=/temp/held,oci-mediatypes=false']),
    ],
    [
      'a value with a comma',
      { ...TAGS, outputs: 'type=registry,"annotation.a=b,c"' },
      CONTAINER,
      pushed(['type=oci,tar=false,dest=/temp/held,oci-mediatypes=true,"annotation.a=b,c"']),
    ],
    [
      'names of an output, where there are no tags; provenance has them',
      { outputs: 'type=registry,"name=ghcr.io/a/c:3,ghcr.io/a/d:4"' },
      CONTAINER,
      pushed(
        [
          'type=oci,tar=false,dest=/temp/held,"name=ghcr.io/a/c:3,ghcr.io/a/d:4",oci-mediatypes=true',
        ],
        ['ghcr.io/a/c:3', 'ghcr.io/a/d:4'],
      ),
    ],
    [
      'by digest alone',
      { outputs: 'type=image,name=ghcr.io/a/c,push=true,push-by-digest=true,name-canonical=true' },
      CONTAINER,
      pushed(
        ['type=oci,tar=false,dest=/temp/held,name=ghcr.io/a/c,oci-mediatypes=true'],
        ['ghcr.io/a/c'],
        true,
      ),
    ],
    [
      'push with an output of type image: that one',
      { ...TAGS, push: 'true', outputs: 'type=image,compression=estargz' },
      CONTAINER,
      pushed(['type=oci,tar=false,dest=/temp/held,oci-mediatypes=true,compression=estargz']),
    ],
    [
      'push beside files and an archive: those stay, and what is held back is the last',
      { ...TAGS, push: 'true', outputs: 'type=local,dest=out\ntype=oci,dest=x.tar' },
      CONTAINER,
      pushed(['type=local,dest=out', 'type=oci,dest=x.tar', HELD]),
    ],
    [
      'several outputs that push the same image under several names',
      {
        outputs:
          'type=registry,name=ghcr.io/a/c:3\ntype=local,dest=out\ntype=image,push=1,name=docker.io/a/c:3',
      },
      CONTAINER,
      pushed(
        [
          'type=local,dest=out',
          'type=oci,tar=false,dest=/temp/held,name=ghcr.io/a/c:3,oci-mediatypes=true',
        ],
        ['ghcr.io/a/c:3', 'docker.io/a/c:3'],
      ),
    ],
    [
      'an output that does not push beside one that does',
      { ...TAGS, outputs: 'type=image,push=false\ntype=registry' },
      CONTAINER,
      pushed(['type=image,push=false', HELD]),
    ],
    [
      'registry.insecure of a registry on this machine',
      { tags: 'localhost:5000/a:1', outputs: 'type=registry,registry.insecure=true' },
      CONTAINER,
      pushed([HELD], ['localhost:5000/a:1']),
    ],
    ['loaded by a container builder', { ...TAGS, load: 'true' }, CONTAINER, scanned(IN_ENGINE)],
    [
      'loaded by an output',
      { ...TAGS, outputs: 'type=docker' },
      CONTAINER,
      scanned(IN_ENGINE, ['type=docker']),
    ],
    ['kept by the docker driver', TAGS, CONTAINERD, scanned(IN_ENGINE)],
    ['kept in the classic store', TAGS, CLASSIC, scanned(IN_ENGINE)],
    [
      'kept without a name',
      { labels: 'a=b' },
      CONTAINERD,
      scanned({ kind: 'engine', reference: '' }),
    ],
    [
      'an archive of the user',
      { ...TAGS, outputs: 'type=oci,dest=out/x.tar' },
      CONTAINER,
      scanned({ kind: 'archive', path: '/repo/out/x.tar' }, ['type=oci,dest=out/x.tar']),
    ],
    [
      'an archive beside the engine: the archive is nearer',
      { ...TAGS, load: 'true', outputs: 'type=docker,dest=/x.tar' },
      CONTAINER,
      scanned({ kind: 'archive', path: '/x.tar' }, ['type=docker,dest=/x.tar']),
    ],
    [
      'what stays in the build cache is held back to be scanned',
      TAGS,
      CONTAINER,
      scanned(held, [HELD]),
    ],
    [
      'so is an image that goes nowhere',
      { ...TAGS, outputs: 'type=image' },
      CONTAINER,
      scanned(held, ['type=image', HELD]),
    ],
    [
      'files are no image',
      { ...TAGS, outputs: 'type=local,dest=out' },
      CONTAINER,
      scanned({ kind: 'none', reason: 'the output is files, not an image' }, [
        'type=local,dest=out',
      ]),
    ],
  ])('%s', (_, inputs, engine, expected) => {
    expect(decided(inputs, engine)).toStrictEqual({ ok: true, value: expected })
  })

  test('what the plan loads is scanned in the engine', () => {
    expect(decided(TAGS, CONTAINER, { load: true })).toStrictEqual({
      ok: true,
      value: scanned(IN_ENGINE),
    })
  })

  test('only a base image of the same registry can be mounted from', () => {
    const baseReferences = ['debian:13', 'ghcr.io/base/rust:1']
    const result = decided({ ...TAGS, push: 'true' }, CONTAINER, { baseReferences })
    expect(result.ok && result.value.plan?.push?.mountFrom).toEqual(['ghcr.io/base/rust:1'])
  })

  test('a folder with a comma', () => {
    const result = decided(TAGS, CONTAINER, { tempFolder: '/a,b' })
    expect(result.ok && result.value.outputs).toEqual([
      'type=oci,tar=false,"dest=/a,b/held",oci-mediatypes=true',
    ])
  })

  test.each<[string, Inputs, string, RegExp]>([
    ['no name', { push: 'true', labels: 'a=b' }, 'tags', /^are missing/],
    [
      'several forms',
      { ...TAGS, outputs: 'type=registry\ntype=registry,compression=zstd' },
      'outputs',
      /^pushes images of several forms/,
    ],
    [
      'without TLS',
      { ...TAGS, outputs: 'type=registry,registry.insecure=true' },
      'outputs',
      /^has registry\.insecure=true/,
    ],
  ])('refused: %s', (_, inputs, input, problem) => {
    expect(decided(inputs, CONTAINER)).toMatchObject({
      ok: false,
      errors: [{ input, problem: expect.stringMatching(problem) }],
    })
  })
})

test('refused: by digest beside tags that the plan made', () => {
  const outputs = 'type=image,name=ghcr.io/a/b,push=true,push-by-digest=true'
  expect(decided({ outputs }, CONTAINER, { tags: REFERENCES })).toMatchObject({
    ok: false,
    errors: [{ input: 'outputs', problem: 'has push-by-digest beside tags' }],
  })
})

test.each<[Inputs]>([
  [{ ...TAGS, push: 'true' }],
  [{ ...TAGS, outputs: 'type=registry,compression=zstd\ntype=registry' }],
  [{ ...TAGS, load: 'true' }],
])('without a scan nothing changes: %j', (inputs) => {
  const request = aRequest(inputs)
  expect(decided({ ...inputs, scan: 'off' }, CONTAINERD)).toStrictEqual({
    ok: true,
    value: { outputs: request.outputs.map(({ text }) => text), push: request.push },
  })
  const without = planOf({ inputs })
  expect(without.publish).toBeUndefined()
  expect(without.buildx.argv.includes('--push')).toBe(request.push)
})

test.each<[string, Inputs, boolean, boolean]>([
  ['a push', { push: 'true' }, true, true],
  ['a push by a container builder', { push: 'true' }, false, true],
  ['nothing, by the docker driver', {}, true, false],
  ['nothing, by a container builder', {}, false, true],
  ['a load', { load: 'true' }, false, false],
  ['files', { outputs: 'out' }, false, false],
  ['a call', { call: 'check', push: 'true' }, true, false],
])('an OCI layout is needed for %s', (_, inputs, usesDockerDriver, expected) => {
  const request = aRequest({ ...TAGS, ...inputs })
  expect(needsHeldOutput({ ...request, scan: 'enforce' }, usesDockerDriver)).toBe(expected)
  expect(needsHeldOutput(request, usesDockerDriver)).toBe(false)
})

describe('in the whole plan', () => {
  const inputs = { ...TAGS, push: 'true', scan: 'enforce' }

  test('the tags stay, as provenance names them; sizes are read where the image is held', () => {
    const plan = planOf({ inputs, engine: CONTAINER })
    expect(valuesOf(plan, '--tag')).toEqual(REFERENCES)
    expect(valuesOf(plan, '--output')).toEqual([HELD])
    expect(plan.buildx.argv).not.toContain('--push')
    expect(plan.measure).toEqual({ kind: 'archive', path: '/temp/held' })
    expect(plan.publish?.push?.references).toEqual(REFERENCES)
  })

  test.each<[string, Inputs, EngineFacts, readonly string[]]>([
    ['what buildx would add is said outright', {}, CONTAINER, ['type=provenance,mode=min']],
    ['by the engine, too', {}, CONTAINERD, ['type=provenance,mode=min']],
    [
      'loaded by the engine itself, too',
      { load: 'true' },
      CONTAINERD,
      ['type=provenance,mode=min'],
    ],
    ['a docker archive for the engine holds none', { load: 'true' }, CONTAINER, []],
    ['what was said counts', { provenance: 'false' }, CONTAINER, ['type=provenance,disabled=true']],
    [
      'but for what is left out of files',
      { attests: 'type=provenance,mode=max,inline-only=true' },
      CONTAINER,
      ['type=provenance,mode=max'],
    ],
    [
      'an SBOM beside it',
      { sbom: 'true' },
      CONTAINER,
      ['type=provenance,mode=min', 'type=sbom,disabled=false'],
    ],
    [
      'a BuildKit that knows none',
      {},
      withBuilder({ driver: 'docker-container', buildkitVersion: '0.10.6' }),
      [],
    ],
    [
      'one that does not know its version',
      {},
      withBuilder({ buildkitVersion: '0.0.0+unknown' }),
      ['type=provenance,mode=min'],
    ],
  ])('provenance: %s', (_, more, engine, expected) => {
    const plan = planOf({ inputs: { ...inputs, ...more }, engine })
    expect(valuesOf(plan, '--attest')).toEqual(expected)
  })

  test('provenance: BUILDX_NO_DEFAULT_ATTESTATIONS is obeyed', () => {
    const context = aContext({ settings: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' } })
    const plan = planOf({ inputs, context, engine: CONTAINER })
    expect(valuesOf(plan, '--attest')).toEqual([])
  })

  test('provenance: of a private repository, that of a push', () => {
    const context = aRunContext({ github: aGitHubContext({ isPrivate: true }) })
    const plan = planOf({ inputs, context, engine: CONTAINER })
    expect(valuesOf(plan, '--attest')).toEqual([
      expect.stringMatching(/^type=provenance,mode=min,builder-id=/),
    ])
  })

  test('the classic store cannot hold an image back: a builder of our own is made, and the reason told', () => {
    const { builder, notes } = planOf({ inputs, engine: CLASSIC })
    expect(builder).toMatchObject({ kind: 'own', driver: 'docker-container' })
    expect(notes).toContain(
      'Builder default (driver docker, classic image store) cannot do OCI output, in which an image is held back until it is scanned; a builder of driver docker-container is made for this run.',
    )
    expect(planOf({ inputs: { ...inputs, scan: 'off' }, engine: CLASSIC }).builder.kind).toBe(
      'existing',
    )
  })

  test('a builder that was named is not replaced', () => {
    const result = planResultOf({
      inputs: { ...inputs, builder: 'default' },
      engine: CLASSIC,
    })
    expect(result).toMatchObject({ kind: 'refusal', refusal: { code: 'BUILDER_UNFIT' } })
  })

  test('what the request does not allow is an input error of the plan', () => {
    const two = { ...TAGS, outputs: 'type=registry\ntype=registry,compression=zstd' }
    expect(planResultOf({ inputs: { ...two, scan: 'report' } })).toMatchObject({ kind: 'errors' })
    expect(planResultOf({ inputs: two })).toMatchObject({ kind: 'plan' })
  })

  test('the base image of the result, not of another stage, may be mounted from', () => {
    const text =
      'FROM ghcr.io/a/rust:1 AS build\nFROM ghcr.io/a/debian:13\nCOPY --from=build /x /x\n'
    const facts = withDockerfile(theirFacts(), text)
    const plan = planOf({ inputs, facts, engine: CONTAINER })
    expect(plan.publish?.push?.mountFrom).toEqual(['ghcr.io/a/debian:13'])
  })
})
