import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { planDerivedImage } from '../../../src/fetch/images/derive-image.ts'
import { familiarName } from '../../../src/fetch/images/image-record.ts'
import { imageContextArgs } from '../../../src/fetch/images/plan-images.ts'
import { type DeriveRequest, runDeriveImage } from '../../../src/fetch/images/run-derive-image.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import { digestOf, makeImage, startFakeRegistry, stopRegistries } from './fake-registry.ts'
import { imageOptions, imagePorts, layoutPlan, never } from './support.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const AMD = 'linux/amd64'
const ARM = 'linux/arm64/v8'
const image = makeImage([AMD, ARM], 'derived', {
  config: { Env: ['CARGO_HOME=/usr/local/cargo'] },
  created: '2026-01-02T03:04:05Z',
  history: [{ created_by: 'the base' }],
})

type Json = Readonly<Record<string, unknown>> & {
  readonly manifests: readonly Json[]
  readonly layers: readonly Json[]
  readonly config: Json
}

function reader(folder: string) {
  const read = (digest: unknown): Json => {
    const bytes = readFileSync(join(folder, `blobs/${String(digest).replace(':', '/')}`))
    expect(digestOf(bytes)).toBe(digest)
    return JSON.parse(bytes.toString())
  }
  return read
}

function request(host: string, more: Partial<DeriveRequest> = {}): DeriveRequest {
  return {
    plan: layoutPlan(host),
    planFiles: async () => [{ kind: 'bytes', path: 'mark', bytes: Buffer.from('mark') }],
    createdBy: 'what it is for',
    ...more,
  }
}

async function derive(wanted: DeriveRequest, ports = imagePorts(), options = imageOptions()) {
  const derived = await runDeriveImage(wanted, ports, options, never)
  if (!derived.ok) throw new Error(derived.fault.cause)
  if (derived.value.kind === 'unfit') throw new Error(derived.value.reason)
  return derived.value
}

test('one layer more on each platform, told in config, manifest and index; the base is left out where the builder has it', async () => {
  const registry = await startFakeRegistry({ image })
  const { rootDigest: digestInBuilder } = image
  const plan = layoutPlan(registry.host, [AMD, ARM])
  const derived = await derive(request(registry.host, { plan, digestInBuilder }))
  const folder = derived.image.layoutFolder ?? ''
  const read = reader(folder)
  const root = derived.image.record?.root.digest
  expect(imageContextArgs([derived.image])).toEqual([
    '--build-context',
    `${familiarName(plan.reference)}=oci-layout://${folder}@${root}`,
  ])
  const { manifests } = read(root)
  expect(manifests.map(({ platform }) => platform)).toEqual([
    { os: 'linux', architecture: 'amd64' },
    { os: 'linux', architecture: 'arm64', variant: 'v8' },
  ])
  for (const [at, entry] of manifests.entries()) {
    const base = JSON.parse(
      image.documents.get(image.manifestDigests[[AMD, ARM][at] ?? ''] ?? '')?.bytes.toString() ??
        '',
    )
    const manifest = read(entry.digest)
    expect(manifest.layers.slice(0, -1)).toEqual(base.layers)
    const added = manifest.layers.at(-1)
    expect(added).toMatchObject({ mediaType: 'application/vnd.oci.image.layer.v1.tar' })
    expect(added?.size).toBe(derived.layerBytes)
    expect(read(manifest.config.digest)).toMatchObject({
      config: { Env: ['CARGO_HOME=/usr/local/cargo'] },
      rootfs: { type: 'layers', diff_ids: [added?.digest] },
      history: [
        { created_by: 'the base' },
        { created: '2026-01-02T03:04:05Z', created_by: 'what it is for' },
      ],
    })
  }
  // The index, and for both platforms a manifest, a config and the one layer that they share.
  expect(readdirSync(join(folder, 'blobs/sha256'))).toHaveLength(6)
  const layers = registry.seen.filter((line) =>
    image.layerDigests.some((digest) => line.includes(digest)),
  )
  expect(layers).toEqual([])
  expect(registry.seen).not.toContain('HEAD /v2/team/base/manifests/1')
})

