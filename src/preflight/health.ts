import { asObject, asString, parseJson } from '../image/json.ts'
import { isLoopback } from '../image/reference.ts'
import { parseChallenge } from '../image/registry-auth.ts'
import { cleanLine, clip } from '../report/plain-text.ts'
import type { Answer } from './ask.ts'
import { expectedTokenHost, identityHeaderOf } from './known-hosts.ts'
import type { Endpoint } from './preflight.ts'
import type { Finding } from './sentences.ts'

const PORTAL_REMEDY =
  'open a page in a browser on this network: it may want a login, or the proxy has to allow the host'

/** Whether the answer is that of the server we wanted, in health; `undefined`: it is. */
export function judgeAnswer(endpoint: Endpoint, answer: Answer): Finding | undefined {
  const url = new URL(endpoint.url)
  return judgeStatus(url, answer) ?? judgeSender(endpoint, url, answer)
}

function judgeStatus({ host }: URL, { status, headers }: Answer): Finding | undefined {
  if (status === 407) {
    return {
      cause: `the proxy wants a user name and a password before it asks ${host} (HTTP 407)`,
      remedy: 'write them into the proxy setting: http://user:password@proxy:port',
    }
  }
  if (status === 429) {
    const after = headers['retry-after']
    const wait = after === undefined ? '' : `, and says to wait: ${cleanLine(clip(after, 40))}`
    return { cause: `${host} has had too many requests from this address (HTTP 429)${wait}` }
  }
  if (status >= 500) return { cause: `${host} is in trouble: it answers HTTP ${status}` }
  return undefined
}

function judgeSender(endpoint: Endpoint, url: URL, answer: Answer): Finding | undefined {
  if (endpoint.purpose === 'crates-index' && url.pathname.endsWith('/config.json')) {
    return judgeIndex(endpoint, url, answer)
  }
  switch (endpoint.health) {
    case 'registry':
      return judgeRegistry(url, answer)
    case 'ok':
      return judgePlain(url, answer)
    case 'reachable':
      return judgeIdentity(url, answer)
  }
}

function judgeRegistry(url: URL, answer: Answer): Finding | undefined {
  if (isPage(answer)) return portal(url, 'a web page, not a registry')
  if (answer.status === 200) return undefined
  if (answer.status !== 401) return unexpected(url, answer)
  const challenge = parseChallenge(answer.headers['www-authenticate'])
  if (!challenge) return { cause: `${url.host} refuses (HTTP 401) without saying how to sign in` }
  const expected = expectedTokenHost(url.host)
  if (challenge.scheme === 'bearer') return judgeRealm(url, challenge.realm, expected)
  return expected === undefined
    ? undefined
    : portal(url, 'a question for a password that this registry never asks')
}

function judgeRealm(url: URL, text: string, expected: string | undefined): Finding | undefined {
  const realm = URL.canParse(text) ? new URL(text) : undefined
  if (!realm || (realm.protocol !== 'https:' && !isLoopback(realm.host))) {
    return { cause: `${url.host} names a token server that is not https` }
  }
  return expected === undefined || realm.host === expected
    ? undefined
    : portal(url, `a token server of ${cleanLine(realm.host)} instead of ${expected}`)
}

/** `config.json` of a sparse index: https://doc.rust-lang.org/cargo/reference/registry-index.html */
function judgeIndex({ health }: Endpoint, url: URL, answer: Answer): Finding | undefined {
  if (isPage(answer)) return portal(url, 'a web page, not the configuration of a crates index')
  // One that is not open to all shows its configuration to whoever has a token, which cargo has.
  if (health === 'reachable' && (answer.status === 401 || answer.status === 403)) return undefined
  if (answer.status !== 200) return unexpected(url, answer)
  const dl = asString(asObject(parseJson(answer.text))?.dl)
  return dl ? undefined : { cause: `${url.href} is not the configuration of a crates index` }
}

function judgePlain(url: URL, answer: Answer): Finding | undefined {
  if (isPage(answer)) return portal(url, 'a web page where none belongs')
  return answer.status < 400 ? undefined : unexpected(url, answer)
}

function judgeIdentity(url: URL, answer: Answer): Finding | undefined {
  const header = identityHeaderOf(url.host)
  if (header !== undefined && answer.headers[header] === undefined) {
    return portal(url, `an answer without the mark of GitHub (HTTP ${answer.status})`)
  }
  if (answer.headers['x-ratelimit-remaining'] === '0') {
    return { cause: `${url.host} allows no more requests for now (rate limit used up)` }
  }
  return undefined
}

function isPage({ headers, text }: Answer): boolean {
  const isHtml = /^(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '')
  return isHtml || /^\s*<(?:!doctype html|html)/i.test(text)
}

function portal({ host }: URL, what: string): Finding {
  return {
    cause: `what answers for ${host} is ${what}: a login page of the network or a filtering proxy stands in between`,
    remedy: PORTAL_REMEDY,
  }
}

function unexpected({ host }: URL, { status, headers }: Answer): Finding {
  const { location } = headers
  const to = location === undefined ? '' : `, to ${cleanLine(clip(location, 100))}`
  if (status >= 300 && status < 400) {
    return {
      cause: `${host} sends us elsewhere (HTTP ${status}${to}), which it does not do by itself`,
      remedy: PORTAL_REMEDY,
    }
  }
  return { cause: `${host} answers HTTP ${status}, which is not what it says in health` }
}
