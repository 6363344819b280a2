import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../src/adapters/archive.ts'
import { contextFiles } from '../src/adapters/context-files.ts'
import { files } from '../src/adapters/files.ts'
import { openFile } from '../src/adapters/random-access.ts'
import type { EngineApi } from '../src/image/engine-api.ts'
import type { NetworkPorts } from '../src/network/ports.ts'
import { runPipeline } from '../src/pipeline.ts'
import type { PipelinePorts } from '../src/pipeline-ports.ts'
import type { CommandRunner } from '../src/ports.ts'
import type { Prepared } from '../src/prepare.ts'
import { aRequest, planOf, theirFacts, withDockerfile } from './builders/a-plan.ts'
import { aContext, anEngine, aWorkspace } from './builders/facts.ts'
import { fakeEngine, savedImage } from './cache/unchanged/fake-engine.ts'
import { fakeStore } from './cache/unchanged/fake-store.ts'
import { recordingLogger } from './fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from './fakes/temp-folder.ts'

afterAll(removeTempFolders)

const TEXT = 'FROM scratch\nCOPY . /\n'
const IMAGE = savedImage('one')
const EMPTY_ENGINE: EngineApi = {
  getJson: async () => undefined,
  getStream: async () => {
    throw new Error('HTTP 404')
  },
  readContent: async () => undefined,
  callBuildKit: async () => undefined,
  close: () => {},
}

/** What stays between the runs of one test. */
function aMachine() {
  const engine = fakeEngine([IMAGE])
  return { engine, kept: fakeStore(), home: tempFolder(), builds: { count: 0, exitCode: 0 } }
}

type Machine = ReturnType<typeof aMachine>
type Inputs = Readonly<Record<string, string>>

function docker({ engine, builds }: Machine, plan: Prepared['plan']): CommandRunner {
  return async (argv, options) => {
    if (argv[1] !== 'buildx' || argv[2] !== 'build') return engine.run(argv, options)
    builds.count += 1
    if (builds.exitCode !== 0) return { exitCode: builds.exitCode, stdout: '', stderr: 'ERROR: no' }
    engine.images.set(IMAGE.manifest, IMAGE)
    writeFileSync(plan.results.iidFile, IMAGE.manifest)
    writeFileSync(
      plan.results.metadataFile,
      JSON.stringify({ 'containerimage.digest': IMAGE.manifest }),
    )
    return { exitCode: 0, stdout: '', stderr: '' }
  }
}

async function aRun(
  machine: Machine,
  folder: string,
  given: Inputs = {},
  scan: PipelinePorts['scan'] = async () => {
    throw new Error('nothing is scanned')
  },
) {
  const inputs = {
    ...{ cache: 'directory', 'cache-dir': '/archives', 'skip-unchanged': 'on', tags: 'web:1' },
    ...{ retries: '0', preflight: 'off', fetch: 'off' },
    ...given,
  }
  const workspace = aWorkspace({ contextFolder: folder })
  const facts = withDockerfile(theirFacts('repository', 'Dockerfile', { workspace }), TEXT)
  const context = aContext({
    ...{ workspaceFolder: folder, tempFolder: tempFolder(), cacheFolder: machine.home },
  })
  const plan = planOf({ inputs, facts, context })
  const request = aRequest(inputs, context)
  const prepared: Prepared = { request, facts, engine: anEngine(), plan }
  const run = docker(machine, plan)
  const logger = recordingLogger()
  let now = context.startedAtMs
  const clock = { now: () => ++now, sleep: async () => {} }
  const http = async () => {
    throw new Error('connection refused')
  }
  const ports: PipelinePorts = {
    ...{ run, clock, files, http, log: logger.log, env: {}, toolVersion: '1.0.0' },
    random: () => 0.5,
    cache: async () => ({
      ...{ store: () => machine.kept, archiver: makeArchiver(), contextFiles },
      copyFolder: async () => {},
    }),
    network: async (): Promise<NetworkPorts> => {
      throw new Error('this run needs no network')
    },
    publishFiles: async () => {
      throw new Error('nothing is published')
    },
    scan,
    measure: {
      ...{ run, files, http, clock, openFile, dockerConfigFolder: '/none' },
      openEngine: () => EMPTY_ENGINE,
    },
  }
  const { report } = await runPipeline(prepared, context, ports, new AbortController().signal)
  return { report, logger, stages: report.stages.map(({ name }) => name) }
}

