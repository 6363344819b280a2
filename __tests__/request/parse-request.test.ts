import { formatInputError } from '../../src/errors.ts'
import { INPUTS } from '../../src/inputs.ts'
import { secretOf } from '../../src/plan/buildx-secrets.ts'
import { type BuildRequest, parseRequest, revealSecret } from '../../src/request.ts'
import { aLocalContext, aRunContext, SHA } from '../plan/a-run-context.ts'

function request(inputs: Readonly<Record<string, string>>, context = aRunContext()): BuildRequest {
  const parsed = parseRequest(inputs, context)
  if (!parsed.ok) throw new Error(parsed.errors.map(formatInputError).join('\n'))
  return parsed.value
}

test('nothing said is nothing decided', () => {
  expect(request({})).toEqual({
    addHosts: [],
    allow: [],
    annotations: [],
    attests: [],
    buildArgs: [],
    buildContexts: [],
    cacheFrom: [],
    cacheTo: [],
    labels: [],
    load: false,
    noCache: false,
    noCacheFilters: [],
    outputs: [],
    platforms: [],
    pull: false,
    push: false,
    secrets: [],
    ssh: [],
    tags: [],
    ulimit: [],
    defaultGitContext: `https://github.com/Acme/CV-Site.git#${SHA}`,
    features: [],
    noDefaultFeatures: false,
    buildPackages: [],
    runtimePackages: [],
    preflight: 'auto',
    fetch: 'auto',
    offline: false,
    retries: 6,
    retryBudgetSec: 600,
    timeoutSec: 0,
    stallTimeoutSec: 180,
    mirrors: [],
    cratesMirrors: [],
    resolvers: ['1.1.1.1', '8.8.8.8', '9.9.9.9'],
    cache: 'auto',
    cacheBudgetBytes: 4096 * 1024 ** 2,
    cacheSave: 'auto',
    incremental: 'auto',
    compileIn: 'auto',
    scan: 'off',
    scanSeverities: ['CRITICAL', 'HIGH'],
    scanOnlyNew: false,
    scanIgnoreUnfixed: false,
    scanUnknown: 'fail',
    comment: 'auto',
    compare: 'auto',
    sizeBudget: [],
    sizeBudgetAction: 'fail',
    scanDbMaxAgeMs: 72 * 3_600_000,
    scanDbRepositories: [],
    scanMirrors: [],
    scanFormats: ['json', 'sarif'],
    keepBuilder: false,
    standIns: 'never',
    skipUnchanged: 'auto',
    smokeTest: false,
    healthPath: '/health',
    notices: [],
  })
})

test('a blank value is nothing said, for every input', () => {
  const blank = Object.fromEntries(INPUTS.map(({ name }) => [name, ' \n ']))
  expect(request(blank)).toEqual(request({}))
})

test('outside of a workflow there is no git context', () => {
  expect(request({}, aLocalContext())).not.toHaveProperty('defaultGitContext')
})

test('ours become typed data', () => {
  const given = {
    variant: 'minimal',
    version: 'v1.2.3',
    registry: 'localhost:5000/team',
    image: 'CV',
    package: 'cv-web',
    bin: 'server',
    features: 'tls, metrics\ncore/fast',
    'no-default-features': 'true',
    profile: 'release-small',
    port: '8080',
    'build-packages': 'cmake,g++\nlibssl-dev:arm64',
    retries: '3',
    'retry-budget': '60',
    timeout: '3600',
    'stall-timeout': '0',
    preflight: 'strict',
    fetch: 'off',
    offline: 'true',
    mirrors: 'docker.io=https://hub.corp/proxy/,quay.io=localhost:5000',
    'crates-mirrors': 'https://crates.corp/index\nhttp://127.0.0.1:8000/',
    resolvers: '10.0.0.1:5353,[2001:db8::1]:53',
    cache: 'registry',
    'cache-registry': 'ghcr.io/Octo/Web/cache',
    'keep-builder': 'True',
    report: 'out/report.json',
    'stand-ins': 'auto',
    'smoke-test': 'TRUE',
    'health-path': '/live?full=1',
  }
  expect(request(given, aLocalContext())).toMatchObject({
    variant: 'minimal',
    version: 'v1.2.3',
    registry: 'localhost:5000/team',
    image: 'CV',
    package: 'cv-web',
    bin: 'server',
    features: ['tls', 'metrics', 'core/fast'],
    noDefaultFeatures: true,
    profile: 'release-small',
    port: 8080,
    buildPackages: ['cmake', 'g++', 'libssl-dev:arm64'],
    retries: 3,
    preflight: 'strict',
    fetch: 'off',
    offline: true,
    retryBudgetSec: 60,
    timeoutSec: 3600,
    stallTimeoutSec: 0,
    mirrors: [
      { registry: 'docker.io', mirror: 'hub.corp/proxy' },
      { registry: 'quay.io', mirror: 'localhost:5000' },
    ],
    cratesMirrors: ['https://crates.corp/index/', 'http://127.0.0.1:8000/'],
    resolvers: ['10.0.0.1:5353', '[2001:db8::1]:53'],
    cache: 'registry',
    cacheRegistry: 'ghcr.io/octo/web/cache',
    keepBuilder: true,
    report: 'out/report.json',
    standIns: 'auto',
    smokeTest: true,
    healthPath: '/live?full=1',
    notices: [],
  })
})

