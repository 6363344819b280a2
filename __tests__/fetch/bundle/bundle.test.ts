import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { bundleFiles } from '../../../src/adapters/bundle-files.ts'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { openFile } from '../../../src/adapters/random-access.ts'
import { isSafePath } from '../../../src/fetch/bundle/bundle-format.ts'
import { type BundleSource, createBundle } from '../../../src/fetch/bundle/create-bundle.ts'
import { describeBundle } from '../../../src/fetch/bundle/describe-bundle.ts'
import { TAR_END, tarHeader, tarPadding } from '../../../src/fetch/bundle/tar-header.ts'
import { applyBundle } from '../../../src/fetch/bundle/use-bundle.ts'
import type { ImageRecord } from '../../../src/fetch/images/image-record.ts'
import { runFetchImages } from '../../../src/fetch/images/run-fetch-images.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { header } from '../../image/tar-writer.ts'
import { makeImage, startFakeRegistry, stopRegistries } from '../images/fake-registry.ts'
import { imageOptions, imagePorts, layoutPlan, never } from '../images/support.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const ports = {
  files,
  openFile,
  bundleFiles,
  store: makeDownloadFiles(process.pid),
  processId: process.pid,
}
const CRATES = 'crates/contexts/ab12/registry'
const LONG = `index/${'deep/'.repeat(30)}entry`

/** A cache folder with an image and crates in it, as a fetch leaves it. */
async function filledCache() {
  const image = makeImage(['linux/amd64'])
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
  if (!fetched.ok) throw new Error(JSON.stringify(fetched))
  const record = fetched.value[0]?.record as ImageRecord
  const folder = join(options.cacheFolder, CRATES)
  write(join(folder, 'serde-1.0.0.crate'), 'crate')
  write(join(folder, LONG), '{}')
  write(join(folder, 'vendor/x/configure'), '#!/bin/sh')
  chmodSync(join(folder, 'vendor/x/configure'), 0o755)
  const sources: BundleSource[] = [
    { kind: 'image', role: 'base', record },
    { kind: 'crates', folder },
  ]
  return { cacheFolder: options.cacheFolder, sources, host: registry.host, record }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

async function pack(
  cache: Awaited<ReturnType<typeof filledCache>>,
  output = join(tempFolder(), 'out/b.tar'),
) {
  const { cacheFolder, sources } = cache
  const madeFor = { lockSha256: 'f'.repeat(64), platforms: ['linux/amd64'] }
  const request = { cacheFolder, output, toolVersion: '1.2.3', madeFor, sources }
  const written = await createBundle(request, ports, never)
  return { output, written }
}

function use(file: string, cacheFolder = tempFolder()) {
  return applyBundle({ cacheFolder, file }, ports, never)
}

test('what is packed here is found there, without network', async () => {
  const cache = await filledCache()
  const { output, written } = await pack(cache)
  expect(written.ok ? '' : written.fault.cause).toBe('')
  if (written.ok) expect(written.value.sizeBytes).toBe(statSync(output).size)
  await stopRegistries()
  const there = tempFolder()
  const used = await use(output, there)
  expect(used.ok ? '' : used.fault.cause).toBe('')
  if (used.ok)
    expect(describeBundle(used.value)).toEqual([
      `base image ${cache.host}/team/base:1 (linux/amd64)`,
      'crates of the lock file (1)',
    ])
  const offline = imageOptions({ cacheFolder: there, offline: true })
  const fetched = await runFetchImages([layoutPlan(cache.host)], imagePorts(), offline, never)
  expect(fetched).toMatchObject({ ok: true, value: [{ report: { outcome: 'present' } }] })
  expect(readFileSync(join(there, CRATES, LONG), 'utf8')).toBe('{}')
  expect(statSync(join(there, CRATES, 'vendor/x/configure')).mode & 0o777).toBe(0o755)
  expect(statSync(join(there, CRATES, 'serde-1.0.0.crate')).mode & 0o777).toBe(0o644)
  expect(readdirSync(there).sort()).toEqual(['crates', 'images'])
})

test('the same content gives the same bytes, and nothing else is left', async () => {
  const cache = await filledCache()
  const first = await pack(cache)
  const second = await pack(cache)
  expect(readFileSync(first.output).equals(readFileSync(second.output))).toBe(true)
  expect(readdirSync(dirname(first.output))).toEqual(['b.tar'])
})

test('used twice, and where half of it is there already', async () => {
  const cache = await filledCache()
  const { output } = await pack(cache)
  const there = tempFolder()
  expect((await use(output, there)).ok).toBe(true)
  expect((await use(output, there)).ok).toBe(true)
  expect(readFileSync(join(there, CRATES, 'serde-1.0.0.crate'), 'utf8')).toBe('crate')
})

describe('what cannot be packed', () => {
  test('a blob that is damaged: no bundle', async () => {
    const cache = await filledCache()
    const hex = cache.record.images[0]?.layers[0]?.digest.slice(7) ?? ''
    truncateSync(join(cache.cacheFolder, 'images/blobs/sha256', hex), 10)
    const { output, written } = await pack(cache)
    expect(written).toMatchObject({ ok: false, fault: { fault: 'checksum-mismatch' } })
    expect(readdirSync(dirname(output))).toEqual([])
  })

  test('a link', async () => {
    const cache = await filledCache()
    symlinkSync('/etc/passwd', join(cache.cacheFolder, CRATES, 'link'))
    const { written } = await pack(cache)
    expect(written).toMatchObject({
      ok: false,
      fault: {
        cause: `${CRATES}/link cannot go into the bundle: only plain files with plain names go into a bundle.`,
      },
    })
  })

  test('a folder outside of the cache', async () => {
    const cache = await filledCache()
    const outside = { kind: 'crates', folder: tempFolder() } as const
    const { written } = await pack({ ...cache, sources: [outside] })
    expect(written).toMatchObject({ ok: false, fault: { fault: 'bundle-unfit' } })
  })
})

function archive(
  entries: readonly (readonly [name: string, content: string | Uint8Array])[],
): Buffer {
  const parts = entries.flatMap(([name, content]) => {
    const bytes = Buffer.from(content)
    return [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)]
  })
  return Buffer.concat([...parts, TAR_END])
}

