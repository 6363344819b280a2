import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../src/adapters/files.ts'
import { STALL_LIMITS } from '../src/build/retry.ts'
import type { CachePorts } from '../src/cache/ports.ts'
import { DONE } from '../src/compile/container-argv.ts'
import {
  type CompileOutcome,
  type CompileStagePorts,
  runCompileStages,
} from '../src/compile-stages.ts'
import type { BuilderFacts } from '../src/engine/facts.ts'
import type { NetworkOutcome } from '../src/network-stages.ts'
import { runSaveStage } from '../src/pack-stages.ts'
import type { CommandRunner, Files } from '../src/ports.ts'
import type { Prepared } from '../src/prepare.ts'
import { aRequest, ourFacts, planOf } from './builders/a-plan.ts'
import { aContext, anEngine, aWorkspace } from './builders/facts.ts'
import {
  clockThatPasses,
  compiles,
  errorOf,
  makeScene,
  type Scene,
  says,
  untilStopped,
} from './compile/compile-scene.ts'
import { removeTempFolders, tempFolder } from './fakes/temp-folder.ts'

afterAll(removeTempFolders)

const [MANIFEST, CONFIG] = ['7', '8'].map((digit) => `sha256:${digit.repeat(64)}`)
const METADATA = {
  'containerimage.digest': MANIFEST,
  'containerimage.config.digest': CONFIG,
}
const REMOTE: BuilderFacts = { name: 'far', driver: 'docker-container', platforms: [] }
const DIRECTORY = { cache: 'directory', 'cache-dir': '/share', retries: '0', preflight: 'strict' }

type Stage = Scene & {
  readonly inputs?: Readonly<Record<string, string>>
  readonly buildx?: CommandRunner
  /** Ids of images that the engine knows. */
  readonly known?: readonly (string | undefined)[]
  readonly builder?: BuilderFacts
  readonly network?: Partial<NetworkOutcome>
  readonly hasCrates?: boolean
  readonly abort?: AbortController
  readonly cache?: Partial<CachePorts>
  readonly files?: Files
}

function setUp({ inputs, buildx, known = [], builder, ...scene }: Stage) {
  const made = makeScene(scene)
  const tempFolderOfRun = tempFolder()
  const context = aContext({ tempFolder: tempFolderOfRun })
  const { contextFolder } = made.setting.source
  const facts = ourFacts('minimal', { workspace: aWorkspace({ contextFolder }) })
  const setting = { inputs: { ...DIRECTORY, ...inputs }, context, facts }
  const plan = planOf(setting)
  if (plan.compile.kind !== 'container') throw new Error(plan.compile.reason)
  const request = aRequest(setting.inputs, context)
  const engine = anEngine(builder ? { builder } : {})
  const prepared: Prepared = { request, facts, engine, plan }
  const built: (readonly string[])[] = []
  const run: CommandRunner = async (argv, options) => {
    if (argv[1] === 'image') {
      return { exitCode: known.includes(argv.at(-1)) ? 0 : 1, stdout: '', stderr: '' }
    }
    if (argv[1] !== 'buildx') return made.ports.run(argv, options)
    built.push(argv)
    writeFileSync(join(tempFolderOfRun, 'toolchain.json'), JSON.stringify(METADATA))
    return buildx?.(argv, options) ?? { exitCode: 0, stdout: '', stderr: '' }
  }
  const asked: string[] = []
  const cache: CachePorts = {
    store: (decision) => {
      asked.push(decision.store.kind)
      return made.store
    },
    archiver: made.ports.archiver,
    contextFiles: made.ports.contextFiles,
    copyFolder: made.ports.copyFolder,
    ...scene.cache,
  }
  const { clock, log } = made.ports
  const ports: CompileStagePorts = {
    ...{ run, clock, log, files: scene.files ?? files, env: {}, random: () => 0.5 },
    cache: async () => cache,
  }
  return { ...made, compile: plan.compile, prepared, context, ports, built, asked }
}

