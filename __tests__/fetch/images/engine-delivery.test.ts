import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFetchImages } from '../../../src/fetch/images/run-fetch-images.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import { makeImage, startFakeRegistry, stopRegistries } from './fake-registry.ts'
import { imageOptions, imagePorts, never } from './support.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const AMD = 'linux/amd64'
const image = makeImage([AMD, 'linux/arm64'])
const manifest = JSON.parse(
  image.documents.get(image.manifestDigests[AMD] ?? '')?.bytes.toString() ?? '{}',
)

const plan = (reference: string) => ({ reference, platforms: [AMD], delivery: 'engine' }) as const

function inspected(id: string, digests: readonly string[] = [], architecture = 'amd64') {
  const RepoDigests = digests.map((digest) => `x@${digest}`)
  const answer = { Id: id, RepoDigests, Os: 'linux', Architecture: architecture }
  return { stdout: JSON.stringify(answer) }
}

const ABSENT = { exitCode: 1, stderr: 'No such image' }

test('loaded under its name, with the two forms of archives that engines read', async () => {
  const registry = await startFakeRegistry({ image })
  const reference = `${registry.host}/team/base:1`
  const { run, calls } = fakeCommandRunner({ 'docker image inspect': ABSENT, 'sh -c': {} })
  const fetched = await runFetchImages(
    [plan(reference)],
    imagePorts({ run }),
    imageOptions(),
    never,
  )
  expect(fetched).toMatchObject({
    ok: true,
    value: [{ engineName: reference, report: { outcome: 'fetched', digest: image.rootDigest } }],
  })
  const folder = calls.at(-1)?.at(-1) ?? ''
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const path = ({ digest }: { digest: string }) => `blobs/${digest.replace(':', '/')}`
  expect(read('manifest.json')).toEqual([
    { Config: path(manifest.config), RepoTags: [reference], Layers: manifest.layers.map(path) },
  ])
  expect(read('index.json').manifests).toMatchObject([
    { digest: image.manifestDigests[AMD], annotations: { 'io.containerd.image.name': reference } },
  ])
  expect(readFileSync(join(folder, path(manifest.config)))).toEqual(
    image.blobs.get(manifest.config.digest),
  )
})

test.each([
  ['pulled by the containerd store', () => inspected(image.rootDigest)],
  ['pulled by the classic store', () => inspected(manifest.config.digest, [image.rootDigest])],
])('%s: one question to the registry, nothing fetched, nothing loaded', async (_what, answer) => {
  const registry = await startFakeRegistry({ image })
  const { run } = fakeCommandRunner({ 'docker image inspect': answer() })
  const reference = `${registry.host}/team/base:1`
  const fetched = await runFetchImages(
    [plan(reference)],
    imagePorts({ run }),
    imageOptions(),
    never,
  )
  expect(fetched).toMatchObject({ ok: true, value: [{ report: { outcome: 'present' } }] })
  expect(registry.seen).toEqual(['HEAD /v2/team/base/manifests/1'])
})

test.each([
  ['containerd', () => image.manifestDigests[AMD]],
  ['classic', () => manifest.config.digest],
])('loaded before into the %s store: not again', async (_store, id) => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const reference = `${registry.host}/team/base:1`
  const first = fakeCommandRunner({ 'docker image inspect': ABSENT, 'sh -c': {} })
  await runFetchImages([plan(reference)], imagePorts({ run: first.run }), options, never)
  const second = fakeCommandRunner({ 'docker image inspect': inspected(id()) })
  const fetched = await runFetchImages(
    [plan(reference)],
    imagePorts({ run: second.run }),
    options,
    never,
  )
  expect(fetched.ok).toBe(true)
})

test('a pinned image gets a name of ours', async () => {
  const registry = await startFakeRegistry({ image })
  const reference = `${registry.host}/team/base:1@${image.rootDigest}`
  const { run, lines } = fakeCommandRunner({ 'docker image inspect': ABSENT, 'sh -c': {} })
  const fetched = await runFetchImages(
    [plan(reference)],
    imagePorts({ run }),
    imageOptions(),
    never,
  )
  const name = `cv-docker-build.invalid/pinned/base:${image.rootDigest.slice(7, 31)}`
  expect(fetched).toMatchObject({ ok: true, value: [{ engineName: name }] })
  expect(lines()[0]).toBe(`docker image inspect --format {{json .}} ${name}`)
})

test.each([
  ['Error: write /x: no space left on device', 'disk-full'],
  ['open /x: unexpected EOF', 'image-load-failed'],
])('docker load says %s', async (stderr, fault) => {
  const registry = await startFakeRegistry({ image })
  const { run } = fakeCommandRunner({
    'docker image inspect': ABSENT,
    'sh -c': { exitCode: 1, stderr },
  })
  const reference = `${registry.host}/team/base:1`
  const fetched = await runFetchImages(
    [plan(reference)],
    imagePorts({ run }),
    imageOptions(),
    never,
  )
  expect(fetched).toMatchObject({ ok: false, fault: { fault, network: false } })
})

test('a registry that is down: what the engine has will do, and it is said', async () => {
  const registry = await startFakeRegistry({ image })
  await registry.stop()
  const { run } = fakeCommandRunner({ 'docker image inspect': inspected('sha256:1') })
  const reference = `${registry.host}/team/base:1`
  const fetched = await runFetchImages(
    [plan(reference)],
    imagePorts({ run }),
    imageOptions(),
    never,
  )
  expect(fetched).toMatchObject({ ok: true, value: [{ report: { digest: 'sha256:1' } }] })
  expect(fetched.incidents.at(-1)?.cause).toContain('the one of the last time is used')
})

describe('offline', () => {
  const offline = () => imageOptions({ offline: true })

  test('what the engine has will do', async () => {
    const { run } = fakeCommandRunner({ 'docker image inspect': inspected('sha256:1') })
    const fetched = await runFetchImages([plan('rust:1')], imagePorts({ run }), offline(), never)
    expect(fetched).toMatchObject({ ok: true, value: [{ report: { digest: 'sha256:1' } }] })
  })

  test('unless it is for another platform', async () => {
    const { run } = fakeCommandRunner({
      'docker image inspect': inspected('sha256:1', [], 'arm64'),
    })
    const fetched = await runFetchImages([plan('rust:1')], imagePorts({ run }), offline(), never)
    expect(fetched).toMatchObject({ ok: false, fault: { evidence: ['rust:1@linux/amd64'] } })
  })
})
