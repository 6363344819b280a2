import { type DecideFacts, decide } from '../../src/preflight/decide.ts'
import type { CheckReport, EndpointReport } from '../../src/preflight/preflight.ts'

const AUTO: DecideFacts = { mode: 'auto' }

function report(more: Partial<EndpointReport> = {}): EndpointReport {
  return {
    name: 'Docker Hub',
    url: 'https://registry-1.docker.io/v2/',
    purpose: 'base-image',
    outcome: 'ok',
    dns: [],
    resolversDisagree: false,
    connects: [],
    ...more,
  }
}

const INDEX = { name: 'crates.io index', url: 'https://index.crates.io/config.json' } as const
const MIRROR = report({ url: 'https://mirror.gcr.io/v2/', mirrorOf: 'docker.io' })
const FAILED = { outcome: 'failed', failedLayer: 'connect', cause: 'it refuses' } as const
const NAMELESS = { ...FAILED, failedLayer: 'dns', cause: 'no address' } as const
const answer = (resolver: string, address?: string) =>
  address === undefined
    ? ({ resolver, addresses: [], durationMs: 1, error: 'no', fault: 'dns-missing' } as const)
    : { resolver, addresses: [address], durationMs: 1 }
const connect = (family: 4 | 6, fault?: 'unreachable' | 'connect-timeout') => ({
  family,
  address: family === 4 ? '1.2.3.4' : '2600::1',
  durationMs: 1,
  ...(fault ? { error: 'no', fault } : {}),
})

function decided(
  reports: readonly EndpointReport[],
  facts: DecideFacts = AUTO,
  checks: readonly CheckReport[] = [],
) {
  return decide(reports, checks, facts).map(({ reason, ...decision }) => {
    expect(reason).toMatch(/^[A-Z0-9a-z].*\.$/)
    return decision
  })
}

test('where all is well, nothing is changed', () => {
  expect(decided([report(), MIRROR, report({ ...INDEX, purpose: 'crates-index' })])).toEqual([])
})

describe('mirror', () => {
  const taken = { kind: 'mirror', registry: 'docker.io', mirror: 'mirror.gcr.io' }

  test.each<[string, readonly EndpointReport[], Partial<DecideFacts>, readonly object[]]>([
    ['the registry fails', [report(FAILED), MIRROR], {}, [taken]],
    [
      'its token server fails',
      [report(), report({ ...FAILED, url: 'https://auth.docker.io/token' }), MIRROR],
      {},
      [taken],
    ],
    ['the mirror fails, too', [report(FAILED), { ...MIRROR, ...FAILED }], {}, []],
    ['the first mirror fails', [report(FAILED), { ...MIRROR, ...FAILED }, MIRROR], {}, [taken]],
    [
      'too few pulls are left',
      [report({ http: { status: 401, latencyMs: 1, samples: 1, pullsRemaining: 6 } }), MIRROR],
      { pullsNeeded: 2 },
      [taken],
    ],
    [
      'enough pulls are left',
      [report({ http: { status: 401, latencyMs: 1, samples: 1, pullsRemaining: 7 } }), MIRROR],
      { pullsNeeded: 2 },
      [],
    ],
    ['another registry fails', [report({ ...FAILED, url: 'https://ghcr.io/v2/' }), MIRROR], {}, []],
    ['a push fails: no mirror takes one', [report({ ...FAILED, purpose: 'push' }), MIRROR], {}, []],
    [
      'plain http is said',
      [report(FAILED), { ...MIRROR, url: 'http://m.corp:5000/v2/' }],
      {},
      [{ ...taken, mirror: 'http://m.corp:5000' }],
    ],
  ])('%s', (_what, reports, facts, expected) => {
    expect(decided(reports, { ...AUTO, ...facts })).toEqual(expected)
  })

  test('of crates', () => {
    const index = report({ ...INDEX, ...FAILED, purpose: 'crates-index' })
    const mirror = report({ url: 'https://m.corp/index/config.json', mirrorOf: 'crates.io' })
    expect(decided([index, mirror])).toEqual([
      { kind: 'crates-mirror', mirror: 'sparse+https://m.corp/index/' },
    ])
    const own = { ...index, url: 'https://crates.corp/config.json' }
    expect(decided([own, mirror])).toEqual([])
  })
})

describe('resolver', () => {
  const one = report({
    ...NAMELESS,
    dns: [answer('system'), answer('1.1.1.1', '1.2.3.4'), answer('8.8.8.8', '1.2.3.4')],
  })
  const two = report({
    ...NAMELESS,
    url: 'https://ghcr.io/v2/',
    dns: [answer('system'), answer('1.1.1.1'), answer('8.8.8.8', '5.6.7.8')],
  })
  const nobody = report({ ...NAMELESS, dns: [answer('system'), answer('1.1.1.1')] })

  test.each<[string, readonly EndpointReport[], readonly string[] | undefined]>([
    ['all that know', [one], ['1.1.1.1', '8.8.8.8']],
    ['those that know every name', [one, two], ['8.8.8.8']],
    ['nobody knows', [nobody], undefined],
    ['a name that nobody knows does not stand in the way', [one, nobody], ['1.1.1.1', '8.8.8.8']],
    [
      'the name of a proxy is the matter of its network',
      [{ ...one, proxy: 'http://p' }],
      undefined,
    ],
    [
      'an inner address elsewhere is no help',
      [report({ ...NAMELESS, dns: [answer('system'), answer('1.1.1.1', '10.0.0.1')] })],
      undefined,
    ],
  ])('%s', (_what, reports, servers) => {
    expect(decided(reports)).toEqual(servers ? [{ kind: 'resolver', servers }] : [])
  })
})

