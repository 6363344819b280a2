import { displayWidth, fit } from '../report/terminal.ts'
import type { EndedSteps } from './ended-steps.ts'
import { NO_ENDED_STEPS, takeEndedSteps } from './ended-steps.ts'
import { lastError } from './failed-step.ts'
import { renderFrame } from './frame.ts'
import { readTail } from './log-tail.ts'
import type { BuildProgress } from './progress.ts'
import type { ProgressView } from './progress-view.ts'
import { formatEndedStep } from './step-text.ts'

/** A screen that understands ECMA-48. The size is asked for before every drawing. */
export type Terminal = {
  readonly write: (text: string) => void
  readonly columns: () => number
  readonly rows: () => number
}

/** Not more than ten drawings a second: more is not read and costs. */
const REDRAW_MS = 100
/** Of the output of a step that failed. */
const FAILED_LINES = 20

const ESC = '\u001b['
const HIDE_CURSOR = `${ESC}?25l`
const SHOW_CURSOR = `${ESC}?25h`
const ERASE_LINE_END = `${ESC}K`
const ERASE_BELOW = `${ESC}J`

/**
 * Keeps a region at the bottom of the terminal up to date. Steps that have ended leave one line above
 * it. Each drawing is one write that overwrites in place, so nothing flickers.
 */
export function createLiveView(terminal: Terminal, startedAtMs: number): ProgressView {
  const screen: Screen = {
    terminal,
    region: [],
    hidden: false,
    ended: NO_ENDED_STEPS,
    drawnAtMs: Number.NEGATIVE_INFINITY,
  }
  const redraw = (progress: BuildProgress, nowMs: number): void => {
    if (nowMs - screen.drawnAtMs < REDRAW_MS) return
    const above = takeLinesAbove(screen, progress, nowMs, false)
    const frame = renderFrame(progress, startedAtMs, nowMs, terminal.columns(), terminal.rows())
    draw(screen, above, frame)
    screen.drawnAtMs = nowMs
  }
  return {
    tickMs: REDRAW_MS,
    onEvent: (_event, progress, nowMs) => redraw(progress, nowMs),
    onTick: redraw,
    end: async (progress, nowMs) => {
      draw(screen, takeLinesAbove(screen, progress, nowMs, true), [])
      if (screen.hidden) terminal.write(SHOW_CURSOR)
      screen.hidden = false
    },
  }
}

type Screen = {
  readonly terminal: Terminal
  /** The lines that the region shows at the moment. */
  region: readonly string[]
  hidden: boolean
  ended: EndedSteps
  drawnAtMs: number
}

function takeLinesAbove(
  screen: Screen,
  progress: BuildProgress,
  nowMs: number,
  final: boolean,
): readonly string[] {
  const { ended, state } = takeEndedSteps(screen.ended, progress, nowMs, final)
  screen.ended = state
  const builderMs = nowMs - (progress.clockOffsetMs ?? 0)
  return ended.flatMap((vertex) => {
    const text = fit(formatEndedStep(vertex, builderMs), screen.terminal.columns())
    if (lastError(vertex) === undefined) return [text]
    return [
      text,
      ...readTail(vertex.log)
        .slice(-FAILED_LINES)
        .map((line) => `      ${line.text}`),
    ]
  })
}

function draw(screen: Screen, above: readonly string[], frame: readonly string[]): void {
  const start = screen.hidden ? '' : HIDE_CURSOR
  const up = countRows(screen.region, screen.terminal.columns())
  const back = up === 0 ? '\r' : `${ESC}${up}A\r`
  const lines = [...above, ...frame].map((line) => `${line}${ERASE_LINE_END}\n`).join('')
  screen.terminal.write(`${start}${back}${lines}${ERASE_BELOW}`)
  screen.hidden = true
  screen.region = frame
}

/** Rows that the region takes now: after the window got narrower its lines may have been wrapped. */
function countRows(region: readonly string[], columns: number): number {
  return region.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, columns))),
    0,
  )
}
