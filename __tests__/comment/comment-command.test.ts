import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readPullRequest } from '../../src/adapters/github-answers.ts'
import { runCommentCommand } from '../../src/cli/comment-command.ts'
import { commentEntry } from '../../src/comment/entry-shape.ts'
import { formatHandOver, HAND_OVER_MAX_BYTES } from '../../src/comment/hand-over.ts'
import { refuseRelay } from '../../src/comment/plan-relay.ts'
import { parseState } from '../../src/comment/stored-state.ts'
import { mapTexts } from '../../src/report/map-texts.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { prepareChecks } from './github-description.ts'
import { type FakePull, type GitHubServer, startGitHub } from './github-server.ts'
import { anEntry, commitOf } from './scene.ts'
import { payloadOf, setIn } from './webhook-payloads.ts'

let server: GitHubServer
beforeAll(prepareChecks, 60_000)
beforeEach(async () => {
  server = await startGitHub()
})
afterEach(async () => {
  await server.stop()
  expect(server.problems).toEqual([])
})
afterAll(removeTempFolders)

const HEAD = commitOf(9)
const FORK = 'mallory/cv'
const OPEN: FakePull = { state: 'open', headSha: HEAD, headRepository: FORK }

type Scene = {
  readonly files: Readonly<Record<string, string>>
  readonly pull?: FakePull
  /** Of the event, by path. */
  readonly change?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

/** The whole command, as a workflow of the event workflow_run starts it. */
async function relay({ files, pull = OPEN, change = {}, env = {} }: Scene) {
  const payload = payloadOf('workflow_run', 'completed')
  const run = {
    'workflow_run.id': 4711,
    'workflow_run.run_attempt': 3,
    'workflow_run.name': 'build',
    'workflow_run.event': 'pull_request',
    'workflow_run.head_sha': HEAD,
    'workflow_run.head_repository.full_name': FORK,
    ...change,
  }
  for (const [path, value] of Object.entries(run)) setIn(payload, path, value)
  const folder = tempFolder({ 'event.json': JSON.stringify(payload), 'from/keep': '', ...files })
  server.pulls.set(7, pull)
  const told: string[] = []
  const exitCode = await runCommentCommand(
    ['--from', join(folder, 'from')],
    new AbortController().signal,
    {
      env: {
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
        GITHUB_REPOSITORY: 'octo/cv',
        GITHUB_TOKEN: 'secret',
        GITHUB_API_URL: server.url,
        ...env,
      },
      clock: fakeClock().clock,
      random: () => 0,
      say: (line) => told.push(line),
      complain: (line) => told.push(line),
    },
  )
  return { exitCode, told: told.join('') }
}

function handedOver(job: string, pullRequest = 7): string {
  return formatHandOver(pullRequest, {
    ...anEntry({ job }),
    previous: { commit: commitOf(3), outcome: 'failure', platforms: [] },
  })
}

test('posts what was handed over, believing only what GitHub says', async () => {
  const { exitCode, told } = await relay({
    files: { 'from/a/comment.json': handedOver('a'), 'from/b/comment.json': handedOver('b') },
  })
  expect(told).toBe('comment created: https://github.com/octo/cv/pull/7#issuecomment-1000')
  expect(exitCode).toBe(0)
  const [comment] = server.comments
  const { entries } = parseState(comment?.body ?? '')
  expect(entries.map(({ key }) => key.job)).toEqual(['a', 'b'])
  for (const entry of entries) {
    expect(entry).toMatchObject({ commit: HEAD, run: { id: 4711, attempt: 3 }, relayed: true })
    // What came before is what the comment has, not what the run says.
    expect(entry).not.toHaveProperty('previous')
  }
  expect(comment?.body).toContain('nobody has checked them')
})

test.each<[string, FakePull, string]>([
  [
    'of somebody else',
    { ...OPEN, headRepository: 'victim/cv' },
    'The pull request is not of the repository that ran.',
  ],
  [
    'with another head',
    { ...OPEN, headSha: commitOf(8) },
    'The head of the pull request is not the commit that ran; a newer run tells of it.',
  ],
  ['that is closed', { ...OPEN, state: 'closed' }, 'The pull request is closed.'],
])('posts nothing on a pull request %s', async (_, pull, reason) => {
  const { exitCode, told } = await relay({ files: { 'from/comment.json': handedOver('a') }, pull })
  expect([exitCode, told]).toEqual([0, `comment skipped: ${reason}`])
  expect(server.comments).toEqual([])
})

// GitHub's description has a repository for every head; GitHub itself has not.
test('posts nothing on a pull request whose repository is gone', () => {
  const run = {
    run: { id: 1, attempt: 1 },
    workflow: 'build',
    event: 'pull_request',
    headSha: HEAD,
  }
  const reason = 'The pull request is not of the repository that ran.'
  const gone = readPullRequest({ state: 'open', head: { sha: HEAD, repo: null } })
  expect(gone).toEqual({ state: 'open', headSha: HEAD })
  expect(refuseRelay({ ...run, headRepository: FORK }, { state: 'open', headSha: HEAD })).toBe(
    reason,
  )
  expect(refuseRelay(run, { state: 'open', headSha: HEAD })).toBe(reason)
})

const entry = anEntry()

test.each<[string, Scene, string]>([
  ['no file', { files: {} }, 'The run has left nothing to be posted.'],
  ['what is no JSON', { files: { 'from/comment.json': '<b>' } }, 'comment.json is not JSON.'],
  [
    'another form',
    {
      files: {
        'from/comment.json': JSON.stringify({
          schemaVersion: 1,
          pullRequest: 7,
          entry: { ...entry, run: 'x' },
        }),
      },
    },
    'comment.json is not of our form: entry.run must be an object, not "x".',
  ],
  [
    'a file whose name is a command of the runner',
    { files: { 'from/##[error]x\n::error::y.json': '' } },
    '## [error]x ::error::y.json is not JSON.',
  ],
  [
    'two pull requests',
    { files: { 'from/a.json': handedOver('a', 7), 'from/b.json': handedOver('b', 8) } },
    'The files name different pull requests.',
  ],
  [
    'a file that is too large',
    { files: { 'from/comment.json': ' '.repeat(HAND_OVER_MAX_BYTES + 1) } },
    'comment.json is larger than 131072 bytes.',
  ],
  [
    'too many files',
    { files: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`from/${at}.json`, ''])) },
    'There are 101 files; at most 100 are taken.',
  ],
  [
    'a run of another event',
    { files: { 'from/comment.json': handedOver('a') }, change: { 'workflow_run.event': 'push' } },
    'The workflow was started by push, not by a pull request.',
  ],
  [
    'another event than workflow_run',
    { files: { 'from/comment.json': handedOver('a') }, change: { workflow_run: null } },
    'The event is no workflow_run.',
  ],
])('posts nothing of %s', async (_, scene, reason) => {
  const { exitCode, told } = await relay(scene)
  expect([exitCode, told]).toEqual([0, `comment skipped: ${reason}`])
  expect(server.asked).toEqual([])
})

