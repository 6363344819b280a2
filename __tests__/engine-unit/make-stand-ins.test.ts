import type { BuilderFacts } from '../../src/engine/facts.ts'
import { makeStandIns } from '../../src/engine/make-stand-ins.ts'
import { ensureStandIns } from '../../src/engine/stand-ins/ensure.ts'
import { RECIPES, type StandInName } from '../../src/engine/stand-ins/recipes.ts'
import { recordFile } from '../../src/fetch/images/has-record.ts'
import { fullReference } from '../../src/fetch/images/image-record.ts'
import type { Http } from '../../src/ports.ts'
import type { StandInsWanted } from '../../src/prepare.ts'
import { fakeWorld } from './fake-world.ts'

const NAMES = Object.keys(RECIPES) as StandInName[]

/** All stand-ins, made before. */
const MADE = Object.fromEntries(
  NAMES.map((name) => {
    const { version, replaces } = RECIPES[name]
    const reference = `cv-docker-build.invalid/stand-in/${name}:${version}`
    const ids = { digest: 'sha256:d', imageId: 'sha256:i' }
    const standIn = { version, name, replaces, reference, ...ids, layoutFolder: '/moved' }
    return [`/cache/stand-ins/${name}/stand-in.json`, JSON.stringify(standIn)]
  }),
)

/** As a fetch writes it. */
const recordOf = (reference: string) => recordFile('/cache', fullReference(reference) ?? '')

const REFERENCES = [
  'rust:1-alpine',
  'gcr.io/distroless/static-debian13:nonroot',
  'ghcr.io/me/base:1',
  'rust:1-alpine',
]

function world(
  http: Http,
  wanted: StandInsWanted,
  builder: Partial<BuilderFacts>,
  files: Record<string, string> = MADE,
) {
  const here = fakeWorld({
    files,
    commands: { 'docker image inspect': { stdout: 'sha256:i' } },
  })
  const facts = { name: 'default', driver: 'docker', platforms: [], ...builder } as const
  return makeStandIns({
    wanted,
    references: REFERENCES,
    engine: { buildxVersion: '0.29.1', builder: facts },
    cacheFolder: '/cache',
    env: {},
    ports: { ...here.ports, http },
  })
}

const answering =
  (status: number, urls: string[] = []): Http =>
  async (url) => {
    urls.push(url)
    return { status, headers: {}, body: new Uint8Array() }
  }
const silent: Http = async () => {
  throw new Error('getaddrinfo ENOTFOUND')
}

test('always: every base image that there is a stand-in for, once, and no registry is asked', async () => {
  const urls: string[] = []
  const made = await world(answering(401, urls), 'always', { imageStore: 'containerd' })
  expect(made.map(({ name, context }) => [name, context.name, context.value])).toEqual([
    ['rust', 'rust:1-alpine', 'oci-layout:///cache/stand-ins/rust'],
    [
      'distroless-static',
      'gcr.io/distroless/static-debian13:nonroot',
      'oci-layout:///cache/stand-ins/distroless-static',
    ],
  ])
  expect(urls).toEqual([])
})

describe('cached: no registry is asked', () => {
  const never: Http = async (url) => {
    throw new TypeError(`asked ${url}`)
  }
  const names = async (files: Record<string, string>) =>
    (await world(never, 'cached', {}, files)).map(({ name }) => name)

  test('in the place of what was never fetched', async () => {
    expect(await names(MADE)).toEqual(['rust', 'distroless-static'])
    expect(await names({ ...MADE, [recordOf('rust:1-alpine')]: '{}' })).toEqual([
      'distroless-static',
    ])
  })

  test('only what was made before: making one takes a network', async () => {
    const { '/cache/stand-ins/rust/stand-in.json': _, ...others } = MADE
    expect(await names(others)).toEqual(['distroless-static'])
  })
})

test.each([
  ['registries answer', answering(401), 0],
  ['a refusal is an answer', answering(429), 0],
  ['a gateway speaks for them', answering(502), 2],
  ['a proxy wants a login', answering(407), 2],
  ['silence', silent, 2],
  [
    'one of two is silent',
    (async (url, options) =>
      url.includes('gcr.io') ? answering(200)(url, options) : silent(url, options)) as Http,
    1,
  ],
])('auto: %s', async (_, http, count) => {
  expect(await world(http, 'auto', { imageStore: 'containerd' })).toHaveLength(count)
})

test('auto asks each registry once, Docker Hub under the name it serves from', async () => {
  const urls: string[] = []
  await world(answering(401, urls), 'auto', {})
  expect(urls).toEqual(['https://registry-1.docker.io/v2/', 'https://gcr.io/v2/'])
})

test('the classic store gets them by name, a builder of our own by layout', async () => {
  const [rust] = await world(silent, 'always', { imageStore: 'classic' })
  expect(rust?.context.value).toMatch(
    /^docker-image:\/\/cv-docker-build\.invalid\/stand-in\/rust:\d+$/,
  )
  expect(rust?.ownBuilderContext).toEqual({
    name: 'rust:1-alpine',
    value: 'oci-layout:///cache/stand-ins/rust',
  })
})

test('one that an older recipe made is made anew', async () => {
  const file = '/cache/stand-ins/alpine/stand-in.json'
  const old = JSON.stringify({ ...JSON.parse(MADE[file] ?? ''), version: 0 })
  const { ports, context } = fakeWorld({
    files: { [file]: old },
    commands: {
      'apt-config': { stdout: '' },
      'apt-get update': { exitCode: 127, stderr: 'no apt' },
    },
  })
  await expect(ensureStandIns(['alpine'], ports, context)).rejects.toThrow('no apt')
})
