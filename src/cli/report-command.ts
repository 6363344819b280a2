import { resolve } from 'node:path'
import { files } from '../adapters/files.ts'
import { compareReports } from '../delta/compare.ts'
import { formatInputError, type InputError, type Parsed } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { parseReport } from '../report/json.ts'
import { cleanLine } from '../report/plain-text.ts'
import type { RunReport } from '../report/run-report.ts'
import { renderSummary } from '../report/summary.ts'
import { renderText } from '../report/text.ts'
import {
  parseReportArguments,
  REPORT_HELP,
  type ReportArguments,
  type ReportFormat,
} from './report-arguments.ts'
import { terminal } from './terminal.ts'

/** `report FILE`: see its help. Gives the exit code. */
export async function runReportCommand(args: readonly string[]): Promise<number> {
  const parsed = parseReportArguments(args)
  if (!parsed.ok) return refuse(parsed.errors)
  if (parsed.value.kind === 'help') {
    process.stdout.write(REPORT_HELP)
    return EXIT.ok
  }
  return await render(parsed.value)
}

async function render({
  file,
  compare,
  format,
  output,
}: Extract<ReportArguments, { kind: 'render' }>): Promise<number> {
  const after = await readReport(file)
  const before = compare === undefined ? undefined : await readReport(compare)
  const errors = [after, before].flatMap((one) => (one === undefined || one.ok ? [] : one.errors))
  if (!after.ok || errors.length > 0) return refuse(errors)
  const report = before?.ok ? withChanges(before.value, after.value) : after.value
  const text = await renderAs(format, report, output === undefined)
  if (output === undefined) process.stdout.write(text)
  else await files.writeText(resolve(output), text)
  return EXIT.ok
}

/** One sentence for a file that is none, however much of it is wrong. */
async function readReport(file: string): Promise<Parsed<RunReport>> {
  const text = await files.readTextIfAny(resolve(file))
  if (text === undefined) {
    const remedy = 'name a report.json, as build --report FILE writes it'
    return { ok: false, errors: [{ input: file, problem: 'there is no such file', remedy }] }
  }
  const parsed = parseReport(text)
  if (parsed.ok) return parsed
  const [first, ...others] = parsed.errors
  if (first === undefined) return parsed
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  const problem = `it is no report that can be read here: ${first.problem}${more}`
  return { ok: false, errors: [{ input: file, problem, remedy: first.remedy }] }
}

/** In the place of what the run itself was compared with. */
function withChanges(before: RunReport, after: RunReport): RunReport {
  const { commit } = before.source
  const digest = before.image?.digest
  const baseline = {
    kind: 'report',
    origin: 'file',
    ...(commit === undefined ? {} : { commit }),
    ...(digest === undefined ? {} : { digest }),
  } as const
  const found = [{ baseline, parts: before }] as const
  return { ...after, delta: { ...compareReports({ kind: 'found', found }, after), budgets: [] } }
}

async function renderAs(
  format: ReportFormat,
  report: RunReport,
  isForTerminal: boolean,
): Promise<string> {
  switch (format) {
    case 'text': {
      const color = isForTerminal && terminal.isColorful
      return renderText(report, { columns: terminal.columns(), color })
    }
    case 'markdown':
      return renderSummary(report)
    case 'html':
      return (await import('../report/page/render-page.ts')).renderPage(report)
  }
}

function refuse(errors: readonly InputError[]): number {
  for (const error of errors) process.stderr.write(`error: ${cleanLine(formatInputError(error))}\n`)
  return EXIT.input
}
