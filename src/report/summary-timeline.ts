import { formatCount, formatDuration } from './format.ts'
import { ganttLines, MAX_STEPS } from './gantt.ts'
import { EMPTY, type Markdown, md, paragraphs } from './markdown.ts'
import type { RunReport } from './run-report.ts'
import { pickRows, type Timeline, timelineOf } from './timeline.ts'

/** A shorter run needs no chart. */
const WORTH_SEEING_MS = 1000

/** Where the time went, as a chart that GitHub draws, and what is not in it. */
export function renderTimeline(report: RunReport, show: { readonly timeline: boolean }): Markdown {
  const timeline = timelineOf(report)
  if (!show.timeline || timeline.durationMs < WORTH_SEEING_MS) return EMPTY
  const lines = ganttLines(timeline)
  if (lines.length === 0) return EMPTY
  return paragraphs([
    // Names in it were made harmless for Mermaid, and can hold no fence.
    { markdown: ['```mermaid', ...lines, '```'].join('\n') },
    caption(timeline),
  ])
}

function caption({ steps, attempts, durationMs }: Timeline): Markdown {
  const { shown, rest } = pickRows(steps, durationMs, MAX_STEPS)
  const short = rest.count - rest.cached
  const parts = [
    ...(attempts.some(({ kind }) => kind === 'wait') ? ['Grey is waiting.'] : []),
    ...(rest.cached === 0 ? [] : [`${formatCount(rest.cached, 'step')} came from the cache.`]),
    ...(short === 0 || shown.length === 0
      ? []
      : [`${formatCount(short, 'shorter step')} took ${formatDuration(rest.durationMs)} in all.`]),
  ]
  return parts.length === 0 ? EMPTY : md`<sub>${parts.join(' ')}</sub>`
}
