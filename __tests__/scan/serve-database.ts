import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { TAR_END } from '../../src/fetch/bundle/tar-header.ts'
import { tarEntry } from './sample-image.ts'

/** What the registry does wrong instead of serving the database. */
export type RegistryFault =
  | { readonly kind: 'manifest-status'; readonly status: number; readonly retryAfterSec?: number }
  | { readonly kind: 'blob-status'; readonly status: number; readonly retryAfterSec?: number }
  /** Says that it does not know the blob that its own manifest names. */
  | { readonly kind: 'blob-unknown' }
  /** Breaks the connection off in the middle, each time. */
  | { readonly kind: 'truncated' }
  /** Breaks it off once, and goes on where it was asked to. */
  | { readonly kind: 'truncated-once' }
  | { readonly kind: 'wrong-bytes' }
  /** Nothing more after the first half. */
  | { readonly kind: 'stall' }
  /** Never answers at all. */
  | { readonly kind: 'silent' }
  /** A page of a proxy, with status 200. */
  | { readonly kind: 'web-page' }
  /** The manifest of an image instead of that of a database. */
  | { readonly kind: 'not-a-database' }

export type DatabaseRegistry = {
  /** As in `127.0.0.1:PORT/aquasec/trivy-db`: what is given to `trivy-db-repository`. */
  readonly repository: string
  readonly host: string
  /** Of the manifest. */
  readonly digest: string
  /** `GET /v2/…`, in order of arrival. */
  readonly requests: readonly string[]
}

const REPOSITORY = 'aquasec/trivy-db'
const LAYER_TYPE = 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip'
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json'

const open: Server[] = []

/**
 * A registry on loopback with the database that lies in `folder` (`smallDatabase` writes one), as an
 * OCI artifact such as Trivy's own. Closed by `closeRegistries`.
 */
export async function serveDatabase(
  folder: string,
  fault?: RegistryFault,
): Promise<DatabaseRegistry> {
  const content = artifactOf(folder, fault)
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request, response, content, fault)
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { repository: `${host}/${REPOSITORY}`, host, digest: content.manifestDigest, requests }
}

/** For `afterEach`. */
export function closeRegistries(): void {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
}

/** The layer of a database: a tar with both of its files, compressed. */
export function databaseLayer(folder: string): Buffer {
  const entries = ['trivy.db', 'metadata.json'].map((name) =>
    tarEntry(name, readFileSync(join(folder, name))),
  )
  return gzipSync(Buffer.concat([...entries, TAR_END]))
}

type Artifact = {
  readonly manifest: Buffer
  readonly manifestDigest: string
  readonly layer: Buffer
  readonly layerDigest: string
  /** How often the layer was asked for. */
  asked: number
}

function artifactOf(folder: string, fault: RegistryFault | undefined): Artifact {
  const layer = databaseLayer(folder)
  const empty = Buffer.from('{}')
  const isOther = fault?.kind === 'not-a-database'
  const mediaType = isOther ? 'application/vnd.oci.image.layer.v1.tar+gzip' : LAYER_TYPE
  const annotations = { 'org.opencontainers.image.title': 'db.tar.gz' }
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      artifactType: 'application/vnd.aquasec.trivy.config.v1+json',
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: digestOf(empty),
        size: empty.length,
      },
      layers: [{ mediaType, digest: digestOf(layer), size: layer.length, annotations }],
    }),
  )
  return {
    manifest,
    manifestDigest: digestOf(manifest),
    layer,
    layerDigest: digestOf(layer),
    asked: 0,
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  content: Artifact,
  fault: RegistryFault | undefined,
): void {
  const { url = '' } = request
  if (fault?.kind === 'silent') return
  if (fault?.kind === 'web-page') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Please sign in.</html>')
  } else if (url.startsWith(`/v2/${REPOSITORY}/manifests/`)) {
    answerManifest(response, content, fault)
  } else if (url === `/v2/${REPOSITORY}/blobs/${content.layerDigest}`) {
    content.asked += 1
    answerBlob(request, response, content, fault)
  } else refuse(response, url === '/v2/' ? 200 : 404)
}

function answerManifest(
  response: ServerResponse,
  { manifest, manifestDigest }: Artifact,
  fault: RegistryFault | undefined,
): void {
  if (fault?.kind === 'manifest-status') refuse(response, fault.status, fault.retryAfterSec)
  else {
    const headers = { 'Content-Type': MANIFEST_TYPE, 'Docker-Content-Digest': manifestDigest }
    response.writeHead(200, headers).end(manifest)
  }
}

function answerBlob(
  request: IncomingMessage,
  response: ServerResponse,
  { layer, asked }: Artifact,
  fault: RegistryFault | undefined,
): void {
  const { range } = request.headers
  const [, start = '0'] = /^bytes=(\d+)-$/.exec(range ?? '') ?? []
  const rest = layer.subarray(Number(start))
  switch (fault?.kind) {
    case 'blob-status':
      refuse(response, fault.status, fault.retryAfterSec)
      break
    case 'blob-unknown':
      refuse(response, 404)
      break
    case 'wrong-bytes':
      response.writeHead(200).end(Buffer.alloc(layer.length, 7))
      break
    case 'truncated':
    case 'stall':
      half(response, rest, fault.kind === 'truncated')
      break
    default:
      if (fault?.kind === 'truncated-once' && asked === 1) half(response, rest, true)
      else send(response, rest, range && `bytes ${start}-${layer.length - 1}/${layer.length}`)
  }
}

function send(response: ServerResponse, bytes: Buffer, range: string | undefined): void {
  const headers = range === undefined ? {} : { 'Content-Range': range }
  response.writeHead(range === undefined ? 200 : 206, headers).end(bytes)
}

function half(response: ServerResponse, bytes: Buffer, breaksOff: boolean): void {
  response.writeHead(200, { 'Content-Length': bytes.length })
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (breaksOff) setTimeout(() => response.destroy(), 20)
  })
}

function refuse(response: ServerResponse, status: number, retryAfterSec?: number): void {
  const pause = retryAfterSec === undefined ? {} : { 'Retry-After': `${retryAfterSec}` }
  const code = status === 404 ? 'BLOB_UNKNOWN' : status === 429 ? 'TOOMANYREQUESTS' : 'UNKNOWN'
  response
    .writeHead(status, { 'Content-Type': 'application/json', ...pause })
    .end(JSON.stringify({ errors: [{ code, message: 'no' }] }))
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
