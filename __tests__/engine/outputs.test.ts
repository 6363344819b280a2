import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, MINUTES, told } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'

/** Where a result can go, on the selected builder: the same sizes wherever they are read. */
let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
}, MINUTES)
afterAll(() => {
  registry.stop()
  removeTempFolders()
})

/** Compiles nothing, so that it can be built for platforms that this machine is not. */
const DOCKERFILE = ['FROM scratch', 'COPY one /one', 'COPY two /two', 'LABEL kind=test', ''].join(
  '\n',
)

function project(): string {
  return tempFolder({ Dockerfile: DOCKERFILE, one: 'x'.repeat(200_000), two: 'y'.repeat(50_000) })
}

function image({ report }: CliResult) {
  return report?.image
}

/** Unpacked bytes of each layer: what tar makes of the file. */
const LAYERS = [202_240, 52_224].map((size) => expect.closeTo(size, -4))

test(
  'loaded into the engine',
  async () => {
    const result = await build(['--tag', 'cv-docker-build-test/loaded', project()])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    const [platform] = image(result)?.platforms ?? []
    expect(platform?.layers.map(({ unpackedBytes }) => unpackedBytes)).toEqual(LAYERS)
    expect(platform?.layers.map(({ origin }) => origin)).toEqual(['own', 'own'])
    expect(
      await docker('image', 'inspect', '--format', '{{.Id}}', 'cv-docker-build-test/loaded'),
    ).toBe(image(result)?.imageId)
  },
  2 * MINUTES,
)

test(
  'pushed: the registry has under the tag the digest that the run gives out',
  async () => {
    const name = `${registry.host}/team/pushed`
    const result = await build([
      '--push',
      '--tag',
      `${name}:1`,
      '--tag',
      `${name}:latest`,
      project(),
    ])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    const digest = image(result)?.digest
    expect(digest).toMatch(/^sha256:/)
    expect(await registry.digestOf('team/pushed', '1')).toBe(digest)
    expect(await registry.digestOf('team/pushed', 'latest')).toBe(digest)
    expect(image(result)?.platforms[0]?.layers.map(({ unpackedBytes }) => unpackedBytes)).toEqual(
      LAYERS,
    )
  },
  2 * MINUTES,
)

test(
  'an index of two platforms, each measured for itself',
  async () => {
    const name = `${registry.host}/team/index`
    const platforms = 'linux/amd64,linux/arm64'
    const result = await build(['--push', '--platform', platforms, '--tag', `${name}:1`, project()])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(image(result)?.platforms.map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ])
    const digests = image(result)?.platforms.map(({ digest }) => digest) ?? []
    expect(new Set(digests).size).toBe(2)
    expect(await registry.digestOf('team/index', '1')).toBe(image(result)?.digest)
    for (const { total } of image(result)?.platforms ?? []) {
      expect(total.compressedBytes).toBeGreaterThan(0)
      expect(total.compressedBytes).toBeLessThan(total.unpackedBytes ?? 0)
    }
  },
  3 * MINUTES,
)

test.each(['oci', 'docker'])(
  'written to an archive of type %s',
  async (type) => {
    const file = join(tempFolder(), 'image.tar')
    const result = await build([
      '--output',
      `type=${type},dest=${file}`,
      '--tag',
      'cv-docker-build-test/archive',
      project(),
    ])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(image(result)?.platforms[0]?.layers.map(({ unpackedBytes }) => unpackedBytes)).toEqual(
      LAYERS,
    )
    expect(execFileSync('tar', ['-tf', file], { encoding: 'utf8' })).toContain('index.json')
  },
  2 * MINUTES,
)

test(
  'files instead of an image: there are no sizes, and the report says why',
  async () => {
    const folder = join(tempFolder(), 'out')
    const result = await build(['--output', folder, project()])
    expect(result.exitCode === 0 ? '' : told(result)).toBe('')
    expect(image(result)).toMatchObject({
      platforms: [],
      unmeasured: 'the output is files, not an image',
    })
  },
  2 * MINUTES,
)

test(
  'build checks are the result of call=check and fail it',
  async () => {
    const folder = tempFolder({ Dockerfile: 'from scratch\nCOPY Dockerfile /\n' })
    const result = await build(['--call', 'check', folder])
    expect(result.exitCode).toBe(1)
    expect(result.stdout).toContain('ConsistentInstructionCasing')
  },
  2 * MINUTES,
)
