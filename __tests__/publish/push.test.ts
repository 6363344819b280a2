import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolveLocation } from '../../src/publish/registry-session.ts'
import { runPublish } from '../../src/publish/run-publish.ts'
import { removeTempFolders } from '../fakes/temp-folder.ts'
import { aLayout, type LayoutOptions, pathOf, sha256 } from './a-layout.ts'
import {
  type LoopbackRegistry,
  loopbackRegistry,
  type RegistryOptions,
} from './loopback-registry.ts'
import { heldOf, plan, push, pushPorts, type Setting } from './support.ts'

const registries: LoopbackRegistry[] = []
afterEach(async () => {
  for (const registry of registries.splice(0)) await registry.close()
})
afterAll(removeTempFolders)

async function start(options: RegistryOptions = {}): Promise<LoopbackRegistry> {
  const registry = await loopbackRegistry(options)
  registries.push(registry)
  return registry
}

const TWO_PLATFORMS: LayoutOptions = {
  platforms: ['linux/amd64', 'linux/arm64'],
  attestations: true,
}

function hasAll(registry: LoopbackRegistry, layout: ReturnType<typeof aLayout>, name: string) {
  return [...layout.blobs].every(([digest, bytes]) => {
    const key = `${name} ${digest}`
    const stored = registry.blobs.get(key) ?? registry.manifests.get(key)?.bytes
    return stored !== undefined && bytes.equals(stored)
  })
}

test.each<[string, LayoutOptions]>([
  ['one platform without an index', {}],
  ['one platform with provenance', { attestations: true }],
  ['two platforms with provenance', TWO_PLATFORMS],
])('%s: every byte arrives as it lies here, and the tag has the digest', async (_, options) => {
  const registry = await start()
  const layout = aLayout(options)
  const report = await push(plan(`${registry.host}/team/app:1`), layout)
  expect(report).toMatchObject({
    outcome: 'pushed',
    digest: layout.digest,
    references: [`${registry.host}/team/app:1`],
    presentBytes: 0,
    incidents: [],
  })
  const total = [...layout.blobs.values()].reduce((sum, { length }) => sum + length, 0)
  expect(report.pushedBytes).toBe(total)
  expect(hasAll(registry, layout, 'team/app')).toBe(true)
  expect(registry.manifests.get('team/app 1')?.bytes).toEqual(layout.blobs.get(layout.digest))
})

test('blobs go before manifests, manifests before the index, and the tags are last', async () => {
  const registry = await start()
  const layout = aLayout(TWO_PLATFORMS)
  await push(plan(`${registry.host}/team/app:1`, `${registry.host}/team/app:2`), layout)
  const puts = registry.seen.filter((line) => line.startsWith('PUT')).map((line) => line.slice(4))
  const kinds = puts.map((path) =>
    path.includes('/uploads/') ? 'blob' : path.replace('/v2/team/app/manifests/', ''),
  )
  const manifests = kinds.filter((kind) => kind !== 'blob')
  expect(kinds.slice(0, -manifests.length).every((kind) => kind === 'blob')).toBe(true)
  expect(manifests).toHaveLength(7)
  expect(manifests.slice(-3)).toEqual([layout.digest, '1', '2'])
})

test('pushed again, nothing is sent', async () => {
  const registry = await start()
  const layout = aLayout(TWO_PLATFORMS)
  const reference = `${registry.host}/team/app:1`
  const first = await push(plan(reference), layout)
  registry.seen.length = 0
  const again = await push(plan(reference), layout)
  expect(again).toMatchObject({
    outcome: 'pushed',
    pushedBytes: 0,
    presentBytes: first.pushedBytes,
    references: [reference],
  })
  expect(registry.seen.filter((line) => !line.startsWith('HEAD'))).toEqual([])
})

