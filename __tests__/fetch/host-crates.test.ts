import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { makeDownloadFiles } from '../../src/adapters/download-files.ts'
import { files } from '../../src/adapters/files.ts'
import { NO_CARGO_CONFIG } from '../../src/fetch/crates/cargo-config.ts'
import { offerHostCrates } from '../../src/fetch/host-crates.ts'
import { parseDockerfile } from '../../src/workspace/dockerfile.ts'
import type { LockedPackage } from '../../src/workspace/facts.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { downloads, makeCrate } from './crates/fake-crates.ts'
import { toLoopback } from './crates/fetching.ts'
import { closeServers, serveFiles } from './fault-server.ts'
import { makeImage, startFakeRegistry, stopRegistries } from './images/fake-registry.ts'
import { imageOptions, imagePorts, layoutPlan, never, QUICK } from './images/support.ts'

afterEach(async () => {
  closeServers()
  await stopRegistries()
})
afterAll(removeTempFolders)

const image = makeImage(['linux/amd64'], 'rust', { config: { Env: ['CARGO_HOME=/cargo'] } })
const BETA = makeCrate({ name: 'beta' })
const CORP = makeCrate({ name: 'corp', source: 'sparse+https://corp.test/' })
const GIT = { name: 'tool', version: '1.0.0', source: 'git+https://git.test/x#0123' }
const APP = { name: 'app', version: '0.1.0' }

type Given = {
  readonly packages?: readonly LockedPackage[]
  readonly instruction?: string
  readonly bases?: readonly string[]
  /** Base images that are fetched here; of the registry when absent. */
  readonly images?: readonly []
  /** Of the build that fills a cache mount. */
  readonly exitCode?: number
}

async function offer(given: Given = {}) {
  const registry = await startFakeRegistry({ image })
  const crates = await serveFiles(downloads([BETA]))
  const plan = layoutPlan(registry.host)
  const { run, lines } = fakeCommandRunner({
    'docker buildx build': { exitCode: given.exitCode ?? 0 },
  })
  const cacheFolder = tempFolder()
  const text = `FROM ${plan.reference} AS build\nRUN cargo build\nFROM scratch\nCOPY --from=build /a /`
  const { packages = [APP, BETA, CORP, GIT], instruction = 'RUN cargo build', bases = [] } = given
  const offered = await offerHostCrates(
    {
      builder: 'mine',
      dockerfile: parseDockerfile(text, 'Dockerfile'),
      packages,
      images: given.images ?? [plan],
      mirrors: [],
      config: NO_CARGO_CONFIG,
      cratesOptions: {
        cacheFolder,
        tempFolder: tempFolder(),
        workspaceFolder: tempFolder(),
        env: {},
        offline: false,
      },
      imageOptions: imageOptions({ cacheFolder }),
    },
    { stage: 'build', instruction, bases: bases.map((mark) => plan.reference + mark) },
    {
      crates: {
        transport: toLoopback(crates.url),
        clock,
        random: () => 0.5,
        store: makeDownloadFiles(process.pid),
        policy: QUICK,
        run: runCommand,
        files,
        log: recordingLogger().log,
        tokenFor: async () => undefined,
      },
      images: imagePorts({ run }),
    },
    never,
  )
  return { offered, plan, ran: lines(), asked: [...registry.seen, ...crates.requests] }
}

test('the crates of crates.io, in a layer on the base image of the step', async () => {
  const { offered, plan, asked } = await offer({ bases: [`@${image.rootDigest}`] })
  expect(offered).toMatchObject({ kind: 'image', crateCount: 1, image: { plan } })
  if (offered.kind !== 'image') return
  const { layoutFolder = '', record } = offered.image
  const layer = record?.images[0]?.layers.at(-1)?.digest.replace(':', '/')
  const listed = spawnSync('tar', ['tf', join(layoutFolder, `blobs/${layer}`)], {
    encoding: 'utf8',
  })
  expect(listed.stdout.match(/[^/\n]+\.crate$/gm)).toEqual(['beta-1.0.0.crate', 'beta-1.0.0.crate'])
  expect(listed.stdout).toMatch(/^cargo\/registry\/$/m)
  expect(asked.filter((line) => image.layerDigests.some((one) => line.includes(one)))).toEqual([])
})

test('in the cache mount of the step, the base image as it is', async () => {
  const mount = 'type=cache,target=/cargo/registry'
  const { offered, ran, asked } = await offer({ instruction: `RUN --mount=${mount} cargo build` })
  expect(offered).toEqual({
    kind: 'mount',
    crateCount: 1,
    mount: { options: mount, target: '/cargo/registry' },
  })
  expect(ran).toHaveLength(1)
  expect(asked.filter((line) => image.layerDigests.some((one) => line.includes(one)))).toEqual([])
})

test('a digest of another image is not that of the base image', async () => {
  const { offered, asked } = await offer({ bases: [`2@${image.rootDigest}`] })
  expect(offered.kind).toBe('image')
  expect(asked.filter((line) => image.layerDigests.some((one) => line.includes(one)))).toHaveLength(
    2,
  )
})

const NONE: readonly (readonly [what: string, given: Given, reason: string])[] = [
  [
    'nothing of crates.io in the lock file',
    { packages: [APP, CORP, GIT] },
    'There is no Cargo.lock with crates of crates.io.',
  ],
  ['a base image that is given otherwise', { images: [] }, 'is not one that is fetched here.'],
  [
    'a mount that cannot be filled',
    { instruction: 'RUN --mount=type=tmpfs,target=/cargo/registry cargo build' },
    'A mount of the step hides /cargo/registry.',
  ],
  [
    'a cache mount that could not be filled',
    { instruction: 'RUN --mount=type=cache,target=/cargo/registry cargo build', exitCode: 1 },
    'The cache mount /cargo/registry could not be filled.',
  ],
  ['a crate that cannot be had', { packages: [makeCrate({ name: 'gone' })] }, 'gone 1.0.0'],
  [
    'a crate without checksum',
    { packages: [{ name: 'odd', version: '1.0.0', source: BETA.source ?? '' }] },
    'Cargo.lock has no checksum of odd 1.0.0.',
  ],
]

test.each(NONE)('%s: none, and why', async (_what, given, reason) => {
  const { offered, asked } = await offer(given)
  expect(offered).toEqual({ kind: 'none', reason: expect.stringContaining(reason) })
  expect(asked.filter((line) => image.layerDigests.some((one) => line.includes(one)))).toEqual([])
})
