import { cleanLine } from '../report/plain-text.ts'
import type { LogLine } from './log-tail.ts'
import type { BuildEvent, VertexUpdate, WarningUpdate } from './rawjson.ts'
import { shortenMiddle } from './shorten.ts'
import type { Vertex, VertexWithLines } from './vertex.ts'
import { appendLog, createVertex, updateTransfer, updateVertex, VERTEX_LIMITS } from './vertex.ts'

/**
 * What is known of a running or ended build. Every part is bounded, so that a build may log without
 * end. Updates may come twice and in any order, as BuildKit sends them.
 */
export type BuildProgress = {
  /** By digest, in order of appearance. */
  readonly vertices: ReadonlyMap<string, Vertex>
  readonly warnings: readonly WarningUpdate[]
  /** The last lines that buildx itself wrote, as plain text. */
  readonly messages: readonly string[]
  /** The lines that the latest event completed, whatever the tails keep of them. */
  readonly newLines: readonly StepLine[]
  /** Add it to a time of the builder to get ours; 0 unless a remote clock is clearly off. */
  readonly clockOffsetMs: number | undefined
}

export type StepLine = LogLine & { readonly digest: string }

export const PROGRESS_LIMITS = { vertices: 2000, warnings: 200, messages: 100 } as const

export const INITIAL_PROGRESS: BuildProgress = {
  vertices: new Map(),
  warnings: [],
  messages: [],
  newLines: [],
  clockOffsetMs: undefined,
}

/** Takes one event in. `receivedAtMs` is our time; it serves only to notice a clock that is off. */
export function reduce(
  progress: BuildProgress,
  event: BuildEvent,
  receivedAtMs: number,
): BuildProgress {
  if (event.kind === 'text') {
    const message = shortenMiddle(cleanLine(event.text).trimEnd(), VERTEX_LIMITS.textChars)
    const messages = [...progress.messages, message].slice(-PROGRESS_LIMITS.messages)
    return { ...progress, messages, newLines: [] }
  }
  const vertices = new Map(progress.vertices)
  const newLines: StepLine[] = []
  // Output first: the end of a step completes its last line, and may come in the same event.
  for (const chunk of event.logs) {
    change(vertices, newLines, chunk.vertex, (vertex) => appendLog(vertex, chunk))
  }
  for (const update of event.transfers) {
    change(vertices, newLines, update.vertex, (vertex) => updateTransfer(vertex, update))
  }
  for (const update of event.vertices) {
    change(vertices, newLines, update.digest, (vertex) => updateVertex(vertex, update))
  }
  return {
    vertices,
    warnings:
      event.warnings.length === 0
        ? progress.warnings
        : [...progress.warnings, ...event.warnings].slice(0, PROGRESS_LIMITS.warnings),
    messages: progress.messages,
    newLines,
    clockOffsetMs: progress.clockOffsetMs ?? measureOffset(event.vertices, receivedAtMs),
  }
}

/**
 * The vertices as a reader of the Dockerfile expects them where their times are equal, as those of
 * cached steps are: BuildKit announces a graph from its end.
 */
export function listFromFirst(progress: BuildProgress): Vertex[] {
  return [...progress.vertices.values()].reverse()
}

function change(
  vertices: Map<string, Vertex>,
  newLines: StepLine[],
  digest: string,
  update: (vertex: Vertex) => VertexWithLines,
): void {
  const known = vertices.get(digest)
  if (known === undefined && vertices.size >= PROGRESS_LIMITS.vertices) return
  const { vertex, added } = update(known ?? createVertex(digest))
  vertices.set(digest, vertex)
  for (const line of added) newLines.push({ ...line, digest })
}

/** An event is not longer under way than this. */
const TRUSTED_DELAY_MS = 5000

/**
 * A remote builder may have another time than we. The first event is fresh: if by our clock it is old,
 * or lies in the future, then that is the error of the builder's clock.
 */
function measureOffset(updates: readonly VertexUpdate[], receivedAtMs: number): number | undefined {
  const times = updates.flatMap((update) => update.completedMs ?? update.startedMs ?? [])
  if (times.length === 0) return undefined
  const delayMs = receivedAtMs - Math.max(...times)
  return delayMs >= -1 && delayMs <= TRUSTED_DELAY_MS ? 0 : delayMs
}
