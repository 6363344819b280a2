import { commentOn } from '../../src/action/comment.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import type { RunContext } from '../../src/run-context.ts'
import { minimalSuccess } from '../builders/sample-reports.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { prepareChecks } from './github-description.ts'
import { startGitHub } from './github-server.ts'
import { commitOf } from './scene.ts'

beforeAll(prepareChecks, 60_000)
afterAll(removeTempFolders)

function contextOf(apiUrl: string, isFork = false): RunContext {
  const folder = tempFolder()
  return {
    front: 'action',
    workspaceFolder: folder,
    tempFolder: folder,
    cacheFolder: folder,
    dockerFolder: folder,
    startedAtMs: Date.now() - 90_000,
    proxy: {},
    github: {
      serverUrl: 'https://github.com',
      apiUrl,
      repository: 'octo/cv',
      eventName: 'pull_request',
      ref: 'refs/pull/7/merge',
      sha: commitOf(2),
      actor: 'octocat',
      runId: '101',
      runAttempt: '1',
      pullRequest: { number: 7, headSha: commitOf(1), isFork },
    },
  }
}

const NOW = new AbortController().signal

test('the report says what became of the comment, and how long it took', async () => {
  const server = await startGitHub()
  const context = contextOf(server.url)
  const report = await commentOn(minimalSuccess, { comment: 'auto' }, 'secret', context, NOW)
  await server.stop()
  expect(report.comment).toEqual({
    outcome: 'created',
    url: 'https://github.com/octo/cv/pull/7#issuecomment-1000',
  })
  const stage = report.stages.at(-1)
  expect(stage?.name).toBe('comment')
  expect(report.durationMs).toBe((stage?.startMs ?? 0) + (stage?.durationMs ?? 0))
  expect(server.problems).toEqual([])
}, 60_000)

test('without a pull request the report is what it was', async () => {
  const { github: _, ...context } = contextOf('http://127.0.0.1:9')
  const report = await commentOn(minimalSuccess, { comment: 'auto' }, 'secret', context, NOW)
  expect(report).toBe(minimalSuccess)
})

test('a fork leaves a file where later steps find it', async () => {
  const context = contextOf('http://127.0.0.1:9', true)
  const report = await commentOn(minimalSuccess, { comment: 'auto' }, 'secret', context, NOW)
  expect(report.comment).toMatchObject({
    outcome: 'skipped',
    file: `${context.tempFolder}/comment.json`,
  })
})

test('a bug in telling of a build does not fail it', async () => {
  const broken = { ...minimalSuccess, startedAt: 'never' } as RunReport
  const context = contextOf('http://127.0.0.1:9')
  const report = await commentOn(broken, { comment: 'auto' }, 'secret', context, NOW)
  expect(report.comment?.reason).toBe(
    'The comment was not posted; this is a bug of cv-docker-build, please report it: Invalid time value',
  )
  expect(report.outcome).toBe('success')
})
