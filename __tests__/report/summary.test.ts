import type { RunReport } from '../../src/report/run-report.ts'
import { renderSummary, SUMMARY_MAX_BYTES } from '../../src/report/summary.ts'
import { aLayer, anImage, aPlatform, aReport } from '../builders/a-report.ts'
import { makeRandom, nastyText, randomReport } from '../builders/random.ts'
import { compileError, complete, minimalSuccess, standIns } from '../builders/sample-reports.ts'
import { elementsOf, linkedByGitHub, renderGfm, textOutsideCode } from './gfm.ts'

const ELEMENTS = [
  ...['h2', 'h3', 'p', 'strong', 'code', 'pre', 'blockquote', 'ul', 'li', 'a', 'sub', 'br'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary'],
]

/** What may never be wrong in a summary, however it was cut and whatever its report holds. */
function problemsOf(html: string): readonly string[] {
  const targets = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, target]) => target ?? '')
  return [
    ...[...elementsOf(html)].filter((name) => !ELEMENTS.includes(name)),
    ...linkedByGitHub(textOutsideCode(html)),
    ...targets.filter((target) => !target.startsWith('https://')),
  ]
}

/** Tables of which not every row has as many cells as its head. */
function unevenTablesOf(html: string): readonly string[] {
  const tables = [...html.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => table)
  return tables.filter((table) => {
    const rows = table.split('<tr>').slice(1)
    return new Set(rows.map((row) => row.match(/<t[dh]\b/g)?.length)).size !== 1
  })
}

test('shows any report as a document of our elements only, with whole tables', () => {
  const random = makeRandom(41)
  for (let run = 0; run < 50; run += 1) {
    const markdown = renderSummary(randomReport(random))
    const html = renderGfm(markdown)
    expect([markdown, problemsOf(html), unevenTablesOf(html)]).toEqual([markdown, [], []])
  }
})

/** Longer than GitHub takes, by many layers, steps and log lines. */
function hugeReport(count: number): RunReport {
  const random = makeRandom(47)
  const many = <T>(make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))
  const layers = many((at) => aLayer('own', { seed: at + 1, createdBy: nastyText(random, 30) }))
  return {
    ...complete,
    failure: { ...complete.failure, evidence: many(() => `${nastyText(random, 40)} log line`) },
    image: anImage(aPlatform('linux/amd64', layers)),
    steps: many((at) => ({ ...complete.steps[0], name: nastyText(random, 30), startMs: at })),
    warnings: many(() => ({ message: nastyText(random, 30) })),
  }
}

// That no element stays open is tested at smaller limits: micromark takes two seconds for a megabyte.
test('stays below what GitHub takes', () => {
  const markdown = renderSummary(hugeReport(3400))
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(SUMMARY_MAX_BYTES)
  expect(markdown).toContain('Left out to stay below 983,040 bytes: layers')
})

test('is below any limit, and says what it left out', () => {
  const report = hugeReport(30)
  const whole = Buffer.byteLength(renderSummary(report))
  const lengths: number[] = []
  for (let maxBytes = 1000; maxBytes < whole; maxBytes = Math.ceil(maxBytes * 1.12)) {
    const markdown = renderSummary(report, maxBytes)
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxBytes)
    expect(markdown).toContain('Left out to stay below')
    expect(markdown).toContain('❌')
    expect(markdown).toMatch(/stand-in/)
    expect([markdown, problemsOf(renderGfm(markdown))]).toEqual([markdown, []])
    lengths.push(markdown.length)
  }
  expect(new Set(lengths).size).toBeGreaterThan(5)
})

test('leaves out whole parts in a fixed order, and names only what was there', () => {
  const tags = Array.from({ length: 9 }, (_, at) => `ghcr.io/octo/${'long-'.repeat(20)}:${at}`)
  const build = { ...compileError.build, tags }
  const report = { ...compileError, build, image: complete.image }
  const left = (maxBytes: number) =>
    /Left out to stay below [\d,]+ bytes: (.*)\. All/.exec(renderSummary(report, maxBytes))?.[1]
  const seen = new Set<string | undefined>()
  for (let maxBytes = 7000; maxBytes >= 1000; maxBytes -= 20) seen.add(left(maxBytes))
  expect([...seen]).toEqual([
    undefined,
    'layers',
    'layers, build steps',
    'layers, build steps, log lines',
    'layers, build steps, log lines, timeline',
    'layers, build steps, log lines, times',
    'build steps, log lines, times, sizes',
    'build steps, log lines, times, sizes, facts',
  ])
})

test('an ordinary report is whole', () => {
  expect(renderSummary(minimalSuccess)).not.toContain('Left out')
})

test('stand-ins are told even where nothing else has room', () => {
  const long = { ...standIns.build.standIns[0], replaces: '|'.repeat(300), name: 'x' }
  const report = { ...standIns, build: { ...standIns.build, standIns: Array(20).fill(long) } }
  const markdown = renderSummary(report, 1000)
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(1000)
  expect(markdown).toContain('Built on stand-in base images')
})

test('cause and remedy are cut to a length that always has room', () => {
  const failure = { ...complete.failure, cause: '@'.repeat(1e6), remedy: '`'.repeat(1e6) }
  const markdown = renderSummary(aReport({ outcome: 'failure', failure }), 64 * 1024)
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(64 * 1024)
  expect(markdown).toContain('**What to do:**')
})
