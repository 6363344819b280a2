import {
  explainActionsLog,
  explainText,
  findRepeated,
} from '../../../src/cache/stores/actions-faults.ts'
import {
  findPhase,
  makeActionsLog,
  parseActionsLogLine,
} from '../../../src/cache/stores/actions-log.ts'
import { endsStore, planRetry } from '../../../src/cache/stores/plan-retry.ts'

/** Lines as @actions/cache 6.3.0 writes them. */
function explain(...lines: readonly string[]) {
  const log = makeActionsLog()
  for (const line of lines) log.add(line)
  return explainActionsLog(log.lines)
}

test.each<[string, readonly string[]]>([
  ['a miss', ['::debug::Cache not found for version 1 of keys: a']],
  ['a hit', ['Cache hit for: a', 'Cache Size: ~3 MB (3001824 B)', 'Cache restored successfully']],
  [
    'a try that helped',
    [
      'Attempt 1 of 5 failed with error: Failed request: (503) Service Unavailable. Retrying request in 3000 ms...',
      'Cache restored successfully',
    ],
  ],
])('nothing is wrong with %s', (_, lines) => {
  expect(explain(...lines)).toBeUndefined()
})

test.each<[string, readonly string[], string, string]>([
  [
    'a race',
    [
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Received non-retryable error: Failed request: (409) Conflict: cache entry with the same key, version, and scope already exists',
      'Failed to save: Unable to reserve cache with key a, another job may be creating this cache.',
    ],
    'present',
    'Somebody else saved the archive before.',
  ],
  [
    'a refusal without a reason',
    [
      '::debug::Failed to reserve cache: Error: Response was not ok',
      'Failed to save: Unable to reserve cache with key a, another job may be creating this cache.',
    ],
    'other',
    'did not take the archive and did not say why',
  ],
  [
    'a network',
    [
      '::warning::Failed to restore: Failed to GetCacheEntryDownloadURL: Unable to make request: ENOTFOUND%0AIf you are using self-hosted runners, please make sure your runner has access to all GitHub endpoints: https://docs.github.com/en/x',
    ],
    'unreachable',
    'The connection to the Actions cache failed (ENOTFOUND).',
  ],
  [
    'five tries',
    [
      '::warning::Failed to restore: Failed to GetCacheEntryDownloadURL: Failed to make request after 5 attempts: Failed request: (502) Bad Gateway',
    ],
    'server-error',
    'answered with an error (502).',
  ],
  [
    'an incomplete download',
    [
      '::warning::Failed to restore: Incomplete download. Expected file size: 5, actual file size: 3',
    ],
    'unreachable',
    'failed (Incomplete download. Expected file size: 5, actual file size: 3).',
  ],
  [
    'a missing tool',
    [
      "::warning::Failed to restore: Tar failed with error: The process '/usr/bin/tar' failed with exit code 2",
    ],
    'damaged',
    'could not be unpacked',
  ],
  [
    'quota',
    [
      '::warning::Failed to save: Failed to CreateCacheEntry: Cache storage quota has been hit. Unable to upload any new cache entries.',
    ],
    'storage-full',
    'is full',
  ],
  [
    'something new, with a signature',
    ['::error::Failed to save: it went wrong at https://x.blob.core.windows.net/c?sig=abc and so'],
    'other',
    'The Actions cache failed: Failed to save: it went wrong at … and so.',
  ],
])('%s', (_, lines, kind, cause) => {
  expect(explain(...lines)).toEqual({ kind, cause: expect.stringContaining(cause) })
})

test('how long to wait is told', () => {
  const fault = explain(
    "::warning::You've hit a rate limit, your rate limit will reset in 7 seconds",
    '::warning::Failed to restore: Failed to GetCacheEntryDownloadURL: Rate limited: Failed request: (429) Too Many Requests',
  )
  expect(fault).toEqual({
    kind: 'rate-limited',
    cause: 'The Actions cache takes no more requests for the next 7 s (429).',
    retryAfterMs: 7_000,
  })
  expect(planRetry(fault, 1, 8_000)).toBe(7_000)
  expect(planRetry(fault, 1, 7_000)).toBeUndefined()
})

test('a long text is cut, on one line', () => {
  expect(explainText(`a\nb ${'x'.repeat(500)}`).cause).toMatch(
    /^The Actions cache failed: a b x{196}…\.$/,
  )
})

test('what is tried again', () => {
  const unreachable = explainText('ECONNRESET')
  expect([1, 2, 3].map((tries) => planRetry(unreachable, tries, 9_000))).toEqual([
    500,
    2_000,
    undefined,
  ])
  expect(planRetry(unreachable, 2, 1_000)).toBeUndefined()
  expect(planRetry(explainText('(503)'), 1, 9_000)).toBeUndefined()
  expect(planRetry(undefined, 1, 9_000)).toBeUndefined()
})

test.each([
  ['ECONNRESET', true, true],
  ['(503)', true, true],
  ['(429)', true, true],
  ['cache read denied: no', true, false],
  ['cache write denied: no', false, true],
  ['insufficient usage', false, true],
  ['already exists', false, false],
  ['Tar failed', false, false],
  ['who knows', false, false],
])('after "%s" reading ends: %p, saving: %p', (text, reading, saving) => {
  const fault = explainText(text)
  expect([endsStore(fault, 'restore'), endsStore(fault, 'save')]).toEqual([reading, saving])
})

describe('the log', () => {
  test.each([
    ['::debug::a%0Ab%25', { kind: 'debug', text: 'a\nb%' }],
    ['::warning title=x::careful', { kind: 'warning', text: 'careful' }],
    ['::error::bad', { kind: 'error', text: 'bad' }],
    ['::set-output name=a::b', { kind: 'info', text: '::set-output name=a::b' }],
    ['plain :: text', { kind: 'info', text: 'plain :: text' }],
  ])('%s', (line, parsed) => {
    expect(parseActionsLogLine(line)).toEqual(parsed)
  })

  test('what is to be masked is not shown, neither then nor later', () => {
    const log = makeActionsLog()
    expect(log.add('::add-mask::a long secret')).toBeUndefined()
    expect(log.add('::add-mask::ab')).toBeUndefined()
    expect(log.add('::debug::url?sig=a long secret about')?.text).toBe('url?sig=*** about')
  })

  test.each([
    ['restore', '::debug::Archive path: /x', 'moving'],
    ['restore', '::debug::Archive Path: /x', 'moving'],
    ['restore', 'Cache Size: ~1 MB (2 B)', 'working'],
    ['restore', 'Cache hit for: a', undefined],
    ['save', '::debug::Archive Path: /x', undefined],
    ['save', '::debug::Reserving Cache', 'asking'],
    ['save', '::debug::Attempting to upload cache located at: /x', 'moving'],
    ['save', '::debug::Saving Cache (ID: 1)', 'moving'],
    ['save', 'Cache Size: ~1 MB (2 B)', undefined],
  ] as const)('%s: %s', (call, line, phase) => {
    expect(findPhase(call, parseActionsLogLine(line))).toBe(phase)
  })

  test('what the library tries again by itself', () => {
    const line =
      'Attempt 2 of 5 failed with error: Failed request: (503) x. Retrying request in 3 ms...'
    expect(findRepeated(parseActionsLogLine(line))).toMatchObject({ kind: 'server-error' })
    expect(findRepeated(parseActionsLogLine('Cache hit for: a'))).toBeUndefined()
  })
})
