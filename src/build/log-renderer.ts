import type { Logger } from '../ports.ts'
import { formatDuration } from '../report/format.ts'
import { cleanLine } from '../report/plain-text.ts'
import type { EndedSteps } from './ended-steps.ts'
import { NO_ENDED_STEPS, takeEndedSteps } from './ended-steps.ts'
import type { GroupPrinter } from './group-printer.ts'
import { createGroupPrinter } from './group-printer.ts'
import type { BuildProgress, StepLine } from './progress.ts'
import type { ProgressView } from './progress-view.ts'
import type { BuildEvent } from './rawjson.ts'
import { formatActivity, formatEndedStep, formatStepTitle } from './step-text.ts'
import type { Vertex } from './vertex.ts'
import { isRunning, measureDurationMs } from './vertex.ts'

/** A step that is done sooner is printed whole, with its duration in the headline. */
const STREAM_AFTER_MS = 2000
/** Output of steps in the background is held back up to here; then theirs is printed in between. */
const BUFFER_LIMITS = { lines: 500, sizeChars: 65_536, totalChars: 262_144 }
/** After so long without a line the log says what goes on. */
const SILENCE_MS = 30_000
const HEARTBEAT_STEPS = 5

/**
 * The log of a build for a place that cannot be redrawn. Steps run at the same time, but each one's
 * output stays together: a short step is printed when it ends; the one that has run longest is
 * followed while it runs; the others wait, and are let in between when they wait with too much.
 */
export function createLogView(log: Logger, startedAtMs: number): ProgressView {
  const desk: Desk = {
    printer: createGroupPrinter(log),
    waiting: new Map(),
    open: undefined,
    begun: new Set(),
    ended: NO_ENDED_STEPS,
    lastOutputMs: startedAtMs,
  }
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

/** What is on the way between the build and the log. */
type Desk = {
  readonly printer: GroupPrinter
  /** Lines not printed yet, by step. */
  readonly waiting: Map<string, Waiting>
  /** The step whose group is open. */
  open: string | undefined
  /** Steps of which something has been printed. */
  readonly begun: Set<string>
  ended: EndedSteps
  lastOutputMs: number
}

type Waiting = { readonly lines: StepLine[]; sizeChars: number }

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

function hold(desk: Desk, line: StepLine): void {
  const waiting = desk.waiting.get(line.digest) ?? { lines: [], sizeChars: 0 }
  waiting.lines.push(line)
  waiting.sizeChars += line.text.length
  desk.waiting.set(line.digest, waiting)
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

/** Keeps what waits within bounds, at the price of cutting a group in two. */
function relieve(desk: Desk, progress: BuildProgress, nowMs: number): void {
  for (;;) {
    const total = [...desk.waiting.values()].reduce((sum, { sizeChars }) => sum + sizeChars, 0)
    const [largest] = [...desk.waiting].sort((a, b) => b[1].sizeChars - a[1].sizeChars)
    if (largest === undefined || !isTooMuch(largest[1], total)) return
    const vertex = progress.vertices.get(largest[0])
    if (vertex === undefined) desk.waiting.delete(largest[0])
    else printWaiting(desk, vertex, undefined, nowMs)
  }
}

function isTooMuch({ lines, sizeChars }: Waiting, totalChars: number): boolean {
  return (
    lines.length > BUFFER_LIMITS.lines ||
    sizeChars > BUFFER_LIMITS.sizeChars ||
    totalChars > BUFFER_LIMITS.totalChars
  )
}

function printWaiting(desk: Desk, vertex: Vertex, title: string | undefined, nowMs: number): void {
  if (desk.open !== vertex.digest) {
    closeGroup(desk)
    const continued = desk.begun.has(vertex.digest) ? ' (continued)' : ''
    desk.printer.open(title ?? `${formatStepTitle(vertex)}${continued}`)
    desk.open = vertex.digest
    desk.begun.add(vertex.digest)
  }
  for (const line of desk.waiting.get(vertex.digest)?.lines ?? []) {
    desk.printer.line(formatLine(line, vertex))
  }
  desk.waiting.delete(vertex.digest)
  desk.lastOutputMs = nowMs
}

function closeGroup(desk: Desk): void {
  if (desk.open === undefined) return
  desk.printer.close()
  desk.open = undefined
}

/** Seconds since the step began, then the line: a pause of a compiler is seen at once. */
function formatLine(line: StepLine, vertex: Vertex): string {
  const startedMs = vertex.runs[0]?.startedMs
  if (line.atMs === undefined || startedMs === undefined) return line.text
  const seconds = Math.max(0, line.atMs - startedMs) / 1000
  return `${seconds.toFixed(1).padStart(6)}  ${line.text}`.trimEnd()
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
