import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { clock } from '../../../src/adapters/clock.ts'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { publishFiles } from '../../../src/adapters/publish-files.ts'
import { makeTransport } from '../../../src/adapters/transport.ts'
import { makeRegistryStore } from '../../../src/cache/stores/registry/registry-store.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import {
  type LoopbackRegistry,
  loopbackRegistry,
  type Mischief,
  type RegistryOptions,
} from '../../publish/loopback-registry.ts'

const open: LoopbackRegistry[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((registry) => registry.close()))
})
afterAll(removeTempFolders)

const REPOSITORY = 'acme/web/cache'
/** Nothing that a test waits for takes longer than this many milliseconds. */
const LIMITS = { askMs: 1_500, stallMs: 1_000, leastBytes: 1, tickMs: 5 }
const OFTEN = 1_000

type Options = RegistryOptions & {
  readonly budgetBytes?: number
  readonly credentials?: { readonly username: string; readonly password: string }
  readonly signal?: AbortSignal
  readonly host?: string
}

async function scene(options: Options = {}) {
  const registry = await loopbackRegistry(options)
  open.push(registry)
  const { budgetBytes = 1e6, credentials, host = registry.host } = options
  const { signal = new AbortController().signal } = options
  const folder = tempFolder()
  const makeStore = () =>
    makeRegistryStore({
      target: { registry: host, repository: REPOSITORY },
      ...{ budgetBytes, clock, log: recordingLogger().log, limits: LIMITS },
      open: async () => ({
        transport: makeTransport({ proxy: {} }),
        credentialsFor: async () => credentials && { kind: 'password', ...credentials },
        downloads: makeDownloadFiles(process.pid),
        sizeOf: async (path) => (await stat(path)).size,
        random: () => 0,
        ...{ blobs: publishFiles, files },
      }),
    })
  const store = makeStore()
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  return {
    ...{ registry, store, makeStore, folder, signal },
    save: (key: string, content: string, replaced?: string) => {
      writeFileSync(from, content)
      return store.save(key, from, signal, replaced)
    },
    restore: (key: string, prefixes: readonly string[] = []) =>
      store.restore({ key, prefixes }, to, signal),
    content: () => readFileSync(to, 'utf8'),
    hasContent: () => existsSync(to),
    asked: (what: RegExp) => registry.seen.filter((line) => what.test(line)).length,
    manifest: (tag: string) => registry.manifests.get(`${REPOSITORY} ${tag}`),
    /** Under the tag from now on. */
    putManifest: (tag: string, bytes: string) =>
      registry.manifests.set(`${REPOSITORY} ${tag}`, {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        bytes: Buffer.from(bytes),
      }),
    blobOf: (content: string) =>
      [...registry.blobs].find(([, bytes]) => bytes.toString() === content)?.[0] ?? '',
  }
}

test('what is saved is found again, by its key', async () => {
  const it = await scene()
  expect(await it.restore('cvdb-a-1')).toEqual({ outcome: 'miss' })
  expect(await it.save('cvdb-a-1', 'content')).toEqual({ outcome: 'saved', bytes: 7 })
  expect(await it.restore('cvdb-a-1')).toEqual({ outcome: 'exact', key: 'cvdb-a-1', bytes: 7 })
  expect(it.content()).toBe('content')
  expect(readdirSync(it.folder).sort()).toEqual(['from', 'to'])
})

test('it is an artifact as the specification has it, under tags that people can read', async () => {
  const it = await scene()
  await it.save('cvdb-a-1', 'content')
  const names = [...it.registry.manifests.keys()].map((name) => name.split(' ')[1])
  expect(names.filter((name) => !name?.startsWith('sha256:'))).toEqual([
    'cvdb-a-1',
    'newest.cvdb',
    'newest.cvdb-a',
  ])
  expect(JSON.parse(`${it.manifest('cvdb-a-1')?.bytes}`)).toEqual({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.cv-docker-build.archive.v1',
    config: {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      size: 2,
    },
    layers: [
      {
        mediaType: 'application/vnd.cv-docker-build.archive.layer.v1.tar+zstd',
        digest: 'sha256:ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73',
        size: 7,
        annotations: { 'org.opencontainers.image.title': 'cvdb-a-1' },
      },
    ],
  })
})

test('the newest of a prefix, in the order of the prefixes, the exact one before all', async () => {
  const it = await scene()
  for (const key of ['k-a-1', 'k-a-3', 'k-a-2', 'k-b-1']) await it.save(key, key)
  expect(await it.restore('k-a-9', ['k-a-', 'k-b-'])).toMatchObject({
    outcome: 'partial',
    key: 'k-a-2',
  })
  expect(it.content()).toBe('k-a-2')
  expect(await it.restore('k-a-9', ['k-c-', 'k-b-', 'k-a-'])).toMatchObject({ key: 'k-b-1' })
  expect(await it.restore('k-a-1', ['k-a-'])).toMatchObject({ outcome: 'exact', key: 'k-a-1' })
  // A whole key among the prefixes, as reports of earlier commits are asked for.
  expect(await it.restore('k-a-9', ['k-a-8', 'k-a-3', 'k-a-'])).toMatchObject({
    outcome: 'partial',
    key: 'k-a-3',
  })
  expect(await it.restore('k-a-9', ['k-d-'])).toEqual({ outcome: 'miss' })
})

