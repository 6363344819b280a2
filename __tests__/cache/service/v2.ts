import { answerJson, type Exchange, readJson } from './exchange.ts'
import { misbehave, type Operation } from './faults.ts'
import { readable, readToken, type TokenScope, writable } from './tokens.ts'

/** Twirp over JSON: the cache service v2. Errors are `{ code, msg }`. */
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/'

const METHODS: Readonly<Record<string, readonly [Operation, Handler]>> = {
  CreateCacheEntry: ['reserve', create],
  FinalizeCacheEntryUpload: ['finish', finish],
  GetCacheEntryDownloadURL: ['lookup', lookup],
}

type Handler = (exchange: Exchange, scopes: readonly TokenScope[]) => void

export function answerV2(exchange: Exchange): boolean {
  const { url, headers, faults, response } = exchange
  const [operation, handler] = METHODS[url.pathname.replace(SERVICE, '')] ?? []
  if (!url.pathname.startsWith(SERVICE) || !operation || !handler) return false
  const fault = faults.take(operation)
  const scopes = readToken(headers.authorization)
  if (misbehave(fault, response)) return true
  if (scopes === undefined) {
    answerJson(exchange, 401, { code: 'unauthenticated', msg: 'no token' })
  } else if (fault?.kind === 'full') {
    answerJson(exchange, 403, {
      code: 'resource_exhausted',
      msg: 'insufficient usage to create cache entry',
    })
  } else handler(exchange, fault?.kind === 'denied' ? [] : scopes)
  return true
}

function create(exchange: Exchange, scopes: readonly TokenScope[]) {
  const { key, version } = readJson(exchange)
  exchange.note('reserve', String(key))
  const scope = writable(scopes)
  if (scope === undefined) {
    const message = 'cache write denied: token has no writable scopes'
    return answerJson(exchange, 200, { ok: false, message })
  }
  const entry = exchange.entries.reserve(String(key), String(version), scope)
  if (entry === undefined) {
    const msg = 'cache entry with the same key, version, and scope already exists'
    return answerJson(exchange, 409, { code: 'already_exists', msg })
  }
  answerJson(exchange, 200, { ok: true, signed_upload_url: exchange.blobUrl(entry.id) })
}

function finish(exchange: Exchange, scopes: readonly TokenScope[]) {
  const { key, version, size_bytes: sizeBytes } = readJson(exchange)
  exchange.note('finish', String(key))
  const entry = exchange.entries.all.findLast(
    (candidate) =>
      candidate.key === key &&
      candidate.version === version &&
      candidate.scope === writable(scopes),
  )
  if (entry === undefined || entry.bytes.length !== Number(sizeBytes)) {
    return answerJson(exchange, 400, { code: 'invalid_argument', msg: 'size does not match' })
  }
  entry.isFinished = true
  answerJson(exchange, 200, { ok: true, entry_id: String(entry.id) })
}

function lookup(exchange: Exchange, scopes: readonly TokenScope[]) {
  const { key, restore_keys: restoreKeys = [], version } = readJson(exchange)
  exchange.note('lookup', String(key))
  if (readable(scopes).length === 0) {
    const msg = 'cache read denied: token has no readable scopes'
    return answerJson(exchange, 403, { code: 'permission_denied', msg })
  }
  const keys = [String(key), ...(restoreKeys as string[])]
  const entry = exchange.entries.find(keys, String(version), readable(scopes))
  answerJson(
    exchange,
    200,
    entry
      ? { ok: true, signed_download_url: exchange.blobUrl(entry.id), matched_key: entry.key }
      : { ok: false, signed_download_url: '', matched_key: '' },
  )
}
