import { parseRetryAfterMs, planDelayMs } from '../../network/backoff.ts'
import { isTransient, NetworkError } from '../../network/network-error.ts'
import { readBody } from '../../network/read-body.ts'
import type { TransportResponse } from '../../network/transport.ts'
import { CANCELLED, faultOfError, networkFault, refusal } from '../download-faults.ts'
import type { FetchFault, FetchIncident } from '../fetch.ts'
import { addIncident } from '../incidents.ts'
import { getFollowing, type HeadersFor } from '../redirects.ts'
import type { CratesPorts } from './ports.ts'

/** Of a config.json or the index file of one crate. */
const LIMIT_BYTES = 16 * 1024 * 1024

export type Small =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: FetchFault; readonly status?: number }

/** GETs a small text that has no checksum. */
export async function fetchSmall(
  url: string,
  ports: CratesPorts,
  incidents: Map<string, FetchIncident>,
  signal: AbortSignal,
  secret?: HeadersFor,
): Promise<Small> {
  const { policy, clock, random } = ports
  const deadlineMs = clock.now() + policy.budgetMs
  for (let retry = 1; ; retry++) {
    const answer = await once(url, ports, signal, secret)
    if (answer.ok || signal.aborted || !answer.passes) return answer
    const cause = answer.fault.evidence[0] ?? answer.fault.cause
    addIncident(incidents, { host: new URL(url).host, cause, count: 1 })
    const delayMs = planDelayMs(policy, retry, random, answer.retryAfterMs)
    if (retry > policy.retries || clock.now() + delayMs > deadlineMs) return answer
    await clock.sleep(delayMs, signal)
  }
}

type Once = Small & { readonly passes?: boolean; readonly retryAfterMs?: number }

async function once(
  url: string,
  { transport, clock }: CratesPorts,
  signal: AbortSignal,
  secret: HeadersFor | undefined,
): Promise<Once> {
  try {
    const response = await getFollowing(transport, url, { signal }, secret)
    if (response.status === 200) return { ok: true, text: await readText(response, url) }
    await response.discard()
    return answered(url, response, clock.now())
  } catch (error) {
    if (signal.aborted) return { ok: false, fault: CANCELLED }
    if (!(error instanceof NetworkError)) throw error
    return { ok: false, fault: faultOfError(error), passes: isTransient(error.kind) }
  }
}

function answered(url: string, { status, headers }: TransportResponse, nowMs: number): Once {
  const { host } = new URL(url)
  const passes = status === 408 || status === 421 || status === 429 || status >= 500
  if (!passes) return { ok: false, fault: refusal(host, status), status }
  const retryAfterMs = parseRetryAfterMs(headers['retry-after'], nowMs)
  const row = status === 429 ? 'rate-limit' : 'server-failing'
  return {
    ok: false,
    fault: networkFault(row, `${host} answers HTTP ${status}`),
    passes,
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

async function readText({ body }: TransportResponse, url: string): Promise<string> {
  const whole = await readBody(body, LIMIT_BYTES)
  if (whole !== undefined) return new TextDecoder().decode(whole)
  const { host } = new URL(url)
  throw new NetworkError('protocol', host, `the answer of ${host} is too large`)
}
