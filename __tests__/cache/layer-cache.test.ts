import { type LayerCacheWish, planLayerCache } from '../../src/cache/layer-cache.ts'

const NOTHING = { cacheFrom: [], cacheTo: [] }

function wish(changes: Partial<LayerCacheWish>): LayerCacheWish {
  return {
    cache: { kind: 'gha' },
    variant: 'prod',
    platforms: ['linux/amd64'],
    mayRestore: true,
    maySave: true,
    given: NOTHING,
    ...changes,
  }
}

const ZSTD = 'mode=max,oci-mediatypes=true,image-manifest=true,compression=zstd,ignore-error=true'

test.each<[string, Partial<LayerCacheWish>, string, string]>([
  [
    'gha',
    {},
    'type=gha,scope=cv-docker-build-prod-linux-amd64',
    'type=gha,scope=cv-docker-build-prod-linux-amd64,mode=max,ignore-error=true',
  ],
  [
    'a registry, one tag for each variant and platform',
    {
      cache: { kind: 'registry', reference: 'localhost:5000/team/app' },
      variant: 'minimal',
      platforms: ['linux/arm64', 'linux/amd64'],
    },
    'type=registry,ref=localhost:5000/team/app:buildcache-minimal-linux-amd64-linux-arm64',
    `type=registry,ref=localhost:5000/team/app:buildcache-minimal-linux-amd64-linux-arm64,${ZSTD}`,
  ],
  [
    'a registry with a tag',
    { cache: { kind: 'registry', reference: 'ghcr.io/team/app:cache' } },
    'type=registry,ref=ghcr.io/team/app:cache-prod-linux-amd64',
    `type=registry,ref=ghcr.io/team/app:cache-prod-linux-amd64,${ZSTD}`,
  ],
  [
    'a folder whose name has a comma',
    { cache: { kind: 'local', folder: '/caches, shared/' } },
    'type=local,"src=/caches, shared/prod-linux-amd64"',
    `type=local,"dest=/caches, shared/prod-linux-amd64",${ZSTD}`,
  ],
])('%s', (_name, changes, from, to) => {
  expect(planLayerCache(wish(changes))).toEqual({
    ok: true,
    value: { cacheFrom: [from], cacheTo: [to] },
  })
})

test('a release imports nothing, a pull request exports nothing', () => {
  expect(planLayerCache(wish({ mayRestore: false }))).toMatchObject({
    value: { cacheFrom: [], cacheTo: [expect.stringContaining('type=gha')] },
  })
  expect(planLayerCache(wish({ maySave: false }))).toMatchObject({
    value: { cacheFrom: [expect.stringContaining('type=gha')], cacheTo: [] },
  })
})

test.each([
  { cacheFrom: ['type=gha'], cacheTo: [] },
  { cacheFrom: [], cacheTo: ['type=inline'] },
])('what the user wrote stays as it is', (given) => {
  expect(planLayerCache(wish({ given }))).toEqual({ ok: true, value: given })
})

test.each([
  `ghcr.io/team/app@sha256:${'0'.repeat(64)}`,
  'ghcr.io/team/app,mode=min',
  'ghcr.io/Team',
  '',
])('no reference to write to: %j', (reference) => {
  expect(planLayerCache(wish({ cache: { kind: 'registry', reference } }))).toMatchObject({
    ok: false,
    errors: [{ input: 'layer-cache' }],
  })
})

test('long names give a tag that a registry takes', () => {
  const cache = { kind: 'registry', reference: `ghcr.io/team/app:${'t'.repeat(120)}` } as const
  const planned = planLayerCache(wish({ cache }))
  const [text = ''] = planned.ok ? planned.value.cacheFrom : []
  expect(text.split(':').at(-1)).toHaveLength(128)
})
