import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { makeDownloadFiles } from '../../src/adapters/download-files.ts'
import { files } from '../../src/adapters/files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { bringImages } from '../../src/fetch/bring.ts'
import { planCrates } from '../../src/fetch/crates/plan-crates.ts'
import type { CratesPlan, FetchPlan, ImagePlan } from '../../src/fetch/fetch.ts'
import { planBuilderImage } from '../../src/fetch/images/plan-images.ts'
import type { FetchSettings } from '../../src/fetch/settings.ts'
import { runFetchStage } from '../../src/fetch/stage.ts'
import type { NetworkPorts } from '../../src/network/ports.ts'
import type { Transport } from '../../src/network/transport.ts'
import type { CommandRunner } from '../../src/ports.ts'
import type { LockedPackage } from '../../src/workspace/facts.ts'
import { aCargo, aCrate, aHostCargo, aLock } from '../builders/facts.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { downloads, makeCrate } from './crates/fake-crates.ts'
import { toLoopback } from './crates/fetching.ts'
import {
  type Answer,
  closeServers,
  corrupt,
  serveFiles,
  stallAfter,
  status,
} from './fault-server.ts'
import { failing, makeImage, startFakeRegistry, stopRegistries } from './images/fake-registry.ts'
import { layoutPlan, never, QUICK } from './images/support.ts'

afterEach(stopRegistries)
afterEach(closeServers)
afterAll(removeTempFolders)

const AMD = 'linux/amd64'
const BETA = makeCrate({ name: 'beta' })
const GONE = 'http://127.0.0.1:1'

/** A cache folder, crates.io and a registry of one image, all of this test alone. */
async function aPlace({ crates = [] as readonly Answer[], cratesIo = '' } = {}) {
  const server = await serveFiles(downloads([BETA]), ...crates)
  const registry = await startFakeRegistry({ image: makeImage([AMD]) })
  const cacheFolder = tempFolder()
  const plan = (images: readonly ImagePlan[] = [layoutPlan(registry.host)]): FetchPlan => ({
    crates: cratesPlan(cacheFolder),
    images,
    leftToBuild: [],
  })
  const settings: FetchSettings = {
    cacheFolder,
    tempFolder: tempFolder(),
    contextFolder: tempFolder(),
    mirrors: {},
    cratesMirrors: [],
    hostCargo: aHostCargo(),
    offline: false,
    settings: { proxy: {} },
    policy: QUICK,
  }
  return { server, registry, plan, settings, cratesIo: cratesIo || server.url }
}

type Place = Awaited<ReturnType<typeof aPlace>>

function cratesPlan(cacheFolder: string, ...packages: readonly LockedPackage[]): CratesPlan {
  const { bytes: _, needs: __, ...beta } = BETA
  return planCrates({
    cargo: aCargo(packages.length === 0 ? aLock(beta) : aLock(...packages)),
    dockerfile: { origin: 'ours' },
    config: aHostCargo().config,
    cacheFolder,
    tempFolder: '/none',
    mirrors: [],
    hostCargo: true,
  })
}

const NONE: CratesPlan = { kind: 'none', reason: 'The lock file names none.' }

type Setting = {
  readonly plan?: Partial<FetchPlan>
  readonly settings?: Partial<FetchSettings>
  readonly signal?: AbortSignal
  readonly run?: CommandRunner
  readonly transport?: (real: Transport) => Transport
}

async function fetchIn(place: Place, setting: Setting = {}) {
  const logger = recordingLogger()
  const made: unknown[] = []
  const network: NetworkPorts = {
    settings: { proxy: {} },
    makeTransport: (settings) => {
      made.push(settings)
      const real = toLoopback(place.cratesIo)
      return setting.transport?.(real) ?? real
    },
    makeProbes: () => {
      throw new Error('a fetch probes nothing')
    },
    downloads: makeDownloadFiles(process.pid),
    random: () => 0.5,
    processId: process.pid,
    credentialsFor: async () => undefined,
    tokenFor: async () => undefined,
    cargoFiles: async () => [],
  }
  const { run = fakeCommandRunner({}).run, signal = never } = setting
  const outcome = await runFetchStage(
    { ...place.plan(), ...setting.plan },
    { ...place.settings, ...setting.settings },
    { run, files, clock, log: logger.log, openFile, env: {}, network },
    signal,
  )
  return { outcome, logger, made }
}

const contextOf = ({ plan }: Place) => {
  const { crates } = plan()
  return crates.kind === 'none' ? '' : crates.contextFolder
}

