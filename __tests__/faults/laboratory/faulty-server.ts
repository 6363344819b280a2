import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server, Socket } from 'node:net'
import type { Certificate } from './certificates.ts'
import { type Answer, applyFault, type HttpFault, send, textAnswer } from './http-faults.ts'
import type { Strikes } from './spell.ts'

export type Request = {
  readonly method: string
  /** With the query. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Which requests are struck, and how. The first rule that fits decides. */
export type FaultRule = {
  readonly fault: HttpFault
  readonly strikes: Strikes
  /** Default: every method. */
  readonly methods?: readonly string[]
  readonly path: RegExp
}

export type Handler = (request: Request) => Answer | Promise<Answer>

export type LabServer = {
  readonly port: number
  /** `127.0.0.1:PORT`. */
  readonly host: string
  readonly stop: () => Promise<void>
}

export type ServerOptions = {
  readonly rules?: readonly FaultRule[]
  readonly certificate?: Certificate
  /** Default 127.0.0.1 and a free port. */
  readonly port?: number
  /** Each request with whether it was struck, for whoever wants to see. */
  readonly onRequest?: (request: Request, fault: HttpFault | undefined) => void
}

/** An HTTP server on loopback that does well unless a rule strikes. */
export async function startServer(
  handle: Handler,
  { rules = [], certificate, port = 0, onRequest }: ServerOptions = {},
): Promise<LabServer> {
  const answer = (incoming: IncomingMessage, response: ServerResponse) => {
    serve(incoming, response, { handle, rules, ...(onRequest && { onRequest }) }).catch((error) => {
      if (response.headersSent) response.destroy()
      else send(response, textAnswer(502, 'text/plain', String(error)))
    })
  }
  const server: Server =
    certificate === undefined ? createServer(answer) : createTlsServer(certificate, answer)
  return await listen(server, port)
}

/** Starts a server; `stop` also ends the connections that are open. */
export async function listen(server: Server, port = 0, address = '127.0.0.1'): Promise<LabServer> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    port: bound.port,
    host: `${address}:${bound.port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  {
    handle,
    rules,
    onRequest,
  }: { readonly handle: Handler } & Required<Pick<ServerOptions, 'rules'>> &
    Pick<ServerOptions, 'onRequest'>,
): Promise<void> {
  response.on('error', () => {})
  const { method = 'GET', url = '/' } = incoming
  const rule = rules.find(
    ({ methods, path }) => (methods?.includes(method) ?? true) && path.test(url),
  )
  const fault = rule?.strikes.take() ? rule.fault : undefined
  // A reset is to come in the middle of an upload, not after it.
  const isEarly = fault?.kind === 'reset' || fault?.kind === 'stall'
  const body = isEarly ? new Uint8Array() : await readAll(incoming)
  const request = { method, path: url, headers: headersOf(incoming), body }
  onRequest?.(request, fault)
  if (fault === undefined) return send(response, await handle(request))
  return await applyFault(fault, response, async () => await handle(request))
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
