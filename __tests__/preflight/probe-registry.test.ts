import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Credentials } from '../../src/image/credentials.ts'
import type { Endpoint } from '../../src/preflight/preflight.ts'
import { probeEndpoint } from '../../src/preflight/probe-endpoint.ts'
import { closeServers, serveHttp } from './loopback.ts'
import { loopbackPorts, OPTIONS } from './probe-ports.ts'

afterEach(closeServers)

const ALICE: Credentials = { kind: 'password', username: 'alice', password: 's3cret' }
const ALICE_BASIC = `Basic ${Buffer.from('alice:s3cret').toString('base64')}`

type Behaviour = {
  /** Status of the token server, request by request; the last one stays. */
  readonly token?: readonly number[]
  /** Status of the beginning of an upload, request by request; the last one stays. */
  readonly upload?: readonly number[]
  readonly challenge?: 'bearer' | 'basic' | 'none'
  readonly location?: 'path' | 'url' | 'elsewhere'
}

/** A registry with its token server on one port; writes down what it was asked. */
async function serveRegistry(behaviour: Behaviour) {
  const { token = [200], upload = [202] } = behaviour
  const log: string[] = []
  const next = (statuses: readonly number[], what: string) =>
    statuses[Math.min(log.filter((line) => line.startsWith(what)).length, statuses.length) - 1] ?? 0
  const port: number = await serveHttp(({ method, url: path = '/', headers }, response) => {
    const url = new URL(path, `http://127.0.0.1:${port}`)
    const { authorization = 'none' } = headers
    log.push(`${method} ${url.pathname}`)
    if (url.pathname === '/token') {
      log.push(`scope: ${url.searchParams.get('scope')} ${authorization}`)
      answerToken(next(token, 'GET /token'), response)
      return
    }
    if (method === 'DELETE') {
      log.push(`authorization: ${authorization}`)
      response.writeHead(204).end()
      return
    }
    const isRefused = !isWelcome(headers, behaviour)
    const status = isRefused || method !== 'POST' ? undefined : next(upload, 'POST')
    answerApi(isRefused, status, behaviour, port, response)
  })
  return { port, log }
}

function answerToken(status: number, response: ServerResponse): void {
  response.writeHead(status).end(status === 200 ? '{"token":"t0k3n"}' : '{}')
}

function isWelcome({ authorization }: IncomingHttpHeaders, { challenge }: Behaviour): boolean {
  if (challenge === 'none') return true
  return challenge === 'basic' ? authorization === ALICE_BASIC : authorization !== undefined
}

function answerApi(
  isRefused: boolean,
  uploadStatus: number | undefined,
  behaviour: Behaviour,
  port: number,
  response: ServerResponse,
): void {
  if (isRefused) {
    response.writeHead(401, { 'www-authenticate': challengeOf(behaviour, port) }).end()
  } else if (uploadStatus === undefined) {
    response.writeHead(200).end('{}')
  } else {
    beginUpload(uploadStatus, behaviour, port, response)
  }
}

function challengeOf({ challenge = 'bearer' }: Behaviour, port: number): string {
  return challenge === 'bearer'
    ? `Bearer realm="http://127.0.0.1:${port}/token",service="test"`
    : 'Basic realm="test"'
}

function beginUpload(
  status: number,
  { location = 'path' }: Behaviour,
  port: number,
  response: ServerResponse,
): void {
  const places = {
    path: '/v2/team/app/blobs/uploads/1?state=x',
    url: `http://127.0.0.1:${port}/v2/team/app/blobs/uploads/1`,
    elsewhere: `http://localhost:${port}/uploads/1`,
  }
  const error = { errors: [{ code: 'DENIED', message: 'requested access is denied' }] }
  if (status === 202) response.writeHead(202, { location: places[location] }).end()
  else response.writeHead(status).end(JSON.stringify(error))
}

async function probe(
  behaviour: Behaviour,
  purpose: Endpoint['purpose'],
  credentials?: Credentials,
) {
  const { port, log } = await serveRegistry(behaviour)
  const endpoint: Endpoint = {
    name: 'the registry',
    url: `http://127.0.0.1:${port}/v2/`,
    purpose,
    health: 'registry',
    repository: 'team/app',
  }
  const ports = loopbackPorts(credentials ? { credentials } : {})
  const options = { ...OPTIONS, samples: 0 }
  const { report } = await probeEndpoint(endpoint, options, ports, new AbortController().signal)
  return { report, log, port }
}

