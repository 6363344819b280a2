import type { InputError, Parsed } from '../errors.ts'
import { readOptions } from './command-options.ts'

export type ReportFormat = 'text' | 'markdown' | 'html'

export type ReportArguments =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'render'
      readonly file: string
      /** An earlier report: what changed since then is shown as well. */
      readonly compare?: string
      readonly format: ReportFormat
      /** Standard output without it. */
      readonly output?: string
    }

const FORMATS = ['text', 'markdown', 'html'] as const

export const REPORT_HELP = `cv-docker-build report: shows any report.json again, as text, Markdown or a page.

Usage:
  cv-docker-build report FILE [OPTIONS]

Options:
      --compare FILE          An earlier report.json: shows what changed since then as well.
      --format FORMAT         text, markdown (as in a job summary) or html (one page that needs
                              nothing else). Default: by the name of the output, else text.
      --output FILE           Write to this file. Default: standard output.
  -h, --help                  This text.

Nothing is built, and nothing is asked of the network.

Exit codes: 0 ok, whatever the report tells; 2 a wrong option, or a file that is no report.
`

export function parseReportArguments(args: readonly string[]): Parsed<ReportArguments> {
  const options = readOptions(
    args,
    {
      help: { type: 'boolean', short: 'h' },
      compare: { type: 'string' },
      format: { type: 'string' },
      output: { type: 'string' },
    },
    { count: 1, command: 'report' },
  )
  if (!options.ok) return options
  const { has, text, positionals } = options.value
  if (has('help')) return { ok: true, value: { kind: 'help' } }
  const [file] = positionals
  const output = text('output')
  const word = text('format') ?? formatOfName(output)
  const format = FORMATS.find((known) => known === word)
  const compare = text('compare')
  if (file === undefined || format === undefined) {
    const errors = [
      ...(file === undefined ? [NO_FILE] : []),
      ...(format === undefined ? [wrongFormat(word)] : []),
    ]
    return { ok: false, errors }
  }
  const given = {
    ...(compare === undefined ? {} : { compare }),
    ...(output === undefined ? {} : { output }),
  }
  return { ok: true, value: { kind: 'render', file, format, ...given } }
}

const NO_FILE: InputError = {
  input: 'report',
  problem: 'there is no file',
  remedy: 'name a report.json, as build --report FILE writes it',
}

function wrongFormat(word: string): InputError {
  const problem = `${JSON.stringify(word)} is not a format`
  return { input: '--format', problem, remedy: `use ${FORMATS.join(', ')}` }
}

function formatOfName(output = ''): ReportFormat {
  if (/\.html?$/i.test(output)) return 'html'
  return /\.(?:md|markdown)$/i.test(output) ? 'markdown' : 'text'
}
