import type { AttemptResult } from '../../src/build/run-attempt.ts'
import { assembleReport, type RunResults } from '../../src/report/assemble-report.ts'
import { parseReport, renderJson } from '../../src/report/json.ts'
import type { Failure, SmokeTest } from '../../src/report/run-report.ts'
import { decideVerdict } from '../../src/report/verdict.ts'
import { CLASSIC, planOf, theirFacts } from '../builders/a-plan.ts'
import { aDigest } from '../builders/a-report.ts'
import { aCache } from '../builders/cache-reports.ts'
import { completeFetch, completePreflight } from '../builders/complete-network.ts'
import { aContext, anEngine } from '../builders/facts.ts'
import { gaveUp } from '../builders/network-reports.ts'
import { aLocalContext, aRunContext, SHA } from '../plan/a-run-context.ts'

const STARTED = Date.UTC(2026, 0, 2, 3, 4, 5)

const BUILT: AttemptResult = {
  outcome: 'success',
  durationMs: 700,
  steps: [{ name: 'RUN x', startMs: 1, durationMs: 2, cached: false }],
  warnings: [{ message: 'of BuildKit', file: 'Dockerfile', line: 3 }],
}

const BROKEN: AttemptResult = {
  ...BUILT,
  outcome: 'failure',
  failure: { stage: 'build', cause: 'It broke.', evidence: ['line'], exitCode: 1 },
}

const CANCELLED: AttemptResult = {
  ...BUILT,
  outcome: 'cancelled',
  failure: { stage: 'build', cause: 'The build was cancelled.', evidence: [], exitCode: 130 },
}

const ILL: SmokeTest = {
  url: 'http://127.0.0.1:1/health',
  outcome: 'failure',
  cause: 'not well within 60 s',
}

/** `attempt: undefined`: no build was started. */
type Results = Partial<Omit<RunResults, 'attempt'>> & {
  readonly attempt?: AttemptResult | undefined
}

function reportOf(given: Results = {}) {
  const { attempt, ...results } = { attempt: BUILT, ...given }
  const report = assembleReport({
    context: aContext({ startedAtMs: STARTED }),
    plan: planOf(),
    engine: anEngine(),
    endedAtMs: STARTED + 1_234,
    stages: [{ name: 'build', startMs: 10, durationMs: 700 }],
    ...(attempt && { attempt }),
    isCancelled: false,
    toolVersion: '9.9.9',
    ...results,
  })
  // Whatever is assembled is a report that can be read again, member by member.
  expect(parseReport(renderJson(report))).toStrictEqual({ ok: true, value: report })
  return report
}

test('a build and nothing else', () => {
  const plan = { ...planOf(), warnings: ['of the plan'] }
  expect(reportOf({ plan })).toEqual({
    schemaVersion: 1,
    tool: { name: 'cv-docker-build', version: '9.9.9' },
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 1_234,
    outcome: 'success',
    source: {},
    build: {
      variant: 'prod',
      version: 'latest',
      dockerfile: '/action/docker/Dockerfile.prod',
      platforms: [],
      tags: ['web:latest'],
      builder: { name: 'default', driver: 'docker', buildkitVersion: '0.25.2' },
      engine: { serverVersion: '28.5.2', buildxVersion: '0.29.1' },
      standIns: [],
    },
    stages: [{ name: 'build', startMs: 10, durationMs: 700 }],
    attempts: [{ number: 1, durationMs: 700, outcome: 'success' }],
    steps: BUILT.steps,
    warnings: [{ message: 'of the plan' }, { message: 'of BuildKit', file: 'Dockerfile', line: 3 }],
  })
})

test("what is not known is left out: no version, no variant, no server, no builder's version", () => {
  const { builder, buildxVersion } = anEngine()
  const { buildkitVersion: _, ...unbooted } = builder
  const plan = planOf({ facts: theirFacts(), inputs: { labels: 'a=b' } })
  const report = reportOf({ plan, engine: { buildxVersion, builder: unbooted } })
  expect(report.build).toEqual({
    dockerfile: 'Dockerfile',
    platforms: [],
    tags: [],
    builder: { name: 'default', driver: 'docker' },
    engine: { buildxVersion },
    standIns: [],
  })
})

