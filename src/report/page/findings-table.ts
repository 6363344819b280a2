import { SEVERITIES } from '../../scan/findings/severity.ts'
import type { Finding, ScanReport } from '../../scan/scan-report.ts'
import { BLANK, formatCount } from '../format.ts'
import { clip } from '../plain-text.ts'
import type { SharedFinding } from '../scan-highlights.ts'
import { describeState } from '../wording-scan.ts'
import { code, type Html, h, link, NOTHING } from './html.ts'
import { scrollable, tag } from './parts.ts'

const MAX_FINDINGS = 500
const MAX_NAME = 120
const MAX_TITLE = 200

/** Every finding in a row, with the form that filters them. */
export function findingTable(
  findings: readonly SharedFinding[],
  { policy, platforms }: ScanReport,
): Html {
  if (findings.length === 0) return NOTHING
  const shown = findings.slice(0, MAX_FINDINGS)
  const rest = findings.length - shown.length
  const isCompared = shown.some(({ finding }) => finding.state !== undefined)
  const several = platforms.length > 1
  const titles = [
    'Severity',
    'Finding',
    'Package',
    'Installed',
    'Fixed in',
    'Where',
    ...(isCompared ? ['Against the base'] : []),
    ...(several ? ['Platforms'] : []),
  ]
  const rows = shown.map((finding) => findingRow(finding, isCompared, platforms.length))
  const head = titles.map((title) => h`<th scope="col">${title}</th>`)
  const startsNew =
    policy.onlyNew && isCompared && shown.some(({ finding }) => finding.state === 'new')
  return h`${filterForm(shown, isCompared, startsNew)}
${scrollable('Findings', h`<table class="findings" data-sortable><caption class="unseen">Findings, worst first</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`)}
${rest === 0 ? NOTHING : h`<p class="note">${formatCount(rest, 'more finding')} in report.json.</p>`}`
}

/** Of use with the script of the page only, which shows it. */
function filterForm(
  findings: readonly SharedFinding[],
  isCompared: boolean,
  startsNew: boolean,
): Html {
  const severities = SEVERITIES.filter((one) =>
    findings.some(({ finding }) => finding.severity === one),
  )
  const boxes = severities.map(
    (severity) =>
      h`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity.toLowerCase()}</label>`,
  )
  const onlyNew = isCompared
    ? h`<label><input type="checkbox" name="new"${startsNew ? CHECKED : NOTHING}> only new</label>`
    : NOTHING
  return h`<form class="filter" hidden><fieldset><legend>Show</legend>${boxes}${onlyNew}<label><input type="checkbox" name="counts"> only what counts against the policy</label><label class="search">Search <input type="search" name="text" autocomplete="off" spellcheck="false"></label></fieldset><p class="note" role="status"></p></form>`
}

const CHECKED: Html = { html: ' checked', rules: [] }

function findingRow(
  { finding, platforms }: SharedFinding,
  isCompared: boolean,
  platformCount: number,
): Html {
  const { severity, state, counts, ignored, path, installed, fixed } = finding
  const cells = [
    h`<td data-sort="${SEVERITIES.indexOf(severity)}"><span class="severity ${severity.toLowerCase()}">${severity.toLowerCase()}</span></td>`,
    h`<th scope="row">${nameCell(finding)}</th>`,
    h`<td>${packageCell(finding)}</td>`,
    h`<td>${clip(installed ?? BLANK, MAX_NAME)}</td>`,
    h`<td>${clip(fixed ?? BLANK, MAX_NAME)}</td>`,
    h`<td>${code(clip(path ?? '', MAX_NAME))}</td>`,
    ...(isCompared ? [h`<td>${describeState(finding)}</td>`] : []),
    ...(platformCount > 1
      ? [h`<td>${platforms.length === platformCount ? 'all' : platforms.join(', ')}</td>`]
      : []),
  ]
  const look = ignored === undefined ? (counts ? 'counts' : '') : 'ignored'
  return h`<tr class="${look}" data-severity="${severity}" data-state="${state ?? ''}" data-counts="${String(counts)}">${cells}</tr>\n`
}

function nameCell({ id, url, title, ignored, counts, kind }: Finding): Html {
  const notes = [
    ...(counts ? [tag('bad', 'breaks policy')] : []),
    ...(kind === 'secret' ? [tag('plain', 'secret')] : []),
    ...(title === undefined || title.trim() === ''
      ? []
      : [h`<span class="title">${clip(title, MAX_TITLE)}</span>`]),
    ...(ignored === undefined ? [] : [h`<span class="title">${ignoredText(ignored)}</span>`]),
  ]
  return h`${link(clip(id, MAX_NAME), url)} ${notes}`
}

function ignoredText({ reason, expires }: NonNullable<Finding['ignored']>): string {
  const until = expires === undefined ? '' : ` until ${expires}`
  return `ignored${clip(until, MAX_NAME)}${reason === undefined ? '' : `: ${clip(reason, MAX_TITLE)}`}`
}

export function packageCell({ package: name, type }: Finding): Html {
  if (name === undefined) return h`${BLANK}`
  return h`${code(clip(name, MAX_NAME))}${type === undefined ? NOTHING : h` <span class="soft">${clip(type, MAX_NAME)}</span>`}`
}
