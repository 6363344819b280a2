import { cpSync, readdirSync } from 'node:fs'
import { makeDownloadFiles } from '../../src/adapters/download-files.ts'
import { files } from '../../src/adapters/files.ts'
import { publishFiles } from '../../src/adapters/publish-files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import type { NetworkSettings } from '../../src/network/transport.ts'
import type { CommandRunner } from '../../src/ports.ts'
import { type BuiltImage, runPublishStages } from '../../src/publish-stages.ts'
import type { ScanPlan } from '../../src/scan/scan-plan.ts'
import type { ScanReport } from '../../src/scan/scan-report.ts'
import { aRequest, CONTAINER, planOf, theirFacts, withDockerfile } from '../builders/a-plan.ts'
import { aContext } from '../builders/facts.ts'
import { aScan } from '../builders/scan-reports.ts'
import { fakeNetwork } from '../fakes/fake-network.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { aLayout, type Layout, type LayoutOptions } from './a-layout.ts'
import {
  type LoopbackRegistry,
  loopbackRegistry,
  type RegistryOptions,
} from './loopback-registry.ts'
import { impatientClock } from './support.ts'

const registries: LoopbackRegistry[] = []
afterEach(async () => {
  for (const registry of registries.splice(0)) await registry.close()
})
afterAll(removeTempFolders)

type Scene = {
  readonly inputs?: Readonly<Record<string, string>>
  readonly scan?: Partial<ScanReport>
  readonly layout?: LayoutOptions
  readonly registry?: RegistryOptions
  readonly built?: BuiltImage
  /** Nothing is where the build should have put it. */
  readonly isMissing?: boolean
  readonly settings?: NetworkSettings
  /** By which the engine knows an image that it has. */
  readonly imageId?: string
}

const TWO: LayoutOptions = {
  platforms: ['linux/amd64', 'linux/arm64'],
  attestations: true,
  user: '7',
}

/** It has the image under its digest, or under that of a config, and tar unpacks what it saved. */
function fakeEngine({ folder, digest }: Layout, id = digest): CommandRunner {
  return async ([program, ...args]) => {
    const target = args.at(-1) ?? ''
    if (program === 'tar') cpSync(folder, target, { recursive: true })
    return { exitCode: 0, stdout: program === 'docker' ? `${id}\n` : '', stderr: '' }
  }
}

/** After a build whose result was held back, with a scanner that says what the test wants. */
async function play(scene: Scene = {}) {
  const registry = await loopbackRegistry(scene.registry)
  registries.push(registry)
  const layout: Layout = aLayout(scene.layout)
  const tag = `${registry.host}/team/app:1`
  const inputs = { tags: tag, push: 'true', scan: 'enforce', retries: '2', ...scene.inputs }
  const facts = withDockerfile(theirFacts(), 'FROM scratch\nCOPY x /x\n')
  const cacheFolder = tempFolder()
  const context = aContext({ tempFolder: tempFolder(), cacheFolder })
  const planned = planOf({ inputs, facts, context, engine: CONTAINER })
  const { publish } = planned
  if (!publish) throw new Error('no scan')
  const source =
    publish.source.kind === 'held' && !scene.isMissing
      ? { kind: 'held' as const, folder: layout.folder }
      : publish.source
  const { log, messages } = recordingLogger()
  const scans: ScanPlan[] = []
  const stages: string[] = []
  const { network } = fakeNetwork({ ...(scene.settings ? { settings: scene.settings } : {}) })
  const run = fakeEngine(layout, scene.imageId)
  const transports: NetworkSettings[] = []
  const makeReal = (settings: NetworkSettings) => {
    transports.push(settings)
    return makeTransport(settings)
  }
  const outcome = await runPublishStages(
    { ...publish, source },
    scene.built ?? {},
    { request: aRequest(inputs), facts, engine: CONTAINER, plan: planned },
    context,
    {
      ...{ run, files, log, clock: impatientClock(), random: () => 0.5, env: {} },
      network: async () => ({
        ...network,
        credentialsFor: async () => undefined,
        makeTransport: makeReal,
        downloads: makeDownloadFiles(process.pid),
      }),
      measure: { openFile },
      publishFiles: async () => publishFiles,
      scan: async (plan) => {
        scans.push(plan)
        expect(registry.seen).toEqual([])
        return aScan({ mode: plan.mode, ...scene.scan })
      },
    },
    (name, body) => {
      stages.push(name)
      return body()
    },
    new AbortController().signal,
  )
  return {
    ...{ outcome, registry, layout, tag, scans, stages, transports },
    warnings: () => messages('warning'),
    infos: () => messages('info'),
  }
}

test('what passes is pushed: one digest, scanned, published and given out', async () => {
  const played = await play({ layout: TWO })
  const { outcome, registry, layout, tag, scans, stages } = played
  expect(outcome).toMatchObject({
    digest: layout.digest,
    publish: { outcome: 'pushed', digest: layout.digest, references: [tag] },
    scan: { verdict: 'pass' },
  })
  expect(outcome.failure).toBeUndefined()
  expect(registry.manifests.get('team/app 1')?.bytes).toEqual(layout.blobs.get(layout.digest))
  expect(stages).toEqual(['scan', 'publish'])
  // It may take a minute, in which nobody should wonder.
  expect(played.infos()[0]).toMatch(/^Scan: the image is looked through/)
  const index = JSON.parse(`${layout.blobs.get(layout.digest)}`)
  expect(scans[0]?.targets).toEqual([
    {
      platform: 'linux/amd64',
      digest: index.manifests[0].digest,
      user: '7',
      input: { kind: 'oci-layout', folder: expect.stringMatching(/views\/0-linux-amd64$/) },
      base: { kind: 'scratch' },
    },
    expect.objectContaining({ platform: 'linux/arm64', digest: index.manifests[2].digest }),
  ])
  const [target] = scans[0]?.targets ?? []
  const folder = target?.input.kind === 'oci-layout' ? target.input.folder : ''
  expect(readdirSync(`${folder}/blobs/sha256`)).toHaveLength(4)
})

