import { chmodSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttp2Server, type Http2Server } from 'node:http2'
import { join } from 'node:path'
import { engineApi } from '../../src/adapters/engine-api.ts'
import { encodeReadRequest } from '../../src/image/content-protocol.ts'
import type { EngineApi } from '../../src/image/engine-api.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

const open: (Server | Http2Server | EngineApi)[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(removeTempFolders)

/** An engine on a socket of its own: plain HTTP, and gRPC behind the upgrade that dockerd offers. */
async function engine(listener: RequestListener, grpc?: Http2Server): Promise<EngineApi> {
  const path = await listen(listener, grpc)
  const api = engineApi(async () => ({ kind: 'socket', path }))
  open.push(api)
  return api
}

async function listen(listener: RequestListener, grpc?: Http2Server): Promise<string> {
  const path = join(tempFolder(), 'docker.sock')
  const server = createServer(listener)
  server.on('upgrade', (request, socket) => {
    if (!grpc || request.url !== '/grpc' || request.headers.upgrade !== 'h2c') {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n')
    grpc.emit('connection', socket)
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  open.push(server)
  return path
}

test('answers of the API', async () => {
  const api = await engine((request, response) => {
    if (request.url === '/images/a/json') response.end('{"Id":"x"}')
    else if (request.url === '/broken') response.writeHead(500).end('{"message":"no"}')
    else response.writeHead(404).end('{"message":"No such image"}')
  })
  expect(await api.getJson('/images/a/json')).toEqual({ Id: 'x' })
  expect(await api.getJson('/images/b/json')).toBeUndefined()
  await expect(api.getJson('/broken')).rejects.toThrow('HTTP 500')
  await expect(api.getStream('/broken')).rejects.toThrow('HTTP 500')
})

test('a stream arrives whole', async () => {
  const part = Buffer.alloc(300_000, 'x')
  const api = await engine((_request, response) => {
    response.write(part)
    response.end(part)
  })
  let sizeBytes = 0
  for await (const chunk of await api.getStream('/images/a/get')) sizeBytes += chunk.length
  expect(sizeBytes).toBe(600_000)
})

/** The content service of containerd over one blob, one frame for each three bytes. */
function contentServer(blob: Uint8Array): { server: Http2Server; requests: Uint8Array[] } {
  const requests: Uint8Array[] = []
  const server = createHttp2Server()
  server.on('stream', (stream, headers) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const request = new Uint8Array(Buffer.concat(chunks))
      requests.push(request)
      const isKnown = Buffer.from(request).includes('sha256:known')
      const type = { ':status': 200, 'content-type': 'application/grpc' }
      if (headers[':path'] !== '/containerd.services.content.v1.Content/Read' || !isKnown) {
        stream.respond(
          { ...type, 'grpc-status': '5', 'grpc-message': 'not found' },
          { endStream: true },
        )
        return
      }
      stream.respond(type, { waitForTrailers: true })
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
      for (let at = 0; at < blob.length; at += 3) {
        const data = blob.subarray(at, at + 3)
        stream.write(Buffer.from([0, 0, 0, 0, data.length + 2, 0x12, data.length, ...data]))
      }
      stream.end()
    })
  })
  open.push(server)
  return { server, requests }
}

test('content is read through the upgraded connection, one for all reads', async () => {
  let upgrades = 0
  const { server, requests } = contentServer(Uint8Array.of(1, 2, 3, 4, 5))
  server.on('session', () => upgrades++)
  const api = await engine((_request, response) => response.end(), server)
  const reads = [api.readContent('sha256:known', 7, 5), api.readContent('sha256:known', 0, 0)]
  const whole = Uint8Array.of(1, 2, 3, 4, 5)
  expect(await Promise.all(reads)).toEqual([whole, whole])
  expect(upgrades).toBe(1)
  expect(requests).toContainEqual(encodeReadRequest('sha256:known', 7, 5))
})

test('a blob that the store does not hold is undefined', async () => {
  const { server } = contentServer(Uint8Array.of(1))
  const api = await engine((_request, response) => response.end(), server)
  expect(await api.readContent('sha256:other', 0, 4)).toBeUndefined()
})

test('an engine without gRPC rejects', async () => {
  const api = await engine((_request, response) => response.writeHead(404).end())
  await expect(api.readContent('sha256:known', 0, 4)).rejects.toThrow('HTTP 404')
})

test('an engine that is gone rejects', async () => {
  const path = join(tempFolder(), 'none.sock')
  const api = engineApi(async () => ({ kind: 'socket', path }))
  await expect(api.getJson('/images/a/json')).rejects.toThrow(/ENOENT/)
  await expect(api.readContent('sha256:known', 0, 4)).rejects.toThrow(/ENOENT/)
  api.close()
})

describe('through docker', () => {
  const RELAY = `#!${process.execPath}
const { connect } = require('node:net')
if (process.argv.slice(2).join(' ') !== 'system dial-stdio') process.exit(1)
const socket = connect(process.env.TEST_SOCKET)
process.stdin.pipe(socket).pipe(process.stdout)
`

  test('its standard input and output are the connection', async () => {
    const { server } = contentServer(Uint8Array.of(1, 2, 3, 4))
    const socket = await listen((_request, response) => response.end('{"Id":"x"}'), server)
    const folder = tempFolder({ docker: RELAY })
    chmodSync(join(folder, 'docker'), 0o755)
    const env = { PATH: folder, TEST_SOCKET: socket }
    const api = engineApi(async () => ({ kind: 'through-docker', env }))
    open.push(api)
    expect(await api.getJson('/images/a/json')).toEqual({ Id: 'x' })
    expect(await api.readContent('sha256:known', 0, 0)).toEqual(Uint8Array.of(1, 2, 3, 4))
  })

  test('without docker, questions reject', async () => {
    const env = { PATH: tempFolder() }
    const api = engineApi(async () => ({ kind: 'through-docker', env }))
    await expect(api.getJson('/images/a/json')).rejects.toThrow('spawn docker ENOENT')
    await expect(api.readContent('sha256:known', 0, 0)).rejects.toThrow('spawn docker ENOENT')
    api.close()
  })
})
