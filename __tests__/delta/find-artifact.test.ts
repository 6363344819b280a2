import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { http } from '../../src/adapters/http.ts'
import { findArtifact } from '../../src/delta/find-artifact.ts'
import { readZipFile } from '../../src/delta/read-zip.ts'
import { writeZip } from './zip-writer.ts'

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string]
const NAME = 'cv-docker-build-report-prod'
const WANTED = { kind: 'artifact', name: NAME, branch: 'main', commits: [A, B] } as const
const ABORT = new AbortController().signal
const JSON_TEXT = '{"a":1}'

type Asked = { readonly url: string; readonly authorization: string | undefined }
type Answer = (request: IncomingMessage, response: ServerResponse) => void

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function serve(answer: Answer): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization })
    answer(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  stops.push(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

type Run = Readonly<Record<string, unknown>>

function anArtifact(id: number, head_sha: string, run: Run = {}, more: Run = {}) {
  return {
    ...{ id, name: NAME, expired: false, size_in_bytes: 900 },
    workflow_run: {
      id,
      repository_id: 1,
      head_repository_id: 1,
      head_branch: 'main',
      head_sha,
      ...run,
    },
    ...more,
  }
}

/** GitHub's API, and the storage that it sends to. */
async function github(artifacts: readonly unknown[], zip = writeZip({ 'report.json': JSON_TEXT })) {
  const storage = await serve((_, response) => response.end(zip))
  const api = await serve((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    if (url.pathname.endsWith('/zip')) {
      response.writeHead(302, { location: `${storage.url}/signed?sig=1` }).end()
      return
    }
    const page = Number(url.searchParams.get('page'))
    const per = Number(url.searchParams.get('per_page'))
    const shown = artifacts.slice((page - 1) * per, page * per)
    response.end(JSON.stringify({ total_count: artifacts.length, artifacts: shown }))
  })
  const ports = { http, apiUrl: api.url, repository: 'octo/cv', token: 'secret' }
  return { find: () => findArtifact(WANTED, ports, ABORT), api, storage }
}

test('the report of the commit nearest to the base, of the newest run of it', async () => {
  const listed = [anArtifact(1, C), anArtifact(2, B), anArtifact(3, A), anArtifact(4, A)]
  const { find, api, storage } = await github(listed)
  expect(await find()).toEqual({ ok: true, value: { json: JSON_TEXT, commit: A } })
  expect(api.asked.map(({ url }) => url)).toEqual([
    `/repos/octo/cv/actions/artifacts?name=${NAME}&per_page=100&page=1`,
    '/repos/octo/cv/actions/artifacts/3/zip',
  ])
  expect(api.asked.every(({ authorization }) => authorization === 'Bearer secret')).toBe(true)
  expect(storage.asked).toEqual([{ url: '/signed?sig=1', authorization: undefined }])
})

test.each<[string, unknown]>([
  ['of a fork, whose branch has the same name', anArtifact(1, A, { head_repository_id: 2 })],
  [
    'of nobody knows which repository',
    anArtifact(1, A, { repository_id: null, head_repository_id: null }),
  ],
  ['of another branch', anArtifact(1, A, { head_branch: 'feature' })],
  ['of another commit', anArtifact(1, C)],
  ['that is gone', anArtifact(1, A, {}, { expired: true })],
  ['of another name', anArtifact(1, A, {}, { name: 'else' })],
  ['that is too large', anArtifact(1, A, {}, { size_in_bytes: 1e9 })],
  ['without a run', anArtifact(1, A, {}, { workflow_run: null })],
  ['that is nonsense', 7],
])('one %s is passed over', async (_what, artifact) => {
  const { find, storage } = await github([artifact])
  expect(await find()).toEqual({
    ok: false,
    problem: 'no run on that branch has one for these commits',
  })
  expect(storage.asked).toEqual([])
})

test('looks some way down the list, and no further', async () => {
  const others = Array.from({ length: 250 }, (_, at) => anArtifact(at + 10, C))
  const near = await github([...others, anArtifact(1, A)])
  expect(await near.find()).toMatchObject({ ok: true })
  expect(near.api.asked.length).toBe(4)
  const far = await github([...others, ...others, anArtifact(1, A)])
  expect(await far.find()).toMatchObject({ ok: false })
  expect(far.api.asked.length).toBe(3)
})

test.each<[string, Answer, RegExp]>([
  [
    'no right',
    (_, response) => response.writeHead(403).end(),
    /^GitHub answered 403 \(the token needs actions: read\)$/,
  ],
  ['a fault', (_, response) => response.writeHead(500).end(), /^GitHub answered 500$/],
  [
    'no JSON',
    (_, response) => response.end('<html>'),
    /^GitHub answered something else than a list$/,
  ],
  ['no answer', (request) => request.socket.destroy(), /^GitHub cannot be asked: /],
])('%s', async (_what, answer, problem) => {
  const { url } = await serve(answer)
  const ports = { http, apiUrl: url, repository: 'octo/cv', token: 'secret' }
  const found = await findArtifact(WANTED, ports, ABORT)
  expect(found.ok ? '' : found.problem).toMatch(problem)
})

test('from https nobody is sent on to plain http', async () => {
  const ports = {
    http: async (url: string) => ({
      status: url.endsWith('/zip') ? 302 : 200,
      headers: { location: 'http://storage.test/x' },
      body: new TextEncoder().encode(JSON.stringify({ artifacts: [anArtifact(1, A)] })),
    }),
    ...{ apiUrl: 'https://api.github.com', repository: 'octo/cv', token: 'secret' },
  }
  expect(await findArtifact(WANTED, ports, ABORT)).toEqual({
    ok: false,
    problem: 'GitHub redirects to where it should not',
  })
})

test('an archive without report.json, and one that is none', async () => {
  const without = await github([anArtifact(1, A)], writeZip({ 'other.json': '{}' }))
  expect(await without.find()).toEqual({
    ok: false,
    problem: 'report.json in it cannot be read: it does not hold the file',
  })
  const none = await github([anArtifact(1, A)], Buffer.from('no archive'))
  expect(await none.find()).toMatchObject({ ok: false })
})

describe('a ZIP archive', () => {
  const isReport = (name: string) => name === 'report.json'
  const read = (zip: Uint8Array, limit = 1000) => {
    const file = readZipFile(zip, isReport, limit)
    return file.ok ? Buffer.from(file.value).toString() : file.problem
  }
  const files = { 'a.txt': 'x'.repeat(300), 'report.json': JSON_TEXT, 'z.txt': 'z' }

  test.each([
    ['streamed', writeZip(files)],
    ['with sizes in front', writeZip(files, { streamed: false })],
    ['not compressed', writeZip(files, { method: 0 })],
    ['with a comment', writeZip(files, { comment: 'PK\u0005\u0006 or not' })],
  ])('%s', (_what, zip) => {
    expect(read(zip)).toBe(JSON_TEXT)
  })

  test('that unpacks to more than it may is refused, however small it is', () => {
    const bomb = writeZip({ 'report.json': 'x'.repeat(100_000) })
    expect(bomb.length).toBeLessThan(400)
    expect(read(bomb)).toBe('the archive is damaged')
    expect(read(writeZip({ 'report.json': 'x'.repeat(2000) }, { method: 0 }))).toBe(
      'it is too large',
    )
    expect(read(writeZip(files, { method: 99 }))).toBe(
      'it is packed in a way that cannot be read here',
    )
  })

  test('cut off anywhere, or with any byte changed, it does no harm', () => {
    const zip = writeZip(files)
    for (let length = 0; length < zip.length; length += 1) {
      expect(typeof read(zip.subarray(0, length))).toBe('string')
      const hit = Buffer.from(zip)
      hit[length] = (hit[length] ?? 0) ^ 0xff
      expect(typeof read(hit)).toBe('string')
    }
  })
})