test('crates and images, and how the build gets them', async () => {
  const place = await aPlace()
  const { outcome, logger } = await fetchIn(place)
  expect(outcome).not.toHaveProperty('failure')
  expect(outcome.report).toMatchObject({
    crates: { total: 1, fetched: 1, reused: 0, sources: ['crates.io'] },
    images: [{ reference: `${place.registry.host}/team/base:1`, outcome: 'fetched' }],
    incidents: [],
    leftToBuild: [],
  })
  // Where they lie is a matter of this machine.
  expect(outcome.report.crates).not.toHaveProperty('contextFolder')
  const [image] = outcome.images
  expect(outcome.contextArgs).toEqual([
    '--build-context',
    `crates=${contextOf(place)}`,
    '--build-context',
    `${place.registry.host}/team/base:1=oci-layout://${image?.layoutFolder}@${place.registry.image?.rootDigest}`,
  ])
  expect(outcome.cratesFolder).toBe(contextOf(place))
  expect(existsSync(join(contextOf(place), 'config.toml'))).toBe(true)
  expect(logger.messages('info')).toEqual([
    expect.stringMatching(/^Fetch: 1 crate fetched \(.*; base image .*\/team\/base:1 fetched \(/),
  ])
})

test('both at once: the one waits for no answer to the other', async () => {
  const arrived: string[] = []
  let meet: () => void = () => {}
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const transport: Setting['transport'] = (real) => async (url, request) => {
    arrived.push(new URL(url).host)
    if (new Set(arrived).size === 2) meet()
    await met
    return real(url, request)
  }
  const { outcome } = await fetchIn(await aPlace(), { transport })
  expect(outcome).not.toHaveProperty('failure')
  expect(new Set(arrived).size).toBe(2)
})

test('over the network as it was decided, not as the host has it', async () => {
  const settings = { proxy: {}, family: 4, resolvers: ['9.9.9.9'] } as const
  const { made } = await fetchIn(await aPlace(), { settings: { settings } })
  expect(made).toEqual([settings, settings])
})

test('what the plan leaves to the build is told, as is why there are no crates', async () => {
  const place = await aPlace()
  const plan = { crates: NONE, leftToBuild: ['acme/x: its name cannot be read.'] }
  const { outcome, logger } = await fetchIn(place, { plan })
  const left = ['acme/x: its name cannot be read.', 'Crates: The lock file names none.']
  expect(outcome.report.leftToBuild).toEqual(left)
  expect(outcome.report).not.toHaveProperty('crates')
  expect(outcome).not.toHaveProperty('cratesFolder')
  expect(logger.messages('debug')).toEqual(left)
})

describe('a fault of the network', () => {
  const DOWN =
    /^beta 1\.0\.0 cannot be downloaded: .*127\.0\.0\.1:1.*\. The build tries by itself\.$/

  test('is left to the build, which gets the rest', async () => {
    const place = await aPlace({ cratesIo: GONE })
    const { outcome, logger } = await fetchIn(place)
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.report).toMatchObject({
      images: [{ outcome: 'fetched' }],
      leftToBuild: [expect.stringMatching(DOWN)],
    })
    expect(outcome.contextArgs).toEqual([
      '--build-context',
      expect.stringContaining('/team/base:1='),
    ])
    expect(logger.messages('info')).toContainEqual(expect.stringMatching(DOWN))
  })

  test('that passed is an incident', async () => {
    const place = await aPlace({ crates: [status(503)] })
    const { outcome, logger } = await fetchIn(place)
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.report).toMatchObject({
      crates: { fetched: 1 },
      incidents: [{ host: 'static.crates.io', count: 1 }],
    })
    expect(logger.messages('info')).toContainEqual(
      expect.stringMatching(/^static\.crates\.io: .*503/),
    )
  })

  test('ends the run where nothing may be left: all of them in one failure', async () => {
    const place = await aPlace({ cratesIo: GONE })
    place.registry.misdeeds.push(failing(/manifests/, 99, 503))
    const { outcome } = await fetchIn(place, { settings: { isComplete: true } })
    expect(outcome.failure).toEqual({
      stage: 'fetch',
      fault: 'connection-refused',
      cause: expect.stringMatching(
        /^beta 1\.0\.0 cannot be .* The image 127\.0\.0\.1:\d+\/team\/base:1 cannot be fetched: /,
      ),
      remedy: expect.stringMatching(
        /^Check that the server is up .* Try again later, or name a mirror\.$/,
      ),
      evidence: [expect.stringContaining('127.0.0.1:1'), expect.stringContaining('503')],
      exitCode: 3,
    })
    expect(outcome.report.leftToBuild).toEqual([])
  })
})

