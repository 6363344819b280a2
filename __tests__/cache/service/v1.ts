import { answerJson, type Exchange, readJson } from './exchange.ts'
import { misbehave, type Operation } from './faults.ts'
import { readable, readToken, type TokenScope, writable } from './tokens.ts'

/** The cache service v1, as GitHub Enterprise Server has it. Errors are `{ typeKey, message }`. */
const SERVICE = '/_apis/artifactcache/'

type Handler = (exchange: Exchange, scopes: readonly TokenScope[], id: number) => void

const ROUTES: readonly (readonly [RegExp, Operation, Handler])[] = [
  [/^GET cache$/, 'lookup', lookup],
  [/^GET caches$/, 'lookup', list],
  [/^POST caches$/, 'reserve', reserve],
  [/^PATCH caches\/(\d+)$/, 'upload', upload],
  [/^POST caches\/(\d+)$/, 'finish', finish],
]

export function answerV1(exchange: Exchange): boolean {
  const { method, url, headers, faults, response } = exchange
  const route = `${method} ${url.pathname.replace(SERVICE, '')}`
  const [pattern, operation, handler] = ROUTES.find(([path]) => path.test(route)) ?? []
  if (!url.pathname.startsWith(SERVICE) || !pattern || !operation || !handler) return false
  const fault = faults.take(operation)
  const scopes = readToken(headers.authorization)
  if (misbehave(fault, response)) return true
  if (scopes === undefined) refuse(exchange, 401, 'no token')
  else if (fault?.kind === 'full') refuse(exchange, 400, 'Cache size is over the data cap limit')
  else {
    const id = Number(pattern.exec(route)?.[1] ?? 0)
    handler(exchange, fault?.kind === 'denied' ? [] : scopes, id)
  }
  return true
}

function refuse(exchange: Exchange, status: number, message: string, typeKey = 'Exception'): void {
  answerJson(exchange, status, { typeKey, message })
}

function lookup(exchange: Exchange, scopes: readonly TokenScope[]) {
  const { searchParams } = exchange.url
  const keys = (searchParams.get('keys') ?? '').split(',')
  exchange.note('lookup', keys[0] ?? '')
  if (readable(scopes).length === 0) return refuse(exchange, 403, 'cache read denied: no scopes')
  const version = searchParams.get('version') ?? ''
  const entry = exchange.entries.find(keys, version, readable(scopes))
  if (entry === undefined) return answerJson(exchange, 204)
  answerJson(exchange, 200, {
    cacheKey: entry.key,
    scope: entry.scope,
    cacheVersion: entry.version,
    archiveLocation: exchange.blobUrl(entry.id),
  })
}

function list(exchange: Exchange) {
  answerJson(exchange, 200, { totalCount: 0, artifactCaches: [] })
}

function reserve(exchange: Exchange, scopes: readonly TokenScope[]) {
  const { key, version } = readJson(exchange)
  exchange.note('reserve', String(key))
  const scope = writable(scopes)
  if (scope === undefined) return refuse(exchange, 403, 'cache write denied: token is read-only')
  const entry = exchange.entries.reserve(String(key), String(version), scope)
  if (entry) return answerJson(exchange, 201, { cacheId: entry.id })
  const message = `Cache already exists. Scope: ${scope}, Key: ${key}, Version: ${version}`
  refuse(exchange, 409, message, 'ArtifactCacheItemAlreadyExistsException')
}

function upload(exchange: Exchange, _: readonly TokenScope[], id: number) {
  const entry = exchange.entries.byId(id)
  const [, from] = /^bytes (\d+)-\d+\/\*$/.exec(exchange.headers['content-range'] ?? '') ?? []
  if (entry === undefined || from === undefined) return refuse(exchange, 400, 'no such upload')
  const end = Number(from) + exchange.body.length
  const whole = Buffer.alloc(Math.max(end, entry.bytes.length))
  entry.bytes.copy(whole)
  exchange.body.copy(whole, Number(from))
  entry.bytes = whole
  answerJson(exchange, 204)
}

function finish(exchange: Exchange, _: readonly TokenScope[], id: number) {
  const entry = exchange.entries.byId(id)
  const { size } = readJson(exchange)
  exchange.note('finish', String(id))
  if (entry?.bytes.length !== size) return refuse(exchange, 400, 'size does not match')
  if (entry) entry.isFinished = true
  answerJson(exchange, 204)
}
