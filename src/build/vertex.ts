import { cleanLine } from '../report/plain-text.ts'
import type { LogLine, LogTail } from './log-tail.ts'
import { appendChunk, EMPTY_LOG, finishLines, shortenTail } from './log-tail.ts'
import type { LogChunk, TransferUpdate, VertexUpdate } from './rawjson.ts'
import { shortenMiddle } from './shorten.ts'

/** A node of BuildKit's graph: an instruction, a transfer, an export, … */
export type Vertex = {
  readonly digest: string
  readonly name: string
  /** By start; BuildKit may take a vertex up several times. The last run tells how it stands. */
  readonly runs: readonly VertexRun[]
  /** By id: one for each layer, context, manifest, … */
  readonly transfers: ReadonlyMap<string, Transfer>
  readonly log: LogTail
}

/** Milliseconds since the epoch, by the clock of the builder. */
export type VertexRun = {
  readonly startedMs: number
  readonly completedMs?: number
  readonly cached: boolean
  readonly error?: string
}

/** `totalBytes` is 0 where the size is not known. */
export type Transfer = {
  readonly currentBytes: number
  readonly totalBytes: number
  readonly completed: boolean
}

export const VERTEX_LIMITS = { runs: 50, transfers: 200, textChars: 2000 } as const

export function createVertex(digest: string): Vertex {
  return { digest, name: '', runs: [], transfers: new Map(), log: EMPTY_LOG }
}

/** Whether the vertex has begun and not ended. */
export function isRunning(vertex: Vertex): boolean {
  const run = vertex.runs.at(-1)
  return run !== undefined && run.completedMs === undefined
}

/** Whether the vertex has begun and ended, well or badly. */
export function isEnded(vertex: Vertex): boolean {
  return vertex.runs.at(-1)?.completedMs !== undefined
}

/** Time in which the vertex was at work: the union of its runs; an open one lasts until `nowMs`. */
export function measureDurationMs(vertex: Vertex, nowMs: number): number {
  let durationMs = 0
  let countedUntilMs = 0
  for (const [index, run] of vertex.runs.entries()) {
    const endMs = run.completedMs ?? vertex.runs[index + 1]?.startedMs ?? nowMs
    const startMs = Math.max(run.startedMs, countedUntilMs)
    durationMs += Math.max(0, endMs - startMs)
    countedUntilMs = Math.max(countedUntilMs, endMs)
  }
  return durationMs
}

/** Bytes moved so far and, if it is known of all parts, how many there are to move. */
export function sumTransfers(vertex: Vertex): Transfer {
  const moving = [...vertex.transfers.values()].filter(
    (part) => part.currentBytes > 0 || part.totalBytes > 0,
  )
  return {
    currentBytes: moving.reduce((sum, part) => sum + part.currentBytes, 0),
    totalBytes: moving.every((part) => part.totalBytes > 0)
      ? moving.reduce((sum, part) => sum + part.totalBytes, 0)
      : 0,
    completed: moving.every((part) => part.completed),
  }
}

/** A vertex after news of its output, and the lines that are new. */
export type VertexWithLines = { readonly vertex: Vertex; readonly added: readonly LogLine[] }

/** The vertex with the update taken in; the same one again, or an older one, changes nothing. */
export function updateVertex(before: Vertex, update: VertexUpdate): VertexWithLines {
  const name = update.name === '' ? before.name : readName(update.name)
  const vertex = { ...before, name, runs: addRun(before.runs, update) }
  const last = vertex.runs.at(-1)
  if (last?.completedMs === undefined) return { vertex, added: [] }
  const { log, added } = finishLines(before.log, last.completedMs)
  const endedWell = last.error === undefined
  return { vertex: { ...vertex, log: endedWell ? shortenTail(log) : log }, added }
}

export function updateTransfer(vertex: Vertex, update: TransferUpdate): VertexWithLines {
  const known = vertex.transfers.get(update.id)
  if (known === undefined && vertex.transfers.size >= VERTEX_LIMITS.transfers) {
    return { vertex, added: [] }
  }
  const transfers = new Map(vertex.transfers).set(update.id, {
    currentBytes: Math.max(known?.currentBytes ?? 0, update.currentBytes),
    totalBytes: Math.max(known?.totalBytes ?? 0, update.totalBytes),
    completed: known?.completed === true || update.completed,
  })
  return { vertex: { ...vertex, transfers }, added: [] }
}

export function appendLog(vertex: Vertex, chunk: LogChunk): VertexWithLines {
  const { log, added } = appendChunk(vertex.log, chunk)
  return { vertex: { ...vertex, log }, added }
}

/** Names of steps with a heredoc hold line breaks. */
function readName(name: string): string {
  return cleanLine(name.slice(0, VERTEX_LIMITS.textChars).replace(/\s*\n\s*/g, ' ')).trim()
}

/** Errors quote what programs printed, and may be of several lines. */
function readError(error: string): string {
  const short = shortenMiddle(error, VERTEX_LIMITS.textChars)
  return short.split('\n').map(cleanLine).join('\n')
}

function addRun(runs: readonly VertexRun[], update: VertexUpdate): readonly VertexRun[] {
  const startedMs = update.startedMs ?? update.completedMs
  if (startedMs === undefined) return runs
  const same = runs.find((run) => run.startedMs === startedMs)
  const completedMs = latest(same?.completedMs, update.completedMs)
  const error = update.error === undefined ? same?.error : readError(update.error)
  const run: VertexRun = {
    startedMs,
    cached: update.cached || same?.cached === true,
    ...(completedMs !== undefined && { completedMs }),
    ...(error !== undefined && { error }),
  }
  const others = runs.filter((other) => other !== same)
  return [...others, run].sort((a, b) => a.startedMs - b.startedMs).slice(-VERTEX_LIMITS.runs)
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.max(a, b)
}
