import { formatDuration } from '../report/format.ts'
import { displayWidth, fit } from '../report/terminal.ts'
import type { BuildProgress } from './progress.ts'
import { formatActivity, formatStepTitle, isNotable } from './step-text.ts'
import type { Vertex } from './vertex.ts'
import { isEnded, isRunning, measureDurationMs } from './vertex.ts'

/**
 * What a terminal shows of a running build: a summary, then for each running step its name, its time
 * and, on a line of its own, what it does. No line is wider than `columns`, and there are fewer lines
 * than `rows`, so that the region never scrolls.
 */
export function renderFrame(
  progress: BuildProgress,
  startedAtMs: number,
  nowMs: number,
  columns: number,
  rows: number,
): readonly string[] {
  const builderMs = nowMs - (progress.clockOffsetMs ?? 0)
  const running = [...progress.vertices.values()]
    .filter((vertex) => isRunning(vertex) && isNotable(vertex, builderMs))
    .sort((a, b) => startOf(a) - startOf(b))
  const header = fit(renderHeader(progress, nowMs - startedAtMs), columns)
  const room = Math.max(0, rows - 2)
  const withActivity = running.flatMap((vertex) => renderStep(vertex, builderMs, columns))
  if (withActivity.length <= room) return [header, ...withActivity]
  const names = running.map((vertex) => renderName(vertex, builderMs, columns))
  if (names.length <= room) return [header, ...names]
  const shown = names.slice(0, Math.max(0, room - 1))
  const more = fit(`   and ${names.length - shown.length} more`, columns)
  return [header, ...shown, more].slice(0, room + 1)
}

function renderHeader(progress: BuildProgress, elapsedMs: number): string {
  const vertices = [...progress.vertices.values()]
  const ended = vertices.filter(isEnded)
  const cached = ended.filter((vertex) => vertex.runs.at(-1)?.cached === true).length
  const steps = `${ended.length} of ${vertices.length} steps done`
  return `Building ${formatElapsed(elapsedMs)}: ${steps}${cached === 0 ? '' : `, ${cached} cached`}`
}

function renderStep(vertex: Vertex, builderMs: number, columns: number): readonly string[] {
  const activity = formatActivity(vertex)
  const name = renderName(vertex, builderMs, columns)
  return activity === undefined ? [name] : [name, fit(`      ${activity}`, columns)]
}

/** The time stands at the right edge; on a narrow terminal the name gives way. */
function renderName(vertex: Vertex, builderMs: number, columns: number): string {
  const time = formatElapsed(measureDurationMs(vertex, builderMs))
  const width = columns - time.length - 2
  if (width < 8) return fit(` > ${formatStepTitle(vertex)}`, columns)
  const name = fit(` > ${formatStepTitle(vertex)}`, width)
  return `${name}${' '.repeat(width - displayWidth(name) + 2)}${time}`
}

/** Milliseconds would only flicker. */
function formatElapsed(elapsedMs: number): string {
  return elapsedMs < 1000 ? `${(elapsedMs / 1000).toFixed(1)} s` : formatDuration(elapsedMs)
}

function startOf(vertex: Vertex): number {
  return vertex.runs[0]?.startedMs ?? 0
}
