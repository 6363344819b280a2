import { createSocket, type RemoteInfo } from 'node:dgram'
import type { Strikes } from './spell.ts'

export type DnsFault = 'nxdomain' | 'servfail' | 'timeout'

export type DnsServer = {
  readonly address: string
  readonly port: number
  /** From now on this name (in lower case) gets the fault while it strikes; otherwise it is 127.0.0.1. */
  readonly setName: (name: string, fault: DnsFault, strikes: Strikes) => void
  readonly stop: () => Promise<void>
}

const SERVFAIL = 2
const NXDOMAIN = 3
const TYPE_A = 1

/** A name server over UDP. Every name is 127.0.0.1 by IPv4 and has no IPv6; `resolv.conf` needs port 53. */
export async function startDnsServer(address = '127.0.0.1', port = 0): Promise<DnsServer> {
  const names = new Map<string, { readonly fault: DnsFault; readonly strikes: Strikes }>()
  const socket = createSocket('udp4')
  socket.on('message', (query: Buffer, from: RemoteInfo) => {
    const question = readQuestion(query)
    const scripted = names.get(question.name)
    const fault = scripted?.strikes.take() ? scripted.fault : undefined
    if (fault === 'timeout') return
    socket.send(formatAnswer(query, question, fault), from.port, from.address)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, address, resolve)
  })
  return {
    address,
    port: socket.address().port,
    setName: (name, fault, strikes) => names.set(name, { fault, strikes }),
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

type Question = { readonly name: string; readonly type: number; readonly endsAt: number }

function readQuestion(query: Buffer): Question {
  const labels: string[] = []
  let at = 12
  while (at < query.length && query[at] !== 0) {
    const length = query[at] ?? 0
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return {
    name: labels.join('.').toLowerCase(),
    type: query.readUInt16BE(at + 1),
    endsAt: at + 5,
  }
}

function formatAnswer(
  query: Buffer,
  { type, endsAt }: Question,
  fault: 'nxdomain' | 'servfail' | undefined,
): Buffer {
  const code = { nxdomain: NXDOMAIN, servfail: SERVFAIL, none: 0 }[fault ?? 'none']
  const hasAddress = fault === undefined && type === TYPE_A
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  // A response, recursion asked for and available.
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(hasAddress ? 1 : 0, 6)
  const question = query.subarray(12, endsAt)
  if (!hasAddress) return Buffer.concat([head, question])
  // The name of the question, type A, class IN, a second to live, four bytes of address.
  const record = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 127, 0, 0, 1])
  return Buffer.concat([head, question, record])
}
