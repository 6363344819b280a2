import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpThrough } from '../../src/adapters/http-through-transport.ts'
import { makeTransport } from '../../src/adapters/transport.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

const http = httpThrough(async () => makeTransport({ proxy: {} }))

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('method, headers and body arrive, and the whole answer comes back', async () => {
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    response.writeHead(404, { 'X-Seen': `${request.method} ${request.headers.accept}` })
    response.end(Buffer.concat(chunks))
  })
  const headers = { accept: 'text/x' }
  const answer = await http(url, { method: 'POST', headers, body: 'a=b', timeoutMs: 5_000 })
  expect(answer.status).toBe(404)
  expect(answer.headers['x-seen']).toBe('POST text/x')
  expect(Buffer.from(answer.body).toString()).toBe('a=b')
})

test('no answer within the time is an error', async () => {
  const url = await serve(() => {})
  await expect(http(url, { timeoutMs: 100 })).rejects.toMatchObject({ kind: 'answer-timeout' })
})
