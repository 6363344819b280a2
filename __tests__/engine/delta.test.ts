import { mkdirSync, writeFileSync } from 'node:fs'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables, makePipelinePorts } from '../../src/adapters/pipeline-ports.ts'
import { type DeltaStageSubject, runDelta } from '../../src/delta/run-delta.ts'
import { measureImage } from '../../src/image/measure.ts'
import type { ImageReport } from '../../src/report/run-report.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { writeElf } from '../image/elf-writer.ts'
import { docker, MINUTES } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'

/** What a pull request changes against the image of its base branch, over a real engine and a real registry. */
let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
}, MINUTES)
afterAll(() => {
  registry.stop()
  removeTempFolders()
})

const DOCKERFILE = ['FROM scratch', 'COPY app /app', 'COPY page /page', ''].join('\n')
const FACTS = parseDockerfile(DOCKERFILE, 'Dockerfile')
const SCALE = 10_000

function project(crates: Readonly<Record<string, number>>, pageBytes: number): string {
  const symbols = Object.entries(crates).map(([name, size]) => ({
    name: `_ZN${name.length}${name}4main17hb8f949dfaeada82dE`,
    sizeBytes: size * SCALE,
  }))
  const folder = tempFolder({ Dockerfile: DOCKERFILE, 'page/index.html': 'x'.repeat(pageBytes) })
  mkdirSync(`${folder}/app`)
  const codeBytes = symbols.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  writeFileSync(`${folder}/app/server`, writeElf({ symbols, codeBytes }))
  return folder
}

const BEFORE = { crates: { cv: 5, axum: 20 }, page: 3000 }
const AFTER = { crates: { cv: 9, axum: 20, serde: 2 }, page: 1000 }

function ports() {
  return makePipelinePorts(definedVariables(process.env), recordingLogger().log).measure
}

/** Built into the engine, and measured there with its files. */
async function buildHere(name: string): Promise<ImageReport> {
  await docker('buildx', 'build', '--load', '--tag', name, project(AFTER.crates, AFTER.page))
  return measureImage({ kind: 'engine', reference: name }, ports(), FACTS, { files: true })
}

async function pushBase(name: string, ...output: readonly string[]): Promise<void> {
  const folder = project(BEFORE.crates, BEFORE.page)
  await docker(
    'buildx',
    'build',
    '--output',
    ['type=image', `name=${name}`, 'push=true', ...output].join(),
    folder,
  )
}

function subject(tag: string): DeltaStageSubject {
  return {
    request: {
      ...{ compare: 'auto', sizeBudget: [], sizeBudgetAction: 'fail' },
      ...{ offline: false, push: false },
    },
    plan: {
      dockerfile: { path: 'Dockerfile', origin: 'repository' },
      ...{ context: '.', platforms: [] },
      image: { tags: [tag], labels: {}, annotations: [] },
      cache: {
        ...{ store: { kind: 'none' }, reason: '' },
        ...{ mayRestore: false, maySave: false, mayReuseUnits: false },
      },
    },
    context: {
      ...{ workspaceFolder: tempFolder() },
      github: {
        ...{ serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' },
        ...{ repository: 'octo/cv', eventName: 'pull_request', ref: 'refs/pull/7/merge' },
        ...{ sha: 'e'.repeat(40), actor: 'octo', runId: '1', runAttempt: '1' },
        pullRequest: {
          number: 7,
          headSha: 'd'.repeat(40),
          base: { ref: 'main', sha: 'c'.repeat(40) },
        },
      },
    },
  }
}

function compare(image: ImageReport, repository: string) {
  const given = {
    ...{ files, run: runCommand, tempFolder: tempFolder() },
    measureImage: (reference: string) =>
      measureImage({ kind: 'registry', reference }, ports(), FACTS, { files: true }),
  }
  const wanted = subject(`${registry.host}/${repository}:pr-7`)
  return runDelta(wanted, { image }, given, new AbortController().signal)
}

const FILES = [
  { path: 'app/server', beforeBytes: expect.any(Number), afterBytes: expect.any(Number) },
  { path: 'page/index.html', beforeBytes: 3000, afterBytes: 1000 },
]
const CRATES = [
  { name: 'cv', beforeBytes: 5 * SCALE, afterBytes: 9 * SCALE },
  { name: 'serde', afterBytes: 2 * SCALE },
]

test(
  'an image in the engine against the one of the base branch in a registry',
  async () => {
    const image = await buildHere('cv-docker-build-test/delta:1')
    expect(image.platforms.map(({ unlisted }) => unlisted)).toEqual([undefined])
    const reference = `${registry.host}/team/delta:main`
    await pushBase(reference)
    const delta = await compare(image, 'team/delta')
    const digest = await registry.digestOf('team/delta', 'main')
    expect(delta?.baseline).toEqual({ kind: 'image', reference, digest })
    const [platform, ...others] = delta?.platforms ?? []
    expect(others).toEqual([])
    expect(platform?.files).toEqual(FILES)
    expect(platform?.crates).toEqual(CRATES)
    const { before, after } = platform?.total ?? {}
    expect((after?.unpackedBytes ?? 0) - (before?.unpackedBytes ?? 0)).toBeGreaterThan(5 * SCALE)
    expect(delta?.remarks.length).toBe(2)
  },
  2 * MINUTES,
)

test(
  'one that was compressed in another way is compared unpacked only',
  async () => {
    const image = await buildHere('cv-docker-build-test/delta:2')
    const isClassic = image.platforms[0]?.total.compressedBytes === null
    await pushBase(`${registry.host}/team/zstd:main`, 'compression=zstd', 'force-compression=true')
    const delta = await compare(image, 'team/zstd')
    const [platform] = delta?.platforms ?? []
    expect(platform?.total.before?.compressedBytes === null).toBe(!isClassic)
    expect(platform?.total.before?.unpackedBytes).toBeGreaterThan(20 * SCALE)
    expect(platform?.files).toEqual(FILES)
    expect(/compressed in another way before \(zstd\)/.test(delta?.remarks.join() ?? '')).toBe(
      !isClassic,
    )
  },
  2 * MINUTES,
)

test(
  'a base branch without an image: what was asked for, and what came of it',
  async () => {
    const image = await buildHere('cv-docker-build-test/delta:1')
    const delta = await compare(image, 'team/none')
    expect(delta?.baseline).toMatchObject({ kind: 'none' })
    expect(delta?.baseline.kind === 'none' && delta.baseline.reason).toMatch(
      /^There is no baseline: .*127\.0\.0\.1:\d+\/team\/none:main could not be measured: the registry answered 404/,
    )
  },
  MINUTES,
)
