import { findFaultRow } from '../build/faults/table.ts'
import { asArray, asObject, asString, parseJson } from '../image/json.ts'
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

function remedyOf(fault: string): string {
  const row = findFaultRow(fault)?.remedy
  const known = typeof row === 'string' ? row : undefined
  return REMEDIES[fault] ?? known ?? 'Check the network of this machine, and try again.'
}

function faultOf(
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

export type Answered = {
  readonly host: string
  readonly repository: string
  readonly status: number
  readonly contentType: string
  readonly body: Uint8Array
  readonly retryAfterMs: number | undefined
}

type Rule = {
  readonly when: (status: number, words: string) => boolean
  readonly fault: string
  readonly network?: true
  readonly hope?: 'later'
}

/** Codes are those of the distribution specification; the rest is what registries are known to say. */
const RULES: readonly Rule[] = [
  {
    when: (status, words) => status === 429 || /TOOMANYREQUESTS|rate limit/i.test(words),
    fault: 'rate-limit',
    network: true,
    hope: 'later',
  },
  { when: (_, words) => /\bimmutable\b/i.test(words), fault: 'tag-immutable' },
  {
    when: (status, words) => status === 507 || /quota/i.test(words),
    fault: 'registry-full',
  },
  { when: (status) => status === 413, fault: 'push-too-large' },
  {
    when: (_, words) => /DIGEST_INVALID|SIZE_INVALID/.test(words),
    fault: 'push-damaged',
    network: true,
    hope: 'later',
  },
  {
    when: (_, words) => /BLOB_UNKNOWN|BLOB_UPLOAD_|unknown blob|blob unknown/i.test(words),
    fault: 'push-blob-missing',
    network: true,
    hope: 'later',
  },
  { when: (status) => status === 401 || status === 403, fault: 'registry-denied' },
  {
    when: (status, words) =>
      status === 415 || /MANIFEST_INVALID|unsupported|media ?type/i.test(words),
    fault: 'image-unreadable',
  },
  {
    when: (status) => [408, 421, 425].includes(status) || status >= 500,
    fault: 'registry-failing',
    network: true,
    hope: 'later',
  },
  { when: (status) => status === 404, fault: 'registry-missing' },
]

/** What a registry says in JSON, and a proxy or a firewall before it by a page. */
const SAID_BY_OTHERS = ['registry-denied', 'registry-missing']

/** For an answer that is not the one that was hoped for. */
export function ofAnswer(answered: Answered): PushFault {
  const { host, repository, status, contentType, body, retryAfterMs } = answered
  const words = wordsOf(body)
  const said = words === '' ? '' : `: ${words}`
  const problem = `${host} answers ${status} for ${repository}${said}`
  const rule = RULES.find(({ when }) => when(status, words))
  const { fault = 'registry-rejected', network = false, hope = 'never' } = rule ?? {}
  const isPage = /\bhtml\b/i.test(contentType) && words === ''
  if (isPage && (rule === undefined || SAID_BY_OTHERS.includes(fault))) return notARegistry(host)
  const row = fault === 'registry-missing' ? 'image-missing' : fault
  const known = faultOf(host, row, problem, network, hope)
  return {
    ...known,
    ...(fault === 'registry-missing' ? { remedy: remedyOf(fault) } : {}),
    ...(fault === 'registry-denied' ? { remedy: loginRemedy(host, repository) } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

export function denied(host: string, repository: string, why: string): PushFault {
  const problem = `${host} does not let us push ${repository}: ${why}`
  const remedy = loginRemedy(host, repository)
  return { fault: 'registry-denied', host, problem, remedy, network: false, hope: 'never' }
}

function loginRemedy(host: string, repository: string): string {
  if (host === 'ghcr.io') {
    return `Log in to ghcr.io before the build, with \`permissions: packages: write\` in the job; a package that exists already has to give this repository the role Write (package settings of ${repository}, Manage Actions access).`
  }
  return `Log in to ${host} before the build, with an account that may push ${repository}.`
}

function notARegistry(host: string): PushFault {
  const problem = `a web page answers in the place of the registry ${host}`
  return faultOf(host, 'not-a-registry', problem, true, 'never')
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

/** Of the error document of the specification: `DENIED: requested access to the resource is denied`. */
function wordsOf(body: Uint8Array): string {
  const [first] = asArray(asObject(parseJson(body))?.errors) ?? []
  const { code, message } = asObject(first) ?? {}
  const words = [asString(code), asString(message)].filter(Boolean).join(': ')
  return cleanLine(clip(words, 200)).replace(/\.+$/, '')
}
