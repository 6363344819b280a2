import type { AttemptResult } from '../build/run-attempt.ts'
import type { CacheReport } from '../cache/cache.ts'
import type { CommentReport } from '../comment/comment-report.ts'
import type { DeltaReport } from '../delta/delta-report.ts'
import type { EngineFacts } from '../engine/facts.ts'
import type { FetchReport } from '../fetch/fetch.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { PreflightReport } from '../preflight/preflight.ts'
import type { PublishReport } from '../publish/publish-report.ts'
import type { RunContext } from '../run-context.ts'
import type { ScanReport } from '../scan/scan-report.ts'
import { decideOutcome } from './outcome.ts'
import type {
  Attempt,
  CargoUnits,
  CompileReport,
  Failure,
  ImageReport,
  RunReport,
  SmokeTest,
  StageTiming,
  Warning,
} from './run-report.ts'

export type RunResults = {
  readonly context: RunContext
  readonly plan: BuildPlan
  readonly engine: EngineFacts
  readonly endedAtMs: number
  readonly stages: readonly StageTiming[]
  readonly preflight?: PreflightReport
  readonly fetch?: FetchReport
  readonly cache?: CacheReport
  /** As planned: told only where something was compiled. */
  readonly compile?: CompileReport
  /** Of a compilation outside the build; the steps of the build then have none. */
  readonly cargo?: CargoUnits
  /** The last one; absent when no build was started. */
  readonly attempt?: AttemptResult
  /** All of them, oldest first; absent when there was none but `attempt`. */
  readonly attempts?: readonly Attempt[]
  /** What ended the run where no build did: a refusal of preflight, a fetch that failed. */
  readonly failure?: Failure
  readonly image?: ImageReport
  readonly smokeTest?: SmokeTest
  readonly scan?: ScanReport
  readonly publish?: PublishReport
  readonly delta?: DeltaReport
  readonly comment?: CommentReport
  /** The run was told to stop, however far it had got. */
  readonly isCancelled: boolean
  readonly toolVersion: string
}

/** Brings the results of the stages into the one shape that everything is rendered from. Pure. */
export function assembleReport(results: RunResults): RunReport {
  const { context, plan, attempt, image, smokeTest, cache } = results
  const cargo = results.cargo ?? attempt?.cargo
  const { outcome, failure } = decideOutcome(results)
  return {
    schemaVersion: 1,
    tool: { name: 'cv-docker-build', version: results.toolVersion },
    startedAt: new Date(context.startedAtMs).toISOString(),
    durationMs: results.endedAtMs - context.startedAtMs,
    outcome,
    ...(failure ? { failure } : {}),
    source: sourceOf(context),
    build: buildOf(results),
    stages: results.stages,
    ...(results.preflight ? { preflight: results.preflight } : {}),
    ...(results.fetch ? { fetch: results.fetch } : {}),
    ...(cache ? { cache } : {}),
    ...compileOf(results),
    attempts: results.attempts ?? onlyAttempt(attempt),
    steps: attempt?.steps ?? [],
    ...(cargo ? { cargo } : {}),
    ...(image ? { image: withDigests(image, results) } : {}),
    ...(smokeTest ? { smokeTest } : {}),
    ...afterBuild(results),
    warnings: [
      ...plan.warnings.map((message): Warning => ({ message })),
      ...(attempt?.warnings ?? []),
    ],
  }
}

/** Of the stages that look at the finished image, as far as they ran. */
function afterBuild({ scan, publish, delta, comment }: RunResults) {
  return {
    ...(scan ? { scan } : {}),
    ...(publish ? { publish } : {}),
    ...(delta ? { delta } : {}),
    ...(comment ? { comment } : {}),
  }
}

function buildOf({ plan, engine }: RunResults): RunReport['build'] {
  const { name, driver, buildkitVersion } =
    plan.builder.kind === 'own' ? ownBuilder(plan.builder) : engine.builder
  return {
    ...(plan.variant ? { variant: plan.variant } : {}),
    ...(plan.image.version === undefined ? {} : { version: plan.image.version }),
    dockerfile: plan.dockerfile.path,
    platforms: plan.platforms,
    tags: plan.image.tags,
    builder: { name, driver, ...(buildkitVersion === undefined ? {} : { buildkitVersion }) },
    engine: {
      buildxVersion: engine.buildxVersion,
      ...(engine.serverVersion === undefined ? {} : { serverVersion: engine.serverVersion }),
    },
    standIns: plan.standIns,
  }
}

/** Of a plan only what the report says; nothing of a run that ended before it compiled, or had no need to. */
function compileOf({ compile, stages, cache }: RunResults): Pick<RunReport, 'compile'> {
  const hasStarted = stages.some(({ name }) => name === 'compile' || name === 'build')
  if (compile === undefined || !hasStarted || cache?.unchanged) return {}
  return { compile: { kind: compile.kind, reason: compile.reason } }
}

function onlyAttempt(attempt: AttemptResult | undefined): readonly Attempt[] {
  if (attempt === undefined) return []
  const { durationMs, outcome, failure, fault } = attempt
  return [
    {
      number: 1,
      durationMs,
      outcome,
      ...(failure ? { cause: failure.cause } : {}),
      ...(outcome === 'failure' && fault !== undefined ? { fault } : {}),
    },
  ]
}

function ownBuilder({ name, driver }: Extract<BuildPlan['builder'], { kind: 'own' }>) {
  return { name, driver, buildkitVersion: undefined }
}

/** Of several outputs buildx tells the last; what was pushed by us has the digest that was scanned. */
function withDigests(image: ImageReport, { attempt, cache, publish }: RunResults): ImageReport {
  const told = withBuildxIds(image, attempt ?? cache?.unchanged)
  return publish === undefined ? told : { ...told, digest: publish.digest }
}

/** The outputs `imageid` and `digest` are what buildx itself wrote; the measurement fills the gaps. */
function withBuildxIds(
  image: ImageReport,
  { imageId, digest }: Pick<ImageReport, 'imageId' | 'digest'> = {},
): ImageReport {
  return {
    ...image,
    ...(imageId === undefined ? {} : { imageId }),
    ...(digest === undefined ? {} : { digest }),
  }
}

function sourceOf({ github, git }: RunContext): RunReport['source'] {
  const commit = github?.sha ?? git?.sha
  const ref = github?.ref ?? git?.ref
  return {
    ...(commit ? { commit } : {}),
    ...(ref ? { ref } : {}),
    ...(github ? { repository: github.repository } : {}),
  }
}
