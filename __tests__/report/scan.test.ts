import { makeOutputs } from '../../src/report/outputs.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { countScan } from '../../src/report/scan-highlights.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { summaryScan } from '../../src/report/summary-scan.ts'
import { renderText } from '../../src/report/text.ts'
import type { ScanReport } from '../../src/scan/scan-report.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import { complete, minimalSuccess } from '../builders/sample-reports.ts'
import {
  aPlatformScan,
  aScan,
  brokenPolicy,
  cleanScan,
  hostileScan,
  unknownScan,
} from '../builders/scan-reports.ts'
import { aFinding } from '../scan/a-finding.ts'
import { elementsOf, linkedByGitHub, renderGfm, textOutsideCode } from './gfm.ts'

const PLAIN = { columns: 80, color: false }

/** As people read it in both places. */
const PLACES: readonly (readonly [string, (report: RunReport) => string])[] = [
  ['the summary', (report) => renderSummary(report)],
  ['the terminal', (report) => renderText(report, PLAIN)],
]

function withScan(overrides: Partial<ScanReport>): RunReport {
  return { ...minimalSuccess, scan: aScan(overrides) }
}

const MANY = Array.from({ length: 400 }, (_, at) =>
  aFinding({ id: `CVE-2030-${1000 + at}`, counts: at < 100, title: 'long '.repeat(200) }),
)

describe.each(PLACES)('%s', (_, show) => {
  test('tells no scan where there was none', () => {
    expect(show(minimalSuccess)).not.toMatch(/scan|Trivy|policy/i)
  })

  test('has the verdict first, and what it is made of', () => {
    const text = show(brokenPolicy)
    expect(text).toContain('linux/amd64: 1 finding breaks the policy: 1 critical.')
    expect(text).toContain(
      'Trivy 0.74.0 (downloaded), database 5 hours old (kept from an earlier run).',
    )
    expect(text).toContain(
      'Policy: nothing critical or high; only what is new against the base image counts. An image that breaks it is not pushed.',
    )
    expect(text.indexOf('1 finding breaks')).toBeLessThan(text.indexOf('Trivy 0.74.0'))
  })

  test('tells the finding that breaks the policy once, not once for each platform', () => {
    const told = show(brokenPolicy).match(/CVE-2099-0001/g)
    expect(told).toHaveLength(1)
  })

  test('tells every entry of the ignore file: reason, end, use', () => {
    const text = show(brokenPolicy)
    expect(text).toMatch(
      /aws-access-key-id.*app\/key\.env.*until 2027-01-31: an example without rights/,
    )
    expect(text).toMatch(
      /CVE-2020-26235.*expired after 2026-06-30, lets nothing pass any more: no reason given/,
    )
    expect(text).toMatch(/CVE-2018-1.*without an end, no such finding: no reason given/)
    expect(text).toContain('Line 4 of the ignore file lets nothing pass')
  })

  test('never says clean where nothing is known', () => {
    const text = show(unknownScan)
    expect(text).toContain('not known')
    expect(text).toContain('There is no scanner (no server that has it answers).')
    expect(text).toContain('No scanner, no database.')
    expect(text).toContain(
      'Policy: whatever is found; only what has a fixed version counts. What breaks it is told and stops nothing.',
    )
    expect(text).toMatch(/not known.* nothing(?: \||\n)/)
    expect(text).not.toMatch(/✅ There|passed|Nothing breaks|not analysable/)
  })

  test('says what was analysed', () => {
    expect(show(cleanScan)).toContain('15 OS packages, 155 crates (alpine 3.22.1)')
    const packages = { os: 15 }
    const platforms = [aPlatformScan({ packages })]
    expect(show(withScan({ platforms }))).toContain('15 OS packages, crates not analysable')
  })

  test('shows the worst of many findings, and counts the rest', () => {
    const text = show(withScan({ platforms: [aPlatformScan({ findings: MANY })] }))
    expect(text).toContain('CVE-2030-1000')
    expect(text).toMatch(/(?:75|80) more findings/)
    expect(text.length).toBeLessThan(60_000)
  })
})

test.each<[ScanReport['mode'], ScanReport['verdict'], string]>([
  ['enforce', 'pass', '✅'],
  ['report', 'pass', '✅'],
  ['enforce', 'fail', '❌'],
  ['report', 'fail', '⚠️'],
  ['enforce', 'unknown', '❔'],
])('%s, %s: %s', (mode, verdict, mark) => {
  const { markdown } = summaryScan(aScan({ mode, verdict, reason: 'Why.' }))
  expect(markdown).toMatch(new RegExp(`^### Scan\n\n\\*\\*${mark} Why\\.\\*\\*\n`))
})

