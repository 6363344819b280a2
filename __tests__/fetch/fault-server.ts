import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer,
) => void | Promise<void>

const open: Server[] = []

export type FaultServer = {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly host: string
  /** `GET /path bytes=…`, in order of arrival. */
  readonly requests: string[]
  readonly headers: IncomingMessage['headers'][]
}

/** A server on loopback that has these files, and answers the first requests by `script` instead. */
export async function serveFiles(
  content: Readonly<Record<string, Buffer>>,
  ...script: readonly Answer[]
): Promise<FaultServer> {
  const left = [...script]
  const requests: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    const { url = '', headers: sent } = request
    requests.push(`${request.method} ${url}${sent.range === undefined ? '' : ` ${sent.range}`}`)
    headers.push(sent)
    const body = content[url]
    const answer = left.shift() ?? (body === undefined ? gone : whole)
    void answer(request, response, body ?? Buffer.alloc(0))
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `http://${host}`, host, requests, headers }
}

/** For `afterEach`. */
export function closeServers(): void {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
}

/** As a server should: with ranges. */
export const whole: Answer = (request, response, content) => {
  const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? []
  if (start === undefined) {
    response.writeHead(200, { 'Content-Length': content.length }).end(content)
  } else if (Number(start) >= content.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${content.length}` }).end()
  } else {
    const range = `bytes ${start}-${content.length - 1}/${content.length}`
    response.writeHead(206, { 'Content-Range': range }).end(content.subarray(Number(start)))
  }
}

export const gone: Answer = (_request, response) => {
  response.writeHead(404).end('not here')
}

export const ignoringRange: Answer = (_request, response, content) => {
  response.writeHead(200, { 'Content-Length': content.length }).end(content)
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end('no')
  }

/** Breaks off after so many bytes, having promised them all. */
export const cutAfter =
  (lengthBytes: number): Answer =>
  (_request, response, content) => {
    response.writeHead(200, { 'Content-Length': content.length })
    response.write(content.subarray(0, lengthBytes), () => {
      setTimeout(() => response.destroy(), 20)
    })
  }

/** Ends properly after so many bytes, with a length that agrees: only the checksum can tell. */
export const shortened =
  (lengthBytes: number): Answer =>
  (_request, response, content) => {
    response.writeHead(200).end(content.subarray(0, lengthBytes))
  }

export const corrupt: Answer = (_request, response, content) => {
  const wrong = Buffer.from(content)
  wrong[0] = (wrong[0] ?? 0) ^ 1
  response.writeHead(200).end(wrong)
}

/** Says nothing more after so many bytes; 0: not even a head. */
export const stallAfter =
  (lengthBytes: number): Answer =>
  (_request, response, content) => {
    if (lengthBytes === 0) return
    response.writeHead(200, { 'Content-Length': content.length })
    response.write(content.subarray(0, lengthBytes))
  }

export const reset: Answer = (request) => {
  request.socket.resetAndDestroy()
}
