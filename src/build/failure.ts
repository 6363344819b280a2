import type { Failure } from '../report/run-report.ts'
import {
  describeStep,
  findFailedVertex,
  lastError,
  readClientError,
  readLocation,
  readOutcome,
} from './failed-step.ts'
import type { EarlierStep, FaultMatch, FaultRow, RemedyKind } from './faults/fault.ts'
import { hostOf, nameImage, readRetryAfterMs, registryOf } from './faults/names.ts'
import { selectTelling } from './faults/progress-lines.ts'
import { FAULT_TABLE, findFaultRow } from './faults/table.ts'
import { readTail } from './log-tail.ts'
import type { BuildProgress } from './progress.ts'
import { shortenMiddle } from './shorten.ts'
import type { Vertex } from './vertex.ts'
import { isEnded } from './vertex.ts'

export { FAULT_TABLE, findFaultRow }

/** What the command line exits with: 1 for a build, 3 for the network. */
const EXIT_BUILD = 1
const EXIT_NETWORK = 3
export const EXIT_CANCELLED = 130

export type ClassifiedFailure = {
  /** Row of the fault table, e.g. `compile-error`. */
  readonly fault: string
  readonly failure: Failure
  /** The instruction that failed, as buildx points to it. */
  readonly location?: { readonly file: string; readonly line: number }
  /** Whether the same build may pass a moment later; see `FaultRow`. */
  readonly transient?: 'yes' | 'once'
  /** What may be changed before the next attempt, in this order. */
  readonly remedies?: readonly RemedyKind[]
  /** The registry or server that was asked, if it is known. */
  readonly host?: string
  /** What the server asked for by Retry-After. */
  readonly retryAfterMs?: number
}

/** Says why a build ended badly. `dockerfile` is the path it was given; `exitCode` that of buildx. */
export function classifyFailure(
  progress: BuildProgress,
  dockerfile: string,
  exitCode: number,
): ClassifiedFailure {
  const clientError = readClientError(progress.messages)
  const vertex = findFailedVertex(progress, clientError)
  const location = readLocation(progress.messages, dockerfile)
  const evidence = gatherEvidence(vertex, progress.messages)
  const searched = {
    error: [readOutcome(lastError(vertex)), readOutcome(clientError)].filter(Boolean).join('\n'),
    log: readLogToSearch(vertex),
    vertex: vertex?.name ?? '',
    before: listEarlierSteps(progress, vertex),
    step: describeStep(vertex),
    location: location && `${location.file}:${location.line}`,
  }
  const { cause, remedy, network, ...decision } = explain(searched, exitCode)
  return {
    ...decision,
    failure: {
      stage: 'build',
      cause,
      ...(remedy !== undefined && { remedy }),
      ...(vertex !== undefined && { step: vertex.name }),
      evidence,
      exitCode: network ? EXIT_NETWORK : EXIT_BUILD,
    },
    ...(location !== undefined && { location }),
  }
}

type Searched = Omit<FaultMatch, 'text' | 'groups'>

function explain(searched: Searched, exitCode: number) {
  const found = findFault(searched)
  if (found === undefined) {
    const cause = `buildx ended with exit code ${exitCode} and gave no reason.`
    return { fault: 'unknown', cause, remedy: undefined, network: false }
  }
  const { row, match } = found
  return {
    fault: row.id,
    cause: row.cause(match),
    remedy: typeof row.remedy === 'function' ? row.remedy(match) : row.remedy,
    network: row.network === true,
    ...decideRetry(row, match),
  }
}

