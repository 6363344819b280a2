import { planDelayMs, type RetryPolicy } from '../../network/backoff.ts'
import type { Clock } from '../../ports.ts'
import type { FetchIncident } from '../fetch.ts'
import type { EndpointFault } from './endpoint-fault.ts'
import type { Endpoint } from './mirrors.ts'
import type { Outcome } from './registry-exchange.ts'

export type AskPorts = {
  readonly clock: Clock
  /** From 0 up to 1. */
  readonly random: () => number
}

export type Asked<T> =
  | {
      readonly ok: true
      readonly value: T
      readonly endpoint: Endpoint
      readonly incidents: readonly FetchIncident[]
    }
  /** The fault that says most, and those of every host, in the order in which they came. */
  | {
      readonly ok: false
      readonly fault: EndpointFault
      readonly faults: readonly EndpointFault[]
      readonly incidents: readonly FetchIncident[]
    }

/**
 * Asks one host after the other, each once, and then begins again after a pause: another host is
 * quicker than waiting. A host that wants a pause by Retry-After is left out until then, and one that
 * cannot give the answer at all is not asked again.
 */
export async function askEndpoints<T>(
  endpoints: readonly Endpoint[],
  ask: (endpoint: Endpoint) => Promise<Outcome<T>>,
  ports: AskPorts,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<Asked<T>> {
  const { clock, random } = ports
  const startMs = clock.now()
  const faults: EndpointFault[] = []
  let open: readonly Candidate[] = endpoints.map((endpoint) => ({ endpoint, notBeforeMs: 0 }))
  for (let retry = 1; ; retry++) {
    const round = await askRound(open, ask, clock, signal)
    faults.push(...round.faults)
    const incidents = toIncidents(faults)
    if (round.answer) return { ok: true, ...round.answer, incidents }
    if (round.denial) return { ok: false, fault: round.denial, faults, incidents }
    open = round.left
    const pauseMs = planPauseMs(open, retry, policy, random, clock.now())
    const isOver = pauseMs === undefined || clock.now() + pauseMs - startMs > policy.budgetMs
    if (isOver || signal.aborted)
      return { ok: false, fault: mostTelling(faults, endpoints), faults, incidents }
    await clock.sleep(pauseMs, signal)
  }
}

type Candidate = { readonly endpoint: Endpoint; readonly notBeforeMs: number }

type Round<T> = {
  readonly answer?: { readonly value: T; readonly endpoint: Endpoint }
  /** The registry itself says no. */
  readonly denial?: EndpointFault
  readonly faults: readonly EndpointFault[]
  /** Those who may answer in the next round. */
  readonly left: readonly Candidate[]
}

async function askRound<T>(
  open: readonly Candidate[],
  ask: (endpoint: Endpoint) => Promise<Outcome<T>>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Round<T>> {
  const faults: EndpointFault[] = []
  const left = open.filter(({ notBeforeMs }) => notBeforeMs > clock.now())
  for (const { endpoint } of open.filter((candidate) => !left.includes(candidate))) {
    if (signal.aborted) break
    const outcome = await ask(endpoint)
    if (outcome.ok) return { answer: { value: outcome.value, endpoint }, faults, left }
    const { fault } = outcome
    faults.push(fault)
    if (fault.hope === 'never') return { denial: fault, faults, left }
    if (fault.hope === 'later') left.push({ endpoint, notBeforeMs: fault.notBeforeMs ?? 0 })
  }
  return { faults, left }
}

function planPauseMs(
  open: readonly Candidate[],
  retry: number,
  policy: RetryPolicy,
  random: () => number,
  nowMs: number,
): number | undefined {
  if (open.length === 0 || retry > policy.retries) return undefined
  const firstMs = Math.min(...open.map(({ notBeforeMs }) => notBeforeMs))
  return Math.max(planDelayMs(policy, retry, random), firstMs - nowMs)
}

/** Aborted before the first question. */
const NOBODY_ASKED: EndpointFault = {
  fault: 'cancelled',
  host: '',
  problem: 'nobody was asked',
  network: false,
  hope: 'never',
}

/** The last word of the registry itself, if it was asked: mirrors are but substitutes. */
function mostTelling(
  faults: readonly EndpointFault[],
  endpoints: readonly Endpoint[],
): EndpointFault {
  const origin = endpoints.find(({ isOrigin }) => isOrigin)?.host
  const fault = faults.findLast(({ host }) => host === origin) ?? faults[0]
  return fault ?? NOBODY_ASKED
}

/** Equal faults of a host are one incident with a count. */
export function toIncidents(faults: readonly EndpointFault[]): readonly FetchIncident[] {
  const incidents = new Map<string, FetchIncident>()
  for (const { host, problem } of faults) {
    const key = `${host} ${problem}`
    const count = (incidents.get(key)?.count ?? 0) + 1
    incidents.set(key, { host, cause: sentence(problem), count })
  }
  return [...incidents.values()]
}

/** With a capital letter, unless the first word is a host, and a final stop. */
export function sentence(text: string): string {
  const [word = ''] = text.split(' ')
  const start =
    word.includes('.') || word.includes(':') ? text : text[0]?.toUpperCase() + text.slice(1)
  return start.endsWith('.') ? start : `${start}.`
}
