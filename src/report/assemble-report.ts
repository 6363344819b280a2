import { EXIT_CANCELLED } from '../build/failure.ts'
import type { AttemptResult } from '../build/run-attempt.ts'
import type { EngineFacts } from '../engine/facts.ts'
import type { BuildPlan } from '../plan/plan.ts'
import type { RunContext } from '../run-context.ts'
import type {
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
  readonly attempt: AttemptResult
  readonly image?: ImageReport
  readonly smokeTest?: SmokeTest
  /** The run was told to stop, however far it had got. */
  readonly isCancelled: boolean
  readonly toolVersion: string
}

/** Brings the results of the stages into the one shape that everything is rendered from. Pure. */
export function assembleReport(results: RunResults): RunReport {
  const { context, plan, engine, attempt, image, smokeTest } = results
  const { outcome, failure } = decideOutcome(results)
  const { name, driver, buildkitVersion } =
    plan.builder.kind === 'own' ? ownBuilder(plan.builder) : engine.builder
  return {
    schemaVersion: 1,
    tool: { name: 'cv-docker-build', version: results.toolVersion },
    startedAt: new Date(context.startedAtMs).toISOString(),
    durationMs: results.endedAtMs - context.startedAtMs,
    outcome,
    ...(failure ? { failure } : {}),
    source: sourceOf(context),
    build: {
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
    },
    stages: results.stages,
    attempts: [
      {
        number: 1,
        durationMs: attempt.durationMs,
        outcome: attempt.outcome,
        ...(attempt.failure ? { cause: attempt.failure.cause } : {}),
      },
    ],
    steps: attempt.steps,
    ...(attempt.cargo ? { cargo: attempt.cargo } : {}),
    ...(image ? { image: withBuildxIds(image, attempt) } : {}),
    ...(smokeTest ? { smokeTest } : {}),
    warnings: [...plan.warnings.map((message): Warning => ({ message })), ...attempt.warnings],
  }
}

const SMOKE_TEST_CANCELLED: Failure = {
  stage: 'smoke-test',
  cause: 'The smoke test was cancelled.',
  evidence: [],
  exitCode: EXIT_CANCELLED,
}

function ownBuilder({ name, driver }: Extract<BuildPlan['builder'], { kind: 'own' }>) {
  return { name, driver, buildkitVersion: undefined }
}

/** The outputs `imageid` and `digest` are what buildx itself wrote; the measurement fills the gaps. */
function withBuildxIds(image: ImageReport, { imageId, digest }: AttemptResult): ImageReport {
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

function decideOutcome({
  attempt: { outcome, failure },
  smokeTest,
  isCancelled,
}: RunResults): Pick<RunReport, 'outcome' | 'failure'> {
  if (outcome !== 'success') return { outcome, ...(failure ? { failure } : {}) }
  if (smokeTest?.outcome !== 'failure') return { outcome }
  if (isCancelled) return { outcome: 'cancelled', failure: SMOKE_TEST_CANCELLED }
  return {
    outcome: 'failure',
    failure: {
      stage: 'smoke-test',
      cause: `The image was built, but ${smokeTest.url} gave no good answer: ${smokeTest.cause ?? 'no reason is known'}`,
      remedy:
        'Run the image by hand and read its log; `port` and `health-path` say where the application answers.',
      evidence: smokeTest.cause === undefined ? [] : [smokeTest.cause],
      exitCode: 1,
    },
  }
}