test('only what is missing is sent: the manifest of one platform was deleted', async () => {
  const registry = await start()
  const layout = aLayout(TWO_PLATFORMS)
  const reference = `${registry.host}/team/app:1`
  await push(plan(reference), layout)
  const index = JSON.parse(`${layout.blobs.get(layout.digest)}`)
  const gone: string = index.manifests[2].digest
  registry.manifests.delete(`team/app ${gone}`)
  const report = await push(plan(reference), layout)
  expect(report).toMatchObject({ outcome: 'pushed', pushedBytes: index.manifests[2].size })
  expect(registry.manifests.has(`team/app ${gone}`)).toBe(true)
})

test('a registry that says no digests is asked for the bytes', async () => {
  const registry = await start({ hidesDigests: true })
  const layout = aLayout(TWO_PLATFORMS)
  const reference = `${registry.host}/team/app:1`
  expect(await push(plan(reference), layout)).toMatchObject({ outcome: 'pushed' })
  expect(await push(plan(reference), layout)).toMatchObject({ outcome: 'pushed', pushedBytes: 0 })
})

test('by digest alone: no tag is made', async () => {
  const registry = await start()
  const layout = aLayout()
  const name = `${registry.host}/team/app`
  const report = await push({ ...plan(name), byDigest: true }, layout)
  expect(report).toMatchObject({ outcome: 'pushed', references: [`${name}@${layout.digest}`] })
  expect([...registry.manifests.keys()]).toEqual([`team/app ${layout.digest}`])
})

describe('several repositories', () => {
  test.each([
    [false, 'takes over'],
    [true, 'is sent'],
  ])('of one registry (refuses mounts: %s): the second %s what the first has', async (refuses) => {
    const registry = await start({ refusesMounts: refuses })
    const layout = aLayout()
    const names = [`${registry.host}/team/app:1`, `${registry.host}/team/other:1`]
    const report = await push(plan(...names), layout)
    expect(report).toMatchObject({ outcome: 'pushed', references: names })
    expect(hasAll(registry, layout, 'team/other')).toBe(true)
    const sent = registry.seen.filter((line) => /^PUT .*\/other\/blobs/.test(line))
    expect(sent).toHaveLength(refuses ? 3 : 0)
    expect(report.mountedBytes).toBe(refuses ? 0 : report.presentBytes)
    expect(report.mountedBytes === 0).toBe(refuses)
  })

  test('no tag anywhere is set before all content is everywhere', async () => {
    const good = await start()
    const bad = await start({
      mischief: [{ on: /^POST/, times: 9, act: { kind: 'answer', status: 403 } }],
    })
    const report = await push(plan(`${good.host}/team/app:1`, `${bad.host}/team/app:1`), aLayout())
    expect(report).toMatchObject({ outcome: 'failed', fault: 'registry-denied', references: [] })
    expect(good.manifests.has('team/app 1')).toBe(false)
  })

  test('layers of the base image are taken over from its repository', async () => {
    const registry = await start()
    const layout = aLayout()
    const [base = ''] = layout.layerDigests
    registry.blobs.set(`hub/debian ${base}`, Buffer.from('layer one'))
    const mountFrom = [`${registry.host}/hub/debian:13`, 'ghcr.io/other/base:1']
    const report = await push({ ...plan(`${registry.host}/team/app:1`), mountFrom }, layout)
    expect(report).toMatchObject({ outcome: 'pushed', mountedBytes: 9 })
    expect(hasAll(registry, layout, 'team/app')).toBe(true)
  })
})

const UNAVAILABLE = { kind: 'answer', status: 503 } as const
const BIG = randomBytes(400_000)

