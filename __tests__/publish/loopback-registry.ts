import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sha256 } from './a-layout.ts'

/** What goes wrong, how often, and with which requests. */
export type Mischief = {
  /** Of `PUT /v2/team/app/manifests/1`. */
  readonly on: RegExp
  times: number
  readonly act:
    | {
        readonly kind: 'answer'
        readonly status: number
        readonly body?: string
        readonly headers?: Record<string, string>
      }
    /** The connection is cut when so many bytes of the body have come. */
    | { readonly kind: 'cut'; readonly afterBytes: number }
    /** Nothing more is read, and nothing is said. */
    | { readonly kind: 'stall' }
    /** The answer of the registry, with these headers in the place of its own. */
    | { readonly kind: 'headers'; readonly headers: Record<string, string> }
}

export type RegistryOptions = {
  readonly mischief?: readonly Mischief[]
  /** `user:password` that the token server, or the registry itself, wants. */
  readonly bearer?: string
  readonly basic?: string
  /** Tokens count for so many requests; without it for ever. */
  readonly tokenUses?: number
  readonly location?: 'relative' | 'absolute'
  /** Mounts are refused, as the specification allows. */
  readonly refusesMounts?: boolean
  readonly chunkMinBytes?: number
  readonly refusesChunks?: boolean
  /** Does not say the digest of what it has. */
  readonly hidesDigests?: boolean
}

type Stored = { readonly mediaType: string; readonly bytes: Buffer }

export type LoopbackRegistry = {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  /** `METHOD /path`, in order. */
  readonly seen: string[]
  readonly scopes: string[]
  /** By `repository digest` or `repository tag`. */
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, Stored>
  /** Bytes of request bodies that arrived. */
  receivedBytes: number
  readonly close: () => Promise<void>
}

type State = LoopbackRegistry & {
  readonly options: RegistryOptions
  readonly uploads: Map<string, Buffer>
  readonly tokens: Map<string, number>
}

/** A registry of the distribution specification in memory: it refuses manifests whose parts it lacks. */
export async function loopbackRegistry(options: RegistryOptions = {}): Promise<LoopbackRegistry> {
  const server = createServer((request, response) => {
    void answer(state, request, response).catch(() => request.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const state: State = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ seen: [], scopes: [], blobs: new Map(), manifests: new Map(), receivedBytes: 0 },
    ...{ options, uploads: new Map(), tokens: new Map() },
    close: () => close(server),
  }
  return state
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse) {
  const line = `${request.method} ${request.url}`
  state.seen.push(line)
  const mischief = state.options.mischief?.find(({ on, times }) => times > 0 && on.test(line))
  if (mischief) mischief.times--
  const act = mischief?.act
  if (act?.kind === 'answer') {
    request.resume()
    return response.writeHead(act.status, act.headers ?? {}).end(act.body ?? '')
  }
  if (act?.kind === 'stall') return request.pause()
  const limit = act?.kind === 'cut' ? act.afterBytes : Number.POSITIVE_INFINITY
  const body = await read(state, request, limit)
  if (act?.kind === 'headers') {
    for (const [name, value] of Object.entries(act.headers)) response.setHeader(name, value)
  }
  if (line.startsWith('GET /token')) return giveToken(state, request, response)
  if (!isAllowed(state, request)) return challenge(state, response)
  return serve(state, request, response, body)
}

async function read(state: State, request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    state.receivedBytes += part.length
    if (size < limit) continue
    keepPart(state, request, Buffer.concat(parts).subarray(0, limit))
    request.socket.resetAndDestroy()
    throw new Error('cut')
  }
  return Buffer.concat(parts)
}

/** What has come of a piece is kept, as registries do. */
function keepPart(state: State, request: IncomingMessage, part: Buffer) {
  const id = uploadId(request.url ?? '')
  if (request.method !== 'PATCH' || id === undefined) return
  state.uploads.set(id, Buffer.concat([state.uploads.get(id) ?? Buffer.alloc(0), part]))
}

function giveToken(state: State, request: IncomingMessage, response: ServerResponse) {
  const query = new URL(request.url ?? '', 'http://x').searchParams
  const wanted = `Basic ${Buffer.from(state.options.bearer ?? '').toString('base64')}`
  if (request.headers.authorization !== wanted) {
    return response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED","message":"no"}]}')
  }
  state.scopes.push(query.getAll('scope').join(' '))
  const token = `token-${state.tokens.size}`
  state.tokens.set(token, state.options.tokenUses ?? Number.POSITIVE_INFINITY)
  return response.writeHead(200).end(JSON.stringify({ token, expires_in: 300 }))
}

function isAllowed({ options, tokens }: State, { headers }: IncomingMessage): boolean {
  const { bearer, basic } = options
  if (basic !== undefined) {
    return headers.authorization === `Basic ${Buffer.from(basic).toString('base64')}`
  }
  if (bearer === undefined) return true
  const token = headers.authorization?.replace('Bearer ', '') ?? ''
  const left = tokens.get(token) ?? 0
  tokens.set(token, left - 1)
  return left > 0
}

function challenge({ host, options }: State, response: ServerResponse) {
  const bearer = `Bearer realm="http://${host}/token",service="loopback"`
  const header = options.basic === undefined ? bearer : 'Basic realm="loopback"'
  response.writeHead(401, { 'www-authenticate': header }).end()
}

