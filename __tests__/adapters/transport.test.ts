import { execFileSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createSecureServer } from 'node:http2'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { makeTransport } from '../../src/adapters/transport.ts'
import { NetworkError } from '../../src/network/network-error.ts'
import type { NetworkSettings, Transport, TransportRequest } from '../../src/network/transport.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

const NO_PROXY: NetworkSettings = { proxy: {} }
const closers: (() => void)[] = []
afterAll(removeTempFolders)
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  return `http://127.0.0.1:${await listen(server)}`
}

async function listen(server: Pick<Server, 'listen' | 'close' | 'address' | 'once'>) {
  server.listen(0, '127.0.0.1')
  await once(server as Server, 'listening')
  closers.push(() => {
    server.close()
    ;(server as Server).closeAllConnections?.()
  })
  return (server.address() as AddressInfo).port
}

async function readAll(transport: Transport, url: string, request?: TransportRequest) {
  const { status, headers, body } = await transport(url, request)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return { status, headers, text: Buffer.concat(chunks).toString() }
}

async function faultOf(transport: Transport, url: string, request?: TransportRequest) {
  const error = await readAll(transport, url, request).then(
    () => undefined,
    (thrown) => thrown,
  )
  expect(error).toBeInstanceOf(NetworkError)
  const { kind, host, message } = error as NetworkError
  return { kind, host, message }
}

function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = tempFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1'
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const files = ['-keyout', key, '-out', cert]
  const subject = ['-subj', '/CN=localhost', '-addext', names, '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...curve, ...files, ...subject], { stdio: 'ignore' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

async function serveTls(
  sessions: { count: number },
  certificate: ReturnType<typeof makeCertificate>,
) {
  const server = createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
    response.end(`${request.httpVersion} ${request.headers['user-agent']}`)
  })
  server.on('session', () => {
    sessions.count += 1
  })
  return `https://localhost:${await listen(server as unknown as Server)}`
}

test('an answer with its headers, whatever its status', async () => {
  const url = await serve((request, response) => {
    response.writeHead(503, { 'Retry-After': '7', 'X-Many': ['a', 'b'] })
    response.end(`${request.method} ${request.url} ${request.headers.accept}`)
  })
  const answer = await readAll(makeTransport(NO_PROXY), `${url}/a?b=c`, {
    headers: { accept: 'text/x' },
  })
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'retry-after': '7', 'x-many': 'a, b' },
    text: 'GET /a?b=c text/x',
  })
})

test('a redirect is an answer, not followed', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: '/b' }).end())
  const answer = await readAll(makeTransport(NO_PROXY), url)
  expect(answer).toMatchObject({ status: 302, headers: { location: '/b' } })
})

test('a body that is given up does not hurt the next request', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(200_000)))
  const transport = makeTransport(NO_PROXY)
  const answer = await transport(url)
  await answer.discard()
  expect((await readAll(transport, url)).text).toHaveLength(200_000)
})

test('with HTTP/2 a hundred requests share a few connections', async () => {
  const sessions = { count: 0 }
  const certificate = makeCertificate()
  const url = await serveTls(sessions, certificate)
  const transport = makeTransport({ ...NO_PROXY, caPem: certificate.cert })
  const answers = await Promise.all(Array.from({ length: 100 }, () => readAll(transport, url)))
  expect(new Set(answers.map(({ text }) => text.replace(/\/[\d.]+$/, '')))).toEqual(
    new Set(['2.0 cv-docker-build']),
  )
  expect(sessions.count).toBeLessThanOrEqual(8)
})

test('with HTTP/1.1 a connection is used again', async () => {
  let connections = 0
  const server = createServer((_, response) => response.end('ok'))
  server.on('connection', () => {
    connections += 1
  })
  const url = `http://127.0.0.1:${await listen(server)}`
  const transport = makeTransport(NO_PROXY)
  for (let count = 0; count < 5; count += 1) await readAll(transport, url)
  // A second may be opened while the first is still given back.
  expect(connections).toBeLessThanOrEqual(2)
})

test('with HTTP/1.1 several connections work at once, one request each', async () => {
  let running = 0
  let most = 0
  const url = await serve((_, response) => {
    running += 1
    most = Math.max(most, running)
    setTimeout(() => {
      running -= 1
      response.end('ok')
    }, 20)
  })
  const transport = makeTransport(NO_PROXY)
  await Promise.all(Array.from({ length: 20 }, () => readAll(transport, url)))
  expect(most).toBe(8)
})

