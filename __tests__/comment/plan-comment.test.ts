import { readActionContext } from '../../src/action/context.ts'
import { type CommentRequest, planComment } from '../../src/comment/plan-comment.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { payloadOf, setIn } from './webhook-payloads.ts'

afterAll(removeTempFolders)

/** Of the examples: opened by somebody with write access, from a branch of the same repository. */
const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'
const REPOSITORY = 'Codertocat/Hello-World'

type Event = {
  readonly name?: string
  readonly payload?: Record<string, unknown>
  readonly change?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly request?: Partial<CommentRequest>
}

/** What a runner says of an event, read by the action, and planned. */
function plan({
  name = 'pull_request',
  payload = payloadOf('pull_request', 'opened'),
  change = {},
  env = {},
  request = {},
}: Event) {
  for (const [path, value] of Object.entries(change)) setIn(payload, path, value)
  const folder = tempFolder({ 'event.json': JSON.stringify(payload) })
  const context = readActionContext({
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_PATH: `${folder}/event.json`,
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_ACTOR: 'Codertocat',
    GITHUB_REF: 'refs/pull/2/merge',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_WORKFLOW: 'build',
    GITHUB_JOB: 'image',
    GITHUB_ACTION: '__self',
    ...env,
  })
  return planComment(context, { comment: 'auto', hasToken: true, ...request })
}

test('a pull request of the same repository is told, at its head', () => {
  expect(plan({ request: { matrix: '{\n  "variant": "prod"\n}' } })).toEqual({
    kind: 'post',
    isWanted: false,
    target: {
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      repository: REPOSITORY,
      pullRequest: 2,
      commit: HEAD,
      run: { id: 4711, attempt: 2 },
      key: { workflow: 'build', job: 'image', matrix: '{\n  "variant": "prod"\n}', step: '__self' },
    },
  })
})

test('an Enterprise Server is told by its own API', () => {
  const env = {
    GITHUB_API_URL: 'https://git.octo.test/api/v3',
    GITHUB_SERVER_URL: 'https://git.octo.test',
  }
  expect(plan({ env })).toMatchObject({
    target: { apiUrl: env.GITHUB_API_URL, serverUrl: env.GITHUB_SERVER_URL },
  })
})

test.each(['null', '{}', ''])('a job without a matrix (%j) has none in its key', (matrix) => {
  expect(plan({ request: { matrix } })).not.toHaveProperty('target.key.matrix')
})

const fork = { 'pull_request.head.repo.full_name': 'mallory/Hello-World' }
const gone = { 'pull_request.head.repo': null }
const dependabot = { GITHUB_ACTOR: 'dependabot[bot]' }

test.each<[string, Event, string]>([
  ['a fork', { change: fork }, 'The token of a pull request from a fork can read only.'],
  [
    'a fork that is gone',
    { change: gone },
    'The token of a pull request from a fork can read only.',
  ],
  ['Dependabot', { env: dependabot }, 'The token of a run of Dependabot can read only.'],
  [
    'a fork, without a token',
    { change: fork, request: { hasToken: false } },
    'The token of a pull request from a fork can read only.',
  ],
])('what %s builds is handed over', (_, event, reason) => {
  expect(plan(event)).toMatchObject({ kind: 'hand-over', reason, target: { commit: HEAD } })
})

test.each<[string, Event]>([
  ['a fork whose token may write', { change: fork, request: { comment: 'on' } }],
  ['Dependabot with a permission', { env: dependabot, request: { comment: 'on' } }],
])('%s is posted on request', (_, event) => {
  expect(plan(event)).toMatchObject({ kind: 'post', isWanted: true })
})

test('a fork under pull_request_target has the token of the base', () => {
  const payload = { ...payloadOf('pull_request', 'opened') }
  expect(plan({ name: 'pull_request_target', payload, change: fork })).toMatchObject({
    kind: 'post',
  })
})

test.each<[string, Event, string]>([
  ['a closed one', { payload: payloadOf('pull_request', 'closed') }, 'The pull request is closed.'],
  ['one without a token', { request: { hasToken: false } }, 'The input github-token is empty.'],
  [
    'one without a head',
    { change: { 'pull_request.head.sha': '' } },
    'The event does not say which commit is built.',
  ],
])('of pull requests, %s gets no comment', (_, event, reason) => {
  expect(plan(event)).toEqual({ kind: 'none', reason, isWanted: false })
})

test.each(['push', 'merge_group'])('%s belongs to no pull request', (name) => {
  expect(plan({ name, payload: payloadOf(name) })).toBeUndefined()
  expect(plan({ name, payload: payloadOf(name), request: { comment: 'on' } })).toEqual({
    kind: 'none',
    reason: `The event ${name} belongs to no pull request.`,
    isWanted: true,
  })
})

test('nothing is planned where nobody wants it, or outside of a workflow', () => {
  expect(plan({ request: { comment: 'off' } })).toBeUndefined()
  expect(planComment({}, { comment: 'on', hasToken: true })).toBeUndefined()
})
