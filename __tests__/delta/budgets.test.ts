import type { PlatformDelta, SizePair } from '../../src/delta/delta-report.ts'
import { budgetFailure, evaluateBudgets } from '../../src/delta/evaluate-budgets.ts'
import { type BudgetRule, checkBudgetRule, parseBudgetRule } from '../../src/delta/parse-budget.ts'

function rule(text: string): BudgetRule {
  const parsed = parseBudgetRule(text)
  if (!parsed.ok) throw new Error(parsed.fault.problem)
  return parsed.rule
}

describe('a rule', () => {
  test.each<[string, Partial<BudgetRule>]>([
    ['compressed<=20MB', { measure: 'compressed', limit: { kind: 'bytes', bytes: 20_000_000 } }],
    ['unpacked<=60MiB', { measure: 'unpacked', limit: { kind: 'bytes', bytes: 62_914_560 } }],
    ['growth<=5%', { measure: 'growth', limit: { kind: 'percent', percent: 5 } }],
    ['growth<=0.5%', { measure: 'growth', limit: { kind: 'percent', percent: 0.5 } }],
    ['growth<=500kB', { measure: 'growth', limit: { kind: 'bytes', bytes: 500_000 } }],
    ['growth<=0', { measure: 'growth', limit: { kind: 'bytes', bytes: 0 } }],
    ['compressed <= 1.5 gib', { limit: { kind: 'bytes', bytes: 1_610_612_736 } }],
    ['own-compressed<=2mb', { part: 'own', limit: { kind: 'bytes', bytes: 2_000_000 } }],
    ['linux/arm64: own-growth<=1% warn', { platform: 'linux/arm64', part: 'own', action: 'warn' }],
    ['linux/arm/v7:compressed<=1MB', { platform: 'linux/arm/v7' }],
    ['minimal:compressed<=8MB fail', { variant: 'minimal', action: 'fail' }],
  ])('%s', (text, expected) => {
    expect(rule(text)).toEqual({
      ...{ text, part: 'total', measure: expect.anything(), limit: expect.anything() },
      ...expected,
    })
    expect(checkBudgetRule(text)).toBeUndefined()
  })

  const FORM =
    'use MEASURE<=LIMIT with compressed, unpacked or growth, for example compressed<=20MB or growth<=5%'
  test.each([
    ['20MB', '"20MB" is not a rule for a size', FORM],
    ['compressed<20MB', '"compressed<20MB" is not a rule for a size', FORM],
    ['compressed<=', '"compressed<=" is not a rule for a size', FORM],
    ['compressed<=-1MB', '"compressed<=-1MB" is not a rule for a size', FORM],
    ['size<=20MB', '"size" is no measure of a size', FORM],
    ['compressed<=20mbit', '"mbit" is not a unit of a size', 'use B, kB, MB, GB, KiB, MiB or GiB'],
    ['growth<=5pc', '"pc" is not a unit of a size', 'use B, kB, MB, GB, KiB, MiB or GiB, or %'],
    [
      'unpacked<=5%',
      'a limit of "unpacked" cannot be in percent',
      'give bytes, for example 20MB, or limit growth',
    ],
    [
      'amd64:compressed<=5MB',
      '"amd64" is neither a platform nor a variant',
      'use os/arch, for example linux/arm64, or prod, dev or minimal',
    ],
    [
      'compressed<=5MB stop',
      '"stop" in "compressed<=5MB stop" is no action',
      'use warn or fail, or neither',
    ],
    [
      'compressed<=99999999999GB',
      '"99999999999GB" is more than can be counted',
      'give a smaller limit',
    ],
  ])('%s is refused', (text, problem, remedy) => {
    expect(checkBudgetRule(text)).toEqual({ problem, remedy })
  })
})

const MB = 1_000_000

function pair(
  compressed: number | null,
  unpacked: number | null,
  before?: SizePair['after'],
): SizePair {
  return {
    after: { compressedBytes: compressed, unpackedBytes: unpacked },
    ...(before ? { before } : {}),
  }
}

function judge(text: string, total: SizePair, own?: SizePair) {
  const platform: PlatformDelta = { platform: 'linux/amd64', total, ...(own ? { own } : {}) }
  const [result, ...others] = evaluateBudgets({ rules: [rule(text)], action: 'fail' }, [platform])
  expect(others).toEqual([])
  return [result?.outcome, result?.sentence]
}

const NOW = pair(12.3 * MB, 30 * MB, { compressedBytes: 12 * MB, unpackedBytes: 31 * MB })

