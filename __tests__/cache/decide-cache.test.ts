import { type CacheSubject, decideCache } from '../../src/cache/decide-cache.ts'

type Given = {
  readonly request?: Partial<CacheSubject['request']>
  readonly runner?: CacheSubject['runner'] | 'none'
  readonly builder?: Partial<CacheSubject['builder']>
  readonly event?: string
  readonly ref?: string
  readonly git?: CacheSubject['git']
}

const HOSTED = { hosted: true, cacheService: true }
const OWN_MACHINE = { hosted: false, cacheService: true }
const PULL = { event: 'pull_request', ref: 'refs/pull/7/merge' }

/** By default a push to main on a hosted runner. */
function decide({ request, runner = HOSTED, builder, event, ref, git }: Given) {
  return decideCache({
    request: {
      ...{ cache: 'auto', cacheSave: 'auto', cacheBudgetBytes: 100, offline: false },
      ...request,
    },
    workspaceFolder: '/work',
    cacheFolder: '/home/me/.cache/cv-docker-build',
    builder: { kind: 'existing', name: 'default', driver: 'docker', ...builder },
    ...(runner === 'none'
      ? {}
      : { runner, github: { eventName: event ?? 'push', ref: ref ?? 'refs/heads/main' } }),
    ...(git ? { git } : {}),
  })
}

const LAPTOP: Given = { runner: 'none' }
const JOB_BUILDER = 'builder-3fd7a4e0-1111-4222-8333-444455556666'

