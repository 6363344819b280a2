import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { http } from '../../src/adapters/http.ts'
import { type MeasureDeps, measureImage } from '../../src/image/measure.ts'
import { sha256 } from '../../src/image/reader.ts'
import type { HttpRequest } from '../../src/ports.ts'
import { fakeClock } from '../fakes/fake-clock.ts'
import { filesOfTar, fixtureDockerfile, fixturePath, measureDeps } from './support.ts'

type Server = { readonly host: string; readonly close: () => void }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  servers.push({ host, close })
  return host
}

type Seen = { readonly path: string; readonly authorization: string | undefined }

type Options = {
  readonly tar?: string
  readonly isAllowed?: (request: IncomingMessage) => boolean
  readonly challenge?: string
  /** Where blobs are sent to instead. */
  readonly blobHost?: string
  readonly ranges?: boolean
  /** Answers before the registry works, by path. */
  readonly failures?: readonly { readonly path: RegExp; readonly status: number; times: number }[]
}

/** A registry, or the blob storage behind one, with the content of an archive. */
async function registry(options: Options = {}) {
  const files = await filesOfTar(options.tar ?? 'oci-provenance.tar')
  const seen: Seen[] = []
  const index = JSON.parse(Buffer.from(files.get('index.json') ?? '').toString())
  const root: string = index.manifests[0].digest
  const host = await serve((request, response) => {
    const path = request.url ?? ''
    seen.push({ path, authorization: request.headers.authorization })
    const digest = path.replace(/^.*\//, '').replace(/^1$/, root)
    const bytes = files.get(`blobs/${digest.replace(':', '/')}`)
    const refusal = refusalOf(request, options)
    if (refusal) response.writeHead(refusal.status, refusal.headers).end('{"errors":[]}')
    else if (path.includes('/blobs/') && options.blobHost) {
      const location = `http://${options.blobHost}/signed/blobs/${digest}`
      response.writeHead(307, { location }).end()
    } else if (bytes) send(request, response, bytes, options.ranges ?? true)
    else response.writeHead(404).end()
  })
  return { host, root, seen }
}

function refusalOf(
  request: IncomingMessage,
  { failures = [], isAllowed = () => true, challenge = 'Basic realm="x"' }: Options,
): { status: number; headers: Record<string, string> } | undefined {
  const failure = failures.find(({ path, times }) => path.test(request.url ?? '') && times > 0)
  if (failure) {
    failure.times--
    return { status: failure.status, headers: {} }
  }
  return isAllowed(request)
    ? undefined
    : { status: 401, headers: { 'www-authenticate': challenge } }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  ranges: boolean,
) {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  if (!range || !ranges) return response.writeHead(200).end(bytes)
  const [start, end] = [Number(range[1]), Number(range[2])]
  const headers = { 'content-range': `bytes ${start}-${end}/${bytes.length}` }
  return response.writeHead(206, headers).end(bytes.subarray(start, end + 1))
}

const plan = (host: string) => ({ kind: 'registry', reference: `${host}/team/app:1` }) as const

function loggedIn(host: string, auth: object): Pick<MeasureDeps, 'files'> {
  const config = JSON.stringify({ auths: { [host]: auth } })
  return { files: { readTextIfAny: async () => config, kindOf: async () => 'absent' } }
}
const ME = { auth: Buffer.from('me:s3cret').toString('base64') }
const BASIC = `Basic ${ME.auth}`

test('an index with provenance is measured as its archive is', async () => {
  const { host, root, seen } = await registry()
  const dockerfile = await fixtureDockerfile('mini.Dockerfile')
  const report = await measureImage(plan(host), measureDeps(), dockerfile)
  const path = fixturePath('oci-provenance.tar')
  expect(report).toEqual(await measureImage({ kind: 'archive', path }, measureDeps(), dockerfile))
  expect(report.digest).toBe(root)
  // Root, manifest, config, and a tail for each of three layers.
  expect(seen.length).toBe(6)
})

test.each([['oci-two-platforms.tar'], ['oci-zstd.tar'], ['docker-schema2.tar']])(
  '%s',
  async (tar) => {
    const { host } = await registry({ tar })
    const report = await measureImage(plan(host), measureDeps())
    const path = fixturePath(tar)
    expect(report).toEqual(await measureImage({ kind: 'archive', path }, measureDeps()))
  },
)

test('a registry without ranges gives the same sizes', async () => {
  const ranges = await measureImage(plan((await registry()).host), measureDeps())
  const whole = await measureImage(plan((await registry({ ranges: false })).host), measureDeps())
  expect(whole.platforms).toEqual(ranges.platforms)
})

describe('signing in', () => {
  test('a token is asked for once, with the credentials of docker', async () => {
    const asked: { url: string; authorization: string | undefined }[] = []
    const tokens = await serve((request, response) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization })
      response.end(JSON.stringify({ token: 't0ken' }))
    })
    const { host, seen } = await registry({
      isAllowed: ({ headers }) => headers.authorization === 'Bearer t0ken',
      challenge: `Bearer realm="http://${tokens}/token",service="the registry",scope="x"`,
    })
    const report = await measureImage(plan(host), measureDeps(loggedIn(host, ME)))
    expect(report.platforms[0]?.total.unpackedBytes).toBe(8192)
    expect(asked).toEqual([
      {
        url: '/token?service=the+registry&scope=repository%3Ateam%2Fapp%3Apull',
        authorization: BASIC,
      },
    ])
    expect(seen[0]?.authorization).toBeUndefined()
    expect(new Set(seen.slice(1).map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer t0ken']),
    )
  })

  test('a public image needs no credentials', async () => {
    const tokens = await serve((request, response) => {
      if (request.headers.authorization) response.writeHead(400)
      response.end(JSON.stringify({ access_token: 'anonymous' }))
    })
    const { host } = await registry({
      isAllowed: ({ headers }) => headers.authorization === 'Bearer anonymous',
      challenge: `Bearer realm="http://${tokens}/token"`,
    })
    const report = await measureImage(plan(host), measureDeps())
    expect(report.platforms.length).toBe(1)
  })

  test('Basic is answered directly', async () => {
    const { host } = await registry({
      isAllowed: ({ headers }) => headers.authorization === BASIC,
    })
    const report = await measureImage(plan(host), measureDeps(loggedIn(host, ME)))
    expect(report.platforms.length).toBe(1)
  })

  test('an identity token is exchanged by POST', async () => {
    const posts: HttpRequest[] = []
    const { host } = await registry({
      isAllowed: ({ headers }) => headers.authorization === 'Bearer exchanged',
      challenge: 'Bearer realm="https://login.test/token",service="s"',
    })
    const deps = measureDeps({
      ...loggedIn(host, { identitytoken: 'refresh' }),
      http: async (url, request) => {
        if (url !== 'https://login.test/token') return http(url, request)
        posts.push(request)
        const body = new TextEncoder().encode('{"access_token":"exchanged"}')
        return { status: 200, headers: {}, body }
      },
    })
    expect((await measureImage(plan(host), deps)).platforms.length).toBe(1)
    expect(
      posts.map(({ method, body }) => [method, Object.fromEntries(new URLSearchParams(body))]),
    ).toEqual([
      [
        'POST',
        {
          grant_type: 'refresh_token',
          client_id: 'cv-docker-build',
          service: 's',
          scope: 'repository:team/app:pull',
          refresh_token: 'refresh',
        },
      ],
    ])
  })

  test.each([
    ['a token server that refuses', 403, 'bearer'],
    ['a registry that refuses Basic', 0, 'basic'],
  ])('%s: a sentence without a secret', async (_what, status, scheme) => {
    const tokens = await serve((_request, response) => {
      response.writeHead(status || 200).end('{"details":"s3cret is wrong"}')
    })
    const challenge =
      scheme === 'basic' ? 'Basic realm="r"' : `Bearer realm="http://${tokens}/token"`
    const { host } = await registry({ isAllowed: () => false, challenge })
    const report = await measureImage(plan(host), measureDeps(loggedIn(host, ME)))
    const cause =
      scheme === 'basic'
        ? `the registry answered 401 when asked for the manifest of ${host}/team/app`
        : `${tokens} gave no token (HTTP 403)`
    expect(report).toEqual({
      platforms: [],
      unmeasured: `${host}/team/app:1 could not be measured: ${cause}`,
    })
  })

  test('credentials are not sent to a token server in the clear', async () => {
    const challenge = 'Bearer realm="http://tokens.example.com/token"'
    const { host } = await registry({ isAllowed: () => false, challenge })
    const report = await measureImage(plan(host), measureDeps(loggedIn(host, ME)))
    expect(report.unmeasured).toBe(
      `${host}/team/app:1 could not be measured: the registry names a token server that is not https`,
    )
  })
})