function project(): string {
  return tempFolder({ Dockerfile: TEXT, a: '1' })
}

test('the second run of the same input is not built, and says so', async () => {
  const [machine, folder] = [aMachine(), project()]
  const first = await aRun(machine, folder)
  expect(first.report.outcome).toBe('success')
  expect(first.stages).toEqual(['plan', 'cache', 'build', 'measure', 'save'])
  expect(first.report.cache).toMatchObject({
    archives: [{ name: 'image', hit: 'miss', saved: { outcome: 'saved' } }],
  })
  expect(first.report.cache?.unchanged).toBeUndefined()
  const second = await aRun(machine, folder)
  expect(machine.builds.count).toBe(1)
  expect(second.stages).toEqual(['plan', 'cache', 'measure'])
  expect(second.report).toMatchObject({
    outcome: 'success',
    attempts: [],
    image: { imageId: IMAGE.manifest, digest: IMAGE.manifest },
    cache: { unchanged: { imageId: IMAGE.manifest } },
  })
  expect(second.report.compile).toBeUndefined()
  expect(second.logger.messages('info').join('\n')).toContain(
    'Nothing that goes into the image has changed: web:1 is that of an earlier build.',
  )
})

test('another file, another build', async () => {
  const [machine, folder] = [aMachine(), project()]
  await aRun(machine, folder)
  writeFileSync(join(folder, 'a'), '2')
  const { report } = await aRun(machine, folder)
  expect(machine.builds.count).toBe(2)
  expect(report.cache?.unchanged).toBeUndefined()
})

test('an image of a failed build is not kept', async () => {
  const [machine, folder] = [aMachine(), project()]
  machine.builds.exitCode = 1
  const { report, stages } = await aRun(machine, folder)
  expect(report.outcome).toBe('failure')
  expect(stages).not.toContain('save')
  expect(machine.kept.keys()).toEqual([])
  machine.builds.exitCode = 0
  await aRun(machine, folder)
  expect(machine.builds.count).toBe(2)
})

test('switched off: nothing is looked for and nothing kept', async () => {
  const [machine, folder] = [aMachine(), project()]
  for (const _ of [1, 2]) {
    const { stages } = await aRun(machine, folder, { 'skip-unchanged': 'off' })
    expect(stages).toEqual(['plan', 'build', 'measure'])
  }
  expect(machine.builds.count).toBe(2)
  expect(machine.kept.keys()).toEqual([])
})

test('asked for where it cannot be: why not', async () => {
  const { logger, report } = await aRun(aMachine(), project(), { 'no-cache': 'true' })
  expect(report.outcome).toBe('success')
  expect(logger.messages('notice')).toEqual([
    'The build cannot be skipped. The build shall use no cache.',
  ])
})

test('what is scanned is built', async () => {
  const [machine, folder] = [aMachine(), project()]
  await aRun(machine, folder)
  const run = aRun(machine, folder, { scan: 'report' })
  await expect(run).rejects.toThrow('nothing is')
  expect(machine.builds.count).toBe(2)
})

test('what a scan needed stands among the archives of the report', async () => {
  const [machine, folder] = [aMachine(), project()]
  const miss = { hit: 'miss', restoredBytes: 0, restoreMs: 1, remarks: [] } as const
  const saved = { outcome: 'saved', bytes: 47, durationMs: 2 } as const
  const run = await aRun(machine, folder, { scan: 'report' }, async ({ policy }) => ({
    scan: {
      ...{ mode: 'report', verdict: 'unknown', reason: 'A test.', policy },
      ...{ platforms: [], ignoreEntries: [], remarks: [], files: [] },
    },
    tools: {
      archives: [{ name: 'scanner', ...miss }],
      save: async () => [{ name: 'scanner', ...miss, saved }],
    },
  }))
  expect(run.report.scan?.verdict).toBe('unknown')
  expect(run.report.cache?.archives).toContainEqual({ name: 'scanner', ...miss, saved })
  expect(run.stages.at(-1)).toBe('save')
})
