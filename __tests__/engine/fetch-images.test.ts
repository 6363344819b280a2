import { join } from 'node:path'
import { parse } from 'smol-toml'
import { bundleFiles } from '../../src/adapters/bundle-files.ts'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { makeDownloadFiles } from '../../src/adapters/download-files.ts'
import { engineHost } from '../../src/adapters/engine-host.ts'
import { cacheFolder } from '../../src/adapters/environment.ts'
import { files } from '../../src/adapters/files.ts'
import { definedVariables } from '../../src/adapters/pipeline-ports.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import { ensureBuildkitImage } from '../../src/engine/buildkit-image.ts'
import {
  planBuilderArgs,
  planDriverOptions,
  renderBuildkitdConfig,
} from '../../src/engine/buildkitd-config.ts'
import { type EngineInUse, ensureEngine } from '../../src/engine/commands.ts'
import { createBundle } from '../../src/fetch/bundle/create-bundle.ts'
import { planBundleSources } from '../../src/fetch/bundle/plan-bundle.ts'
import { applyBundle } from '../../src/fetch/bundle/use-bundle.ts'
import type { ImagePlan } from '../../src/fetch/fetch.ts'
import type { FetchedImage, ImagePorts } from '../../src/fetch/images/image-work.ts'
import { imageContextArgs } from '../../src/fetch/images/plan-images.ts'
import { runFetchImages } from '../../src/fetch/images/run-fetch-images.ts'
import { DOWNLOAD_POLICY } from '../../src/network/backoff.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { MINUTES } from './harness.ts'
import { type Registry, startRegistry } from './registry.ts'

/**
 * Base images out of a real registry, which is stopped before the build: what builds then needs no
 * network. In both image stores and in a builder of its own.
 */
const env = definedVariables(process.env)
const enginePorts = { run: runCommand, files, clock, log: recordingLogger().log, host: engineHost }
const context = { cacheFolder: cacheFolder(env), env }
const never = new AbortController().signal
const PLATFORM = `linux/${engineHost.architecture}`

let registry: Registry
let digest: string
beforeAll(async () => {
  registry = await startRegistry()
  const folder = tempFolder({
    Dockerfile: 'FROM scratch\nCOPY mark /mark\n',
    mark: 'from the base',
  })
  const name = `${registry.host}/team/base:1`
  await docker(env, 'buildx', 'build', '--builder', 'default', '--push', '--tag', name, folder)
  digest = (await registry.digestOf('team/base', '1')) ?? ''
}, 5 * MINUTES)
afterAll(() => {
  registry.stop()
  removeTempFolders()
})

type Environment = Readonly<Record<string, string>>

async function docker(engineEnv: Environment, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(['docker', ...args], { env: engineEnv })
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')} exited with ${exitCode}: ${stderr}`)
  return stdout.trim()
}

function ports(engineEnv: Environment): ImagePorts {
  return {
    transport: makeTransport({ proxy: {} }),
    clock,
    random: Math.random,
    store: makeDownloadFiles(process.pid),
    files,
    openFile,
    processId: process.pid,
    credentialsFor: async () => undefined,
    run: runCommand,
    env: engineEnv,
  }
}

async function fetchImage(
  folder: string,
  engineEnv: Environment,
  plan: Omit<ImagePlan, 'platforms'>,
  offline = false,
): Promise<FetchedImage> {
  const options = {
    cacheFolder: folder,
    mirrors: {},
    offline,
    policy: DOWNLOAD_POLICY,
    parallel: 4,
  }
  const plans = [{ ...plan, platforms: [PLATFORM] }]
  const fetched = await runFetchImages(plans, ports(engineEnv), options, never)
  if (!fetched.ok) throw new Error(JSON.stringify(fetched))
  const [image] = fetched.value
  if (!image) throw new Error('no image')
  return image
}

/** The mark of the base image, copied by a build that must not ask the registry. */
async function buildFrom(
  engineEnv: Environment,
  builder: string,
  reference: string,
  image: FetchedImage,
): Promise<string> {
  const salt = `${Math.random()}`
  const folder = tempFolder({ Dockerfile: `FROM ${reference}\nLABEL salt=${salt}\n` })
  const out = join(tempFolder(), 'out')
  const args = ['--builder', builder, ...imageContextArgs([image])]
  const output = ['--output', `type=local,dest=${out}`]
  await docker(engineEnv, 'buildx', 'build', ...args, ...output, folder)
  return await files.readText(join(out, 'mark'))
}

/**
 * buildx sends an index and what it names at once; on a busy machine the registry then misses the one
 * for the other. A second call finds both there.
 */
async function copyImage(from: string, to: string): Promise<void> {
  const copy = () => docker(env, 'buildx', 'imagetools', 'create', '--tag', to, from)
  await copy().catch(copy).catch(copy)
}

/** Under a name whose registry does not answer any more. */
async function withoutRegistry<T>(
  body: (reference: string) => Promise<T>,
  prepare: (reference: string) => Promise<void>,
): Promise<T> {
  const other = await startRegistry()
  const reference = `${other.host}/team/base:1`
  try {
    await copyImage(`${registry.host}/team/base:1`, reference)
    await prepare(reference)
  } finally {
    other.stop()
  }
  return await body(reference)
}

