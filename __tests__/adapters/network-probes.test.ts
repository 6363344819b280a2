import { clock } from '../../src/adapters/clock.ts'
import { makeProbePorts, readCaBundles } from '../../src/adapters/network-probes.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  type Certificate,
  closeServers,
  freePort,
  makeCertificate,
  serveDns,
  serveHttp,
  serveHttps,
  serveTcp,
} from '../preflight/loopback.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

function ports(bundles: readonly string[] = []) {
  return makeProbePorts({
    transport: makeTransport({ proxy: {} }),
    clock,
    env: { PATH: process.env.PATH },
    credentialsFor: async () => undefined,
    readBundles: async () =>
      bundles.length === 0
        ? []
        : (await readCaBundles(bundles[0])).filter(({ path }) => bundles.includes(path)),
  })
}

const never = () => new AbortController().signal

describe('names', () => {
  test('the system resolves in a process of its own, each name once for all who wait', async () => {
    const { resolveSystem, close } = ports()
    try {
      const both = [resolveSystem('localhost', never()), resolveSystem('localhost', never())]
      const [first, second] = await Promise.all(both)
      expect(first?.length).toBeGreaterThan(0)
      expect(second).toEqual(first)
    } finally {
      close()
    }
  })

  test('a question that is given up ends at once, and so does the process behind it', async () => {
    const { resolveSystem, close } = ports()
    const stop = new AbortController()
    const answer = resolveSystem('localhost', stop.signal)
    stop.abort()
    await expect(answer).rejects.toMatchObject({ kind: 'dns-failing' })
    close()
    await expect(resolveSystem('localhost', never())).rejects.toMatchObject({ kind: 'dns-failing' })
  })

  test.each([
    ['NXDOMAIN', 'dns-missing', /does not know web\.example\.com \(ENOTFOUND\)$/],
    ['SERVFAIL', 'dns-failing', /gives no answer for web\.example\.com \(ESERVFAIL\)$/],
    ['REFUSED', 'dns-failing', /gives no answer for web\.example\.com \(EREFUSED\)$/],
  ] as const)('a name server that says %s', async (said, kind, words) => {
    const { server } = await serveDns(() => said)
    await expect(ports().resolveWith(server, 'web.example.com', never())).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(words),
    })
  })

  test('a name without any address is as good as none', async () => {
    const { server } = await serveDns(() => ({ addresses: [] }))
    await expect(ports().resolveWith(server, 'web.example.com', never())).rejects.toMatchObject({
      kind: 'dns-missing',
    })
  })

  test('all addresses of an answer', async () => {
    const { server, asked } = await serveDns(() => ({ addresses: ['192.0.2.1', '192.0.2.2'] }))
    expect(await ports().resolveWith(server, 'web.example.com', never())).toEqual([
      '192.0.2.1',
      '192.0.2.2',
    ])
    expect(asked).toEqual(['web.example.com'])
  })

  test('a silent name server is left when the signal says so', async () => {
    const { server } = await serveDns(() => 'silence')
    const stop = new AbortController()
    const answer = ports().resolveWith(server, 'web.example.com', stop.signal)
    stop.abort()
    await expect(answer).rejects.toMatchObject({ kind: 'dns-failing' })
  })
})

describe('connecting', () => {
  test('to a server that listens', async () => {
    const port = await serveTcp((socket) => socket.end())
    await expect(ports().connect({ address: '127.0.0.1', port }, never())).resolves.toBeUndefined()
  })

  test('to a port on which nobody listens', async () => {
    const port = await freePort()
    await expect(ports().connect({ address: '127.0.0.1', port }, never())).rejects.toMatchObject({
      kind: 'refused',
    })
  })
})

