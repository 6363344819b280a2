import { type Answer, ask, median } from './ask.ts'
import { judgeAnswer } from './health.ts'
import type { Evidence } from './judge-endpoint.ts'
import type { ProbePorts } from './ports.ts'
import type { Endpoint } from './preflight.ts'
import { probeRegistry } from './probe-registry.ts'
import type { Tried } from './tried.ts'

const HTTP_TIMEOUT_MS = 3_500
const SAMPLE_TIMEOUT_MS = 1_000

/** What only a comparison with other endpoints, or another endpoint, makes sense of. */
export type Found = {
  /** Clock of the server minus ours, in milliseconds; exact to a second. */
  readonly clockSkewMs?: number
  /** Of a crates index: where its crates lie (`dl` of its configuration). */
  readonly downloads?: string
}

export type HttpProbe = {
  readonly evidence: Pick<Evidence, 'http' | 'retried' | 'latency' | 'registry'>
  readonly found: Found
}

/** Health, then latency over the same connection and what a registry says about our rights. */
export async function probeHttp(
  endpoint: Endpoint,
  samples: number,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<HttpProbe> {
  const { answer, retried } = await askTwice(endpoint, ports, signal)
  if (!answer.ok) return { evidence: { http: answer, ...retried }, found: {} }
  const isWell = judgeAnswer(endpoint, answer.value) === undefined
  const [latency, registry] = await Promise.all([
    isWell ? measureLatency(endpoint, answer.durationMs, samples, ports, signal) : undefined,
    isWell && endpoint.health === 'registry'
      ? probeRegistry(endpoint, answer.value, ports, signal)
      : undefined,
  ])
  const evidence = {
    http: answer,
    ...retried,
    ...(latency ? { latency } : {}),
    ...(registry ? { registry } : {}),
  }
  return { evidence, found: findMore(endpoint, answer.value, ports) }
}

type Asked = { readonly answer: Tried<Answer>; readonly retried?: Pick<Evidence, 'retried'> }

/** One fault may be chance; a second one in a row is a finding. */
async function askTwice(
  endpoint: Endpoint,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<Asked> {
  const request = { method: methodOf(endpoint), timeoutMs: HTTP_TIMEOUT_MS } as const
  const first = await ask(endpoint.url, request, ports, signal)
  const passes = first.ok ? first.value.status >= 500 : first.fault.kind !== 'answer-timeout'
  if (!passes || signal.aborted) return { answer: first }
  const detail = first.ok ? `HTTP ${first.value.status}` : first.fault.detail
  const retried = first.ok ? { detail } : { detail, kind: first.fault.kind }
  return { answer: await ask(endpoint.url, request, ports, signal), retried: { retried } }
}

/** GET only where the body tells something. */
function methodOf({ health, purpose }: Endpoint): 'GET' | 'HEAD' {
  const isTelling = health === 'registry' || purpose === 'crates-index'
  return isTelling || (health === 'ok' && purpose === 'base-image') ? 'GET' : 'HEAD'
}

/** Over the connection that the first request has left open, one after the other. */
async function measureLatency(
  endpoint: Endpoint,
  firstMs: number,
  samples: number,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<NonNullable<Evidence['latency']>> {
  const request = { method: methodOf(endpoint), timeoutMs: SAMPLE_TIMEOUT_MS } as const
  const durationsMs: number[] = []
  for (let sample = 0; sample < samples && firstMs < SAMPLE_TIMEOUT_MS; sample++) {
    const answer = await ask(endpoint.url, request, ports, signal)
    if (!answer.ok) break
    durationsMs.push(answer.durationMs)
  }
  return durationsMs.length === 0
    ? { latencyMs: Math.round(firstMs), samples: 1 }
    : { latencyMs: median(durationsMs), samples: durationsMs.length }
}

function findMore({ purpose }: Endpoint, { headers, text }: Answer, { clock }: ProbePorts): Found {
  const dateMs = Date.parse(headers.date ?? '')
  // A cache gives the time at which it got the answer, and how long ago that was.
  const ageMs = /^\d+$/.test(headers.age ?? '') ? Number(headers.age) * 1000 : 0
  const dl = purpose === 'crates-index' ? /"dl"\s*:\s*"([^"]+)"/.exec(text)?.[1] : undefined
  return {
    ...(Number.isNaN(dateMs) ? {} : { clockSkewMs: dateMs + ageMs - clock.now() }),
    ...(dl === undefined ? {} : { downloads: dl }),
  }
}
