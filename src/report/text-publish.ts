import { cleanLine } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import type { Paint, Style } from './terminal.ts'
import { describePushedBytes, listPushIncidents, PUBLISH_OUTCOMES } from './wording-publish.ts'

const STYLES = {
  pushed: 'green',
  refused: 'yellow',
  failed: 'red',
} as const satisfies Record<string, Style>

/** The section of the terminal; no line of others may begin with `::`. */
export function publishLines({ publish }: RunReport, paint: Paint): readonly string[] {
  if (publish === undefined) return []
  const { outcome, digest, reason, remedy, references } = publish
  const told =
    outcome === 'pushed'
      ? `${digest}; ${describePushedBytes(publish)}`
      : [reason, remedy].filter((text) => text !== undefined).join(' ')
  return [
    paint(cleanLine(`${PUBLISH_OUTCOMES[outcome]}: ${told}`), STYLES[outcome]),
    ...references.map((reference) => cleanLine(`  ${reference}`)),
    ...listPushIncidents(publish).map((cause) => cleanLine(`  tried again: ${cause}`)),
  ]
}
