import { ganttLines, ganttName } from '../../src/report/gantt.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import { aReport, aStage, aStep } from '../builders/a-report.ts'
import { makeRandom, nastyText, randomReport } from '../builders/random.ts'
import { twoPlatforms } from '../builders/sample-reports.ts'

/** Whether Mermaid itself reads it is tested in a browser: __tests__/engine/report-chart.test.ts. */

test('a run with two attempts on two platforms', () => {
  expect(ganttLines(timelineOf(twoPlatforms))).toEqual([
    'gantt',
    '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    '    axisFormat %M:%S',
    '    todayMarker off',
    '    section Run',
    '    engine (9.0 s) :2001-01-01 00:00:00.140, 9020ms',
    '    build (6 min 41 s) :2001-01-01 00:00:09.160, 401200ms',
    '    measure (1.9 s) :2001-01-01 00:06:50.360, 1890ms',
    '    section Attempts',
    '    attempt 1 (31.0 s) :crit, 2001-01-01 00:00:09.160, 31000ms',
    '    attempt 2 (6 min 10 s) :2001-01-01 00:00:40.160, 370200ms',
    '    section Steps',
    '    [linux/amd64 build 3/3] RUN cargo build --relea\u2026 (1 min 42 s) :2001-01-01 00:00:40.960, 101700ms',
    '    [linux/arm64 build 3/3] RUN cargo build --relea\u2026 (5 min 41 s) :2001-01-01 00:00:40.960, 341000ms',
    '    \u00b7 exporting to image (9.8 s) :2001-01-01 00:06:22.160, 9800ms',
    '    \u00b7 pushing layers (7.4 s) :2001-01-01 00:06:24.160, 7400ms',
  ])
})

test.each([
  ['a:b', '\u00b7 a\u2236b'],
  ['a;b', '\u00b7 a,b'],
  ['a #b;', '\u00b7 a \uff03b,'],
  ['%%{init: {}}%%', '\u00b7 \uff05\uff05(init\u2236 ())\uff05\uff05'],
  ['<img src=x>', '\u00b7 \u2039img src=x\u203a'],
  ['title x', '\u00b7 title x'],
  ['click a href "b"', '\u00b7 click a href \u201db\u201d'],
  ['```', '\u00b7 \u2019\u2019\u2019'],
  ['$$x$$', '\u00b7 \uff04\uff04x\uff04\uff04'],
  ['a\nsection b', '\u00b7 a section b'],
  ['[build 1/2] RUN true', '[build 1/2] RUN true'],
  ['\u6f22\u5b57 \u00e9', '\u00b7 \u6f22\u5b57 \u00e9'],
  ['\u{1f642}', '\u00b7 \u00b7'],
])('%j stands as %j', (text, name) => {
  expect(ganttName(text)).toBe(name)
})

test('no text leaves a sign that Mermaid, Markdown or a browser reads', () => {
  const random = makeRandom(73)
  for (let run = 0; run < 300; run += 1) {
    const name = ganttName(nastyText(random, 30))
    expect(name).toMatch(/^(?:\[|\u00b7 )[^:;#%<>&"`{}|\\$^\p{Cc}\p{Cf}\n]*$/u)
    expect([...name].length).toBeLessThanOrEqual(50)
  }
})

test('every line of any chart is one of ours', () => {
  const random = makeRandom(79)
  const form =
    /^(?:gantt| {4}(?:dateFormat YYYY-MM-DD HH:mm:ss\.SSS|axisFormat %[HMS][:.]%[MSL]|todayMarker off|section (?:Run|Attempts|Steps)|[^:;#%\n]+ :(?:done, |crit, )?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}, \d+ms))$/
  for (let run = 0; run < 80; run += 1) {
    for (const line of ganttLines(timelineOf(randomReport(random)))) expect(line).toMatch(form)
  }
})

test('the axis counts what the run lasts in: fractions, minutes, hours', () => {
  const axisOf = (durationMs: number) =>
    ganttLines(timelineOf(aReport({ durationMs, stages: [aStage('build', 0, durationMs)] })))[2]
  expect([1500, 5000, 3_599_999, 3_600_000].map(axisOf)).toEqual([
    '    axisFormat %S.%L',
    '    axisFormat %M:%S',
    '    axisFormat %M:%S',
    '    axisFormat %H:%M',
  ])
})

test('a run of more than a day goes on with the next one', () => {
  const stages = [aStage('build', 90_000_000, 60_000)]
  const lines = ganttLines(timelineOf(aReport({ durationMs: 90_060_000, stages })))
  expect(lines.at(-1)).toBe('    build (1 min 00 s) :2001-01-02 01:00:00.000, 60000ms')
})

test('the summary has the chart, and says what is not in it', () => {
  const steps = [aStep('[a 1/2] RUN x', 0, 40_000), aStep('[a 2/2] RUN y', 40_000, 30)]
  const markdown = renderSummary(aReport({ stages: [aStage('build', 0, 80_000)], steps }))
  expect(markdown).toMatch(
    /```mermaid\ngantt\n[^`]*```\n\n<sub>1 shorter step took 30 ms in all\.<\/sub>/,
  )
})

test('a run of less than a second has none, nor one of which nothing is known', () => {
  const stages = [aStage('build', 0, 900)]
  expect(renderSummary(aReport({ durationMs: 999, stages }))).not.toContain('mermaid')
  expect(renderSummary(aReport())).not.toContain('mermaid')
})

test('a fence in the name of a step does not end the chart', () => {
  const steps = [aStep('```\n# Title\n<script>', 0, 70_000)]
  const markdown = renderSummary(aReport({ stages: [aStage('build', 0, 80_000)], steps }))
  expect(markdown).toContain(
    '\u00b7 \u2019\u2019\u2019 \uff03 Title \u2039script\u203a (1 min 10 s) :',
  )
})
