import { laterRemedies } from './build/remedies/later.ts'
import { type Built, runBuildStages } from './build-stages.ts'
import { type Compared, compareRun } from './compare-stage.ts'
import { isFetchEmpty } from './fetch/is-empty.ts'
import { type AfterBuild, runAfterBuild, useEarlierImage } from './image-stages.ts'
import { type Kept, lookAround, saveAll } from './keep-stages.ts'
import type { NetworkOutcome, Timed } from './network-stages.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import type { BuildPlan } from './plan/plan.ts'
import type { Prepared } from './prepare.ts'
import { assembleReport } from './report/assemble-report.ts'
import { redactReport } from './report/redact.ts'
import { reportCache, reportCompile } from './report/report-cache.ts'
import type { RunReport, StageTiming } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'
import { secretTexts } from './run-secrets.ts'

export type PipelineResult = {
  readonly report: RunReport
  /** The metadata file of buildx, JSON. */
  readonly metadata?: string
  /** What `call` (check, outline, targets) printed. */
  readonly output?: string
}

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
  const timed = makeTimed(stages, context, ports)
  const done = await runStages(prepared, context, ports, timed, signal)
  const parts = partsOf(done, prepared, stages)
  const compared = await compareRun(parts, prepared, context, ports, timed, signal)
  const assembled = assembleReport({
    context,
    plan: prepared.plan,
    engine: prepared.engine,
    endedAtMs: ports.clock.now(),
    isCancelled: signal.aborted,
    toolVersion: ports.toolVersion,
    ...parts,
    ...(compared.delta ? { delta: compared.delta } : {}),
    ...endOf(done, compared),
  })
  const report = redactReport(assembled, secretTexts(prepared.request, context, ports.env))
  await compared.keep?.(report)
  const { metadata, output } = done.built.attempt ?? {}
  return {
    report,
    ...(metadata ? { metadata: JSON.stringify(metadata, null, 2) } : {}),
    ...(output === undefined ? {} : { output }),
  }
}

/** What ended the run, if anything did: the first stage that failed. */
function endOf({ network, built, image }: Done, compared: Compared) {
  const failure = network.failure ?? built.compiled?.failure ?? image.failure ?? compared.failure
  return failure ? { failure } : {}
}

/** What the stages found, as the report has it. */
function partsOf(
  { network, built, kept, image: { failure: _, ...image } }: Done,
  { plan }: Prepared,
  stages: readonly StageTiming[],
) {
  const { attempt, compiled } = built
  const { preflight, fetch } = network
  const cache = reportCache(plan, compiled, kept, fetch)
  const cargo = compiled?.cargo ?? attempt?.cargo
  return {
    stages,
    ...image,
    compile: reportCompile(plan.compile, compiled),
    ...(cargo ? { cargo } : {}),
    ...(cache ? { cache } : {}),
    ...(attempt ? { attempt, attempts: attempt.attempts } : {}),
    ...(preflight ? { preflight } : {}),
    ...(fetch ? { fetch } : {}),
  }
}

type Done = {
  readonly network: NetworkOutcome
  readonly built: Built
  /** Of what is kept between runs. */
  readonly kept: Kept
  readonly image: AfterBuild
}

const NO_NETWORK: NetworkOutcome = { buildArgs: [] }

async function runStages(
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<Done> {
  const looked = await lookAround(prepared, context, ports, timed, signal)
  if (looked.look?.kind === 'found' && !signal.aborted) {
    const { image } = looked.look
    const after = await useEarlierImage(image, prepared, ports, timed, signal)
    return { network: NO_NETWORK, built: {}, kept: looked.kept, image: after }
  }
  const network = await prepareNetwork(prepared, context, ports, timed, signal)
  const nothing = { network, built: {}, kept: looked.kept, image: {} }
  if (network.failure || signal.aborted) return nothing
  const built = await runBuildStages(prepared, context, network, ports, timed, signal)
  const { attempt } = built
  if (attempt?.outcome !== 'success' || attempt.output !== undefined) return { ...nothing, built }
  const image = await runAfterBuild(attempt, prepared, context, ports, timed, signal)
  const work = { looked, built: { ...built, attempt }, network, image }
  const saved = await saveAll(work, prepared, context, ports, timed, signal)
  return { network, image, ...saved }
}

function makeTimed(stages: StageTiming[], context: RunContext, ports: PipelinePorts): Timed {
  return async (name, body) => {
    const startMs = ports.clock.now()
    const result = await body()
    const durationMs = ports.clock.now() - startMs
    stages.push({ name, startMs: startMs - context.startedAtMs, durationMs })
    return result
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

/** What has to be removed when the run is over, however it ended. */
export function leftBehind({ builder }: BuildPlan): { readonly builderName?: string } {
  return builder.kind === 'own' && !builder.keep ? { builderName: builder.name } : {}
}
