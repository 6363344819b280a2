import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { files } from '../../src/adapters/files.ts'
import { publishFiles } from '../../src/adapters/publish-files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import type { ImageRecord } from '../../src/fetch/images/image-record.ts'
import { measureImage } from '../../src/image/measure.ts'
import { makeBaseView } from '../../src/publish/base-view.ts'
import { readHeldResult } from '../../src/publish/held-result.ts'
import { makePlatformViews } from '../../src/publish/platform-views.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { measureDeps } from '../image/support.ts'
import { aLayout, type LayoutOptions, pathOf, sha256 } from './a-layout.ts'
import { heldOf } from './support.ts'

afterAll(removeTempFolders)

const ports = { files, blobs: publishFiles }
const TWO: LayoutOptions = { platforms: ['linux/amd64', 'linux/arm64/v8'], attestations: true }

describe('what was held back', () => {
  test('its digest, its platforms and who runs it; attestations are counted', async () => {
    const layout = aLayout({ ...TWO, user: '1000:1000' })
    const held = await heldOf(layout)
    expect(held).toMatchObject({ digest: layout.digest, attestations: 2 })
    expect(held.platforms.map(({ platform, user }) => [platform, user])).toEqual([
      ['linux/amd64', '1000:1000'],
      ['linux/arm64', '1000:1000'],
    ])
  })

  test('one image without an index, and without a user', async () => {
    const layout = aLayout()
    const held = await heldOf(layout)
    expect(held).toMatchObject({ digest: layout.digest, attestations: 0 })
    expect(held.platforms).toMatchObject([{ user: '', descriptor: { digest: layout.digest } }])
  })

  test('an image that has several names is one', async () => {
    const layout = aLayout({ tags: ['1', '1.2', 'latest'] })
    expect((await heldOf(layout)).digest).toBe(layout.digest)
  })

  test.each<[string, (folder: string, digest: string) => void, RegExp]>([
    ['no index.json', (folder) => rmSync(`${folder}/index.json`), /^there is no index\.json/],
    [
      'a manifest that was changed',
      (folder, digest) => writeFileSync(pathOf(folder, digest), '{"schemaVersion":2}'),
      /^sha256:\w+ holds something else$/,
    ],
    [
      'a manifest that is gone',
      (folder, digest) => rmSync(pathOf(folder, digest)),
      /lacks sha256:/,
    ],
    [
      'no image',
      (folder) => writeFileSync(`${folder}/index.json`, '{"schemaVersion":2,"manifests":[]}'),
      /^there is no image/,
    ],
    ['not JSON', (folder) => writeFileSync(`${folder}/index.json`, '<'), /^its index\.json is not/],
  ])('is not read with %s', async (_, harm, problem) => {
    const { folder, digest } = aLayout(TWO)
    harm(folder, digest)
    expect(await readHeldResult(folder, openFile)).toEqual({
      ok: false,
      problem: expect.stringMatching(problem),
    })
  })
})

describe('a view for each platform', () => {
  test('names that platform alone, first and by its own digest', async () => {
    const layout = aLayout({ ...TWO, user: 'web' })
    const held = await heldOf(layout)
    const views = await makePlatformViews(held, `${tempFolder()}/views`, ports)
    expect(views.map(({ platform, user, digest }) => ({ platform, user, digest }))).toEqual(
      held.platforms.map(({ platform, descriptor }) => ({
        platform,
        user: 'web',
        digest: descriptor.digest,
      })),
    )
    for (const view of views) {
      const index = JSON.parse(readFileSync(`${view.folder}/index.json`, 'utf8'))
      expect(index.manifests.map(({ digest }: { digest: string }) => digest)).toEqual([view.digest])
      // Trivy cuts a path at the first of these.
      expect(view.folder.slice(view.folder.lastIndexOf('/'))).not.toMatch(/[@: ]/)
      const report = await measureImage({ kind: 'archive', path: view.folder }, measureDeps())
      expect(report.platforms.map(({ platform }) => platform)).toEqual([view.platform])
    }
  })

  test('has the blobs of its image, byte for byte, and no others', async () => {
    const layout = aLayout(TWO)
    const held = await heldOf(layout)
    const [view] = await makePlatformViews(held, `${tempFolder()}/views`, ports)
    const names = readdirSync(`${view?.folder}/blobs/sha256`)
    const [platform] = held.platforms
    const { config, layers } = platform?.manifest ?? { layers: [] }
    const wanted = [view?.digest, config?.digest, ...layers.map(({ digest }) => digest)]
    expect(names.map((name) => `sha256:${name}`).sort()).toEqual(wanted.sort())
    for (const name of names) {
      expect(sha256(readFileSync(`${view?.folder}/blobs/sha256/${name}`))).toBe(`sha256:${name}`)
    }
  })

  test('is made anew where one lies already', async () => {
    const folder = `${tempFolder()}/views`
    await makePlatformViews(await heldOf(aLayout({ layers: [Buffer.from('old')] })), folder, ports)
    const layout = aLayout()
    const [view] = await makePlatformViews(await heldOf(layout), folder, ports)
    expect(view?.digest).toBe(layout.digest)
    expect(readdirSync(`${view?.folder}/blobs/sha256`)).toHaveLength(4)
  })
})

