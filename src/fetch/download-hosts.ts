import { planDelayMs, type RetryPolicy } from '../network/backoff.ts'
import type { Clock } from '../ports.ts'
import type { FetchFault } from './fetch.ts'

/**
 * What is known of each server, shared by all files of a fetch: that it is down is found out once, and
 * not by each file; who answers again is asked by one request before all go on.
 */
export type Hosts = {
  readonly clock: Clock
  readonly random: () => number
  readonly policy: RetryPolicy
  /** Requests to one server at once. */
  readonly parallel: number
  readonly states: Map<string, HostState>
  readonly wakers: Set<() => void>
}

export type HostState = {
  running: number
  /** Halved when the server says "too many", and grown by one with each success. */
  limit: number
  /** Without a success in between; those of requests that ran at the same time count as one. */
  failures: number
  notBeforeMs: number
  /** The server itself asked for the pause: a success that was under way does not end it. */
  pauseAsked: boolean
  /** What it did last that was wrong. */
  lastFault?: FetchFault
  /** Why nothing more is asked there. */
  down?: FetchFault
}

/** One request; `failures` of its server when it began. */
export type Turn = { readonly host: string; readonly failures: number }

export function makeHosts(parts: Omit<Hosts, 'states' | 'wakers'>): Hosts {
  return { ...parts, states: new Map(), wakers: new Set() }
}

export function stateOf(hosts: Hosts, host: string): HostState {
  const known = hosts.states.get(host)
  if (known) return known
  const state: HostState = {
    running: 0,
    limit: hosts.parallel,
    failures: 0,
    notBeforeMs: 0,
    pauseAsked: false,
  }
  hosts.states.set(host, state)
  return state
}

/** Whether one more request may go there now. */
export function hasRoom({ failures, running, limit }: HostState): boolean {
  return running < (failures > 0 ? 1 : limit)
}

export function beginTurn(hosts: Hosts, host: string): Turn {
  const state = stateOf(hosts, host)
  state.running += 1
  return { host, failures: state.failures }
}

/** The server did what it was asked, or said clearly that it will not: it is up. */
export function endWell(hosts: Hosts, { host }: Turn): void {
  const state = release(hosts, host)
  state.limit = Math.min(hosts.parallel, state.limit + 1)
  if (state.pauseAsked && hosts.clock.now() < state.notBeforeMs) return
  state.failures = 0
  state.notBeforeMs = 0
  state.pauseAsked = false
}

export type Trouble = {
  readonly fault: FetchFault
  /** Nothing will help: no file can be had there. */
  readonly permanent: boolean
  readonly retryAfterMs?: number
  readonly tooMany: boolean
}

export function endBadly(hosts: Hosts, turn: Turn, trouble: Trouble): void {
  const state = release(hosts, turn.host)
  const { clock, policy, random } = hosts
  state.lastFault = trouble.fault
  const isNews = turn.failures === state.failures
  if (isNews) state.failures += 1
  if (trouble.permanent || state.failures > policy.retries) state.down ??= trouble.fault
  if (trouble.tooMany && isNews) state.limit = Math.max(1, Math.floor(state.limit / 2))
  if (!isNews && trouble.retryAfterMs === undefined) return
  const delayMs = planDelayMs(policy, state.failures, random, trouble.retryAfterMs)
  state.notBeforeMs = Math.max(state.notBeforeMs, clock.now() + delayMs)
  state.pauseAsked ||= trouble.retryAfterMs !== undefined
}

/** Given up by us: says nothing about the server. */
export function endUntold(hosts: Hosts, turn: Turn): void {
  release(hosts, turn.host)
}

function release(hosts: Hosts, host: string): HostState {
  const state = stateOf(hosts, host)
  state.running -= 1
  for (const wake of [...hosts.wakers]) wake()
  return state
}

/** Until the time is over, a request anywhere has ended, or the signal aborts. */
export async function waitForChange(
  hosts: Hosts,
  durationMs: number,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController()
  const wake = () => ended.abort()
  hosts.wakers.add(wake)
  await hosts.clock.sleep(durationMs, AbortSignal.any([ended.signal, signal]))
  hosts.wakers.delete(wake)
}