/** What a retry is decided by. */
function decideRetry(row: FaultRow, match: FaultMatch) {
  const remedies = (row.remedies ?? []).filter((kind) => isToThePoint(kind, match))
  const image = nameImage(match)
  const host = row.network !== true ? undefined : (hostOf(match) ?? (image && registryOf(image)))
  const retryAfterMs = readRetryAfterMs(match.error)
  return {
    ...(row.transient !== undefined && { transient: row.transient }),
    ...(remedies.length > 0 && { remedies }),
    ...(host !== undefined && { host }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

const BASE_IMAGE =
  /(?:^|\] )(?:load metadata for |FROM )|^resolve image config |^docker-image:\/\/|^\[auth\] /

/** Another source of base images helps only where a base image was to be fetched; and so on. */
function isToThePoint(kind: RemedyKind, { vertex, error, text }: FaultMatch): boolean {
  if (kind === 'multiplexing-off') return /\bcargo\b/.test(vertex) || /\[\d+\] /.test(text)
  if (kind !== 'registry-mirror' && kind !== 'host-images') return true
  if (/failed to push/.test(error)) return false
  return BASE_IMAGE.test(vertex) || /failed to resolve source metadata/.test(error)
}

/** Network faults end a step: what stands further above went well in the end. */
const NETWORK_LINES = 80

function findFault(searched: Searched) {
  const log = selectTelling(searched.log)
  const whole = log.join('\n')
  const end = log.slice(-NETWORK_LINES).join('\n')
  for (const row of FAULT_TABLE) {
    const logText = row.network === true ? end : whole
    const texts = { error: [searched.error], log: [logText], both: [searched.error, logText] }
    for (const text of texts[row.where]) {
      const match = matchRow(row, text, searched)
      if (match !== undefined) return { row, match }
    }
  }
  return undefined
}

function matchRow(row: FaultRow, text: string, searched: Searched): FaultMatch | undefined {
  for (const pattern of row.patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const match = { ...searched, text: found[0], groups: found.groups ?? {} }
    if (row.when === undefined || row.when(match)) return match
  }
  return undefined
}

/** Instructions that were done before the failed one, with what is kept of their output. */
function listEarlierSteps(progress: BuildProgress, failed: Vertex | undefined) {
  return [...progress.vertices.values()]
    .filter((vertex) => vertex !== failed && isEnded(vertex))
    .map(
      (vertex): EarlierStep => ({
        name: vertex.name,
        cached: vertex.runs.at(-1)?.cached === true,
        log: readTail(vertex.log).map(({ text }) => text),
      }),
    )
}

function readLogToSearch(vertex: Vertex | undefined): readonly string[] {
  if (vertex === undefined) return []
  const { firstError } = vertex.log
  const lines = readTail(vertex.log)
  const before = lines.includes(firstError[0] ?? { text: '', atMs: 0 }) ? [] : firstError
  return [...before, ...lines].map((line) => line.text)
}

const EVIDENCE_LINES = 20
const EVIDENCE_CHARS = 500

/** What a compiler prints by the way, and advice that everybody knows. */
const NOISE =
  /^\s*$|^\s+(?:Compiling|Checking|Fresh|Dirty|Running|Downloading|Downloaded|Locking|Adding|Updating|Blocking|Building) |^For more information about |^Some errors have detailed explanations|^note: run with `RUST_BACKTRACE/

function gatherEvidence(vertex: Vertex | undefined, messages: readonly string[]) {
  const log = vertex === undefined ? [] : readTail(vertex.log).map((line) => line.text)
  const told = log.filter((line) => !NOISE.test(line))
  const lines = told.length > 0 ? told : messages.filter((line) => !NOISE.test(line))
  return lines.slice(-EVIDENCE_LINES).map((line) => shortenMiddle(line, EVIDENCE_CHARS))
}

/** The failure as lines for a log: cause, remedy, step and the last lines of its output. */
export function formatFailure(failure: Failure): readonly string[] {
  return [
    failure.cause,
    ...(failure.remedy === undefined ? [] : [failure.remedy]),
    ...(failure.step === undefined ? [] : [`Failed step: ${failure.step}`]),
    ...failure.evidence.map((line) => `  | ${line}`),
  ]
}
