import type { Clock, Http, HttpResponse } from '../ports.ts'
import type { Credentials } from './credentials.ts'
import { attempt, found, type Read, unreadable } from './read.ts'
import { type ImageReference, registryBaseUrl } from './reference.ts'
import { authorize, parseChallenge } from './registry-auth.ts'

export type RegistryDeps = {
  readonly http: Http
  readonly clock: Clock
  readonly credentialsFor: (registry: string) => Promise<Credentials | undefined>
}

export type RegistryRequest = {
  /** After `/v2/<repository>/`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Try again on 404: registries may show an image a moment after they took it. */
  readonly mayBeNew?: boolean
}

/** GETs within one repository: signs in when asked to, follows redirects, retries what passes. */
export type RegistryClient = (request: RegistryRequest) => Promise<Read<HttpResponse>>

const REQUEST_TIMEOUT_MS = 10_000
const RETRY_AFTER_MS = [100, 300, 900]
const REDIRECT_LIMIT = 5
/** For all requests together: what is measured is not worth more. Running ones are not cut off. */
const PATIENCE_MS = 30_000

export function registryClient(reference: ImageReference, deps: RegistryDeps): RegistryClient {
  const { registry, repository } = reference
  const base = `${registryBaseUrl(registry)}/v2/${repository}/`
  const deadlineMs = deps.clock.now() + PATIENCE_MS
  let authorization: string | undefined

  const send = async (request: RegistryRequest): Promise<Read<HttpResponse>> => {
    const headers = { ...request.headers, ...(authorization ? { authorization } : {}) }
    return getFollowing(new URL(request.path, base), headers, deps.http)
  }

  const signIn = async (answer: HttpResponse): Promise<Read<void>> => {
    const challenge = parseChallenge(answer.headers['www-authenticate'])
    if (!challenge) return unreadable(`${registry} refuses without saying how to sign in`)
    const credentials = await deps.credentialsFor(registry)
    const header = await authorize(challenge, credentials, repository, deps.http)
    if (!header.ok) return header
    authorization = header.value
    return found(undefined)
  }

  const sendSignedIn = async (request: RegistryRequest): Promise<Read<HttpResponse>> => {
    const answer = await send(request)
    if (!answer.ok || answer.value.status !== 401) return answer
    const signedIn = await signIn(answer.value)
    return signedIn.ok ? send(request) : signedIn
  }

  return async (request) => {
    for (let attempts = 0; deps.clock.now() < deadlineMs; attempts++) {
      const answer = await sendSignedIn(request)
      const delayMs = RETRY_AFTER_MS[attempts]
      const isFinal = answer.ok && !isPassing(answer.value.status, request)
      if (isFinal || delayMs === undefined) return answer
      await deps.clock.sleep(delayMs)
    }
    return unreadable(`${registry} takes too long to answer`)
  }
}

function isPassing(status: number, { mayBeNew }: RegistryRequest): boolean {
  return status === 429 || status >= 500 || (mayBeNew === true && status === 404)
}

/**
 * Follows redirects by hand: blob storage is another host and signs its URLs itself; the registry's
 * Authorization must not reach it.
 */
async function getFollowing(
  start: URL,
  headers: Readonly<Record<string, string>>,
  http: Http,
): Promise<Read<HttpResponse>> {
  const { authorization: _secret, ...publicHeaders } = headers
  let url = start
  for (let hops = 0; hops <= REDIRECT_LIMIT; hops++) {
    const allowed = url.origin === start.origin ? headers : publicHeaders
    const { href } = url
    const answer = await attempt(`${start.host} cannot be reached`, () =>
      http(href, { headers: allowed, timeoutMs: REQUEST_TIMEOUT_MS }),
    )
    const location = answer.ok ? redirectOf(answer.value) : undefined
    if (location === undefined) return answer
    const next = URL.canParse(location, href) ? new URL(location, href) : undefined
    if (!next || !isAllowedAfter(url, next)) {
      return unreadable(`${start.host} redirects to where it should not`)
    }
    url = next
  }
  return unreadable(`${start.host} redirects without end`)
}

function redirectOf({ status, headers }: HttpResponse): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined
}

/** Never from https to plain http. */
function isAllowedAfter(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:')
}
