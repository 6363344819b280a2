import { BLANK, formatDuration } from './format.ts'
import {
  type Column,
  code,
  codeBlock,
  details,
  EMPTY,
  join,
  type Markdown,
  md,
  paragraphs,
  prose,
  table,
} from './markdown.ts'
import { clip } from './plain-text.ts'
import type { Attempt, RunReport } from './run-report.ts'
import { left, right } from './summary-parts.ts'
import { describeLost } from './wording-network.ts'

const MAX_SENTENCE = 300
const MAX_FAULT = 60
const MAX_LINE = 500
const MAX_ATTEMPTS = 20
const MAX_CHANGES = 5

/** Every attempt, why it failed and what was changed before it; nothing for a build that passed at once. */
export function renderAttempts(
  { attempts, outcome }: RunReport,
  show: { readonly attempts: boolean; readonly attemptEvidence: boolean },
): Markdown {
  if (attempts.length < 2 || !show.attempts) return EMPTY
  const shown = attempts.slice(-MAX_ATTEMPTS)
  const lost = describeLost(attempts)
  // The lines of the last failure stand above, with the failure of the run.
  const retried = outcome === 'failure' ? shown.slice(0, -1) : shown
  return paragraphs([
    md`### Attempts`,
    attemptTable(shown),
    lost === undefined ? EMPTY : md`${lost}`,
    show.attemptEvidence ? evidenceDetails(retried) : EMPTY,
  ])
}

function attemptTable(attempts: readonly Attempt[]): Markdown {
  // A column that says nothing of any attempt only makes the others narrow.
  const hasFaults = attempts.some(({ fault }) => fault !== undefined)
  const hasChanges = attempts.some(({ remedies = [] }) => remedies.length > 0)
  const columns: readonly Column[] = [
    right('Attempt'),
    left('Outcome'),
    right('Waited'),
    right('Took'),
    ...(hasFaults ? [left('Fault')] : []),
    left('Cause'),
    ...(hasChanges ? [left('Changed before it')] : []),
  ]
  const rows = attempts.map((attempt, at) => [
    md`${attempt.number}`,
    md`${MARKS[attempt.outcome]} ${attempt.outcome}`,
    attempt.waitedMs ? timeCell(attempt.waitedMs) : md`${BLANK}`,
    timeCell(attempt.durationMs),
    ...(hasFaults ? [code(clip(attempt.fault ?? '', MAX_FAULT))] : []),
    causeCell(attempt, attempts[at - 1]),
    ...(hasChanges ? [changesCell(attempt)] : []),
  ])
  return table(columns, rows)
}

/** On one line, however narrow its column. */
function timeCell(durationMs: number): Markdown {
  return md`${formatDuration(durationMs).replaceAll(' ', '\u00a0')}`
}

function causeCell({ cause }: Attempt, before: Attempt | undefined): Markdown {
  if (cause === undefined) return md`${BLANK}`
  return cause === before?.cause ? md`the same` : prose(clip(cause, MAX_SENTENCE))
}

const MARKS: Readonly<Record<Attempt['outcome'], string>> = {
  success: '✅',
  failure: '❌',
  cancelled: '⏹️',
}

function changesCell({ remedies = [] }: Attempt): Markdown {
  if (remedies.length === 0) return md`${BLANK}`
  const sentences = remedies.slice(0, MAX_CHANGES).map((one) => prose(clip(one, MAX_SENTENCE)))
  return join(sentences, ' ')
}

function evidenceDetails(attempts: readonly Attempt[]): Markdown {
  const blocks = attempts.flatMap(({ number, evidence = [] }) =>
    evidence.length === 0
      ? []
      : [md`Attempt ${number}:`, codeBlock(evidence.map((line) => clip(line, MAX_LINE)))],
  )
  return blocks.length === 0
    ? EMPTY
    : details('Last lines of the earlier attempts', paragraphs(blocks))
}
