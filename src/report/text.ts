import type { RunReport } from './run-report.ts'
import { makePaint, type Paint } from './terminal.ts'
import { cacheLines, unchangedLines } from './text-cache.ts'
import { deltaLines } from './text-delta.ts'
import { factLines, failureLines, standInLines, warningLines } from './text-head.ts'
import { attemptLines, networkLines } from './text-network.ts'
import { publishLines } from './text-publish.ts'
import { scanLines } from './text-scan.ts'
import { sizeLines, smokeTestLines, stepLines, timeLines } from './text-tables.ts'
import { decideVerdict } from './verdict.ts'

export type TerminalOptions = {
  /** Width of the terminal. Names of steps are cut to it; what people copy never is. */
  readonly columns: number
  readonly color: boolean
}

/** The report for a terminal; the last line is the verdict. */
export function renderText(report: RunReport, { columns, color }: TerminalOptions): string {
  const paint = makePaint(color)
  const sections = [
    factLines(report, paint),
    unchangedLines(report, paint),
    sizeLines(report.image, paint),
    deltaLines(report, paint),
    networkLines(report, paint),
    attemptLines(report, columns, paint),
    cacheLines(report, paint),
    timeLines(report, paint),
    stepLines(report, columns, paint),
    warningLines(report.warnings, paint),
    scanLines(report, paint),
    publishLines(report, paint),
    smokeTestLines(report.smokeTest, paint),
    failureLines(report, paint),
    standInLines(report, paint),
    [verdictLine(report, paint)],
  ]
  const blocks = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${blocks.join('\n\n')}\n`
}

function verdictLine(report: RunReport, paint: Paint): string {
  const { sentence } = decideVerdict(report)
  switch (report.outcome) {
    case 'success':
      return paint(`✔ ${sentence}`, 'green')
    case 'failure':
      return paint(`✘ ${sentence}`, 'red')
    case 'cancelled':
      return paint(`■ ${sentence}`, 'yellow')
  }
}
