import { findFaultRow } from '../build/faults/table.ts'
import { FAULT_ROWS } from '../network/fault-rows.ts'
import { isTransient, type NetworkError } from '../network/network-error.ts'
import { cleanLine, clip } from '../report/plain-text.ts'

/** Why a registry did not take something. */
export type PushFault = {
  /** Row of docs/faults.md. */
  readonly fault: string
  /** Of the server; empty where none is to blame. */
  readonly host: string
  /** What happened, without a final stop: `ghcr.io answers 403 for octo/cv: denied: …`. */
  readonly problem: string
  readonly remedy: string
  /** Whether the network is to blame. */
  readonly network: boolean
  /** `later`: the same may pass a moment later. */
  readonly hope: 'later' | 'never'
  readonly retryAfterMs?: number
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: PushFault }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function failed(fault: PushFault): { readonly ok: false; readonly fault: PushFault } {
  return { ok: false, fault }
}

export const CANCELLED: PushFault = {
  fault: 'cancelled',
  host: '',
  problem: 'the push was cancelled',
  remedy: 'Start it again: what the registry has already is not sent again.',
  network: false,
  hope: 'never',
}

const REMEDIES: Readonly<Record<string, string>> = {
  'registry-missing':
    'Create the repository at the registry first, or check the name: not every registry makes one by a push.',
  'rate-limit': 'Log in to the registry, or try again later.',
  'registry-failing': 'Try again later: what the registry has already is not sent again.',
  'image-unreadable':
    'An old registry may take no OCI media types or attestations: try `provenance: false`, `sbom: false`.',
  'not-a-registry':
    'A proxy or a login page of the network is in between: set up the proxy, and check the name of the registry.',
}

export function remedyOf(fault: string): string {
  const row = findFaultRow(fault)?.remedy
  const known = typeof row === 'string' ? row : undefined
  return REMEDIES[fault] ?? known ?? 'Check the network of this machine, and try again.'
}

export function faultOf(
  host: string,
  fault: string,
  problem: string,
  network: boolean,
  hope: PushFault['hope'],
): PushFault {
  return { fault, host, problem, remedy: remedyOf(fault), network, hope }
}

export function ofNetworkError(error: NetworkError): PushFault {
  const hope = isTransient(error.kind) ? 'later' : 'never'
  const fault = error.kind === 'protocol' ? 'not-a-registry' : FAULT_ROWS[error.kind]
  return faultOf(error.host, fault, error.message, true, hope)
}

export function denied(host: string, repository: string, why: string): PushFault {
  const problem = `${host} does not let us push ${repository}: ${why}`
  const remedy = loginRemedy(host, repository)
  return { fault: 'registry-denied', host, problem, remedy, network: false, hope: 'never' }
}

export function loginRemedy(host: string, repository: string): string {
  if (host === 'ghcr.io') {
    return `Log in to ghcr.io before the build, with \`permissions: packages: write\` in the job; a package that exists already has to give this repository the role Write (package settings of ${repository}, Manage Actions access).`
  }
  return `Log in to ${host} before the build, with an account that may push ${repository}.`
}

/** The registry took it, and then says that it has something else. */
export function otherDigest(host: string, what: string, found: string): PushFault {
  const problem = `${host} has ${cleanLine(clip(found, 100))} in the place of ${what}`
  return faultOf(host, 'push-damaged', problem, true, 'later')
}

/** What lies on this disk is not what was built. */
export function damagedLayout(problem: string): PushFault {
  return {
    fault: 'image-unreadable',
    host: '',
    problem: `the image that was held back cannot be read: ${problem}`,
    remedy: 'Check the disk, and that nothing else changes the temporary folder; build again.',
    network: false,
    hope: 'never',
  }
}

export function strayUpload(host: string): PushFault {
  const problem = `${host} sends an upload to where it must not go`
  return faultOf(host, 'registry-rejected', problem, false, 'never')
}

export function lostUpload(host: string): PushFault {
  return faultOf(host, 'push-failed', `${host} has lost an upload that was begun`, true, 'later')
}

export function stalledUpload(host: string): PushFault {
  return faultOf(host, 'timeout', `${host} takes no more of an upload`, true, 'later')
}

/** A tag that points elsewhere although it was just set. */
export function unverified(host: string, reference: string, found: string | undefined): PushFault {
  const what = found === undefined ? 'nothing' : cleanLine(clip(found, 100))
  const problem = `${host} has ${what} under ${reference} after the push`
  return faultOf(host, 'push-unverified', problem, true, 'later')
}
