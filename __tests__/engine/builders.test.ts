import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { ensureBuildkit, ensureBuildkitImage } from '../../src/engine/buildkit-image.ts'
import { type EngineInUse, ensureEngine } from '../../src/engine/commands.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { build, type CliResult, docker, MINUTES, told } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'

/** Every driver for real: docker with both image stores, docker-container, remote. */
const env = definedVariables(process.env)
const ports = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }
const context = { cacheFolder: cacheFolder(env), env }

let registry: Registry | undefined
beforeAll(async () => {
  registry = await startRegistry()
  await ensureBuildkitImage(ports, context)
}, 20 * MINUTES)
afterAll(() => {
  registry?.stop()
  removeTempFolders()
})

function project(): string {
  return tempFolder({ Dockerfile: 'FROM scratch\nCOPY one /one\n', one: 'x'.repeat(200_000) })
}

function expectBuilt(result: CliResult): void {
  expect(result.exitCode === 0 ? '' : told(result)).toBe('')
}

function layers({ report }: CliResult) {
  return report?.image?.platforms[0]?.layers.map(({ unpackedBytes }) => unpackedBytes)
}

const ONE_LAYER = [expect.closeTo(202_240, -4)]

async function ownBuilders(): Promise<readonly string[]> {
  const names = await docker('buildx', 'ls', '--format', '{{.Name}}')
  return names.split('\n').filter((name) => name.startsWith('cv-docker-build-'))
}

describe('docker with the classic image store', () => {
  let engine: EngineInUse
  beforeAll(async () => {
    engine = await ensureEngine(ports, { ...context, store: 'classic' })
    await ensureBuildkitImage(ports, { ...context, env: { ...env, ...engine.env } })
  }, 5 * MINUTES)
  afterAll(async () => {
    await engine.stop()
  }, MINUTES)

  test(
    'loads, and measures what it has: no compressed size',
    async () => {
      const result = await build(['--tag', 'cv-docker-build-test/classic', project()], {
        env: engine.env,
      })
      expectBuilt(result)
      expect(result.report?.build.builder.driver).toBe('docker')
      expect(layers(result)).toEqual(ONE_LAYER)
      expect(result.report?.image?.platforms[0]?.total.compressedBytes).toBeNull()
    },
    2 * MINUTES,
  )

  test(
    'pushes, and the sizes come from the registry',
    async () => {
      const name = `${registry?.host}/classic/pushed`
      const result = await build(['--push', '--tag', `${name}:1`, project()], { env: engine.env })
      expectBuilt(result)
      expect(result.report?.image?.platforms[0]?.total.compressedBytes).toBeGreaterThan(0)
      expect(await registry?.digestOf('classic/pushed', '1')).toBe(result.report?.image?.digest)
    },
    2 * MINUTES,
  )

  test(
    'what it cannot do gets a builder of our own, which is gone afterwards; the image is loaded all the same',
    async () => {
      const cache = join(tempFolder(), 'cache')
      const tag = 'cv-docker-build-test/own'
      const args = ['--cache-to', `type=local,dest=${cache}`, '--tag', tag, project()]
      const result = await build(args, { env: engine.env })
      expectBuilt(result)
      expect(result.report?.build.builder).toMatchObject({ driver: 'docker-container' })
      expect(result.stderr).toContain(
        'cannot do cache export; a builder of driver docker-container is made for this run.',
      )
      expect(existsSync(join(cache, 'index.json'))).toBe(true)
      const images = execFileSync('docker', ['images', '--quiet', tag], {
        env: { ...env, ...engine.env },
        encoding: 'utf8',
      })
      expect(images.trim()).not.toBe('')
      const builders = execFileSync('docker', ['buildx', 'ls', '--format', '{{.Name}}'], {
        env: { ...env, ...engine.env },
        encoding: 'utf8',
      })
      expect(builders).not.toContain('cv-docker-build-')
    },
    3 * MINUTES,
  )

  test(
    'on request that builder stays, with its cache',
    async () => {
      const engineEnv = { ...env, ...engine.env }
      const ls = ['buildx', 'ls', '--format', '{{.Name}}']
      const ours = () =>
        execFileSync('docker', ls, { env: engineEnv, encoding: 'utf8' })
          .split('\n')
          .filter((name) => name.startsWith('cv-docker-build-'))
      const cache = join(tempFolder(), 'cache')
      const args = ['--keep-builder', '--cache-to', `type=local,dest=${cache}`, project()]
      const result = await build(args, { env: engine.env })
      expectBuilt(result)
      // The list has the builder, and its nodes by names that begin with it.
      const [kept = 'none', ...others] = ours()
      execFileSync('docker', ['buildx', 'rm', '--force', kept], { env: engineEnv })
      expect(others.filter((name) => !name.startsWith(kept))).toEqual([])
      expect(result.report?.build.builder.name).toBe(kept)
    },
    3 * MINUTES,
  )

  test(
    'a builder that was named is never replaced',
    async () => {
      const args = ['--builder', 'default', '--cache-to', 'type=local,dest=/nowhere', project()]
      const result = await build(args, { env: engine.env })
      expect(result.exitCode).toBe(1)
      expect(result.stderr).toContain(
        'Builder default (driver docker, classic image store) cannot do cache export',
      )
    },
    2 * MINUTES,
  )
})

