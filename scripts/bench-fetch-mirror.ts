// A caching HTTPS mirror of crates.io (HTTP/2 and HTTP/1.1) behind a TCP proxy that delays every byte.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

export type Certificate = { readonly certPath: string; readonly keyPath: string }

/** Self-made, for 127.0.0.1. */
export function makeCertificate(folder: string): Certificate {
  const [certPath, keyPath] = [join(folder, 'mirror.pem'), join(folder, 'mirror.key')]
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', keyPath, '-out', certPath, '-days', '2', '-subj', '/CN=bench mirror'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1'],
    ],
    { stdio: 'ignore' },
  )
  return { certPath, keyPath }
}

type Stored = { readonly status: number; readonly body: Buffer; readonly gzipped?: Buffer }

/** `url` is that of the slow way. Under /index is the sparse index, under /crates the downloads. */
export async function startMirror(
  { certPath, keyPath }: Certificate,
  latencyMs: number,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const store = new Map<string, Promise<Stored>>()
  const server = createSecureServer({
    allowHTTP1: true,
    cert: readFileSync(certPath),
    key: readFileSync(keyPath),
    settings: { maxConcurrentStreams: 128 },
    // Node's own limit of 10 MB would refuse streams that a content network takes.
    maxSessionMemory: 1000,
  })
  let url = ''
  server.on('request', (request: Http2ServerRequest, response: Http2ServerResponse) => {
    const stored = store.get(request.url) ?? load(request.url, url)
    store.set(request.url, stored)
    stored.then(
      (answer) => send(request, response, answer),
      (error) => response.writeHead(502).end(String(error)),
    )
  })
  const port = await listen(server)
  const proxy = createServer((socket) => delay(socket, port, latencyMs))
  url = `https://127.0.0.1:${await listen(proxy)}`
  const close = () => {
    proxy.close()
    server.close()
  }
  return { url, close }
}

async function listen(server: Pick<Server, 'listen' | 'address'>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return (server.address() as AddressInfo).port
}

async function load(path: string, own: string): Promise<Stored> {
  if (path === '/index/config.json') {
    return { status: 200, body: Buffer.from(JSON.stringify({ dl: `${own}/crates`, api: own })) }
  }
  const isIndex = path.startsWith('/index/')
  const upstream = isIndex
    ? `https://index.crates.io/${path.slice('/index/'.length)}`
    : `https://static.crates.io${path}`
  const { status, body } = await ask(upstream)
  const gzipped = isIndex && status === 200 ? { gzipped: gzipSync(body) } : {}
  return { status, body, ...gzipped }
}

/** Requests to crates.io that wait or run; no more than a few at once. */
const LANES = 8
const lanes: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve())
let nextLane = 0

async function ask(url: string): Promise<Stored> {
  const at = nextLane++ % LANES
  const answer = Promise.resolve(lanes[at]).then(() => askPatiently(url, 8))
  lanes[at] = answer.catch(() => {})
  return await answer
}

async function askPatiently(url: string, tries: number): Promise<Stored> {
  try {
    const answer = await fetch(url, { headers: { 'user-agent': 'cv-docker-build bench' } })
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
  } catch (error) {
    if (tries <= 1) throw error
    await sleep(500)
    return await askPatiently(url, tries - 1)
  }
}

/** The index of crates.io comes compressed to whoever wants that. */
function send(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  { status, body, gzipped }: Stored,
): void {
  const wantsGzip = String(request.headers['accept-encoding'] ?? '').includes('gzip')
  const content = wantsGzip && gzipped ? gzipped : body
  response.writeHead(status, {
    'content-length': content.length,
    ...(content === gzipped ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(content)
}

/** Half of the latency each way; the first bytes also wait for the handshake that loopback does not have. */
function delay(client: Socket, port: number, latencyMs: number): void {
  const server = connect(port, '127.0.0.1')
  const openAtMs = performance.now() + latencyMs
  carry(client, server, latencyMs / 2, openAtMs)
  carry(server, client, latencyMs / 2, openAtMs)
}

function carry(from: Socket, to: Socket, oneWayMs: number, openAtMs: number): void {
  to.setNoDelay(true)
  const later = (action: () => void) => {
    setTimeout(action, Math.max(openAtMs, performance.now()) + oneWayMs - performance.now())
  }
  from.on('data', (chunk) => later(() => to.destroyed || to.write(chunk)))
  from.on('end', () => later(() => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => later(() => to.end()))
}
