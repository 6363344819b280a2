import { planTags } from '../../src/plan/tags.ts'
import type { GitContext, GitHubContext } from '../../src/run-context.ts'
import { aGitHubContext, aLocalContext, aRunContext } from './a-run-context.ts'

const pull = { number: 12, headSha: 'b'.repeat(40) }

// [what happened, the ref and event, tags, version]
const RUNS: readonly [string, Partial<GitHubContext>, readonly string[]][] = [
  ['a push to a branch', { ref: 'refs/heads/main' }, ['main', 'sha-0f1e2d3']],
  ['a branch with slashes', { ref: 'refs/heads/feat/ui/x' }, ['feat-ui-x', 'sha-0f1e2d3']],
  ['a branch with other signs', { ref: 'refs/heads/#42: ÄÖ fix!' }, ['42-fix-', 'sha-0f1e2d3']],
  ['a branch that starts with a dot', { ref: 'refs/heads/.x' }, ['x', 'sha-0f1e2d3']],
  ['a branch of signs only', { ref: 'refs/heads/###' }, ['sha-0f1e2d3']],
  ['a long branch', { ref: `refs/heads/${'x'.repeat(200)}` }, ['x'.repeat(128), 'sha-0f1e2d3']],
  ['a version', { ref: 'refs/tags/v1.2.3' }, ['1.2.3', '1.2', '1', 'latest', 'sha-0f1e2d3']],
  [
    'a version without v',
    { ref: 'refs/tags/10.0.1' },
    ['10.0.1', '10.0', '10', 'latest', 'sha-0f1e2d3'],
  ],
  ['a version below 1', { ref: 'refs/tags/v0.4.1' }, ['0.4.1', '0.4', 'latest', 'sha-0f1e2d3']],
  ['a pre-release', { ref: 'refs/tags/v2.0.0-rc.1' }, ['2.0.0-rc.1', 'sha-0f1e2d3']],
  [
    'a version with build metadata',
    { ref: 'refs/tags/v1.2.3+b5' },
    ['1.2.3', '1.2', '1', 'latest', 'sha-0f1e2d3'],
  ],
  ['a tag that is no version', { ref: 'refs/tags/release/May' }, ['release-May', 'sha-0f1e2d3']],
  ['a tag of two numbers', { ref: 'refs/tags/v1.2' }, ['v1.2', 'sha-0f1e2d3']],
  ['a version with a leading zero', { ref: 'refs/tags/v1.02.3' }, ['v1.02.3', 'sha-0f1e2d3']],
  [
    'a pull request',
    { eventName: 'pull_request', ref: 'refs/pull/12/merge', pullRequest: pull },
    ['pr-12', 'sha-0f1e2d3'],
  ],
  [
    'pull_request_target, whose ref is the base',
    { eventName: 'pull_request_target', ref: 'refs/heads/main', pullRequest: pull },
    ['pr-12', 'sha-0f1e2d3'],
  ],
  [
    'a schedule',
    { eventName: 'schedule', ref: 'refs/heads/main' },
    ['nightly', 'main', 'sha-0f1e2d3'],
  ],
  ['a dispatch', { eventName: 'workflow_dispatch', ref: 'refs/heads/dev' }, ['dev', 'sha-0f1e2d3']],
  [
    'a merge queue',
    { eventName: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-1-abc' },
    ['gh-readonly-queue-main-pr-1-abc', 'sha-0f1e2d3'],
  ],
]

test.each(RUNS)('%s', (_, event, tags) => {
  const planned = planTags({}, aRunContext({ github: aGitHubContext(event) }))
  expect(planned).toEqual({ tags, version: tags[0] })
})

test.each<[string, string, readonly string[]]>([
  ['a version', '2.5.0', ['2.5.0', '2.5', '2', 'latest']],
  ['a version with v', 'v2.5.0', ['2.5.0', '2.5', '2', 'latest']],
  ['a pre-release', 'v2.5.0-beta', ['2.5.0-beta']],
  ['any other text', 'friday_2', ['friday_2']],
])('given %s, the ref does not count', (_, version, tags) => {
  expect(planTags({ version }, aRunContext()).tags).toEqual(tags)
  expect(planTags({ version }, aLocalContext()).tags).toEqual(tags)
})

test.each<[string, GitContext | undefined, readonly string[]]>([
  ['a branch, without the commit', { ref: 'refs/heads/feat/x', sha: 'a'.repeat(40) }, ['feat-x']],
  ['a version', { ref: 'refs/tags/v1.2.3' }, ['1.2.3', '1.2', '1', 'latest']],
  ['a detached head', { sha: 'a'.repeat(40) }, ['latest']],
  ['no git', undefined, ['latest']],
])('on a desk: %s', (_, git, tags) => {
  const { git: __, ...context } = aLocalContext()
  expect(planTags({}, git ? { ...context, git } : context).tags).toEqual(tags)
})

test('variants of one commit differ', () => {
  const tags = (variant: 'prod' | 'dev' | 'minimal') =>
    planTags({ version: '1.2.3', variant }, aRunContext())
  expect(tags('prod').tags).toEqual(['1.2.3', '1.2', '1', 'latest'])
  expect(tags('dev').tags).toEqual(['1.2.3-dev', '1.2-dev', '1-dev', 'latest-dev'])
  expect(tags('minimal')).toEqual({
    tags: ['1.2.3-minimal', '1.2-minimal', '1-minimal', 'latest-minimal'],
    version: '1.2.3',
  })
})

test('a long branch leaves room for the suffix', () => {
  const github = aGitHubContext({ ref: `refs/heads/${'x'.repeat(200)}` })
  const [tag] = planTags({ variant: 'minimal' }, aRunContext({ github })).tags
  expect(tag).toBe(`${'x'.repeat(120)}-minimal`)
})
