import type { CommentReport } from '../../src/comment/comment-report.ts'
import { COMMENT_MAX_LENGTH } from '../../src/comment/fit-comment.ts'
import { postEntries } from '../../src/comment/post-entries.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { minimalSuccess } from '../builders/sample-reports.ts'
import { prepareChecks } from './github-description.ts'
import { type Asked, type Fault, type GitHubServer, startGitHub } from './github-server.ts'
import { anEntry, aPosting, bodyOf, commitOf } from './scene.ts'

let server: GitHubServer
beforeAll(prepareChecks, 60_000)
afterEach(async () => {
  await server.stop()
  // Whatever a test is about: nothing passes that GitHub does not describe.
  expect(server.problems).toEqual([])
})

async function post(entries = [anEntry()], options: Parameters<typeof aPosting>[1] = {}) {
  const { open, slept } = aPosting(server, options)
  const report = await postEntries(entries, await open())
  return { report, slept }
}

function jobsIn(body = ''): readonly string[] {
  return parseState(body).entries.map(({ key }) => key.job)
}

function urlOf(id: number): string {
  return `https://github.com/octo/cv/pull/7#issuecomment-${id}`
}

const US = 'github-actions[bot]'

describe('one comment a pull request', () => {
  test('is made by the first build', async () => {
    server = await startGitHub()
    server.add('octocat', 'Looks good!')
    const { report } = await post()
    expect(report).toEqual({ outcome: 'created', url: urlOf(1001) })
    expect(server.comments.map(({ author }) => author)).toEqual(['octocat', US])
    expect(jobsIn(server.comments[1]?.body)).toEqual(['image'])
  })

  test('is edited by the build of the next commit, and says what came before', async () => {
    server = await startGitHub()
    await post([anEntry({ commit: 1 })])
    const { report } = await post([anEntry({ commit: 2 })])
    expect(report).toEqual({ outcome: 'updated', url: urlOf(1000) })
    expect(server.comments).toHaveLength(1)
    const [entry] = parseState(server.comments[0]?.body ?? '').entries
    expect(entry).toMatchObject({ commit: commitOf(2), previous: { commit: commitOf(1) } })
  })

  test('keeps the rows of other jobs', async () => {
    server = await startGitHub()
    await post([anEntry({ job: 'a' })])
    await post([anEntry({ job: 'b' })])
    expect(jobsIn(server.comments[0]?.body)).toEqual(['a', 'b'])
  })

  test('is left alone by a run that is older than what it tells of', async () => {
    server = await startGitHub()
    await post([anEntry({ commit: 2 })])
    const before = server.comments[0]?.body
    const { report } = await post([anEntry({ commit: 1 })])
    expect(report).toEqual({
      outcome: 'skipped',
      reason: 'A newer run of the same build has already reported.',
      url: urlOf(1000),
    })
    expect(server.comments.map(({ body }) => body)).toEqual([before])
  })

  test('is written anew where its first line cannot be read any more', async () => {
    server = await startGitHub()
    server.add(US, '<!-- cv-docker-build v1 AAAA -->\nold')
    const { report } = await post()
    expect(report.outcome).toBe('updated')
    expect(jobsIn(server.comments[0]?.body)).toEqual(['image'])
  })

  test('is found among thousands of comments, by the page that has it', async () => {
    server = await startGitHub()
    for (let at = 0; at < 3_050; at += 1) server.add('octocat', `comment ${at}`)
    server.add(US, bodyOf([anEntry({ job: 'a' })]))
    for (let at = 0; at < 200; at += 1) server.add('octocat', `later ${at}`)
    const { report } = await post([anEntry({ job: 'b' })])
    expect(report.outcome).toBe('updated')
    const lists = server.asked.filter(
      ({ method, path }) => method === 'GET' && path.includes('page='),
    )
    expect(lists).toHaveLength(31)
    expect(jobsIn(server.comments[3_050]?.body)).toEqual(['a', 'b'])
  }, 60_000)
})