test(
  'docker with the containerd store exports a cache by itself',
  async () => {
    const cache = join(tempFolder(), 'cache')
    const result = await build(['--cache-to', `type=local,dest=${cache}`, project()])
    expectBuilt(result)
    expect(result.report?.build.builder.driver).toBe('docker')
    expect(existsSync(join(cache, 'index.json'))).toBe(true)
  },
  2 * MINUTES,
)

describe('docker-container', () => {
  const name = `cv-test-${process.pid}`
  beforeAll(async () => {
    const image = await ensureBuildkitImage(ports, context)
    await docker(
      'buildx',
      'create',
      '--name',
      name,
      '--driver',
      'docker-container',
      '--driver-opt',
      `image=${image},network=host`,
      '--bootstrap',
    )
  }, 3 * MINUTES)
  afterAll(async () => {
    await docker('buildx', 'rm', '--force', name)
  }, MINUTES)

  test.each([
    ['load', []],
    ['push', ['--push']],
    ['oci', ['--output', 'type=oci,dest=OUT/image.tar']],
  ])(
    '%s',
    async (kind, args) => {
      const out = tempFolder()
      const tag =
        kind === 'push' ? `${registry?.host}/container/${kind}:1` : 'cv-docker-build-test/container'
      const load = kind === 'load' ? ['--load'] : []
      const result = await build([
        '--builder',
        name,
        ...load,
        ...args.map((arg) => arg.replace('OUT', out)),
        '--tag',
        tag,
        project(),
      ])
      expectBuilt(result)
      expect(result.report?.build.builder).toMatchObject({ name, driver: 'docker-container' })
      expect(layers(result)).toEqual(ONE_LAYER)
    },
    2 * MINUTES,
  )

  test(
    'without any output the result stays in the cache, and the report says so',
    async () => {
      const result = await build(['--builder', name, project()])
      expectBuilt(result)
      expect(result.report?.image?.unmeasured).toBe(
        'the image stays in the build cache: neither push, load nor outputs was given',
      )
    },
    2 * MINUTES,
  )

  test('it is left alone, and no builder of ours is left', async () => {
    expect(await docker('buildx', 'ls', '--format', '{{.Name}}')).toContain(name)
    expect(await ownBuilders()).toEqual([])
  })
})

test(
  'remote: a buildkitd on a socket',
  async () => {
    const { programFolder } = await ensureBuildkit(ports, context)
    const folder = tempFolder()
    const address = `unix://${folder}/b.sock`
    const argv = [
      '--root',
      `${folder}/root`,
      '--addr',
      address,
      '--oci-worker-binary',
      `${programFolder}/buildkit-runc`,
    ]
    const daemon = spawn(join(programFolder, 'buildkitd'), argv, {
      stdio: 'ignore',
      env: { ...env, PATH: `${programFolder}:${env.PATH}` },
    })
    const name = `cv-remote-${process.pid}`
    try {
      await docker('buildx', 'create', '--name', name, '--driver', 'remote', address)
      await docker('buildx', 'inspect', '--bootstrap', name)
      const result = await build([
        '--builder',
        name,
        '--push',
        '--tag',
        `${registry?.host}/remote/app:1`,
        project(),
      ])
      expectBuilt(result)
      expect(result.report?.build.builder).toMatchObject({ name, driver: 'remote' })
      expect(layers(result)).toEqual(ONE_LAYER)
      expect(await registry?.digestOf('remote/app', '1')).toBe(result.report?.image?.digest)
    } finally {
      await docker('buildx', 'rm', '--force', name)
      daemon.kill()
      await new Promise((resolve) => daemon.once('close', resolve))
    }
  },
  3 * MINUTES,
)
