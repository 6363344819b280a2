import type { ApiFault } from '../comment/comments-api.ts'
import { parseRetryAfterMs } from '../network/backoff.ts'
import { isTransient, NetworkError } from '../network/network-error.ts'
import { cleanLine, clip } from '../report/plain-text.ts'

/** What octokit throws of an answer; of its errors only what is looked at. */
type RequestError = {
  readonly status: number
  readonly message: string
  readonly cause?: unknown
  readonly response?: { readonly headers: Readonly<Record<string, string | undefined>> }
}

/** GitHub's documentation asks for a minute where a secondary limit names no time. */
const UNNAMED_LIMIT_MS = 60_000
const MAX_MESSAGE = 200

/** What went wrong with a request, and whether another try is worth it. A bug of ours is thrown on. */
export function explainGitHubError(error: unknown, nowMs: number): ApiFault {
  if (isAbort(error)) return { kind: 'refused', sentence: 'the run was cancelled' }
  if (!isRequestError(error)) throw error
  const { status, message, cause, response } = error
  if (response === undefined) return explainNetwork(cause ?? error)
  return explainStatus(status, response.headers, shorten(message), nowMs)
}

/** An answer that says all is well, and is not what GitHub describes; GraphQL says errors in this way. */
export function unexpectedAnswer(status: number, data: unknown): ApiFault {
  const { errors } = (data ?? {}) as { readonly errors?: readonly { readonly message?: unknown }[] }
  if (Array.isArray(errors)) {
    const message = shorten(String(errors[0]?.message ?? 'no reason is given'))
    return { kind: 'refused', sentence: `GitHub refused the question who writes (${message})` }
  }
  const sentence = `GitHub answered ${status} with something else than it describes`
  return { kind: status >= 300 ? 'refused' : 'passing', sentence }
}

function explainNetwork(cause: unknown): ApiFault {
  if (!(cause instanceof NetworkError)) throw cause
  const kind = isTransient(cause.kind) ? 'passing' : 'refused'
  return { kind, sentence: shorten(cause.message) }
}

function explainStatus(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
  message: string,
  nowMs: number,
): ApiFault {
  const said = `GitHub answered ${status} (${message})`
  const limit = limitOf(status, headers, message, nowMs)
  if (limit !== undefined) return { kind: 'passing', sentence: said, retryAfterMs: limit }
  if (status >= 500 || status === 408) {
    const asked = parseRetryAfterMs(headers['retry-after'], nowMs)
    const wait = asked === undefined ? {} : { retryAfterMs: asked }
    return { kind: 'passing', sentence: `GitHub answered ${status}`, ...wait }
  }
  if (status === 404 || status === 410) return { kind: 'absent', sentence: said }
  const isDenied = status === 401 || (status === 403 && !/locked/i.test(message))
  return { kind: isDenied ? 'denied' : 'refused', sentence: said }
}

/** Milliseconds to wait for a primary or secondary rate limit; `undefined` where it is none. */
function limitOf(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
  message: string,
  nowMs: number,
): number | undefined {
  if (status !== 403 && status !== 429) return undefined
  // The clock of this machine may be wrong; what is asked for is measured by GitHub's.
  const theirMs = Date.parse(headers.date ?? '') || nowMs
  const asked = parseRetryAfterMs(headers['retry-after'], theirMs)
  if (asked !== undefined) return asked
  const reset = Number(headers['x-ratelimit-reset'])
  if (headers['x-ratelimit-remaining'] === '0' && reset > 0) {
    return Math.max(0, reset * 1000 - theirMs)
  }
  return status === 429 || /rate limit/i.test(message) ? UNNAMED_LIMIT_MS : undefined
}

function shorten(message: string): string {
  return clip(cleanLine(message).trim(), MAX_MESSAGE)
}

function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

function isAbort(error: unknown): boolean {
  const { name, cause } = error as { readonly name?: string; readonly cause?: unknown }
  if (name === 'AbortError') return true
  return cause instanceof NetworkError && cause.kind === 'aborted'
}