test('follows no link, and looks into no folder of a folder', async () => {
  const outside = tempFolder({ 'comment.json': handedOver('a') })
  const folder = tempFolder({ 'from/deep/deeper/comment.json': handedOver('a') })
  symlinkSync(join(outside, 'comment.json'), join(folder, 'from', 'comment.json'))
  symlinkSync(outside, join(folder, 'from', 'linked'))
  const { readSmallFiles } = await import('../../src/adapters/small-files.ts')
  const found = await readSmallFiles(join(folder, 'from'), {
    files: 9,
    bytesEach: 99_999,
    depth: 1,
  })
  expect(found).toEqual({ ok: true, files: [] })
})

test('a text of any length finds a place', async () => {
  const long = mapTexts(commentEntry, entry, () => '@#1'.repeat(1_000))
  const { exitCode } = await relay({ files: { 'from/comment.json': formatHandOver(7, long) } })
  expect(exitCode).toBe(0)
  expect(server.comments).toHaveLength(1)
})

test('a pull request that is not there is an error', async () => {
  const { exitCode, told } = await relay({ files: { 'from/comment.json': handedOver('a', 8) } })
  expect([exitCode, told]).toEqual([
    1,
    'comment lost: Pull request 8 could not be read: GitHub answered 404 (Not Found - https://docs.github.com/rest).',
  ])
})

test('says what it needs', async () => {
  const { exitCode, told } = await relay({ files: {}, env: { GITHUB_TOKEN: '' } })
  expect([exitCode, told]).toEqual([2, 'error: GITHUB_TOKEN: is not given; see comment --help'])
})
