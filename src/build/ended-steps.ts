import { lastError } from './failed-step.ts'
import type { BuildProgress } from './progress.ts'
import { listFromFirst } from './progress.ts'
import { isNotable } from './step-text.ts'
import type { Vertex } from './vertex.ts'
import { isEnded } from './vertex.ts'

/** Remembers which steps have been reported as ended. */
export type EndedSteps = {
  /** By digest: when we first saw it ended. */
  readonly waiting: ReadonlyMap<string, number>
  /** Steps by digest, those that failed apart. */
  readonly reported: ReadonlySet<string>
}

export const NO_ENDED_STEPS: EndedSteps = { waiting: new Map(), reported: new Set() }

/** BuildKit ends many a step only to take it up again at once; so long we wait for that. */
export const SETTLE_MS = 300

/**
 * The steps that have ended since the last call and will hardly be taken up again, in the order in
 * which they ended. With `final` nothing is waited for.
 */
export function takeEndedSteps(
  before: EndedSteps,
  progress: BuildProgress,
  nowMs: number,
  final = false,
): { readonly ended: readonly Vertex[]; readonly state: EndedSteps } {
  const waiting = new Map<string, number>()
  const reported = new Set(before.reported)
  const ended: Vertex[] = []
  for (const vertex of listFromFirst(progress)) {
    const key = keyOf(vertex)
    if (reported.has(key) || !isEnded(vertex)) continue
    const sinceMs = before.waiting.get(vertex.digest) ?? nowMs
    if (!final && nowMs - sinceMs < SETTLE_MS) {
      waiting.set(vertex.digest, sinceMs)
      continue
    }
    reported.add(key)
    if (isNotable(vertex, nowMs)) ended.push(vertex)
  }
  ended.sort((a, b) => endOf(a) - endOf(b))
  return { ended, state: { waiting, reported } }
}

/** A step that went well, was taken up again and then failed is reported twice. */
function keyOf(vertex: Vertex): string {
  return lastError(vertex) === undefined ? vertex.digest : `${vertex.digest} failed`
}

function endOf(vertex: Vertex): number {
  return vertex.runs.at(-1)?.completedMs ?? 0
}
