import { planMountScope } from '../../src/plan/mount-scope.ts'
import type { GitHubContext, RunContext } from '../../src/run-context.ts'
import { aGitHubContext, aLocalContext, aRunContext } from './a-run-context.ts'

const scopeOf = (context: RunContext) => planMountScope({ context, buildArgs: [] })
const ofRun = (changes: Partial<GitHubContext>) =>
  scopeOf(aRunContext({ github: aGitHubContext(changes) }))

const MAIN = ofRun({})
const pull = (number: number, isFork?: boolean): Partial<GitHubContext> => ({
  eventName: 'pull_request',
  ref: `refs/pull/${number}/merge`,
  pullRequest: { number, headSha: '', ...(isFork === undefined ? {} : { isFork }) },
})

test.each<[string, Partial<GitHubContext>]>([
  ['another branch', { ref: 'refs/heads/feature' }],
  ['a schedule', { eventName: 'schedule' }],
  ['a pull request of a branch that one had to be allowed to push', pull(7, false)],
])('the mounts of the repository are for %s, too', (_name, changes) => {
  expect(ofRun(changes)).toEqual(MAIN)
})

test.each<[string, Partial<GitHubContext>]>([
  ['a pull request of a fork', pull(7, true)],
  ['a pull request of which nobody knows where it is from', pull(7)],
  ['an event that anybody can cause', { eventName: 'pull_request_target' }],
  ['a comment', { eventName: 'issue_comment' }],
])('they are not for %s', (_name, changes) => {
  expect(ofRun(changes)).not.toEqual(MAIN)
})

test('pull requests of forks do not share theirs, each has its own again', () => {
  const [one, other, again] = [pull(7, true), pull(8, true), pull(7, true)].map(ofRun)
  expect(one).not.toEqual(other)
  expect(one).toEqual(again)
})

test('another repository has others, another server too', () => {
  const others = [{ repository: 'Acme/Other' }, { serverUrl: 'https://git.test' }].map(ofRun)
  expect(new Set([MAIN, ...others].map(([scope]) => scope)).size).toBe(3)
})

test('on a desk a checkout is known by its remote, else by its folder', () => {
  const remote = { git: { remoteUrl: 'https://github.com/acme/cv' } }
  const [one, moved, other, none] = [
    scopeOf(aLocalContext(remote)),
    scopeOf(aLocalContext({ ...remote, workspaceFolder: '/elsewhere' })),
    scopeOf(aLocalContext({ git: { remoteUrl: 'https://github.com/acme/other' } })),
    scopeOf(aLocalContext({ git: {} })),
  ]
  expect(one).toEqual(moved)
  expect(one).not.toEqual(other)
  expect(none).not.toEqual(scopeOf(aLocalContext({ git: {}, workspaceFolder: '/elsewhere' })))
})

test('BuildKit takes it for a build argument; what the user chose stands', () => {
  expect(MAIN).toEqual([expect.stringMatching(/^BUILDKIT_CACHE_MOUNT_NS=[0-9a-f]{16}$/)])
  const buildArgs = ['A=1', 'BUILDKIT_CACHE_MOUNT_NS=own']
  expect(planMountScope({ context: aRunContext(), buildArgs })).toEqual([])
})
