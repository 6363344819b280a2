import type { Logger } from '../ports.ts'
import type { EndedSteps } from './ended-steps.ts'
import { NO_ENDED_STEPS } from './ended-steps.ts'
import type { GroupPrinter } from './group-printer.ts'
import { createGroupPrinter } from './group-printer.ts'
import type { BuildProgress, StepLine } from './progress.ts'
import { formatStepTitle } from './step-text.ts'
import type { Vertex } from './vertex.ts'

/** Output of steps in the background is held back up to here; then theirs is printed in between. */
const BUFFER_LIMITS = { lines: 500, sizeChars: 65_536, totalChars: 262_144 }

/** What is on the way between the build and the log. */
export type Desk = {
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

export function createDesk(log: Logger, startedAtMs: number): Desk {
  return {
    printer: createGroupPrinter(log),
    waiting: new Map(),
    open: undefined,
    begun: new Set(),
    ended: NO_ENDED_STEPS,
    lastOutputMs: startedAtMs,
  }
}

/** Keeps a line until it is the turn of its step. */
export function hold(desk: Desk, line: StepLine): void {
  const waiting = desk.waiting.get(line.digest) ?? { lines: [], sizeChars: 0 }
  waiting.lines.push(line)
  waiting.sizeChars += line.text.length
  desk.waiting.set(line.digest, waiting)
}

/** Keeps what waits within bounds, at the price of cutting a group in two. */
export function relieve(desk: Desk, progress: BuildProgress, nowMs: number): void {
  for (let digest = findExcess(desk); digest !== undefined; digest = findExcess(desk)) {
    const vertex = progress.vertices.get(digest)
    if (vertex === undefined) desk.waiting.delete(digest)
    else printWaiting(desk, vertex, undefined, nowMs)
  }
}

/** The step with most waiting, if that or all together is too much. */
function findExcess(desk: Desk): string | undefined {
  let totalChars = 0
  let largest: { digest: string; sizeChars: number } | undefined
  for (const [digest, { lines, sizeChars }] of desk.waiting) {
    if (lines.length > BUFFER_LIMITS.lines || sizeChars > BUFFER_LIMITS.sizeChars) return digest
    if (largest === undefined || sizeChars > largest.sizeChars) largest = { digest, sizeChars }
    totalChars += sizeChars
  }
  return totalChars > BUFFER_LIMITS.totalChars ? largest?.digest : undefined
}

/** Prints what waits of a step, in its group, which stays open. */
export function printWaiting(
  desk: Desk,
  vertex: Vertex,
  title: string | undefined,
  nowMs: number,
): void {
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

export function closeGroup(desk: Desk): void {
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
