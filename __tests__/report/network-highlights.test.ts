import {
  listDecisions,
  listTroubles,
  measureLostMs,
  sortEndpoints,
} from '../../src/report/network-highlights.ts'
import { aReport } from '../builders/a-report.ts'
import {
  aHealthyPreflight,
  anEndpoint,
  gaveUp,
  refused,
  threeAttempts,
} from '../builders/network-reports.ts'

function preflightOf(...endpoints: readonly ReturnType<typeof anEndpoint>[]) {
  return { ...aHealthyPreflight, endpoints }
}

test('failed endpoints come before degraded ones, whatever their order', () => {
  const { troubled, healthy } = sortEndpoints(
    preflightOf(
      anEndpoint({ name: 'a' }),
      anEndpoint({ name: 'b', outcome: 'degraded' }),
      anEndpoint({ name: 'c', outcome: 'failed' }),
    ),
  )
  expect([troubled, healthy].map((list) => list.map(({ name }) => name))).toEqual([
    ['c', 'b'],
    ['a'],
  ])
})

describe('troubles', () => {
  test('are none without a preflight, nor in one where all is well', () => {
    expect(listTroubles(aReport())).toEqual([])
    expect(listTroubles(aReport({ preflight: aHealthyPreflight }))).toEqual([])
  })

  test('tell each remedy once, and not again what the failure of the run says', () => {
    const sick = { outcome: 'failed', cause: 'No answer.' } as const
    const preflight = preflightOf(
      anEndpoint({ ...sick, name: 'a', remedy: 'Wait.' }),
      anEndpoint({ ...sick, name: 'b', remedy: 'Wait.' }),
      anEndpoint({ ...sick, name: 'c', remedy: 'Open port 443.' }),
    )
    const failure = {
      stage: 'preflight',
      cause: 'x',
      remedy: 'Open port 443.',
      evidence: [],
      exitCode: 3,
    }
    expect(listTroubles(aReport({ preflight, failure }))).toEqual([
      { failed: true, name: 'a', cause: 'No answer.', remedy: 'Wait.' },
      { failed: true, name: 'b', cause: 'No answer.' },
      { failed: true, name: 'c', cause: 'No answer.' },
    ])
  })

  test('are not mirrors: those are there in case another fails', () => {
    const preflight = preflightOf(anEndpoint({ outcome: 'failed', mirrorOf: 'docker.io' }))
    expect(listTroubles(aReport({ preflight }))).toEqual([])
  })

  test.each([
    ['dns', 'its name could not be resolved'],
    ['connect', 'no connection'],
    ['tls', 'no TLS connection'],
    ['http', 'no good answer'],
    [undefined, 'no reason is known'],
  ] as const)('without a cause tell the layer %s', (failedLayer, cause) => {
    const { cause: _, ...endpoint } = anEndpoint({ outcome: 'failed', name: ' ' })
    const preflight = preflightOf({ ...endpoint, ...(failedLayer && { failedLayer }) })
    expect(listTroubles(aReport({ preflight }))).toEqual([
      { failed: true, name: endpoint.url, cause },
    ])
  })

  test('are checks of the machine too, but not those that are well or were left out', () => {
    const outcomes = ['ok', 'skipped', 'warning', 'failed'] as const
    const checks = outcomes.map((outcome) => ({ name: outcome, outcome, detail: 'd' }))
    const preflight = { ...aHealthyPreflight, endpoints: [], checks }
    expect(listTroubles(aReport({ preflight }))).toEqual([
      { failed: false, name: 'warning', cause: 'd' },
      { failed: true, name: 'failed', cause: 'd' },
    ])
  })
})

test('a refusal that the failure tells is no news; another one is', () => {
  expect(listDecisions(refused)).toEqual([])
  const { failure: _, ...withoutFailure } = refused
  expect(listDecisions(withoutFailure)).toEqual(refused.preflight?.decisions)
  expect(listDecisions(threeAttempts)).toHaveLength(2)
  expect(listDecisions(aReport())).toEqual([])
})

test('time lost is all waiting, and what failed attempts took', () => {
  expect(measureLostMs([])).toBe(0)
  expect(measureLostMs(threeAttempts.attempts)).toBe(31_000 + 30_200 + 1_840 + 3_760)
  expect(measureLostMs(gaveUp.attempts)).toBe(20_100 + 20_900 + 20_500 + 2_100 + 7_100)
  expect(measureLostMs([{ number: 1, durationMs: 5, outcome: 'cancelled' }])).toBe(0)
})
