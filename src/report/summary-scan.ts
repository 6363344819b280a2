import { SEVERITIES } from '../scan/findings/severity.ts'
import type { Finding, IgnoreEntry, PlatformScan, ScanReport } from '../scan/scan-report.ts'
import { BLANK, formatCount } from './format.ts'
import {
  type Column,
  code,
  details,
  EMPTY,
  join,
  link,
  type Markdown,
  md,
  paragraphs,
  table,
} from './markdown.ts'
import { capitalize, clip } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import {
  countSeverities,
  listFixed,
  type SharedFinding,
  shareFindings,
  usedSeverities,
} from './scan-highlights.ts'
import { left, right, sentence, titledList } from './summary-parts.ts'
import {
  describeIgnoreEntry,
  describePackages,
  describePolicy,
  describeState,
  describeSubject,
  describeTools,
  placesOf,
  VERDICTS,
} from './wording-scan.ts'

const MAX_BREAKING = 25
const MAX_OTHERS = 50
const MAX_ITEMS = 20
const MAX_CELL = 120

/** What the scanner found: the verdict always, each finding only with `findings`. Nothing for a run without a scan. */
export function renderScan(
  { scan }: RunReport,
  show: { readonly scan: boolean; readonly findings: boolean },
): Markdown {
  return scan === undefined || !show.scan ? EMPTY : summaryScan(scan, show)
}

/** The section on one scan: the verdict first, then what it is made of, what breaks the policy, and the rest. */
export function summaryScan(
  report: ScanReport,
  show: { readonly findings: boolean } = { findings: true },
): Markdown {
  return paragraphs([
    md`### Scan`,
    md`**${markOf(report)} ${sentence(report.reason)}**`,
    md`${describeTools(report)} ${describePolicy(report)}`,
    platformTable(report.platforms),
    ...(show.findings ? findingBlocks(report) : []),
    ignoreList(report.ignoreEntries),
    titledList(md`Also to be known:`, report.remarks.map(sentence), MAX_ITEMS),
  ])
}

function markOf({ mode, verdict }: Pick<ScanReport, 'mode' | 'verdict'>): string {
  const fail = mode === 'enforce' ? '❌' : '⚠️'
  return { pass: '✅', fail, unknown: '❔' }[verdict]
}

function platformTable(platforms: readonly PlatformScan[]): Markdown {
  if (platforms.length === 0) return EMPTY
  const severities = usedSeverities(platforms)
  const isCompared = platforms.some(({ comparison }) => comparison !== undefined)
  const letPass = platforms.map(({ findings }) => findings.filter(({ ignored }) => ignored).length)
  const anyLetPass = letPass.some((count) => count > 0)
  const columns: readonly Column[] = [
    left('Platform'),
    left('Verdict'),
    ...severities.map((severity) => right(capitalize(severity.toLowerCase()))),
    ...(isCompared ? [right('New'), right('Fixed')] : []),
    ...(anyLetPass ? [right('Let pass')] : []),
    left('Analysed'),
  ]
  return table(
    columns,
    platforms.map((one, at) => {
      const counts = countSeverities(one)
      const { comparison } = one
      const compared = [comparison?.newCount, comparison?.fixed.length]
      return [
        code(one.platform),
        md`${VERDICTS[one.verdict]}`,
        ...severities.map((severity) => md`${counts[SEVERITIES.indexOf(severity)] ?? 0}`),
        ...(isCompared ? compared.map((count) => md`${count ?? BLANK}`) : []),
        ...(anyLetPass ? [md`${letPass[at] ?? 0}`] : []),
        md`${describePackages(one)}`,
      ]
    }),
  )
}

function findingBlocks({ platforms }: ScanReport): readonly Markdown[] {
  const names = platforms.map(({ platform }) => platform)
  const breaking = shareFindings(platforms, ({ counts }) => counts)
  const others = shareFindings(platforms, ({ counts, ignored }) => !counts && !ignored)
  const fixed = listFixed(platforms)
  const verb = others.length === 1 ? 'does' : 'do'
  return [
    breaking.length === 0
      ? EMPTY
      : paragraphs([md`What breaks the policy:`, findingTable(breaking, names, MAX_BREAKING)]),
    folded(
      `${formatCount(others.length, 'finding')} that ${verb} not break the policy`,
      others,
      names,
    ),
    folded(
      `${formatCount(fixed.length, 'finding')} of the base image that this one has no more`,
      fixed,
      names,
    ),
  ]
}

function folded(
  title: string,
  findings: readonly SharedFinding[],
  names: readonly string[],
): Markdown {
  return findings.length === 0 ? EMPTY : details(title, findingTable(findings, names, MAX_OTHERS))
}

function findingTable(
  findings: readonly SharedFinding[],
  names: readonly string[],
  max: number,
): Markdown {
  const shown = findings.slice(0, max)
  const hasState = shown.some(({ finding }) => finding.state !== undefined)
  const columns: readonly Column[] = [
    ...['Severity', 'Finding', 'Package', 'Installed', 'Fixed in', 'Where'].map(left),
    ...(hasState ? [left('Against the base')] : []),
    ...(names.length > 1 ? [left('Platforms')] : []),
  ]
  const rows = shown.map(({ finding, platforms }) => [
    ...findingCells(finding),
    ...(hasState ? [md`${describeState(finding)}`] : []),
    ...(names.length > 1 ? [platformCell(platforms, names)] : []),
  ])
  const rest = findings.length - shown.length
  return paragraphs([
    table(columns, rows),
    rest > 0 ? md`${formatCount(rest, 'more finding')}; report.json has all.` : EMPTY,
  ])
}

function findingCells(finding: Finding): readonly Markdown[] {
  const { severity, id, url, title, installed, fixed, path } = finding
  const name = link(clip(id, MAX_CELL), url ?? '')
  return [
    md`${severity.toLowerCase()}`,
    // No colon: after a name that ends with `:x` it would make an emoji of it.
    title === undefined ? name : md`${name} – ${clip(title, MAX_CELL)}`,
    md`${clip(describeSubject(finding), MAX_CELL)}`,
    codeOrBlank(installed),
    codeOrBlank(fixed),
    codeOrBlank(path === undefined ? undefined : `/${path}`),
  ]
}

function codeOrBlank(text: string | undefined): Markdown {
  return code(clip(text ?? '', MAX_CELL))
}

function platformCell(platforms: readonly string[], names: readonly string[]): Markdown {
  return platforms.length === names.length ? md`all` : join(platforms.map(code), ', ')
}

/** Each with its reason and its end: whoever reads the summary sees what was left out of the verdict. */
function ignoreList(entries: readonly IgnoreEntry[]): Markdown {
  const items = entries.map((entry) => {
    const places = placesOf(entry).map((place) => code(clip(place, MAX_CELL)))
    const where = places.length === 0 ? EMPTY : md` in ${join(places, ', ')}`
    return md`${code(entry.id)}${where}, ${sentence(describeIgnoreEntry(entry))}`
  })
  return titledList(md`Let pass by the ignore file:`, items, MAX_ITEMS)
}