describe('redirects', () => {
  test('blob storage gets no Authorization', async () => {
    const storage = await registry()
    const { host, seen } = await registry({
      blobHost: storage.host,
      isAllowed: ({ headers }) => headers.authorization === BASIC,
    })
    const report = await measureImage(plan(host), measureDeps(loggedIn(host, ME)))
    expect(report.platforms[0]?.total.unpackedBytes).toBe(8192)
    expect(seen.filter(({ path }) => path.includes('/blobs/')).length).toBe(4)
    expect(storage.seen.map(({ authorization }) => authorization)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    )
  })

  test.each([
    ['without end', (host: string) => `http://${host}/again`, 'redirects without end'],
    ['to a file', () => 'file:///etc/passwd', 'redirects to where it should not'],
  ])('%s are not followed', async (_what, locationFor, cause) => {
    let location = ''
    const host = await serve((_request, response) => {
      response.writeHead(302, { location }).end()
    })
    location = locationFor(host)
    const report = await measureImage(plan(host), measureDeps())
    expect(report.unmeasured).toBe(`${host}/team/app:1 could not be measured: ${host} ${cause}`)
  })
})

describe('what passes is tried again', () => {
  test.each([
    ['an image that is not there yet', 404, 2],
    ['a rate limit', 429, 1],
    ['a gateway in between', 502, 3],
  ])('%s', async (_what, status, times) => {
    const { clock, slept } = fakeClock()
    const { host } = await registry({ failures: [{ path: /manifests\/1$/, status, times }] })
    const report = await measureImage(plan(host), measureDeps({ clock }))
    expect(report.platforms.length).toBe(1)
    expect(slept).toEqual([100, 300, 900].slice(0, times))
  })

  test('not for ever', async () => {
    const failures = [{ path: /./, status: 404, times: 100 }]
    const { host, seen } = await registry({ failures })
    const report = await measureImage(plan(host), measureDeps())
    expect(seen.length).toBe(4)
    expect(report.unmeasured).toBe(
      `${host}/team/app:1 could not be measured: the registry answered 404 when asked for the manifest of ${host}/team/app`,
    )
  })

  test('a blob that stays away costs its size, not the report', async () => {
    const files = await filesOfTar('docker-schema2.tar')
    const [layer] = [...files].filter(
      ([name, bytes]) => name.startsWith('blobs/') && bytes[0] !== 0x7b,
    )
    const digest = sha256(layer?.[1] ?? new Uint8Array(0))
    const failures = [{ path: new RegExp(digest), status: 404, times: 100 }]
    const { host } = await registry({ tar: 'docker-schema2.tar', failures })
    const report = await measureImage(plan(host), measureDeps())
    const lost = report.platforms[0]?.layers.filter(({ unpackedBytes }) => unpackedBytes === null)
    expect(lost?.map((one) => one.digest)).toEqual([digest])
    expect(report.platforms[0]?.total.unpackedBytes).toBeNull()
    expect(report.platforms[0]?.total.compressedBytes).toBeGreaterThan(0)
  })

  test('patience ends after half a minute', async () => {
    const { clock, advance } = fakeClock()
    const deps = measureDeps({
      clock,
      http: async () => {
        advance(20_000)
        throw new Error('no answer from registry.test within 10000 ms')
      },
    })
    const report = await measureImage(plan('registry.test'), deps)
    expect(report.unmeasured).toBe(
      'registry.test/team/app:1 could not be measured: registry.test takes too long to answer',
    )
  })
})

test('a registry that is not there', async () => {
  const { host } = await registry()
  for (const server of servers.splice(0)) server.close()
  const report = await measureImage(plan(host), measureDeps())
  expect(report.unmeasured).toMatch(
    /^127\.0\.0\.1:\d+\/team\/app:1 could not be measured: 127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/,
  )
})

test('content that is not what its digest says is refused', async () => {
  const { host } = await registry()
  const tampered = async (url: string, request: HttpRequest) => {
    const answer = await http(url, request)
    return url.includes('/manifests/sha256:')
      ? { ...answer, body: new TextEncoder().encode('{"schemaVersion":2,"manifests":[]}') }
      : answer
  }
  const report = await measureImage(plan(host), measureDeps({ http: tampered }))
  expect(report.unmeasured).toMatch(
    / could not be measured: sha256:[0-9a-f]{64} holds something else$/,
  )
})

test('text that is no reference', async () => {
  const report = await measureImage({ kind: 'registry', reference: 'No Name' }, measureDeps())
  expect(report.unmeasured).toBe('No Name could not be measured: this is not an image reference')
})
