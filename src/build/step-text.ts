import { formatBytes, formatDuration } from '../report/format.ts'
import { lastError, readOutcome } from './failed-step.ts'
import { readLastLine } from './log-tail.ts'
import { parseStepName } from './step-name.ts'
import type { Vertex } from './vertex.ts'
import { isEnded, measureDurationMs, sumTransfers } from './vertex.ts'

const TITLE_CHARS = 120

/** The name as a headline: one line, digests shortened, scripts cut. */
export function formatStepTitle(vertex: Vertex): string {
  const name = vertex.name.replace(/@sha256:([0-9a-f]{12})[0-9a-f]+/, '@sha256:$1')
  return name.length <= TITLE_CHARS ? name : `${name.slice(0, TITLE_CHARS - 1)}…`
}

/** `[build 4/7] RUN make  12.3 s`, `CACHED [build 3/7] COPY . .`, `FAILED […] …: exit code: 2`. */
export function formatEndedStep(vertex: Vertex, nowMs: number): string {
  const title = formatStepTitle(vertex)
  const error = lastError(vertex)
  if (error === undefined && vertex.runs.at(-1)?.cached === true) return `CACHED ${title}`
  const time = formatDuration(measureDurationMs(vertex, nowMs))
  const { currentBytes } = sumTransfers(vertex)
  const figures = currentBytes < NOTABLE_BYTES ? time : `${time}, ${formatBytes(currentBytes)}`
  if (error !== undefined) return `${formatError(error)} ${title}  ${figures}${formatCause(error)}`
  return isEnded(vertex) ? `${title}  ${figures}` : `STOPPED ${title}  ${figures}`
}

/** What a running step does at this moment: bytes if it moves some, else its last line. */
export function formatActivity(vertex: Vertex): string | undefined {
  const { currentBytes, totalBytes, completed } = sumTransfers(vertex)
  const line = readLastLine(vertex.log)?.trim()
  if (line !== undefined || currentBytes === 0 || completed) return line
  if (totalBytes === 0) return formatBytes(currentBytes)
  const percent = Math.floor((100 * currentBytes) / totalBytes)
  return `${formatBytes(currentBytes)} of ${formatBytes(totalBytes)} (${percent} %)`
}

const NOTABLE_BYTES = 100_000
const NOTABLE_MS = 500

/** Whether a reader wants to know: bookkeeping of BuildKit matters only when it takes time or fails. */
export function isNotable(vertex: Vertex, nowMs: number): boolean {
  if (vertex.name === '') return false
  if (parseStepName(vertex.name).kind === 'instruction') return true
  if (lastError(vertex) !== undefined || /^(?:exporting|importing) /.test(vertex.name)) return true
  const { currentBytes } = sumTransfers(vertex)
  return currentBytes >= NOTABLE_BYTES || measureDurationMs(vertex, nowMs) >= NOTABLE_MS
}

function isCancelled(error: string): boolean {
  return /context canceled|^Canceled/.test(error)
}

function formatError(error: string): string {
  return isCancelled(error) ? 'CANCELED' : 'FAILED'
}

function formatCause(error: string): string {
  if (isCancelled(error)) return ''
  const outcome = (readOutcome(error) ?? '').replace(/\s+/g, ' ')
  return `: ${outcome.length <= 200 ? outcome : `${outcome.slice(0, 199)}…`}`
}
