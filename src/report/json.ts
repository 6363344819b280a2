import type { InputError, Parsed } from '../errors.ts'
import { cleanLine, clip } from './plain-text.ts'
import { readShape } from './read-shape.ts'
import type { RunReport } from './run-report.ts'
import { runReport } from './run-report-shape.ts'

const MAX_PROBLEMS = 20
const SCHEMA_VERSION = 1

/** report.json: members in the order of the schema, two spaces, a line end at the end. */
export function renderJson(report: RunReport): string {
  return `${JSON.stringify(readShape(runReport, report).value, null, 2)}\n`
}

/**
 * Reads a report.json. Members it does not know are left out: a later version 1 may have more. What
 * it knows has to be right; at most 20 problems are told.
 */
export function parseReport(json: string): Parsed<RunReport> {
  const parsed = parseJson(json)
  if (!parsed.ok) return parsed
  const version = schemaVersionOf(parsed.value)
  if (typeof version === 'number' && version !== SCHEMA_VERSION) return wrongVersion(version)
  const { value, problems } = readShape(runReport, parsed.value)
  if (problems.length === 0) return { ok: true, value }
  const shown = problems.slice(0, MAX_PROBLEMS)
  const rest = problems.length - shown.length
  return refuse(rest === 0 ? shown : [...shown, `${rest} more members are wrong`])
}

function parseJson(json: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(json.replace(/^\ufeff/, '')) }
  } catch (error) {
    const detail = error instanceof SyntaxError ? clip(cleanLine(error.message), 200) : ''
    return refuse([`it is not JSON (${detail})`])
  }
}

function schemaVersionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value
    ? value.schemaVersion
    : undefined
}

function wrongVersion(version: number): Parsed<RunReport> {
  const remedy = 'read it with the version of cv-docker-build that wrote it, or a newer one'
  const problem = `schemaVersion ${version} is not known here, only ${SCHEMA_VERSION}`
  return { ok: false, errors: [{ input: 'report', problem, remedy }] }
}

function refuse(problems: readonly string[]): {
  readonly ok: false
  readonly errors: readonly InputError[]
} {
  const remedy = 'give a report.json as cv-docker-build wrote it'
  return { ok: false, errors: problems.map((problem) => ({ input: 'report', problem, remedy })) }
}
