import { readFile } from 'node:fs/promises'
import type { EngineApi } from '../../src/image/engine-api.ts'
import { measureImage } from '../../src/image/measure.ts'
import {
  chunksOf,
  filesOfTar,
  fixtureDockerfile,
  fixtureJson,
  fixturePath,
  measureDeps,
} from './support.ts'

type Engine = Partial<EngineApi> & { readonly calls: string[]; closed: number }

function engine(parts: {
  readonly json?: Readonly<Record<string, unknown>>
  readonly saved?: string
  readonly content?: ReadonlyMap<string, Uint8Array>
}): Engine & { readonly open: () => EngineApi } {
  const state: Engine = { calls: [], closed: 0 }
  const open = (): EngineApi => ({
    getJson: async (path) => {
      state.calls.push(path)
      return parts.json?.[path]
    },
    getStream: async (path) => {
      state.calls.push(path)
      if (!parts.saved) throw new Error('HTTP 500')
      return chunksOf(await readFile(fixturePath(parts.saved)))
    },
    readContent: async (digest, start, length) => {
      state.calls.push(`content ${digest.slice(0, 11)} ${start}+${length}`)
      const blob = parts.content?.get(`blobs/${digest.replace(':', '/')}`)
      return blob?.subarray(start, length === 0 ? undefined : start + length)
    },
    callBuildKit: async () => undefined,
    close: () => {
      state.closed++
    },
  })
  return Object.assign(state, { open })
}

const plan = { kind: 'engine', reference: 'mini:1' } as const
const CONTAINERD = 'containerd-inspect.json'
const CLASSIC = 'classic-inspect.json'

async function inspected(name: string): Promise<Record<string, unknown> & { readonly Id: string }> {
  return (await fixtureJson(name)) as { readonly Id: string }
}

test('the containerd store is read in place: documents and four bytes a layer', async () => {
  const image = await inspected(CONTAINERD)
  const content = await filesOfTar('save-containerd.tar')
  const api = engine({ json: { '/images/mini:1/json': image }, content })
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const report = await measureImage(plan, measureDeps({ openEngine: api.open }), dockerfile)
  expect(report).toEqual({
    ...(await measureImage(
      { kind: 'archive', path: fixturePath('save-containerd.tar') },
      measureDeps(),
      dockerfile,
    )),
    digest: image.Id,
  })
  const layerReads = api.calls.filter((call) => call.endsWith('+4'))
  expect(layerReads.length).toBe(3)
  expect(api.calls.filter((call) => call.startsWith('/'))).toEqual(['/images/mini:1/json'])
  expect(api.closed).toBe(1)
})

test('with the digest of the build nothing is inspected', async () => {
  const { Id: digest } = await inspected(CONTAINERD)
  const api = engine({ content: await filesOfTar('save-containerd.tar') })
  const report = await measureImage(
    { ...plan, digest, imageStore: 'containerd' },
    measureDeps({ openEngine: api.open }),
  )
  expect(report.digest).toBe(digest)
  expect(report.platforms[0]?.total.unpackedBytes).toBe(8192)
  expect(api.calls.filter((call) => call.startsWith('/'))).toEqual([])
})

test('a digest that the store does not know falls back to the name', async () => {
  const image = await inspected(CONTAINERD)
  const content = await filesOfTar('save-containerd.tar')
  const api = engine({ json: { '/images/mini:1/json': image }, content })
  const digest = `sha256:${'1'.repeat(64)}`
  const report = await measureImage({ ...plan, digest }, measureDeps({ openEngine: api.open }))
  expect(report.digest).toBe(image.Id)
})

test('a containerd store whose content is not shown is saved', async () => {
  const { Descriptor: _hidden, ...image } = await inspected(CONTAINERD)
  const api = engine({ json: { '/images/mini:1/json': image }, saved: 'save-containerd.tar' })
  const report = await measureImage(plan, measureDeps({ openEngine: api.open }))
  expect(report.digest).toBe(image.Id)
  expect(report.platforms[0]?.total).toMatchObject({ unpackedBytes: 8192 })
  expect(report.platforms[0]?.total.compressedBytes).toBeGreaterThan(0)
})

test('the classic store is saved: unpacked sizes only, no digests of manifests', async () => {
  const image = await inspected(CLASSIC)
  const api = engine({ json: { '/images/mini:1/json': image }, saved: 'save-classic.tar' })
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const deps = measureDeps({ openEngine: api.open })
  const report = await measureImage({ ...plan, imageStore: 'classic' }, deps, dockerfile)
  const { layers, ...about } = report.platforms[0] ?? { layers: [] }
  expect({ ...report, platforms: [] }).toEqual({ imageId: image.Id, platforms: [] })
  expect(about).toEqual({
    platform: 'linux/amd64',
    total: { compressedBytes: null, unpackedBytes: 8192 },
    base: { compressedBytes: 0, unpackedBytes: 0 },
    own: { compressedBytes: null, unpackedBytes: 8192 },
  })
  expect(layers.map(({ createdBy, unpackedBytes }) => [createdBy, unpackedBytes])).toEqual([
    ['COPY hello /hello', 2048],
    ['COPY other /app/other', 5120],
    ['WORKDIR /app', 1024],
  ])
  const diffIds = (image.RootFS as { readonly Layers: string[] }).Layers
  expect(layers.map(({ digest }) => digest)).toEqual(diffIds)
})

test('a large image of the classic store is measured by its files', async () => {
  const image = { ...(await inspected(CLASSIC)), Size: 300 * 2 ** 20 }
  const history = await fixtureJson('classic-history.json')
  const api = engine({
    json: { '/images/mini:1/json': image, '/images/mini:1/history': history },
  })
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const report = await measureImage(plan, measureDeps({ openEngine: api.open }), dockerfile)
  expect(report.unpackedAs).toBe('files')
  expect(report.imageId).toBe(image.Id)
  expect(report.platforms[0]?.total).toEqual({ compressedBytes: null, unpackedBytes: 2705 })
  expect(
    report.platforms[0]?.layers.map(({ createdBy, unpackedBytes, origin }) => [
      createdBy,
      unpackedBytes,
      origin,
    ]),
  ).toEqual([
    ['COPY hello /hello', 13, 'own'],
    ['COPY other /app/other', 2692, 'own'],
    ['WORKDIR /app', 0, 'own'],
  ])
})

test('a history that does not fit the layers gives no sizes rather than wrong ones', async () => {
  const image = { ...(await inspected(CLASSIC)), Size: 300 * 2 ** 20 }
  const history = ((await fixtureJson('classic-history.json')) as unknown[]).slice(0, -1)
  const json = { '/images/mini:1/json': image, '/images/mini:1/history': history }
  const report = await measureImage(plan, measureDeps({ openEngine: engine({ json }).open }))
  expect(report.platforms[0]?.total).toEqual({ compressedBytes: null, unpackedBytes: null })
})

test('an image that is not there, and an engine that is not', async () => {
  const api = engine({})
  const { unmeasured } = await measureImage(plan, measureDeps({ openEngine: api.open }))
  expect(unmeasured).toBe('mini:1 could not be measured: the engine has no such image')
  expect(api.closed).toBe(1)
  const gone = (): EngineApi => ({
    ...api.open(),
    getJson: () => Promise.reject(new Error('connect ENOENT /var/run/docker.sock')),
  })
  expect((await measureImage(plan, measureDeps({ openEngine: gone }))).unmeasured).toBe(
    'mini:1 could not be measured: the engine cannot be asked: connect ENOENT /var/run/docker.sock',
  )
})
