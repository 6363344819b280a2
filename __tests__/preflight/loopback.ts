import { execFileSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { tempFolder } from '../fakes/temp-folder.ts'

/** Servers of a test file on loopback; `closeServers` belongs into `afterEach`. */
const closers: (() => void)[] = []

export function closeServers(): void {
  for (const close of closers.splice(0)) close()
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

export async function serveHttp(listener: RequestListener): Promise<number> {
  return await listen(createHttp(listener))
}

export async function serveHttps(
  certificate: Certificate,
  listener: RequestListener,
): Promise<number> {
  const { key, cert } = certificate
  return await listen(createHttps({ key, cert }, listener))
}

/** Takes connections, and does with them what is said. */
export async function serveTcp(onSocket: (socket: Socket) => void): Promise<number> {
  return await listen(createTcp(onSocket))
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createTcp()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

export type DnsAnswer =
  | { readonly addresses: readonly string[] }
  | 'NXDOMAIN'
  | 'SERVFAIL'
  | 'REFUSED'
  | 'silence'

const CODES = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const

/** A name server of IPv4 addresses; gives its address, and counts the names that it was asked for. */
export async function serveDns(answer: (name: string) => DnsAnswer) {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (query, { address, port }) => {
    const [name, end] = readName(query)
    const said = answer(name)
    const isV4 = query.readUInt16BE(end) === 1
    if (isV4) asked.push(name)
    if (said !== 'silence') socket.send(reply(query, end, isV4, said), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  closers.push(() => socket.close())
  return { server: `127.0.0.1:${socket.address().port}`, asked }
}

function readName(query: Buffer): readonly [name: string, end: number] {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return [labels.join('.'), at + 1]
}

/** RFC 1035, 4.1: header, the question as it came, A records that point back to its name. */
function reply(
  query: Buffer,
  nameEnd: number,
  isV4: boolean,
  said: Exclude<DnsAnswer, 'silence'>,
): Buffer {
  const addresses = typeof said === 'object' && isV4 ? said.addresses : []
  const header = Buffer.from(query.subarray(0, 12))
  header.writeUInt16BE(0x8180 | (typeof said === 'string' ? CODES[said] : 0), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(addresses.length, 6)
  header.writeUInt32BE(0, 8)
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([header, query.subarray(12, nameEnd + 4), ...records])
}

export type Certificate = { readonly key: string; readonly cert: string; readonly path: string }

/** Self-signed, by openssl: valid now, or only on a day of 2020. */
export function makeCertificate(
  subjectAltName: string,
  validity: 'valid' | 'expired' = 'valid',
): Certificate {
  const folder = tempFolder({ 'ca.cnf': CA_CONFIG, 'index.txt': '', serial: '01\n' })
  const openssl = (...argv: readonly string[]) =>
    execFileSync('openssl', argv, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', '/CN=Test Authority', '-addext', `subjectAltName=${subjectAltName}`]
  openssl('req', '-new', ...key, ...names, '-keyout', 'key.pem', '-out', 'request.pem')
  const days = validity === 'valid' ? ['-days', '2'] : OLD_DAYS
  const own = ['-selfsign', '-keyfile', 'key.pem', '-in', 'request.pem', '-out', 'cert.pem']
  openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', ...own, ...days)
  const path = join(folder, 'cert.pem')
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { key: read('key.pem'), cert: read('cert.pem'), path }
}

const OLD_DAYS = ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z']
const CA_CONFIG = `[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
`