describe('docker with the containerd store', () => {
  test(
    'an OCI layout as a named context',
    async () => {
      const cache = tempFolder()
      const plan = (reference: string) => ({ reference, delivery: 'oci-layout' as const })
      await withoutRegistry(
        async (reference) => {
          const image = await fetchImage(cache, env, plan(reference), true)
          expect(image.report).toMatchObject({ outcome: 'present', digest })
          expect(await buildFrom(env, 'default', reference, image)).toBe('from the base')
        },
        async (reference) => {
          await fetchImage(cache, env, plan(reference))
        },
      )
    },
    2 * MINUTES,
  )

  test(
    'loaded into the engine, once',
    async () => {
      const cache = tempFolder()
      const plan = (reference: string) => ({ reference, delivery: 'engine' as const })
      await withoutRegistry(
        async (reference) => {
          const image = await fetchImage(cache, env, plan(reference), true)
          expect(await docker(env, 'image', 'inspect', '--format', '{{.Id}}', reference)).toBe(
            image.record?.images[0]?.manifest.digest,
          )
          expect(await buildFrom(env, 'default', reference, image)).toBe('from the base')
        },
        async (reference) => {
          expect((await fetchImage(cache, env, plan(reference))).report.outcome).toBe('fetched')
          expect((await fetchImage(cache, env, plan(reference))).report.outcome).toBe('present')
        },
      )
    },
    2 * MINUTES,
  )
})

describe('docker with the classic store', () => {
  let engine: EngineInUse
  let engineEnv: Environment
  beforeAll(async () => {
    engine = await ensureEngine(enginePorts, { ...context, store: 'classic' })
    engineEnv = { ...env, ...engine.env }
  }, 5 * MINUTES)
  afterAll(async () => {
    await engine.stop()
  }, MINUTES)

  test.each([
    ['by tag', (reference: string) => reference],
    ['by digest', (reference: string) => `${reference}@${digest}`],
  ])(
    'loaded into the engine: %s',
    async (_what, name) => {
      const cache = tempFolder()
      const plan = (reference: string) => ({
        reference: name(reference),
        delivery: 'engine' as const,
      })
      await withoutRegistry(
        async (reference) => {
          const image = await fetchImage(cache, engineEnv, plan(reference), true)
          const id = ['image', 'inspect', '--format', '{{.Id}}', image.engineName ?? '']
          expect(await docker(engineEnv, ...id)).toBe(image.record?.images[0]?.config.digest)
          expect(await buildFrom(engineEnv, 'default', name(reference), image)).toBe(
            'from the base',
          )
        },
        async (reference) => {
          await fetchImage(cache, engineEnv, plan(reference))
        },
      )
    },
    2 * MINUTES,
  )
})

describe('docker-container', () => {
  const builder = `cv-fetch-${process.pid}`
  beforeAll(async () => {
    const image = await ensureBuildkitImage(enginePorts, context)
    const config = renderBuildkitdConfig({
      mirrors: { 'docker.io': [`http://${registry.host}`] },
      nameservers: ['192.0.2.53'],
      maxParallelism: 2,
    })
    const file = join(tempFolder({ 'buildkitd.toml': config }), 'buildkitd.toml')
    const options = planDriverOptions({ NO_PROXY: '127.0.0.1,localhost' })
    const args = planBuilderArgs([`image=${image}`, 'network=host', ...options], file)
    const driver = ['--driver', 'docker-container', ...args]
    await docker(env, 'buildx', 'create', '--name', builder, ...driver, '--bootstrap')
  }, 20 * MINUTES)
  afterAll(async () => {
    await docker(env, 'buildx', 'rm', '--force', builder)
  }, MINUTES)

  test(
    'an OCI layout as a named context, brought by a bundle, with the registry stopped',
    async () => {
      const here = tempFolder()
      const there = tempFolder()
      const plan = (reference: string) => ({ reference, delivery: 'oci-layout' as const })
      await withoutRegistry(
        async (reference) => {
          const image = await fetchImage(there, env, plan(reference), true)
          expect(await buildFrom(env, builder, reference, image)).toBe('from the base')
        },
        async (reference) => {
          const sources = planBundleSources([await fetchImage(here, env, plan(reference))])
          const file = join(tempFolder(), 'bundle.tar')
          const madeFor = { platforms: [PLATFORM] }
          const request = { cacheFolder: here, output: file, toolVersion: '0', madeFor, sources }
          const bundlePorts = { ...ports(env), bundleFiles }
          expect((await createBundle(request, bundlePorts, never)).ok).toBe(true)
          const used = await applyBundle({ cacheFolder: there, file }, bundlePorts, never)
          expect(used.ok).toBe(true)
        },
      )
    },
    2 * MINUTES,
  )

  test(
    'its configuration counts: Docker Hub through the mirror, limits, variables',
    async () => {
      const dockerfile = 'FROM team/base:1 AS base\nFROM scratch\nCOPY --from=base /mark /mark\n'
      const folder = tempFolder({ Dockerfile: dockerfile })
      const out = join(tempFolder(), 'out')
      const output = ['--output', `type=local,dest=${out}`]
      await docker(env, 'buildx', 'build', '--builder', builder, ...output, folder)
      expect(await files.readText(join(out, 'mark'))).toBe('from the base')
      const container = `buildx_buildkit_${builder}0`
      const toml = await docker(env, 'exec', container, 'cat', '/etc/buildkit/buildkitd.toml')
      expect(parse(toml)).toMatchObject({ worker: { oci: { 'max-parallelism': 2 } } })
      const variables = await docker(env, 'inspect', '--format', '{{json .Config.Env}}', container)
      expect(JSON.parse(variables)).toEqual(
        expect.arrayContaining(['BUILDKIT_STEP_LOG_MAX_SIZE=-1', 'NO_PROXY=127.0.0.1,localhost']),
      )
    },
    2 * MINUTES,
  )
})
