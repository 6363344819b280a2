import { readFileSync } from 'node:fs'
import type { Variant } from '../../src/plan/plan.ts'
import type { GitHubContext } from '../../src/run-context.ts'
import {
  ourFacts,
  type PlanSetting,
  planOf,
  theirFacts,
  withDockerfile,
} from '../builders/a-plan.ts'
import { aCargo, aContext, aLock, anEngine, aWorkspace, GIT_SOURCE } from '../builders/facts.ts'

const ROOT = new URL('../../', import.meta.url)

/** Facts with the real Dockerfile, so that a renamed argument is found. */
function facts(variant: Variant = 'minimal') {
  const text = readFileSync(new URL(`docker/Dockerfile.${variant}`, ROOT), 'utf8')
  return withDockerfile(ourFacts(variant), text)
}

/** A lock file with a package from git. */
function withGit() {
  const cargo = aCargo(aLock({ name: 'extra', version: '1.0.0', source: GIT_SOURCE }))
  return { ...facts(), workspace: aWorkspace({ cargo }) }
}

const AUTO = { cache: 'auto' }
const DIRECTORY = { cache: 'directory', 'cache-dir': '/share' }
const GITHUB = {
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  repository: 'acme/web',
  eventName: 'push',
  ref: 'refs/heads/main',
  sha: 'a'.repeat(40),
  actor: 'a',
  runId: '1',
  runAttempt: '1',
}
const github = (overrides: Partial<GitHubContext>) => ({
  context: aContext({ github: { ...GITHUB, ...overrides } }),
})
const remote = anEngine({
  builder: { name: 'far', driver: 'remote', platforms: ['linux/amd64'] },
})
const { serverVersion: _, ...noEngine } = anEngine()

type Row = readonly [name: string, setting: PlanSetting, kind: string, reason: RegExp]

const ROWS: readonly Row[] = [
  ['archives in a folder', { inputs: DIRECTORY }, 'container', /kept between runs/],
  ['nothing said, on a laptop', {}, 'mounts', /outlives this run/],
  ['a laptop', { inputs: AUTO }, 'mounts', /outlives this run/],
  ['crates of git', { inputs: DIRECTORY, facts: withGit() }, 'container', /./],
  ['nothing kept', { inputs: { cache: 'off' } }, 'in-build', /cache: off/],
  [
    'compile-in build',
    { inputs: { ...DIRECTORY, 'compile-in': 'build' } },
    'in-build',
    /compile-in is build/,
  ],
  [
    'compile-in container',
    { inputs: { cache: 'off', 'compile-in': 'container' } },
    'container',
    /./,
  ],
  ['no-cache', { inputs: { ...DIRECTORY, 'no-cache': 'true' } }, 'in-build', /no-cache is on/],
  [
    'a release',
    { inputs: DIRECTORY, ...github({ ref: 'refs/tags/v1.2.3' }) },
    'in-build',
    /release/,
  ],
  [
    'a release on a laptop',
    { inputs: AUTO, ...github({ ref: 'refs/tags/v1.2.3' }) },
    'in-build',
    /release/,
  ],
  ['dev', { inputs: DIRECTORY, facts: ourFacts('dev') }, 'in-build', /dev/],
  [
    'their Dockerfile',
    { inputs: DIRECTORY, facts: theirFacts() },
    'in-build',
    /Only our Dockerfiles/,
  ],
  [
    'system packages',
    { inputs: { ...DIRECTORY, 'build-packages': 'libpq-dev' } },
    'container',
    /./,
  ],
  ['a target', { inputs: { ...DIRECTORY, target: 'runtime' } }, 'in-build', /target runtime/],
  [
    'another platform',
    { inputs: { ...DIRECTORY, platforms: 'linux/arm64' } },
    'in-build',
    /linux\/arm64/,
  ],
  ['the own platform', { inputs: { ...DIRECTORY, platforms: 'linux/amd64' } }, 'container', /./],
  ['no engine', { inputs: DIRECTORY, engine: noEngine }, 'in-build', /no engine/],
  ['options of steps', { inputs: { ...DIRECTORY, 'cgroup-parent': 'x' } }, 'in-build', /options/],
  [
    'a stage of theirs',
    { inputs: { ...DIRECTORY, 'build-contexts': 'application=./out' } },
    'in-build',
    /in the place of one of our stages/,
  ],
  [
    'nothing but the build',
    { inputs: { ...DIRECTORY, retries: '0', preflight: 'off' } },
    'in-build',
    /nothing is run but the build/,
  ],
  ['call', { inputs: { ...DIRECTORY, call: 'check' } }, 'in-build', /call check/],
  ['a remote builder', { inputs: AUTO, engine: remote }, 'mounts', /far/],
]

test.each(ROWS)('%s', (_name, setting, kind, reason) => {
  const { compile } = planOf({ facts: facts(), ...setting })
  expect(compile.kind).toBe(kind)
  expect(compile.reason).toMatch(reason)
})

