import { type AttemptPorts, type AttemptResult, runAttempt } from './build/run-attempt.ts'
import { writeTemporaryFiles } from './build/temporary-files.ts'
import { runCreateBuilder } from './engine/builder.ts'
import { type MeasureDeps, measureImage } from './image/measure.ts'
import { secretOf } from './plan/buildx-secrets.ts'
import { PROXY_SECRET, proxyFileText } from './plan/our-files.ts'
import type { BuildPlan, MeasurePlan } from './plan/plan.ts'
import type { Files, Http } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { assembleReport } from './report/assemble-report.ts'
import { redactReport } from './report/redact.ts'
import type { ImageReport, RunReport, SmokeTest, StageTiming } from './report/run-report.ts'
import { type BuildRequest, revealSecret } from './request.ts'
import type { RunContext } from './run-context.ts'
import { runSmokeTest } from './smoke-test/run-smoke-test.ts'

export type PipelinePorts = Omit<AttemptPorts, 'files'> & {
  readonly files: Files
  readonly http: Http
  readonly measure: MeasureDeps
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
  const { plan, engine } = prepared
  const stages: StageTiming[] = [
    { name: 'plan', startMs: 0, durationMs: ports.clock.now() - context.startedAtMs },
  ]
  const timed = async <T>(name: StageTiming['name'], body: () => Promise<T>): Promise<T> => {
    const startMs = ports.clock.now()
    const result = await body()
    stages.push({
      name,
      startMs: startMs - context.startedAtMs,
      durationMs: ports.clock.now() - startMs,
    })
    return result
  }
  await writeTemporaryFiles(
    plan.temporaryFiles,
    (name) => secretText(name, prepared, context),
    ports.files,
  )
  const { builder } = plan
  if (builder.kind === 'own') await timed('engine', () => runCreateBuilder(builder, ports))
  const options = { env: ports.env, cwd: context.workspaceFolder, signal }
  const attempt = await timed('build', () => runAttempt(plan, ports, options))
  const isBuilt = attempt.outcome === 'success' && attempt.output === undefined
  const image = isBuilt
    ? await timed('measure', () => measure(prepared, attempt, ports))
    : undefined
  const smokeTest =
    isBuilt && prepared.request.smokeTest
      ? await timed('smoke-test', () => smoke(prepared, attempt, ports, signal))
      : undefined
  const assembled = assembleReport({
    context,
    plan,
    engine,
    endedAtMs: ports.clock.now(),
    stages,
    attempt,
    isCancelled: signal.aborted,
    toolVersion: ports.toolVersion,
    ...(image ? { image } : {}),
    ...(smokeTest ? { smokeTest } : {}),
  })
  return {
    report: redactReport(assembled, secretTexts(prepared.request, ports.env)),
    ...(attempt.metadata ? { metadata: JSON.stringify(attempt.metadata, null, 2) } : {}),
    ...(attempt.output === undefined ? {} : { output: attempt.output }),
  }
}

function secretText(
  name: string,
  { request }: Prepared,
  { proxy }: RunContext,
): string | undefined {
  if (name === PROXY_SECRET) return proxyFileText(proxy)
  const secret = secretOf(request, name)
  return secret && revealSecret(secret)
}

/** What a failing step printed stands in the report. Contents of files are known to buildx alone. */
function secretTexts(
  { secrets, githubToken }: BuildRequest,
  env: PipelinePorts['env'],
): readonly string[] {
  const given = secrets.flatMap(({ source }) => {
    if (source.kind === 'value') return [revealSecret(source.value)]
    return source.kind === 'env' ? [env[source.name] ?? ''] : []
  })
  return githubToken ? [...given, revealSecret(githubToken)] : given
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