describe('push', () => {
  test.each(['path', 'url'] as const)(
    'is allowed, and the upload that was begun is cancelled (Location as %s)',
    async (location) => {
      const { report, log } = await probe({ location }, 'push', ALICE)
      expect(report).toMatchObject({ outcome: 'ok', canPush: true, credentials: 'accepted' })
      expect(log).toEqual([
        'GET /v2/',
        'GET /token',
        `scope: repository:team/app:pull,push ${ALICE_BASIC}`,
        'POST /v2/team/app/blobs/uploads/',
        'DELETE /v2/team/app/blobs/uploads/1',
        'authorization: Bearer t0k3n',
      ])
    },
  )

  test('an upload that lies on another server is cancelled without what signs us in', async () => {
    const { log } = await probe({ location: 'elsewhere' }, 'push', ALICE)
    expect(log.slice(-2)).toEqual(['DELETE /uploads/1', 'authorization: none'])
  })

  test.each([401, 403])(
    'is refused with a token (HTTP %i): definite after a second try',
    async (status) => {
      const { report, log } = await probe({ upload: [status] }, 'push', ALICE)
      expect(report).toMatchObject({
        outcome: 'failed',
        failedLayer: 'http',
        canPush: false,
        credentials: 'accepted',
      })
      expect(report.cause).toMatch(
        new RegExp(
          `does not let us push team/app \\(HTTP ${status}: requested access is denied\\)$`,
        ),
      )
      expect(log.filter((line) => line.startsWith('POST'))).toHaveLength(2)
      expect(log.some((line) => line.startsWith('DELETE'))).toBe(false)
    },
  )

  test('is refused once and then granted: allowed', async () => {
    const { report } = await probe({ upload: [403, 202] }, 'push', ALICE)
    expect(report).toMatchObject({ outcome: 'ok', canPush: true })
  })

  test('nobody is signed in: the login that is missing is what is said', async () => {
    const { report, port } = await probe({ upload: [401] }, 'push')
    expect(report).toMatchObject({ canPush: false, credentials: 'none' })
    expect(report.remedy).toBe(`nobody is signed in there: docker login 127.0.0.1:${port}`)
  })

  test('the password is wrong: definite after a second try, and quoted nowhere', async () => {
    const { report, log } = await probe({ token: [401] }, 'push', ALICE)
    expect(report).toMatchObject({ outcome: 'failed', canPush: false, credentials: 'refused' })
    expect(report.cause).toMatch(/^the user name and password that docker has for .* are refused/)
    expect(log.filter((line) => line === 'GET /token')).toHaveLength(2)
    expect(JSON.stringify(report)).not.toMatch(/s3cret|t0k3n|alice/)
  })

  test.each([404, 405, 500])('HTTP %i is no definite answer', async (status) => {
    const { report } = await probe({ upload: [status] }, 'push', ALICE)
    expect(report.outcome).toBe('degraded')
    expect(report.canPush).toBeUndefined()
    expect(report.cause).toContain('does not say whether team/app can be pushed')
  })

  test('a registry without any sign-in', async () => {
    const { report, log } = await probe({ challenge: 'none' }, 'push')
    expect(report).toMatchObject({ outcome: 'ok', canPush: true })
    expect(log.at(-1)).toBe('authorization: none')
  })

  test('a registry that asks for the password itself', async () => {
    const { report, log } = await probe({ challenge: 'basic' }, 'push', ALICE)
    expect(log.slice(0, 2)).toEqual(['GET /v2/', 'GET /v2/'])
    expect(report).toMatchObject({ outcome: 'ok', canPush: true, credentials: 'accepted' })
    expect(log.at(-1)).toBe(`authorization: ${ALICE_BASIC}`)
  })
})

describe('pull', () => {
  test('a registry that asks for the password itself says whether it is right', async () => {
    const bob: Credentials = { kind: 'password', username: 'bob', password: 'wrong' }
    const { report } = await probe({ challenge: 'basic' }, 'base-image', bob)
    expect(report).toMatchObject({ outcome: 'failed', credentials: 'refused' })
    const right = await probe({ challenge: 'basic' }, 'base-image', ALICE)
    expect(right.report).toMatchObject({ outcome: 'ok', credentials: 'accepted' })
  })

  test('asks for a token of the repository, and begins no upload', async () => {
    const { report, log } = await probe({}, 'base-image')
    expect(report).toMatchObject({ outcome: 'ok', credentials: 'none' })
    expect(report.canPush).toBeUndefined()
    expect(log).toEqual(['GET /v2/', 'GET /token', 'scope: repository:team/app:pull none'])
  })

  test('a token server in trouble keeps a build from pulling', async () => {
    const { report } = await probe({ token: [503] }, 'base-image')
    expect(report).toMatchObject({ outcome: 'failed', failedLayer: 'http' })
    expect(report.cause).toMatch(/gave no token \(HTTP 503\)$/)
    expect(report.credentials).toBeUndefined()
  })

  test('a right that is missing is no wrong password', async () => {
    const { report } = await probe({ token: [403] }, 'base-image', ALICE)
    expect(report).toMatchObject({ outcome: 'failed', failedLayer: 'http' })
    expect(report.credentials).toBeUndefined()
    expect(report.cause).toMatch(/refuses a token for the repository \(HTTP 403\)$/)
  })

  test('a refusal that is over a moment later is none', async () => {
    const { report } = await probe({ token: [403, 200] }, 'base-image', ALICE)
    expect(report).toMatchObject({ outcome: 'ok', credentials: 'accepted' })
  })
})