test('a builder of our own is the one that is told of, not the one it replaced', () => {
  const plan = planOf({ engine: CLASSIC, inputs: { 'cache-to': 'type=local,dest=c' } })
  expect(reportOf({ plan, engine: CLASSIC }).build.builder).toEqual({
    name: `cv-docker-build-${STARTED}`,
    driver: 'docker-container',
  })
})

test('stand-ins and platforms are those of the plan', () => {
  const standIns = [{ replaces: 'alpine', name: 'alpine' }]
  const plan = { ...planOf(), standIns, platforms: ['linux/arm64'] }
  expect(reportOf({ plan }).build).toMatchObject({ standIns, platforms: ['linux/arm64'] })
})

describe('the source', () => {
  test.each([
    [
      'a workflow',
      aRunContext(),
      { commit: SHA, ref: 'refs/heads/main', repository: 'Acme/CV-Site' },
    ],
    ['a desk', aLocalContext(), { commit: SHA, ref: 'refs/heads/main' }],
    ['no git', aContext({ git: {} }), {}],
    [
      'a workflow, whatever git says',
      aRunContext({ git: { sha: 'other', ref: 'refs/heads/other' } }),
      { commit: SHA, ref: 'refs/heads/main', repository: 'Acme/CV-Site' },
    ],
  ])('%s', (_, context, source) => {
    expect(reportOf({ context: { ...context, startedAtMs: STARTED } }).source).toEqual(source)
  })
})

describe('the image', () => {
  const image = { imageId: aDigest(1), digest: aDigest(2), platforms: [] }

  test('what buildx wrote wins over what was measured', () => {
    const attempt = { ...BUILT, imageId: aDigest(3), digest: aDigest(4) }
    const report = reportOf({ image, attempt })
    expect(report.image).toEqual({ imageId: aDigest(3), digest: aDigest(4), platforms: [] })
  })

  test('what was scanned and pushed wins over what buildx wrote of another output', () => {
    const attempt = { ...BUILT, imageId: aDigest(3), digest: aDigest(4) }
    const bytes = { pushedBytes: 1, presentBytes: 0 }
    const publish = { outcome: 'pushed', digest: aDigest(7), references: [], ...bytes } as const
    expect(reportOf({ image, attempt, publish }).image?.digest).toBe(aDigest(7))
  })

  test('what it did not write is measured', () => {
    expect(reportOf({ image }).image).toEqual(image)
  })

  test('without one there is none', () => {
    expect(reportOf({ attempt: { ...BUILT, imageId: aDigest(3) } })).not.toHaveProperty('image')
  })
})

test('units of cargo are handed on', () => {
  const attempt = { ...BUILT, cargo: { compiled: 3, fresh: 4 } }
  expect(reportOf({ attempt }).cargo).toEqual({ compiled: 3, fresh: 4 })
})

test('units of a compilation outside the build are those that are told', () => {
  expect(reportOf({ cargo: { compiled: 1, fresh: 177 } }).cargo).toEqual({
    compiled: 1,
    fresh: 177,
  })
})

describe('where it was compiled', () => {
  const compile = { kind: 'container', reason: 'archives are kept', toolchainImage: 'x' } as const

  test('is kind and reason, and nothing else of the plan', () => {
    expect(reportOf({ compile }).compile).toEqual({
      kind: 'container',
      reason: 'archives are kept',
    })
  })

  test.each([
    ['compile', true],
    ['build', true],
    ['cache', false],
  ] as const)('is told after the stage %s: %s', (name, expected) => {
    const stages = [{ name, startMs: 0, durationMs: 1 }]
    expect('compile' in reportOf({ compile, stages })).toBe(expected)
  })

  test('is not told where the build was skipped', () => {
    const cache = aCache({ unchanged: { key: 'x' } })
    expect(reportOf({ attempt: undefined, compile, cache })).not.toHaveProperty('compile')
  })
})

