import { formatDuration } from './format.ts'
import { cleanLine, clip } from './plain-text.ts'
import { pickRows, shortStepName, type Timeline, type TimelineRow } from './timeline.ts'

/**
 * A chart in the language of Mermaid, which GitHub draws. Its grammar has no way to quote: a name ends at
 * a colon, a line at a semicolon, `#` and `%%` begin something else, and so does a keyword at the start.
 */

const MAX_NAME = 48
/** More make a chart that nobody reads. */
export const MAX_STEPS = 12
const MAX_ATTEMPTS = 8

/** Signs that mean something to Mermaid, or to a browser, as ones that only look alike. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ':': '\u2236',
  ';': ',',
  '#': '\uff03',
  '%': '\uff05',
  '<': '\u2039',
  '>': '\u203a',
  '&': '\uff06',
  '"': '\u201d',
  '`': '\u2019',
  '{': '(',
  '}': ')',
  '|': '\u00a6',
  '\\': '\u2216',
  $: '\uff04',
  '^': '\u02c6',
}

/** Text of others as the name of a row: no sign of it has a meaning, and no word stands at the start. */
export function ganttName(text: string): string {
  const line = clip(cleanLine(text).replace(/\s+/g, ' ').trim(), MAX_NAME)
  const plain = line
    .replace(/[:;#%<>&"`{}|\\$^]/g, (sign) => LOOK_ALIKE[sign] ?? '')
    .replace(
      /[^\p{L}\p{M}\p{N} .,_/+=()[\]'@~*!?\u2026\u2236\uff03\uff05\u2039\u203a\uff06\u201d\u2019\u00a6\u2216\uff04\u02c6-]/gu,
      '\u00b7',
    )
  return plain.startsWith('[') ? plain : `\u00b7 ${plain}`
}

/** Lines of the chart; none where nothing took noticeable time. */
export function ganttLines(timeline: Timeline): readonly string[] {
  const { durationMs } = timeline
  const sections = [
    ...section('Run', pickRows(timeline.stages, durationMs).shown),
    ...section('Attempts', timeline.attempts.slice(-2 * MAX_ATTEMPTS)),
    ...section('Steps', pickRows(timeline.steps, durationMs, MAX_STEPS).shown),
  ]
  if (sections.length === 0) return []
  return [
    'gantt',
    '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `    axisFormat ${axisFormat(durationMs)}`,
    '    todayMarker off',
    ...sections,
  ]
}

const HOUR_MS = 3_600_000

function axisFormat(durationMs: number): string {
  if (durationMs >= HOUR_MS) return '%H:%M'
  return durationMs >= 5000 ? '%M:%S' : '%S.%L'
}

function section(title: string, rows: readonly TimelineRow[]): readonly string[] {
  return rows.length === 0 ? [] : [`    section ${title}`, ...rows.map(ganttRow)]
}

const TAGS: Readonly<Record<TimelineRow['outcome'], string>> = {
  done: '',
  cached: 'done, ',
  failed: 'crit, ',
  cancelled: 'crit, ',
}

function ganttRow({ kind, name, startMs, durationMs, outcome }: TimelineRow): string {
  const shown = kind === 'step' ? ganttName(shortStepName(name)) : name
  const tag = kind === 'wait' ? 'done, ' : TAGS[outcome]
  const took = Math.max(1, Math.round(durationMs))
  return `    ${shown} (${formatDuration(durationMs)}) :${tag}${clockTime(startMs)}, ${took}ms`
}

/** On a day of its own that no clock is changed on: the axis counts from midnight, wherever it is read. */
function clockTime(sinceStartMs: number): string {
  const at = new Date(Date.UTC(2001, 0, 1) + Math.round(sinceStartMs)).toISOString()
  return `${at.slice(0, 10)} ${at.slice(11, 23)}`
}
