import {
  code,
  codeBlock,
  EMPTY,
  join,
  link,
  type Markdown,
  md,
  paragraphs,
  prose,
} from './markdown.ts'
import { clip } from './plain-text.ts'
import type { RunReport, SmokeTest, Warning } from './run-report.ts'
import { titledList } from './summary-parts.ts'
import { describeAnswer, describeEngine, describePlace } from './wording.ts'

const MAX_WARNINGS = 50
const MAX_MESSAGE = 500
const MAX_NAME = 300

/** What the started image answered. */
export function renderSmokeTest(test: SmokeTest | undefined, showBody: boolean): Markdown {
  if (test === undefined) return EMPTY
  const { outcome, url, body } = test
  const mark = outcome === 'success' ? '✅' : '❌'
  return paragraphs([
    md`### Smoke test`,
    md`${mark} ${code(clip(url, MAX_NAME))} ${prose(clip(describeAnswer(test), MAX_MESSAGE))}`,
    body === undefined || !showBody ? EMPTY : codeBlock([body]),
  ])
}

export function renderWarnings(warnings: readonly Warning[], show: boolean): Markdown {
  return show ? titledList(md`### Warnings`, warnings.map(warningItem), MAX_WARNINGS) : EMPTY
}

function warningItem({ message, file, line, url }: Warning): Markdown {
  const place = describePlace({ file, line })
  return join(
    [
      ...(place === undefined ? [] : [code(clip(place, MAX_NAME))]),
      prose(clip(message, MAX_MESSAGE)),
      ...(url === undefined ? [] : [md`(${link('more', url)})`]),
    ],
    ' ',
  )
}

/** Who made this, in small print. */
export function renderFooter({ tool, build, startedAt }: RunReport): Markdown {
  const parts = [`${tool.name} ${tool.version}`, ...describeEngine(build), `started ${startedAt}`]
  return md`<sub>${parts.map((part) => clip(part, MAX_NAME)).join(' · ')}</sub>`
}
