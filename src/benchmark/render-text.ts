import { BLANK, formatBytes, formatDuration, formatShare } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import { makePaint, tableLines } from '../report/terminal.ts'
import { ORIGINAL, ORIGINAL_NOTE, originalMs } from './original.ts'
import { type BenchmarkResult, describeMachine } from './result.ts'
import { SCENARIOS, type Scenario, type Share } from './sample.ts'
import type { Row } from './statistics.ts'

export const HEAD = [
  'variant',
  'scenario',
  'median',
  'fastest',
  'slowest',
  'spread',
  'steps cached',
  'units fresh',
  'image',
  'original',
] as const

/** The cells of one row, as text. */
export function cellsOf(row: Row): readonly string[] {
  const original = originalMs(row.variant, row.scenario)
  return [
    row.variant,
    row.scenario,
    formatDuration(row.medianMs),
    formatDuration(row.fastestMs),
    formatDuration(row.slowestMs),
    row.rounds === 1 ? BLANK : `${Math.round(row.spread * 100)} %`,
    row.isSkipped ? 'skipped' : formatPart(row.steps),
    formatPart(row.units),
    formatBytes(row.imageBytes ?? null),
    original === undefined ? BLANK : formatDuration(original),
  ]
}

function formatPart(share: Share | undefined): string {
  if (share === undefined || share.total === 0) return BLANK
  return `${share.there}/${share.total} (${formatShare(share.there, share.total)})`
}

/** What every rendering says besides its figures. */
export function notesOf(result: BenchmarkResult): readonly string[] {
  const hits = Object.entries(ORIGINAL)
    .map(([variant, { hitShare }]) => `${variant} ${Math.round(hitShare * 100)} %`)
    .join(', ')
  return [
    'clean: no step of the Dockerfile is cached; base images and downloaded crates are here.',
    'changed-line: one item more in the main source file than in the build before.',
    'steps cached: by BuildKit; units fresh: by cargo, where a compile step ran.',
    `${ORIGINAL_NOTE} Its cache hits: ${hits}.`,
    cleanLine(`machine: ${describeMachine(result.machine)}`),
  ]
}

const BAR_COLUMNS = 40
const BAR = '█'
const ORIGINAL_BAR = '░'

/** Table and chart for a terminal. */
export function renderText(result: BenchmarkResult, color: boolean): string {
  const paint = makePaint(color)
  const table = tableLines(HEAD, result.rows.map(cellsOf), 'right', paint)
  const charts = SCENARIOS.flatMap((scenario) => chartLines(scenario, result.rows))
  return `${[...table, '', ...charts, ...notesOf(result)].join('\n')}\n`
}

/** Bars of one scenario on a scale of its own. */
function chartLines(scenario: Scenario, all: readonly Row[]): readonly string[] {
  const rows = all.filter((row) => row.scenario === scenario)
  if (rows.length === 0) return []
  const bars = rows.flatMap(({ variant, medianMs }) => {
    const original = originalMs(variant, scenario)
    return [
      { name: variant, ms: medianMs, bar: BAR },
      ...(original === undefined ? [] : [{ name: '  original', ms: original, bar: ORIGINAL_BAR }]),
    ]
  })
  const longest = Math.max(...bars.map(({ ms }) => ms), 1)
  const lines = bars.map(({ name, ms, bar }) => {
    const columns = Math.max(1, Math.round((ms / longest) * BAR_COLUMNS))
    return `  ${name.padEnd(11)} ${bar.repeat(columns)} ${formatDuration(ms)}`
  })
  return [scenario, ...lines, '']
}