test.each<[string, EndpointReport['connects'], boolean]>([
  ['no route for it', [connect(4), connect(6, 'unreachable')], true],
  ['no answer by it', [connect(4), connect(6, 'connect-timeout')], true],
  ['one address answers', [connect(4), connect(6, 'unreachable'), connect(6)], false],
  ['IPv4 does not work either', [connect(4, 'unreachable'), connect(6, 'unreachable')], false],
  ['nobody has an address of it', [connect(4)], false],
])('IPv6 off: %s', (_what, connects, expected) => {
  expect(decided([report({ connects })])).toEqual(expected ? [{ kind: 'ipv6-off' }] : [])
})

test('to the steps of a Dockerfile of the repository neither authority nor proxy is promised', () => {
  const tls = { issuer: 'Corp', validTo: '', intercepted: true, caBundle: '/etc/ca.pem' }
  const reports = [report({ tls, proxy: 'http://p.corp:3128' })]
  expect(decide(reports, [], { mode: 'auto' })).toHaveLength(2)
  expect(decide(reports, [], { mode: 'auto', foreignSteps: true })).toEqual([])
})

test('authorities of this machine go into the build, unknown ones cannot', () => {
  const tls = { issuer: 'Corp', validTo: '', intercepted: true }
  expect(decided([report({ tls: { ...tls, caBundle: '/etc/ca.pem' } })])).toEqual([
    { kind: 'inject-ca', path: '/etc/ca.pem' },
  ])
  expect(decided([report({ tls })])).toEqual([])
})

test.each([
  ['works', {}, 1],
  ['takes the connection, and the server behind it fails', { ...FAILED, failedLayer: 'http' }, 1],
  ['is not there', FAILED, 0],
] as const)('a proxy that %s', (_what, more, count) => {
  const decisions = decided([report({ ...more, proxy: 'http://p.corp:3128' })])
  expect(decisions).toEqual(count === 1 ? [{ kind: 'pass-proxy' }] : [])
})

test.each([
  ['crates-index', ['protocol'], 1],
  ['crates', ['reset'], 1],
  ['crates', ['connect-timeout'], 0],
  ['base-image', ['reset'], 0],
] as const)('HTTP/2 of %s with %j', (purpose, faults, count) => {
  const decisions = decided([report({ purpose, faults, outcome: 'degraded' })])
  expect(decisions).toEqual(count === 1 ? [{ kind: 'multiplexing-off' }] : [])
})

describe('refuse', () => {
  const denied = report({
    ...FAILED,
    purpose: 'push',
    canPush: false,
    cause: 'ghcr.io does not let us push',
    remedy: 'packages: write',
  })
  const refused = {
    kind: 'refuse',
    cause: 'ghcr.io does not let us push',
    remedy: 'packages: write',
  }

  test('a push that is denied, now and not after the build', () => {
    expect(decided([denied])).toEqual([refused])
    expect(decided([denied], { mode: 'strict' })).toEqual([refused])
  })

  test.each([
    ['push', true],
    ['base-image', true],
    ['cache', false],
    ['scanner-database', false],
  ] as const)('a wrong password for %s', (purpose, expected) => {
    const decisions = decided([report({ ...FAILED, purpose, credentials: 'refused' })])
    expect(decisions.some(({ kind }) => kind === 'refuse')).toBe(expected)
  })

  test('in auto a server that fails stops nothing; in strict it does', () => {
    const failing = [report(FAILED), report({ ...FAILED, name: 'ghcr.io' })]
    expect(decided(failing)).toEqual([])
    expect(decided(failing, { mode: 'strict' })).toEqual([
      {
        kind: 'refuse',
        cause: 'Docker Hub: it refuses (and 1 more)',
        remedy: 'use preflight: auto to try anyway',
      },
    ])
  })

  test('in strict a check that fails, and no network at all in its one sentence', () => {
    const disk = { name: 'disk', outcome: 'failed', detail: '1 GB free' } as const
    const network = { name: 'network', outcome: 'failed', detail: 'No network: no route' } as const
    const strict = { mode: 'strict' } as const
    expect(decided([report()], strict, [disk])).toMatchObject([{ cause: 'disk: 1 GB free' }])
    expect(decided([report(FAILED)], strict, [disk, network])).toMatchObject([
      { cause: 'No network: no route' },
    ])
  })

  test('a degraded server and a warning are no refusal, a mirror that fails neither', () => {
    const warning = { name: 'clock', outcome: 'warning', detail: 'slow' } as const
    const reports = [report({ outcome: 'degraded' }), { ...MIRROR, ...FAILED }]
    expect(decided(reports, { mode: 'strict' }, [warning])).toEqual([])
  })
})

describe('offline', () => {
  const ready = { mode: 'auto', offlineReady: true } as const

  test.each<[string, readonly EndpointReport[], DecideFacts, boolean]>([
    ['nothing is reached, all is here', [report(FAILED)], ready, true],
    ['something is missing here', [report(FAILED)], { ...ready, offlineReady: false }, false],
    ['one server answers', [report(FAILED), report()], ready, false],
    ['something has to be pushed', [report({ ...FAILED, purpose: 'push' })], ready, false],
    ['nothing is needed', [], ready, false],
  ])('%s', (_what, reports, facts, expected) => {
    const kinds = decided(reports, facts).map(({ kind }) => kind)
    expect(kinds.includes('offline')).toBe(expected)
  })

  test('then nothing else has to be changed', () => {
    const failing = report({ ...NAMELESS, dns: [answer('system'), answer('1.1.1.1', '1.2.3.4')] })
    expect(decided([failing], ready)).toEqual([{ kind: 'offline' }])
  })
})