describe('TLS', () => {
  let certificate: Certificate
  let expired: Certificate
  let other: Certificate
  beforeAll(() => {
    certificate = makeCertificate('DNS:registry.test,IP:127.0.0.1')
    expired = makeCertificate('DNS:registry.test', 'expired')
    other = makeCertificate('DNS:other.test')
  })
  const target = (port: number, serverName = 'registry.test') => ({
    address: '127.0.0.1',
    port,
    serverName,
  })

  test('an authority that nobody here knows', async () => {
    const port = await serveHttps(certificate, (_request, response) => response.end())
    expect(await ports().tlsHandshake(target(port), never())).toMatchObject({
      issuer: 'Test Authority',
      validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      isPublic: false,
      fault: { kind: 'tls-untrusted', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
  })

  test.each(['registry.test', '127.0.0.1'])(
    'an authority of this machine, for %s: the bundle that holds it is named',
    async (serverName) => {
      const port = await serveHttps(certificate, (_request, response) => response.end())
      const session = await ports([other.path, certificate.path].slice(1)).tlsHandshake(
        target(port, serverName),
        never(),
      )
      expect(session).toMatchObject({ isPublic: false, caBundle: certificate.path })
      expect(session.fault).toBeUndefined()
    },
  )

  test.each([
    ['expired', () => expired, 'CERT_HAS_EXPIRED'],
    ['made for another name', () => other, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('a certificate that is %s', async (_what, of, code) => {
    const port = await serveHttps(of(), (_request, response) => response.end())
    const session = await ports([of().path]).tlsHandshake(target(port), never())
    expect(session.fault).toEqual({ kind: 'tls-invalid', code })
  })

  test.each([
    ['closes the connection', (socket: import('node:net').Socket) => socket.destroy()],
    ['speaks something else', (socket: import('node:net').Socket) => socket.end('220 mail\r\n')],
  ])('a server that %s', async (_what, onSocket) => {
    const port = await serveTcp(onSocket)
    await expect(ports().tlsHandshake(target(port), never())).rejects.toMatchObject({
      kind: 'tls-failed',
    })
  })

  test('a server that never begins is left when the signal says so', async () => {
    const port = await serveTcp(() => {})
    const stop = new AbortController()
    const handshake = ports().tlsHandshake(target(port), stop.signal)
    stop.abort()
    await expect(handshake).rejects.toMatchObject({ kind: 'tls-failed' })
  })

  test('through a proxy that wants a password, and through one that has got it', async () => {
    const port = await serveHttps(certificate, (_request, response) => response.end())
    const proxy = await serveTcp((socket) => {
      socket.once('data', async (head) => {
        const isKnown = head.toString().includes('Basic dXNlcjpwQHNz')
        if (!isKnown) {
          socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
          return
        }
        const { connect } = await import('node:net')
        const onward = connect(port, '127.0.0.1')
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(onward).pipe(socket)
        onward.on('error', () => socket.destroy())
        socket.on('error', () => onward.destroy())
      })
    })
    const through = (proxyUrl: string) => ({
      ...target(proxy),
      tunnel: { authority: 'registry.test:443', proxyUrl },
    })
    const { tlsHandshake } = ports([certificate.path])
    await expect(tlsHandshake(through(`http://127.0.0.1:${proxy}`), never())).rejects.toMatchObject(
      { kind: 'proxy-refused', message: expect.stringContaining('407') },
    )
    const session = await tlsHandshake(through(`http://user:p%40ss@127.0.0.1:${proxy}`), never())
    expect(session.caBundle).toBe(certificate.path)
  })
})

test('bundles: the one of the environment first, files without certificates not at all', async () => {
  const folder = tempFolder({
    'own.pem': '-----BEGIN CERTIFICATE-----\nown\n-----END CERTIFICATE-----\n',
    'empty.pem': '# nothing\n',
  })
  const [first] = await readCaBundles(`${folder}/own.pem`)
  expect(first?.path).toBe(`${folder}/own.pem`)
  const paths = (await readCaBundles(`${folder}/empty.pem`)).map(({ path }) => path)
  expect(paths).not.toContain(`${folder}/empty.pem`)
})

test('a route is a yes or a no, and asking for it sends nothing', async () => {
  const { hasRoute } = ports()
  const answers = await Promise.all([hasRoute(4), hasRoute(6)])
  expect(answers.map((answer) => typeof answer)).toEqual(['boolean', 'boolean'])
})

test('a plain server is asked through the transport that was given', async () => {
  const port = await serveHttp((_request, response) => response.writeHead(401).end())
  const answer = await ports().transport(`http://127.0.0.1:${port}/v2/`)
  await answer.discard()
  expect(answer.status).toBe(401)
})
