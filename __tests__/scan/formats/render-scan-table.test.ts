import { renderScanTable } from '../../../src/scan/formats/render-scan-table.ts'
import { makeRandom, nastyText } from '../../builders/random.ts'
import { aPlatformScan, aScan, brokenPolicy } from '../../builders/scan-reports.ts'
import { expectGolden } from '../../report/expect-golden.ts'
import { aFinding } from '../a-finding.ts'

test('every finding of every platform, aligned', () => {
  expectGolden('scan-broken/table.txt', renderScanTable(brokenPolicy.scan ?? aScan()))
})

test('a platform without findings says so', () => {
  expect(
    renderScanTable(aScan({ verdict: 'pass', reason: 'Why.', platforms: [aPlatformScan()] })),
  ).toMatch(/^pass: Why\.\n\nlinux\/amd64 sha256:\w+\nnothing found\n$/)
})

test('a finding is one line, whatever its texts', () => {
  const random = makeRandom(79)
  for (let run = 0; run < 100; run += 1) {
    const text = nastyText(random)
    const finding = aFinding({ id: text, title: text, path: text, package: text, installed: text })
    const table = renderScanTable(aScan({ platforms: [aPlatformScan({ findings: [finding] })] }))
    expect(table.split('\n')).toHaveLength(6)
    expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u)
  }
})