test('a comment that was cut to its limit is one that GitHub takes', async () => {
  server = await startGitHub()
  const cause = 'c'.repeat(500)
  const failure = { stage: 'build', cause, remedy: cause, evidence: [], exitCode: 1 }
  const report: RunReport = { ...minimalSuccess, outcome: 'failure', failure }
  const many = Array.from({ length: 30 }, (_, at) => anEntry({ job: `job-${at}`, report }))
  const posted = await post([
    ...many,
    ...many.map((one) => ({ ...one, id: `${one.id.slice(1)}f` })),
  ])
  expect(posted.report.outcome).toBe('created')
  const { body = '' } = server.comments[0] ?? {}
  expect(body).toContain('Left out')
  expect(body.length).toBeLessThanOrEqual(65_536)
  expect(COMMENT_MAX_LENGTH).toBe(65_536)
})

describe('comments of others', () => {
  test('with our first line are not ours', async () => {
    server = await startGitHub()
    const forged = bodyOf([anEntry({ job: 'forged' })])
    server.add('mallory', forged)
    server.add(null, forged)
    const { report } = await post()
    expect(report.outcome).toBe('created')
    expect(server.comments.slice(0, 2).map(({ body }) => body)).toEqual([forged, forged])
    expect(jobsIn(server.comments[2]?.body)).toEqual(['image'])
  })

  test('of our own login without our first line are not ours', async () => {
    server = await startGitHub()
    const quoted = `> ${bodyOf([anEntry({ job: 'quoted' })])}`
    server.add(US, quoted)
    const { report } = await post()
    expect(report.outcome).toBe('created')
    expect(server.comments[0]?.body).toBe(quoted)
  })

  test('of an app are not those of the token of the job', async () => {
    server = await startGitHub({ logins: { secret: US, other: 'octo-ci[bot]' } })
    await post([anEntry({ job: 'a' })], { token: 'other' })
    await post([anEntry({ job: 'b' })])
    expect(server.comments.map(({ author, body }) => [author, jobsIn(body)])).toEqual([
      ['octo-ci[bot]', ['a']],
      [US, ['b']],
    ])
  })

  test('who writes is not asked where no comment looks like ours', async () => {
    server = await startGitHub()
    server.add('octocat', 'Looks good!')
    await post()
    expect(server.asked.some(({ path }) => path === '/graphql')).toBe(false)
  })
})

test('an Enterprise Server has its API below /api/v3, and GraphQL beside it', async () => {
  server = await startGitHub({ prefix: '/api/v3' })
  server.add(US, bodyOf([anEntry({ job: 'a' })]))
  const { report } = await post([anEntry({ job: 'b' })])
  expect(report.outcome).toBe('updated')
  expect(server.asked.some(({ path }) => path === '/api/graphql')).toBe(true)
})

describe('a comment that is deleted', () => {
  test('between read and write is made anew, with the rows that it had', async () => {
    server = await startGitHub({
      fault: ({ method }) => {
        if (method === 'PATCH') server.comments.splice(0)
        return undefined
      },
    })
    server.add(US, bodyOf([anEntry({ job: 'a' })]))
    const { report } = await post([anEntry({ job: 'b' })])
    expect(report.outcome).toBe('created')
    expect(jobsIn(server.comments[0]?.body)).toEqual(['a', 'b'])
  })

  test('between write and look is made anew', async () => {
    let isDeleted = false
    server = await startGitHub({
      fault: ({ method, path }) => {
        if (method === 'GET' && path.includes('/comments/') && !isDeleted) {
          isDeleted = true
          server.comments.splice(0)
        }
        return undefined
      },
    })
    const { report } = await post()
    expect(report).toEqual({ outcome: 'created', url: urlOf(1001) })
  })
})

