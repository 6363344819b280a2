import { renderMarkdown } from '../../src/benchmark/render-markdown.ts'
import { renderText } from '../../src/benchmark/render-text.ts'
import { aResult, aSample } from './samples.ts'

const RESULT = aResult([
  aSample({ durationMs: 150_000, imageBytes: 13_200_000 }),
  aSample({ durationMs: 170_000, round: 2 }),
  aSample({ variant: 'prod', durationMs: 135_000 }),
  aSample({
    scenario: 'changed-line',
    durationMs: 15_000,
    steps: { there: 15, total: 20 },
    units: { there: 177, total: 178 },
  }),
  aSample({ scenario: 'unchanged', durationMs: 700, isSkipped: true }),
])

test('a table with the figures of the original beside, and bars', () => {
  const text = renderText(RESULT, false)
  const lines = text.split('\n')
  const rows = lines.map((line) => line.split(/ {2,}/))
  const row = (scenario: string) =>
    rows.find((cells) => cells[0] === 'minimal' && cells[1] === scenario)
  expect(row('clean')).toEqual([
    ...['minimal', 'clean', '2 min 40 s', '2 min 30 s', '2 min 50 s', '13 %', '0/20 (0 %)', '–'],
    ...['13.2 MB', '5 min 15 s'],
  ])
  expect(row('changed-line')).toEqual([
    ...['minimal', 'changed-line', '15.0 s', '15.0 s', '15.0 s', '–', '15/20 (75 %)'],
    ...['177/178 (>99 %)', '–', '30.0 s'],
  ])
  expect(row('unchanged')).toEqual([
    ...['minimal', 'unchanged', '700 ms', '700 ms', '700 ms', '–', 'skipped', '–', '–', '–'],
  ])
  expect(lines).toContain(`  minimal     ${'█'.repeat(20)} 2 min 40 s`)
  expect(lines).toContain(`    original  ${'░'.repeat(40)} 5 min 15 s`)
  expect(text).toContain('another machine and another application')
  expect(text).toContain('prod 85 %, dev 90 %, minimal 80 %')
  expect(text).toContain('machine: Some CPU, 2 cores, 8.0 GiB, Linux 6.1, Node v24.1.0')
})

test('Markdown: charts that Mermaid reads, the original as a line where there is one for every bar', () => {
  const markdown = renderMarkdown(RESULT)
  expect(markdown).toContain('| variant | scenario | median |')
  const charts = [...markdown.matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, chart]) => chart)
  expect(charts).toEqual([
    [
      'xychart-beta',
      '    title "clean: bars measured here, line: the original elsewhere"',
      '    x-axis [prod, minimal]',
      '    y-axis "seconds, median" 0 --> 347',
      '    bar [135.0, 160.0]',
      '    line [270.0, 315.0]',
    ].join('\n'),
    [
      'xychart-beta',
      '    title "changed-line: bars measured here, line: the original elsewhere"',
      '    x-axis [minimal]',
      '    y-axis "seconds, median" 0 --> 33',
      '    bar [15.0]',
      '    line [30.0]',
    ].join('\n'),
    [
      'xychart-beta',
      '    title "unchanged"',
      '    x-axis [minimal]',
      '    y-axis "seconds, median" 0 --> 1',
      '    bar [0.7]',
    ].join('\n'),
  ])
})

test('the name of a folder is text, whatever it says', () => {
  const name = 'a|b <img src=x> [c](http://d) @me'
  const [title = ''] = renderMarkdown(aResult([aSample()], name)).split('\n')
  expect(title).not.toMatch(/[|<[]/)
  expect(title).not.toContain('@me')
})