describe('what breaks the policy', () => {
  const scan = { verdict: 'fail', reason: 'CVE-2099-0001 breaks the policy.' } as const

  test('is not pushed: the registry was not even asked', async () => {
    const { outcome, registry, layout, stages } = await play({ scan })
    expect(registry.seen).toEqual([])
    expect(stages).toEqual(['scan'])
    expect(outcome).toMatchObject({
      digest: layout.digest,
      publish: { outcome: 'refused', reason: scan.reason, references: [], pushedBytes: 0 },
      failure: {
        stage: 'scan',
        cause: 'CVE-2099-0001 breaks the policy. Nothing was pushed.',
        exitCode: 4,
      },
    })
  })

  test('is pushed where it is only reported, with a warning', async () => {
    const { outcome, warnings } = await play({ scan, inputs: { scan: 'report' } })
    expect(outcome.publish?.outcome).toBe('pushed')
    expect(outcome.failure).toBeUndefined()
    expect(warnings()).toEqual([scan.reason])
  })

  test.each([
    ['load', 'true', 'The image stays in the engine all the same.'],
    ['outputs', 'type=oci,dest=/nowhere/x.tar', 'The archive was written all the same.'],
  ])('stays on this machine (%s), and that is said', async (name, value, said) => {
    const { outcome } = await play({ scan, inputs: { push: 'false', [name]: value } })
    expect(outcome.publish).toBeUndefined()
    expect(outcome.failure?.cause).toBe(`CVE-2099-0001 breaks the policy. ${said}`)
  })
})

test('of what nobody knows whether it is clean nothing is pushed', async () => {
  const scan = { verdict: 'unknown', reason: 'There is no database.' } as const
  const { outcome, registry } = await play({ scan })
  expect(registry.seen).toEqual([])
  expect(outcome).toMatchObject({ publish: { outcome: 'refused' }, failure: { exitCode: 4 } })
})

test('without an image nothing is scanned, and it says why', async () => {
  const unknown = { verdict: 'unknown', reason: 'No image was scanned.' } as const
  const { outcome, scans } = await play({ isMissing: true, scan: unknown })
  expect(scans[0]?.targets).toEqual([])
  expect(outcome.scan.reason).toBe(
    'No image was scanned: the image cannot be read: there is no index.json in it.',
  )
  expect(outcome.failure?.exitCode).toBe(4)
})

test('without an image nothing is pushed, whatever the policy lets pass', async () => {
  const unknown = { verdict: 'unknown', reason: 'No image was scanned.' } as const
  const { outcome } = await play({ isMissing: true, scan: unknown, inputs: { scan: 'report' } })
  expect(outcome.publish).toBeUndefined()
  expect(outcome.failure).toMatchObject({ stage: 'publish', exitCode: 1 })
})

test('an image whose smoke test failed is not pushed', async () => {
  const blockedBy = 'The smoke test failed.'
  const { outcome, registry } = await play({ built: { blockedBy } })
  expect(registry.seen).toEqual([])
  expect(outcome.publish).toMatchObject({ outcome: 'refused', reason: blockedBy })
})

test.each<[string, RegistryOptions, object]>([
  [
    'a denial',
    { mischief: [{ on: /^POST/, times: 9, act: { kind: 'answer', status: 403 } }] },
    {
      stage: 'publish',
      fault: 'registry-denied',
      exitCode: 1,
      remedy: expect.stringMatching(/^Log in/),
    },
  ],
  [
    'a registry that fails for longer than is tried',
    { mischief: [{ on: /^POST/, times: 99, act: { kind: 'answer', status: 503 } }] },
    {
      stage: 'publish',
      fault: 'registry-failing',
      exitCode: 3,
      evidence: [expect.stringContaining('answers 503 for team/app.')],
    },
  ],
])('a push that fails is a failure of the run: %s', async (_, registry, failure) => {
  const { outcome } = await play({ registry })
  expect(outcome.publish?.outcome).toBe('failed')
  expect(outcome.failure).toMatchObject(failure)
})

test('no proxy stands between this program and a registry of its own machine', async () => {
  const settings = { proxy: { HTTP_PROXY: 'http://127.0.0.1:9' } }
  const { outcome, transports } = await play({ settings })
  expect(outcome.publish?.outcome).toBe('pushed')
  expect(transports.at(-1)?.proxy).toEqual({})
})

test('what is only held back to be scanned is published nowhere', async () => {
  const { outcome, registry, layout } = await play({ inputs: { push: 'false' } })
  expect(outcome.digest).toBe(layout.digest)
  expect(outcome.publish).toBeUndefined()
  expect(registry.seen).toEqual([])
})

describe('an image in the engine', () => {
  const inputs = { push: 'false', load: 'true' }

  test('is scanned under the digest by which the engine knows it', async () => {
    const { outcome, scans, layout } = await play({ inputs })
    expect(scans[0]?.targets).toMatchObject([{ digest: layout.digest }])
    expect(outcome.digest).toBe(layout.digest)
  })

  test('has no digest in a store that makes up manifests when it saves', async () => {
    const imageId = `sha256:${'5'.repeat(64)}`
    const { outcome, scans } = await play({ inputs, imageId })
    expect(scans[0]?.targets).toHaveLength(1)
    expect(scans[0]?.targets[0]?.digest).toBeUndefined()
    expect(outcome.digest).toBeUndefined()
  })
})
