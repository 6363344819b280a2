import type { CacheDecision } from '../../src/cache/cache.ts'
import { baselineKey, commitOfKey } from '../../src/delta/baseline-key.ts'
import type { BaseCommit } from '../../src/delta/find-base.ts'
import { type DeltaSubject, keyOf, planBaseline } from '../../src/delta/plan-baseline.ts'
import { planSaveBaseline } from '../../src/delta/plan-save-baseline.ts'
import type { GitHubContext } from '../../src/run-context.ts'

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string]
const STORE: CacheDecision = {
  store: { kind: 'actions' },
  reason: '',
  mayRestore: true,
  maySave: true,
  mayReuseUnits: true,
}
const GITHUB: GitHubContext = {
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  repository: 'Octo/CV',
  eventName: 'pull_request',
  ref: 'refs/pull/7/merge',
  sha: A,
  actor: 'octo',
  runId: '1',
  runAttempt: '1',
  defaultBranch: 'main',
  pullRequest: { number: 7, headSha: B, base: { ref: 'main', sha: C } },
}
const { pullRequest: _none, ...PUSHED } = GITHUB
const PUSH: GitHubContext = { ...PUSHED, eventName: 'push', ref: 'refs/heads/main' }
const BASE: BaseCommit = { branch: 'main', commit: B, ancestors: [C] }

type Changes = {
  readonly request?: Partial<DeltaSubject['request']>
  readonly plan?: Partial<DeltaSubject['plan']>
  readonly github?: GitHubContext
  readonly platforms?: readonly string[]
  readonly context?: Partial<DeltaSubject['context']>
}

function subject({
  request,
  plan,
  github = GITHUB,
  platforms,
  context,
}: Changes = {}): DeltaSubject {
  return {
    request: { compare: 'auto', offline: false, push: false, ...request },
    plan: {
      variant: 'prod',
      dockerfile: { path: '/action/docker/Dockerfile.prod', origin: 'ours' },
      context: '.',
      image: { tags: ['ghcr.io/octo/cv:pr-7'], labels: {}, annotations: [] },
      cache: STORE,
      ...plan,
    },
    context: { github, workspaceFolder: '/repo', ...context },
    platforms: platforms ?? ['linux/amd64'],
  }
}

const kinds = (changes: Changes, base: BaseCommit | undefined = BASE) =>
  planBaseline(subject(changes), base).sources.map(({ kind }) => kind)

describe('where a baseline is looked for, in this order', () => {
  test.each<[string, Changes, readonly string[]]>([
    ['kept report, artifact, image', {}, ['store', 'artifact', 'image']],
    ['a file that was named: nowhere else', { request: { compare: 'old.json' } }, ['file']],
    ['off', { request: { compare: 'off' } }, []],
    ['without network', { request: { offline: true } }, ['store']],
    [
      'nothing kept',
      { plan: { cache: { ...STORE, store: { kind: 'none' } } } },
      ['artifact', 'image'],
    ],
    [
      'only mounts',
      { plan: { cache: { ...STORE, store: { kind: 'mounts' } } } },
      ['artifact', 'image'],
    ],
    [
      'a store that may not be read',
      { plan: { cache: { ...STORE, mayRestore: false } } },
      ['artifact', 'image'],
    ],
    [
      'an image without a place: app:test is not docker.io/library/app',
      { plan: { image: { tags: ['app:test'], labels: {}, annotations: [] } } },
      ['store', 'artifact'],
    ],
    [
      'a push that moves the tag of the branch itself',
      {
        github: PUSH,
        request: { push: true },
        plan: { image: { tags: ['ghcr.io/octo/cv:main'], labels: {}, annotations: [] } },
      },
      ['store', 'artifact'],
    ],
    ['a push elsewhere', { github: PUSH }, ['store', 'artifact', 'image']],
    ['a tag', { github: { ...PUSH, ref: 'refs/tags/v1' } }, []],
    ['a release', { github: { ...PUSH, eventName: 'release' } }, []],
  ])('%s', (_what, changes, expected) => {
    expect(kinds(changes)).toEqual(expected)
  })

  test('the reason is told where there is nothing to look for', () => {
    const reason = (changes: Changes, base: BaseCommit | undefined = BASE) =>
      planBaseline(subject(changes), base).remarks
    expect(reason({ request: { compare: 'off' } })).toEqual(['Nothing is compared (compare: off).'])
    const { github: _without, ...context } = subject().context
    expect(planBaseline({ ...subject(), context }, undefined).remarks).toEqual([
      'Outside of a workflow nothing says what to compare with (compare: FILE does).',
    ])
    expect(planBaseline(subject(), undefined).remarks).toEqual([
      'The event does not say which branch this run is based on.',
    ])
    expect(reason({}, { ...BASE, remark: 'It is not sure.' })).toEqual(['It is not sure.'])
  })

  test('without a commit there is the newest of the branch, and no artifact', () => {
    const { sources } = planBaseline(subject(), { branch: 'main', ancestors: [] })
    const prefix = baselineKey(keyOf(subject(), 'linux/amd64', 'main'), '')
    expect(sources).toEqual([
      {
        kind: 'store',
        commits: [],
        wanted: [{ platform: 'linux/amd64', key: prefix, prefixes: [prefix] }],
      },
      { kind: 'image', reference: 'ghcr.io/octo/cv:main' },
    ])
  })
})