describe('offline', () => {
  const offline = { offline: true }

  test('what is missing is listed, all of it at once', async () => {
    const place = await aPlace()
    const images = [layoutPlan(place.registry.host), layoutPlan('r.test', ['linux/arm64'])]
    const { outcome } = await fetchIn(place, { plan: { images }, settings: offline })
    expect(outcome.failure).toMatchObject({
      fault: 'offline-missing',
      exitCode: 1,
      evidence: [
        'beta 1.0.0',
        `${place.registry.host}/team/base:1@linux/amd64`,
        'r.test/team/base:1@linux/arm64',
      ],
    })
    expect([...place.server.requests, ...place.registry.seen]).toEqual([])
    expect(outcome.contextArgs).toEqual([])
  })

  test('what was fetched before does', async () => {
    const place = await aPlace()
    const online = await fetchIn(place)
    const asked = place.registry.seen.length
    const again = await fetchIn(place, { settings: offline })
    expect(again.outcome).not.toHaveProperty('failure')
    expect(again.outcome.contextArgs).toEqual(online.outcome.contextArgs)
    expect(again.outcome.report.crates).toMatchObject({ fetched: 0, reused: 1 })
    expect(place.registry.seen).toHaveLength(asked)
  })
})

describe('a fault that does not pass', () => {
  test('ends the run at once: nobody waits for what hangs', async () => {
    const place = await aPlace({ crates: Array(9).fill(corrupt) })
    place.registry.misdeeds.push(() => 'handled')
    const { outcome } = await fetchIn(place)
    expect(outcome.failure).toMatchObject({
      stage: 'fetch',
      fault: 'checksum-mismatch',
      exitCode: 1,
      evidence: [expect.stringContaining('sends other content')],
    })
    // Whose work was broken off has no fault of its own.
    expect(outcome.failure?.cause).not.toMatch(/cancelled/)
    expect(outcome.report.leftToBuild).toEqual([])
  })

  test('also where an image has it', async () => {
    const place = await aPlace({ crates: [stallAfter(0)] })
    place.registry.image = undefined
    const { outcome } = await fetchIn(place)
    expect(outcome.failure).toMatchObject({ fault: 'image-missing', exitCode: 1 })
    expect(outcome.failure?.cause).toMatch(/^The image .* cannot be fetched: .*404/)
  })

  test('beside one of the network: only it is told', async () => {
    const place = await aPlace({ cratesIo: GONE })
    place.registry.image = undefined
    const { outcome } = await fetchIn(place)
    expect(outcome.failure?.fault).toBe('image-missing')
  })
})

describe('what only this machine cannot do is left to the build', () => {
  const load = (exitCode: number) =>
    fakeCommandRunner({
      'docker image inspect': { exitCode: 1 },
      'sh -c': { exitCode, stderr: 'open /x: unexpected EOF' },
    }).run

  test('docker load', async () => {
    const place = await aPlace()
    const images = [{ ...layoutPlan(place.registry.host), delivery: 'engine' }] as const
    const { outcome } = await fetchIn(place, { plan: { images }, run: load(1) })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.report.leftToBuild).toEqual([
      expect.stringMatching(/^The engine did not take .* The build tries by itself\.$/),
    ])
    expect(outcome.cratesFolder).toBeDefined()
    const complete = await fetchIn(place, {
      plan: { images },
      run: load(1),
      settings: { isComplete: true },
    })
    expect(complete.outcome.failure?.fault).toBe('image-load-failed')
  })

  test('a cache folder that cannot be written', async () => {
    const place = await aPlace()
    const file = join(tempFolder({ cache: '' }), 'cache')
    const { outcome } = await fetchIn(place, {
      plan: { crates: cratesPlan(file) },
      settings: { cacheFolder: file },
    })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.report.leftToBuild).toHaveLength(2)
    expect(outcome.contextArgs).toEqual([])
  })

  test('a cargo that is older than that of the build', async () => {
    const place = await aPlace()
    const crates: CratesPlan = {
      kind: 'local-registry',
      contextFolder: join(place.settings.tempFolder, 'crates'),
      lockFile: 'Cargo.lock',
      packages: [],
      resolveLock: true,
    }
    const stderr = 'error: feature `edition2024` is required\n'
    const { run } = fakeCommandRunner({ 'cargo generate-lockfile': { exitCode: 101, stderr } })
    const { outcome } = await fetchIn(place, { plan: { crates, images: [] }, run })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.report.leftToBuild).toEqual([
      'There is no Cargo.lock, and cargo could not resolve one. The build tries by itself.',
    ])
  })
})

