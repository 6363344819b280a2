import { formatCount, formatDuration } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import { type Align, alignColumns, makePaint, type Paint, type Style } from '../report/terminal.ts'
import { allOf } from '../request/wording.ts'
import { findCutOff } from './checks/network.ts'
import type { CheckReport, EndpointReport, PreflightReport } from './preflight.ts'
import { renderDetails } from './render-details.ts'

export type TableOptions = {
  readonly color: boolean
  /** With what every layer of every endpoint said, and the checks that had nothing to say. */
  readonly verbose: boolean
}

const STYLES: Readonly<Record<string, Style>> = {
  ok: 'green',
  degraded: 'yellow',
  warning: 'yellow',
  FAILED: 'red',
  skipped: 'dim',
}

/**
 * The report for a person: servers, what is wrong with them, the machine, what follows, and the
 * verdict as the last line. Where there is no network at all the servers are left out: each of them
 * would say the same. Words say everything that colours say.
 */
export function renderTable(report: PreflightReport, options: TableOptions): string {
  const paint = makePaint(options.color)
  const isCutOff = findCutOff(report.checks) !== undefined
  const blocks = [
    ...(isCutOff && !options.verbose
      ? []
      : [endpointLines(report.endpoints, paint), troubleLines(report.endpoints)]),
    ...(options.verbose ? [renderDetails(report.endpoints)] : []),
    checkLines(report.checks, isCutOff, options, paint),
    decisionLines(report),
    [verdictLine(report, paint)],
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const HEAD = ['', 'server', 'fails at', 'latency', 'IPv4', 'IPv6']
const ALIGNS: readonly Align[] = ['left', 'left', 'left', 'right', 'left', 'left']

function endpointLines(endpoints: readonly EndpointReport[], paint: Paint): readonly string[] {
  if (endpoints.length === 0) return []
  const rows = endpoints.map((endpoint) => [
    word(endpoint.outcome),
    cleanLine(endpoint.name),
    endpoint.failedLayer ?? '',
    endpoint.http ? formatDuration(endpoint.http.latencyMs) : '',
    familyState(endpoint, 4),
    familyState(endpoint, 6),
  ])
  const [head = '', ...lines] = alignColumns([HEAD, ...rows], ALIGNS)
  return [
    paint(head, 'dim'),
    ...lines.map((line, at) => paintFirst(line, rows[at]?.[0] ?? '', paint)),
  ]
}

function word(outcome: EndpointReport['outcome'] | CheckReport['outcome']): string {
  return outcome === 'failed' ? 'FAILED' : outcome
}

function paintFirst(line: string, first: string, paint: Paint): string {
  const style = STYLES[first]
  return style && line.startsWith(first) ? paint(first, style) + line.slice(first.length) : line
}

/** `yes` when an address of the family took a connection, `no` when none did, `–` when there is none. */
function familyState({ connects, proxy }: EndpointReport, family: 4 | 6): string {
  const own = connects.filter((connect) => connect.family === family)
  if (own.length === 0) return '–'
  const isUp = own.some(({ error }) => error === undefined)
  return `${isUp ? 'yes' : 'no'}${proxy === undefined ? '' : ' (proxy)'}`
}

/** What is wrong, and once for all that it helps, what to do. */
function troubleLines(endpoints: readonly EndpointReport[]): readonly string[] {
  const troubled = endpoints.filter(({ cause }) => cause !== undefined)
  const byRemedy = new Map<string, EndpointReport[]>()
  for (const endpoint of troubled) {
    const key = endpoint.remedy ?? ''
    byRemedy.set(key, [...(byRemedy.get(key) ?? []), endpoint])
  }
  return [...byRemedy].flatMap(([remedy, group]) => [
    ...mergeNames(group).map((line) => `${upperFirst(cleanLine(line))}.`),
    ...(remedy === '' ? [] : [`  → ${cleanLine(remedy)}`]),
  ])
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Names that are not resolved fail alike, and often all of them: one line then. */
function mergeNames(group: readonly EndpointReport[]): readonly string[] {
  const lines = new Map<string, string[]>()
  for (const { name, url, failedLayer, cause = '' } of group) {
    const host = new URL(url).hostname
    const alike = failedLayer === 'dns' ? cause.replace(` ${host}`, ' %') : `${name}: ${cause}`
    lines.set(alike, [...(lines.get(alike) ?? []), host])
  }
  return [...lines].map(([line, hosts]) => line.replace(' %', ` ${allOf([...new Set(hosts)])}`))
}

function checkLines(
  checks: readonly CheckReport[],
  isCutOff: boolean,
  { verbose }: TableOptions,
  paint: Paint,
): readonly string[] {
  const shown = checks.filter(
    ({ name, outcome }) => verbose || !isCutOff || (outcome === 'failed' && name !== 'network'),
  )
  const rows = shown.map(({ name, outcome }) => [word(outcome), cleanLine(name)])
  return alignColumns(rows, ['left', 'left']).flatMap((line, at) => {
    const { detail = '', remedy } = shown[at] ?? {}
    const first = rows[at]?.[0] ?? ''
    return [
      `${paintFirst(line, first, paint)}: ${cleanLine(detail)}`,
      ...(remedy === undefined ? [] : [`  → ${cleanLine(remedy)}`]),
    ]
  })
}

function decisionLines({ decisions }: PreflightReport): readonly string[] {
  if (decisions.length === 0) return []
  return ['For a build this means:', ...decisions.map(({ reason }) => `  ${cleanLine(reason)}`)]
}

function verdictLine(report: PreflightReport, paint: Paint): string {
  const took = ` (${formatDuration(report.durationMs)})`
  const none = findCutOff(report.checks)
  if (none) {
    const remedy = none.remedy === undefined ? '' : ` → ${cleanLine(none.remedy)}`
    return `${paint(`✘ ${cleanLine(none.detail)}.`, 'red')}${remedy}`
  }
  const needed = report.endpoints.filter(({ mirrorOf }) => mirrorOf === undefined)
  const failed = needed.filter(({ outcome }) => outcome === 'failed').length
  const degraded = needed.filter(({ outcome }) => outcome === 'degraded').length
  const total = formatCount(needed.length, 'server')
  if (failed > 0) return paint(`✘ ${failed} of ${total} cannot be used${took}`, 'red')
  if (degraded > 0)
    return paint(`! ${total} can be used, ${degraded} with trouble${took}`, 'yellow')
  return paint(
    `✔ ${needed.length === 1 ? 'the server' : `all ${total}`} can be used${took}`,
    'green',
  )
}
