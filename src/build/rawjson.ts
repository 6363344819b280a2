import type { JsonRecord } from './json-values.ts'
import {
  collect,
  decodeText,
  isRecord,
  parseJson,
  readSize,
  readText,
  readTime,
} from './json-values.ts'

/**
 * The stream of `docker buildx build --progress=rawjson` (buildx ≥ 0.13): one `SolveStatus` of
 * BuildKit's client a line, on standard error, between ordinary messages of buildx itself.
 * Everything is checked before it is believed; what is not understood is passed on as text.
 */

/** A step of the build has appeared, started or ended. A vertex may start and end several times. */
export type VertexUpdate = {
  readonly digest: string
  readonly name: string
  /** Milliseconds since the epoch, by the clock of the builder; so are all times here. */
  readonly startedMs?: number
  readonly completedMs?: number
  readonly cached: boolean
  readonly error?: string
}

/** Progress of one piece of work inside a vertex: a layer pulled, a context sent, a manifest pushed. */
export type TransferUpdate = {
  readonly vertex: string
  readonly id: string
  readonly currentBytes: number
  /** 0 when BuildKit does not know the size beforehand. */
  readonly totalBytes: number
  readonly completed: boolean
}

/** A piece of output of a step; it may end in the middle of a line, or of a character. */
export type LogChunk = {
  readonly vertex: string
  /** 1 is standard output, 2 standard error. */
  readonly stream: number
  readonly data: Uint8Array
  readonly atMs?: number
}

/** A finding of BuildKit's build checks. */
export type WarningUpdate = {
  readonly short: string
  readonly detail: readonly string[]
  readonly url?: string
  /** As the frontend was given it: mostly the bare file name of the Dockerfile. */
  readonly file?: string
  /** Counted from 1. */
  readonly line?: number
}

export type BuildEvent =
  | {
      readonly kind: 'status'
      readonly vertices: readonly VertexUpdate[]
      readonly transfers: readonly TransferUpdate[]
      readonly logs: readonly LogChunk[]
      readonly warnings: readonly WarningUpdate[]
    }
  /** A message of buildx or of the docker client, meant for people. */
  | { readonly kind: 'text'; readonly text: string }

/**
 * Of an OCI layout that several platforms write to: who finds a layer locked says so as an error, waits
 * and goes on (BuildKit 0.26). It tells people nothing, and looks as if all were lost.
 */
const WAITS_FOR_A_LAYER =
  /^ERROR: \(\*service\)\.Write failed: rpc error: code = Unavailable desc = ref \S+ locked for /

const NO_NEWS: BuildEvent = { kind: 'status', vertices: [], transfers: [], logs: [], warnings: [] }

/** Understands one line. Never throws: what is no progress is text. */
export function parseProgressLine(line: string): BuildEvent {
  if (WAITS_FOR_A_LAYER.test(line)) return NO_NEWS
  const status = line.startsWith('{') ? parseJson(line) : undefined
  if (!isRecord(status) || !looksLikeStatus(status)) return { kind: 'text', text: line }
  return {
    kind: 'status',
    vertices: collect(status.vertexes, readVertex),
    transfers: collect(status.statuses, readTransfer),
    logs: collect(status.logs, readLog),
    warnings: collect(status.warnings, readWarning),
  }
}

const STATUS_KEYS = ['vertexes', 'statuses', 'logs', 'warnings']

/** BuildKit leaves empty members out, so `{}` is a status without news. */
function looksLikeStatus(value: JsonRecord): boolean {
  return Object.keys(value).every((key) => STATUS_KEYS.includes(key))
}

function readVertex(value: JsonRecord): VertexUpdate | undefined {
  const digest = readText(value.digest)
  if (digest === undefined) return undefined
  const startedMs = readTime(value.started)
  const completedMs = readTime(value.completed)
  const error = readText(value.error)
  return {
    digest,
    name: readText(value.name) ?? '',
    cached: value.cached === true,
    ...(startedMs !== undefined && { startedMs }),
    ...(completedMs !== undefined && { completedMs }),
    ...(error !== undefined && { error }),
  }
}

function readTransfer(value: JsonRecord): TransferUpdate | undefined {
  const vertex = readText(value.vertex)
  const id = readText(value.id)
  if (vertex === undefined || id === undefined) return undefined
  return {
    vertex,
    id,
    currentBytes: readSize(value.current),
    totalBytes: readSize(value.total),
    completed: readTime(value.completed) !== undefined,
  }
}

function readLog(value: JsonRecord): LogChunk | undefined {
  const vertex = readText(value.vertex)
  if (vertex === undefined || typeof value.data !== 'string') return undefined
  const atMs = readTime(value.timestamp)
  return {
    vertex,
    stream: value.stream === 2 ? 2 : 1,
    data: Buffer.from(value.data, 'base64'),
    ...(atMs !== undefined && { atMs }),
  }
}

function readWarning(value: JsonRecord): WarningUpdate | undefined {
  const short = decodeText(value.short)
  if (short === undefined) return undefined
  const url = readText(value.url)
  const file = isRecord(value.sourceInfo) ? readText(value.sourceInfo.filename) : undefined
  const line = readFirstLine(value.range)
  return {
    short,
    detail: Array.isArray(value.detail)
      ? value.detail.flatMap((part) => decodeText(part) ?? [])
      : [],
    ...(url !== undefined && { url }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
  }
}

function readFirstLine(ranges: unknown): number | undefined {
  const first: unknown = Array.isArray(ranges) ? ranges[0] : undefined
  if (!isRecord(first) || !isRecord(first.start)) return undefined
  const { line } = first.start
  return typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : undefined
}
