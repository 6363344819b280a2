import { connect, createServer, type Socket } from 'node:net'
import { type LabServer, listen } from './faulty-server.ts'
import type { Strikes } from './spell.ts'

/** What happens to a connection before anything is read of it as HTTP or TLS. */
export type TcpFault =
  /** RST at once. */
  | 'reset'
  /** Closed in order, without a byte. */
  | 'close'
  /** Accepted, and then silence. */
  | 'hang'
  /** Bytes that are neither HTTP nor TLS. */
  | 'garbage'

/** A TCP relay to a server on this machine. */
export async function startRelay(
  upstream: string,
  { fault, strikes, port }: { fault: TcpFault; strikes: Strikes; port?: number },
): Promise<LabServer> {
  const server = createServer((socket) => {
    if (strikes.take()) strike(fault, socket)
    else relay(socket, upstream)
  })
  return await listen(server, port)
}

function strike(fault: TcpFault, socket: Socket): void {
  switch (fault) {
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'close':
      socket.end()
      return
    case 'hang':
      socket.resume()
      return
    case 'garbage':
      socket.end('\u0000\u0001 this is neither one nor the other\r\n\r\n')
      return
  }
}

function relay(socket: Socket, upstream: string): void {
  const [host, port] = upstream.split(':')
  const onward = connect(Number(port), host)
  onward.on('error', () => socket.destroy())
  socket.on('close', () => onward.destroy())
  socket.pipe(onward).pipe(socket)
}

/** A port on loopback that nobody listens on at this moment. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await listen(createServer())
  await stop()
  return port
}