test.each<[string, SizePair, string, string]>([
  ['compressed<=12300000', NOW, 'kept', '12.3 MB compressed, and 12.3 MB are allowed.'],
  [
    'compressed<=12299999',
    NOW,
    'exceeded',
    '12.3 MB compressed, 1 B more than the 12.3 MB that are allowed.',
  ],
  [
    'unpacked<=29MB',
    NOW,
    'exceeded',
    '30.0 MB unpacked, 1.0 MB more than the 29.0 MB that are allowed.',
  ],
  [
    'growth<=2.5%',
    NOW,
    'kept',
    '12.3 MB compressed, 300.0 kB more than before (+2.5 %); growth of 2.5 % is allowed.',
  ],
  [
    'growth<=2.4%',
    NOW,
    'exceeded',
    '12.3 MB compressed, 300.0 kB more than before (+2.5 %), and only 2.4 % are allowed.',
  ],
  [
    'growth<=299kB',
    NOW,
    'exceeded',
    '12.3 MB compressed, 300.0 kB more than before (+2.5 %), and only 299.0 kB are allowed.',
  ],
  [
    'growth<=0%',
    pair(11 * MB, 30 * MB, { compressedBytes: 12 * MB, unpackedBytes: 1 }),
    'kept',
    '11.0 MB compressed, 1.0 MB less than before (−8.3 %); growth of 0 % is allowed.',
  ],
  [
    'growth<=1MB',
    pair(null, 33 * MB, { compressedBytes: 12 * MB, unpackedBytes: 31 * MB }),
    'exceeded',
    '33.0 MB unpacked, 2.0 MB more than before (+6.5 %), and only 1.0 MB are allowed.',
  ],
  ['growth<=1MB', pair(9, 9), 'not-known', 'there is no earlier size to compare with.'],
  [
    'growth<=1MB',
    pair(9, null, { compressedBytes: null, unpackedBytes: 9 }),
    'not-known',
    'there is no earlier size to compare with.',
  ],
  ['compressed<=1B', pair(null, 9), 'not-known', 'the compressed size is not known here.'],
])('%s of %j: %s', (text, total, outcome, figures) => {
  expect(judge(text, total)).toEqual([outcome, `linux/amd64: ${figures}`])
})

test('own layers alone, where they can be told apart', () => {
  expect(judge('own-compressed<=1MB', NOW, pair(2 * MB, 3))).toEqual([
    'exceeded',
    'linux/amd64, own layers: 2.0 MB compressed, 1.0 MB more than the 1.0 MB that are allowed.',
  ])
  expect(judge('own-compressed<=1MB', NOW)[0]).toBe('not-known')
})

const PLATFORMS = ['linux/amd64', 'linux/arm64'].map((platform) => ({ platform, total: NOW }))

test.each<[string, 'minimal' | undefined, readonly string[]]>([
  ['compressed<=1MB', undefined, ['linux/amd64', 'linux/arm64']],
  ['linux/arm64:compressed<=1MB', undefined, ['linux/arm64']],
  ['linux/s390x:compressed<=1MB', undefined, []],
  ['minimal:compressed<=1MB', 'minimal', ['linux/amd64', 'linux/arm64']],
  ['prod:compressed<=1MB', 'minimal', []],
  ['minimal:compressed<=1MB', undefined, []],
])('%s with variant %s is about %j', (text, variant, expected) => {
  const subject = { rules: [rule(text)], action: 'fail' as const, ...(variant ? { variant } : {}) }
  expect(evaluateBudgets(subject, PLATFORMS).map(({ platform }) => platform)).toEqual(expected)
})

test('an image without sizes exceeds nothing, and the rule is not forgotten', () => {
  expect(evaluateBudgets({ rules: [rule('compressed<=1B')], action: 'fail' }, [])).toEqual([
    {
      rule: 'compressed<=1B',
      platform: '',
      outcome: 'not-known',
      action: 'fail',
      sentence: 'The size of the image is not known.',
    },
  ])
})

test('a run fails for what is exceeded and meant to fail, and says what', () => {
  const results = (...rules: readonly string[]) => ({
    budgets: evaluateBudgets({ rules: rules.map(rule), action: 'fail' }, PLATFORMS.slice(0, 1)),
  })
  expect(budgetFailure(results('compressed<=20MB', 'compressed<=1MB warn'))).toBeUndefined()
  expect(budgetFailure({ budgets: [] })).toBeUndefined()
  expect(budgetFailure(results('compressed<=1MB', 'growth<=1B', 'unpacked<=1GB'))).toEqual({
    stage: 'size-budget',
    cause:
      'The image is larger than compressed<=1MB allows. linux/amd64: 12.3 MB compressed, 11.3 MB more than the 1.0 MB that are allowed. 1 more of size-budget are exceeded, too.',
    remedy: expect.stringMatching(/^Make the image smaller .*size-budget-action: warn/),
    evidence: [
      expect.stringMatching(/^compressed<=1MB: linux\/amd64: /),
      expect.stringMatching(/^growth<=1B: linux\/amd64: /),
    ],
    exitCode: 4,
  })
  const warned = evaluateBudgets({ rules: [rule('compressed<=1MB')], action: 'warn' }, PLATFORMS)
  expect(budgetFailure({ budgets: warned })).toBeUndefined()
})