test('a store is asked for the base, those before it, and then the newest of the branch', () => {
  const platforms = ['linux/amd64', 'linux/arm64']
  const [store] = planBaseline(subject({ platforms }), BASE).sources
  const key = (platform: string, commit: string) =>
    baselineKey(keyOf(subject(), platform, 'main'), commit)
  expect(store).toEqual({
    kind: 'store',
    commits: [B, C],
    wanted: platforms.map((platform) => ({
      platform,
      key: key(platform, B),
      prefixes: [key(platform, C), key(platform, '')],
    })),
  })
})

test.each<[string, Changes, string]>([
  ['the variant', { plan: { variant: 'minimal' } }, 'ghcr.io/octo/cv:main-minimal'],
  ['a base branch with a slash', {}, 'ghcr.io/octo/cv:release-1.x'],
  [
    'tags that were given',
    { plan: { image: { tags: ['reg.test:5000/a/b@sha256:0', 'x'], labels: {}, annotations: [] } } },
    '',
  ],
  [
    'a registry with a port',
    { plan: { image: { tags: ['reg.test:5000/a/b:pr-1'], labels: {}, annotations: [] } } },
    'reg.test:5000/a/b:main',
  ],
])('the image of the base branch: %s', (what, changes, reference) => {
  const base = what.includes('slash') ? { ...BASE, branch: 'release/1.x' } : BASE
  const { sources } = planBaseline(subject(changes), base)
  const images = sources.flatMap((source) => (source.kind === 'image' ? [source.reference] : []))
  expect(images).toEqual(reference === '' ? [] : [reference])
})

describe('keys', () => {
  const key = (changes: Changes = {}, platform = 'linux/amd64', branch = 'main') =>
    baselineKey(keyOf(subject(changes), platform, branch), A)

  test('are the same wherever the repository was checked out, and for a pull request and its base', () => {
    const elsewhere = {
      context: { workspaceFolder: '/home/runner/work/cv/cv' },
      plan: { dockerfile: { path: '/elsewhere/docker/Dockerfile.prod', origin: 'ours' as const } },
    }
    expect(key({ ...elsewhere, github: PUSH })).toBe(key())
    const theirs = (folder: string) => ({
      context: { workspaceFolder: folder },
      plan: { dockerfile: { path: `${folder}/Dockerfile`, origin: 'repository' as const } },
    })
    expect(key(theirs('/one'))).toBe(key(theirs('/two')))
  })

  test('differ with whatever cannot be compared', () => {
    const keys = [
      key(),
      key({ plan: { variant: 'minimal' } }),
      key({ request: { target: 'debug' } }),
      key({ request: { package: 'x' } }),
      key({ request: { bin: 'x' } }),
      key({ plan: { context: 'server' } }),
      key({ plan: { dockerfile: { path: 'Dockerfile', origin: 'repository' } } }),
      key({ github: { ...GITHUB, repository: 'octo/other' } }),
      key({}, 'linux/arm64'),
      key({}, 'linux/amd64', 'next'),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('hold nothing that a store does not take, whatever a branch is called', () => {
    const odd = key({ request: { target: 'a,b'.repeat(300) } }, 'linux/amd64', '💥,'.repeat(99))
    expect(odd).toMatch(/^cvdb-report-v1-[0-9a-f]{16}-[0-9a-f]{16}-a{40}$/)
    expect(commitOfKey(odd)).toBe(A)
    expect(commitOfKey(`${odd}x`)).toBeUndefined()
  })
})

describe('what is kept to be compared with', () => {
  test('the report of the default branch, for each platform', () => {
    const platforms = ['linux/amd64', 'linux/arm64']
    const plan = planSaveBaseline(subject({ github: PUSH, platforms }))
    expect(plan).toEqual({
      kind: 'save',
      keys: platforms.map((platform) => ({
        platform,
        key: baselineKey(keyOf(subject(), platform, 'main'), A),
      })),
    })
  })

  const ONLY = 'Only reports of the default branch are kept to be compared with.'
  test.each<[string, Changes, string]>([
    ['a pull request', {}, ONLY],
    ['another branch', { github: { ...PUSH, ref: 'refs/heads/next' } }, ONLY],
    ['a tag', { github: { ...PUSH, ref: 'refs/tags/v1' } }, ONLY],
    [
      'pull_request_target, whose ref is the default branch',
      { github: { ...GITHUB, eventName: 'pull_request_target', ref: 'refs/heads/main' } },
      ONLY,
    ],
    [
      'a run that may not save',
      { github: PUSH, plan: { cache: { ...STORE, maySave: false, saveReason: 'Not this one.' } } },
      'Not this one.',
    ],
    [
      'no store',
      { github: PUSH, plan: { cache: { ...STORE, store: { kind: 'mounts' } } } },
      'Nothing is kept between runs.',
    ],
    ['no sizes', { github: PUSH, platforms: [] }, 'There are no sizes of this image.'],
    ['no commit', { github: { ...PUSH, sha: '' } }, 'The commit of this run is not known.'],
  ])('not %s', (_what, changes, reason) => {
    expect(planSaveBaseline(subject(changes))).toEqual({ kind: 'none', reason })
  })
})
