import { parseRetryAfterMs } from '../network/backoff.ts'
import { isTransient, NetworkError } from '../network/network-error.ts'
import type { Transport, TransportResponse } from '../network/transport.ts'
import type { Clock } from '../ports.ts'
import { faultOfError, mismatch, networkFault, refusal } from './download-faults.ts'
import type { Trouble } from './download-hosts.ts'
import type { FetchFault } from './fetch.ts'
import { getFollowing, type HeadersFor } from './redirects.ts'
import type { PartialFile } from './store.ts'

/** As cargo: a server that gives less than 10 bytes a second for 30 s has stalled. */
const SLOW_WINDOW_MS = 30_000
const SLOW_BYTES = 300

/** 408, 421 and 425 ask for the same request once more, on another connection or later. */
const PASSING = [408, 421, 425, 429]

export type TryOutcome =
  | { readonly kind: 'done' }
  | ({ readonly kind: 'trouble' } & Trouble)
  /** This server will never give this file; it is up. */
  | { readonly kind: 'refused'; readonly fault: FetchFault }
  /** `resumed`: the beginning came from elsewhere, so this server need not be wrong. */
  | { readonly kind: 'corrupt'; readonly resumed: boolean; readonly fault: FetchFault }
  | { readonly kind: 'aborted' }

export type Try = {
  readonly url: string
  readonly sha256: string
  readonly sizeBytes?: number
  readonly partial: PartialFile
  readonly secret?: HeadersFor
  readonly signal: AbortSignal
  readonly transport: Transport
  readonly clock: Clock
}

/** One request for a file, or for the rest of it. Errors of the file system are thrown. */
export async function tryDownload(one: Try): Promise<TryOutcome> {
  const { partial } = one
  const { sizeBytes = Number.POSITIVE_INFINITY } = one
  if (partial.sizeBytes() > sizeBytes) await partial.restart()
  if (partial.sizeBytes() > 0 && partial.sha256() === one.sha256) return { kind: 'done' }
  if (partial.sizeBytes() === sizeBytes) await partial.restart()
  try {
    return await request(one)
  } catch (error) {
    if (one.signal.aborted) return { kind: 'aborted' }
    if (!(error instanceof NetworkError)) throw error
    // On a slow link the requests of one connection starve each other.
    const tooMany = error.kind === 'stalled' || error.kind === 'answer-timeout'
    return troubleOf(faultOfError(error), { permanent: !isTransient(error.kind), tooMany })
  }
}

async function request(one: Try): Promise<TryOutcome> {
  const { partial, transport, url, secret, signal } = one
  const offset = partial.sizeBytes()
  const headers = {
    'accept-encoding': 'identity',
    ...(offset > 0 ? { range: `bytes=${offset}-` } : {}),
  }
  const response = await getFollowing(transport, url, { headers, signal }, secret)
  if (response.status !== 200 && response.status !== 206) return refuse(one, response, offset)
  const resumed = response.status === 206
  if (resumed && rangeStart(response) !== offset) {
    // An answer to another question; without a range there is only one answer.
    await response.discard()
    await partial.restart()
    return offset > 0 ? request(one) : troubleOf(oddRange(one))
  }
  if (!resumed && offset > 0) await partial.restart()
  return (await receive(one, response)) ?? verify(one, resumed)
}

async function refuse(one: Try, response: TransportResponse, offset: number): Promise<TryOutcome> {
  const { status, headers } = response
  const { host } = new URL(one.url)
  await response.discard()
  if (status === 416 && offset > 0) {
    await one.partial.restart()
    return request(one)
  }
  if (!PASSING.includes(status) && status < 500) {
    return { kind: 'refused', fault: refusal(host, status) }
  }
  const row = status === 429 ? 'rate-limit' : 'server-failing'
  const retryAfterMs = parseRetryAfterMs(headers['retry-after'], one.clock.now())
  return troubleOf(networkFault(row, `${host} answers HTTP ${status}`), {
    tooMany: status === 429 || status === 503,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

/** Writes the body to the partial file; gives what went wrong, if anything. */
async function receive(one: Try, response: TransportResponse): Promise<TryOutcome | undefined> {
  const { partial, clock, sizeBytes = Number.POSITIVE_INFINITY } = one
  const startBytes = partial.sizeBytes()
  const pace = { sinceMs: clock.now(), fromBytes: startBytes }
  for await (const chunk of response.body) {
    await partial.append(chunk)
    if (partial.sizeBytes() > sizeBytes) return verify(one, false)
    if (isTooSlow(pace, partial.sizeBytes(), clock.now())) {
      return troubleOf(networkFault('timeout', `${hostOf(one)} sends next to nothing`))
    }
  }
  const length = Number(response.headers['content-length'] ?? Number.NaN)
  const isShort =
    partial.sizeBytes() - startBytes < length ||
    (one.sizeBytes !== undefined && partial.sizeBytes() < one.sizeBytes)
  const cut = networkFault('connection-lost', `${hostOf(one)} ended its answer too early`)
  return isShort ? troubleOf(cut) : undefined
}

function isTooSlow(pace: { sinceMs: number; fromBytes: number }, nowBytes: number, nowMs: number) {
  if (nowMs - pace.sinceMs < SLOW_WINDOW_MS) return false
  const isSlow = nowBytes - pace.fromBytes < SLOW_BYTES
  Object.assign(pace, { sinceMs: nowMs, fromBytes: nowBytes })
  return isSlow
}

async function verify(one: Try, resumed: boolean): Promise<TryOutcome> {
  const found = one.partial.sha256()
  if (found === one.sha256) return { kind: 'done' }
  await one.partial.restart()
  return { kind: 'corrupt', resumed, fault: mismatch(hostOf(one), one.sha256, found) }
}

function rangeStart({ headers }: TransportResponse): number {
  const [, start] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? []
  return start === undefined ? Number.NaN : Number(start)
}

function oddRange(one: Try): FetchFault {
  return networkFault('connection-lost', `${hostOf(one)} gives a part where all was asked for`)
}

function hostOf({ url }: Try): string {
  return new URL(url).host
}

function troubleOf(fault: FetchFault, more: Partial<Trouble> = {}): TryOutcome {
  return { kind: 'trouble', permanent: false, tooMany: false, ...more, fault }
}