async function runStage(stage: Stage = {}) {
  const scene = setUp(stage)
  const { compile, prepared, context, ports } = scene
  const { abort = new AbortController(), hasCrates = true } = stage
  const crates = hasCrates ? { cratesFolder: '/crates' } : {}
  const network: NetworkOutcome = { buildArgs: [], ...crates, ...stage.network }
  const outcome = await runCompileStages(compile, prepared, context, network, ports, abort.signal)
  const save = () => {
    if (outcome.work === undefined) throw new Error('nothing was compiled')
    return runSaveStage(outcome.work, prepared, ports, abort.signal)
  }
  return { ...scene, outcome, save }
}

/** What the build needs to know: the steps of the Dockerfile compile, and the log and the report say why. */
function expectLeft(outcome: CompileOutcome, messages: readonly string[], reason: string): void {
  expect(outcome).toMatchObject({ buildArgs: [], leftToBuild: expect.stringContaining(reason) })
  expect(outcome).not.toHaveProperty('failure')
  expect(outcome).not.toHaveProperty('work')
  expect(messages).toContain(`${outcome.leftToBuild} The steps of the Dockerfile compile.`)
}

test('the result takes the place of the stage `application`', async () => {
  const { outcome, context } = await runStage()
  const folder = join(context.tempFolder, 'compile/application')
  expect(outcome).toMatchObject({
    buildArgs: ['--build-context', `application=${folder}`],
    archives: [{ name: 'units', hit: 'miss' }],
    cargo: { fresh: 0, compiled: 2 },
    work: { targetFolder: join(context.tempFolder, 'compile/target') },
  })
})

test.each<[string, readonly (string | undefined)[], BuilderFacts, string | undefined]>([
  ['', [], { ...REMOTE, imageStore: 'containerd' }, MANIFEST],
  [', with the older image store', [], { ...REMOTE, imageStore: 'classic' }, CONFIG],
  ['; the engine is asked where it is not known', [MANIFEST, CONFIG], REMOTE, MANIFEST],
  ['; asked, it knows the other one', [CONFIG], REMOTE, CONFIG],
  ['; by its tag where it knows neither', [], REMOTE, 'cv-docker-build-toolchain:minimal'],
])(
  'the container is of the tool chain that was built, whatever its tag says by then%s',
  async (_name, known, builder, image) => {
    const { calls, built } = await runStage({ known, builder })
    expect(built).toHaveLength(1)
    expect(calls.map(({ argv }) => argv.at(-3))).toEqual([image])
  },
)

test('the network stages have a say in how the tool chain is built', async () => {
  const buildArgs = ['--build-arg', 'CARGO_HTTP_MULTIPLEXING=false']
  const { built } = await runStage({ network: { buildArgs } })
  expect(built[0]?.slice(-3)).toEqual([...buildArgs, '.'])
})

test('what was compiled is packed meanwhile, and saved when all else is done', async () => {
  const { save, saved, outcome } = await runStage()
  expect(await outcome.work?.packing).toMatchObject({ units: { outcome: 'packed' } })
  expect(saved).toEqual([])
  expect(await save()).toMatchObject([
    { name: 'units', saved: { outcome: 'saved' } },
    { name: 'workspace', saved: { outcome: 'saved' } },
  ])
  expect(saved).toHaveLength(2)
})

test('once it is packed, only what the image needs is left of it', async () => {
  const { outcome, context } = await runStage()
  await outcome.work?.tidied
  expect(await outcome.work?.packing).toMatchObject({ units: { outcome: 'packed' } })
  const left = readdirSync(join(context.tempFolder, 'compile')).sort()
  expect(left).toEqual(['application', 'tmp'])
})

