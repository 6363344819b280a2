import { shortenMiddle } from '../shorten.ts'
import type { FaultMatch, FaultRow } from './fault.ts'
import { selectTelling } from './progress-lines.ts'
import { FAULT_TABLE } from './table.ts'

/** All that is known of a failed build. */
export type Searched = Omit<FaultMatch, 'text' | 'groups'>

/** Network faults end a step: what stands further above went well in the end. */
const NETWORK_LINES = 80

/** Of a line; the longest ones are command lines, and no tool gives up in the middle of them. */
const LINE_CHARS = 1000

/** The first row of the table that explains the failure. */
export function findFault(
  searched: Searched,
): { readonly row: FaultRow; readonly match: FaultMatch } | undefined {
  const log = selectTelling(searched.log).map((line) => shortenMiddle(line, LINE_CHARS))
  const whole = log.join('\n')
  const end = log.slice(-NETWORK_LINES).join('\n')
  for (const row of FAULT_TABLE) {
    const logText = row.network === true ? end : whole
    const texts = { error: [searched.error], log: [logText], both: [searched.error, logText] }
    for (const text of texts[row.where]) {
      const match = matchRow(row, text, searched)
      if (match !== undefined) return { row, match }
    }
  }
  return undefined
}

function matchRow(row: FaultRow, text: string, searched: Searched): FaultMatch | undefined {
  for (const pattern of row.patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const match = { ...searched, text: found[0], groups: found.groups ?? {} }
    if (row.when === undefined || row.when(match)) return match
  }
  return undefined
}
