import { planAttempts } from './build/attempts-policy.ts'
import { addArgs } from './build/remedies/argv.ts'
import { laterRemedies } from './build/remedies/later.ts'
import type { AttemptPorts, AttemptResult } from './build/run-attempt.ts'
import { type AttemptsResult, runAttempts } from './build/run-attempts.ts'
import { writeTemporaryFiles } from './build/temporary-files.ts'
import type { CacheReport } from './cache/cache.ts'
import type { CachePorts } from './cache/ports.ts'
import type { CompilePlan } from './compile/compile.ts'
import type { CompileOutcome } from './compile-stages.ts'
import type { OwnBuilderPlan } from './engine/own-builder.ts'
import { isFetchEmpty } from './fetch/is-empty.ts'
import { type MeasureDeps, measureImage } from './image/measure.ts'
import type { NetworkPorts } from './network/ports.ts'
import type { NetworkOutcome, Timed } from './network-stages.ts'
import type { BuildPlan, MeasurePlan } from './plan/plan.ts'
import type { Files, Http } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { assembleReport } from './report/assemble-report.ts'
import { redactReport } from './report/redact.ts'
import type {
  CompileReport,
  ImageReport,
  RunReport,
  SmokeTest,
  StageTiming,
} from './report/run-report.ts'
import type { RunContext } from './run-context.ts'
import { secretText, secretTexts } from './run-secrets.ts'
import { runSmokeTest } from './smoke-test/run-smoke-test.ts'

export type PipelinePorts = Omit<AttemptPorts, 'files'> & {
  readonly files: Files
  readonly http: Http
  readonly measure: MeasureDeps
  /** Asked for only by runs that keep something between runs. */
  readonly cache: () => Promise<CachePorts>
  /** Asked for only by runs that probe or fetch something. */
  readonly network: () => Promise<NetworkPorts>
  /** Show what the probes found, also when all is well. */
  readonly showNetwork?: boolean
  readonly random: () => number
  /** The whole environment of docker's commands. */
  readonly env: Readonly<Record<string, string>>
  readonly toolVersion: string
}

export type PipelineResult = {
  readonly report: RunReport
  /** The metadata file of buildx, JSON. */
  readonly metadata?: string
  /** What `call` (check, outline, targets) printed. */
  readonly output?: string
}

const SMOKE_TEST_TIMEOUT_MS = 60_000
const DEFAULT_PORT = 3000

