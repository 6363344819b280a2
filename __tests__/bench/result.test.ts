import { renderChart } from '../../scripts/bench/chart.ts'
import type { ContestantId, Measurement, RowId } from '../../scripts/bench/contract.ts'
import { judge } from '../../scripts/bench/goals.ts'
import { renderJson } from '../../scripts/bench/json.ts'
import { mergeResults, renderBenchmarks } from '../../scripts/bench/markdown.ts'
import { bestPeer, secondsOf, select, spreadOf } from '../../scripts/bench/statistics.ts'
import { format } from '../../scripts/bench/table.ts'

function measured(
  row: RowId,
  contestant: ContestantId,
  seconds: readonly number[],
  more: Partial<Measurement> = {},
): readonly Measurement[] {
  return seconds.map((value, index) => ({
    ...{ application: 'cv', row, contestant, round: index + 1, seconds: value },
    ...{ parts: {}, restoredBytes: 1_500_000, savedBytes: 0, crateBytes: 0 },
    ...more,
  }))
}

const ROUNDS = [
  ...measured('line', 'ours', [12, 10, 11], { units: { fresh: 90, compiled: 10 } }),
  ...measured('line', 'ours-equal', [37, 35, 36]),
  ...measured('line', 'chef', [40, 38, 42]),
  ...measured('line', 'naive', [300, 310, 290]),
  ...measured('noop', 'ours', [2.4]),
  ...measured('noop', 'chef', [0.7]),
  ...measured('cold', 'ours', [304]),
  ...measured('cold', 'dance', [300]),
  ...measured('bump', 'ours', [90]),
]

describe('statistics', () => {
  test('of no values there are none', () => {
    expect(spreadOf([])).toBeUndefined()
  })

  test('median, fastest, slowest', () => {
    const cell = { application: 'cv', row: 'line', contestant: 'ours' } as const
    expect(secondsOf(ROUNDS, cell)).toEqual({ median: 11, low: 10, high: 12, count: 3 })
  })

  test('the best peer is not one of ours', () => {
    expect(bestPeer(ROUNDS, 'cv', 'line', ['naive', 'chef', 'dance'])?.contestant).toBe('chef')
    expect(bestPeer(ROUNDS, 'cv', 'bump', ['naive', 'chef', 'dance'])).toBeUndefined()
  })
})

describe('goals', () => {
  test('ratios and added seconds, against the best peer; without a peer there is none', () => {
    expect(judge(ROUNDS)).toEqual([
      { id: 'cv-line-incremental', peer: 'chef', value: 0.275, limit: 0.4, unit: '×', met: true },
      { id: 'cv-line-equal', peer: 'chef', value: 0.9, limit: 0.9, unit: '×', met: true },
      { id: 'cv-noop', peer: 'chef', value: 1.7, limit: 1, unit: 's', met: false },
      { id: 'cv-cold', peer: 'dance', value: 4, limit: 5, unit: 's', met: true },
    ])
  })

  test('each application has its own', () => {
    const other = ROUNDS.map((one) => ({ ...one, application: 'mdbook', seconds: one.seconds * 2 }))
    expect(judge([...ROUNDS, ...other]).filter(({ id }) => id.endsWith('-cold'))).toEqual([
      expect.objectContaining({ id: 'cv-cold', value: 4 }),
      expect.objectContaining({ id: 'mdbook-cold', value: 8, met: false }),
    ])
  })
})

