import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import type { EngineApi } from '../../src/image/engine-api.ts'
import { measureImage } from '../../src/image/measure.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { writeElf } from './elf-writer.ts'
import { accessTo, type WrittenImage, type WrittenLayer, writeArchive } from './layout-writer.ts'
import {
  chunksOf,
  filesOfTar,
  fixtureDockerfile,
  fixtureJson,
  fixturePath,
  measureDeps,
} from './support.ts'

const DOCKERFILE = parseDockerfile('FROM base\nRUN packages\nCOPY app /app\n', 'Dockerfile')
const PLAN = { kind: 'archive', path: '/nonexistent/image.tar' } as const
const PROGRAM = writeElf({
  symbols: [
    { name: '_ZN2cv4main17hb8f949dfaeada82dE', sizeBytes: 300 },
    { name: '_ZN4axum5serve17hb8f949dfaeada82dE', sizeBytes: 700 },
  ],
})
const BASE: WrittenLayer = { files: { 'bin/sh': 9000, 'etc/passwd': 50 } }
const RUN: WrittenLayer = { files: { 'usr/lib/a': 40, 'bin/sh': 100 }, createdBy: 'RUN packages' }
const COPY: WrittenLayer = {
  files: { 'app/server': PROGRAM, 'app/style.css': 700 },
  createdBy: 'COPY app /app',
}

async function measure(images: readonly WrittenImage[], overrides = {}) {
  const archive = accessTo(writeArchive(images))
  const deps = measureDeps({ openFile: async () => archive, ...overrides })
  return measureImage(PLAN, deps, DOCKERFILE, { files: true })
}

async function measureOne(layers: readonly WrittenLayer[], overrides = {}) {
  const { platforms, unmeasured } = await measure([{ platform: 'linux/amd64', layers }], overrides)
  const [platform] = platforms
  if (!platform) throw new Error(unmeasured)
  return platform
}

test('files of own layers and the crates of the program; of the base image nothing', async () => {
  const { layers, binary, unlisted } = await measureOne([BASE, RUN, COPY])
  expect(layers.map(({ files }) => files)).toEqual([
    undefined,
    [
      { path: 'bin/sh', sizeBytes: 100 },
      { path: 'usr/lib/a', sizeBytes: 40 },
    ],
    [
      { path: 'app/server', sizeBytes: PROGRAM.length },
      { path: 'app/style.css', sizeBytes: 700 },
    ],
  ])
  expect(binary).toEqual({
    path: 'app/server',
    sizeBytes: PROGRAM.length,
    crates: [
      { name: 'axum', bytes: 700 },
      { name: 'cv', bytes: 300 },
    ],
  })
  expect(unlisted).toBeUndefined()
})

test('nobody asked: nothing is read beyond the sizes', async () => {
  const archive = accessTo(writeArchive([{ platform: 'linux/amd64', layers: [BASE, RUN, COPY] }]))
  let readBytes = 0
  const openFile = async () => ({
    ...archive,
    read: (start: number, length: number) => {
      readBytes += length
      return archive.read(start, length)
    },
  })
  const report = await measureImage(PLAN, measureDeps({ openFile }), DOCKERFILE)
  const [platform] = report.platforms
  expect(platform?.layers.map(({ files }) => files)).toEqual([undefined, undefined, undefined])
  expect(platform).not.toHaveProperty('binary')
  expect(platform).not.toHaveProperty('unlisted')
  const withoutFiles = readBytes
  await measureImage(PLAN, measureDeps({ openFile }), DOCKERFILE, { files: true })
  expect(readBytes - withoutFiles).toBeGreaterThan(withoutFiles)
})

test('a stripped program is named, without crates', async () => {
  const stripped = { ...COPY, files: { 'app/server': writeElf({}) } }
  const { binary } = await measureOne([BASE, RUN, stripped])
  expect(binary).toEqual({ path: 'app/server', sizeBytes: writeElf({}).length })
})

test.each<[string, Partial<WrittenLayer>]>([
  ['not compressed', { pack: (tar) => tar, type: 'tar' }],
  ['zstd', { pack: zstdCompressSync, type: 'tar+zstd' }],
  [
    'several gzip members',
    { pack: (tar) => Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]) },
  ],
  [
    'longer than their tar',
    { pack: (tar) => gzipSync(Buffer.concat([tar, randomBytes(5 * 1024 * 1024)]), { level: 1 }) },
  ],
])('layers that are %s', async (_what, form) => {
  const { layers, binary, unlisted } = await measureOne([BASE, RUN, { ...COPY, ...form }])
  expect(layers[2]?.files?.map(({ path }) => path)).toEqual(['app/server', 'app/style.css'])
  expect(binary?.crates?.length).toBe(2)
  expect(unlisted).toBeUndefined()
})

