import type { BuildProgress } from './progress.ts'
import type { BuildEvent, TransferUpdate, VertexUpdate } from './rawjson.ts'
import type { StallLimits } from './retry.ts'
import { parseStepName } from './step-name.ts'
import type { Vertex } from './vertex.ts'
import { isRunning } from './vertex.ts'

/** Why an attempt was stopped by us. */
export type WatchStop =
  | { readonly kind: 'stalled'; readonly silentMs: number }
  | { readonly kind: 'timed-out'; readonly afterMs: number }

export type Watchdog = {
  readonly onEvent: (event: BuildEvent) => void
  /** Has to be called several times a second. */
  readonly onTick: (progress: BuildProgress, nowMs: number) => WatchStop | undefined
}

export type WatchLimits = {
  readonly stall?: StallLimits
  /** Milliseconds since the epoch. */
  readonly deadlineMs?: number
  /** What the deadline was made of, for the sentence about it. */
  readonly timeoutMs?: number
}

/** A longer pause between two ticks is one of ours (a suspended machine), not one of the build. */
const LONGEST_TICK_MS = 1000

/** Notices that nothing goes on any more, or that the time is up. */
export function createWatchdog(limits: WatchLimits, startedAtMs: number): Watchdog {
  const news = createNewsFilter()
  let isAlive = false
  let silentMs = 0
  let tickedAtMs = startedAtMs
  return {
    onEvent: (event) => {
      if (news.isNew(event)) isAlive = true
    },
    onTick: (progress, nowMs) => {
      const passedMs = Math.min(LONGEST_TICK_MS, Math.max(0, nowMs - tickedAtMs))
      silentMs = isAlive ? 0 : silentMs + passedMs
      isAlive = false
      tickedAtMs = nowMs
      const { stall, deadlineMs, timeoutMs } = limits
      if (deadlineMs !== undefined && nowMs >= deadlineMs) {
        return { kind: 'timed-out', afterMs: timeoutMs ?? deadlineMs - startedAtMs }
      }
      if (stall === undefined || silentMs < shortest(stall)) return undefined
      return silentMs >= chooseLimitMs(stall, progress) ? { kind: 'stalled', silentMs } : undefined
    },
  }
}

/** Pieces of work remembered; news of further ones always counts. */
const MAX_REMEMBERED = 5000

/**
 * BuildKit repeats the state of a download seven times a second, also of one that stands still: only
 * what differs from the time before is a sign of life.
 */
function createNewsFilter() {
  const seen = new Map<string, string>()
  const changes = (key: string, value: string): boolean => {
    const before = seen.get(key)
    if (before !== undefined || seen.size < MAX_REMEMBERED) seen.set(key, value)
    return before !== value
  }
  const moves = (update: TransferUpdate) =>
    changes(`${update.vertex} ${update.id}`, `${update.currentBytes} ${update.completed}`)
  const turns = (update: VertexUpdate) =>
    changes(update.digest, `${update.startedMs} ${update.completedMs} ${update.error}`)
  return {
    isNew: (event: BuildEvent): boolean => {
      if (event.kind === 'text') return true
      // Every update has to be remembered: no `some`, which would stop at the first.
      const changed = [...event.vertices.map(turns), ...event.transfers.map(moves)]
      const told = event.logs.some(({ data }) => isNews(data))
      return changed.includes(true) || told || event.warnings.length > 0
    },
  }
}

/**
 * A tool that only tells of its next try goes nowhere: without network cargo does so for each crate
 * anew, which would take more than an hour.
 */
function isNews(log: Uint8Array): boolean {
  if (log.length > LONGEST_RETRY_BYTES) return true
  const lines = Buffer.from(log).toString('utf8').split('\n')
  return lines.some((line) => line.trim() !== '' && !RETRYING.test(line))
}

/** A longer piece of output holds more than that. */
const LONGEST_RETRY_BYTES = 2_000

const RETRYING = /warning: spurious network error|\[\d+\] (?:Could ?n[o']t|Timeout was reached)/

/** What a running step is about; a stall of each is noticed after another time. */
export type Phase = 'transfer' | 'export' | 'step'

function limitOf(stall: StallLimits, phase: Phase): number {
  const limits = { ...stall, exportMs: stall.exportMs ?? stall.stepMs }
  return limits[`${phase}Ms`] || Number.POSITIVE_INFINITY
}

function shortest(stall: StallLimits): number {
  return Math.min(...(['transfer', 'export', 'step'] as const).map((one) => limitOf(stall, one)))
}

/**
 * Of all that runs the most patient limit counts: a compilation is not given up for a download. Where
 * nothing runs the builder is awaited, which is a transfer, too.
 */
function chooseLimitMs(stall: StallLimits, progress: BuildProgress): number {
  const phases = [...progress.vertices.values()].filter(isRunning).map(phaseOf)
  const counted: readonly Phase[] = phases.length === 0 ? ['transfer'] : phases
  return Math.max(...counted.map((phase) => limitOf(stall, phase)))
}

const TRANSFERS =
  /^(?:\[internal\] load |\[auth\] |\[context \S+\] |importing cache |resolve image config |FROM |docker-image:\/\/)/

export function phaseOf(vertex: Vertex): Phase {
  const name = parseStepName(vertex.name)
  const text = name.kind === 'instruction' ? name.instruction : vertex.name
  if (/^RUN\b/.test(text)) return 'step'
  if (!TRANSFERS.test(text)) return 'export'
  const unpacks = [...vertex.transfers].some(([id, part]) => /^extract/.test(id) && !part.completed)
  return unpacks ? 'export' : 'transfer'
}