test.each([
  ['slashes and more', 'units/main 1.97%20~é#?*-1', 'units/main 1.97%20~é#?*-'],
  ['512 characters', `${'k'.repeat(510)}-1`, `${'k'.repeat(510)}-`],
])('keys of any kind: %s', async (_, key, prefix) => {
  const it = await scene()
  await it.save(key, 'x')
  expect(await it.restore(key)).toMatchObject({ outcome: 'exact', key })
  expect(await it.restore('other', [prefix])).toMatchObject({ outcome: 'partial', key })
})

test('what is there stays, unless it is replaced', async () => {
  const it = await scene()
  await it.save('k-1', 'old')
  expect(await it.save('k-1', 'new')).toEqual({ outcome: 'present' })
  await it.restore('k-1')
  expect(it.content()).toBe('old')
  expect(await it.save('k-1', 'new', 'k-1')).toEqual({ outcome: 'saved', bytes: 3 })
  expect(await it.restore('k-1')).toEqual({ outcome: 'exact', key: 'k-1', bytes: 3 })
  expect(it.content()).toBe('new')
})

test('two savers at once leave one whole archive', async () => {
  const it = await scene()
  const contents = ['one'.repeat(100), 'two'.repeat(100)]
  const saved = await Promise.all(
    contents.map((content, at) => {
      const from = join(it.folder, `from-${at}`)
      writeFileSync(from, content)
      return it.makeStore().save('k-1', from, it.signal)
    }),
  )
  expect(saved.map(({ outcome }) => outcome)).toEqual(['saved', 'saved'])
  expect(await it.restore('k-1')).toMatchObject({ outcome: 'exact' })
  expect(contents).toContain(it.content())
})

describe('what is not the archive is not used', () => {
  const image = JSON.stringify({
    schemaVersion: 2,
    config: { mediaType: 'x', digest: `sha256:${'0'.repeat(64)}`, size: 1 },
    layers: [{ mediaType: 'x', digest: `sha256:${'0'.repeat(64)}`, size: 1 }],
  })
  test.each([
    ['an image', image],
    ['an index', '{"schemaVersion":2,"manifests":[]}'],
    ['no JSON', 'hello'],
  ])('under its tag: %s', async (_, bytes) => {
    const it = await scene()
    it.putManifest('k-1', bytes)
    it.putManifest('newest.k', bytes)
    expect(await it.restore('k-1', ['k-'])).toEqual({ outcome: 'miss' })
  })

  test('a tag that somebody moved to another archive', async () => {
    const it = await scene()
    await it.save('other-1', 'other')
    it.putManifest('k-1', `${it.manifest('other-1')?.bytes}`)
    it.putManifest('newest.k', `${it.manifest('other-1')?.bytes}`)
    expect(await it.restore('k-1', ['k-'])).toEqual({ outcome: 'miss' })
    expect(it.hasContent()).toBe(false)
  })

  test.each<[string, (it: Awaited<ReturnType<typeof scene>>) => void]>([
    ['one bit', (it) => it.registry.blobs.set(it.blobOf('content'), Buffer.from('contenu'))],
    ['gone', (it) => it.registry.blobs.delete(it.blobOf('content'))],
  ])('its content: %s. Whoever may save replaces it', async (_, harm) => {
    const it = await scene()
    await it.save('k-1', 'content')
    harm(it)
    expect(await it.restore('k-1')).toMatchObject({ outcome: 'lost', damaged: 'k-1' })
    expect(it.hasContent()).toBe(false)
    expect(await it.restore('k-2', ['k-'])).toEqual({
      outcome: 'lost',
      cause: expect.stringContaining(it.registry.host),
    })
    expect(await it.save('k-1', 'content', 'k-1')).toMatchObject({ outcome: 'saved' })
    expect(await it.restore('k-1')).toMatchObject({ outcome: 'exact' })
    expect(it.content()).toBe('content')
  })
})

