import { judgeAnswer } from '../../src/preflight/health.ts'
import type { Endpoint } from '../../src/preflight/preflight.ts'

const HUB: Endpoint = {
  name: 'Docker Hub',
  url: 'https://registry-1.docker.io/v2/',
  purpose: 'base-image',
  health: 'registry',
}
const CORP: Endpoint = { ...HUB, url: 'https://registry.corp/v2/' }
const INDEX: Endpoint = {
  name: 'index',
  url: 'https://index.crates.io/config.json',
  purpose: 'crates-index',
  health: 'ok',
}
const OWN_INDEX: Endpoint = { ...INDEX, url: 'https://corp/config.json', health: 'reachable' }
const API: Endpoint = {
  ...INDEX,
  url: 'https://api.github.com/',
  purpose: 'api',
  health: 'reachable',
}
const FILE: Endpoint = { ...INDEX, url: 'https://dl.corp/file', purpose: 'packages', health: 'ok' }

const challenge = (value: string) => ({ 'www-authenticate': value })
const HTML = { 'content-type': 'text/html' }
const GITHUB = { 'x-github-request-id': '1' }

test.each<[string, Endpoint, number, Readonly<Record<string, string>>, string]>([
  ['hub', HUB, 401, challenge('Bearer realm="https://auth.docker.io/token",service="x"'), ''],
  ['hub', HUB, 200, {}, '{}'],
  ['registry', CORP, 401, challenge('Bearer realm="https://tokens.corp/token"'), ''],
  ['registry', CORP, 401, challenge('Basic realm="corp"'), ''],
  ['index', INDEX, 200, {}, '{"dl":"https://static.crates.io/crates"}'],
  ['index for members', OWN_INDEX, 401, {}, ''],
  ['api', API, 200, GITHUB, '{}'],
  ['api without a token', API, 403, GITHUB, '{}'],
  ['file', FILE, 200, {}, ''],
  ['file that moved', FILE, 302, { location: 'https://cdn.corp/file' }, ''],
])('%s: HTTP %#  is health', (_what, endpoint, status, headers, text) => {
  expect(judgeAnswer(endpoint, { status, headers, text })).toBeUndefined()
})

test.each<[string, Endpoint, number, Readonly<Record<string, string>>, string, RegExp]>([
  ['a page', HUB, 200, HTML, '', /web page, not a registry/],
  ['a page that does not say so', HUB, 200, {}, '  <!DOCTYPE html>', /web page, not a registry/],
  [
    'a strange token server',
    HUB,
    401,
    challenge('Bearer realm="https://evil.test/t"'),
    '',
    /a token server of evil\.test instead of auth\.docker\.io/,
  ],
  ['a password for all', HUB, 401, challenge('Basic realm="proxy"'), '', /never asks/],
  [
    'tokens over plain http',
    CORP,
    401,
    challenge('Bearer realm="http://t.corp/t"'),
    '',
    /not https/,
  ],
  ['tokens of nowhere', CORP, 401, challenge('Bearer realm="nowhere"'), '', /not https/],
  ['403', CORP, 403, {}, '', /answers HTTP 403/],
  ['an index that is a page', INDEX, 200, HTML, '', /web page, not the configuration/],
  ['an index without places', INDEX, 200, {}, '{}', /is not the configuration of a crates index/],
  ['a public index that refuses', INDEX, 403, {}, '', /answers HTTP 403/],
  ['an own index that is a page', OWN_INDEX, 200, HTML, '', /web page/],
  ['GitHub without its mark', API, 200, {}, '{}', /without the mark of GitHub/],
  [
    'GitHub that has had enough',
    API,
    403,
    { ...GITHUB, 'x-ratelimit-remaining': '0' },
    '',
    /no more requests/,
  ],
  ['a file that is a page', FILE, 200, HTML, '', /where none belongs/],
  ['a file that is gone', FILE, 404, {}, '', /HTTP 404/],
])('%s is none', (_what, endpoint, status, headers, text, cause) => {
  expect(judgeAnswer(endpoint, { status, headers, text })?.cause).toMatch(cause)
})

test('what a server writes cannot write into the terminal', () => {
  const headers = { location: 'https://x.test/\u001b[2J\u202e', 'retry-after': '\u001b]0;x\u0007' }
  for (const status of [302, 429]) {
    const ill = judgeAnswer(CORP, { status, headers, text: '' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there.
    expect(ill?.cause).not.toMatch(/[\u0000-\u001f\u202e]/)
  }
})
