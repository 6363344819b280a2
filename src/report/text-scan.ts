import { nameFinding } from '../scan/findings/name-finding.ts'
import { SEVERITIES } from '../scan/findings/severity.ts'
import type { PlatformScan, ScanReport } from '../scan/scan-report.ts'
import { BLANK, formatCount } from './format.ts'
import { cleanLine, clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import {
  countSeverities,
  type SharedFinding,
  shareFindings,
  usedSeverities,
} from './scan-highlights.ts'
import { alignColumns, type Paint, type Style, tableLines } from './terminal.ts'
import {
  describeIgnoreEntry,
  describePackages,
  describePolicy,
  describeTools,
  placesOf,
  VERDICTS,
} from './wording-scan.ts'

const MAX_FINDINGS = 20
const MAX_NAME = 100

const STYLES: Readonly<Record<ScanReport['verdict'], Style>> = {
  pass: 'green',
  fail: 'red',
  unknown: 'yellow',
}

/** The section of the terminal; no line of others may begin with `::`. */
export function scanLines({ scan }: RunReport, paint: Paint): readonly string[] {
  if (scan === undefined) return []
  const { verdict, reason, platforms, ignoreEntries, remarks, files } = scan
  return [
    paint(cleanLine(`scan ${VERDICTS[verdict]}: ${reason}`), STYLES[verdict]),
    cleanLine(describeTools(scan)),
    cleanLine(describePolicy(scan)),
    ...platformLines(platforms, paint),
    ...findingLines(platforms, paint),
    ...ignoreEntries.map((entry) =>
      cleanLine(
        `  let pass: ${[entry.id, ...placesOf(entry)].join(' ')}, ${describeIgnoreEntry(entry)}`,
      ),
    ),
    ...remarks.map((remark) => cleanLine(`  note: ${remark}`)),
    ...files.map(({ format, path }) => cleanLine(`  ${format}: ${path}`)),
  ]
}

function platformLines(platforms: readonly PlatformScan[], paint: Paint): readonly string[] {
  if (platforms.length === 0) return []
  const severities = usedSeverities(platforms)
  const head = ['scan', 'platform', ...severities.map((one) => one.toLowerCase()), 'analysed']
  const rows = platforms.map((one) => {
    const counts = countSeverities(one)
    return [
      VERDICTS[one.verdict],
      cleanLine(one.platform),
      ...severities.map((severity) => String(counts[SEVERITIES.indexOf(severity)] ?? 0)),
      cleanLine(describePackages(one)),
    ]
  })
  return tableLines(head, rows, 'left', paint)
}

/** Those that break the policy; the others are counted above, and all stand in report.json. */
function findingLines(platforms: readonly PlatformScan[], paint: Paint): readonly string[] {
  const breaking = shareFindings(platforms, ({ counts }) => counts)
  if (breaking.length === 0) return []
  const rest = breaking.length - MAX_FINDINGS
  const rows = breaking.slice(0, MAX_FINDINGS).map(findingRow)
  return [
    paint('what breaks the policy:', 'dim'),
    ...alignColumns(rows, ['left', 'left', 'left']).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${formatCount(rest, 'more finding')}`] : []),
  ]
}

function findingRow({ finding }: SharedFinding): readonly string[] {
  const { severity, installed, fixed } = finding
  const versions =
    finding.kind === 'vulnerability' ? `${installed ?? BLANK} → ${fixed ?? 'no fix yet'}` : ''
  return [severity.toLowerCase(), nameFinding(finding), versions].map((text) =>
    clip(cleanLine(text), MAX_NAME),
  )
}
