import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../../src/adapters/command-runner.ts'
import { files } from '../../../src/adapters/files.ts'
import type { GitHubContext } from '../../../src/run-context.ts'
import { readIgnoreFile } from '../../../src/scan/ignore/read-ignore-file.ts'
import { trustedRevisions } from '../../../src/scan/ignore/trusted-revisions.ts'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'

const SHA = 'a'.repeat(40)
const BASE = 'b'.repeat(40)
const SIGNAL = new AbortController().signal

afterAll(removeTempFolders)

type Event = Parameters<typeof trustedRevisions>[0]

function pullRequest(overrides: Partial<NonNullable<Event>> = {}): NonNullable<Event> {
  return {
    eventName: 'pull_request',
    ref: 'refs/pull/7/merge',
    sha: SHA,
    pullRequest: { number: 7, headSha: 'c'.repeat(40), base: { ref: 'main', sha: BASE } },
    ...overrides,
  }
}

const bare = { number: 7, headSha: '' }

test.each<[string, Event, readonly string[] | undefined]>([
  ['a laptop', undefined, undefined],
  ['a push', { eventName: 'push', ref: 'refs/heads/main', sha: SHA }, undefined],
  ['a release', { eventName: 'release', ref: 'refs/tags/v1', sha: SHA }, undefined],
  ['a pull request', pullRequest(), [`${SHA}^1`, BASE, 'refs/remotes/origin/main']],
  ['one without base', pullRequest({ pullRequest: bare }), [`${SHA}^1`]],
  ['one by its ref alone', { eventName: 'push', ref: 'refs/pull/7/merge', sha: SHA }, [`${SHA}^1`]],
  [
    'the head of one, which its author made',
    pullRequest({ ref: 'refs/pull/7/head' }),
    [BASE, 'refs/remotes/origin/main'],
  ],
  [
    'one that was closed',
    pullRequest({ ref: 'refs/heads/main' }),
    [BASE, 'refs/remotes/origin/main'],
  ],
  [
    'a target',
    pullRequest({ eventName: 'pull_request_target', ref: 'refs/heads/main' }),
    [SHA, BASE, 'refs/remotes/origin/main'],
  ],
  [
    'after another workflow',
    { eventName: 'workflow_run', ref: 'refs/heads/main', sha: SHA },
    [SHA],
  ],
  ['a comment', { eventName: 'issue_comment', ref: 'refs/heads/main', sha: SHA }, [SHA]],
  [
    'hostile names',
    pullRequest({ sha: '--x', pullRequest: { ...bare, base: { ref: 'a..b', sha: '-x' } } }),
    [],
  ],
])('the revisions of %s', (_, github, revisions) => {
  expect(trustedRevisions(github)).toEqual(revisions)
})

test.each([
  '',
  '-x',
  '/x',
  'a b',
  'a..b',
  'a:b',
  'a~1',
  'a^',
  'x@{1}',
  'a\u0007',
  'a?',
  'a*',
  'a[',
  'a\\',
])('no branch: %j', (ref) => {
  const base = { ref, sha: BASE }
  expect(trustedRevisions(pullRequest({ pullRequest: { ...bare, base } }))).toEqual([
    `${SHA}^1`,
    BASE,
  ])
})

const AGREED = 'CVE-1 # agreed\n'
const PROPOSED = `${AGREED}CVE-2 # mine\n`

/** A checkout of a pull request that lets its own finding pass, in a folder of the repository. */
function aCheckout() {
  const folder = tempFolder({ 'site/.trivyignore': PROPOSED, 'site/own': 'CVE-3\n' })
  const git = (input: string, ...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { input, encoding: 'utf8', stdio: 'pipe' })
  const data = (text: string) => `data ${text.length}\n${text}\n`
  const commit = (mark: number, parents: string, files: Readonly<Record<string, string>>) =>
    [
      `commit refs/heads/c${mark}\nmark :${mark}\ncommitter a <a@b.invalid> ${mark} +0000\n`,
      `${data('c')}${parents}`,
      ...Object.entries(files).map(([name, text]) => `M 644 inline site/${name}\n${data(text)}`),
    ].join('')
  git('', 'init', '-q')
  const history = [
    commit(1, '', { '.trivyignore': AGREED }),
    commit(2, 'from :1\n', { '.trivyignore': PROPOSED, own: 'CVE-3\n' }),
    commit(3, 'from :1\nmerge :2\n', { '.trivyignore': PROPOSED, own: 'CVE-3\n' }),
  ]
  git(history.join('\n'), 'fast-import', '--quiet')
  const [base = '', merge = ''] = git('', 'rev-parse', 'c1', 'c3').split('\n')
  return { site: join(folder, 'site'), base, merge }
}

