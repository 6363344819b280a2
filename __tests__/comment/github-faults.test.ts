import { explainGitHubError, unexpectedAnswer } from '../../src/adapters/github-faults.ts'
import type { ApiFault } from '../../src/comment/comments-api.ts'
import { NetworkError } from '../../src/network/network-error.ts'

const NOW_MS = Date.parse('2026-01-31T12:00:00Z')

/** As octokit throws it. */
function errorOf(
  status: number,
  message: string,
  headers?: Readonly<Record<string, string>>,
  cause?: unknown,
) {
  const error = Object.assign(new Error(message), { status })
  return Object.assign(error, headers ? { response: { headers } } : {}, cause ? { cause } : {})
}

test.each<[string, Error, ApiFault]>([
  [
    '401',
    errorOf(401, 'Bad credentials', {}),
    { kind: 'denied', sentence: 'GitHub answered 401 (Bad credentials)' },
  ],
  [
    '403',
    errorOf(403, 'Resource not accessible', {}),
    { kind: 'denied', sentence: 'GitHub answered 403 (Resource not accessible)' },
  ],
  [
    '403, locked',
    errorOf(403, 'issue is locked', {}),
    { kind: 'refused', sentence: 'GitHub answered 403 (issue is locked)' },
  ],
  [
    '404',
    errorOf(404, 'Not Found', {}),
    { kind: 'absent', sentence: 'GitHub answered 404 (Not Found)' },
  ],
  ['410', errorOf(410, 'Gone', {}), { kind: 'absent', sentence: 'GitHub answered 410 (Gone)' }],
  [
    '422',
    errorOf(422, 'Validation Failed', {}),
    { kind: 'refused', sentence: 'GitHub answered 422 (Validation Failed)' },
  ],
  ['500', errorOf(500, 'oops', {}), { kind: 'passing', sentence: 'GitHub answered 500' }],
  [
    '503 that names a time',
    errorOf(503, 'oops', { 'retry-after': '4' }),
    { kind: 'passing', sentence: 'GitHub answered 503', retryAfterMs: 4_000 },
  ],
  [
    'a secondary limit that names a time',
    errorOf(403, 'secondary rate limit', { 'retry-after': '9' }),
    {
      kind: 'passing',
      sentence: 'GitHub answered 403 (secondary rate limit)',
      retryAfterMs: 9_000,
    },
  ],
  [
    'a secondary limit that names none',
    errorOf(403, 'You have exceeded a secondary rate limit', { 'x-ratelimit-remaining': '4000' }),
    {
      kind: 'passing',
      sentence: 'GitHub answered 403 (You have exceeded a secondary rate limit)',
      retryAfterMs: 60_000,
    },
  ],
  [
    '429 that names none',
    errorOf(429, 'Too Many Requests', {}),
    { kind: 'passing', sentence: 'GitHub answered 429 (Too Many Requests)', retryAfterMs: 60_000 },
  ],
  [
    'the end of the limit, by the clock of this machine',
    errorOf(403, 'x', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(NOW_MS / 1000 + 30),
    }),
    { kind: 'passing', sentence: 'GitHub answered 403 (x)', retryAfterMs: 30_000 },
  ],
  [
    'the end of the limit, by the clock of GitHub',
    errorOf(429, 'x', {
      date: 'Sat, 31 Jan 2026 12:00:20 GMT',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(NOW_MS / 1000 + 30),
    }),
    { kind: 'passing', sentence: 'GitHub answered 429 (x)', retryAfterMs: 10_000 },
  ],
  [
    'no answer',
    errorOf(
      500,
      'x',
      undefined,
      new NetworkError('reset', 'api.github.com', 'api.github.com broke off the connection'),
    ),
    { kind: 'passing', sentence: 'api.github.com broke off the connection' },
  ],
  [
    'a certificate that nobody knows',
    errorOf(
      500,
      'x',
      undefined,
      new NetworkError(
        'tls-untrusted',
        'a',
        'the certificate of a is signed by an unknown authority',
      ),
    ),
    { kind: 'refused', sentence: 'the certificate of a is signed by an unknown authority' },
  ],
  [
    'a cancelled run',
    errorOf(500, 'x', undefined, new NetworkError('aborted', 'a', 'given up')),
    { kind: 'refused', sentence: 'the run was cancelled' },
  ],
  [
    'terminal sequences and long texts',
    errorOf(422, `\u001b[31m${'x'.repeat(900)}`, {}),
    { kind: 'refused', sentence: `GitHub answered 422 (${'x'.repeat(199)}…)` },
  ],
])('%s', (_, error, expected) => {
  expect(explainGitHubError(error, NOW_MS)).toEqual(expected)
})

test('a bug of ours is none of GitHub', () => {
  const bug = new TypeError('x is not a function')
  expect(() => explainGitHubError(bug, NOW_MS)).toThrow(bug)
  expect(() => explainGitHubError(errorOf(500, 'x', undefined, bug), NOW_MS)).toThrow(bug)
})

test.each<[string, number, unknown, ApiFault['kind']]>([
  ['a page in between', 200, '<html>', 'passing'],
  ['nothing', 200, undefined, 'passing'],
  ['a redirect', 301, { url: 'https://api.github.com/' }, 'refused'],
  ['an error of GraphQL', 200, { errors: [{ message: 'Resource not accessible' }] }, 'refused'],
  ['an error of GraphQL without a word', 200, { errors: [] }, 'refused'],
])('in the place of an answer: %s', (_, status, data, kind) => {
  expect(unexpectedAnswer(status, data).kind).toBe(kind)
})