test('of comments made at the same moment the oldest stays, with the rows of all', async () => {
  server = await startGitHub({
    fault: ({ method }) => {
      // Others were quicker, one before us and one after.
      if (method === 'POST' && server.comments.length === 0) {
        server.add(US, bodyOf([anEntry({ job: 'a' })]))
      }
      return undefined
    },
  })
  const { report } = await post([anEntry({ job: 'b' })])
  expect(report).toEqual({ outcome: 'updated', url: urlOf(1000) })
  expect(server.comments.map(({ id, body }) => [id, jobsIn(body)])).toEqual([[1000, ['a', 'b']]])
})

/** The first requests of a kind get these. */
function faultsOf(isMeant: (asked: Asked) => boolean, ...faults: readonly Fault[]) {
  const left = [...faults]
  return (asked: Asked) => (isMeant(asked) ? left.shift() : undefined)
}

const isWrite = ({ method, path }: Asked) => method !== 'GET' && path !== '/graphql'
const isRead = (asked: Asked) => !isWrite(asked)
const always = (fault: Fault) => () => fault

describe('what passes', () => {
  test.each<[string, Fault, number]>([
    [
      'a secondary limit that names its time',
      {
        kind: 'answer',
        status: 403,
        headers: { 'retry-after': '7' },
        message: 'You have exceeded a secondary rate limit',
      },
      7_000,
    ],
    ['too many requests', { kind: 'answer', status: 429, headers: { 'retry-after': '3' } }, 3_000],
    [
      'the end of the hourly limit',
      {
        kind: 'answer',
        status: 403,
        headers: {
          date: 'Sat, 31 Jan 2026 12:00:00 GMT',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Date.parse('2026-01-31T12:00:20Z') / 1000),
        },
        message: 'API rate limit exceeded',
      },
      20_000,
    ],
    ['a broken server', { kind: 'answer', status: 502 }, 500],
    [
      'a server that asks for a pause',
      { kind: 'answer', status: 503, headers: { 'retry-after': '5' } },
      5_000,
    ],
    ['a connection that ends', { kind: 'reset' }, 500],
    ['an answer that ends in the middle', { kind: 'broken' }, 500],
  ])('is waited for when reading: %s', async (_, fault, leastMs) => {
    server = await startGitHub({ fault: faultsOf(isRead, fault) })
    const { report, slept } = await post()
    expect(report.outcome).toBe('created')
    expect(slept[0]).toBeGreaterThanOrEqual(leastMs)
    expect(slept[0]).toBeLessThan(leastMs + 1_000)
  })

  test.each<[string, Fault]>([
    ['not done', { kind: 'answer', status: 502 }],
    ['not done, after a limit', { kind: 'answer', status: 403, headers: { 'retry-after': '1' } }],
    ['done, the answer lost', { kind: 'done-and-reset' }],
    ['done, the answer cut short', { kind: 'broken' }],
  ])('is waited for when writing: %s', async (_, fault) => {
    server = await startGitHub({ fault: faultsOf(isWrite, fault) })
    const { report } = await post()
    expect(['created', 'updated']).toContain(report.outcome)
    expect(server.comments.map(({ body }) => jobsIn(body))).toEqual([['image']])
  })
})