test('the build begins before the container has ended; its folders stay until then', async () => {
  let end = () => {}
  const ending = new Promise<void>((resolve) => {
    end = resolve
  })
  const lingers: typeof compiles = async (place, options) => {
    const ended = await compiles(place, options)
    options.onStdoutLine?.(DONE)
    await ending
    return ended
  }
  const { outcome, context } = await runStage({ compile: [lingers] })
  expect(await outcome.work?.packing).toMatchObject({ units: { outcome: 'packed' } })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(readdirSync(join(context.tempFolder, 'compile'))).toContain('target')
  end()
  await outcome.work?.tidied
  expect(readdirSync(join(context.tempFolder, 'compile'))).not.toContain('target')
})

test.each(['EACCES', 'ENOTEMPTY'])(
  'what cannot be removed (%s) is left to the end of the run',
  async (code) => {
    const fail = async () => {
      throw errorOf(code)
    }
    const isFolder = (path: string) => /\/(?:app|crates|target)$/.test(path)
    const stubborn: typeof files.remove = (path) => (isFolder(path) ? fail() : files.remove(path))
    const { save } = await runStage({ files: { ...files, remove: stubborn } })
    expect(await save()).toMatchObject([{ saved: { outcome: 'saved' } }, {}])
  },
)

test('without a store there is nothing to restore and nothing to save', async () => {
  const { save, outcome } = await runStage({ cache: { store: () => undefined } })
  expect(outcome.archives).toEqual([])
  expect(await save()).toEqual([])
})

test('limits are those of the inputs', async () => {
  const ports = { clock: clockThatPasses(77_000) }
  const { outcome } = await runStage({ compile: [untilStopped], ports, inputs: { timeout: '77' } })
  expect(outcome.leftToBuild).toContain('its time was up')
})

describe('the steps of the Dockerfile compile', () => {
  const failing: CommandRunner = async (_argv, options) => {
    options?.onStderrLine?.('ERROR: failed to solve: tools: not found')
    return { exitCode: 1, stdout: '', stderr: 'ERROR: x' }
  }

  test.each<[string, Stage, string]>([
    ['without crates on this machine', { hasCrates: false }, 'crates'],
    ['without a tool chain', { buildx: failing }, 'The tool chain could not be made'],
    [
      'where the engine does not share folders',
      { identify: async () => ({ stdout: 'rustc' }) },
      'does not see the folders',
    ],
    [
      'where the container is lost',
      { compile: [says(125, 'docker: Error response from daemon')] },
      'The compile container failed',
    ],
    [
      'where it was silent for too long',
      { compile: [untilStopped], ports: { clock: clockThatPasses(STALL_LIMITS.stepMs) } },
      'no sign of life',
    ],
  ])('%s', async (_name, stage, reason) => {
    const { outcome, logger } = await runStage(stage)
    expectLeft(outcome, logger.messages('info'), reason)
  })

  test('nothing is built for a container that would have no crates', async () => {
    const { built } = await runStage({ hasCrates: false })
    expect(built).toEqual([])
  })
})

test('code that does not compile ends the run', async () => {
  const lines = ['error[E0425]: x', 'error: could not compile `web` (bin "web") due to 1 error']
  const { outcome } = await runStage({ compile: [says(101, ...lines)] })
  expect(outcome).toMatchObject({ buildArgs: [], failure: { stage: 'compile', exitCode: 1 } })
  expect(outcome).not.toHaveProperty('leftToBuild')
})

test.each<[string, (abort: AbortController) => Stage]>([
  [
    'while the tool chain is built',
    (abort) => ({
      buildx: async () => {
        abort.abort()
        return { exitCode: 143, stdout: '', stderr: '', stopped: 'aborted' }
      },
    }),
  ],
  [
    'while it is compiled',
    (abort) => ({
      compile: [
        async () => {
          abort.abort()
          return { exitCode: 130, stopped: 'aborted' as const }
        },
      ],
    }),
  ],
])('a run that is cancelled %s has no failure and promises nothing', async (_name, stageOf) => {
  const abort = new AbortController()
  const { outcome, logger } = await runStage({ ...stageOf(abort), abort })
  expect(outcome).toEqual({ buildArgs: [], archives: [] })
  expect(logger.messages().filter((message) => message.includes('Dockerfile'))).toEqual([])
})
