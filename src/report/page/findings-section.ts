import type { ScanReport } from '../../scan/scan-report.ts'
import { formatCount } from '../format.ts'
import { clip } from '../plain-text.ts'
import { listFixed, shareFindings } from '../scan-highlights.ts'
import {
  describeIgnoreEntry,
  describePackages,
  describePolicy,
  describeTools,
  placesOf,
  VERDICTS,
} from '../wording-scan.ts'
import { findingTable, packageCell } from './findings-table.ts'
import { code, type Html, h, link, NOTHING } from './html.ts'
import { details, list, type Section, sentence, table, tag, titledList } from './parts.ts'

const MAX_FINDINGS = 500
const MAX_ITEMS = 50
const MAX_NAME = 120
const MAX_TITLE = 200

const TONES = { pass: 'good', fail: 'bad', unknown: 'warn' } as const

/** The verdict, and every finding in a table that can be sorted and filtered. */
export function findingsSection(scan: ScanReport | undefined): Section {
  const head = { id: 'findings', title: 'Findings' }
  if (scan === undefined) return { ...head, body: NOTHING }
  const findings = shareFindings(scan.platforms, () => true)
  return {
    ...head,
    count: findings.length,
    body: h`<p class="lead">${tag(TONES[scan.verdict], VERDICTS[scan.verdict])} ${sentence(scan.reason)}</p>
${platformLines(scan)}
${list(scan.remarks.map(sentence), MAX_ITEMS)}
${findingTable(findings, scan)}
${fixedTable(scan)}${ignoreTable(scan)}${scannerNote(scan)}`,
  }
}

/** Of more than one platform, each has a verdict of its own. */
function platformLines({ platforms }: ScanReport): Html {
  if (platforms.length < 2) return NOTHING
  const lines = platforms.map(
    ({ platform, verdict, reason }) =>
      h`${code(platform)} ${tag(TONES[verdict], VERDICTS[verdict])} ${sentence(reason)}`,
  )
  return list(lines, MAX_ITEMS)
}

function fixedTable({ platforms }: ScanReport): Html {
  const fixed = listFixed(platforms)
  const rows = fixed
    .slice(0, MAX_FINDINGS)
    .map(({ finding }) => [
      link(clip(finding.id, MAX_NAME), finding.url),
      h`<span class="severity ${finding.severity.toLowerCase()}">${finding.severity.toLowerCase()}</span>`,
      packageCell(finding),
    ])
  if (rows.length === 0) return NOTHING
  const columns = [{ title: 'Finding' }, { title: 'Severity' }, { title: 'Package' }]
  return details(
    `${formatCount(fixed.length, 'finding')} of the base image that this image has no more`,
    table('Fixed findings', columns, rows),
  )
}

function ignoreTable({ ignoreEntries }: ScanReport): Html {
  if (ignoreEntries.length === 0) return NOTHING
  const columns = [
    { title: 'Entry' },
    { title: 'Counts' },
    { title: 'Let pass', align: 'right' },
  ] as const
  const rows = ignoreEntries.slice(0, MAX_FINDINGS).map((entry) => [
    h`${code(clip(entry.id, MAX_NAME))} ${placesOf(entry)
      .slice(0, 5)
      .map((place) => h`<span class="soft">${clip(place, MAX_NAME)}</span> `)}`,
    sentence(describeIgnoreEntry(entry)),
    h`${entry.used}`,
  ])
  return details(
    `Ignore file: ${formatCount(ignoreEntries.length, 'entry', 'entries')}`,
    table('Ignore file', columns, rows),
  )
}

function scannerNote(scan: ScanReport): Html {
  const items = [
    h`${describePolicy(scan)}`,
    h`${clip(describeTools(scan), MAX_TITLE)}`,
    ...scan.platforms.map((platform) => {
      const { comparison } = platform
      const base =
        comparison === undefined
          ? NOTHING
          : h`, compared with ${code(clip(comparison.base, MAX_NAME))}`
      return h`${code(platform.platform)}: ${clip(describePackages(platform), MAX_TITLE)}${base}`
    }),
  ]
  return titledList('How it was scanned', items, MAX_ITEMS)
}