describe('a build that was skipped', () => {
  const skipped = {
    attempt: undefined,
    cache: aCache({ unchanged: { key: 'x', imageId: aDigest(5), digest: aDigest(6) } }),
  }

  test('is a success without an attempt', () => {
    const report = reportOf(skipped)
    expect(report).toMatchObject({ outcome: 'success', attempts: [], cache: skipped.cache })
    expect(decideVerdict(report).exitCode).toBe(0)
  })

  test('has the ids of the earlier build', () => {
    const { image } = reportOf({ ...skipped, image: { imageId: aDigest(1), platforms: [] } })
    expect(image).toEqual({ imageId: aDigest(5), digest: aDigest(6), platforms: [] })
  })

  test('and whose image is not well is a failure that says whose image it is', () => {
    const { outcome, failure } = reportOf({ ...skipped, smokeTest: ILL })
    expect(outcome).toBe('failure')
    expect(failure?.cause).toBe(
      'The image is that of an earlier build, but http://127.0.0.1:1/health gave no good answer: not well within 60 s',
    )
    expect(failure?.remedy).toMatch(/answers\. `skip-unchanged: off` builds it anew\.$/)
  })

  test('and whose smoke test was cancelled is cancelled', () => {
    const smokeTest = { ...ILL, cause: 'cancelled' }
    const report = reportOf({ ...skipped, smokeTest, isCancelled: true })
    expect(report.outcome).toBe('cancelled')
  })

  test('and that failed later all the same is a failure', () => {
    const failure = { stage: 'publish', cause: 'x', evidence: [], exitCode: 3 }
    expect(reportOf({ ...skipped, failure })).toMatchObject({ outcome: 'failure', failure })
  })
})

test('caches without a skipped build do not stand for one', () => {
  expect(reportOf({ attempt: undefined, cache: aCache() }).outcome).toBe('failure')
})

describe('without a build', () => {
  const REFUSED: Failure = {
    stage: 'preflight',
    cause: 'The token may not push.',
    fault: 'push-denied',
    remedy: 'Give it the right.',
    evidence: ['403'],
    exitCode: 3,
  }

  test('a refusal of preflight is a report: its failure, no attempt, no step', () => {
    const preflight = completePreflight
    const report = reportOf({ attempt: undefined, preflight, failure: REFUSED })
    expect(report).toMatchObject({ outcome: 'failure', failure: REFUSED, preflight })
    expect([report.attempts, report.steps, report.warnings]).toEqual([[], [], []])
    expect(report).not.toHaveProperty('image')
    expect(report).not.toHaveProperty('fetch')
    expect(decideVerdict(report)).toEqual({
      exitCode: 3,
      sentence: 'Preflight failed: The token may not push. Give it the right.',
    })
  })

  test('a fetch that failed keeps what it had fetched', () => {
    const failure = { ...REFUSED, stage: 'fetch', fault: 'crate-yanked', exitCode: 1 }
    const report = reportOf({ attempt: undefined, fetch: completeFetch, failure })
    expect(report).toMatchObject({ outcome: 'failure', failure, fetch: completeFetch })
  })

  test('told to stop before the build is cancelled, with a failure or without', () => {
    const { outcome, failure } = reportOf({ attempt: undefined, isCancelled: true })
    expect([outcome, failure]).toEqual(['cancelled', undefined])
    const stopped = reportOf({ attempt: undefined, isCancelled: true, failure: REFUSED })
    expect(decideVerdict(stopped).exitCode).toBe(130)
  })

  test('and without a reason it is a bug of ours', () => {
    expect(decideVerdict(reportOf({ attempt: undefined })).exitCode).toBe(70)
  })
})

