import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import { openComments } from '../../src/adapters/github-comments.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import { parseHandOver } from '../../src/comment/hand-over.ts'
import { makeEntry } from '../../src/comment/make-entry.ts'
import type { CommentPlan, CommentTarget } from '../../src/comment/plan-comment.ts'
import { runComment } from '../../src/comment/run-comment.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { cancelled, minimalSuccess } from '../builders/sample-reports.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { prepareChecks } from './github-description.ts'
import { type GitHubServer, startGitHub } from './github-server.ts'
import { commitOf } from './scene.ts'

let server: GitHubServer
beforeAll(prepareChecks, 60_000)
afterEach(async () => {
  await server.stop()
  expect(server.problems).toEqual([])
})
afterAll(removeTempFolders)

const TARGET: CommentTarget = {
  serverUrl: 'https://github.com',
  apiUrl: '',
  repository: 'octo/cv',
  pullRequest: 7,
  commit: commitOf(1),
  run: { id: 101, attempt: 1 },
  key: { workflow: 'build', job: 'image' },
}
const POST: CommentPlan = { kind: 'post', target: TARGET, isWanted: false }
const REASON = 'The token of a pull request from a fork can read only.'

async function comment(
  plan: CommentPlan,
  report: RunReport = minimalSuccess,
  handOverFile = join(tempFolder(), 'comment.json'),
) {
  const { log, messages } = recordingLogger()
  const opened: CommentTarget[] = []
  const result = await runComment(
    plan,
    report,
    {
      openApi: (target, signal) => {
        opened.push(target)
        const transport = makeTransport({ proxy: {} })
        const { repository } = target
        return openComments({ apiUrl: server.url, token: 'secret', repository, transport, signal })
      },
      files,
      handOverFile,
      clock: fakeClock().clock,
      random: () => 0,
      log,
    },
    new AbortController().signal,
  )
  return { result, warnings: messages('warning'), opened, handOverFile }
}

function handedOver(file: string) {
  const parsed = parseHandOver(readFileSync(file, 'utf8'))
  return parsed.ok ? parsed.value : parsed.problem
}

const WHOLE = { schemaVersion: 1, pullRequest: 7, entry: makeEntry(minimalSuccess, TARGET) }

test('a build is posted, and nothing is left behind', async () => {
  server = await startGitHub()
  const { result, warnings, opened } = await comment(POST)
  expect(result).toEqual({
    outcome: 'created',
    url: 'https://github.com/octo/cv/pull/7#issuecomment-1000',
  })
  expect([warnings, opened]).toEqual([[], [TARGET]])
})

test('without the right to comment the client is not even loaded; a file holds what there is', async () => {
  server = await startGitHub()
  const { result, warnings, opened, handOverFile } = await comment({
    kind: 'hand-over',
    target: TARGET,
    reason: REASON,
  })
  expect(result).toEqual({ outcome: 'skipped', reason: REASON, file: handOverFile })
  expect(handedOver(handOverFile)).toEqual(WHOLE)
  expect([warnings, opened, server.asked]).toEqual([[], [], []])
})

const denied = () =>
  ({ kind: 'answer', status: 403, message: 'Resource not accessible by integration' }) as const
const broken = () => ({ kind: 'answer', status: 500 }) as const

test.each([
  ['a token that may not comment', denied, false, 'skipped', 0],
  ['a token that may not comment, where a comment is wanted', denied, true, 'skipped', 1],
  ['a GitHub that is broken', broken, false, 'lost', 1],
])('%s leaves the file, and the build as it is', async (_, fault, isWanted, outcome, count) => {
  server = await startGitHub({ fault })
  const { result, warnings, handOverFile } = await comment({ ...POST, isWanted })
  expect(result).toMatchObject({ outcome, file: handOverFile })
  expect(handedOver(handOverFile)).toEqual(WHOLE)
  expect(warnings).toEqual(count === 0 ? [] : [result.reason])
})

test('a file that cannot be written is a warning, too', async () => {
  server = await startGitHub()
  const file = join(tempFolder({ taken: '' }), 'taken', 'comment.json')
  const { result, warnings } = await comment(
    { kind: 'hand-over', target: TARGET, reason: REASON },
    minimalSuccess,
    file,
  )
  expect(result).toEqual({ outcome: 'skipped', reason: REASON })
  expect(warnings).toEqual([expect.stringContaining('comment.json could not be written: ')])
})

test.each([
  [false, []],
  [true, ['No comment was posted. The pull request is closed.']],
])('what is not planned is told (wanted: %s)', async (isWanted, expected) => {
  server = await startGitHub()
  const reason = 'The pull request is closed.'
  const { result, warnings } = await comment({ kind: 'none', reason, isWanted })
  expect(result).toEqual({ outcome: 'skipped', reason })
  expect(warnings).toEqual(expected)
})

test('a cancelled run does not replace what an earlier one has found out', async () => {
  server = await startGitHub()
  const { result } = await comment(POST, cancelled)
  expect(result).toEqual({ outcome: 'skipped', reason: 'The run was cancelled.' })
  expect(server.asked).toEqual([])
})