describe('a passing fault is outlasted', () => {
  test.each<[string, RegistryOptions, RegExp, Setting?]>([
    [
      'a limit with Retry-After',
      {
        mischief: [
          {
            on: /^POST/,
            times: 2,
            act: { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
          },
        ],
      },
      /answers 429 for team\/app\.$/,
    ],
    [
      '503 for a blob',
      { mischief: [{ on: /^PUT .*uploads/, times: 3, act: UNAVAILABLE }] },
      /answers 503 for team\/app\.$/,
    ],
    [
      '503 for a manifest',
      { mischief: [{ on: /^PUT .*manifests/, times: 3, act: UNAVAILABLE }] },
      /answers 503 for team\/app\.$/,
    ],
    [
      '503 for a question',
      { mischief: [{ on: /^HEAD/, times: 3, act: UNAVAILABLE }] },
      /answers 503 for team\/app\.$/,
    ],
    [
      'a connection that is cut in the middle of an upload',
      { mischief: [{ on: /^PUT .*uploads/, times: 2, act: { kind: 'cut', afterBytes: 50_000 } }] },
      /broke off the connection/,
    ],
    [
      'an upload that is taken and never answered',
      { mischief: [{ on: /^PUT .*uploads/, times: 1, act: { kind: 'stall' } }] },
      /does not answer/,
      { limits: { commitMs: 300 } },
    ],
    [
      'a blob that arrived damaged',
      {
        mischief: [
          {
            on: /^PUT .*uploads/,
            times: 1,
            act: { kind: 'answer', status: 400, body: '{"errors":[{"code":"DIGEST_INVALID"}]}' },
          },
        ],
      },
      /answers 400 for team\/app: DIGEST_INVALID/,
    ],
    [
      'an upload that the registry forgets',
      {
        mischief: [
          {
            on: /^PUT .*uploads/,
            times: 1,
            act: {
              kind: 'answer',
              status: 404,
              body: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}',
            },
          },
        ],
      },
      /BLOB_UPLOAD_UNKNOWN/,
    ],
    [
      'another digest than was sent',
      {
        mischief: [
          {
            on: /^PUT .*manifests/,
            times: 1,
            act: {
              kind: 'headers',
              headers: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` },
            },
          },
        ],
      },
      /has sha256:0+ in the place of sha256:/,
    ],
  ])('%s', async (_, options, cause, setting = {}) => {
    const registry = await start(options)
    const layout = aLayout({ layers: [BIG, Buffer.from('two')] })
    const report = await push(plan(`${registry.host}/team/app:1`), layout, setting)
    expect(report).toMatchObject({ outcome: 'pushed', digest: layout.digest })
    expect(report.incidents?.map((incident) => incident.cause)).toEqual([
      expect.stringMatching(cause),
    ])
    expect(hasAll(registry, layout, 'team/app')).toBe(true)
  })

  test('an upload of which nothing more is taken is given up by the watch, long before an answer is due', async () => {
    // More than the sockets of both ends hold.
    const large = Buffer.alloc(32 * 1024 * 1024, 'x')
    const on = new RegExp(`^PUT .*digest=${encodeURIComponent(sha256(large))}`)
    const registry = await start({ mischief: [{ on, times: 1, act: { kind: 'stall' } }] })
    const limits = { stallMs: 400, commitMs: 600_000 }
    const layout = aLayout({ layers: [large] })
    const report = await push(plan(`${registry.host}/team/app:1`), layout, { limits })
    expect(report.outcome).toBe('pushed')
    expect(report.incidents?.map(({ cause }) => cause)).toContain(
      `${registry.host} takes no more of an upload.`,
    )
  })

  test('a registry that says it has a blob, and lacks it, gets it once more', async () => {
    const layout = aLayout()
    const [layer = ''] = layout.layerDigests
    const headers = { 'content-length': '9' }
    const registry = await start({
      mischief: [
        {
          on: new RegExp(`^HEAD .*blobs/${layer}`),
          times: 99,
          act: { kind: 'answer', status: 200, headers },
        },
      ],
    })
    const report = await push(plan(`${registry.host}/team/app:1`), layout)
    expect(report.outcome).toBe('pushed')
    expect(hasAll(registry, layout, 'team/app')).toBe(true)
    expect(report.incidents?.map(({ cause }) => cause)).toEqual([
      expect.stringContaining('MANIFEST_BLOB_UNKNOWN'),
    ])
  })
})

const denial = (status: number, code: string, message = 'no') => ({
  on: /^(?:POST|PUT)/,
  times: 99,
  act: { kind: 'answer', status, body: JSON.stringify({ errors: [{ code, message }] }) } as const,
})

describe('what is refused for ever is said at once', () => {
  test.each<[string, RegistryOptions, string, RegExp, RegExp]>([
    [
      'no right',
      { mischief: [denial(403, 'DENIED', 'requested access is denied')] },
      'registry-denied',
      /answers 403 for team\/app: DENIED: requested access is denied \(docker is not logged in/,
      /^Log in to 127\.0\.0\.1:\d+ before the build/,
    ],
    [
      'nobody is logged in',
      { basic: 'me:secret' },
      'registry-denied',
      /does not let us push team\/app: the registry wants a user name/,
      /^Log in/,
    ],
    [
      'a token server that refuses',
      { bearer: 'me:secret' },
      'registry-denied',
      /answers 401 for team\/app: UNAUTHORIZED: no \(docker is not logged in/,
      /^Log in/,
    ],
    [
      'too large for a proxy before the registry, which says so by a page',
      {
        mischief: [
          {
            on: /^PUT .*uploads/,
            times: 99,
            act: { kind: 'answer', status: 413, headers: { 'content-type': 'text/html' } },
          },
        ],
      },
      'push-too-large',
      /answers 413 for team\/app\.$/,
      /client_max_body_size/,
    ],
    ['too large', { mischief: [denial(413, '')] }, 'push-too-large', /answers 413/, /limit/],
    ['no room', { mischief: [denial(507, '')] }, 'registry-full', /answers 507/, /Delete/],
    [
      'no such repository',
      { mischief: [denial(404, 'NAME_UNKNOWN')] },
      'image-missing',
      /answers 404 for team\/app: NAME_UNKNOWN: no/,
      /^Create the repository/,
    ],
    [
      'a tag that may not be replaced',
      {
        mischief: [
          { ...denial(400, 'TAG_INVALID', 'tag 1 is immutable.'), on: /^PUT .*manifests\/1$/ },
        ],
      },
      'tag-immutable',
      /tag 1 is immutable\.$/,
      /raise the version/,
    ],
    [
      'no attestations',
      { mischief: [{ ...denial(400, 'MANIFEST_INVALID'), on: /^PUT .*manifests/ }] },
      'image-unreadable',
      /MANIFEST_INVALID/,
      /provenance: false/,
    ],
    [
      'a page of somebody else',
      {
        mischief: [
          {
            on: /^POST/,
            times: 99,
            act: { kind: 'answer', status: 404, headers: { 'content-type': 'text/html' } },
          },
        ],
      },
      'not-a-registry',
      /^A web page answers in the place of the registry/,
      /proxy/,
    ],
  ])('%s', async (_, options, fault, reason, remedy) => {
    const registry = await start(options)
    const report = await push(plan(`${registry.host}/team/app:1`), aLayout())
    expect(report).toMatchObject({
      outcome: 'failed',
      fault,
      reason: expect.stringMatching(reason),
      remedy: expect.stringMatching(remedy),
      references: [],
      incidents: [],
    })
    expect(registry.manifests.has('team/app 1')).toBe(false)
  })

  test('a server that cannot be reached, after the tries that it is given', async () => {
    const registry = await start()
    await registry.close()
    const report = await push(plan(`${registry.host}/team/app:1`), aLayout(), { retries: 2 })
    expect(report).toMatchObject({ outcome: 'failed', fault: 'connection-refused' })
    expect(report.incidents).toEqual([expect.objectContaining({ host: registry.host, count: 3 })])
  })

  test('what lies here is not what was built: nothing of it is sent', async () => {
    const registry = await start()
    const layout = aLayout()
    const [layer = ''] = layout.layerDigests
    writeFileSync(pathOf(layout.folder, layer), 'layer on?')
    const report = await push(plan(`${registry.host}/team/app:1`), layout)
    expect(report).toMatchObject({
      outcome: 'failed',
      fault: 'image-unreadable',
      reason: `The image that was held back cannot be read: ${layer} holds something else.`,
    })
    expect([...registry.blobs.keys()]).not.toContain(`team/app ${layer}`)
  })

  test('a tag that another job moves in the same moment', async () => {
    const other = `sha256:${'1'.repeat(64)}`
    const headers = { 'docker-content-digest': other }
    const registry = await start({
      mischief: [
        { on: /^HEAD .*manifests\/1$/, times: 99, act: { kind: 'answer', status: 200, headers } },
      ],
    })
    const reference = `${registry.host}/team/app:1`
    const report = await push(plan(reference), aLayout(), { retries: 2 })
    expect(report).toMatchObject({
      outcome: 'failed',
      fault: 'push-unverified',
      reason: `${registry.host} has ${other} under ${reference} after the push.`,
    })
    expect(registry.seen.filter((line) => /^PUT .*manifests\/1$/.test(line))).toHaveLength(1)
  })
})

describe('signing in', () => {
  const credentials = { kind: 'password', username: 'me', password: 'secret' } as const

  test('one token for all requests, for pulling and pushing', async () => {
    const registry = await start({ bearer: 'me:secret' })
    const layout = aLayout(TWO_PLATFORMS)
    const report = await push(plan(`${registry.host}/team/app:1`), layout, { credentials })
    expect(report.outcome).toBe('pushed')
    expect(registry.scopes).toEqual(['repository:team/app:pull,push'])
  })

  test('a mount asks for the right to read there, too', async () => {
    const registry = await start({ bearer: 'me:secret' })
    const names = [`${registry.host}/team/app:1`, `${registry.host}/team/other:1`]
    const report = await push(plan(...names), aLayout(), { credentials })
    expect(report.outcome).toBe('pushed')
    expect(registry.scopes).toContain('repository:team/other:pull,push repository:team/app:pull')
  })

  test('a token that ends is renewed, in the middle of an upload, too', async () => {
    const registry = await start({ bearer: 'me:secret', tokenUses: 2 })
    const layout = aLayout({ ...TWO_PLATFORMS, layers: [BIG] })
    const setting = { credentials, limits: { parallel: 1 } }
    const report = await push(plan(`${registry.host}/team/app:1`), layout, setting)
    expect(report).toMatchObject({ outcome: 'pushed', incidents: [] })
    expect(registry.scopes.length).toBeGreaterThan(2)
    expect(hasAll(registry, layout, 'team/app')).toBe(true)
  })

  test('by user name and password', async () => {
    const registry = await start({ basic: 'me:secret' })
    const report = await push(plan(`${registry.host}/team/app:1`), aLayout(), { credentials })
    expect(report.outcome).toBe('pushed')
  })
})

describe('where uploads go', () => {
  test.each(['relative', 'absolute'] as const)('a %s place', async (location) => {
    const registry = await start({ location })
    const report = await push(plan(`${registry.host}/team/app:1`), aLayout())
    expect(report.outcome).toBe('pushed')
  })

  test('another server gets the bytes, and not what signs us in', async () => {
    const storage = await start()
    const headers = { location: `http://${storage.host}/v2/team/app/blobs/uploads/x` }
    const registry = await start({
      mischief: [{ on: /^POST/, times: 9, act: { kind: 'answer', status: 202, headers } }],
    })
    const report = await push(plan(`${registry.host}/team/app:1`), aLayout())
    // Over plain HTTP nothing goes anywhere else.
    expect(report).toMatchObject({ outcome: 'failed', fault: 'registry-rejected' })
    expect(storage.seen).toEqual([])
  })
})

test.each([
  ['/v2/a/blobs/uploads/1?s=x', 'https://r.test/v2/a/blobs/uploads/1?s=x'],
  ['https://storage.test/u?sig=a%2Fb', 'https://storage.test/u?sig=a%2Fb'],
  // A registry behind a proxy that ends TLS names itself as it sees itself.
  ['http://r.test/v2/a/blobs/uploads/1', 'https://r.test/v2/a/blobs/uploads/1'],
  ['http://r.test:5000/v2/u?s=a%2Fb', 'https://r.test/v2/u?s=a%2Fb'],
  ['http://storage.test/u', undefined],
  ['ftp://r.test/u', undefined],
  [undefined, undefined],
])('an upload to %s goes on at %s', (location, expected) => {
  const from = new URL('https://r.test/v2/a/blobs/uploads/')
  expect(resolveLocation(location, from)).toBe(expected)
})

describe('after a transfer that broke off', () => {
  const limits = { chunkBytes: 100_000 }
  const ofBig = new RegExp(`^PUT .*digest=${encodeURIComponent(sha256(BIG))}`)
  const cutOnce = () => ({ on: ofBig, times: 1, act: { kind: 'cut', afterBytes: 50_000 } as const })
  const cutChunk = { on: /^PATCH/, times: 2, act: { kind: 'cut', afterBytes: 30_000 } } as const
  const pieces = (registry: LoopbackRegistry) =>
    registry.seen.filter((line) => line.startsWith('PATCH')).length

  test('a large blob goes in pieces, and each goes on where the last one broke', async () => {
    const registry = await start({ mischief: [cutOnce(), cutChunk] })
    const layout = aLayout({ layers: [BIG] })
    const report = await push(plan(`${registry.host}/team/app:1`), layout, { limits })
    expect(report.outcome).toBe('pushed')
    expect(hasAll(registry, layout, 'team/app')).toBe(true)
    expect(pieces(registry)).toBeGreaterThanOrEqual(5)
    // What had come of a piece was not sent again.
    expect(registry.receivedBytes).toBeLessThan(2 * BIG.length)
  })

  test('pieces are as large as the registry wants them', async () => {
    const registry = await start({ mischief: [cutOnce()], chunkMinBytes: 250_000 })
    const layout = aLayout({ layers: [BIG] })
    const report = await push(plan(`${registry.host}/team/app:1`), layout, { limits })
    expect(report.outcome).toBe('pushed')
    expect(pieces(registry)).toBe(2)
  })

  test('a registry that takes no pieces gets it whole again', async () => {
    const registry = await start({ mischief: [cutOnce()], refusesChunks: true })
    const layout = aLayout({ layers: [BIG] })
    const report = await push(plan(`${registry.host}/team/app:1`), layout, { limits })
    expect(report.outcome).toBe('pushed')
    expect(pieces(registry)).toBe(1)
    expect(hasAll(registry, layout, 'team/app')).toBe(true)
  })
})

test('a pause that the registry asks for is kept, by all uploads', async () => {
  const registry = await start({
    mischief: [
      {
        on: /^POST/,
        times: 1,
        act: { kind: 'answer', status: 429, headers: { 'retry-after': '7' } },
      },
    ],
  })
  const { ports, clock } = pushPorts()
  const held = await heldOf(aLayout())
  const signal = new AbortController().signal
  const report = await runPublish(plan(`${registry.host}/team/app:1`), held, ports, signal)
  expect(report.outcome).toBe('pushed')
  expect(clock.asked.some((durationMs) => durationMs > 6_900)).toBe(true)
})

test('a run that is cancelled stops pushing, and says so', async () => {
  const stop = new AbortController()
  const registry = await start({
    mischief: [{ on: /^PUT .*uploads/, times: 99, act: { kind: 'stall' } }],
  })
  const pushing = push(plan(`${registry.host}/team/app:1`), aLayout(), {
    signal: stop.signal,
    limits: { stallMs: 60_000 },
  })
  while (!registry.seen.some((line) => line.startsWith('PUT'))) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  stop.abort()
  expect(await pushing).toMatchObject({
    outcome: 'failed',
    fault: 'cancelled',
    reason: 'The push was cancelled.',
  })
})
