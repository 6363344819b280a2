import { EXIT } from '../exit-codes.ts'
import type { Failure } from '../report/run-report.ts'
import {
  describeStep,
  findFailedVertex,
  lastError,
  readClientError,
  readLocation,
  readOutcome,
} from './failed-step.ts'
import { decideRetry } from './faults/decide-retry.ts'
import type { EarlierStep, RemedyKind } from './faults/fault.ts'
import type { Searched } from './faults/find-fault.ts'
import { findFault } from './faults/find-fault.ts'
import { CARGO_PROGRESS } from './faults/progress-lines.ts'
import { FAULT_TABLE, findFaultRow } from './faults/table.ts'
import { readTail } from './log-tail.ts'
import type { BuildProgress } from './progress.ts'
import { shortenMiddle } from './shorten.ts'
import { parseStepName } from './step-name.ts'
import type { Vertex } from './vertex.ts'
import { isEnded } from './vertex.ts'

export { FAULT_TABLE, findFaultRow }

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
    base: findBase(progress, vertex),
    importsCache: [...progress.vertices.values()].some(({ name }) => CACHE_IMPORT.test(name)),
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
      exitCode: network ? EXIT.network : EXIT.build,
    },
    ...(location !== undefined && { location }),
  }
}

/** Says why a command failed that was run outside of BuildKit, as if it had been this step. */
export function classifyCommand(
  step: string,
  output: readonly string[],
  exitCode: number,
): ClassifiedFailure {
  const { cause, remedy, network, ...decision } = explain(
    {
      error: `process "${step}" did not complete successfully: exit code: ${exitCode}`,
      log: output,
      vertex: step,
      before: [],
      base: undefined,
      importsCache: false,
      step,
      location: undefined,
    },
    exitCode,
  )
  return {
    ...decision,
    failure: {
      stage: 'compile',
      cause,
      ...(remedy !== undefined && { remedy }),
      step,
      evidence: selectEvidence(output),
      exitCode: network ? EXIT.network : EXIT.build,
    },
  }
}

/** In an address: a sentence is no place for a password. */
const USER_INFO = /\/\/[^\s/@'"`]+@/g

function explain(searched: Searched, exitCode: number) {
  const found = findFault(searched)
  if (found === undefined) {
    const cause = `buildx ended with exit code ${exitCode} and gave no reason.`
    return { fault: 'unknown', cause, remedy: undefined, network: false }
  }
  const { row, match } = found
  return {
    fault: row.id,
    cause: row.cause(match).replace(USER_INFO, '//'),
    remedy: typeof row.remedy === 'function' ? row.remedy(match) : row.remedy,
    network: row.network === true,
    ...decideRetry(row, match),
  }
}

/** What was done in the stage of the failed step, with what is kept of the output. */
function listEarlierSteps(progress: BuildProgress, failed: Vertex | undefined) {
  const stage = stageOf(failed)
  return [...progress.vertices.values()]
    .filter((vertex) => vertex !== failed && isEnded(vertex) && stageOf(vertex) === stage)
    .map(
      (vertex): EarlierStep => ({
        name: vertex.name,
        cached: vertex.runs.at(-1)?.cached === true,
        log: readTail(vertex.log).map(({ text }) => text),
      }),
    )
}

const CACHE_IMPORT = /^importing cache manifest /
const FROM = /\] FROM (?<image>[^\s@]+)/

/** Its layers are fetched when the first step needs them, and that step gets the error. */
function findBase(progress: BuildProgress, failed: Vertex | undefined): string | undefined {
  const stage = stageOf(failed)
  if (stage === undefined) return undefined
  const inStage = [...progress.vertices.values()].filter((vertex) => stageOf(vertex) === stage)
  return inStage.map(({ name }) => FROM.exec(name)?.groups?.image).find((image) => image)
}

function stageOf(vertex: Vertex | undefined): string | undefined {
  const name = parseStepName(vertex?.name ?? '')
  return name.kind === 'instruction' ? `${name.platform} ${name.stage}` : undefined
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

/** Beside what cargo is at: advice that everybody knows. */
const NOISE =
  /^\s*$|^For more information about |^Some errors have detailed explanations|^note: run with `RUST_BACKTRACE/

function gatherEvidence(vertex: Vertex | undefined, messages: readonly string[]) {
  const log = vertex === undefined ? [] : readTail(vertex.log).map((line) => line.text)
  const told = selectEvidence(log)
  return told.length > 0 ? told : selectEvidence(messages)
}

function selectEvidence(lines: readonly string[]): readonly string[] {
  const told = lines.filter((line) => !NOISE.test(line) && !CARGO_PROGRESS.test(line))
  return told.slice(-EVIDENCE_LINES).map((line) => shortenMiddle(line, EVIDENCE_CHARS))
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
