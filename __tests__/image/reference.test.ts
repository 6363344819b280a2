import { parseReference, registryBaseUrl } from '../../src/image/reference.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`

test.each([
  ['alpine', 'docker.io', 'library/alpine', 'latest'],
  ['alpine:3.22', 'docker.io', 'library/alpine', '3.22'],
  ['team/app', 'docker.io', 'team/app', 'latest'],
  ['docker.io/alpine', 'docker.io', 'library/alpine', 'latest'],
  ['index.docker.io/team/app:1', 'docker.io', 'team/app', '1'],
  ['localhost/app', 'localhost', 'app', 'latest'],
  ['localhost:5000/app:1', 'localhost:5000', 'app', '1'],
  ['[::1]:5000/app', '[::1]:5000', 'app', 'latest'],
  ['ghcr.io/a/b/c__d:x', 'ghcr.io', 'a/b/c__d', 'x'],
  [`ghcr.io/a/b:1@${DIGEST}`, 'ghcr.io', 'a/b', DIGEST],
])('%s', (text, registry, repository, tagOrDigest) => {
  expect(parseReference(text)).toEqual({ registry, repository, tagOrDigest })
})

test.each(['', 'UPPER', 'a b', 'ghcr.io/../x', 'a:b:c', 'a@sha256:xyz', 'http://a/b', 'a/b?c=d'])(
  '%j is not a reference',
  (text) => {
    expect(parseReference(text)).toBeUndefined()
  },
)

test.each([
  ['docker.io', 'https://registry-1.docker.io'],
  ['ghcr.io', 'https://ghcr.io'],
  ['localhost:5000', 'http://localhost:5000'],
  ['127.3.2.1:5000', 'http://127.3.2.1:5000'],
  ['[::1]:5000', 'http://[::1]:5000'],
  ['localhost.example.com', 'https://localhost.example.com'],
  ['10.0.0.1:5000', 'https://10.0.0.1:5000'],
])('the API of %s is at %s', (registry, url) => {
  expect(registryBaseUrl(registry)).toBe(url)
})