test('the summary has what does not count and what was fixed behind a click', () => {
  const { markdown } = summaryScan(brokenPolicy.scan ?? aScan())
  expect(markdown).toContain('<summary>2 findings that do not break the policy</summary>')
  expect(markdown).toContain(
    '<summary>1 finding of the base image that this one has no more</summary>',
  )
  expect(markdown.slice(0, markdown.indexOf('<details>'))).not.toContain('CVE-2020-26235')
})

test('findings can be left out, the verdict cannot', () => {
  const { markdown } = summaryScan(brokenPolicy.scan ?? aScan(), { findings: false })
  expect(markdown).not.toContain('CVE-2099-0001')
  expect(markdown).toContain('1 finding breaks the policy')
  expect(markdown).toContain('| `linux/arm64` | failed |')
  expect(markdown).toContain('an example without rights')
})

test('what was let pass is in a column of its own', () => {
  const { markdown } = summaryScan(brokenPolicy.scan ?? aScan())
  expect(markdown).toContain('Critical | High | Medium | New | Fixed | Let pass |')
  expect(markdown).toContain('| `linux/amd64` | failed | 1 | 1 | 1 | 3 | 1 | 1 |')
  expect(markdown).toContain('| `linux/arm64` | failed | 1 | 1 | 0 | 2 | 1 | 1 |')
})

test('platforms differ: the findings say where', () => {
  const platforms = [
    aPlatformScan({
      findings: [aFinding({ counts: true }), aFinding({ id: 'CVE-2', counts: true })],
    }),
    aPlatformScan({ platform: 'linux/arm64', findings: [aFinding({ counts: true })] }),
  ]
  const { markdown } = summaryScan(aScan({ platforms }))
  expect(markdown).toMatch(/\| high \| CVE-1 \|.*\| all \|/)
  expect(markdown).toMatch(/\| high \| CVE-2 \|.*\| `linux\/amd64` \|/)
})

test('the address of an advisory is a link, if it is an ordinary one', () => {
  const findings = [aFinding({ url: 'https://a.test/CVE-1', counts: true })]
  const { markdown } = summaryScan(aScan({ platforms: [aPlatformScan({ findings })] }))
  expect(markdown).toContain('[CVE-1](<https://a.test/CVE-1>)')
})

test('counts are of all platforms, each finding once', () => {
  expect(countScan(brokenPolicy.scan ?? aScan())).toEqual({
    findings: 3,
    breaking: 1,
    new: 2,
    ignored: 1,
  })
  expect(countScan(aScan())).toEqual({ findings: 0, breaking: 0, ignored: 0 })
})

test.each<[string, RunReport, readonly string[]]>([
  ['no scan', minimalSuccess, ['', '', '', '', '']],
  ['a clean one', cleanScan, ['pass', '0', '0', '', '']],
  [
    'one that fails',
    brokenPolicy,
    ['fail', '3', '1', '2', '/home/runner/work/_temp/scan/scan.sarif'],
  ],
])('outputs of %s', (_, report, expected) => {
  const outputs = makeOutputs(report, {})
  expect([
    outputs['scan-verdict'],
    outputs['scan-findings'],
    outputs['scan-breaking'],
    outputs['scan-new'],
    outputs['scan-sarif'],
  ]).toEqual(expected)
})

test('hostile text is text, whichever member it stands in', () => {
  const html = renderGfm(renderSummary(hostileScan))
  expect(html.split('alert(1)').length).toBeGreaterThan(20)
  expect(
    [...elementsOf(html)].filter((name) => ['script', 'b', 'h1', 'img'].includes(name)),
  ).toEqual([])
  expect(linkedByGitHub(textOutsideCode(html))).toEqual([])
  const targets = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, address]) => address ?? '')
  expect(targets.filter((address) => !address.startsWith('https://a.test/'))).toEqual([])
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  const lines = renderText(hostileScan, PLAIN).split('\n')
  expect(lines.filter((line) => line.includes('set-output')).length).toBeGreaterThan(5)
  expect(lines.filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([])
})

test('any scan is a section of our elements only, and lines of plain text', () => {
  const random = makeRandom(83)
  let scans = 0
  for (let run = 0; run < 60; run += 1) {
    const { scan } = randomReport(random)
    if (scan === undefined) continue
    scans += 1
    const html = renderGfm(summaryScan(scan).markdown)
    const known = ['h3', 'p', 'strong', 'code', 'ul', 'li', 'a', 'details', 'summary']
    const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td']
    const others = [...elementsOf(html)].filter((name) => ![...known, ...tables].includes(name))
    expect([html, others, linkedByGitHub(textOutsideCode(html))]).toEqual([html, [], []])
    const text = renderText({ ...complete, scan }, PLAIN)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u)
    expect(text.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([])
  }
  expect(scans).toBeGreaterThan(20)
})
