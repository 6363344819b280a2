import {
  parseProxy,
  proxyPort,
  redactProxy,
  routeOf,
  usableProxies,
} from '../../src/preflight/proxy-route.ts'

const PROXY = { HTTPS_PROXY: 'http://proxy.corp:3128', HTTP_PROXY: 'http://plain.corp:3128' }

function route(url: string, proxy: Readonly<Record<string, string>>): string {
  const found = routeOf(new URL(url), proxy)
  return found.kind === 'proxy' ? `${found.variable} ${found.url.host}` : found.kind
}

test.each([
  ['https://ghcr.io/v2/', PROXY, 'HTTPS_PROXY proxy.corp:3128'],
  ['http://deb.debian.org/', PROXY, 'HTTP_PROXY plain.corp:3128'],
  ['https://ghcr.io/', { ALL_PROXY: 'socks5://s.corp' }, 'ALL_PROXY s.corp'],
  ['https://ghcr.io/', { HTTP_PROXY: 'http://plain.corp' }, 'direct'],
  ['https://ghcr.io/', {}, 'direct'],
  ['ssh://git.corp:22/', PROXY, 'direct'],
  ['http://127.0.0.1:5000/', PROXY, 'direct'],
  ['http://localhost:5000/', PROXY, 'direct'],
  ['https://ghcr.io/', { HTTPS_PROXY: 'proxy.corp:3128' }, 'HTTPS_PROXY proxy.corp:3128'],
  ['https://ghcr.io/', { HTTPS_PROXY: 'ftp://proxy.corp' }, 'unusable'],
  ['https://ghcr.io/', { HTTPS_PROXY: 'http:/proxy.corp' }, 'unusable'],
  ['https://ghcr.io/', { HTTPS_PROXY: 'http://pro xy' }, 'unusable'],
] as const)('%s with %j goes %s', (url, proxy, expected) => {
  expect(route(url, proxy)).toBe(expected)
})

test.each([
  ['ghcr.io', 'https://ghcr.io/', true],
  ['GHCR.io', 'https://ghcr.io/', true],
  ['.corp', 'https://registry.corp/', true],
  ['corp', 'https://registry.corp/', true],
  ['*.corp', 'https://registry.corp/', true],
  ['orp', 'https://registry.corp/', false],
  ['registry.corp:5000', 'https://registry.corp:5000/', true],
  ['registry.corp:5000', 'https://registry.corp/', false],
  ['registry.corp:443', 'https://registry.corp/', true],
  ['10.0.0.0/8', 'https://10.1.2.3/', true],
  ['10.0.0.0/8', 'https://11.1.2.3/', false],
  ['10.0.0.0/99', 'https://10.1.2.3/', false],
  ['fd00::/8', 'https://[fd00::1]/', true],
  ['fd00::1', 'https://[fd00::1]/', true],
  ['a.corp, b.corp registry.corp', 'https://registry.corp/', true],
  ['*', 'https://ghcr.io/', true],
  ['', 'https://ghcr.io/', false],
])('NO_PROXY=%s exempts %s: %s', (noProxy, url, isExempt) => {
  expect(route(url, { ...PROXY, NO_PROXY: noProxy }) === 'direct').toBe(isExempt)
})

test('neither a log nor a client gets what it must not have', () => {
  expect(redactProxy('http://me:pass@proxy.corp:3128/x')).toBe('http://proxy.corp:3128')
  expect(redactProxy('me:pass@pro xy')).toBe('pro xy')
  expect(
    usableProxies({
      HTTPS_PROXY: 'me:p@proxy.corp:3128',
      HTTP_PROXY: 'ftp://x',
      ALL_PROXY: 'http://proxy.corp/path',
      NO_PROXY: 'corp',
    }),
  ).toEqual({
    HTTPS_PROXY: 'http://me:p@proxy.corp:3128/',
    ALL_PROXY: 'http://proxy.corp/',
    NO_PROXY: 'corp,localhost,127.0.0.1,[::1]',
  })
  expect(usableProxies({ HTTPS_PROXY: 'ftp://x', NO_PROXY: 'corp' })).toEqual({})
})

test.each([
  ['http://proxy.corp', 80],
  ['https://proxy.corp', 443],
  ['socks5://proxy.corp', 1080],
  ['http://proxy.corp:3128', 3128],
])('port of %s', (text, port) => {
  const url = parseProxy(text)
  expect(url && proxyPort(url)).toBe(port)
})