describe('where', () => {
  test.each<[string, Given, string, string]>([
    [
      'hosted runner',
      {},
      'actions',
      'Archives are kept in the Actions cache, as the builder default is gone with this runner.',
    ],
    [
      'hosted runner, a builder of our own',
      { builder: { kind: 'own', name: 'b', driver: 'docker-container' } },
      'actions',
      'as the builder b is made for this run alone.',
    ],
    [
      'hosted runner, remote builder',
      { builder: { driver: 'remote', name: 'fast' } },
      'mounts',
      'The builder fast outlives this run: what it compiled stays in its cache mounts, and nothing is restored.',
    ],
    [
      'hosted runner, kubernetes',
      { builder: { driver: 'kubernetes' } },
      'mounts',
      'outlives this run',
    ],
    [
      'hosted runner with a folder',
      { request: { cacheDir: 'mnt' } },
      'directory',
      'Archives are kept in the folder /work/mnt, as the builder default is gone with this runner.',
    ],
    [
      'hosted runner without the service',
      { runner: { hosted: true, cacheService: false } },
      'none',
      'neither cache-dir nor cache-registry is given, and this step has no access to the Actions cache (ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN are given to actions, not to commands).',
    ],
    [
      'hosted runner, forbidden',
      { runner: { ...HOSTED, cacheMode: 'none' } },
      'none',
      'the workflow forbids the Actions cache (cache-mode: none).',
    ],
    ['self-hosted', { runner: OWN_MACHINE }, 'mounts', 'outlives this run'],
    [
      'self-hosted, a named container',
      { runner: OWN_MACHINE, builder: { driver: 'docker-container', name: 'team' } },
      'mounts',
      'The builder team outlives this run',
    ],
    [
      'self-hosted, of setup-buildx-action',
      { runner: OWN_MACHINE, builder: { driver: 'docker-container', name: JOB_BUILDER } },
      'none',
      `the builder ${JOB_BUILDER} was made for this job, and on a runner of one's own`,
    ],
    [
      'self-hosted with a folder',
      { runner: OWN_MACHINE, request: { cacheDir: '/nfs' } },
      'mounts',
      'nothing is restored; the folder of cache-dir is not needed.',
    ],
    [
      'hosted runner with a repository',
      { request: { cacheRegistry: 'ghcr.io/acme/web/cache' } },
      'registry',
      'Archives are kept in the registry, as ghcr.io/acme/web/cache, as the builder default is gone with this runner.',
    ],
    [
      'hosted runner with a folder and a repository',
      { request: { cacheDir: 'mnt', cacheRegistry: 'ghcr.io/acme/web/cache' } },
      'directory',
      'in the folder /work/mnt',
    ],
    [
      'self-hosted with a repository',
      { runner: OWN_MACHINE, request: { cacheRegistry: 'ghcr.io/acme/web/cache' } },
      'mounts',
      'nothing is restored; the repository of cache-registry is not needed.',
    ],
    [
      'asked for: a repository',
      { ...LAPTOP, request: { cache: 'registry', cacheRegistry: 'acme/web' } },
      'registry',
      'Archives are kept in the registry, as docker.io/acme/web, as was asked for.',
    ],
    [
      'asked for: a repository, without network',
      { ...LAPTOP, request: { cache: 'registry', cacheRegistry: 'r.corp:5000/x', offline: true } },
      'none',
      'archives would be in the registry r.corp:5000, and this run is offline.',
    ],
    ['laptop', LAPTOP, 'mounts', 'outlives this run'],
    [
      'laptop, a builder of our own',
      { ...LAPTOP, builder: { kind: 'own', name: 'b' } },
      'none',
      'neither cache-dir nor cache-registry is given, and outside of a workflow there is no Actions cache.',
    ],
    [
      'asked for: off',
      { request: { cache: 'off' } },
      'none',
      'Nothing is kept between runs (cache: off).',
    ],
    [
      'asked for: actions',
      { runner: OWN_MACHINE, request: { cache: 'actions' } },
      'actions',
      'Archives are kept in the Actions cache, as was asked for.',
    ],
    [
      'asked for: actions, on a laptop',
      { ...LAPTOP, request: { cache: 'actions' } },
      'none',
      'cache is "actions", but outside of a workflow there is no Actions cache.',
    ],
    [
      'asked for: actions, in a command',
      { runner: { hosted: true, cacheService: false }, request: { cache: 'actions' } },
      'none',
      'cache is "actions", but this step has no access to the Actions cache',
    ],
    [
      'asked for: a directory',
      { ...LAPTOP, request: { cache: 'directory', cacheDir: '../shared' } },
      'directory',
      'Archives are kept in the folder /shared, as was asked for.',
    ],
    [
      'asked for: a directory, not which',
      { ...LAPTOP, request: { cache: 'directory' } },
      'directory',
      'in the folder /home/me/.cache/cv-docker-build/archives, as was asked for.',
    ],
    [
      'asked for: a directory that is gone afterwards',
      { request: { cache: 'directory' } },
      'directory',
      'it is gone with this runner (see cache-dir).',
    ],
    [
      'asked for: mounts',
      { ...LAPTOP, request: { cache: 'mounts' } },
      'mounts',
      'of the builder default, as was asked for.',
    ],
    [
      'asked for: mounts that are gone afterwards',
      { request: { cache: 'mounts' } },
      'mounts',
      'they are of no use to the next run, as the builder default is gone with this runner.',
    ],
  ])('%s', (_, given, kind, reason) => {
    const decision = decide(given)
    expect(decision.store.kind).toBe(kind)
    expect(decision.reason).toContain(reason)
    expect(decision.reason).toMatch(/^[A-Z].*\.$/)
  })

  test('a directory has the budget of the request', () => {
    expect(decide({ request: { cacheDir: 'a', cacheBudgetBytes: 5 } }).store).toEqual({
      kind: 'directory',
      folder: '/work/a',
      budgetBytes: 5,
    })
  })
})

