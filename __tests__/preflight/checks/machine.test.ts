import { checkClock } from '../../../src/preflight/checks/clock.ts'
import { checkNameResolution } from '../../../src/preflight/checks/name-resolution.ts'
import { checkNetwork } from '../../../src/preflight/checks/network.ts'
import { checkProxy } from '../../../src/preflight/checks/proxy.ts'
import type { EndpointReport } from '../../../src/preflight/preflight.ts'
import { closeServers, freePort, serveTcp } from '../loopback.ts'
import { loopbackPorts } from '../probe-ports.ts'

afterEach(closeServers)

test.each<[readonly number[], string, RegExp]>([
  [[], 'skipped', /no server answered with a date/],
  [[0, 900, -900], 'ok', /agrees/],
  [[59_000], 'ok', /agrees/],
  [[120_000, 121_000, 0], 'warning', /this machine is 2 min 00 s behind the servers/],
  [[-3_600_000], 'warning', /this machine is 1 h 00 min ahead of the servers/],
  // One server with a wrong clock is its own affair.
  [[0, 0, 86_400_000], 'ok', /agrees/],
])('clock: %j is %s', (skews, outcome, detail) => {
  const check = checkClock(skews)
  expect(check.outcome).toBe(outcome)
  expect(check.detail).toMatch(detail)
})

function report(host: string, more: Partial<EndpointReport> = {}): EndpointReport {
  return {
    name: host,
    url: `https://${host}/`,
    purpose: 'packages',
    outcome: 'ok',
    dns: [{ resolver: 'system', addresses: ['1.2.3.4'], durationMs: 1 }],
    resolversDisagree: false,
    connects: [{ family: 4, address: '1.2.3.4', durationMs: 1 }],
    ...more,
  }
}

const BOTH = { 4: true, 6: true }
const NONE = { 4: false, 6: false }
const NAMELESS = { outcome: 'failed', failedLayer: 'dns', connects: [] } as const
const UNKNOWN = {
  ...NAMELESS,
  dns: [{ resolver: 'system', addresses: [], durationMs: 1, error: 'no', fault: 'dns-missing' }],
} as const
const SILENT = {
  ...NAMELESS,
  dns: [{ resolver: 'system', addresses: [], durationMs: 1, error: 'no', fault: 'dns-failing' }],
} as const
const REFUSED = { outcome: 'failed', failedLayer: 'connect' } as const

describe('network', () => {
  test.each<[string, readonly EndpointReport[], { 4: boolean; 6: boolean }, string, RegExp]>([
    ['all is well', [report('a.test')], BOTH, 'ok', /routes for IPv4 and IPv6/],
    ['no IPv6', [report('a.test')], { 4: true, 6: false }, 'ok', /for IPv4, none for IPv6/],
    [
      'no route',
      [report('a.test', SILENT)],
      NONE,
      'failed',
      /^No network: this machine has no route/,
    ],
    [
      'no name server',
      [report('a.test', SILENT), report('b.test', SILENT)],
      BOTH,
      'failed',
      /^No network: the name servers of this machine do not answer$/,
    ],
    [
      'no name known',
      [report('a.test', UNKNOWN), report('b.test', UNKNOWN)],
      BOTH,
      'failed',
      /know none of 2 servers$/,
    ],
    [
      'no connection',
      [report('a.test', REFUSED), report('b.test', UNKNOWN)],
      BOTH,
      'failed',
      /none of 2 servers takes a connection$/,
    ],
    [
      'no proxy',
      [report('a.test', { ...REFUSED, proxy: 'http://p.corp' })],
      BOTH,
      'failed',
      /through the proxy http:\/\/p\.corp, which cannot be reached$/,
    ],
    ['one server that is down', [report('a.test', REFUSED)], BOTH, 'ok', /routes/],
    [
      'something answers',
      [report('a.test', { outcome: 'failed', failedLayer: 'tls' }), report('b.test', REFUSED)],
      BOTH,
      'ok',
      /routes/,
    ],
    [
      'a proxy without a route',
      [report('a.test', { proxy: 'http://p' })],
      NONE,
      'ok',
      /reached otherwise/,
    ],
    ['nothing is needed', [], NONE, 'skipped', /no server is needed/],
    ['loopback is no network', [report('127.0.0.1:5000', REFUSED)], NONE, 'skipped', /no server/],
    [
      'nothing could be tried',
      [report('a.test', { ...REFUSED, dns: [], connects: [] })],
      BOTH,
      'skipped',
      /proxy settings/,
    ],
  ])('%s', (_what, reports, routes, outcome, detail) => {
    const check = checkNetwork(reports, routes)
    expect(check.outcome).toBe(outcome)
    expect(check.detail).toMatch(detail)
    expect(check.remedy !== undefined).toBe(outcome === 'failed')
  })
})

