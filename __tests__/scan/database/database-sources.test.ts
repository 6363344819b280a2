import {
  parseDatabaseSource,
  planDatabaseSources,
} from '../../../src/scan/database/database-sources.ts'

const PIN = `sha256:${'a'.repeat(64)}`

test.each([
  ['ghcr.io/aquasecurity/trivy-db', 'https://ghcr.io/v2/', 'aquasecurity/trivy-db', '2'],
  ['docker.io/aquasec/trivy-db:2', 'https://registry-1.docker.io/v2/', 'aquasec/trivy-db', '2'],
  ['127.0.0.1:5000/db', 'http://127.0.0.1:5000/v2/', 'db', '2'],
  ['registry.example:5000/db:test', 'https://registry.example:5000/v2/', 'db', 'test'],
  [`mirror.gcr.io/aquasec/trivy-db@${PIN}`, 'https://mirror.gcr.io/v2/', 'aquasec/trivy-db', PIN],
])('%s', (text, apiUrl, repository, tagOrDigest) => {
  const source = parseDatabaseSource(text)
  expect(source).toMatchObject({ endpoint: { apiUrl, repository }, tagOrDigest })
})

test.each(['', 'Not A Name', 'https://ghcr.io/x'])('%j names no repository', (text) => {
  expect(parseDatabaseSource(text)).toBeUndefined()
})

test('the public repositories are asked after the given ones, each once', () => {
  const names = planDatabaseSources(['ghcr.io/aquasecurity/trivy-db', 'own.example/db'])
  expect(names.map(({ name }) => name)).toEqual([
    'ghcr.io/aquasecurity/trivy-db',
    'own.example/db',
    'mirror.gcr.io/aquasec/trivy-db',
    'public.ecr.aws/aquasecurity/trivy-db',
    'docker.io/aquasec/trivy-db',
  ])
})

test('a digest that is given is asked for everywhere', () => {
  const sources = planDatabaseSources([`own.example/db@${PIN}`])
  expect(sources.map(({ tagOrDigest }) => tagOrDigest)).toEqual([PIN, PIN, PIN, PIN, PIN])
})
