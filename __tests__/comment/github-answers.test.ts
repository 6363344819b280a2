import {
  readComment,
  readComments,
  readPullRequest,
  readViewer,
} from '../../src/adapters/github-answers.ts'
import { exampleOf } from './github-description.ts'

const comment = exampleOf('issue-comment')

test('a comment as GitHub describes it', () => {
  expect(readComment(comment)).toEqual({
    id: 1,
    body: 'Me too',
    author: 'octocat',
    url: 'https://github.com/octocat/Hello-World/issues/1347#issuecomment-1',
    createdAt: '2011-04-14T16:00:49Z',
  })
})

test('its author may be gone, and its body absent', () => {
  const { body: _, ...rest } = comment
  expect(readComment({ ...rest, user: null })).toEqual(
    expect.not.objectContaining({ author: expect.anything() }),
  )
  expect(readComment(rest)?.body).toBe('')
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a page', '<html>'],
  ['a list', []],
  ['a fraction as its number', { ...comment, id: 1.5 }],
  ['a number as its body', { ...comment, body: 5 }],
  ['no address', { ...comment, html_url: null }],
  ['no date', { ...comment, created_at: 'yesterday' }],
])('%s is no comment', (_, data) => {
  expect(readComment(data)).toBeUndefined()
  expect(readComments([comment, data])).toBeUndefined()
})

test('a list is read whole', () => {
  expect(readComments([comment, comment])).toHaveLength(2)
  expect(readComments({ message: 'no' })).toBeUndefined()
})

test('who writes', () => {
  expect(readViewer({ data: { viewer: { login: 'github-actions[bot]' } } })).toBe(
    'github-actions[bot]',
  )
  expect(readViewer({ data: { viewer: null }, errors: [] })).toBeUndefined()
})

test('a pull request as GitHub describes it', () => {
  expect(readPullRequest(exampleOf('pull-request'))).toEqual({
    state: 'open',
    headSha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
    headRepository: 'octocat/Hello-World',
  })
  expect(readPullRequest({ state: 'merged', head: { sha: 'x' } })).toBeUndefined()
})