describe('a registry that fails', () => {
  const answer = (on: RegExp, status: number, times = 1, more = {}): Mischief => ({
    ...{ on, times },
    act: { kind: 'answer', status, ...more },
  })

  test('for a moment: nothing is lost', async () => {
    const mischief = [
      answer(/^POST/, 503),
      answer(/^PUT .*uploads/, 500),
      answer(/^PUT .*manifests/, 429),
      answer(/^GET .*manifests/, 502, 2),
      answer(/^GET .*blobs/, 503, 2),
    ]
    const it = await scene({ mischief })
    expect(await it.save('k-1', 'content')).toMatchObject({ outcome: 'saved' })
    expect(await it.restore('k-1')).toMatchObject({ outcome: 'exact' })
    expect(mischief.map(({ times }) => times)).toEqual([0, 0, 0, 0, 0])
  })

  test.each([
    ['503', answer(/manifests/, 503, OFTEN), 'answered 503'],
    ['a pause that nobody waits for', pause(), 'answered 429'],
    ['a page of a firewall', page(), 'web page answered'],
    ['silence', { on: /manifests/, times: OFTEN, act: { kind: 'stall' } }, 'did not answer within'],
  ] as const)('for good: %s. It is asked no more', async (_, mischief, cause) => {
    const it = await scene({ mischief: [{ ...mischief }] })
    const startMs = Date.now()
    const restored = await it.restore('k-1', ['k-'])
    expect(restored).toEqual({ outcome: 'lost', cause: expect.stringContaining(cause) })
    expect(Date.now() - startMs).toBeLessThan(LIMITS.askMs * 3)
    const asked = it.registry.seen.length
    expect(await it.save('k-1', 'content')).toEqual(restored)
    expect(await it.restore('k-1')).toEqual(restored)
    expect(it.registry.seen).toHaveLength(asked)
  })

  function pause(): Mischief {
    return answer(/manifests/, 429, OFTEN, { headers: { 'retry-after': '60' } })
  }

  function page(): Mischief {
    const headers = { 'content-type': 'text/html' }
    return answer(/manifests/, 200, OFTEN, { headers, body: '<html>' })
  }

  test('it refuses to be read, as some do until there is something: what is saved makes an end of it', async () => {
    const it = await scene({ mischief: [answer(/GET .*manifests/, 403, 2)] })
    const refused = { outcome: 'lost', cause: expect.stringContaining('403') }
    expect(await it.restore('k-1')).toEqual(refused)
    expect(await it.restore('k-1')).toEqual(refused)
    expect(await it.save('k-1', 'content')).toMatchObject({ outcome: 'saved' })
    expect(await it.restore('k-1')).toMatchObject({ outcome: 'exact' })
  })

  test('nobody listens there', async () => {
    const it = await scene({ host: '127.0.0.1:1' })
    expect(await it.restore('k-1')).toMatchObject({ outcome: 'lost' })
    expect(await it.save('k-1', 'content')).toMatchObject({ outcome: 'lost' })
  })

  test('it takes nothing: what it has is of use all the same', async () => {
    const it = await scene({ mischief: [answer(/^POST/, 403, OFTEN, { body: '{}' })] })
    expect(await it.restore('k-1')).toEqual({ outcome: 'miss' })
    expect(await it.save('k-1', 'content')).toEqual({
      outcome: 'lost',
      cause: expect.stringContaining('403'),
    })
    expect(it.manifest('k-1')).toBeUndefined()
    expect(await it.restore('k-1')).toEqual({ outcome: 'miss' })
  })

  test('an upload that is cut off is sent again', async () => {
    const act = { kind: 'cut', afterBytes: 10_000 } as const
    const it = await scene({ mischief: [{ on: /^PUT .*uploads/, times: 1, act }] })
    const content = 'x'.repeat(500_000)
    expect(await it.save('k-1', content)).toMatchObject({ outcome: 'saved' })
    await it.restore('k-1')
    expect(it.content()).toBe(content)
  })

  test('an upload of which nothing leaves any more', async () => {
    const act = { kind: 'stall' } as const
    const it = await scene({ budgetBytes: 1e9, mischief: [{ on: /^PUT/, times: OFTEN, act }] })
    const saved = await it.save('k-1', 'x'.repeat(50_000_000))
    expect(saved).toEqual({
      outcome: 'lost',
      cause: expect.stringMatching(/did not answer|takes no more/),
    })
  })
})

test('it signs in, and says nothing of it', async () => {
  const credentials = { username: 'me', password: 'secret-word' }
  const it = await scene({ bearer: 'me:secret-word', credentials })
  expect(await it.save('k-1', 'content')).toMatchObject({ outcome: 'saved' })
  expect(await it.restore('k-1')).toMatchObject({ outcome: 'exact' })
  const stranger = await scene({
    bearer: 'me:another-word',
    credentials,
  })
  const refused = await stranger.restore('k-1')
  expect(refused).toMatchObject({ outcome: 'lost' })
  expect(JSON.stringify(refused)).not.toContain('secret-word')
})

test('an archive that is larger than the budget is not sent', async () => {
  const it = await scene({ budgetBytes: 5 })
  expect(await it.save('k-1', 'content')).toEqual({
    outcome: 'lost',
    cause: 'The archive takes 7 B, which is more than cache-budget (5 B).',
  })
  expect(it.registry.seen).toEqual([])
})

test('a run that was cancelled asks nobody', async () => {
  const it = await scene({ signal: AbortSignal.abort() })
  const lost = { outcome: 'lost', cause: 'The run was cancelled.' }
  expect(await it.save('k-1', 'content')).toEqual(lost)
  expect(await it.restore('k-1')).toEqual(lost)
  expect(it.registry.seen).toEqual([])
})
