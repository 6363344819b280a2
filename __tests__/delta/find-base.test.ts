import { execFileSync } from 'node:child_process'
import { runCommand } from '../../src/adapters/command-runner.ts'
import { findBase } from '../../src/delta/find-base.ts'
import type { GitHubContext } from '../../src/run-context.ts'
import { fakeCommandRunner } from '../fakes/fake-command-runner.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

const ENV = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@a.test',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@a.test',
}

function gitIn(folder: string) {
  return (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], { env: ENV, stdio: 'pipe' })
      .toString()
      .trim()
}

/** Each runs git a dozen times. */
const PATIENT = 60_000

const GITHUB: GitHubContext = {
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  repository: 'octo/cv',
  eventName: 'push',
  ref: 'refs/heads/main',
  sha: '',
  actor: 'octo',
  runId: '1',
  runAttempt: '1',
  defaultBranch: 'main',
}

type Origin = { readonly folder: string; readonly [name: string]: string }

/** main: m0 … m9, m10 (a merge), m11. A pull request from m9, merged with m11 as GitHub does. */
function makeOrigin(): Origin {
  const folder = tempFolder()
  const git = gitIn(folder)
  const commit = (text: string) => {
    git('commit', '--quiet', '--allow-empty', '-m', text)
    return git('rev-parse', 'HEAD')
  }
  git('init', '--quiet', '--initial-branch', 'main')
  const commits: Record<string, string> = {}
  for (let index = 0; index < 10; index += 1) commits[`m${index}`] = commit(`m${index}\n\nparent x`)
  git('checkout', '--quiet', '-b', 'feature')
  commits.head = commit('feature')
  git('checkout', '--quiet', '-b', 'other', 'main')
  commit('other')
  git('checkout', '--quiet', 'main')
  git('merge', '--quiet', '--no-ff', '-m', 'm10', 'other')
  commits.m10 = git('rev-parse', 'HEAD')
  commits.m11 = commit('m11')
  git('checkout', '--quiet', '--detach')
  git('merge', '--quiet', '--no-ff', '-m', 'merge of the pull request', 'feature')
  commits.merge = git('rev-parse', 'HEAD')
  git('update-ref', 'refs/pull/1/merge', commits.merge)
  return { folder, ...commits }
}

const origin = makeOrigin()
afterAll(removeTempFolders)

/** As actions/checkout does. */
function checkout(ref: string, depth?: number): string {
  const folder = tempFolder()
  const git = gitIn(folder)
  git('init', '--quiet', '--initial-branch', 'main')
  git('remote', 'add', 'origin', `file://${origin.folder}`)
  const refs = depth === undefined ? ['+refs/heads/*:refs/remotes/origin/*', ref] : [ref]
  git('fetch', '--quiet', ...(depth === undefined ? [] : [`--depth=${depth}`]), 'origin', ...refs)
  const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : gitIn(origin.folder)('rev-parse', ref)
  git('checkout', '--quiet', '--detach', commit)
  return folder
}

function find(folder: string, github: Partial<GitHubContext>) {
  const context = { workspaceFolder: folder, github: { ...GITHUB, ...github } }
  return findBase(context, (argv, options) => runCommand(argv, { ...options, env: ENV }))
}

const PULL = {
  eventName: 'pull_request',
  ref: 'refs/pull/1/merge',
  sha: origin.merge ?? '',
  pullRequest: {
    number: 1,
    headSha: origin.head ?? '',
    // The event is older than the merge commit: the branch has moved on since.
    base: { ref: 'main', sha: origin.m9 ?? '' },
  },
}

const before = (...names: readonly string[]) => names.map((name) => origin[name])

test(
  'a merge commit is compared with its first parent, also in a clone without history',
  async () => {
    const expected = { branch: 'main', commit: origin.m11, ancestors: [] }
    expect(await find(checkout('refs/pull/1/merge', 1), PULL)).toEqual(expected)
  },
  PATIENT,
)