describe('docs/benchmarks.md', () => {
  const text = renderBenchmarks({ goals: judge(ROUNDS), rounds: ROUNDS, machine: { cpu: 'a|b' } })

  test('medians with their spread, the best bold, nothing where nothing was measured', () => {
    expect(text).toContain(
      '| one changed line | **11.0** (10.0–12.0) | 36.0 (35.0–37.0) | 300 (290–310) | 40.0 (38.0–42.0) | – |',
    )
    expect(text).toContain('| no-op | 2.4 | – | – | **0.70** | – |')
  })

  test('bytes in both directions', () => {
    expect(text).toContain('| cold | 1.5 / 0.00 | – | – | – | 1.5 / 0.00 |')
  })

  test('goals by name', () => {
    expect(text).toContain(
      '| cv: one changed line, at equal settings | cargo-chef | 0.90 × | 0.9 × | met |',
    )
    expect(text).toContain('| cv: no-op | cargo-chef | 1.70 s | 1 s | **not met** |')
  })

  test('units that were taken over, beside the original', () => {
    expect(text).toContain('| ours: minimal, above | 304 s | 11.0 s | 90 % |')
  })

  test('beside each peer, with the state and without', () => {
    expect(text).toContain('| one changed line | 0.04 / 0.12 | 0.28 / 0.90 | – |')
    expect(text).toContain('| cold | – | – | 1.01 / – |')
  })

  test('without any figures', () => {
    const text = renderBenchmarks({ goals: [], rounds: [], machine: {} })
    expect(text).toContain('No full run has been published yet')
    expect(text).toContain('| one changed line, with incremental state | – | – | 0.4 × |  |')
    expect(text).toContain('| no-op | – | – | 1 s |  |')
    expect(text).not.toContain('## Machine')
    expect(renderBenchmarks({ goals: judge(ROUNDS), rounds: ROUNDS, machine: {} })).not.toContain(
      'No full run',
    )
  })

  test('parts of ours, not of the peers', () => {
    const rounds = [
      ...measured('line', 'ours', [11, 12, 13], { parts: { plan: 0.5, compile: 9 } }),
      ...measured('line', 'chef', [40], { parts: { build: 40 } }),
    ]
    const text = renderBenchmarks({ goals: [], rounds, machine: {} })
    expect(text).toContain('|  | plan | compile |\n| --- | --: | --: |')
    expect(text).toContain('| one changed line, ours | 0.50 | 9.0 |')
    expect(text).not.toContain('line, cargo-chef')
  })

  test('crates are bytes, too', () => {
    const rounds = measured('cold', 'chef', [300], { crateBytes: 2_000_000 })
    expect(renderBenchmarks({ goals: [], rounds, machine: {} })).toContain('| cold | 3.5 / 0.00 |')
  })

  test('what others did meanwhile', () => {
    const rounds = [0.02, 0.3, 0.1].flatMap((othersShare) =>
      measured('cold', 'chef', [300], { othersShare }),
    )
    const text = renderBenchmarks({ goals: [], rounds, machine: {} })
    expect(text).toContain('of low priority | 10 % (2–30 %) |')
  })

  test('a table cell does not end early', () => {
    expect(text).toContain('| cpu | a\\|b |')
  })

  test.each([
    [0.728, '0.73'],
    [12.04, '12.0'],
    [304.4, '304'],
    [-2, '-2.0'],
  ])('%d is %s', (value, expected) => {
    expect(format(value)).toBe(expected)
  })

  test('rounds of two runs are counted on', () => {
    const one = { goals: [], rounds: ROUNDS, machine: { cpu: 'a' } }
    const merged = mergeResults([one, one])
    const cell = { application: 'cv', row: 'line', contestant: 'ours' } as const
    expect(select(merged.rounds, cell).map(({ round }) => round)).toEqual([1, 2, 3, 4, 5, 6])
    const other = { ...cell, row: 'bump' } as const
    expect(select(merged.rounds, other).map(({ round }) => round)).toEqual([1, 2])
    expect(merged.goals).toEqual(judge(ROUNDS))
    expect(merged.machine).toEqual({ cpu: 'a' })
  })
})

test('JSON has a measurement on each line, to the millisecond', () => {
  const rounds = measured('cold', 'chef', [300.123456], { parts: { build: 299.99999 } })
  const text = renderJson({ goals: [], rounds, machine: { cores: 2 } })
  expect(JSON.parse(text)).toEqual({
    goals: [],
    rounds: [{ ...rounds[0], seconds: 300.123, parts: { build: 300 } }],
    machine: { cores: 2 },
  })
  expect(text.split('\n').filter((line) => line.includes('"chef"'))).toHaveLength(1)
})

describe('chart', () => {
  const svg = renderChart(ROUNDS, 'cv')

  test('one bar for each median, the longest fills the width', () => {
    const widths = [
      ...svg.matchAll(/<rect class="\S+" x="160" y="\d+" width="([\d.]+)" height="12"/g),
    ].map(([, width]) => Number(width))
    expect(widths).toHaveLength(9)
    expect(Math.max(...widths)).toBe(540)
    expect(Math.min(...widths)).toBe(1.2)
  })

  test('says its values, and whom they belong to', () => {
    expect(svg).toContain('>36.0 s<')
    expect(svg).toContain('>cargo-chef<')
    expect(svg).not.toContain('several commits')
  })

  test('nothing of another application', () => {
    expect(renderChart(ROUNDS, 'mdbook')).not.toContain('<rect class="ours" x="160"')
  })
})
