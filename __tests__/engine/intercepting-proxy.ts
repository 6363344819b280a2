import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http'
import { request as requestHttps } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { createSecureContext, rootCertificates, type SecureContext, TLSSocket } from 'node:tls'
import { tempFolder } from '../fakes/temp-folder.ts'

/**
 * A proxy that wants a password, allows CONNECT to port 443 alone (as squid does unless told otherwise),
 * and opens TLS with certificates that its own authority signs on the fly.
 */
export type InterceptingProxy = {
  readonly port: number
  /** Of its authority, PEM. */
  readonly authority: string
  /** What was asked through it with the right password, e.g. `https://static.crates.io/crates/…`. */
  readonly asked: readonly string[]
  readonly close: () => void
}

type Login = { readonly user: string; readonly password: string }

export async function startInterceptingProxy(
  address: string,
  { user, password }: Login,
): Promise<InterceptingProxy> {
  const authority = makeAuthority()
  const asked: string[] = []
  const isAllowed = (request: IncomingMessage) => {
    const header = request.headers['proxy-authorization'] ?? ''
    const login = Buffer.from(header.slice('Basic '.length), 'base64').toString()
    return login === `${user}:${password}`
  }
  const pass = (url: string, request: IncomingMessage, response: ServerResponse) => {
    asked.push(url)
    forward(url, request, response)
  }
  const hosts = new WeakMap<Socket, string>()
  const opened = createServer((request, response) => {
    pass(`https://${hosts.get(request.socket)}${request.url}`, request, response)
  })
  const proxy = createServer((request, response) => {
    if (isAllowed(request)) pass(request.url ?? '', request, response)
    else response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end()
  })
  proxy.on('connect', (request, socket: Socket) => {
    socket.on('error', () => {})
    if (!isAllowed(request)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
      return
    }
    const [, host] = /^(.+):443$/.exec(request.url ?? '') ?? []
    if (host === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    const inside = new TLSSocket(socket, {
      isServer: true,
      secureContext: authority.contextFor(host),
      ALPNProtocols: ['http/1.1'],
    })
    inside.on('error', () => {})
    hosts.set(inside, host)
    opened.emit('connection', inside)
  })
  await new Promise<void>((resolve) => proxy.listen(0, address, resolve))
  return {
    port: (proxy.address() as AddressInfo).port,
    authority: authority.certificate,
    asked,
    close: () => {
      proxy.close()
      proxy.closeAllConnections()
      opened.closeAllConnections()
    },
  }
}

/** As this machine gets out: its own bundle may be needed for that. */
const TRUSTED = [
  ...rootCertificates,
  ...(process.env.SSL_CERT_FILE ? [readFileSync(process.env.SSL_CERT_FILE, 'utf8')] : []),
]

function forward(url: string, request: IncomingMessage, response: ServerResponse): void {
  const { 'proxy-authorization': _login, 'proxy-connection': _hop, ...headers } = request.headers
  const { method } = request
  const onward = url.startsWith('https:')
    ? requestHttps(url, { method, headers, ca: TRUSTED })
    : requestHttp(url, { method, headers })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  onward.on('error', () => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end()
  })
  response.on('error', () => onward.destroy())
  request.pipe(onward)
}

const SETTINGS = `[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
`

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

function makeAuthority() {
  const folder = tempFolder({ 'openssl.cnf': SETTINGS })
  const path = (name: string) => `${folder}/${name}`
  const sign = (name: string, subject: string, ...more: readonly string[]) => {
    const files = ['-config', path('openssl.cnf'), '-keyout', path(`${name}.key`)]
    const argv = ['req', '-x509', ...NEW_KEY, ...files, '-out', path(`${name}.pem`), '-days', '2']
    execFileSync('openssl', [...argv, '-subj', subject, ...more], { stdio: 'pipe' })
    return { key: readFileSync(path(`${name}.key`)), cert: readFileSync(path(`${name}.pem`)) }
  }
  const { cert } = sign(
    'authority',
    '/O=Example Site/CN=Example Site Interception CA',
    '-extensions',
    'authority',
  )
  const known = new Map<string, SecureContext>()
  return {
    certificate: cert.toString(),
    contextFor: (host: string) => {
      const signer = ['-CA', path('authority.pem'), '-CAkey', path('authority.key')]
      const names = ['-addext', `subjectAltName=DNS:${host}`]
      const context =
        known.get(host) ?? createSecureContext(sign(host, '/CN=site', ...signer, ...names))
      known.set(host, context)
      return context
    },
  }
}
