import { formatDuration } from './format.ts'
import { listDecisions, listTroubles, type Trouble } from './network-highlights.ts'
import { cleanLine } from './plain-text.ts'
import type { Attempt, RunReport } from './run-report.ts'
import { alignColumns, fit, type Paint } from './terminal.ts'
import { endSentence } from './wording.ts'
import { describeFetch, describeIncident } from './wording-fetch.ts'
import { describeLost, describePreflight } from './wording-network.ts'

/** What was found out about the network, what was decided, what was fetched: a line each. */
export function networkLines(report: RunReport, paint: Paint): readonly string[] {
  const { preflight, fetch } = report
  const checked = preflight && describePreflight(preflight)
  const fetched = fetch && describeFetch(fetch)
  return [
    ...(checked === undefined ? [] : [paint(`network: ${checked}`, 'dim')]),
    ...listTroubles(report).map((trouble) => troubleLine(trouble, paint)),
    ...listDecisions(report).map(({ reason }) => cleanLine(`decided: ${reason}`)),
    ...(fetched === undefined ? [] : [cleanLine(`fetch: ${fetched}`)]),
    ...(fetch?.incidents ?? []).map((one) => cleanLine(`  fault: ${describeIncident(one)}`)),
    ...(fetch?.leftToBuild ?? []).map((one) => cleanLine(`  left to the build: ${one}`)),
  ]
}

function troubleLine({ failed, name, cause, remedy }: Trouble, paint: Paint): string {
  const mark = paint(failed ? '✘' : '!', failed ? 'red' : 'yellow')
  const told = remedy ? `${endSentence(cause.trim())} ${remedy}` : cause
  return `${mark} ${cleanLine(`${name}: ${told}`)}`
}

/** Two lines at most for each attempt; none for a build that passed at once. */
export function attemptLines(
  { attempts }: RunReport,
  columns: number,
  paint: Paint,
): readonly string[] {
  if (attempts.length < 2) return []
  const rows = alignColumns(attempts.map(attemptRow), ['left', 'left', 'right', 'left'])
  const lost = describeLost(attempts)
  return [
    ...attempts.flatMap((attempt, at) => [...changeLines(attempt), fit(rows[at] ?? '', columns)]),
    ...(lost === undefined ? [] : [paint(lost, 'dim')]),
  ]
}

function attemptRow({ number, outcome, durationMs, fault, cause }: Attempt): readonly string[] {
  const why = [fault, cause].filter((part) => part !== undefined).join(': ')
  return [`attempt ${number}`, outcome, formatDuration(durationMs), cleanLine(why)]
}

/** Begins with words of ours: a runner takes a line that begins with `::` for a command. */
function changeLines({ waitedMs, remedies = [] }: Attempt): readonly string[] {
  const changes = remedies.join(' ')
  if (waitedMs) {
    const waited = `  after ${formatDuration(waitedMs)}`
    return [cleanLine(changes === '' ? waited : `${waited}: ${changes}`)]
  }
  return changes === '' ? [] : [cleanLine(`  changed: ${changes}`)]
}
