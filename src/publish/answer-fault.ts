import { asArray, asObject, asString, parseJson } from '../image/json.ts'
import { cleanLine, clip } from '../report/plain-text.ts'
import { faultOf, loginRemedy, type PushFault, remedyOf } from './push-fault.ts'

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

function notARegistry(host: string): PushFault {
  const problem = `a web page answers in the place of the registry ${host}`
  return faultOf(host, 'not-a-registry', problem, true, 'never')
}

/** Of the error document of the specification: `DENIED: requested access to the resource is denied`. */
function wordsOf(body: Uint8Array): string {
  const [first] = asArray(asObject(parseJson(body))?.errors) ?? []
  const { code, message } = asObject(first) ?? {}
  const words = [asString(code), asString(message)].filter(Boolean).join(': ')
  return cleanLine(clip(words, 200)).replace(/\.+$/, '')
}
