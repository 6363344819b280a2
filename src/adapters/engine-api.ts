import { spawn } from 'node:child_process'
import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http'
import type { ClientHttp2Session } from 'node:http2'
import { connect } from 'node:net'
import { Duplex } from 'node:stream'
import {
  decodeReadResponses,
  encodeReadRequest,
  READ_CONTENT_PATH,
} from '../image/content-protocol.ts'
import type { EngineApi } from '../image/engine-api.ts'
import { parseJson } from '../image/json.ts'
import type { EngineEndpoint, Environment } from './engine-endpoint.ts'

/** Answers take milliseconds, a saved image a second or two; the limits only keep us from hanging. */
const ANSWER_TIMEOUT_MS = 15_000
const STREAM_TIMEOUT_MS = 60_000
const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024

/** Talks to the engine directly: a docker process for each question would cost 30 ms and more. */
export function engineApi(findEndpoint: () => Promise<EngineEndpoint>): EngineApi {
  const dial = once(async () => dialer(await findEndpoint()))
  const session = once(async () => openGrpc(await dial()))
  return {
    getJson: async (path) => {
      const answer = await get(await dial(), path, ANSWER_TIMEOUT_MS)
      const body = await collect(answer)
      if (answer.statusCode === 404) return undefined
      if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`)
      return parseJson(body)
    },
    getStream: async (path) => {
      const answer = await get(await dial(), path, STREAM_TIMEOUT_MS)
      if (answer.statusCode === 200) return answer
      answer.destroy()
      throw new Error(`HTTP ${answer.statusCode}`)
    },
    readContent: async (digest, startByte, lengthBytes) => {
      const frame = encodeReadRequest(digest, startByte, lengthBytes)
      const body = await callGrpc(await session(), READ_CONTENT_PATH, frame)
      const content = body && decodeReadResponses(body)
      return content?.ok ? content.value : undefined
    },
    callBuildKit: async (path, frame) => callGrpc(await session(), path, frame),
    close: () => {
      if (session.started)
        session().then(
          (open) => open.destroy(),
          () => {},
        )
    },
  }
}

/** A value that is made when it is first asked for. */
function once<T>(make: () => Promise<T>): (() => Promise<T>) & { readonly started: boolean } {
  let made: Promise<T> | undefined
  const get = () => {
    made ??= make()
    return made
  }
  return Object.defineProperty(get, 'started', { get: () => made !== undefined }) as typeof get & {
    readonly started: boolean
  }
}

type Dial = () => Duplex

function dialer(endpoint: EngineEndpoint): Dial {
  switch (endpoint.kind) {
    case 'socket':
      return () => connect(endpoint.path)
    case 'through-docker':
      return () => dialThroughDocker(endpoint.env)
  }
}

/** What docker itself uses to reach an engine over SSH: standard input and output are the connection. */
function dialThroughDocker(env: Environment): Duplex {
  const child = spawn('docker', ['system', 'dial-stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...env },
  })
  const connection = Duplex.from({ writable: child.stdin, readable: child.stdout })
  child.on('error', (error) => connection.destroy(error))
  connection.on('close', () => child.kill())
  return connection
}

function get(dial: Dial, path: string, timeoutMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method: 'GET', path, headers: { connection: 'close' }, timeoutMs }
    const request = send(dial, options, reject)
    request.on('response', resolve)
    request.end()
  })
}

function send(
  dial: Dial,
  { timeoutMs, ...options }: RequestOptions & { readonly timeoutMs: number },
  reject: (error: Error) => void,
): ClientRequest {
  const request = requestHttp({ ...options, host: 'docker', createConnection: dial })
  // The timeouts of node:http need a real socket, which `docker system dial-stdio` is not.
  const timer = setTimeout(() => {
    request.destroy(new Error(`the engine did not answer within ${timeoutMs / 1000} s`))
  }, timeoutMs)
  request.on('close', () => clearTimeout(timer))
  request.on('error', reject)
  return request
}

async function collect(answer: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > ANSWER_LIMIT_BYTES) throw new Error('the answer is too large')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The engine hands a connection over to its BuildKit when asked to upgrade it to HTTP/2. */
async function openGrpc(dial: Dial): Promise<ClientHttp2Session> {
  const [http2, connection] = await Promise.all([import('node:http2'), upgrade(dial)])
  const session = http2.connect('http://docker', { createConnection: () => connection })
  // A broken session shows in the calls that run on it; this keeps it from ending the process.
  session.on('error', () => {})
  return session
}

function upgrade(dial: Dial): Promise<Duplex> {
  return new Promise<Duplex>((resolve, reject) => {
    const headers = { connection: 'Upgrade', upgrade: 'h2c' }
    const options = { method: 'POST', path: '/grpc', headers, timeoutMs: ANSWER_TIMEOUT_MS }
    const request = send(dial, options, reject)
    request.on('upgrade', (_answer, socket: Duplex, head: Buffer) => {
      // The engine speaks first: its settings may have arrived with the answer.
      if (head.length > 0) socket.unshift(head)
      resolve(socket)
    })
    request.on('response', (answer) => {
      answer.destroy()
      reject(new Error(`HTTP ${answer.statusCode}`))
    })
    request.end()
  })
}

/** One unary or server-streaming call; `undefined` when the server answers with an error. */
function callGrpc(
  session: ClientHttp2Session,
  path: string,
  message: Uint8Array,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const call = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    const chunks: Buffer[] = []
    let status: unknown
    call.setTimeout(ANSWER_TIMEOUT_MS, () => call.destroy(new Error('the engine fell silent')))
    call.on('response', (headers) => {
      status = headers['grpc-status']
    })
    call.on('trailers', (headers) => {
      status = headers['grpc-status']
    })
    call.on('data', (chunk: Buffer) => chunks.push(chunk))
    call.on('error', reject)
    call.on('close', () => {
      resolve(status === '0' ? new Uint8Array(Buffer.concat(chunks)) : undefined)
    })
    call.end(message)
  })
}
