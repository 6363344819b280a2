import { openFile } from '../src/adapters/random-access.ts'
import type { EngineApi } from '../src/image/engine-api.ts'
import type { MeasureDeps } from '../src/image/measure.ts'
import type { NetworkPorts } from '../src/network/ports.ts'
import { runPipeline } from '../src/pipeline.ts'
import type { PipelinePorts } from '../src/pipeline-ports.ts'
import type { CommandOptions, Http } from '../src/ports.ts'
import type { Prepared } from '../src/prepare.ts'
import { aRequest, ourFacts, type PlanSetting, planOf } from './builders/a-plan.ts'
import { aContext, anEngine } from './builders/facts.ts'
import { memoryFiles } from './engine-unit/fake-world.ts'
import { fakeCommandRunner } from './fakes/fake-command-runner.ts'
import { recordingLogger } from './fakes/recording-logger.ts'

export const STARTED = aContext().startedAtMs
export const ID = `sha256:${'1'.repeat(64)}`

export type Scene = PlanSetting & {
  readonly docker?: Parameters<typeof fakeCommandRunner>[0]
  readonly http?: Http
  /** What buildx writes; both files when not given. */
  readonly results?: { readonly iid?: string; readonly metadata?: object }
  readonly abort?: AbortController
  readonly measure?: Partial<MeasureDeps>
  /** Without it, a run that asks for the network fails. */
  readonly network?: NetworkPorts
  readonly showNetwork?: boolean
  /** Content of files by absolute path. */
  readonly files?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

/** A clock that others move: sleeping takes none of its time. */
function steppingClock() {
  let nowMs = STARTED + 100
  return {
    now: () => nowMs,
    sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
    advance: (durationMs: number) => {
      nowMs += durationMs
    },
  }
}

/** An engine that has no image, and remembers what it was asked for. */
function emptyEngine() {
  const asked: string[] = []
  const openEngine = (): EngineApi => ({
    getJson: async (path) => void asked.push(path),
    getStream: async () => {
      throw new Error('HTTP 404')
    },
    readContent: async (digest) => void asked.push(`content ${digest}`),
    callBuildKit: async () => undefined,
    close: () => {},
  })
  return { asked, openEngine }
}

const NO_HTTP: Http = async () => {
  throw new Error('connection refused')
}

/** Runs the pipeline over fakes; the docker of this test takes 500 ms for each command. */
export async function runScene(setting: Scene = {}) {
  const { context = aContext(), engine = anEngine(), facts = ourFacts() } = setting
  const { results = { iid: ID, metadata: {} }, abort = new AbortController() } = setting
  const plan = planOf(setting)
  const request = aRequest(setting.inputs, context)
  const { hostCargo } = setting
  const known = hostCargo ? { hostCargo } : {}
  const prepared: Prepared = { request, facts, engine, plan, ...known }
  const memory = memoryFiles({ ...setting.files })
  const clock = steppingClock()
  const seen: { readonly options: CommandOptions; readonly texts: Map<string, string> }[] = []
  const { run: docker, lines, calls } = fakeCommandRunner({ docker: {}, ...setting.docker })
  const api = emptyEngine()
  const logger = recordingLogger()
  const ports: PipelinePorts = {
    run: async (argv, options = {}) => {
      clock.advance(500)
      seen.push({ options, texts: new Map(memory.texts) })
      if (argv[2] === 'build') {
        const { iid, metadata } = results
        if (iid) memory.texts.set(plan.results.iidFile, iid)
        if (metadata) memory.texts.set(plan.results.metadataFile, JSON.stringify(metadata))
      }
      return docker(argv, options)
    },
    clock,
    files: memory.files,
    http: setting.http ?? NO_HTTP,
    log: logger.log,
    env: setting.env ?? { PATH: '/bin' },
    toolVersion: '9.9.9',
    random: () => 0.5,
    cache: async () => {
      throw new Error('this run keeps nothing')
    },
    publishFiles: async () => {
      throw new Error('this run publishes nothing')
    },
    scan: async () => {
      throw new Error('this run scans nothing')
    },
    network: async () => {
      if (setting.network === undefined) throw new Error('this run needs no network')
      return setting.network
    },
    ...(setting.showNetwork === undefined ? {} : { showNetwork: setting.showNetwork }),
    measure: {
      run: docker,
      files: memory.files,
      http: setting.http ?? NO_HTTP,
      clock: { now: clock.now, sleep: async () => {} },
      openFile,
      dockerConfigFolder: '/none',
      openEngine: api.openEngine,
      ...setting.measure,
    },
  }
  const result = await runPipeline(prepared, context, ports, abort.signal)
  const { texts } = memory
  const { report } = result
  return { result, report, lines: lines(), calls, seen, asked: api.asked, plan, logger, texts }
}

export function stageNames({ report }: Awaited<ReturnType<typeof runScene>>): readonly string[] {
  return report.stages.map(({ name }) => name)
}
