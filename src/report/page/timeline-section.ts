import { formatCount, formatDuration, formatShare } from '../format.ts'
import { clip } from '../plain-text.ts'
import type { RunReport, StepReport } from '../run-report.ts'
import { pickRows, shortStepName, type TimelineRow, timelineOf } from '../timeline.ts'
import { describeSteps } from '../wording.ts'
import { code, type Html, h, NOTHING, placeClass } from './html.ts'
import { details, type Section, table, tag } from './parts.ts'

const MAX_ROWS = 40
const MAX_STEPS = 500
const MAX_NAME = 160

/** Where the time went: a bar for each stage, attempt and step that took noticeable time. */
export function timeSection(report: RunReport): Section {
  const timeline = timelineOf(report)
  const { durationMs, attempts } = timeline
  const { shown, rest } = pickRows(timeline.steps, durationMs, MAX_ROWS)
  const stages = pickRows(timeline.stages, durationMs)
  const short = rest.count - rest.cached
  const shortStages = stages.rest
  const notes = [
    ...(shortStages.count === 0
      ? []
      : [
          `${formatCount(shortStages.count, 'shorter stage')} took ${formatDuration(shortStages.durationMs)} in all.`,
        ]),
    ...(rest.cached === 0 ? [] : [`${formatCount(rest.cached, 'step')} came from the cache.`]),
    ...(short === 0
      ? []
      : [`${formatCount(short, 'shorter step')} took ${formatDuration(rest.durationMs)} in all.`]),
  ]
  const body = h`${axis(durationMs)}
${bars('Stages', stages.shown, durationMs)}
${bars('Attempts', attempts.slice(-MAX_ROWS), durationMs)}
${bars('Build steps', shown, durationMs)}
${notes.length === 0 ? NOTHING : h`<p class="note">${notes.join(' ')}</p>`}
${stageTable(report)}${stepTable(report.steps)}`
  // Names of stages are short, and bars the better for it.
  const look = shown.length === 0 ? 'chart brief' : 'chart'
  return { id: 'time', title: 'Time', body: h`<div class="${look}">${body}</div>` }
}

function bars(title: string, rows: readonly TimelineRow[], runMs: number): Html {
  if (rows.length === 0) return NOTHING
  return h`<h3>${title}</h3><ol class="bars">${rows.map((row) => bar(row, runMs))}</ol>`
}

const WORDS = {
  done: '',
  cached: 'from the cache',
  failed: 'failed',
  cancelled: 'cancelled',
} as const

function bar({ kind, name, startMs, durationMs, outcome }: TimelineRow, runMs: number): Html {
  const shown =
    kind === 'step'
      ? h`<code>${clip(shortStepName(name), MAX_NAME)}</code>`
      : h`<span>${name}</span>`
  const look = outcome === 'done' ? (WORK.includes(name) ? 'work' : kind) : outcome
  const place = placeClass({ left: share(startMs, runMs), width: share(durationMs, runMs) })
  const word = WORDS[outcome]
  const said = word === '' ? NOTHING : h`${tag(outcome === 'cached' ? 'plain' : 'bad', word)}`
  const title = kind === 'step' ? name : `${name}, from ${formatDuration(startMs)} on`
  return h`<li title="${clip(title, MAX_NAME * 2)}"><span class="name">${shown}${said}</span><span class="track"><i class="bar ${look} ${place}"></i></span><span class="took">${formatDuration(durationMs)}${kind === 'stage' ? h` <span class="of">${formatShare(durationMs, runMs)}</span>` : NOTHING}</span></li>\n`
}

/** Stages that make the image; the others are there for them. */
const WORK: readonly string[] = ['compile', 'build']

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : (part / whole) * 100
}

const STEPS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000]
const MINUTE_MS = 60_000
const MAX_TICKS = 6

/** So far apart that few stand side by side, and at round times. */
export function tickDistance(runMs: number): number {
  const minutes = [1, 2, 5, 10, 15, 30, 60, 120, 360, 1440].map((count) => count * MINUTE_MS)
  const found = [...STEPS_MS, ...minutes].find((distance) => runMs / distance <= MAX_TICKS)
  return found ?? Math.ceil(runMs / MAX_TICKS)
}

/** Lines behind all bars and their times; what is read aloud are the bars. */
function axis(runMs: number): Html {
  const distance = tickDistance(Math.max(1, runMs))
  const count = Math.floor(runMs / distance)
  const every = percentText(share(distance, runMs))
  const labels = Array.from({ length: count }, (_, at) => {
    const atMs = (at + 1) * distance
    // At the very end it would stand outside.
    const place = placeClass({ left: share(atMs, runMs), width: 0 })
    return share(atMs, runMs) > 94 ? NOTHING : h`<span class="${place}">${formatTick(atMs)}</span>`
  })
  const rule = `.track{background-size:${every}% 100%}`
  return {
    ...h`<div class="axis" aria-hidden="true"><span></span><div class="track">${labels}</div><span></span></div>`,
    rules: [...labels.flatMap(({ rules }) => rules), rule],
  }
}

function percentText(value: number): string {
  return String(Number(Math.min(100, Math.max(0.01, value)).toFixed(3)))
}

/** `30 s`, `1 min`, `1:30`. */
function formatTick(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < MINUTE_MS) return `${ms / 1000} s`
  const seconds = Math.round((ms % MINUTE_MS) / 1000)
  const minutes = Math.floor(ms / MINUTE_MS)
  return seconds === 0 ? `${minutes} min` : `${minutes}:${String(seconds).padStart(2, '0')}`
}

function stageTable({ stages, durationMs }: RunReport): Html {
  const rows = stages.map((stage) => [
    h`${stage.name}`,
    h`${formatDuration(Math.max(0, stage.startMs))}`,
    h`${formatDuration(stage.durationMs)}`,
  ])
  const total = [h`total`, h``, h`${formatDuration(durationMs)}`]
  const columns = [
    { title: 'Stage' },
    { title: 'Starts after', align: 'right' },
    { title: 'Takes', align: 'right' },
  ] as const
  if (stages.length === 0) return NOTHING
  return details('All stages as a table', table('Stages of the run', columns, [...rows, total]))
}

function stepTable(steps: readonly StepReport[]): Html {
  if (steps.length === 0) return NOTHING
  const shown = steps.slice(0, MAX_STEPS)
  const rows = shown.map(({ name, startMs, durationMs, cached, error }) => [
    error === undefined
      ? code(clip(name, MAX_NAME))
      : h`${code(clip(name, MAX_NAME))} ${tag('bad', 'failed')}`,
    h`${formatDuration(Math.max(0, startMs))}`,
    h`${cached ? 'cached' : formatDuration(durationMs)}`,
  ])
  const columns = [
    { title: 'Step' },
    { title: 'Starts after', align: 'right' },
    { title: 'Takes', align: 'right' },
  ] as const
  const rest = steps.length - shown.length
  const more =
    rest === 0 ? NOTHING : h`<p class="note">${formatCount(rest, 'more step')} in report.json.</p>`
  return details(
    `All of ${describeSteps(steps)}, as a table`,
    h`${table('Steps of the last attempt', columns, rows)}${more}`,
  )
}
