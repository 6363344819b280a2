import { build } from './build-shape.ts'
import { cache, compile } from './cache-shape.ts'
import { comment } from './comment-shape.ts'
import { delta } from './delta-shape.ts'
import { fetch } from './fetch-shape.ts'
import { image } from './image-shape.ts'
import { preflight } from './preflight-shape.ts'
import { publish } from './publish-shape.ts'
import type {
  Attempt,
  CargoUnits,
  Failure,
  RunReport,
  SmokeTest,
  StageTiming,
  StepReport,
  Warning,
} from './run-report.ts'
import { scan } from './scan-shape.ts'
import {
  choice,
  flag,
  instant,
  list,
  may,
  must,
  notNegative,
  number,
  record,
  text,
  whole,
} from './shape.ts'

/**
 * `RunReport` as a shape, in the order in which report.json is written. The compiler refuses it when
 * a member is missing, too many or of another type; a test does so for docs/report.schema.json.
 */

const outcome = choice('success', 'failure', 'cancelled')

const failure = record<Failure>({
  stage: must(text),
  cause: must(text),
  fault: may(text),
  remedy: may(text),
  tried: may(list(text)),
  step: may(text),
  evidence: must(list(text)),
  exitCode: must(whole),
})

const stage = record<StageTiming>({
  name: must(
    choice(
      'plan',
      'preflight',
      'fetch',
      'cache',
      'engine',
      'compile',
      'build',
      'measure',
      'smoke-test',
      'scan',
      'publish',
      'delta',
      'save',
      'comment',
    ),
  ),
  startMs: must(number),
  durationMs: must(notNegative),
})

const attempt = record<Attempt>({
  number: must(whole),
  durationMs: must(notNegative),
  outcome: must(outcome),
  cause: may(text),
  fault: may(text),
  evidence: may(list(text)),
  remedies: may(list(text)),
  waitedMs: may(notNegative),
})

const step = record<StepReport>({
  name: must(text),
  stage: may(text),
  platform: may(text),
  startMs: must(number),
  durationMs: must(notNegative),
  cached: must(flag),
  error: may(text),
})

const smokeTest = record<SmokeTest>({
  url: must(text),
  outcome: must(choice('success', 'failure')),
  status: may(whole),
  body: may(text),
  startupMs: may(notNegative),
  cause: may(text),
})

const warning = record<Warning>({
  message: must(text),
  file: may(text),
  line: may(whole),
  url: may(text),
})

export const runReport = record<RunReport>({
  schemaVersion: must(choice(1)),
  tool: must(
    record<RunReport['tool']>({ name: must(choice('cv-docker-build')), version: must(text) }),
  ),
  startedAt: must(instant),
  durationMs: must(notNegative),
  outcome: must(outcome),
  failure: may(failure),
  source: must(
    record<RunReport['source']>({ commit: may(text), ref: may(text), repository: may(text) }),
  ),
  build: must(build),
  stages: must(list(stage)),
  preflight: may(preflight),
  fetch: may(fetch),
  cache: may(cache),
  compile: may(compile),
  attempts: must(list(attempt)),
  steps: must(list(step)),
  cargo: may(record<CargoUnits>({ compiled: must(whole), fresh: may(whole) })),
  image: may(image),
  smokeTest: may(smokeTest),
  scan: may(scan),
  publish: may(publish),
  delta: may(delta),
  comment: may(comment),
  warnings: must(list(warning)),
})
