import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openFile } from '../../src/adapters/random-access.ts'
import { measureImage } from '../../src/image/measure.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { filesOfTar, fixtureDockerfile, fixturePath, measureDeps } from './support.ts'

afterAll(removeTempFolders)

const archive = (name: string) => ({ kind: 'archive', path: fixturePath(name) }) as const
const sizes = (compressedBytes: number | null, unpackedBytes: number | null) => ({
  compressedBytes,
  unpackedBytes,
})

test('an index with provenance has one image, down to its layers', async () => {
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const report = await measureImage(archive('oci-provenance.tar'), measureDeps(), dockerfile)
  expect(report).toEqual(
    JSON.parse(readFileSync(fixturePath('oci-provenance.report.json'), 'utf8')),
  )
})

test.each([
  ['docker-schema2.tar', 'application/vnd.docker.image.rootfs.diff.tar.gzip'],
  ['oci-zstd.tar', 'application/vnd.oci.image.layer.v1.tar+zstd'],
  ['save-containerd.tar', 'application/vnd.oci.image.layer.v1.tar+gzip'],
])('%s holds the same unpacked layers', async (name, mediaType) => {
  const report = await measureImage(archive(name), measureDeps())
  const [image] = report.platforms
  expect(image?.layers.map(({ unpackedBytes }) => unpackedBytes)).toEqual([2048, 5120, 1024])
  expect(new Set(image?.layers.map((layer) => layer.mediaType))).toEqual(new Set([mediaType]))
  expect(image?.total.unpackedBytes).toBe(8192)
})

test('two platforms are measured apart and sorted', async () => {
  const dockerfile = await fixtureDockerfile('two.Dockerfile')
  const report = await measureImage(archive('oci-two-platforms.tar'), measureDeps(), dockerfile)
  expect(report.imageId).toBeUndefined()
  expect(report.digest).toMatch(/^sha256:/)
  expect(report.platforms.map(({ platform, total, own }) => [platform, total, own])).toEqual([
    ['linux/amd64', sizes(212, 4096), sizes(212, 4096)],
    ['linux/arm64', sizes(219, 4096), sizes(219, 4096)],
  ])
  const [amd64, arm64] = report.platforms
  expect(amd64?.layers[0]).toEqual(arm64?.layers[0])
})

test('without a Dockerfile nothing is called base or own', async () => {
  const report = await measureImage(archive('docker-schema2.tar'), measureDeps())
  expect(report.platforms[0]).not.toHaveProperty('base')
  expect(report.platforms[0]?.layers.map(({ origin }) => origin)).toEqual(
    Array.from({ length: 3 }, () => 'unknown'),
  )
})

async function unpackedFixture(name: string): Promise<string> {
  const folder = tempFolder()
  for (const [path, bytes] of await filesOfTar(name)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

test('a layout folder reads like its archive', async () => {
  const folder = await unpackedFixture('oci-two-platforms.tar')
  expect(await measureImage({ kind: 'archive', path: folder }, measureDeps())).toEqual(
    await measureImage(archive('oci-two-platforms.tar'), measureDeps()),
  )
})

test('of a large archive only headers, documents and ends of layers are read', async () => {
  let readBytes = 0
  const deps = measureDeps({
    openFile: async (path) => {
      const file = await openFile(path)
      const read: typeof file.read = async (start, length) => {
        const bytes = await file.read(start, length)
        readBytes += bytes.length
        return bytes
      }
      return { ...file, read }
    },
  })
  const report = await measureImage(archive('oci-provenance.tar'), deps)
  const layers = report.platforms[0]?.layers ?? []
  expect(layers.length).toBe(3)
  const contents = await filesOfTar('oci-provenance.tar')
  const documents = [...contents.values()].filter((bytes) => bytes[0] === 0x7b)
  const documentBytes = documents.reduce((sum, bytes) => sum + bytes.length, 0)
  // A header for each of at most 20 entries, and four bytes for each layer.
  expect(readBytes).toBeLessThanOrEqual(documentBytes + 20 * 512 + 3 * 4)
})

describe('what cannot be measured is said in a sentence', () => {
  const unmeasured = async (path: string) =>
    (await measureImage({ kind: 'archive', path }, measureDeps())).unmeasured

  test('a missing file', async () => {
    const path = join(tempFolder(), 'image.tar')
    expect(await unmeasured(path)).toBe(
      `${path} could not be measured: ENOENT: no such file or directory, open '${path}'`,
    )
  })

  test('a file that is no archive', async () => {
    const path = join(tempFolder({ 'image.tar': 'hello '.repeat(200) }), 'image.tar')
    expect(await unmeasured(path)).toBe(
      `${path} could not be measured: the archive cannot be read: not a tar archive, or a damaged one`,
    )
  })

  test('a folder without a layout', async () => {
    const path = tempFolder({ 'a.txt': '' })
    expect(await unmeasured(path)).toBe(
      `${path} could not be measured: there is no index.json in it`,
    )
  })

  test('a config that is not what its digest says', async () => {
    const folder = await unpackedFixture('docker-schema2.tar')
    const report = await measureImage({ kind: 'archive', path: folder }, measureDeps())
    const config = join(folder, 'blobs', (report.imageId ?? '').replace(':', '/'))
    writeFileSync(config, readFileSync(config, 'utf8').replace('/hello', '/jello'))
    expect(await unmeasured(folder)).toBe(
      `${folder} could not be measured: ${report.imageId} holds something else`,
    )
  })

  test('no measurement at all', async () => {
    const report = await measureImage(
      { kind: 'none', reason: 'the output is files' },
      measureDeps(),
    )
    expect(report).toEqual({ platforms: [], unmeasured: 'the output is files' })
  })
})

test('an archive whose index.json names several images has no digest of its own', async () => {
  const folder = await unpackedFixture('docker-schema2.tar')
  const two = await unpackedFixture('oci-two-platforms.tar')
  for (const [path, bytes] of await filesOfTar('oci-two-platforms.tar')) {
    if (path.startsWith('blobs/')) writeFileSync(join(folder, path), bytes)
  }
  const indexOf = (path: string) => JSON.parse(readFileSync(join(path, 'index.json'), 'utf8'))
  const manifests = [...indexOf(folder).manifests, ...indexOf(two).manifests]
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  const report = await measureImage({ kind: 'archive', path: folder }, measureDeps())
  expect(report.digest).toBeUndefined()
  expect(report.platforms.map(({ platform }) => platform)).toEqual([
    'linux/amd64',
    'linux/amd64',
    'linux/arm64',
  ])
})