function inGitHub(event: Event): { readonly github?: GitHubContext } {
  const rest = {
    serverUrl: '',
    apiUrl: '',
    repository: 'a/b',
    actor: '',
    runId: '',
    runAttempt: '',
  }
  return event ? { github: { ...rest, ...event } } : {}
}

const PORTS = { files, run: runCommand }

describe('with git', () => {
  let site: string
  let base: string
  let merge: string
  beforeAll(() => {
    ;({ site, base, merge } = aCheckout())
  }, 60_000)

  test('a pull request has the entries of its base branch, and not its own', async () => {
    const github = inGitHub(pullRequest({ sha: merge, pullRequest: bare }))
    const read = await readIgnoreFile(
      '.trivyignore',
      { workspaceFolder: site, ...github },
      PORTS,
      SIGNAL,
    )
    expect(read).toEqual({ rules: [{ id: 'CVE-1', reason: 'agreed' }], remarks: [] })
  }, 60_000)

  test('by the commit of the event, where the merge commit is not there', async () => {
    const event = pullRequest({ pullRequest: { ...bare, base: { ref: 'main', sha: base } } })
    const context = { workspaceFolder: site, ...inGitHub(event) }
    const { rules } = await readIgnoreFile('.trivyignore', context, PORTS, SIGNAL)
    expect(rules).toEqual([{ id: 'CVE-1', reason: 'agreed' }])
  }, 60_000)

  test('a file that only the pull request has lets nothing pass', async () => {
    const context = { workspaceFolder: site, ...inGitHub(pullRequest({ sha: merge })) }
    expect(await readIgnoreFile('own', context, PORTS, SIGNAL)).toEqual({
      rules: [],
      remarks: [
        'Nothing is let pass by the ignore file: the base branch has no file "own", and a pull request cannot bring its own; it counts once it is merged.',
      ],
    })
  }, 60_000)

  test('a checkout without the base branch says what to do', async () => {
    const context = { workspaceFolder: site, ...inGitHub(pullRequest()) }
    expect(await readIgnoreFile('.trivyignore', context, PORTS, SIGNAL)).toEqual({
      rules: [],
      remarks: [
        'Nothing is let pass by the ignore file: in a pull request ".trivyignore" is read from the base branch, which is not in this checkout; check it out with fetch-depth: 2.',
      ],
    })
  }, 60_000)

  test('a push has its own', async () => {
    const push = { eventName: 'push', ref: 'refs/heads/main', sha: merge }
    const context = { workspaceFolder: site, ...inGitHub(push) }
    const { rules } = await readIgnoreFile('.trivyignore', context, PORTS, SIGNAL)
    expect(rules).toHaveLength(2)
  }, 60_000)
})

test('a file outside of the checkout is read as it is', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'org-ignore'), 'CVE-1\n')
  mkdirSync(join(folder, 'site'))
  const context = { workspaceFolder: join(folder, 'site'), ...inGitHub(pullRequest()) }
  const { run, calls } = fakeCommandRunner({})
  for (const path of ['../org-ignore', join(folder, 'org-ignore')]) {
    const { rules } = await readIgnoreFile(path, context, { files, run }, SIGNAL)
    expect(rules).toEqual([{ id: 'CVE-1' }])
  }
  expect(calls).toEqual([])
})

test('no file given, none read', async () => {
  const { run } = fakeCommandRunner({})
  const none = { readTextIfAny: () => Promise.reject(new Error('read')) }
  const read = readIgnoreFile(undefined, { workspaceFolder: '/w' }, { files: none, run }, SIGNAL)
  expect(await read).toEqual({ rules: [], remarks: [] })
})

test.each([
  ['is not there', async () => undefined, 'there is no file "x"'],
  [
    'cannot be read',
    () => Promise.reject(new Error('EACCES: permission denied')),
    '"x" cannot be read (EACCES: permission denied)',
  ],
])('a file that %s lets nothing pass', async (_, readTextIfAny, why) => {
  const { run } = fakeCommandRunner({})
  const read = await readIgnoreFile(
    'x',
    { workspaceFolder: '/w' },
    { files: { readTextIfAny }, run },
    SIGNAL,
  )
  expect(read).toEqual({ rules: [], remarks: [`Nothing is let pass by the ignore file: ${why}.`] })
})

test.each(['x.yaml', 'x.YML'])('%s is YAML', async (path) => {
  const { run } = fakeCommandRunner({})
  const readTextIfAny = async () => 'secrets:\n  - id: key-1\n'
  const read = await readIgnoreFile(
    path,
    { workspaceFolder: '/w' },
    { files: { readTextIfAny }, run },
    SIGNAL,
  )
  expect(read).toEqual({ rules: [{ id: 'key-1', kinds: ['secret'] }], remarks: [] })
})