const SHA_OF_A = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'

function manifest(changes: object = {}, file: object = {}): string {
  return JSON.stringify({
    schemaVersion: 1,
    toolVersion: '1',
    madeFor: { platforms: [] },
    items: [{ kind: 'crates', folder: 'crates/c' }],
    files: [{ path: 'crates/c/a', sizeBytes: 1, sha256: SHA_OF_A, ...file }],
    ...changes,
  })
}

const good = (): Buffer =>
  archive([
    ['bundle.json', manifest()],
    ['crates/c/a', 'a'],
  ])

describe('foreign and damaged files', () => {
  const NOT_RIGHT = 'its bundle.json is not right'
  const FOREIGN = 'it is not a bundle of cv-docker-build, or a damaged one'
  const DIGEST = `sha256:${SHA_OF_A}`
  const blob = { mediaType: 'x', digest: DIGEST, sizeBytes: 1 }
  const record = {
    reference: 'docker.io/library/a:1',
    root: blob,
    images: [{ platform: 'linux/amd64', manifest: blob, config: blob, layers: [] }],
  }
  const item = (change: object) => [
    { kind: 'image', role: 'base', record: { ...record, ...change } },
  ]
  const only = (text: string) =>
    archive([
      ['bundle.json', text],
      ['crates/c/a', 'a'],
    ])

  test('the one that they are made from is good', async () => {
    const there = tempFolder()
    writeFileSync(join(there, 'b.tar'), good())
    expect((await use(join(there, 'b.tar'), there)).ok).toBe(true)
    expect(readFileSync(join(there, 'crates/c/a'), 'utf8')).toBe('a')
  })

  test.each<[string, () => Uint8Array, string]>([
    ['empty', () => Buffer.alloc(0), 'it is empty'],
    ['no tar', () => Buffer.alloc(2000, 'x'), FOREIGN],
    ['gzip', () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(2000)]), FOREIGN],
    ['another tar', () => archive([['etc/passwd', 'x']]), FOREIGN],
    ['a layout of docker', () => archive([['index.json', '{}']]), FOREIGN],
    [
      'cut off at a file',
      () => good().subarray(0, -2048),
      'it is cut off: "crates/c/a" is missing',
    ],
    ['cut off in a file', () => good().subarray(0, -1536), 'it is cut off in "crates/c/a"'],
    ['cut off in its list', () => good().subarray(0, 700), NOT_RIGHT],
    [
      'other content',
      () =>
        archive([
          ['bundle.json', manifest()],
          ['crates/c/a', 'b'],
        ]),
      '"crates/c/a" does not have its checksum',
    ],
    [
      'longer content',
      () =>
        archive([
          ['bundle.json', manifest()],
          ['crates/c/a', 'aa'],
        ]),
      '"crates/c/a" has another size than its list says',
    ],
    [
      'a file twice',
      () =>
        archive([
          ['bundle.json', manifest()],
          ['crates/c/a', 'a'],
          ['crates/c/a', 'a'],
        ]),
      'it holds "crates/c/a", which its list does not name',
    ],
    [
      'a file that is not listed',
      () =>
        archive([
          ['bundle.json', manifest()],
          ['../../etc/cron.d/x', 'a'],
        ]),
      'it holds "../../etc/cron.d/x", which its list does not name',
    ],
    [
      'a link',
      () =>
        Buffer.concat([
          archive([['bundle.json', manifest()]]).subarray(0, -1024),
          header('crates/c/a', 0, '2'),
          TAR_END,
        ]),
      'it holds "crates/c/a", which is not a plain file',
    ],
    [
      'a folder',
      () =>
        Buffer.concat([
          archive([['bundle.json', manifest()]]).subarray(0, -1024),
          header('crates/', 0, '5'),
          TAR_END,
        ]),
      'it holds "crates/", which is not a plain file',
    ],
    [
      'of the future',
      () => only(manifest({ schemaVersion: 2 })),
      'it is of format 2, which this version does not know',
    ],
    ['a path that leads out', () => only(manifest({}, { path: 'crates/c/../../../x' })), NOT_RIGHT],
    ['an absolute path', () => only(manifest({}, { path: '/etc/passwd' })), NOT_RIGHT],
    [
      'a path that belongs to nothing',
      () => only(manifest({}, { path: 'engine/bin/dockerd' })),
      NOT_RIGHT,
    ],
    [
      'a folder that is not for bundles',
      () => only(manifest({ items: [{ kind: 'crates', folder: 'engine' }] })),
      NOT_RIGHT,
    ],
    [
      'a folder that leads out',
      () => only(manifest({ items: [{ kind: 'crates', folder: 'crates/../engine' }] })),
      NOT_RIGHT,
    ],
    [
      'an item of an unknown kind',
      () => only(manifest({ items: [{ kind: 'program', folder: 'crates/c' }] })),
      NOT_RIGHT,
    ],
    ['a blob that lacks', () => only(manifest({ items: item({}), files: [] })), NOT_RIGHT],
    [
      'a digest that is a path',
      () =>
        only(manifest({ items: item({ root: { ...blob, digest: 'sha256:../../x' } }), files: [] })),
      NOT_RIGHT,
    ],
    [
      'a blob under the wrong name',
      () =>
        only(
          manifest({
            items: item({}),
            files: [
              { path: `images/blobs/sha256/${SHA_OF_A}`, sizeBytes: 1, sha256: 'f'.repeat(64) },
            ],
          }),
        ),
      NOT_RIGHT,
    ],
    [
      'a reference that is none',
      () => only(manifest({ items: item({ reference: '../x' }), files: [] })),
      NOT_RIGHT,
    ],
  ])('%s', async (_what, bytes, problem) => {
    const there = tempFolder()
    const file = join(there, 'b.tar')
    writeFileSync(file, bytes())
    const used = await use(file, there)
    const cause = `The bundle ${file} cannot be used: ${problem}.`
    expect(used).toMatchObject({ ok: false, fault: { fault: 'bundle-unreadable', cause } })
    // Nothing at all was put in place.
    expect(readdirSync(there)).toEqual(['b.tar'])
  })

  test.each([
    ['/nowhere/b.tar', 'there is no such file'],
    ['FOLDER', 'it is a folder'],
  ])('%s', async (path, problem) => {
    const file = path === 'FOLDER' ? tempFolder() : path
    const used = await use(file)
    expect(used).toMatchObject({
      ok: false,
      fault: { cause: `The bundle ${file} cannot be used: ${problem}.` },
    })
  })

  test('cancelled: nothing is left', async () => {
    const there = tempFolder()
    writeFileSync(join(there, 'b.tar'), good())
    const stop = new AbortController()
    stop.abort()
    const request = { cacheFolder: there, file: join(there, 'b.tar') }
    const used = await applyBundle(request, ports, stop.signal)
    expect(used).toMatchObject({ ok: false, fault: { fault: 'cancelled' } })
    expect(existsSync(join(there, 'crates'))).toBe(false)
  })
})

test.each([
  ['a/b', true],
  ['a/..b/c', true],
  ['', false],
  ['/a', false],
  ['a//b', false],
  ['a/', false],
  ['./a', false],
  ['a/..', false],
  ['a\\..\\b', false],
  ['C:/x', false],
  ['a\nb', false],
  ['a\u0000', false],
])('the path %j is safe: %s', (path, safe) => {
  expect(isSafePath(path)).toBe(safe)
})