describe('the image of the builder', () => {
  const builderImage = planBuilderImage(AMD)
  const { reference } = builderImage

  test('is brought beside the others, and is no context of the build', async () => {
    const place = await aPlace()
    const image = planBuilderImage(AMD, `${place.registry.host}/moby/buildkit:1`)
    const { run, lines } = fakeCommandRunner({
      'docker image inspect': { exitCode: 1 },
      'sh -c': {},
    })
    const { outcome } = await fetchIn(place, { plan: { builderImage: image, crates: NONE }, run })
    expect(outcome.report.images.map((one) => one.reference)).toEqual([
      `${place.registry.host}/team/base:1`,
      image.reference,
    ])
    expect(lines()).toContainEqual(expect.stringMatching(/^sh -c .*docker load/))
    expect(outcome.contextArgs).toHaveLength(2)
    expect(outcome.contextArgs[1]).toContain('/team/base:1=oci-layout://')
  })

  const away: Setting['transport'] = (real) => (url, request) =>
    real(url.replace(/^https:\/\/(?!static)[^/]+/, GONE), request)

  test('that cannot be had leaves the others alone: buildx pulls it', async () => {
    const place = await aPlace()
    const { run } = fakeCommandRunner({ 'docker image inspect': { exitCode: 1 } })
    const { outcome } = await fetchIn(place, { plan: { builderImage }, run, transport: away })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.contextArgs).toHaveLength(4)
    expect(outcome.report.leftToBuild).toEqual([
      expect.stringMatching(new RegExp(`^The image ${reference} cannot be fetched: `)),
    ])
  })

  test('that the registry denies, too', async () => {
    const place = await aPlace()
    const image = planBuilderImage(AMD, `${place.registry.host}/moby/buildkit:9`)
    const { run } = fakeCommandRunner({ 'docker image inspect': { exitCode: 1 } })
    const { outcome } = await fetchIn(place, { plan: { builderImage: image }, run })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.contextArgs).toHaveLength(4)
  })

  test('but offline it has to be here', async () => {
    const { outcome } = await fetchIn(await aPlace(), {
      plan: { builderImage, crates: NONE, images: [] },
      settings: { offline: true },
      run: fakeCommandRunner({ 'docker image inspect': { exitCode: 1 } }).run,
    })
    expect(outcome.failure).toMatchObject({
      fault: 'offline-missing',
      evidence: [`${reference}@linux/amd64`],
    })
  })
})

describe('pins', () => {
  test('only digests are asked for', async () => {
    const place = await aPlace()
    const pins = [layoutPlan(place.registry.host)]
    const { outcome } = await fetchIn(place, { plan: { pins, images: [], crates: NONE } })
    const name = `${place.registry.host}/team/base:1`
    expect(outcome.contextArgs).toEqual([
      '--build-context',
      `${name}=docker-image://${name}@${place.registry.image?.rootDigest}`,
    ])
    expect(outcome.report.images).toEqual([])
    expect(place.registry.seen).toEqual(['HEAD /v2/team/base/manifests/1'])
  })

  test('of a registry that is down: the build asks itself', async () => {
    const pins = [layoutPlan('127.0.0.1:1')]
    const plan = { pins, images: [], crates: NONE }
    const { outcome } = await fetchIn(await aPlace(), { plan })
    expect(outcome).not.toHaveProperty('failure')
    expect(outcome.contextArgs).toEqual([])
  })
})

test('a run that is cancelled fetches no more, and builds nothing', async () => {
  const place = await aPlace({ crates: [stallAfter(0)] })
  const abort = new AbortController()
  place.registry.misdeeds.push(() => {
    abort.abort('SIGINT')
    return 'handled'
  })
  const { outcome } = await fetchIn(place, { signal: abort.signal })
  expect(outcome.failure).toMatchObject({ stage: 'fetch', fault: 'cancelled' })
  expect(outcome.contextArgs).toEqual([])
})

test('crates that no registry would take are left alone by the plan', () => {
  const odd = aCrate('../evil')
  expect(cratesPlan('/cache', odd)).toMatchObject({ kind: 'none' })
})

test('the remedy of a build asks as the fetch does', async () => {
  const place = await aPlace()
  const ports = {
    ...{
      run: fakeCommandRunner({}).run,
      files,
      clock,
      log: recordingLogger().log,
      openFile,
      env: {},
    },
    network: {
      makeTransport: () => toLoopback(GONE),
      downloads: makeDownloadFiles(process.pid),
      random: () => 0.5,
      processId: process.pid,
      credentialsFor: async () => undefined,
    } as unknown as NetworkPorts,
  }
  const fetched = await bringImages([layoutPlan(place.registry.host)], place.settings, ports, never)
  expect(fetched).toMatchObject({ ok: true, value: [{ report: { outcome: 'fetched' } }] })
})
