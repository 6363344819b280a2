import type { AttemptResult } from './build/run-attempt.ts'
import type { FoundImage } from './cache/unchanged/find-unchanged.ts'
import { mayCompare } from './compare-stage.ts'
import { measureImage } from './image/measure.ts'
import { builtDockerfile } from './image/origins.ts'
import type { Timed } from './network-stages.ts'
import type { KeptTools, PipelinePorts } from './pipeline-ports.ts'
import type { MeasurePlan } from './plan/plan.ts'
import type { Prepared } from './prepare.ts'
import type { PublishReport } from './publish/publish-report.ts'
import type { Failure, ImageReport, SmokeTest } from './report/run-report.ts'
import type { RunContext } from './run-context.ts'
import type { ScanPlan } from './scan/scan-plan.ts'
import type { ScanReport } from './scan/scan-report.ts'
import { runSmokeTest } from './smoke-test/run-smoke-test.ts'

/** What came of a finished image. */
export type AfterBuild = {
  readonly image?: ImageReport
  readonly smokeTest?: SmokeTest
  readonly scan?: ScanReport
  readonly publish?: PublishReport
  /** Of a scan: what it needed, to be kept when all is done. */
  readonly tools?: KeptTools
  /** Present where the image may not be used, or did not get where it should. */
  readonly failure?: Failure
}

const SMOKE_TEST_TIMEOUT_MS = 60_000
const DEFAULT_PORT = 3000

/** Measures what was built and tries it; scans and publishes it where the plan holds it back for that. */
export async function runAfterBuild(
  attempt: AttemptResult,
  prepared: Prepared,
  context: RunContext,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<AfterBuild> {
  const { plan, request } = prepared
  const { publish } = plan
  if (publish) await settle(publish.source, ports)
  const measurement = exactly(plan.measure, attempt)
  const files = await listsFiles(prepared, context)
  const image = await timed('measure', () => measure(measurement, prepared, ports, files))
  const smokeTest = request.smokeTest
    ? await timed('smoke-test', () => smoke(prepared, attempt, ports, signal))
    : undefined
  const tested = { image, ...(smokeTest ? { smokeTest } : {}) }
  if (publish === undefined || signal.aborted) return tested
  const isBad = smokeTest?.outcome === 'failure'
  const built = {
    ...(attempt.imageId === undefined ? {} : { imageId: attempt.imageId }),
    ...(isBad ? { blockedBy: `The smoke test failed: ${smokeTest.cause ?? 'no answer'}` } : {}),
  }
  const { runPublishStages } = await import('./publish-stages.ts')
  const kept: { tools?: KeptTools } = {}
  const stagePorts = {
    ...ports,
    scan: async (scanPlan: ScanPlan) => {
      const { scan, tools } = await ports.scan(scanPlan, prepared, context, signal)
      if (tools) kept.tools = tools
      return scan
    },
  }
  const outcome = await runPublishStages(
    publish,
    built,
    prepared,
    context,
    stagePorts,
    timed,
    signal,
  )
  // The report takes the digest from what was pushed, else from the build (assemble-report.ts).
  const { digest: _, ...done } = outcome
  return { ...tested, ...done, ...kept }
}

async function settle(
  source: NonNullable<Prepared['plan']['publish']>['source'],
  ports: PipelinePorts,
): Promise<void> {
  const { settleHeld } = await import('./publish-stages.ts')
  await settleHeld(source, ports)
}

/** In the place of a build: nothing that goes into the image has changed since this one was made. */
export async function useEarlierImage(
  found: FoundImage,
  prepared: Prepared,
  ports: PipelinePorts,
  timed: Timed,
  signal: AbortSignal,
): Promise<AfterBuild> {
  const { planFoundMeasurement } = await import('./unchanged-stages.ts')
  const plan = planFoundMeasurement(prepared.plan, found)
  const files = prepared.request.report !== undefined
  const image = await timed('measure', () => measure(plan, prepared, ports, files))
  if (!prepared.request.smokeTest) return { image }
  const built = found.imageId === undefined ? {} : { imageId: found.imageId }
  return {
    image,
    smokeTest: await timed('smoke-test', () => smoke(prepared, built, ports, signal)),
  }
}

/** Reading layers whole takes a moment: only where they are compared, now or by a later run with this report. */
async function listsFiles(prepared: Prepared, context: RunContext): Promise<boolean> {
  if (prepared.request.report !== undefined) return true
  if (!mayCompare(prepared, context)) return false
  const { comparesFiles } = await import('./delta-stages.ts')
  return comparesFiles(prepared, context)
}

function measure(
  plan: MeasurePlan,
  { facts, request }: Prepared,
  ports: PipelinePorts,
  files: boolean,
): Promise<ImageReport> {
  const dockerfile = facts.dockerfileFacts && builtDockerfile(facts.dockerfileFacts, request)
  return measureImage(plan, ports.measure, dockerfile, { files })
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
  { imageId }: Pick<AttemptResult, 'imageId'>,
  ports: PipelinePorts,
  signal: AbortSignal,
): Promise<SmokeTest> {
  const smokePlan = {
    image: plan.image.tags[0] ?? imageId ?? '',
    port: request.port ?? DEFAULT_PORT,
    path: request.healthPath,
    containerName: `cv-docker-build-smoke-${ports.clock.now()}`,
    timeoutMs: SMOKE_TEST_TIMEOUT_MS,
  }
  return runSmokeTest(smokePlan, ports, signal)
}
