import { lastError } from '../failed-step.ts'
import type { BuildProgress } from '../progress.ts'
import { parseStepName } from '../step-name.ts'
import type { Vertex } from '../vertex.ts'
import { isEnded } from '../vertex.ts'

/** How far an attempt got before it ended. */
export type Reach = {
  /** No step was left to do: the export had begun. */
  readonly isBuilt: boolean
  /** Stages of the Dockerfile by name; BuildKit announces all that the target needs at once. */
  readonly finishedStages: readonly string[]
  /** Those with steps that failed or were not begun. `''` stands for the ones without a name. */
  readonly openStages: readonly string[]
}

export function measureReach(progress: BuildProgress): Reach {
  const vertices = [...progress.vertices.values()]
  const isBuilt = vertices.some(({ name, runs }) => /^exporting /.test(name) && runs.length > 0)
  const stages = new Map<string, boolean>()
  for (const vertex of vertices) {
    const name = parseStepName(vertex.name)
    if (name.kind !== 'instruction') continue
    const stage = stageOf(name)
    stages.set(stage, isDone(vertex) && stages.get(stage) !== false)
  }
  const list = (isFinished: boolean) =>
    [...stages].flatMap(([stage, finished]) => (finished === isFinished ? [stage] : []))
  return { isBuilt, finishedStages: list(true), openStages: list(false) }
}

/** The stage of a step; `''` where it has no name: BuildKit shows a number then, but knows it by none. */
export function stageOf({ stage }: { readonly stage?: string }): string {
  return stage === undefined || /^stage-\d+$/.test(stage) ? '' : stage
}

function isDone(vertex: Vertex): boolean {
  return isEnded(vertex) && lastError(vertex) === undefined
}