describe('name resolution', () => {
  const other = (resolver: string, fault?: 'dns-failing') => ({
    resolver,
    addresses: fault ? [] : ['1.2.3.4'],
    durationMs: 1,
    ...(fault ? { error: 'no', fault } : {}),
  })
  const system = { resolver: 'system', addresses: ['1.2.3.4'], durationMs: 1 }

  test.each<[string, readonly EndpointReport[], string, RegExp]>([
    ['no name', [report('1.2.3.4', { dns: [] })], 'skipped', /no name had/],
    [
      'well',
      [report('a.test', { dns: [system, other('9.9.9.9')] })],
      'ok',
      /^1 name resolved; 9\.9\.9\.9 answer, too$/,
    ],
    [
      'others are blocked',
      [report('a.test', { dns: [system, other('9.9.9.9', 'dns-failing')] })],
      'ok',
      /9\.9\.9\.9 do not answer from here$/,
    ],
    [
      'disagreement',
      [report('a.test', { resolversDisagree: true })],
      'warning',
      /do not agree about a\.test/,
    ],
    [
      'unresolved',
      [report('a.test', UNKNOWN), report('b.test')],
      'warning',
      /^1 name of 2 not resolved/,
    ],
    [
      'a gateway',
      ['a.io', 'b.io', 'c.io', 'd.io'].map((host) => report(host)),
      'ok',
      /^1\.2\.3\.4 is the address of everything/,
    ],
    [
      'a captive portal',
      ['a.io', 'b.io', 'c.io', 'd.io'].map((host) =>
        report(host, { outcome: 'failed', failedLayer: 'tls' }),
      ),
      'warning',
      /address of everything/,
    ],
    [
      'one provider',
      ['a.x.io', 'b.x.io', 'c.x.io', 'd.x.io'].map((host) => report(host)),
      'ok',
      /^4 names resolved/,
    ],
  ])('%s', (_what, reports, outcome, detail) => {
    const check = checkNameResolution(reports)
    expect(check.outcome).toBe(outcome)
    expect(check.detail).toMatch(detail)
  })
})

describe('proxy', () => {
  const check = (proxy: Readonly<Record<string, string>>) =>
    checkProxy(proxy, loopbackPorts(), new AbortController().signal)

  test('none', async () => {
    expect(await check({ NO_PROXY: 'corp' })).toMatchObject({ outcome: 'ok' })
  })

  test('one that takes connections, named without its password', async () => {
    const port = await serveTcp((socket) => socket.end())
    expect(await check({ HTTPS_PROXY: `http://me:pass@127.0.0.1:${port}` })).toEqual({
      name: 'proxy',
      outcome: 'ok',
      detail: `http://127.0.0.1:${port} takes connections`,
    })
  })

  test('one that is not there', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    expect(await check({ HTTPS_PROXY: url, HTTP_PROXY: url })).toMatchObject({
      outcome: 'failed',
      detail: `${url} cannot be reached`,
    })
  })

  test('what is no URL of a proxy', async () => {
    const { outcome, detail } = await check({ HTTPS_PROXY: 'ftp://me:pass@p' })
    expect([outcome, detail]).toEqual(['failed', 'not the URL of a proxy: HTTPS_PROXY=p'])
  })

  test.each([
    ['http://corp', /is a URL, which no program understands/],
    ['*', /the proxy is never used/],
    ['*.corp', /not understood by curl and cargo/],
    ['10.0.0.0/8', /understood by docker, but not by Node/],
  ])('NO_PROXY=%s', async (noProxy, detail) => {
    const port = await serveTcp((socket) => socket.end())
    const url = `http://127.0.0.1:${port}`
    const found = await check({ HTTPS_PROXY: url, NO_PROXY: `localhost,${noProxy}` })
    expect(found.outcome).toBe('warning')
    expect(found.detail).toMatch(detail)
  })
})
