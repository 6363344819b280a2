import type { StepReport } from '../report/run-report.ts'
import type { BuildProgress } from './progress.ts'
import { listFromFirst } from './progress.ts'
import { parseStepName } from './step-name.ts'
import type { Vertex } from './vertex.ts'
import { measureDurationMs } from './vertex.ts'

export type AttemptTimes = {
  /** Milliseconds since the epoch, our clock. */
  readonly startedAtMs: number
  readonly endedAtMs: number
}

/** The steps that began, by start. One that was cut off ends with the attempt. */
export function readSteps(progress: BuildProgress, times: AttemptTimes): readonly StepReport[] {
  const offsetMs = progress.clockOffsetMs ?? 0
  return listFromFirst(progress)
    .sort((a, b) => startOf(a) - startOf(b))
    .flatMap((vertex) => reportStep(vertex, times, offsetMs) ?? [])
}

function reportStep(vertex: Vertex, times: AttemptTimes, offsetMs: number): StepReport | undefined {
  const first = vertex.runs[0]
  const last = vertex.runs.at(-1)
  if (first === undefined || last === undefined || vertex.name === '') return undefined
  const name = parseStepName(vertex.name)
  return {
    name: vertex.name,
    ...(name.kind === 'instruction' && name.stage !== undefined && { stage: name.stage }),
    ...(name.platform !== undefined && { platform: name.platform }),
    startMs: Math.max(0, Math.round(first.startedMs + offsetMs - times.startedAtMs)),
    durationMs: Math.round(measureDurationMs(vertex, times.endedAtMs - offsetMs)),
    cached: last.cached,
    ...(last.error !== undefined && { error: last.error }),
  }
}

function startOf(vertex: Vertex): number {
  return vertex.runs[0]?.startedMs ?? 0
}