describe('whether it may save', () => {
  const DIRECTORY = { cacheDir: 'a' }
  const REGISTRY = { cacheRegistry: 'ghcr.io/acme/web/cache' }
  test.each<[string, Given, string | undefined]>([
    ['a push to a branch', {}, undefined],
    ['another branch', { ref: 'refs/heads/topic' }, undefined],
    ['schedule', { event: 'schedule' }, undefined],
    ['workflow_dispatch', { event: 'workflow_dispatch' }, undefined],
    ['repository_dispatch', { event: 'repository_dispatch' }, undefined],
    [
      'workflow_dispatch on a tag',
      { event: 'workflow_dispatch', ref: 'refs/tags/v1' },
      'no other ref can find',
    ],
    ['a tag', { ref: 'refs/tags/v1' }, 'no other ref can find'],
    ['release', { event: 'release', ref: 'refs/tags/v1' }, 'no other ref can find'],
    ['pull request', PULL, 'nobody has reviewed yet'],
    ['pull request, into a directory', { ...PULL, request: DIRECTORY }, 'nobody has reviewed yet'],
    [
      'pull_request_target',
      { event: 'pull_request_target' },
      'anybody may be able to cause the event pull_request_target.',
    ],
    [
      'issue_comment',
      { event: 'issue_comment' },
      'anybody may be able to cause the event issue_comment.',
    ],
    [
      'workflow_run',
      { event: 'workflow_run' },
      'anybody may be able to cause the event workflow_run.',
    ],
    [
      'merge group',
      { event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-1' },
      'the branch of a merge group is gone afterwards',
    ],
    ['merge group, into a directory', { event: 'merge_group', request: DIRECTORY }, undefined],
    ['pull request, into a registry', { ...PULL, request: REGISTRY }, 'nobody has reviewed yet'],
    ['merge group, into a registry', { event: 'merge_group', request: REGISTRY }, undefined],
    ['no ref', { ref: '' }, 'the ref of this run is not a branch'],
    [
      'read-only token',
      { runner: { ...HOSTED, cacheMode: 'read' } },
      'the workflow allows only reading (cache-mode: read).',
    ],
    ['write-only', { runner: { ...HOSTED, cacheMode: 'write-only' } }, undefined],
    ['a mode that nobody knows', { runner: { ...HOSTED, cacheMode: 'later' } }, undefined],
    ['always', { ...PULL, request: { cacheSave: 'always' } }, undefined],
    [
      'always, read-only token',
      { runner: { ...HOSTED, cacheMode: 'read' }, request: { cacheSave: 'always' } },
      'only reading',
    ],
    ['never', { request: { cacheSave: 'never' } }, 'Nothing is saved (cache-save: never).'],
    ['laptop with a directory', { ...LAPTOP, request: { cache: 'directory' } }, undefined],
  ])('%s', (_, given, why) => {
    const { maySave, saveReason } = decide(given)
    expect(maySave).toBe(why === undefined)
    if (why === undefined) expect(saveReason).toBeUndefined()
    else expect(saveReason).toContain(why)
  })

  test.each<[string, Given]>([
    ['mounts', LAPTOP],
    ['none', { request: { cache: 'off' } }],
  ])('with %s there is nothing to restore or save', (_, given) => {
    expect(decide(given)).toMatchObject({ mayRestore: false, maySave: false })
    expect(decide(given).saveReason).toBeUndefined()
  })
})

test.each<[string, Given, boolean]>([
  ['read', { runner: { ...HOSTED, cacheMode: 'read' } }, true],
  ['write', { runner: { ...HOSTED, cacheMode: 'write' } }, true],
  ['write-only', { runner: { ...HOSTED, cacheMode: 'write-only' } }, false],
  [
    'of the Actions cache, not of a folder',
    { runner: { ...HOSTED, cacheMode: 'write-only' }, request: { cacheDir: 'a' } },
    true,
  ],
])('may restore: %s', (_, given, mayRestore) => {
  expect(decide(given).mayRestore).toBe(mayRestore)
})

test.each<[string, Given, boolean]>([
  ['a branch', {}, true],
  ['a pull request', PULL, true],
  ['a tag', { ref: 'refs/tags/v1' }, false],
  ['a release', { event: 'release', ref: 'refs/heads/main' }, false],
  ['a checkout of a branch', { ...LAPTOP, git: { ref: 'refs/heads/main' } }, true],
  ['a checkout of a tag', { ...LAPTOP, git: { ref: 'refs/tags/v1' } }, false],
  ['nothing known', LAPTOP, true],
])('compiled code of earlier runs: %s', (_, given, mayReuseUnits) => {
  const decision = decide(given)
  expect(decision.mayReuseUnits).toBe(mayReuseUnits)
  expect(decision.reuseReason).toBe(
    mayReuseUnits ? undefined : 'A release uses nothing that an earlier run compiled.',
  )
})

test.each<[string, Given, string | undefined]>([
  ['a pull request', PULL, '#7'],
  ['a pull request, into a directory', { ...PULL, request: { cacheDir: 'a' } }, '#7'],
  ['a pull request, into a registry', { ...PULL, request: { cacheRegistry: 'a/b' } }, '#7'],
  ['a push', {}, undefined],
  [
    'a pull request with a read-only token',
    { ...PULL, runner: { ...HOSTED, cacheMode: 'read' } },
    undefined,
  ],
  ['a pull request that shall not save', { ...PULL, request: { cacheSave: 'never' } }, undefined],
  ['the code of the base', { event: 'pull_request_target', ref: 'refs/heads/main' }, undefined],
  ['a release', { event: 'release', ref: 'refs/tags/v1' }, undefined],
  ['a laptop', LAPTOP, undefined],
])("rustc's state apart from that of others: %s", (_, given, scope) => {
  expect(decide(given).stateScope).toBe(scope)
})
