import type { RequestListener } from 'node:http'
import type { Endpoint } from '../../src/preflight/preflight.ts'
import { probeEndpoint } from '../../src/preflight/probe-endpoint.ts'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import {
  type Certificate,
  closeServers,
  type DnsAnswer,
  freePort,
  makeCertificate,
  serveDns,
  serveHttp,
  serveHttps,
  serveTcp,
} from './loopback.ts'
import { loopbackPorts, OPTIONS } from './probe-ports.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const never = () => new AbortController().signal

function endpoint(port: number, more: Partial<Endpoint> = {}): Endpoint {
  const url = `http://127.0.0.1:${port}/v2/`
  return { name: 'the registry', url, purpose: 'base-image', health: 'registry', ...more }
}

const REGISTRY: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}

describe('names', () => {
  async function probeNamed(system: DnsAnswer, fallback: DnsAnswer | undefined) {
    const port = await serveHttp(REGISTRY)
    const own = await serveDns(() => system)
    const other = fallback === undefined ? undefined : await serveDns(() => fallback)
    const ports = loopbackPorts({ system: own.server, home: true })
    const options = { ...OPTIONS, fallbackResolvers: other ? [other.server] : [] }
    const one = endpoint(port, { url: `http://registry.example.com:${port}/v2/` })
    const { report } = await probeEndpoint(one, options, ports, never())
    return { report, asked: other?.asked ?? [], other: other?.server ?? '' }
  }

  test('NXDOMAIN here, an address elsewhere: the first layer, and what to use instead', async () => {
    const { report, other } = await probeNamed('NXDOMAIN', { addresses: ['1.2.3.4'] })
    expect(report).toMatchObject({
      outcome: 'failed',
      failedLayer: 'dns',
      resolversDisagree: true,
      connects: [],
      faults: ['dns-missing'],
    })
    expect(report.cause).toMatch(/know no address of registry\.example\.com:\d+, but 127\S+ does$/)
    expect(report.remedy).toContain(`use ${other} as name server`)
  })

  test.each<[string, DnsAnswer, DnsAnswer | undefined, RegExp]>([
    ['NXDOMAIN everywhere', 'NXDOMAIN', 'NXDOMAIN', /^neither this machine's .* nor public ones/],
    [
      'NXDOMAIN, and nobody else to ask',
      'NXDOMAIN',
      undefined,
      /^this machine's .* know no address/,
    ],
    ['SERVFAIL, others know', 'SERVFAIL', { addresses: ['1.2.3.4'] }, /do not answer for .*, but/],
    [
      'SERVFAIL, others fail too',
      'SERVFAIL',
      'SERVFAIL',
      /do not answer .*, and public ones do not/,
    ],
  ])('%s', async (_what, system, fallback, cause) => {
    const { report } = await probeNamed(system, fallback)
    expect(report).toMatchObject({ outcome: 'failed', failedLayer: 'dns' })
    expect(report.cause).toMatch(cause)
  })

  test('a public server that is an inner address here: shown, and asked of nobody else', async () => {
    const { report, asked } = await probeNamed(
      { addresses: ['10.1.2.3'] },
      { addresses: ['1.2.3.4'] },
    )
    // The company's own name is told to no stranger.
    expect(asked).toEqual([])
    expect(report.resolversDisagree).toBe(false)
  })

  test('two public addresses that differ are no disagreement', async () => {
    const { report, asked } = await probeNamed(
      { addresses: ['1.2.3.4'] },
      { addresses: ['5.6.7.8'] },
    )
    expect(asked).toEqual(['registry.example.com'])
    expect(report.dns.map(({ addresses }) => addresses)).toEqual([['1.2.3.4'], ['5.6.7.8']])
    expect(report.resolversDisagree).toBe(false)
  })

  test('a second opinion that takes long is neither waited for nor held against anybody', async () => {
    const { report, asked } = await probeNamed({ addresses: ['1.2.3.4'] }, 'silence')
    expect(asked).toEqual(['registry.example.com'])
    expect(report).toMatchObject({ outcome: 'ok', resolversDisagree: false })
    expect(report.dns.map(({ resolver }) => resolver)).toEqual(['system'])
  })

  test('names that only an own network can know are told to nobody', async () => {
    const own = await serveDns(() => 'NXDOMAIN')
    const other = await serveDns(() => ({ addresses: ['1.2.3.4'] }))
    const ports = loopbackPorts({ system: own.server })
    const options = { ...OPTIONS, fallbackResolvers: [other.server] }
    for (const host of ['registry', 'registry.corp', 'nas.home.arpa']) {
      await probeEndpoint(endpoint(1, { url: `http://${host}:1/v2/` }), options, ports, never())
    }
    expect(own.asked).toHaveLength(3)
    expect(other.asked).toEqual([])
  })
})

describe('connecting', () => {
  test('nobody listens', async () => {
    const port = await freePort()
    const { report } = await probeEndpoint(endpoint(port), OPTIONS, loopbackPorts(), never())
    expect(report).toMatchObject({
      outcome: 'failed',
      failedLayer: 'connect',
      cause: `127.0.0.1:${port} refuses connections (127.0.0.1)`,
      connects: [{ family: 4, address: '127.0.0.1', fault: 'refused' }],
      faults: ['refused'],
    })
  })

  test('a name whose only address is a sinkhole is called blocked', async () => {
    const port = await freePort()
    const own = await serveDns(() => ({ addresses: ['127.0.0.1'] }))
    const other = await serveDns(() => ({ addresses: ['1.2.3.4'] }))
    const { report } = await probeEndpoint(
      endpoint(port, { url: `http://index.crates.io:${port}/v2/` }),
      { ...OPTIONS, fallbackResolvers: [other.server] },
      loopbackPorts({ system: own.server }),
      never(),
    )
    expect(report).toMatchObject({ failedLayer: 'connect', resolversDisagree: true })
    expect(report.cause).toContain('to 127.0.0.1, where nothing answers')
  })

  test('a proxy that is not there is what fails, by its own name', async () => {
    const port = await freePort()
    const { report } = await probeEndpoint(
      endpoint(1, { url: 'https://registry.example.com/v2/' }),
      { ...OPTIONS, proxy: { HTTPS_PROXY: `http://user:secret@127.0.0.1:${port}` } },
      loopbackPorts(),
      never(),
    )
    expect(report).toMatchObject({
      failedLayer: 'connect',
      proxy: `http://127.0.0.1:${port}`,
      cause: `the proxy 127.0.0.1:${port} refuses connections (127.0.0.1)`,
    })
    expect(JSON.stringify(report)).not.toContain('secret')
  })

  test('a proxy setting that is none is quoted without its password', async () => {
    const { report } = await probeEndpoint(
      endpoint(1, { url: 'https://registry.example.com/v2/' }),
      { ...OPTIONS, proxy: { HTTPS_PROXY: 'ftp://user:secret@proxy' } },
      loopbackPorts(),
      never(),
    )
    expect(report.cause).toBe('HTTPS_PROXY is not the URL of a proxy: "proxy"')
  })
})

describe('TLS', () => {
  let trusted: Certificate
  let expired: Certificate
  beforeAll(() => {
    trusted = makeCertificate('IP:127.0.0.1')
    expired = makeCertificate('IP:127.0.0.1', 'expired')
  })
  const secure = (port: number) => endpoint(port, { url: `https://127.0.0.1:${port}/v2/` })

  test('an authority of this machine: all is well, and the bundle is named', async () => {
    const port = await serveHttps(trusted, REGISTRY)
    const { report } = await probeEndpoint(
      secure(port),
      OPTIONS,
      loopbackPorts({ trusted }),
      never(),
    )
    expect(report).toMatchObject({
      outcome: 'ok',
      tls: { issuer: 'Test Authority', intercepted: true, caBundle: trusted.path },
      http: { status: 200, samples: 2 },
    })
    expect(report.cause).toBeUndefined()
  })

  test('an authority that nobody knows', async () => {
    const port = await serveHttps(trusted, REGISTRY)
    const { report } = await probeEndpoint(secure(port), OPTIONS, loopbackPorts(), never())
    expect(report).toMatchObject({
      outcome: 'failed',
      failedLayer: 'tls',
      faults: ['tls-untrusted'],
      tls: { intercepted: true, error: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect(report.cause).toContain('signed by "Test Authority", which this machine does not trust')
    expect(report.http).toBeUndefined()
  })

  test('a certificate that has expired', async () => {
    const port = await serveHttps(expired, REGISTRY)
    const ports = loopbackPorts({ trusted: expired })
    const { report } = await probeEndpoint(secure(port), OPTIONS, ports, never())
    expect(report).toMatchObject({ failedLayer: 'tls', faults: ['tls-invalid'] })
    expect(report.cause).toContain('expired on 2020-01-02')
    expect(report.remedy).toContain('clock')
  })

  test('a server that does not speak TLS', async () => {
    const port = await serveTcp((socket) => socket.end('hello\r\n'))
    const { report } = await probeEndpoint(secure(port), OPTIONS, loopbackPorts(), never())
    expect(report).toMatchObject({ failedLayer: 'tls', faults: ['tls-failed'] })
  })
})

describe('HTTP', () => {
  const PORTAL: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Log in')
  }

  test.each<[string, RequestListener, RegExp]>([
    ['a page of somebody else', PORTAL, /is a web page, not a registry: a login page/],
    [
      'a redirect',
      (_q, r) => r.writeHead(302, { location: 'https://login.test/' }).end(),
      /elsewhere/,
    ],
    ['401 without a challenge', (_q, r) => r.writeHead(401).end(), /without saying how to sign in/],
    ['404', (_q, r) => r.writeHead(404).end(), /answers HTTP 404/],
    ['429', (_q, r) => r.writeHead(429, { 'retry-after': '30' }).end(), /too many .* wait: 30$/],
    ['503, twice', (_q, r) => r.writeHead(503).end(), /in trouble: it answers HTTP 503/],
    ['407', (_q, r) => r.writeHead(407).end(), /wants a user name and a password/],
    ['a connection that is broken off, twice', (q) => q.socket.destroy(), /fails, twice/],
  ])('%s', async (_what, listener, cause) => {
    const port = await serveHttp(listener)
    const { report } = await probeEndpoint(endpoint(port), OPTIONS, loopbackPorts(), never())
    expect(report).toMatchObject({ outcome: 'failed', failedLayer: 'http' })
    expect(report.cause).toMatch(cause)
  })

  test('one fault is not yet a failure, and is not forgotten either', async () => {
    let requests = 0
    const port = await serveHttp((request, response) => {
      if (requests++ === 0) request.socket.destroy()
      else response.end('{}')
    })
    const { report } = await probeEndpoint(endpoint(port), OPTIONS, loopbackPorts(), never())
    expect(report).toMatchObject({ outcome: 'degraded', faults: ['reset'] })
    expect(report.cause).toMatch(/answered only the second time/)
    expect(report.failedLayer).toBeUndefined()
  })

  test('latency is measured by further requests, one after the other', async () => {
    let [inFlight, most, requests] = [0, 0, 0]
    const port = await serveHttp((_request, response) => {
      requests++
      most = Math.max(most, ++inFlight)
      response.on('close', () => inFlight--)
      response.end('{}')
    })
    const options = { ...OPTIONS, samples: 3 }
    const { report } = await probeEndpoint(endpoint(port), options, loopbackPorts(), never())
    expect(report.http).toMatchObject({ status: 200, samples: 3 })
    expect([requests, most]).toEqual([4, 1])
  })

  test('the clock of the server, and where an index keeps its crates', async () => {
    const port = await serveHttp((_request, response) => {
      const date = new Date(Date.now() - 3_600_000).toUTCString()
      response.writeHead(200, { date, age: '60', 'content-type': 'application/json' })
      response.end('{"dl":"https://crates.example.com/api"}')
    })
    const index = endpoint(port, {
      url: `http://127.0.0.1:${port}/config.json`,
      purpose: 'crates-index',
      health: 'ok',
    })
    const probed = await probeEndpoint(index, OPTIONS, loopbackPorts(), never())
    expect(probed.report.outcome).toBe('ok')
    expect(probed.downloads).toBe('https://crates.example.com/api')
    expect(Math.round((probed.clockSkewMs ?? 0) / 60_000)).toBe(-59)
  })
})

test('whatever hangs, the signal ends it, and the layer that hung is named', async () => {
  const silent = await serveDns(() => 'silence')
  const tcp = await serveTcp(() => {})
  const hanging = [
    endpoint(tcp, { url: `http://registry.example.com:${tcp}/v2/` }),
    endpoint(tcp, { url: `https://127.0.0.1:${tcp}/v2/` }),
    endpoint(tcp),
  ]
  const ports = loopbackPorts({ system: silent.server })
  const stop = new AbortController()
  const options = { ...OPTIONS, fallbackResolvers: [silent.server] }
  const probing = hanging.map((one) => probeEndpoint(one, options, ports, stop.signal))
  await ports.clock.sleep(300)
  stop.abort()
  const reports = (await Promise.all(probing)).map(({ report }) => report)
  expect(reports.map(({ failedLayer }) => failedLayer)).toEqual(['dns', 'tls', 'http'])
  expect(reports.map(({ faults }) => faults)).toEqual([
    ['dns-failing'],
    ['tls-failed'],
    ['answer-timeout'],
  ])
})

test('git by ssh is a connection and no more', async () => {
  const port = await serveTcp((socket) => socket.end('SSH-2.0-test\r\n'))
  const one = endpoint(port, {
    url: `ssh://127.0.0.1:${port}/`,
    purpose: 'git',
    health: 'reachable',
  })
  const { report } = await probeEndpoint(one, OPTIONS, loopbackPorts(), never())
  expect(report).toMatchObject({ outcome: 'ok', connects: [{ family: 4 }] })
  expect(report.http).toBeUndefined()
})
