import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { http } from '../../src/adapters/http.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('gives status, headers in lower case and the bytes', async () => {
  const url = await serve((request, response) => {
    response.writeHead(404, { 'X-Seen': request.headers['x-sent'] }).end('gone')
  })
  const { status, headers, body } = await http(url, {
    headers: { 'X-Sent': 'yes' },
    timeoutMs: 5_000,
  })
  expect(status).toBe(404)
  expect(headers['x-seen']).toBe('yes')
  expect(new TextDecoder().decode(body)).toBe('gone')
})

test('follows no redirect', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end()
  })
  expect((await http(url, { timeoutMs: 5_000 })).status).toBe(307)
})

test('a server that never answers ends in a sentence', async () => {
  const url = await serve(() => {})
  await expect(http(url, { timeoutMs: 50 })).rejects.toThrow(
    /^no answer from 127\.0\.0\.1:\d+ within 50 ms$/,
  )
})

test('a connection that is refused is an error with its code', async () => {
  await expect(http('http://127.0.0.1:1/', { timeoutMs: 5_000 })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  })
})