test('a container gets what the steps of the Dockerfile would get', () => {
  const inputs = {
    ...DIRECTORY,
    features: 'a,b',
    'build-args': 'LIBC=gnu\nOTHER=1',
    'cache-to': 'type=inline',
  }
  const { compile } = planOf({ facts: facts(), inputs })
  if (compile.kind !== 'container') throw new Error(compile.reason)
  expect(compile.environment).toEqual({
    TARGETARCH: 'amd64',
    LIBC: 'gnu',
    PROFILE: 'release',
    PACKAGE: 'web',
    BIN: 'web',
    FEATURES: 'a,b',
    RUNTIME_FILES: 'static templates assets public migrations',
  })
  expect(compile.sharedBy).toEqual({
    FEATURES: 'a,b',
    LIBC: 'gnu',
    PACKAGE: 'web',
    PROFILE: 'release',
    TARGETARCH: 'amd64',
  })
  expect(compile.toolchainArgv).toEqual([
    ...['buildx', 'build', '--build-arg', 'LIBC=gnu', '--build-arg', 'OTHER=1'],
    ...['--build-arg', 'PACKAGE=web', '--build-arg', 'BIN=web', '--build-arg', 'FEATURES=a,b'],
    ...['--file', '/action/docker/Dockerfile.minimal', '--progress=rawjson'],
    ...['--builder', 'default', '--target', 'toolchain-bare'],
    ...['--tag', 'cv-docker-build-toolchain:minimal', '--load', '--provenance=false'],
    ...['--metadata-file', '/temp/toolchain.json', '.'],
  ])
})

test.each([
  [{}, 'toolchain-bare'],
  [{ 'build-packages': 'libpq-dev' }, 'toolchain'],
  [{ 'build-args': 'BUILD_PACKAGES=libpq-dev' }, 'toolchain'],
  [{ 'build-args': 'BUILD_PACKAGES=' }, 'toolchain-bare'],
])('the tool chain with system packages where there are any: %j', (inputs, target) => {
  const { compile } = planOf({ facts: facts(), inputs: { ...DIRECTORY, ...inputs } })
  if (compile.kind !== 'container') throw new Error(compile.reason)
  const { toolchainArgv } = compile
  expect(toolchainArgv[toolchainArgv.indexOf('--target') + 1]).toBe(target)
})

test.each([
  ['the command line', {}, {}, true],
  [
    'a pull request',
    {},
    { pullRequest: { number: 1, headSha: '' }, eventName: 'pull_request' },
    true,
  ],
  ['a push', {}, {}, false],
  ['a push that asks for it', { incremental: 'on' }, {}, true],
  ['off', { incremental: 'off' }, { pullRequest: { number: 1, headSha: '' } }, false],
] as const)('incremental: %s', (name, inputs, overrides, expected) => {
  const context = name === 'the command line' ? {} : github(overrides)
  const { compile } = planOf({ facts: facts(), inputs: { ...DIRECTORY, ...inputs }, ...context })
  expect(compile).toMatchObject({ kind: 'container', incremental: expected })
})

test('cache mounts are chosen by arguments of our Dockerfiles, and each repository has its own', () => {
  const args = planOf({ facts: facts(), inputs: AUTO }).buildx.argv.filter((arg) =>
    /^(?:COMPILE|CARGO_|BUILDKIT_)/.test(arg),
  )
  expect(args).toEqual([
    'COMPILE=mounts',
    'CARGO_INCREMENTAL=1',
    expect.stringMatching(/^BUILDKIT_CACHE_MOUNT_NS=[0-9a-f]{16}$/),
  ])
})

test('where nothing lies in mounts, nobody names them', () => {
  const { argv } = planOf({ facts: facts(), inputs: DIRECTORY }).buildx
  expect(argv.filter((arg) => /^(?:COMPILE|BUILDKIT_)/.test(arg))).toEqual([])
})

describe('a release takes nothing compiled from the cache of its builder', () => {
  const release = github({ ref: 'refs/tags/v1.2.3' })
  const filters = ['dependencies', 'application-layers']

  test.each<[string, PlanSetting, readonly string[]]>([
    ['in mounts', { inputs: AUTO, ...release }, filters],
    ['in a folder', { inputs: DIRECTORY, ...release }, filters],
    [
      'besides what the user says',
      { inputs: { ...AUTO, 'no-cache-filters': 'crates' }, ...release },
      ['crates', ...filters],
    ],
    [
      'beside no-cache, which says all of it',
      { inputs: { ...AUTO, 'no-cache': 'true' }, ...release },
      [],
    ],
    ['a branch', { inputs: AUTO, ...github({}) }, []],
    ['where nothing is kept', { inputs: { cache: 'off' }, ...release }, []],
    ['of a Dockerfile of theirs', { inputs: AUTO, facts: theirFacts(), ...release }, []],
    ['dev, which is no release', { inputs: AUTO, facts: ourFacts('dev'), ...release }, []],
  ])('%s', (_name, setting, expected) => {
    const { argv } = planOf({ facts: facts(), ...setting }).buildx
    expect(argv.filter((_, at) => argv[at - 1] === '--no-cache-filter')).toEqual(expected)
  })
})

test('the state of a pull request is its own', () => {
  const pull = github({ eventName: 'pull_request', ref: 'refs/pull/7/merge' })
  const { compile } = planOf({ facts: facts(), inputs: DIRECTORY, ...pull })
  expect(compile).toMatchObject({ kind: 'container', stateScope: 'acme/web#7' })
})