test('with all its layers, where nobody says what the builder has', async () => {
  const registry = await startFakeRegistry({ image })
  const derived = await derive(request(registry.host))
  const names = readdirSync(join(derived.image.layoutFolder ?? '', 'blobs/sha256'))
  expect(names).toEqual(
    expect.arrayContaining(image.layerDigests.slice(0, 2).map((one) => one.slice(7))),
  )
  expect(names).toHaveLength(6)
})

test('the same from the same: another cache folder, the registry gone', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const first = await derive(request(registry.host), imagePorts(), options)
  const second = await derive(request(registry.host))
  expect(second.image.record).toEqual(first.image.record)
  await registry.stop()
  const offline = await derive(request(registry.host), imagePorts(), { ...options, offline: true })
  expect(offline.image).toMatchObject({ layoutFolder: first.image.layoutFolder })
})

test('an engine gets it whole, under a name that is nobody’s', async () => {
  const registry = await startFakeRegistry({ image })
  const { run, calls } = fakeCommandRunner({
    'docker image inspect': { exitCode: 1, stderr: 'No such image' },
    'sh -c': {},
  })
  const plan = { ...layoutPlan(registry.host), delivery: 'engine' as const }
  const { rootDigest: digestInBuilder } = image
  const wanted = request(registry.host, { plan, digestInBuilder })
  const { image: given } = await derive(wanted, imagePorts({ run }))
  const name = `cv-docker-build.invalid/pinned/base:${given.record?.root.digest.slice(7, 31)}`
  expect(given.engineName).toBe(name)
  expect(imageContextArgs([given])).toEqual([
    '--build-context',
    `${familiarName(plan.reference)}=docker-image://${name}`,
  ])
  const [archive] = JSON.parse(
    readFileSync(join(calls.at(-1)?.at(-1) ?? '', 'manifest.json'), 'utf8'),
  )
  expect(archive).toMatchObject({ RepoTags: [name] })
  expect(archive.Layers).toHaveLength(3)
})

test('an image that is not fit costs its configuration', async () => {
  const registry = await startFakeRegistry({ image })
  const seen: unknown[] = []
  const planFiles = async ({ config }: Readonly<Record<string, unknown>>) => {
    seen.push(config)
    return 'It is not.'
  }
  const wanted = request(registry.host, { planFiles })
  const derived = await runDeriveImage(wanted, imagePorts(), imageOptions(), never)
  expect(derived).toMatchObject({ ok: true, value: { kind: 'unfit', reason: 'It is not.' } })
  expect(seen).toEqual([{ Env: ['CARGO_HOME=/usr/local/cargo'] }])
  expect(registry.seen.filter((line) => line.includes('/blobs/'))).toHaveLength(1)
})

test('an image that cannot be had is a fault', async () => {
  const registry = await startFakeRegistry()
  const derived = await runDeriveImage(request(registry.host), imagePorts(), imageOptions(), never)
  expect(derived).toMatchObject({ ok: false, fault: { fault: 'image-missing' } })
})

test('in a manifest of docker’s own kind the layer has docker’s own type', () => {
  const blob = (mediaType: string) => ({
    mediaType,
    digest: `sha256:${'0'.repeat(64)}`,
    sizeBytes: 1,
  })
  const { record } = planDerivedImage(
    'docker.io/library/rust:1@sha256:0',
    [
      {
        image: {
          platform: AMD,
          manifest: blob('application/vnd.docker.distribution.manifest.v2+json'),
          config: blob('application/vnd.docker.container.image.v1+json'),
          layers: [],
        },
        config: { os: 'linux', architecture: 'amd64' },
        manifest: {},
        layer: { digest: `sha256:${'1'.repeat(64)}`, sizeBytes: 5 },
      },
    ],
    'x',
  )
  expect(record.reference).toBe(`docker.io/library/rust:1@${record.root.digest}`)
  expect(record.images[0]?.layers).toMatchObject([
    { mediaType: 'application/vnd.docker.image.rootfs.diff.tar', sizeBytes: 5 },
  ])
})