test('outputs are read as buildx reads them', () => {
  const outputs = 'type=image,"name=a/b,c/d",Push=true\n./out'
  expect(request({ outputs, push: 'false' }).outputs).toEqual([
    {
      text: 'type=image,"name=a/b,c/d",Push=true',
      type: 'image',
      attributes: { name: 'a/b,c/d', push: 'true' },
    },
    { text: './out', type: 'local', attributes: { dest: './out' } },
  ])
})

test('secrets keep their blanks, and are revealed by id only', () => {
  const given = request({
    secrets: '"KEY=-----BEGIN\nx\n"\n PASS = a b ',
    'secret-envs': 'NPM=NPM_TOKEN',
    'secret-files': 'NETRC=~/.netrc',
    'github-token': ' ghs_1 ',
  })
  const text = (id: string) => {
    const secret = secretOf(given, id)
    return secret && revealSecret(secret)
  }
  expect(text('KEY')).toBe('-----BEGIN\nx\n')
  expect(text('PASS')).toBe(' a b ')
  expect(text('GIT_AUTH_TOKEN.github.com')).toBe('ghs_1')
  expect(text('NPM')).toBeUndefined()
  expect(given.secrets.map(({ id, source }) => [id, source.kind])).toEqual([
    ['KEY', 'value'],
    ['PASS', 'value'],
    ['NPM', 'env'],
    ['NETRC', 'file'],
  ])
  expect(JSON.stringify(given)).not.toMatch(/BEGIN|a b|ghs_1/)
})

test('a secret without a value, as in a workflow from a fork, is left out with a notice', () => {
  const { secrets, notices } = request({ secrets: 'TOKEN=\nOTHER=x' })
  expect(secrets.map(({ id }) => id)).toEqual(['OTHER'])
  expect(notices).toEqual(['the secret TOKEN has no value and is not given to the build'])
})

test.each(['GIT_AUTH_TOKEN=x', 'GIT_AUTH_TOKEN='])(
  '%s keeps the token of the workflow out',
  (secrets) => {
    expect(request({ secrets, 'github-token': 'ghs_1' })).not.toHaveProperty('githubToken')
  },
)

test('names that tags make useless are noticed', () => {
  const given = { tags: 'acme/cv:1', image: 'other', registry: 'quay.io' }
  expect(request(given).notices).toEqual([
    'registry and image have no effect beside tags, which are full references',
  ])
})

test.each([
  ['stand-ins that stay here', { 'stand-ins': 'always', push: 'true', registry: 'localhost:5000' }],
  ['stand-ins by tag', { 'stand-ins': 'auto', push: 'true', tags: '127.0.0.1:5000/cv:1' }],
  ['stand-ins without push', { 'stand-ins': 'auto', load: 'true' }],
  ['a wildcard of newer things', { allow: 'fs.read=/x', outputs: 'type=zip,dest=x' }],
  ['a local platform', { platforms: 'local,linux,linux/amd64/v3,linux/riscv64' }],
  ['a smoke test of a pushed image', { 'smoke-test': 'true', push: 'true' }],
  [
    'a docker archive without attestations',
    {
      outputs: 'type=docker,dest=x',
      sbom: 'False',
      provenance: 'mode=max,disabled=true',
      attests: 'type=vex,false',
    },
  ],
  ['a cache by reference', { 'cache-from': 'acme/cv:cache' }],
  ['tags with a port and a digest', { tags: `localhost:5000/cv:1@sha256:${'a'.repeat(64)}` }],
  ['a version with build metadata', { version: '1.2.3-rc.1+build.5' }],
  ['file with port and health path, which the smoke test needs', { file: 'D', port: '80' }],
])('right: %s', (_, inputs) => {
  const parsed = parseRequest(inputs, aRunContext())
  expect(parsed.ok ? [] : parsed.errors).toEqual([])
})

test('what is to be scanned, and what comes of it', () => {
  const given = {
    scan: 'enforce',
    'scan-severity': 'low, Critical\nMEDIUM',
    'scan-only-new': 'true',
    'scan-ignore-unfixed': 'true',
    'scan-ignore-file': 'ci/.trivyignore.yaml',
    'scan-unknown': 'warn',
    'scan-db-max-age': '24',
    'scan-db-repositories': 'registry.corp/trivy-db:2,localhost:5000/db',
    'scan-mirrors': 'https://mirror.corp/trivy/,http://127.0.0.1:8080',
    'scan-formats': 'spdx,table',
    'scan-folder': 'out',
    'trivy-path': '/opt/trivy',
  }
  expect(request(given)).toMatchObject({
    scan: 'enforce',
    scanSeverities: ['CRITICAL', 'MEDIUM', 'LOW'],
    scanOnlyNew: true,
    scanIgnoreUnfixed: true,
    scanIgnoreFile: 'ci/.trivyignore.yaml',
    scanUnknown: 'warn',
    scanDbMaxAgeMs: 86_400_000,
    scanDbRepositories: ['registry.corp/trivy-db:2', 'localhost:5000/db'],
    scanMirrors: ['https://mirror.corp/trivy/', 'http://127.0.0.1:8080'],
    scanFormats: ['table', 'spdx'],
    scanFolder: 'out',
    trivyPath: '/opt/trivy',
  })
})