describe('a view of the base image', () => {
  const history = [
    { created_by: 'debian' },
    { created_by: 'COPY x /x # buildkit', comment: 'buildkit.dockerfile.v0' },
  ]
  const layers = [Buffer.from('base'), Buffer.from('own')]
  const dockerfile = parseDockerfile('FROM debian:13\nCOPY x /x\n', 'Dockerfile')
  const NOWHERE = () => '/nowhere'

  async function subject(text = dockerfile) {
    const layout = aLayout({ layers, history })
    const held = await heldOf(layout)
    const [platform] = held.platforms
    if (!platform) throw new Error('no platform')
    const folder = `${tempFolder()}/base`
    return { held, platform, folder, dockerfile: text, blobPathOf: NOWHERE }
  }

  /** As a fetch keeps it. */
  function fetched(own: readonly Buffer[]) {
    const base = aLayout({ layers: own })
    const index = JSON.parse(readFileSync(`${base.folder}/index.json`, 'utf8')).manifests[0]
    const manifest = JSON.parse(`${base.blobs.get(base.digest)}`)
    const blob = ({
      mediaType,
      digest,
      size,
    }: {
      mediaType: string
      digest: string
      size: number
    }) => ({
      ...{ mediaType, digest, sizeBytes: size },
    })
    const record: ImageRecord = {
      reference: 'docker.io/library/debian:13',
      root: blob(index),
      images: [
        {
          platform: 'linux/amd64',
          manifest: blob(index),
          config: blob(manifest.config),
          layers: manifest.layers.map(blob),
        },
      ],
    }
    return {
      record,
      digest: base.digest,
      blobPathOf: (digest: string) => pathOf(base.folder, digest),
    }
  }

  test('the one that was fetched, by its digest', async () => {
    const { record, digest, blobPathOf } = fetched([Buffer.from('base')])
    const given = await subject()
    expect(await makeBaseView({ ...given, record, blobPathOf }, ports)).toEqual({
      kind: 'image',
      reference: 'debian:13',
      digest,
      input: { kind: 'oci-layout', folder: given.folder },
    })
    const report = await measureImage({ kind: 'archive', path: given.folder }, measureDeps())
    expect(report.platforms[0]?.layers.map((layer) => layer.digest)).toEqual([
      sha256(layers[0] ?? layers[1] ?? Buffer.alloc(0)),
    ])
  })

  test.each([
    ['without a fetch', undefined],
    ['of a tag that has moved since the fetch', fetched([Buffer.from('newer')])],
  ])('%s: the lowest layers of the result, which are those of the base', async (_, other) => {
    const given = await subject()
    const known = other ? { record: other.record, blobPathOf: other.blobPathOf } : {}
    expect(await makeBaseView({ ...given, ...known }, ports)).toEqual({
      kind: 'image',
      reference: 'debian:13',
      input: { kind: 'oci-layout', folder: given.folder },
    })
    const held = await readHeldResult(given.folder, openFile)
    if (!held.ok) throw new Error(held.problem)
    const [platform] = held.value.platforms
    expect(platform?.manifest.layers.map(({ digest }) => digest)).toEqual([
      sha256(Buffer.from('base')),
    ])
    expect(platform?.config.diffIds).toEqual([sha256(Buffer.from('base'))])
    expect(readFileSync(pathOf(given.folder, sha256(Buffer.from('base'))), 'utf8')).toBe('base')
  })

  test('there is none FROM scratch', async () => {
    const scratch = parseDockerfile('FROM scratch\nCOPY x /x\n', 'Dockerfile')
    expect(await makeBaseView(await subject(scratch), ports)).toEqual({ kind: 'scratch' })
  })

  test('layers that cannot be told apart give none, and it is said', async () => {
    const other = parseDockerfile('FROM debian:13\nRUN a\nRUN b\nRUN c\n', 'Dockerfile')
    expect(await makeBaseView(await subject(other), ports)).toEqual({
      kind: 'none',
      reason: 'the layers of debian:13 cannot be told from the others',
    })
  })

  test('without a Dockerfile nobody knows the base', async () => {
    const { dockerfile: _, ...given } = await subject()
    expect(await makeBaseView(given, ports)).toEqual({
      kind: 'none',
      reason: 'the base image is not known',
    })
  })
})
