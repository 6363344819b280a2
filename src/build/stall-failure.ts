import { EXIT } from '../exit-codes.ts'
import { parseReference } from '../image/reference.ts'
import { formatDuration } from '../report/format.ts'
import { describeStep } from './failed-step.ts'
import type { ClassifiedFailure } from './failure.ts'
import type { RemedyKind } from './faults/fault.ts'
import { WATCHDOG_FAULTS } from './faults/watchdog.ts'
import { readTail } from './log-tail.ts'
import type { BuildProgress } from './progress.ts'
import type { WatchStop } from './stall.ts'
import { phaseOf } from './stall.ts'
import { formatStepTitle } from './step-text.ts'
import type { Vertex } from './vertex.ts'
import { isRunning, measureDurationMs } from './vertex.ts'
import type { Stopped } from './watch-build.ts'

/** What is said of an attempt that was stopped, with what the fault table has for it. */
export function describeStop({ why: stop, progress, atMs }: Stopped): ClassifiedFailure {
  const running = listRunning(progress)
  const [step] = running
  const row = WATCHDOG_FAULTS.find(({ id }) => id === stop.kind)
  const remedies = stop.kind === 'stalled' ? chooseRemedies(row?.remedies ?? [], running) : []
  const isStep = step !== undefined && phaseOf(step) === 'step'
  const host = running.map(({ name }) => hostOf(name)).find((one) => one !== undefined)
  return {
    fault: stop.kind,
    ...(row?.transient !== undefined && { transient: row.transient }),
    ...(remedies.length > 0 && { remedies }),
    ...(host !== undefined && { host }),
    failure: {
      stage: 'build',
      cause: describeCause(stop, running),
      ...(typeof row?.remedy === 'string' && { remedy: row.remedy }),
      ...(step !== undefined && { step: step.name }),
      evidence: gatherEvidence(running, atMs - (progress.clockOffsetMs ?? 0)),
      exitCode: row?.network === true && !isStep ? EXIT.network : EXIT.build,
    },
  }
}

const RANKS = { step: 0, export: 1, transfer: 2 } as const

/** Those first whose patience counted. */
function listRunning(progress: BuildProgress): readonly Vertex[] {
  const running = [...progress.vertices.values()].filter(isRunning)
  return running.sort((a, b) => RANKS[phaseOf(a)] - RANKS[phaseOf(b)])
}

const EVIDENCE_STEPS = 5
const EVIDENCE_LINES = 5

function describeCause(stop: WatchStop, running: readonly Vertex[]): string {
  if (stop.kind === 'timed-out') {
    return `The build was not done within the time limit of ${formatDuration(stop.afterMs)}${whileRunning(running)}.`
  }
  const time = formatDuration(stop.silentMs)
  if (running.length === 0) return `The builder gave no sign of life for ${time}.`
  return `Nothing went on in the build for ${time}${whileRunning(running)}.`
}

function whileRunning([first, ...others]: readonly Vertex[]): string {
  if (first === undefined) return ''
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `; ${describeStep(first)}${more} had not ended`
}

function gatherEvidence(running: readonly Vertex[], builderMs: number): readonly string[] {
  const steps = running.slice(0, EVIDENCE_STEPS).map((vertex) => {
    const time = formatDuration(measureDurationMs(vertex, builderMs))
    return `still running after ${time}: ${formatStepTitle(vertex)}`
  })
  const lines = running.flatMap((vertex) => readTail(vertex.log)).slice(-EVIDENCE_LINES)
  return [...steps, ...lines.map(({ text }) => text)]
}

/** Of those of the row the ones that concern what stood still. */
function chooseRemedies(
  ofRow: readonly RemedyKind[],
  running: readonly Vertex[],
): readonly RemedyKind[] {
  // What a builder has finished would be lost with it: only one that says nothing at all is replaced.
  if (running.length === 0) return ['recreate-builder']
  return ofRow.filter((kind) => running.some(({ name }) => CONCERNS[kind]?.test(name)))
}

const IMAGE =
  /(?:load metadata for|^resolve image config for(?: docker-image:\/\/)?|(?:^|\] )FROM|^docker-image:\/\/) ?(?<image>[^\s]+)/

const CONCERNS: { readonly [kind in RemedyKind]?: RegExp } = {
  'drop-cache-export': /^exporting cache\b/,
  'drop-cache-import': /^importing cache\b/,
  'builtin-frontend': /^resolve image config\b/,
  'registry-mirror': IMAGE,
  'host-images': IMAGE,
}

function hostOf(name: string): string | undefined {
  const image = IMAGE.exec(name)?.groups?.image
  return image === undefined ? undefined : parseReference(image)?.registry
}
