import type { Failure } from '../report/run-report.ts'
import {
  describeStep,
  findFailedVertex,
  lastError,
  readClientError,
  readLocation,
  readOutcome,
} from './failed-step.ts'
import { CACHE_FAULTS } from './faults/cache.ts'
import { CARGO_FAULTS } from './faults/cargo.ts'
import { DOCKERFILE_FAULTS } from './faults/dockerfile.ts'
import type { FaultMatch, FaultRow } from './faults/fault.ts'
import { MACHINE_FAULTS } from './faults/machine.ts'
import { NETWORK_FAULTS } from './faults/network.ts'
import { REGISTRY_FAULTS } from './faults/registry.ts'
import { RUN_FAULTS } from './faults/run.ts'
import { readTail } from './log-tail.ts'
import type { BuildProgress } from './progress.ts'
import { shortenMiddle } from './shorten.ts'
import type { Vertex } from './vertex.ts'

/**
 * All that is known of failed builds, in the order in which it is asked. Cargo's own errors come
 * before those of the network: cargo announces every retried download, also before a compile error.
 */
export const FAULT_TABLE: readonly FaultRow[] = [
  ...MACHINE_FAULTS,
  ...CACHE_FAULTS,
  ...DOCKERFILE_FAULTS,
  ...CARGO_FAULTS,
  ...REGISTRY_FAULTS,
  ...NETWORK_FAULTS,
  ...RUN_FAULTS,
]

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
    step: describeStep(vertex),
    location: location && `${location.file}:${location.line}`,
  }
  const { fault, cause, remedy, network } = explain(searched, exitCode)
  return {
    fault,
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

type Searched = Pick<FaultMatch, 'error' | 'log' | 'step' | 'location'>

function explain(searched: Searched, exitCode: number) {
  const log = searched.log.join('\n')
  for (const row of FAULT_TABLE) {
    const texts = { error: [searched.error], log: [log], both: [searched.error, log] }[row.where]
    const found = matchAny(row.patterns, texts)
    if (found === null) continue
    const match = { ...searched, text: found[0], groups: found.groups ?? {} }
    const remedy = typeof row.remedy === 'function' ? row.remedy(match) : row.remedy
    return { fault: row.id, cause: row.cause(match), remedy, network: row.network === true }
  }
  const cause = `buildx ended with exit code ${exitCode} and gave no reason.`
  return { fault: 'unknown', cause, remedy: undefined, network: false }
}

function matchAny(patterns: readonly RegExp[], texts: readonly string[]): RegExpExecArray | null {
  for (const text of texts) {
    for (const pattern of patterns) {
      const match = pattern.exec(text)
      if (match !== null) return match
    }
  }
  return null
}

/** cargo says these before it tries again. */
const RETRIED = /warning: spurious network error/

function readLogToSearch(vertex: Vertex | undefined): readonly string[] {
  if (vertex === undefined) return []
  const { firstError } = vertex.log
  const lines = readTail(vertex.log)
  const before = lines.includes(firstError[0] ?? { text: '', atMs: 0 }) ? [] : firstError
  return [...before, ...lines].map((line) => line.text).filter((text) => !RETRIED.test(text))
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
