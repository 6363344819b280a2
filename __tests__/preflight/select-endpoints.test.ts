import { DEFAULT_ENDPOINTS } from '../../src/preflight/default-endpoints.ts'
import { selectEndpoints } from '../../src/preflight/select-endpoints.ts'

function select(added: readonly string[], only: readonly string[]) {
  const selected = selectEndpoints(DEFAULT_ENDPOINTS, added, only)
  return selected.ok
    ? selected.value.map(({ name, purpose, health }) => `${name} ${purpose} ${health}`)
    : selected.errors.map(({ input, problem }) => `${input}: ${problem}`)
}

test('the default list holds every server of the original', () => {
  const hosts = DEFAULT_ENDPOINTS.map(({ url }) => new URL(url).host)
  expect(hosts).toEqual([
    'crates.io',
    'index.crates.io',
    'static.crates.io',
    'github.com',
    'api.github.com',
    'registry-1.docker.io',
    'auth.docker.io',
    'ghcr.io',
    'quay.io',
    'gcr.io',
    'dl-cdn.alpinelinux.org',
    'deb.debian.org',
  ])
  expect(select([], [])).toHaveLength(hosts.length)
})

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [[], ['docker-hub'], ['Docker Hub base-image registry', 'Docker Hub tokens base-image ok']],
  [[], ['GHCR'], ['ghcr.io base-image registry']],
  [[], ['registry-1.docker.io'], ['Docker Hub base-image registry']],
  [['https://r.corp/v2'], ['ghcr'], ['ghcr.io base-image registry', 'r.corp base-image registry']],
  [
    ['sparse+https://c.corp/i/'],
    ['ghcr'],
    ['ghcr.io base-image registry', 'c.corp crates-index reachable'],
  ],
  [['http://p.corp/x'], ['ghcr'], ['ghcr.io base-image registry', 'p.corp packages reachable']],
  [[], ['nobody'], ['--only: "nobody" is none of the servers']],
  [[], [' '], ['--only: " " is none of the servers']],
  [
    ['r.corp', 'ftp://r.corp'],
    [],
    [
      '--endpoint: "r.corp" is not a URL of http, https or ssh',
      '--endpoint: "ftp://r.corp" is not a URL of http, https or ssh',
    ],
  ],
  [['https://me:pass@r.corp/'], [], ['--endpoint: the URL holds a user name or a password']],
])('--endpoint %j --only %j', (added, only, expected) => {
  expect(select(added, only)).toEqual(expected)
})
