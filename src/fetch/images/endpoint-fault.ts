import { FAULT_ROWS } from '../../network/fault-rows.ts'
import { isTransient, type NetworkError } from '../../network/network-error.ts'

/** Why one host did not give what it was asked for. */
export type EndpointFault = {
  /** Row of docs/faults.md. */
  readonly fault: string
  readonly host: string
  /** What the host did, without a final stop: `mirror.gcr.io answered 503`. */
  readonly problem: string
  readonly network: boolean
  /**
   * `later`: the same question may be answered a moment later. `elsewhere`: not here, but another host
   * may know. `never`: the registry itself says that there is nothing to have.
   */
  readonly hope: 'later' | 'elsewhere' | 'never'
  /** From which time on the host wants to be asked again; milliseconds since the epoch. */
  readonly notBeforeMs?: number
}

/** Who speaks no HTTP under the name of a registry is none. */
const ROWS = { ...FAULT_ROWS, protocol: 'not-a-registry' }

/** `host` is whom we wanted to ask; the error may be about its token server. */
export function ofNetworkError(error: NetworkError, host: string): EndpointFault {
  return {
    fault: ROWS[error.kind],
    host,
    problem: error.message,
    network: true,
    hope: isTransient(error.kind) ? 'later' : 'elsewhere',
  }
}

type Answered = {
  readonly host: string
  readonly isOrigin: boolean
  readonly status: number
  readonly contentType: string
  readonly retryAfterMs: number | undefined
  readonly nowMs: number
}

/** For an answer that is no success; `what` was asked for, e.g. `library/rust:1`. */
export function ofStatus(answer: Answered, what: string): EndpointFault {
  const { host, isOrigin, status, retryAfterMs, nowMs } = answer
  const base = { host, problem: `${host} answered ${status} for ${what}` }
  const denied = isOrigin ? 'never' : 'elsewhere'
  if (status === 429) {
    const pause = retryAfterMs === undefined ? {} : { notBeforeMs: nowMs + retryAfterMs }
    return { ...base, fault: 'rate-limit', network: true, hope: 'later', ...pause }
  }
  if (status === 408 || status >= 500) {
    const pause = retryAfterMs === undefined ? {} : { notBeforeMs: nowMs + retryAfterMs }
    return { ...base, fault: 'registry-failing', network: true, hope: 'later', ...pause }
  }
  // A registry says no in JSON; a page comes from a proxy or a firewall that stands before it.
  if (/\bhtml\b/i.test(answer.contentType)) return notARegistry(host)
  if (status === 401 || status === 403)
    return { ...base, fault: 'registry-denied', network: false, hope: denied }
  if (status === 404) return { ...base, fault: 'image-missing', network: false, hope: denied }
  return { ...base, fault: 'registry-failing', network: true, hope: 'elsewhere' }
}

/** Something else than a registry answers under its name. */
export function notARegistry(host: string): EndpointFault {
  return {
    fault: 'not-a-registry',
    host,
    problem: `a web page answered in the place of ${host}`,
    network: true,
    hope: 'elsewhere',
  }
}