describe('what does not pass', () => {
  test.each<[string, Fault, CommentReport]>([
    [
      'a limit that lasts longer than a comment is worth',
      {
        kind: 'answer',
        status: 403,
        headers: { 'retry-after': '120' },
        message: 'secondary rate limit',
      },
      {
        outcome: 'lost',
        reason:
          'The comment was not posted: GitHub answered 403 (secondary rate limit - https://docs.github.com/rest), and asks to wait 120 s: a comment is given 60 s in all.',
      },
    ],
    [
      'a token that can read only',
      { kind: 'answer', status: 403, message: 'Resource not accessible by integration' },
      {
        outcome: 'skipped',
        reason:
          'The token may not comment: GitHub answered 403 (Resource not accessible by integration - https://docs.github.com/rest); give the job the permission `pull-requests: write`.',
      },
    ],
    [
      'a locked conversation',
      { kind: 'answer', status: 403, message: 'Unable to create comment because issue is locked.' },
      {
        outcome: 'lost',
        reason:
          'The comment was not posted: GitHub answered 403 (Unable to create comment because issue is locked. - https://docs.github.com/rest).',
      },
    ],
    [
      'a refused body',
      { kind: 'answer', status: 422, message: 'Validation Failed' },
      {
        outcome: 'lost',
        reason:
          'The comment was not posted: GitHub answered 422 (Validation Failed - https://docs.github.com/rest).',
      },
    ],
    [
      'a server that stays broken',
      { kind: 'answer', status: 500 },
      { outcome: 'lost', reason: expect.stringContaining('GitHub answered 500, 7 times') },
    ],
  ])('%s is said, and tried no more', async (_, fault, expected) => {
    server = await startGitHub({ fault: always(fault) })
    const { report, slept } = await post()
    expect(report).toEqual(expected)
    expect(slept.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(60_000)
    expect(server.comments).toEqual([])
  })

  test('a token that nobody knows', async () => {
    server = await startGitHub()
    const { report } = await post([anEntry()], { token: 'unknown' })
    expect(report.outcome).toBe('skipped')
    expect(report.reason).toContain('GitHub answered 401 (Bad credentials')
  })

  test('a pull request that is not there', async () => {
    server = await startGitHub({
      fault: always({ kind: 'answer', status: 404, message: 'Not Found' }),
    })
    const { report } = await post()
    expect(report).toMatchObject({ outcome: 'lost' })
  })

  test('a server that does not answer, when the run is cancelled', async () => {
    server = await startGitHub({ fault: always({ kind: 'stall' }) })
    const cancelled = new AbortController()
    const posting = post([anEntry()], { patience: { signal: cancelled.signal } })
    setTimeout(() => cancelled.abort(), 50)
    const { report } = await posting
    expect(report).toEqual({
      outcome: 'lost',
      reason: 'The comment was not posted: the run was cancelled.',
    })
  })
})

test('what another job overwrote is put back, that of others as well', async () => {
  let isOverwritten = false
  server = await startGitHub({
    fault: ({ method }) => {
      const [comment] = server.comments
      // By a job that had read before any of this was there.
      if (method === 'GET' && comment && jobsIn(comment.body).includes('b') && !isOverwritten) {
        isOverwritten = true
        comment.body = bodyOf([anEntry({ job: 'c' })])
      }
      return undefined
    },
  })
  server.add(US, bodyOf([anEntry({ job: 'a' })]))
  const { report } = await post([anEntry({ job: 'b' })])
  expect(report.outcome).toBe('updated')
  expect(jobsIn(server.comments[0]?.body)).toEqual(['a', 'b', 'c'])
})

test('what others write while GitHub lets us wait is not overwritten', async () => {
  let hasWaited = false
  server = await startGitHub({
    fault: ({ path }) => {
      const [comment] = server.comments
      if (path !== '/graphql' || hasWaited || !comment) return undefined
      hasWaited = true
      comment.body = bodyOf([anEntry({ job: 'a' }), anEntry({ job: 'c' })])
      return { kind: 'answer', status: 403, headers: { 'retry-after': '9' } }
    },
  })
  server.add(US, bodyOf([anEntry({ job: 'a' })]))
  await post([anEntry({ job: 'b' })])
  expect(jobsIn(server.comments[0]?.body)).toEqual(['a', 'b', 'c'])
})

test('a comment that is overwritten again and again is given up', async () => {
  server = await startGitHub({
    fault: ({ method }) => {
      const [comment] = server.comments
      if (method === 'GET' && comment) comment.body = bodyOf([])
      return undefined
    },
  })
  server.add(US, bodyOf([]))
  const { report } = await post()
  expect(report).toEqual({
    outcome: 'lost',
    reason: 'The comment may lack builds: other jobs wrote to it again and again.',
    url: urlOf(1000),
  })
})