test('a certificate of an unknown authority', async () => {
  const url = await serveTls({ count: 0 }, makeCertificate())
  expect(await faultOf(makeTransport(NO_PROXY), url)).toMatchObject({
    kind: 'tls-untrusted',
    host: new URL(url).host,
    message: expect.stringContaining(
      'signed by an unknown authority (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ),
  })
})

test('a certificate for another name', async () => {
  const certificate = makeCertificate()
  const url = await serveTls({ count: 0 }, certificate)
  const transport = makeTransport({ ...NO_PROXY, caPem: certificate.cert })
  const other = url.replace('localhost', '127.0.0.2')
  // Listens on 127.0.0.1 alone, so the other name needs a way there.
  const port = Number(new URL(url).port)
  const forward = createTcpServer((socket) => {
    const onward = connect(port, '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) end.on('error', () => {})
  })
  forward.listen(port, '127.0.0.2')
  await once(forward, 'listening')
  closers.push(() => forward.close())
  expect(await faultOf(transport, other)).toMatchObject({ kind: 'tls-invalid' })
})

test('nobody listens', async () => {
  const url = await serve(() => {})
  for (const close of closers.splice(0)) close()
  expect(await faultOf(makeTransport(NO_PROXY), url)).toMatchObject({
    kind: 'refused',
    message: `${new URL(url).host} refuses the connection (ECONNREFUSED)`,
  })
})

test('no answer in time', async () => {
  const url = await serve(() => {})
  const fault = await faultOf(makeTransport(NO_PROXY), url, { answerTimeoutMs: 300 })
  expect(fault.kind).toBe('answer-timeout')
})

test('an answer that stops in the middle', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('half')
  })
  expect((await faultOf(makeTransport(NO_PROXY), url, { stallTimeoutMs: 300 })).kind).toBe(
    'stalled',
  )
})

test('an answer that is cut off', async () => {
  const url = await serve((request, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('half', () => request.socket.resetAndDestroy())
  })
  expect((await faultOf(makeTransport(NO_PROXY), url)).kind).toBe('reset')
})

test('no HTTP at all', async () => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.end('SSH-2.0-OpenSSH_9.2\r\n')
  })
  const url = `http://127.0.0.1:${await listen(server as unknown as Server)}`
  expect((await faultOf(makeTransport(NO_PROXY), url)).kind).toBe('protocol')
})

test('given up by its signal', async () => {
  const url = await serve(() => {})
  const signal = AbortSignal.timeout(100)
  const controller = new AbortController()
  signal.addEventListener('abort', () => controller.abort())
  const fault = await faultOf(makeTransport(NO_PROXY), url, { signal: controller.signal })
  expect(fault.kind).toBe('aborted')
})

/** Answers A questions for one name, and NXDOMAIN for all others. */
async function serveDns(name: string, address: readonly number[]): Promise<string> {
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const end = query.indexOf(0, 12) + 5
    const question = query.subarray(12, end)
    const asked = question.toString('latin1')
    const isA = query[end - 3] === 1
    const found = isA && asked.includes(name)
    const header = Buffer.from([0x81, found ? 0x80 : 0x83, 0, 1, 0, found ? 1 : 0, 0, 0, 0, 0])
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address])
    const parts = [query.subarray(0, 2), header, question, ...(found ? [record] : [])]
    socket.send(Buffer.concat(parts), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  closers.push(() => socket.close())
  return `127.0.0.1:${socket.address().port}`
}

test('name servers in the place of the system’s', async () => {
  const port = new URL(await serve((_, response) => response.end('found'))).port
  const resolvers = [await serveDns('crates', [127, 0, 0, 1])]
  const transport = makeTransport({ ...NO_PROXY, resolvers })
  expect((await readAll(transport, `http://crates.test:${port}/`)).text).toBe('found')
  expect(await faultOf(transport, `http://other.test:${port}/`)).toMatchObject({
    kind: 'dns-missing',
    message: `the name other.test:${port} does not exist (ENOTFOUND)`,
  })
})

test.each([
  ['aborted', () => abortSoon()],
  ['answer-timeout', () => AbortSignal.timeout(20)],
] as const)('given up before there is a connection: %s', async (kind, makeSignal) => {
  const { address, answerAll } = await serveLateDns()
  const transport = makeTransport({ ...NO_PROXY, resolvers: [address] })
  const signal = makeSignal()
  const fault = await transport('http://crates.test/', { signal }).catch((error) => error)
  // Not that of the name server, which has not answered yet.
  expect(fault).toMatchObject({ kind })
  await answerAll()
})