describe('several attempts', () => {
  const { attempts } = gaveUp

  test('stand in the report as they are', () => {
    expect(reportOf({ attempts }).attempts).toEqual(attempts)
  })

  test('of a build that failed are what was tried', () => {
    expect(reportOf({ attempt: BROKEN, attempts }).failure).toEqual({
      ...BROKEN.failure,
      tried: [
        'Built 3 times, after waiting 9.2 s in all.',
        'The builder asks 1.1.1.1 and 8.8.8.8 in the place of the name servers of the host.',
      ],
    })
  })

  test('say nothing where the failure itself tells what was tried', () => {
    const failure = { stage: 'build', cause: 'x', tried: ['All.'], evidence: [], exitCode: 1 }
    const report = reportOf({ attempt: { ...BROKEN, failure }, attempts })
    expect(report.failure?.tried).toEqual(['All.'])
  })

  test('of a build that was cancelled were not given up', () => {
    expect(reportOf({ attempt: CANCELLED, attempts }).failure).toEqual(CANCELLED.failure)
  })

  test('of a build that passed are no failure', () => {
    expect(reportOf({ attempts })).not.toHaveProperty('failure')
  })
})

test('what ended the run after the build counts, not that the build had passed', () => {
  const failure = { stage: 'publish', cause: 'x', evidence: [], exitCode: 3 }
  expect(reportOf({ failure })).toMatchObject({ outcome: 'failure', failure })
})

test('the one attempt names its fault, unless it was told to stop', () => {
  const [failed] = reportOf({ attempt: { ...BROKEN, fault: 'dns' } }).attempts
  expect(failed?.fault).toBe('dns')
  const [stopped] = reportOf({ attempt: { ...CANCELLED, fault: 'cancelled' } }).attempts
  expect(stopped).not.toHaveProperty('fault')
})

describe('how it ended', () => {
  test('a build that failed', () => {
    const report = reportOf({ attempt: BROKEN })
    expect(report).toMatchObject({ outcome: 'failure', failure: BROKEN.failure })
    expect(report.attempts).toEqual([
      { number: 1, durationMs: 700, outcome: 'failure', cause: 'It broke.' },
    ])
    expect(decideVerdict(report).exitCode).toBe(1)
  })

  test('a build that was cancelled', () => {
    const report = reportOf({ attempt: CANCELLED, isCancelled: true })
    expect(report).toMatchObject({ outcome: 'cancelled', failure: CANCELLED.failure })
    expect(decideVerdict(report).exitCode).toBe(130)
  })

  test('a smoke test that went well', () => {
    const smokeTest: SmokeTest = { url: 'http://x/', outcome: 'success', status: 200 }
    const report = reportOf({ smokeTest })
    expect(report).toMatchObject({ outcome: 'success', smokeTest })
    expect(report).not.toHaveProperty('failure')
  })

  test('a smoke test that failed: stage smoke-test, exit code 1; the build had gone well', () => {
    const report = reportOf({ smokeTest: ILL })
    expect(report).toMatchObject({
      outcome: 'failure',
      smokeTest: ILL,
      attempts: [{ outcome: 'success' }],
      failure: {
        stage: 'smoke-test',
        cause:
          'The image was built, but http://127.0.0.1:1/health gave no good answer: not well within 60 s',
        remedy: expect.stringContaining('`port` and `health-path`'),
        evidence: ['not well within 60 s'],
        exitCode: 1,
      },
    })
    expect(decideVerdict(report).exitCode).toBe(1)
  })

  test('a smoke test that failed without a word', () => {
    const report = reportOf({ smokeTest: { url: 'http://x/', outcome: 'failure' } })
    expect(report.failure).toMatchObject({
      cause: expect.stringMatching(/: no reason is known$/),
      evidence: [],
    })
  })

  test('a smoke test that was cancelled is a cancelled run, not an application that is ill', () => {
    const report = reportOf({ smokeTest: { ...ILL, cause: 'cancelled' }, isCancelled: true })
    expect(report).toMatchObject({
      outcome: 'cancelled',
      failure: { stage: 'smoke-test', cause: 'The smoke test was cancelled.', evidence: [] },
    })
    expect(decideVerdict(report).exitCode).toBe(130)
  })

  test('a signal that came when all was done changes nothing', () => {
    expect(reportOf({ isCancelled: true }).outcome).toBe('success')
  })
})