/** The order of the stages. What goes wrong in one is a value in the report; a throw is a bug or a missing tool. */
export async function runPipeline(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<PipelineResult> {
  const stages: StageTiming[] = [
    { name: 'plan', startMs: 0, durationMs: ports.clock.now() - context.startedAtMs },
  ]
  const timed: Timed = async (name, body) => {
    const startMs = ports.clock.now()
    const result = await body()
    const durationMs = ports.clock.now() - startMs
    stages.push({ name, startMs: startMs - context.startedAtMs, durationMs })
    return result
  }
  const network = await prepareNetwork(prepared, context, ports, timed, signal)
  const built =
    network.failure || signal.aborted
      ? {}
      : await buildAndMeasure(prepared, context, network, ports, timed, signal)
  const { preflight, fetch } = network
  const { attempt, compiled, ...results } = built
  const failure = network.failure ?? compiled?.failure
  const cache = reportCache(prepared, compiled)
  const assembled = assembleReport({
    context,
    plan: prepared.plan,
    engine: prepared.engine,
    endedAtMs: ports.clock.now(),
    stages,
    isCancelled: signal.aborted,
    toolVersion: ports.toolVersion,
    ...results,
    compile: compileReport(prepared.plan.compile, compiled),
    ...(compiled?.cargo ? { cargo: compiled.cargo } : {}),
    ...(cache ? { cache } : {}),
    ...(attempt ? { attempt, attempts: attempt.attempts } : {}),
    ...(preflight ? { preflight } : {}),
    ...(fetch ? { fetch } : {}),
    ...(failure ? { failure } : {}),
  })
  return {
    report: redactReport(assembled, secretTexts(prepared.request, context, ports.env)),
    ...(attempt?.metadata ? { metadata: JSON.stringify(attempt.metadata, null, 2) } : {}),
    ...(attempt?.output === undefined ? {} : { output: attempt.output }),
  }
}

/** Loaded only where there is something to do: an ordinary cached build must not pay for it. */
async function prepareNetwork(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<NetworkOutcome> {
  const { plan } = prepared
  if (plan.preflight.endpoints.length === 0 && isFetchEmpty(plan.fetch)) {
    const load = async () => {
      const { makeRunRemedies } = await import('./network/run-remedies.ts')
      return makeRunRemedies(prepared, context, ports, signal)
    }
    return { buildArgs: [], remedies: laterRemedies(load) }
  }
  const { runNetworkStages } = await import('./network-stages.ts')
  return runNetworkStages(prepared, context, ports, timed, signal)
}

type Built = {
  /** Absent where nothing is compiled outside of the build. */
  readonly compiled?: CompileOutcome
  readonly attempt?: AttemptsResult
  readonly image?: ImageReport
  readonly smokeTest?: SmokeTest
}

async function buildAndMeasure(
  prepared: Prepared,
  context: RunContext,
  network: NetworkOutcome,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<Built> {
  const { plan, request } = prepared
  await writeTemporaryFiles(
    plan.temporaryFiles,
    (name) => secretText(name, request, context),
    ports.files,
  )
  const { builder } = plan
  if (builder.kind === 'own') {
    await timed('engine', () => makeBuilder(prepared, builder, context, network, ports, signal))
    if (isAborted(signal)) return {}
  }
  const compiled = await compile(prepared, context, network, ports, timed, signal)
  const outside = compiled ? { compiled } : {}
  if (compiled?.failure || isAborted(signal)) return outside
  const buildArgs = [...network.buildArgs, ...(compiled?.buildArgs ?? [])]
  const attempt = await timed('build', () =>
    attemptBuild(prepared, context, { ...network, buildArgs }, ports, signal),
  )
  if (attempt.outcome !== 'success' || attempt.output !== undefined) return { ...outside, attempt }
  const image = await timed('measure', () => measure(prepared, attempt, ports))
  const smokeTest = request.smokeTest
    ? { smokeTest: await timed('smoke-test', () => smoke(prepared, attempt, ports, signal)) }
    : {}
  const saved = await save(prepared, context, compiled, ports, timed, signal)
  return { ...outside, ...saved, attempt, image, ...smokeTest }
}

function attemptBuild(
  { plan, request, engine }: Prepared,
  context: RunContext,
  { buildArgs, remedies }: NetworkOutcome,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<AttemptsResult> {
  const { buildkitVersion } = engine.builder
  const options = {
    env: ports.env,
    cwd: context.workspaceFolder,
    signal,
    policy: planAttempts(request),
    ...(buildkitVersion === undefined || plan.builder.kind === 'own' ? {} : { buildkitVersion }),
  }
  const argv = addArgs(plan.buildx.argv, buildArgs)
  return runAttempts(
    { ...plan, buildx: { ...plan.buildx, argv } },
    { ...ports, ...(remedies ? { remedies } : {}) },
    options,
  )
}

/** Loaded only where it is done. */
async function compile(
  prepared: Prepared,
  context: RunContext,
  network: NetworkOutcome,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<CompileOutcome | undefined> {
  const { compile: plan } = prepared.plan
  if (plan.kind !== 'container') return undefined
  const { runCompileStages } = await import('./compile-stages.ts')
  return timed('compile', () => runCompileStages(plan, prepared, context, network, ports, signal))
}

/** What was compiled is kept when all else is done. */
async function save(
  prepared: Prepared,
  context: RunContext,
  compiled: CompileOutcome | undefined,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<Pick<Built, 'compiled'>> {
  const work = compiled?.work
  if (compiled === undefined || work === undefined) return {}
  const { runSaveStage } = await import('./compile-stages.ts')
  const archives = await timed('save', () => runSaveStage(work, prepared, context, ports, signal))
  return { compiled: { ...compiled, archives } }
}

/** One that does not come up because the run was cancelled is no fault of the machine. */
async function makeBuilder(
  prepared: Prepared,
  builder: OwnBuilderPlan,
  context: RunContext,
  { preflight }: NetworkOutcome,
  { run, env, files }: PipelinePorts,
  signal: AbortSignal,
): Promise<void> {
  const [{ runCreateOwnBuilder }, { planBuilderSettings }] = await Promise.all([
    import('./engine/own-builder.ts'),
    import('./plan/plan-builder-settings.ts'),
  ])
  const decisions = preflight?.decisions ?? []
  const settings = planBuilderSettings({ ...prepared, context, decisions })
  try {
    await runCreateOwnBuilder(builder, settings, {
      run: (argv, options) => run(argv, { signal, ...options }),
      env,
      files,
    })
  } catch (error) {
    if (!isAborted(signal)) throw error
  }
}

/** A function, as the compiler does not know that time passes between two looks. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted
}

function measure(
  { plan, facts, request }: Prepared,
  attempt: AttemptResult,
  ports: PipelinePorts,
): Promise<ImageReport> {
  const dockerfile = facts.dockerfileFacts && {
    stages: facts.dockerfileFacts.stages,
    contexts: request.buildContexts.map(({ name }) => name),
    ...(request.target === undefined ? {} : { target: request.target }),
  }
  return measureImage(exactly(plan.measure, attempt), ports.measure, dockerfile)
}

/** A tag can move between the build and the measurement; ids and digests cannot. */
function exactly(plan: MeasurePlan, { imageId, digest }: AttemptResult): MeasurePlan {
  if (plan.kind === 'engine') {
    return { ...plan, reference: imageId ?? plan.reference, ...(digest ? { digest } : {}) }
  }
  if (plan.kind === 'registry' && digest !== undefined) {
    return { ...plan, reference: `${withoutTag(plan.reference)}@${digest}` }
  }
  return plan
}

function withoutTag(reference: string): string {
  return reference.replace(/(?::[^:/@]+)?(?:@.*)?$/, '')
}

function smoke(
  { request, plan }: Prepared,
  attempt: AttemptResult,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<SmokeTest> {
  const smokePlan = {
    image: plan.image.tags[0] ?? attempt.imageId ?? '',
    port: request.port ?? DEFAULT_PORT,
    path: request.healthPath,
    containerName: `cv-docker-build-smoke-${ports.clock.now()}`,
    timeoutMs: SMOKE_TEST_TIMEOUT_MS,
  }
  return runSmokeTest(smokePlan, ports, signal)
}

/** The plan, unless the container could not do it. */
function compileReport(plan: CompilePlan, compiled: CompileOutcome | undefined): CompileReport {
  const { leftToBuild } = compiled ?? {}
  if (leftToBuild !== undefined) return { kind: 'in-build', reason: leftToBuild }
  return { kind: plan.kind, reason: plan.reason }
}

/** Nothing is told of a cache where nobody could expect one. */
function reportCache({ plan }: Prepared, compiled?: CompileOutcome): CacheReport | undefined {
  const { store, reason } = plan.cache
  if (plan.dockerfile.origin !== 'ours' || store.kind === 'none') return undefined
  return { store: store.kind, reason, archives: compiled?.archives ?? [] }
}

/** What has to be removed when the run is over, however it ended. */
export function leftBehind({ builder }: BuildPlan): { readonly builderName?: string } {
  return builder.kind === 'own' && !builder.keep ? { builderName: builder.name } : {}
}