test(
  'with history the commits before it are named, of the branch alone',
  async () => {
    expect(await find(checkout('refs/pull/1/merge'), PULL)).toEqual({
      branch: 'main',
      commit: origin.m11,
      ancestors: before('m10', 'm9', 'm8', 'm7', 'm6', 'm5', 'm4', 'm3'),
    })
  },
  PATIENT,
)

test(
  'the head of a pull request is compared with the merge base',
  async () => {
    const base = { ref: 'main', sha: origin.m11 ?? '' }
    const pullRequest = { ...PULL.pullRequest, base }
    const found = await find(checkout('refs/heads/feature'), { ...PULL, pullRequest })
    expect(found).toEqual({
      branch: 'main',
      commit: origin.m9,
      ancestors: before('m8', 'm7', 'm6', 'm5', 'm4', 'm3', 'm2', 'm1'),
    })
  },
  PATIENT,
)

test(
  'where the history ends before, the event says the base, and that is told',
  async () => {
    const found = await find(checkout('refs/heads/feature', 1), PULL)
    expect(found).toMatchObject({ branch: 'main', commit: origin.m9, ancestors: [] })
    expect(found?.remark).toMatch(/^The history of this checkout does not reach back to main, /)
  },
  PATIENT,
)

test(
  'pull_request_target checks out the base branch, whose tip may be a merge',
  async () => {
    const found = await find(checkout(origin.m10 ?? ''), {
      ...PULL,
      eventName: 'pull_request_target',
      ref: 'refs/heads/main',
      sha: origin.m10 ?? '',
      pullRequest: { ...PULL.pullRequest, base: { ref: 'main', sha: origin.m10 ?? '' } },
    })
    expect(found?.commit).toBe(origin.m10)
  },
  PATIENT,
)

test.each<[string, Partial<GitHubContext>, string | undefined, string | undefined]>([
  ['the default branch: the commit before', { ref: 'refs/heads/main' }, 'refs/heads/main', 'm10'],
  ['another branch: where it left', { ref: 'refs/heads/feature' }, 'refs/heads/feature', 'm9'],
  [
    'a merge group: the first parent, on the branch that it is for',
    {
      eventName: 'merge_group',
      ref: 'refs/heads/gh-readonly-queue/main/pr-1-0a1b',
      defaultBranch: 'dev',
    },
    'refs/pull/1/merge',
    'm11',
  ],
])(
  '%s',
  async (_what, github, ref, commit) => {
    const found = await find(checkout(ref ?? ''), { eventName: 'push', ...github })
    expect([found?.branch, found?.commit]).toEqual(['main', origin[commit ?? '']])
  },
  PATIENT,
)

test(
  'another branch in a clone without history: of the default branch, nobody knows which',
  async () => {
    const found = await find(checkout('refs/heads/feature', 1), {
      eventName: 'push',
      ref: 'refs/heads/feature',
    })
    expect(found).toEqual({ branch: 'main', ancestors: [] })
  },
  PATIENT,
)

test(
  'no git, no repository',
  async () => {
    const { run } = fakeCommandRunner({ git: { exitCode: 128, stderr: 'not a git repository' } })
    const context = { workspaceFolder: '/nonexistent', github: { ...GITHUB, ...PULL } }
    const found = await findBase(context, run)
    expect(found).toMatchObject({ branch: 'main', commit: origin.m9, ancestors: [] })
    expect(found?.remark).toBeDefined()
  },
  PATIENT,
)

test(
  'tags, and the command line, are based on nothing',
  async () => {
    const { run } = fakeCommandRunner({})
    expect(await find(origin.folder, { eventName: 'push', ref: 'refs/tags/v1' })).toBeUndefined()
    expect(await findBase({ workspaceFolder: '/nonexistent' }, run)).toBeUndefined()
  },
  PATIENT,
)
