import { escapeText } from '../report/markdown.ts'
import { originalMs } from './original.ts'
import { cellsOf, HEAD, notesOf } from './render-text.ts'
import type { BenchmarkResult } from './result.ts'
import { SCENARIOS, type Scenario } from './sample.ts'
import type { Row } from './statistics.ts'

/** Table and Mermaid charts, for a README or a job summary. */
export function renderMarkdown(result: BenchmarkResult): string {
  const { application, startedAt, rows } = result
  const table = [HEAD, HEAD.map((_, at) => (at < 2 ? '---' : '---:')), ...rows.map(cellsOf)]
  return [
    `# Benchmark of ${escapeText(application)}`,
    '',
    `${startedAt.slice(0, 10)}, cv-docker-build ${result.tool.version}`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...SCENARIOS.flatMap((scenario) => chart(scenario, rows)),
    ...notesOf(result).map((note) => `- ${escapeText(note)}`),
    '',
  ].join('\n')
}

function chart(scenario: Scenario, all: readonly Row[]): readonly string[] {
  const rows = all.filter((row) => row.scenario === scenario)
  if (rows.length === 0) return []
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const originals = rows.flatMap(({ variant }) => originalMs(variant, scenario) ?? [])
  const hasOriginal = originals.length === rows.length
  const highest = Math.max(...rows.map(({ medianMs }) => medianMs), ...originals)
  const title = hasOriginal
    ? `${scenario}: bars measured here, line: the original elsewhere`
    : scenario
  return [
    '```mermaid',
    'xychart-beta',
    `    title "${title}"`,
    `    x-axis [${rows.map(({ variant }) => variant).join(', ')}]`,
    `    y-axis "seconds, median" 0 --> ${Math.max(1, Math.ceil((highest / 1000) * 1.1))}`,
    `    bar [${rows.map(({ medianMs }) => seconds(medianMs)).join(', ')}]`,
    ...(hasOriginal ? [`    line [${originals.map(seconds).join(', ')}]`] : []),
    '```',
    '',
  ]
}
