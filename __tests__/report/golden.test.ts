import { stripVTControlCharacters } from 'node:util'
import { renderJson } from '../../src/report/json.ts'
import { makeOutputs } from '../../src/report/outputs.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { renderText } from '../../src/report/text.ts'
import { aReport } from '../builders/a-report.ts'
import * as caches from '../builders/cache-reports.ts'
import * as networks from '../builders/network-reports.ts'
import { makeRandom, randomReport } from '../builders/random.ts'
import * as samples from '../builders/sample-reports.ts'
import * as scans from '../builders/scan-reports.ts'
import { expectGolden } from './expect-golden.ts'

/** Each report as a reader gets it, in a folder of __tests__/golden. */
const CASES: readonly (readonly [folder: string, report: RunReport])[] = [
  ['check-only', aReport()],
  [
    'unmeasured',
    aReport({
      image: {
        platforms: [],
        unmeasured: 'the image was not kept anywhere (no load, push or output)',
      },
    }),
  ],
  ['minimal-success', samples.minimalSuccess],
  ['two-platforms', samples.twoPlatforms],
  ['compile-error', samples.compileError],
  ['cancelled', samples.cancelled],
  ['stand-ins', samples.standIns],
  ['classic-store', samples.classicStore],
  ['network-healthy', networks.healthyNetwork],
  ['network-three-attempts', networks.threeAttempts],
  ['network-gave-up', networks.gaveUp],
  ['network-refused', networks.refused],
  ['network-hostile', networks.hostileNetwork],
  ['cache-partial', caches.partialCache],
  ['cache-exact', caches.exactCache],
  ['cache-lost', caches.lostCache],
  ['cache-unchanged', caches.unchanged],
  ['cache-mounts', caches.mountsCache],
  ['cache-hostile', caches.hostileCache],
  ['scan-clean', scans.cleanScan],
  ['scan-broken', scans.brokenPolicy],
  ['scan-unknown', scans.unknownScan],
  ['scan-hostile', scans.hostileScan],
  ['nasty', randomReport(makeRandom(2026))],
]

describe.each(CASES)('%s', (folder, report) => {
  test('job summary', () => {
    expectGolden(`${folder}/summary.md`, renderSummary(report))
  })

  test('terminal', () => {
    expectGolden(`${folder}/terminal.txt`, renderText(report, { columns: 80, color: false }))
  })

  test('report.json', () => {
    expectGolden(`${folder}/report.golden.json`, renderJson(report))
  })

  test('outputs', () => {
    const outputs = makeOutputs(report, { metadata: '{}', reportFile: 'report.json' })
    expectGolden(`${folder}/outputs.golden.json`, `${JSON.stringify(outputs, null, 2)}\n`)
  })
})

test('colour adds styles and nothing else', () => {
  const plain = renderText(samples.compileError, { columns: 80, color: false })
  const colored = renderText(samples.compileError, { columns: 80, color: true })
  expectGolden('compile-error/terminal-color.txt', colored)
  expect(stripVTControlCharacters(colored)).toBe(plain)
})

describe('job summary that is too long', () => {
  const failed: RunReport = {
    ...samples.twoPlatforms,
    ...samples.compileError,
    build: samples.standIns.build,
    image: samples.complete.image,
    smokeTest: samples.complete.smokeTest,
    warnings: samples.twoPlatforms.warnings,
  }

  test.each([8000, 5000, 4000, 3000, 2000, 1000])('%i bytes', (maxBytes) => {
    expectGolden(`over-limit/${maxBytes}.md`, renderSummary(failed, maxBytes))
  })
})