function serve(state: State, request: IncomingMessage, response: ServerResponse, body: Buffer) {
  const url = new URL(request.url ?? '', `http://${state.host}`)
  const path = /^\/v2\/(?<repository>.+)\/(?<kind>blobs\/uploads|blobs|manifests)\/(?<name>[^/]*)$/
  const { repository = '', kind = '', name = '' } = path.exec(url.pathname)?.groups ?? {}
  if (kind === 'manifests')
    return manifests(state, request, response, `${repository} ${name}`, body)
  if (kind === 'blobs') return blob(state, request, response, `${repository} ${name}`)
  if (kind === 'blobs/uploads')
    return uploads(state, request, response, { repository, name, url, body })
  return refuse(response, 404, 'NAME_UNKNOWN')
}

function blob(state: State, { method }: IncomingMessage, response: ServerResponse, key: string) {
  const bytes = state.blobs.get(key)
  if (!bytes) return refuse(response, 404, 'BLOB_UNKNOWN')
  response.writeHead(200, { 'content-length': `${bytes.length}` })
  return method === 'HEAD' ? response.end() : response.end(bytes)
}

function manifests(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  body: Buffer,
) {
  const [repository = '', name = ''] = key.split(' ')
  if (request.method === 'PUT') {
    const lacks = partsOf(body).find(
      (part) =>
        !state.blobs.has(`${repository} ${part}`) && !state.manifests.has(`${repository} ${part}`),
    )
    if (lacks !== undefined) return refuse(response, 404, 'MANIFEST_BLOB_UNKNOWN')
    const digest = sha256(body)
    if (name.includes(':') && name !== digest) return refuse(response, 400, 'DIGEST_INVALID')
    const stored = { mediaType: request.headers['content-type'] ?? '', bytes: body }
    state.manifests.set(key, stored)
    state.manifests.set(`${repository} ${digest}`, stored)
    if (!state.options.hidesDigests) setDefault(response, 'docker-content-digest', digest)
    return response.writeHead(201).end()
  }
  const stored = state.manifests.get(key)
  if (!stored) return refuse(response, 404, 'MANIFEST_UNKNOWN')
  if (!state.options.hidesDigests) {
    setDefault(response, 'docker-content-digest', sha256(stored.bytes))
  }
  response.writeHead(200, { 'content-type': stored.mediaType })
  return request.method === 'HEAD' ? response.end() : response.end(stored.bytes)
}

function partsOf(body: Buffer): readonly string[] {
  const { manifests = [], layers = [], config } = JSON.parse(body.toString())
  return [...manifests, ...layers, ...(config ? [config] : [])].map(({ digest }) => digest)
}

type Upload = {
  readonly repository: string
  readonly name: string
  readonly url: URL
  readonly body: Buffer
}

function uploads(state: State, request: IncomingMessage, response: ServerResponse, upload: Upload) {
  const { repository, name, url, body } = upload
  if (request.method === 'POST') return begin(state, response, repository, url)
  const known = state.uploads.get(name)
  if (known === undefined) return refuse(response, 404, 'BLOB_UPLOAD_UNKNOWN')
  if (request.method === 'GET') return tellPlace(state, response, upload, known, 204)
  if (request.method === 'PATCH') {
    if (state.options.refusesChunks) return refuse(response, 405, 'UNSUPPORTED')
    const [start] = (request.headers['content-range'] ?? '').split('-')
    if (Number(start) !== known.length) return refuse(response, 416, 'BLOB_UPLOAD_INVALID')
    const whole = Buffer.concat([known, body])
    state.uploads.set(name, whole)
    return tellPlace(state, response, upload, whole, 202)
  }
  const digest = url.searchParams.get('digest') ?? ''
  const whole = Buffer.concat([known, body])
  if (url.searchParams.get('state') !== 'a b+c') return refuse(response, 400, 'BLOB_UPLOAD_INVALID')
  if (sha256(whole) !== digest) return refuse(response, 400, 'DIGEST_INVALID')
  state.uploads.delete(name)
  state.blobs.set(`${repository} ${digest}`, whole)
  setDefault(response, 'docker-content-digest', digest)
  return response.writeHead(201).end()
}

function begin(state: State, response: ServerResponse, repository: string, url: URL) {
  const mount = url.searchParams.get('mount')
  const source = state.blobs.get(`${url.searchParams.get('from')} ${mount}`)
  if (mount !== null && source && !state.options.refusesMounts) {
    state.blobs.set(`${repository} ${mount}`, source)
    return response.writeHead(201).end()
  }
  const name = `upload-${state.seen.length}`
  state.uploads.set(name, Buffer.alloc(0))
  const chunk = state.options.chunkMinBytes
  if (chunk !== undefined) response.setHeader('oci-chunk-min-length', `${chunk}`)
  return tellPlace(state, response, { repository, name }, Buffer.alloc(0), 202)
}

function tellPlace(
  { host, options }: State,
  response: ServerResponse,
  { repository, name }: Pick<Upload, 'repository' | 'name'>,
  known: Buffer,
  status: number,
) {
  // A query that has to come back as it is.
  const path = `/v2/${repository}/blobs/uploads/${name}?state=a%20b%2Bc`
  setDefault(response, 'location', options.location === 'absolute' ? `http://${host}${path}` : path)
  response.setHeader('range', `0-${Math.max(0, known.length - 1)}`)
  response.writeHead(status).end()
}

function setDefault(response: ServerResponse, name: string, value: string) {
  if (!response.hasHeader(name)) response.setHeader(name, value)
}

function uploadId(url: string): string | undefined {
  return /\/blobs\/uploads\/(?<id>[^/?]+)/.exec(url)?.groups?.id
}

function refuse(response: ServerResponse, status: number, code: string) {
  const body = JSON.stringify({
    errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }],
  })
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}