test.each<[string, Partial<WrittenLayer>, RegExp]>([
  ['cut off', { pack: (tar) => gzipSync(tar).subarray(0, 60) }, /unexpected end of file/],
  ['no tar', { pack: () => gzipSync(Buffer.alloc(2048, 'x')) }, /not a tar archive/],
  [
    'zstd in frames, of which Node reads the first',
    {
      pack: (tar) =>
        Buffer.concat([
          zstdCompressSync(tar.subarray(0, 512)),
          zstdCompressSync(tar.subarray(512)),
        ]),
      type: 'tar+zstd',
    },
    /could not be unpacked whole|damaged/,
  ],
  ['encrypted', { type: 'tar+gzip+encrypted' }, /compressed in a way that cannot be read here/],
])('a layer that is %s is not listed, the others are', async (_what, form, problem) => {
  const { layers, binary, unlisted, total } = await measureOne([BASE, RUN, { ...COPY, ...form }])
  expect(layers.map(({ files }) => files?.length)).toEqual([undefined, 2, undefined])
  expect(binary).toBeUndefined()
  expect(unlisted).toMatch(/^Not all files are listed: sha256:\w{64} cannot be read: /)
  expect(unlisted).toMatch(problem)
  expect(total.compressedBytes).toBeGreaterThan(0)
})

test('base and own layers that cannot be told apart are not listed', async () => {
  const { unlisted, layers } = await measureOne([BASE, { ...RUN, createdBy: 'COPY x /x' }, COPY])
  expect(layers.every(({ files }) => files === undefined)).toBe(true)
  expect(unlisted).toBe(
    'Not all files are listed: our own layers cannot be told apart from those of the base image.',
  )
})

test('what takes too long stays unlisted', async () => {
  const { clock } = fakeClock()
  let nowMs = 0
  const slow = {
    ...clock,
    now: () => {
      nowMs += 20_000
      return nowMs
    },
  }
  const { unlisted, total } = await measureOne([BASE, RUN, COPY], { clock: slow })
  expect(unlisted).toMatch(/^Not all files are listed: .*it took longer than 30 s\.$/)
  expect(total.unpackedBytes).toBeGreaterThan(0)
})

test('several platforms each, and a layer that is there twice', async () => {
  const layers = [BASE, RUN, COPY]
  const { platforms } = await measure([
    { platform: 'linux/amd64', layers },
    { platform: 'linux/arm64', layers: [BASE, { ...COPY, createdBy: 'RUN packages' }, COPY] },
  ])
  expect(platforms.map(({ layers: all }) => all.map(({ files }) => files?.length))).toEqual([
    [undefined, 2, 2],
    [undefined, 2, 2],
  ])
})

const CONTAINERD = 'containerd-inspect.json'

test('the containerd store: blobs are read in place', async () => {
  const content = await filesOfTar('save-containerd.tar')
  const { Id: digest } = (await fixtureJson(CONTAINERD)) as { readonly Id: string }
  const openEngine = (): EngineApi => ({
    getJson: async () => undefined,
    getStream: () => Promise.reject(new Error('nothing is saved')),
    readContent: async (wanted, start, length) =>
      content
        .get(`blobs/${wanted.replace(':', '/')}`)
        ?.subarray(start, length === 0 ? undefined : start + length),
    callBuildKit: async () => undefined,
    close: () => undefined,
  })
  const plan = { kind: 'engine', reference: 'mini:1', digest } as const
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const report = await measureImage(plan, measureDeps({ openEngine }), dockerfile, { files: true })
  expect(report.platforms[0]?.layers.map(({ files }) => files)).toEqual([
    [{ path: 'hello', sizeBytes: 13 }],
    [{ path: 'app/other', sizeBytes: 2692 }],
    [],
  ])
})

test('the classic store is saved a second time, and only where files are wanted', async () => {
  const image = await fixtureJson('classic-inspect.json')
  let saves = 0
  const openEngine = (): EngineApi => ({
    getJson: async () => image,
    getStream: async () => {
      saves += 1
      return chunksOf(await readFile(fixturePath('save-classic.tar')))
    },
    readContent: async () => undefined,
    callBuildKit: async () => undefined,
    close: () => undefined,
  })
  const plan = { kind: 'engine', reference: 'mini:1', imageStore: 'classic' } as const
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const deps = measureDeps({ openEngine })
  await measureImage(plan, deps, dockerfile)
  expect(saves).toBe(1)
  const report = await measureImage(plan, deps, dockerfile, { files: true })
  expect(saves).toBe(3)
  const [platform] = report.platforms
  expect(platform?.unlisted).toBeUndefined()
  expect(platform?.layers.map(({ files }) => files)).toEqual([
    [{ path: 'hello', sizeBytes: 13 }],
    [{ path: 'app/other', sizeBytes: 2692 }],
    [],
  ])
})
