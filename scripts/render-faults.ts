import type { FaultRow, RemedyKind } from '../src/build/faults/fault.ts'
import { FAULT_FAMILIES, FAULT_TABLE } from '../src/build/faults/table.ts'

const REMEDIES: Readonly<Record<RemedyKind, string>> = {
  'drop-cache-import': 'without `--cache-from`',
  'drop-cache-export': 'without `--cache-to`',
  'drop-damaged': 'what is left of the damaged layer is dropped',
  'registry-mirror': 'base images through a mirror',
  'host-images': 'base images brought by the host',
  'host-crates': 'crates brought by the host',
  resolver: 'name servers that answer',
  'ipv6-off': 'without IPv6',
  'recreate-builder': 'in a new builder',
  'fewer-jobs': 'with one compile job',
  'builtin-frontend': "with BuildKit's own frontend",
  'rebuild-stage': 'the stage without its cache',
  'multiplexing-off': 'cargo without HTTP/2 multiplexing',
}

const INTRODUCTION = `# Faults

What a failed build is recognised by, what is tried before it is given up, and what to do. This page is
made from the table in \`src/build/faults\`; \`UPDATE_DOCS=1 npm run test:unit\` writes it anew.

A fault is read from the error of the failed step and, of a RUN step, from the end of its output; never
from lines that tell of progress. The first row that matches counts. *Again* says whether the same build
is tried again: \`yes\` as often as \`retries\` allows, \`once\` a single time, \`no\` never, because the same
would happen. What is changed before the next attempt stands beside it, in the order in which it is
tried and as far as the build at hand allows it. Faults marked with † end the command line with exit
code 3 (network), all others with 1.
`

/** The text of docs/faults.md. */
export function renderFaults(): string {
  const done = new Set<string>()
  const families = FAULT_FAMILIES.map(({ title, rows }) => {
    const lines = rows.flatMap((row) => {
      if (done.has(row.id)) return []
      done.add(row.id)
      return [renderRow(row.id)]
    })
    const head = '| Fault | What it means | Again | What to do |\n| :-- | :-- | :-- | :-- |'
    return `## ${title}\n\n${head}\n${lines.join('\n')}\n`
  })
  return [INTRODUCTION, ...families].join('\n')
}

function renderRow(id: string): string {
  const rows = FAULT_TABLE.filter((row) => row.id === id)
  const [first] = rows
  const meaning = rows.find((row) => row.meaning !== undefined)?.meaning ?? ''
  const mark = first?.network === true ? ' †' : ''
  return `| \`${id}\`${mark} | ${escapeCell(meaning)} | ${renderAgain(rows)} | ${escapeCell(adviceOf(first))} |`
}

function renderAgain(rows: readonly FaultRow[]): string {
  const again = rows[0]?.transient ?? 'no'
  const kinds = [...new Set(rows.flatMap((row) => row.remedies ?? []))]
  return kinds.length === 0 ? again : `${again}: ${kinds.map((kind) => REMEDIES[kind]).join('; ')}`
}

function adviceOf(row: FaultRow | undefined): string {
  return row?.advice ?? (typeof row?.remedy === 'string' ? row.remedy : '')
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}
