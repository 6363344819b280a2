import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A content-addressed image as a registry has it. */
export type FakeImage = {
  readonly rootDigest: string
  readonly documents: ReadonlyMap<string, { readonly bytes: Buffer; readonly mediaType: string }>
  readonly blobs: ReadonlyMap<string, Buffer>
  readonly layerDigests: readonly string[]
  readonly manifestDigests: Readonly<Record<string, string>>
}

const OCI = 'application/vnd.oci.image'

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** An index of one image a platform, with an attestation as BuildKit adds it. */
export function makeImage(
  platforms: readonly string[],
  salt = '',
  configuration: object = {},
): FakeImage {
  const documents = new Map<string, { bytes: Buffer; mediaType: string }>()
  const blobs = new Map<string, Buffer>()
  const layerDigests: string[] = []
  const manifestDigests: Record<string, string> = {}
  const addBlob = (bytes: Buffer) => {
    blobs.set(digestOf(bytes), bytes)
    return { digest: digestOf(bytes), size: bytes.length }
  }
  const addDocument = (value: object, mediaType: string) => {
    const bytes = Buffer.from(JSON.stringify(value))
    documents.set(digestOf(bytes), { bytes, mediaType })
    return { mediaType, digest: digestOf(bytes), size: bytes.length }
  }
  const shared = addBlob(Buffer.alloc(100_000, `shared ${salt}`))
  const manifests = platforms.map((name) => {
    const [os, architecture, variant] = name.split('/')
    const own = addBlob(Buffer.alloc(300_000, `layer of ${name} ${salt}`))
    layerDigests.push(shared.digest, own.digest)
    const config = addBlob(
      Buffer.from(
        JSON.stringify({
          os,
          architecture,
          ...(variant ? { variant } : {}),
          ...configuration,
          rootfs: { type: 'layers', diff_ids: [] },
        }),
      ),
    )
    const manifest = addDocument(
      {
        schemaVersion: 2,
        mediaType: `${OCI}.manifest.v1+json`,
        config: { mediaType: `${OCI}.config.v1+json`, ...config },
        layers: [shared, own].map((blob) => ({ mediaType: `${OCI}.layer.v1.tar+gzip`, ...blob })),
      },
      `${OCI}.manifest.v1+json`,
    )
    manifestDigests[name] = manifest.digest
    return { ...manifest, platform: { os, architecture, ...(variant ? { variant } : {}) } }
  })
  const attestation = {
    mediaType: `${OCI}.manifest.v1+json`,
    digest: `sha256:${'a'.repeat(64)}`,
    size: 9,
    platform: { os: 'unknown', architecture: 'unknown' },
  }
  const index = addDocument(
    {
      schemaVersion: 2,
      mediaType: `${OCI}.index.v1+json`,
      manifests: [...manifests, attestation],
    },
    `${OCI}.index.v1+json`,
  )
  return { rootDigest: index.digest, documents, blobs, layerDigests, manifestDigests }
}

export type Misdeed = (request: IncomingMessage, response: ServerResponse) => 'handled' | undefined

export type FakeRegistryOptions = {
  readonly image?: FakeImage
  readonly tag?: string
  /** Path prefix of a pull-through mirror. */
  readonly prefix?: string
  /** Wants a Bearer token, which its own server gives to whom this allows. */
  readonly tokens?: { readonly expiresInSec?: number; readonly basic?: string }
  /** Blobs are sent to this host. */
  readonly blobHost?: () => string
  /** Without `docker-content-digest`. */
  readonly withoutDigest?: boolean
}

export type FakeRegistry = {
  readonly host: string
  /** `METHOD path`, in order. */
  readonly seen: string[]
  readonly authorizations: (string | undefined)[]
  /** Asked before anything else; the first that handles a request ends it. */
  readonly misdeeds: Misdeed[]
  image: FakeImage | undefined
  readonly stop: () => Promise<void>
}

const running: FakeRegistry[] = []

export async function stopRegistries(): Promise<void> {
  for (const registry of running.splice(0)) await registry.stop()
}

/** A registry on loopback with the API of the distribution specification, as far as pulling needs it. */
export async function startFakeRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const registry: FakeRegistry = {
    host,
    seen: [],
    authorizations: [],
    misdeeds: [],
    image: options.image,
    stop: () => stop(server),
  }
  server.on('request', (request, response) => {
    registry.seen.push(`${request.method} ${request.url}`)
    registry.authorizations.push(request.headers.authorization)
    if (registry.misdeeds.some((misdeed) => misdeed(request, response) === 'handled')) return
    if (request.url?.startsWith('/token')) giveToken(request, response, options)
    else if (options.tokens && request.headers.authorization !== 'Bearer good')
      challenge(host, response)
    else serve(request, response, registry.image, options)
  })
  running.push(registry)
  return registry
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function challenge(host: string, response: ServerResponse): void {
  const header = `Bearer realm="http://${host}/token",service="fake"`
  response.writeHead(401, { 'www-authenticate': header }).end('{}')
}

function giveToken(
  request: IncomingMessage,
  response: ServerResponse,
  { tokens }: FakeRegistryOptions,
): void {
  if (tokens?.basic !== undefined && request.headers.authorization !== tokens.basic) {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"details":"no"}')
    return
  }
  const life = tokens?.expiresInSec === undefined ? {} : { expires_in: tokens.expiresInSec }
  response.writeHead(200).end(JSON.stringify({ token: 'good', ...life }))
}

function serve(
  request: IncomingMessage,
  response: ServerResponse,
  image: FakeImage | undefined,
  options: FakeRegistryOptions,
): void {
  const path = (request.url ?? '').replace(`/v2/${options.prefix ?? ''}`, '/v2/')
  const [, kind, mark = ''] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? []
  const digest = mark === (options.tag ?? '1') ? (image?.rootDigest ?? '') : mark
  const blob = image?.blobs.get(digest)
  if (path === '/v2/') response.writeHead(200).end('{}')
  else if (kind === 'manifests') sendManifest(request, response, image, digest, options)
  else if (kind !== 'blobs' || !blob) sendMissing(response)
  else if (options.blobHost) {
    const location = `http://${options.blobHost()}/v2/signed/blobs/${digest}`
    response.writeHead(307, { location }).end()
  } else sendRange(request, response, blob)
}

function sendManifest(
  request: IncomingMessage,
  response: ServerResponse,
  image: FakeImage | undefined,
  digest: string,
  { withoutDigest }: FakeRegistryOptions,
): void {
  const document = image?.documents.get(digest)
  if (!document) {
    sendMissing(response)
    return
  }
  response.writeHead(200, {
    'content-type': document.mediaType,
    'content-length': document.bytes.length,
    ...(withoutDigest ? {} : { 'docker-content-digest': digest }),
  })
  response.end(request.method === 'HEAD' ? undefined : document.bytes)
}

function sendMissing(response: ServerResponse): void {
  const body = '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}'
  response.writeHead(404, { 'content-type': 'application/json' }).end(body)
}

export function sendRange(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const headers = { 'content-length': bytes.length - start }
  const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }
  if (start === 0) response.writeHead(200, headers)
  else response.writeHead(206, { ...headers, ...range })
  response.end(bytes.subarray(start))
}

/** Answers so, as many times, whatever matches `METHOD path`. */
export function failing(
  pattern: RegExp,
  times: number,
  status: number,
  headers: Record<string, string> = {},
): Misdeed {
  let left = times
  return (request, response) => {
    if (left === 0 || !pattern.test(`${request.method} ${request.url}`)) return undefined
    left--
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}')
    return 'handled'
  }
}
