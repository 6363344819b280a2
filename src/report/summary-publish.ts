import type { PublishReport } from '../publish/publish-report.ts'
import { code, EMPTY, join, type Markdown, md, paragraphs } from './markdown.ts'
import { capitalize } from './plain-text.ts'
import type { RunReport } from './run-report.ts'
import { bulletList, sentence, titledList } from './summary-parts.ts'
import { describePushedBytes, listPushIncidents, PUBLISH_OUTCOMES } from './wording-publish.ts'

const MAX_REFERENCES = 10
const MAX_INCIDENTS = 10

/** What was pushed, or why nothing was. Short: never left out. */
export function renderPublish({ publish }: RunReport): Markdown {
  return publish === undefined ? EMPTY : summaryPublish(publish)
}

export function summaryPublish(report: PublishReport): Markdown {
  return paragraphs([
    headline(report),
    bulletList(report.references.map(code), MAX_REFERENCES),
    titledList(
      md`Tried again during the push:`,
      listPushIncidents(report).map(sentence),
      MAX_INCIDENTS,
    ),
  ])
}

function headline(report: PublishReport): Markdown {
  const { outcome, digest, reason, remedy } = report
  const label = md`**${capitalize(PUBLISH_OUTCOMES[outcome])}:**`
  if (outcome === 'pushed') {
    return md`${label} ${code(digest)}, the image that was scanned; ${describePushedBytes(report)}`
  }
  const why = [reason, remedy].flatMap((text) => (text === undefined ? [] : [sentence(text)]))
  return join([label, ...why], ' ')
}
