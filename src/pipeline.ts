import { planAttempts } from './build/attempts-policy.ts'
import { addArgs } from './build/remedies/argv.ts'
import { laterRemedies } from './build/remedies/later.ts'
import type { AttemptPorts, AttemptResult } from './build/run-attempt.ts'
import { type AttemptsResult, runAttempts } from './build/run-attempts.ts'
import { writeTemporaryFiles } from './build/temporary-files.ts'
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
import type { ImageReport, RunReport, SmokeTest, StageTiming } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'
import { secretText, secretTexts } from './run-secrets.ts'
import { runSmokeTest } from './smoke-test/run-smoke-test.ts'

export type PipelinePorts = Omit<AttemptPorts, 'files'> & {
  readonly files: Files
  readonly http: Http
  readonly measure: MeasureDeps
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
  const { preflight, fetch, failure } = network
  const { attempt } = built
  const assembled = assembleReport({
    context,
    plan: prepared.plan,
    engine: prepared.engine,
    endedAtMs: ports.clock.now(),
    stages,
    isCancelled: signal.aborted,
    toolVersion: ports.toolVersion,
    ...built,
    ...(attempt ? { attempts: attempt.attempts } : {}),
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
  const { plan, request, engine } = prepared
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
  const { buildkitVersion } = engine.builder
  const options = {
    env: ports.env,
    cwd: context.workspaceFolder,
    signal,
    policy: planAttempts(request),
    ...(buildkitVersion === undefined || builder.kind === 'own' ? {} : { buildkitVersion }),
  }
  const argv = addArgs(plan.buildx.argv, network.buildArgs)
  const { remedies } = network
  const attempt = await timed('build', () =>
    runAttempts(
      { ...plan, buildx: { ...plan.buildx, argv } },
      { ...ports, ...(remedies ? { remedies } : {}) },
      options,
    ),
  )
  if (attempt.outcome !== 'success' || attempt.output !== undefined) return { attempt }
  const image = await timed('measure', () => measure(prepared, attempt, ports))
  if (!request.smokeTest) return { attempt, image }
  const smokeTest = await timed('smoke-test', () => smoke(prepared, attempt, ports, signal))
  return { attempt, image, smokeTest }
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

/** What has to be removed when the run is over, however it ended. */
export function leftBehind({ builder }: BuildPlan): { readonly builderName?: string } {
  return builder.kind === 'own' && !builder.keep ? { builderName: builder.name } : {}
}
