import { planAttempts } from './build/attempts-policy.ts'
import { addArgs } from './build/remedies/argv.ts'
import { laterRemedies } from './build/remedies/later.ts'
import type { AttemptPorts, AttemptResult } from './build/run-attempt.ts'
import { type AttemptsResult, runAttempts } from './build/run-attempts.ts'
import { writeTemporaryFiles } from './build/temporary-files.ts'
import { runCreateBuilder } from './engine/builder.ts'
import { isFetchEmpty } from './fetch/is-empty.ts'
import { type MeasureDeps, measureImage } from './image/measure.ts'
import type { NetworkPorts } from './network/ports.ts'
import type { NetworkOutcome, Timed } from './network-stages.ts'
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
  const built = network.failure
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
      const { makeRunRemedies } = await import('./network-stages.ts')
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
  { buildArgs, remedies }: NetworkOutcome,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<Built> {
  const { plan, request, engine } = prepared
  await writeTemporaryFiles(
    plan.temporaryFiles,
    (name) => secretText(name, prepared, context),
    ports.files,
  )
  const { builder } = plan
  if (builder.kind === 'own') await timed('engine', () => runCreateBuilder(builder, ports))
  const { buildkitVersion } = engine.builder
  const options = {
    env: ports.env,
    cwd: context.workspaceFolder,
    signal,
    policy: planAttempts(request),
    ...(buildkitVersion === undefined || builder.kind === 'own' ? {} : { buildkitVersion }),
  }
  const argv = addArgs(plan.buildx.argv, buildArgs)
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
  { proxy }: RunContext,
  env: PipelinePorts['env'],
): readonly string[] {
  const given = secrets.flatMap(({ source }) => {
    if (source.kind === 'value') return [revealSecret(source.value)]
    return source.kind === 'env' ? [env[source.name] ?? ''] : []
  })
  const token = githubToken ? [revealSecret(githubToken)] : []
  return [...given, ...token, ...Object.values(proxy).flatMap(passwordsOf)]
}

/** A probe or a tool may quote the URL of a proxy: its password is a secret in both forms. */
function passwordsOf(proxy: string): readonly string[] {
  const password = /^\w+:\/\/[^/@]*?:(?<password>[^/]*)@/.exec(proxy)?.groups?.password ?? ''
  return password === '' ? [] : [password, unescapeText(password)]
}

function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
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
