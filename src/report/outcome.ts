import type { AttemptResult } from '../build/run-attempt.ts'
import { EXIT } from '../exit-codes.ts'
import type { RunResults } from './assemble-report.ts'
import type { Attempt, Failure, RunReport, SmokeTest } from './run-report.ts'
import { describeTried } from './wording-network.ts'

const SMOKE_TEST_CANCELLED: Failure = {
  stage: 'smoke-test',
  cause: 'The smoke test was cancelled.',
  evidence: [],
  exitCode: EXIT.cancelled,
}

/** How the run ended, and by what. Pure. */
export function decideOutcome(results: RunResults): Pick<RunReport, 'outcome' | 'failure'> {
  const { attempt, smokeTest, isCancelled } = results
  const hasImage = attempt !== undefined || results.cache?.unchanged !== undefined
  if (!hasImage || results.failure !== undefined) {
    return {
      outcome: isCancelled ? 'cancelled' : 'failure',
      ...(results.failure ? { failure: results.failure } : {}),
    }
  }
  if (attempt !== undefined && attempt.outcome !== 'success') {
    return { outcome: attempt.outcome, ...failureOf(attempt, results.attempts ?? []) }
  }
  if (smokeTest?.outcome !== 'failure') return { outcome: 'success' }
  if (isCancelled) return { outcome: 'cancelled', failure: SMOKE_TEST_CANCELLED }
  return { outcome: 'failure', failure: smokeTestFailure(smokeTest, attempt === undefined) }
}

function smokeTestFailure({ url, cause }: SmokeTest, isOfEarlierBuild: boolean): Failure {
  const image = isOfEarlierBuild ? 'The image is that of an earlier build' : 'The image was built'
  const anew = isOfEarlierBuild ? ' `skip-unchanged: off` builds it anew.' : ''
  return {
    stage: 'smoke-test',
    cause: `${image}, but ${url} gave no good answer: ${cause ?? 'no reason is known'}`,
    remedy: `Run the image by hand and read its log; \`port\` and \`health-path\` say where the application answers.${anew}`,
    evidence: cause === undefined ? [] : [cause],
    exitCode: 1,
  }
}

/** What the attempts say was tried goes with the failure, unless it says so itself. */
function failureOf(
  { failure, outcome }: AttemptResult,
  attempts: readonly Attempt[],
): Pick<RunReport, 'failure'> {
  if (failure === undefined) return {}
  const tried = failure.tried ?? (outcome === 'failure' ? describeTried(attempts) : [])
  return { failure: tried.length === 0 ? failure : { ...failure, tried } }
}
