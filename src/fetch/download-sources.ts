import { planDelayMs } from '../network/backoff.ts'
import type { DownloadItem, DownloadPorts } from './download.ts'
import { networkFault } from './download-faults.ts'
import {
  beginTurn,
  endBadly,
  endUntold,
  endWell,
  type Hosts,
  hasRoom,
  stateOf,
  waitForChange,
} from './download-hosts.ts'
import { type TryOutcome, tryDownload } from './download-try.ts'
import type { FetchFault, FetchIncident } from './fetch.ts'
import { addIncident } from './incidents.ts'
import type { PartialFile } from './store.ts'

/** Filled while a file is fetched. */
export type Progress = {
  readonly incidents: Map<string, FetchIncident>
  /** Why each source was given up. */
  readonly faults: FetchFault[]
  fetchedBytes: number
}

/** One URL of a file and what it has done to us. */
type Source = {
  readonly url: string
  readonly host: string
  failures: number
  mismatches: number
  notBeforeMs: number
  ended: boolean
}

type SourcePorts = DownloadPorts & { readonly hosts: Hosts }

/** A try that brought this much counts as a step forward, however it ended. */
const STEP_BYTES = 64 * 1024

/** Mismatches of one server before it is given up. */
const MISMATCH_LIMIT = 2

/** Where the file came from; `undefined` when no source is left. The partial file is finished then. */
export async function downloadFrom(
  item: DownloadItem,
  ports: SourcePorts,
  partial: PartialFile,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ readonly host: string } | 'aborted' | undefined> {
  const { hosts } = ports
  const sources = item.urls.map(makeSource)
  const deadlineMs = ports.clock.now() + hosts.policy.budgetMs
  for (;;) {
    const source = await nextSource(sources, hosts, deadlineMs, progress, signal)
    if (source === undefined || source === 'aborted') return source
    const before = partial.sizeBytes()
    const outcome = await takeTurn(item, source.url, ports, partial, signal)
    const gained = Math.max(0, partial.sizeBytes() - before)
    progress.fetchedBytes += gained
    if (gained >= STEP_BYTES) source.failures = 0
    if (outcome.kind === 'aborted') return 'aborted'
    if (outcome.kind !== 'done') note(source, outcome, hosts, progress)
    else if (await finish(item, ports, partial)) return source
  }
}

/** One try, told to what is known of the servers. */
async function takeTurn(
  { sha256, sizeBytes, headers }: DownloadItem,
  url: string,
  { hosts, transport, clock }: SourcePorts,
  partial: PartialFile,
  signal: AbortSignal,
): Promise<TryOutcome> {
  const turn = beginTurn(hosts, new URL(url).host)
  const outcome = await tryDownload({
    url,
    sha256,
    partial,
    signal,
    transport,
    clock,
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(headers === undefined ? {} : { secret: headers }),
  }).catch((error) => {
    endUntold(hosts, turn)
    throw error
  })
  if (outcome.kind === 'trouble') endBadly(hosts, turn, outcome)
  else if (outcome.kind === 'aborted') endUntold(hosts, turn)
  else endWell(hosts, turn)
  return outcome
}

function makeSource(url: string): Source {
  const { host } = new URL(url)
  return { url, host, failures: 0, mismatches: 0, notBeforeMs: 0, ended: false }
}

/** A process that took ours for dead may have finished the file, and removed our part of it. */
async function finish(item: DownloadItem, ports: SourcePorts, partial: PartialFile) {
  try {
    await partial.finish()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if ((await ports.store.sha256Of(item.path)) === item.sha256) return true
    await partial.restart()
    return false
  }
}

function note(
  source: Source,
  outcome: Exclude<TryOutcome, { kind: 'done' | 'aborted' }>,
  hosts: Hosts,
  progress: Progress,
): void {
  const { fault } = outcome
  const cause = fault.evidence[0] ?? fault.cause
  addIncident(progress.incidents, { host: source.host, cause, count: 1 })
  if (isOver(source, outcome, hosts)) end(source, fault, progress)
}

/** Counts what happened; whether nothing more is to be had from this source. */
function isOver(
  source: Source,
  outcome: Exclude<TryOutcome, { kind: 'done' | 'aborted' }>,
  { random, policy, clock }: Hosts,
): boolean {
  switch (outcome.kind) {
    case 'refused':
      return true
    case 'corrupt':
      if (!outcome.resumed) source.mismatches += 1
      return source.mismatches >= MISMATCH_LIMIT
    case 'trouble':
      source.failures += 1
      source.notBeforeMs =
        clock.now() + planDelayMs(policy, source.failures, random, outcome.retryAfterMs)
      return outcome.permanent || source.failures > policy.retries
  }
}

function end(source: Source, fault: FetchFault, progress: Progress): void {
  source.ended = true
  progress.faults.push(fault)
}

/** Waits until a source may be asked; `undefined` when none is left, or the time is over. */
async function nextSource(
  sources: readonly Source[],
  hosts: Hosts,
  deadlineMs: number,
  progress: Progress,
  signal: AbortSignal,
): Promise<Source | 'aborted' | undefined> {
  while (!signal.aborted) {
    for (const source of sources) dropIfDown(source, hosts, progress)
    const left = sources.filter(({ ended }) => !ended)
    const nowMs = hosts.clock.now()
    const choice = choose(left, hosts, nowMs)
    if ('source' in choice) return choice.source
    if (choice.untilMs > deadlineMs || nowMs > deadlineMs) return giveUp(left, hosts, progress)
    await waitForChange(hosts, (choice.untilMs || deadlineMs + 1) - nowMs, signal)
  }
  return 'aborted'
}

/**
 * The first source in order that may be asked now: those that sent wrong content come last, and one
 * that is in a pause is passed over for the next. Else until when to wait; 0: for a request to end.
 */
function choose(left: readonly Source[], hosts: Hosts, nowMs: number) {
  const timed = [...left]
    .sort((a, b) => a.mismatches - b.mismatches)
    .map((source) => ({ source, atMs: startMs(source, hosts) }))
  const first = timed.find(({ atMs }) => atMs <= nowMs)?.source
  if (first === undefined) return { untilMs: Math.min(...timed.map(({ atMs }) => atMs)) }
  return hasRoom(stateOf(hosts, first.host)) ? { source: first } : { untilMs: 0 }
}

function startMs(source: Source, hosts: Hosts): number {
  return Math.max(source.notBeforeMs, stateOf(hosts, source.host).notBeforeMs)
}

function dropIfDown(source: Source, hosts: Hosts, progress: Progress): void {
  const { down } = stateOf(hosts, source.host)
  if (down && !source.ended) end(source, down, progress)
}

/** The time is over: what each server did last is why. */
function giveUp(left: readonly Source[], hosts: Hosts, progress: Progress): undefined {
  for (const { host } of left) {
    const { lastFault = networkFault('timeout', `${host} was not reached in time`) } = stateOf(
      hosts,
      host,
    )
    progress.faults.push(lastFault)
  }
}
