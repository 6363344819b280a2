import type { RunReport } from '../../src/report/run-report.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { renderText } from '../../src/report/text.ts'
import { decideVerdict } from '../../src/report/verdict.ts'
import { aReport } from '../builders/a-report.ts'
import {
  aCache,
  hostileCache,
  lostCache,
  mountsCache,
  noArchive,
  partialCache,
  unchanged,
} from '../builders/cache-reports.ts'
import { complete, minimalSuccess } from '../builders/sample-reports.ts'
import { elementsOf, linkedByGitHub, renderGfm, textOutsideCode } from './gfm.ts'

const PLAIN = { columns: 80, color: false }

/** As people read it in both places. */
const PLACES: readonly (readonly [string, (report: RunReport) => string])[] = [
  ['the summary', (report) => renderSummary(report)],
  ['the terminal', (report) => renderText(report, PLAIN)],
]

describe.each(PLACES)('%s', (_, show) => {
  test('tells no caches where there are none, and the units of cargo all the same', () => {
    const { cache: __, ...report } = partialCache
    expect(show(report)).not.toMatch(/Archives are kept|Compiled in|Crates:|restored|Build skipped/)
    expect(show(report).split('Cargo: 161 of 178 units fresh')).toHaveLength(2)
  })

  test('tells each of the three figures once, and no other share of a hit', () => {
    const text = show(partialCache)
    expect(text.split('Crates: 150 of 155 restored (97 %).')).toHaveLength(2)
    expect(text.split('Cargo: 161 of 178 units fresh (90 %), 17 compiled.')).toHaveLength(2)
    expect(text).toMatch(/compiled dependencies [ |]*partial [ |]*105\.3 MB in 2\.1 s/)
  })

  test('says where archives are kept and where the application was compiled', () => {
    expect(show(partialCache)).toContain('Archives are kept in the Actions cache, as this runner')
    expect(show(partialCache)).toContain('Compiled in a container of the tool-chain stage: Comp')
  })

  test('gives a reason once', () => {
    expect(show(mountsCache).split('outlives this run: what it compiled stays')).toHaveLength(2)
    expect(show(mountsCache)).toContain("Compiled in the builder's cache mounts.")
  })

  test('has no table where no archive was looked for', () => {
    expect(show(mountsCache)).not.toMatch(/restored *[|]? *saved/i)
  })

  test('says what was lost', () => {
    expect(show(lostCache)).toContain('is of no use: it ends in the middle of a file.')
  })

  test('says that the build was skipped, and nothing of one that was not', () => {
    expect(show(unchanged)).toMatch(
      /Build skipped:(?:\*\*)? nothing that goes into the image has changed \(input `5b1c9e0d/,
    )
    expect(show(partialCache)).not.toContain('Build skipped')
  })

  test('names the image of the earlier build, also where it was not measured', () => {
    const { image: __, ...unmeasured } = unchanged
    expect(show(unmeasured)).toContain(unchanged.image?.digest)
    expect(show(unmeasured)).toContain('ghcr.io/octo/cv:1.4.0')
  })
})

test.each<[string, RunReport, string]>([
  [
    'an image of an earlier build',
    unchanged,
    'Nothing changed: skipped the build of ghcr.io/octo/cv:1.4.0 in 2.3 s, 3.1 MB compressed, 6.5 MB unpacked.',
  ],
  [
    'one that was not measured',
    aReport({ cache: aCache({ unchanged: { key: 'x' } }) }),
    'Nothing changed: skipped the build of ghcr.io/octo/cv:main in 1 min 23 s.',
  ],
  ['one that was built', aReport({ cache: aCache() }), 'Finished in 1 min 23 s.'],
])('the verdict on %s', (_, report, sentence) => {
  expect(decideVerdict(report)).toEqual({ exitCode: 0, sentence })
})

test('the head of the summary says it, too', () => {
  expect(renderSummary(unchanged)).toMatch(
    /^## ✅ Nothing changed, build skipped in 2\.3 s\n\n\*\*B/,
  )
})

test('remarks in the summary are few and short', () => {
  const remarks = Array.from({ length: 40 }, (_, at) => `${at} ${'long '.repeat(1_000)}`)
  const archives = [noArchive('units', 'miss', { remarks })]
  const report = { ...minimalSuccess, cache: aCache({ archives }) }
  const longer = renderSummary(report).length - renderSummary(minimalSuccess).length
  expect(renderSummary(report)).toContain('\n- and 28 more\n')
  expect(longer).toBeLessThan(10_000)
})

test('caches go after times and before the network; that the build was skipped stays', () => {
  const failure = { ...complete.failure, cause: '@'.repeat(900), remedy: '@'.repeat(500) }
  const report = { ...complete, failure }
  const left = (maxBytes: number) =>
    /Left out to stay below [\d,]+ bytes: (.*)\. All/.exec(renderSummary(report, maxBytes))?.[1]
  const seen = new Set<string>()
  for (let maxBytes = 20_000; maxBytes >= 9_000; maxBytes -= 50) seen.add(left(maxBytes) ?? '')
  const cuts = [...seen].map((names) => names.split(', '))
  const withCache = cuts.filter((names) => names.includes('cache'))
  expect(withCache.length).toBeGreaterThan(0)
  expect(withCache.filter((names) => !names.includes('times'))).toEqual([])
  expect(cuts.filter((names) => names.includes('network') && !names.includes('cache'))).toEqual([])
})

test('hostile text is text, whichever member it stands in', () => {
  const html = renderGfm(renderSummary(hostileCache))
  expect(html.split('alert(1)').length).toBeGreaterThan(5)
  expect([...elementsOf(html)].filter((name) => ['script', 'a', 'b', 'h1'].includes(name))).toEqual(
    [],
  )
  expect(linkedByGitHub(textOutsideCode(html))).toEqual([])
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  const lines = renderText(hostileCache, PLAIN).split('\n')
  expect(lines.filter((line) => line.includes('set-output'))).toHaveLength(5)
  expect(lines.filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([])
})
