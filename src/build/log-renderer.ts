import type { Logger } from '../ports.ts'
import { formatDuration } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import { takeEndedSteps } from './ended-steps.ts'
import type { Desk } from './log-desk.ts'
import { closeGroup, createDesk, hold, printWaiting, relieve } from './log-desk.ts'
import type { BuildProgress } from './progress.ts'
import type { ProgressView } from './progress-view.ts'
import type { BuildEvent } from './rawjson.ts'
import { formatActivity, formatEndedStep, formatStepTitle } from './step-text.ts'
import type { Vertex } from './vertex.ts'
import { isRunning, measureDurationMs } from './vertex.ts'

/** A step that is done sooner is printed whole, with its duration in the headline. */
const STREAM_AFTER_MS = 2000
/** After so long without a line the log says what goes on. */
const SILENCE_MS = 30_000
const HEARTBEAT_STEPS = 5

/**
 * The log of a build for a place that cannot be redrawn. Steps run at the same time, but each one's
 * output stays together: a short step is printed when it ends; the one that has run longest is
 * followed while it runs; the others wait, and are let in between when they wait with too much.
 */
export function createLogView(log: Logger, startedAtMs: number): ProgressView {
  const desk = createDesk(log, startedAtMs)
  return {
    tickMs: 250,
    onEvent: (event, progress, nowMs) => takeEvent(desk, event, progress, nowMs),
    onTick: (progress, nowMs) => {
      printEnded(desk, progress, nowMs, false)
      follow(desk, progress, nowMs)
      breakSilence(desk, progress, nowMs)
    },
    end: async (progress, nowMs) => {
      printEnded(desk, progress, nowMs, true)
      for (const vertex of progress.vertices.values()) printStopped(desk, vertex, progress, nowMs)
      closeGroup(desk)
      await desk.printer.drain()
    },
  }
}

function takeEvent(desk: Desk, event: BuildEvent, progress: BuildProgress, nowMs: number): void {
  if (event.kind === 'text') {
    // buildx speaks when something is over: the step it speaks of comes first.
    printEnded(desk, progress, nowMs, true)
    closeGroup(desk)
    desk.printer.line(cleanLine(event.text).trimEnd())
    desk.lastOutputMs = nowMs
    return
  }
  for (const line of progress.newLines) hold(desk, line)
  if (event.vertices.length > 0) printEnded(desk, progress, nowMs, false)
  follow(desk, progress, nowMs)
  relieve(desk, progress, nowMs)
}

/** Steps that are done: the rest of their output, and how they ended. */
function printEnded(desk: Desk, progress: BuildProgress, nowMs: number, final: boolean): void {
  const { ended, state } = takeEndedSteps(desk.ended, progress, nowMs, final)
  desk.ended = state
  for (const vertex of ended) printEnd(desk, vertex, progress, nowMs)
}

function printEnd(desk: Desk, vertex: Vertex, progress: BuildProgress, nowMs: number): void {
  const text = formatEndedStep(vertex, toBuilderTime(progress, nowMs))
  const begun = desk.begun.has(vertex.digest)
  const hasOutput = desk.waiting.has(vertex.digest)
  if (hasOutput) printWaiting(desk, vertex, begun ? undefined : text, nowMs)
  if (hasOutput || desk.open === vertex.digest) closeGroup(desk)
  // A group that holds the whole step has this for its headline.
  if (begun || !hasOutput) {
    closeGroup(desk)
    desk.printer.line(text)
  }
  desk.lastOutputMs = nowMs
}

/** At the end of a build that was cut off. */
function printStopped(desk: Desk, vertex: Vertex, progress: BuildProgress, nowMs: number): void {
  if (isRunning(vertex)) printEnd(desk, vertex, progress, nowMs)
  else if (desk.waiting.has(vertex.digest)) printWaiting(desk, vertex, undefined, nowMs)
}

/** Prints the waiting lines of the step that is followed; chooses one if there is none. */
function follow(desk: Desk, progress: BuildProgress, nowMs: number): void {
  const followed = progress.vertices.get(desk.open ?? '') ?? chooseStep(desk, progress, nowMs)
  if (followed !== undefined && desk.waiting.has(followed.digest)) {
    printWaiting(desk, followed, undefined, nowMs)
  }
}

/** The step that has run longest of those with something to show. */
function chooseStep(desk: Desk, progress: BuildProgress, nowMs: number): Vertex | undefined {
  const builderMs = toBuilderTime(progress, nowMs)
  return [...desk.waiting.keys()]
    .flatMap((digest) => progress.vertices.get(digest) ?? [])
    .filter((vertex) => isRunning(vertex) && ageMs(vertex, builderMs) >= STREAM_AFTER_MS)
    .sort((a, b) => ageMs(b, builderMs) - ageMs(a, builderMs))[0]
}

function ageMs(vertex: Vertex, builderMs: number): number {
  return builderMs - (vertex.runs[0]?.startedMs ?? builderMs)
}

/** Outside of any group, so that it is seen in a folded log too. */
function breakSilence(desk: Desk, progress: BuildProgress, nowMs: number): void {
  if (nowMs - desk.lastOutputMs < SILENCE_MS) return
  closeGroup(desk)
  const builderMs = toBuilderTime(progress, nowMs)
  const running = [...progress.vertices.values()].filter(isRunning)
  if (running.length === 0) desk.printer.line('still waiting for the builder')
  for (const vertex of running.slice(0, HEARTBEAT_STEPS)) {
    const activity = formatActivity(vertex)
    const time = formatDuration(measureDurationMs(vertex, builderMs))
    const text = `still running: ${formatStepTitle(vertex)}  ${time}`
    desk.printer.line(activity === undefined ? text : `${text}: ${activity}`)
  }
  desk.lastOutputMs = nowMs
}

function toBuilderTime(progress: BuildProgress, nowMs: number): number {
  return nowMs - (progress.clockOffsetMs ?? 0)
}
