import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { makeTransport } from '../../src/adapters/transport.ts'
import { NetworkError } from '../../src/network/network-error.ts'
import type { Transport, TransportRequest, Upload } from '../../src/network/transport.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

const closers: (() => void)[] = []
afterAll(removeTempFolders)
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(answer: RequestListener, server = createServer(answer)): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.close()
    ;(server as Server).closeAllConnections?.()
  })
  return (server.address() as AddressInfo).port
}

const CHUNK = Buffer.alloc(64 * 1024, 'x')

/** `closed` tells whether the source was let go before its end. */
function upload(
  chunks: number,
): Upload & { readonly source: { isClosed: boolean; given: number } } {
  const source = { isClosed: false, given: 0 }
  async function* open() {
    try {
      for (; source.given < chunks; source.given++) yield CHUNK
    } finally {
      source.isClosed = true
    }
  }
  return { sizeBytes: chunks * CHUNK.length, open, source }
}

async function put(transport: Transport, url: string, request: TransportRequest) {
  const { status, headers, body } = await transport(url, { method: 'PUT', ...request })
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return { status, headers, text: Buffer.concat(parts).toString() }
}

const countBody: RequestListener = async (request, response) => {
  let size = 0
  for await (const part of request) size += (part as Buffer).length
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers
  response.end(`${request.method} ${size} ${length} ${coding} ${request.httpVersion}`)
}

test('a large body arrives whole, with its length and not in chunks', async () => {
  const port = await serve(countBody)
  const sent = upload(40)
  const answer = await put(makeTransport({ proxy: {} }), `http://127.0.0.1:${port}/`, {
    upload: sent,
  })
  expect(answer.text).toBe(`PUT ${sent.sizeBytes} ${sent.sizeBytes} undefined 1.1`)
})

test('nothing at all can be sent, too, and bytes at once', async () => {
  const port = await serve(countBody)
  const transport = makeTransport({ proxy: {} })
  const url = `http://127.0.0.1:${port}/`
  expect((await put(transport, url, { upload: upload(0) })).text).toBe('PUT 0 0 undefined 1.1')
  expect((await put(transport, url, { body: new Uint8Array(7) })).text).toBe(
    'PUT 7 7 undefined 1.1',
  )
})

test('uploads go by HTTP/1.1 where the server offers HTTP/2, and other requests do not', async () => {
  const folder = tempFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const curve = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ]
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', '-x509', ...curve, ...files, ...names], { stdio: 'ignore' })
  const read = (path: string) => readFileSync(path, 'utf8')
  const options = { key: read(key), cert: read(cert), allowHTTP1: true }
  const server = createSecureServer(options, (request, response) => {
    request.resume()
    request.on('end', () => response.end(request.httpVersion))
  })
  const port = await serve(() => {}, server as unknown as Server)
  const transport = makeTransport({ proxy: {}, caPem: read(cert) })
  const url = `https://localhost:${port}/`
  expect((await put(transport, url, { upload: upload(3) })).text).toBe('1.1')
  expect((await put(transport, url, { body: 'x' })).text).toBe('2.0')
})

test('an answer that comes before the end of the upload is heard, and the source let go', async () => {
  const port = await serve((_, response) => response.writeHead(413).end('too large'))
  const sent = upload(100_000)
  const answer = await put(makeTransport({ proxy: {} }), `http://127.0.0.1:${port}/`, {
    upload: sent,
  })
  expect(answer).toMatchObject({ status: 413, text: 'too large' })
  while (!sent.source.isClosed) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(sent.source.given).toBeLessThan(100_000)
})

test('an upload that is cut off is a fault, and the source let go', async () => {
  const port = await serve((request) =>
    request.once('data', () => request.socket.resetAndDestroy()),
  )
  const sent = upload(100_000)
  const asked = put(makeTransport({ proxy: {} }), `http://127.0.0.1:${port}/`, { upload: sent })
  await expect(asked).rejects.toBeInstanceOf(NetworkError)
  await expect(asked).rejects.toMatchObject({ kind: 'reset' })
  while (!sent.source.isClosed) await new Promise((resolve) => setTimeout(resolve, 5))
})

test('an upload that is given up ends the request, and the source let go', async () => {
  const stop = new AbortController()
  const port = await serve((request) => {
    request.pause()
    stop.abort()
  })
  const sent = upload(100_000)
  const request = { upload: sent, signal: stop.signal }
  const asked = put(makeTransport({ proxy: {} }), `http://127.0.0.1:${port}/`, request)
  await expect(asked).rejects.toMatchObject({ kind: 'aborted' })
  while (!sent.source.isClosed) await new Promise((resolve) => setTimeout(resolve, 5))
})

test('a file that ends too early is no whole upload', async () => {
  const port = await serve(countBody)
  const sent = { ...upload(2), sizeBytes: 3 * CHUNK.length }
  const asked = put(makeTransport({ proxy: {} }), `http://127.0.0.1:${port}/`, { upload: sent })
  await expect(asked).rejects.toBeInstanceOf(NetworkError)
})