/** Answers nothing before it is told to; then both questions, for each family one. */
async function serveLateDns() {
  const socket = createSocket('udp4')
  const answers: (() => void)[] = []
  socket.on('message', (query, from) => {
    query.writeUInt16BE(0x8183, 2)
    answers.push(() => socket.send(query, from.port, from.address))
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  closers.push(() => socket.close())
  const answerAll = async () => {
    while (answers.length < 2) await once(socket, 'message')
    for (const answer of answers) answer()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { address: `127.0.0.1:${socket.address().port}`, answerAll }
}

function abortSoon(): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort('SIGINT'), 20)
  return controller.signal
}

/** As most are set up: CONNECT leads to TLS alone. `seen` are the hosts, and the URLs of plain requests. */
async function serveProxy(seen: string[], password?: string): Promise<string> {
  const proxy = createServer(({ url = '', headers }, response) => {
    seen.push(url)
    const given = headers['proxy-authorization'] ?? ''
    if (password && !Buffer.from(given.slice(6), 'base64').toString().endsWith(`:${password}`)) {
      response.writeHead(407).end()
      return
    }
    void fetch(url).then(async (answer) => response.end(await answer.text()))
  })
  proxy.on('connect', (request, socket) => {
    seen.push(request.url ?? '')
    const given = request.headers['proxy-authorization'] ?? ''
    if (password && !Buffer.from(given.slice(6), 'base64').toString().endsWith(`:${password}`)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(`http://${request.url}`)
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const end of [socket, onward]) end.on('error', () => {})
  })
  return `127.0.0.1:${await listen(proxy)}`
}

test('through a proxy with a password, but not to hosts of NO_PROXY', async () => {
  const url = await serve((_, response) => response.end('here'))
  const seen: string[] = []
  const host = await serveProxy(seen, 'p@ss')
  const proxied = makeTransport({ proxy: { HTTP_PROXY: `http://me:p%40ss@${host}` } })
  expect((await readAll(proxied, url)).text).toBe('here')
  expect(seen).toEqual([`${url}/`])
  const direct = makeTransport({ proxy: { ALL_PROXY: `http://${host}`, NO_PROXY: '127.0.0.1' } })
  expect((await readAll(direct, url)).text).toBe('here')
  expect(seen).toHaveLength(1)
})

test('TLS through a proxy, with the authority that it brings', async () => {
  const certificate = makeCertificate()
  const url = await serveTls({ count: 0 }, certificate)
  const seen: string[] = []
  const proxy = { HTTPS_PROXY: `http://${await serveProxy(seen)}` }
  expect((await faultOf(makeTransport({ proxy }), url)).kind).toBe('tls-untrusted')
  const trusting = makeTransport({ proxy, caPem: certificate.cert })
  expect((await readAll(trusting, url)).text).toContain('cv-docker-build')
  expect(seen).toContain(new URL(url).host)
})

test('a proxy that takes the connection and says nothing', async () => {
  const server = createTcpServer((socket) => socket.on('error', () => {}))
  const host = `127.0.0.1:${await listen(server as unknown as Server)}`
  const transport = makeTransport({ proxy: { HTTPS_PROXY: `http://${host}` } }, 300)
  const fault = await faultOf(transport, 'https://crates.test/')
  expect(fault).toMatchObject({ kind: 'answer-timeout', host: 'crates.test' })
})

test('a proxy that refuses', async () => {
  const certificate = makeCertificate()
  const secure = await serveTls({ count: 0 }, certificate)
  const plain = await serve((_, response) => response.end('here'))
  const wrong = `http://me:wrong@${await serveProxy([], 'secret')}`
  const transport = makeTransport({ proxy: { HTTPS_PROXY: wrong, HTTP_PROXY: wrong } })
  for (const url of [secure, plain]) {
    const fault = await faultOf(transport, url)
    expect(fault.kind).toBe('proxy-refused')
    expect(fault.message).toContain('HTTP 407')
    expect(fault.message).not.toContain('wrong')
  }
})

test('the request goes to the one family that is asked for', async () => {
  const url = (await serve((_, response) => response.end('four'))).replace('127.0.0.1', 'localhost')
  expect((await readAll(makeTransport({ ...NO_PROXY, family: 4 }), url)).text).toBe('four')
  const fault = await faultOf(makeTransport({ ...NO_PROXY, family: 6 }), url)
  expect(['refused', 'unreachable', 'dns-missing']).toContain(fault.kind)
})
