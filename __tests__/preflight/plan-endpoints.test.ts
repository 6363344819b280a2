import { readCratesSources } from '../../src/preflight/effective-cargo.ts'
import { type PreflightNeeds, planEndpoints } from '../../src/preflight/plan-endpoints.ts'

const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'

const NOTHING: PreflightNeeds = {
  baseImages: [],
  pushTags: [],
  cacheReferences: [],
  lockSources: [],
  scannerDatabases: [],
}

function planned(needs: Partial<PreflightNeeds>) {
  return planEndpoints({ ...NOTHING, ...needs }).map(({ name, url, repository, mirrorOf }) =>
    [name, url, repository, mirrorOf].filter(Boolean).join(' '),
  )
}

const HUB = 'Docker Hub https://registry-1.docker.io/v2/'
const TOKENS = 'Docker Hub tokens https://auth.docker.io/token?service=registry.docker.io'

test.each<[string, Partial<PreflightNeeds>, readonly string[]]>([
  ['nothing', {}, []],
  ['scratch and what is no reference', { baseImages: ['scratch', 'a b', '${BASE}'] }, []],
  [
    'images of Docker Hub: one question, and its token server',
    { baseImages: ['rust:1-alpine3.22', 'docker.io/library/alpine:3', 'index.docker.io/me/x'] },
    [`${HUB} library/rust`, TOKENS],
  ],
  [
    'other registries have their tokens at home',
    {
      baseImages: [
        'gcr.io/distroless/static-debian13',
        `ghcr.io/team/base@sha256:${'a'.repeat(64)}`,
      ],
    },
    [
      'gcr.io https://gcr.io/v2/ distroless/static-debian13',
      'ghcr.io https://ghcr.io/v2/ team/base',
    ],
  ],
  [
    'loopback is plain http',
    { baseImages: ['localhost:5000/base', '127.0.0.1:5001/base', 'registry.corp:5000/base'] },
    [
      'localhost:5000 http://localhost:5000/v2/ base',
      '127.0.0.1:5001 http://127.0.0.1:5001/v2/ base',
      'registry.corp:5000 https://registry.corp:5000/v2/ base',
    ],
  ],
  [
    'each repository that is pushed to, once',
    { pushTags: ['ghcr.io/team/app:1', 'ghcr.io/team/app:latest', 'ghcr.io/team/other:1'] },
    [
      'ghcr.io (push team/app) https://ghcr.io/v2/ team/app',
      'ghcr.io (push team/other) https://ghcr.io/v2/ team/other',
    ],
  ],
  [
    'cache and scanner',
    { cacheReferences: ['ghcr.io/team/cache:main'], scannerDatabases: ['ghcr.io/a/trivy-db:2'] },
    [
      'ghcr.io (cache) https://ghcr.io/v2/ team/cache',
      'ghcr.io (scanner database) https://ghcr.io/v2/ a/trivy-db',
    ],
  ],
  [
    'crates of crates.io, whichever way the lock calls it',
    { lockSources: [CRATES_IO, CRATES_IO, 'sparse+https://index.crates.io/'] },
    [
      'crates.io index https://index.crates.io/config.json',
      'crates.io downloads https://static.crates.io/crates/cfg-if/cfg-if-1.0.0.crate',
    ],
  ],
  [
    'registries of the company, sparse and in git',
    { lockSources: ['sparse+https://crates.corp/api/', 'registry+https://git.corp/index.git'] },
    [
      'crates.corp (crates index) https://crates.corp/api/config.json',
      'git.corp (crates index) https://git.corp/index.git/info/refs?service=git-upload-pack',
    ],
  ],
  ['a registry in a folder', { lockSources: ['registry+file:///srv/index'] }, []],
  [
    'servers of git dependencies, once each',
    {
      lockSources: [
        'git+https://github.com/a/b?rev=1#1',
        'git+https://github.com/c/d#2',
        'git+ssh://git@git.corp:2222/e/f.git#3',
      ],
    },
    ['GitHub https://github.com/', 'git.corp:2222 (git) ssh://git.corp:2222/'],
  ],
  [
    'GitHub',
    { gitHubApi: 'https://api.github.com' },
    ['GitHub API https://api.github.com/rate_limit'],
  ],
  [
    'GitHub of the company',
    { gitHubApi: 'https://github.corp/api/v3' },
    ['github.corp (API) https://github.corp/api/v3/'],
  ],
  [
    'package managers',
    { packageManagers: ['apk', 'apk'] },
    ['Alpine packages https://dl-cdn.alpinelinux.org/alpine/MIRRORS.txt'],
  ],
  [
    'mirrors of what is needed, and of nothing else',
    {
      baseImages: ['alpine'],
      mirrors: {
        'docker.io': ['mirror.gcr.io', 'http://mirror.corp:5000/'],
        'ghcr.io': ['ghcr.corp'],
        'crates.io': ['https://crates.corp/'],
      },
    },
    [
      `${HUB} library/alpine`,
      TOKENS,
      'mirror.gcr.io (mirror of Docker Hub) https://mirror.gcr.io/v2/ docker.io',
      'mirror.corp:5000 (mirror of Docker Hub) http://mirror.corp:5000/v2/ docker.io',
    ],
  ],
  [
    'a mirror of crates.io',
    { lockSources: [CRATES_IO], mirrors: { 'crates.io': ['https://crates.corp/index/'] } },
    [
      'crates.io index https://index.crates.io/config.json',
      'crates.io downloads https://static.crates.io/crates/cfg-if/cfg-if-1.0.0.crate',
      'crates.corp (mirror of crates.io) https://crates.corp/index/config.json crates.io',
    ],
  ],
])('%s', (_what, needs, expected) => {
  expect(planned(needs)).toEqual(expected)
})

describe('the cargo configuration replaces crates.io', () => {
  const of = (config: Parameters<typeof readCratesSources>[0]) =>
    planned({ lockSources: [CRATES_IO], cargo: readCratesSources(config) })

  test('by a mirror', () => {
    const source = {
      'crates-io': { 'replace-with': 'corp' },
      corp: { registry: 'sparse+https://mirror.corp/index/' },
    }
    expect(of({ source })).toEqual([
      'mirror.corp (crates index) https://mirror.corp/index/config.json',
    ])
  })

  test('by a registry that has a name', () => {
    const source = { 'crates-io': { 'replace-with': 'corp' } }
    const registries = { corp: { index: 'sparse+https://mirror.corp/index/' } }
    expect(of({ source, registries })).toEqual([
      'mirror.corp (crates index) https://mirror.corp/index/config.json',
    ])
  })

  test('by what lies in the repository', () => {
    const source = {
      'crates-io': { 'replace-with': 'middle' },
      middle: { registry: 'https://unused.corp/index', 'replace-with': 'vendored' },
      vendored: { directory: 'vendor' },
    }
    expect(of({ source })).toEqual([])
  })

  test('by itself, in a circle, or by something that is not there: crates.io stays', () => {
    const circle = { 'crates-io': { 'replace-with': 'a' }, a: { 'replace-with': 'crates-io' } }
    expect(of({ source: circle })).toHaveLength(2)
    expect(of({ source: { 'crates-io': { 'replace-with': 'gone' } } })).toHaveLength(2)
  })
})
