import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFetchImages } from '../../../src/fetch/images/run-fetch-images.ts'
import { pinContextArgs, runResolveImages } from '../../../src/fetch/images/run-resolve-images.ts'
import { fakeClock } from '../../fakes/fake-clock.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import {
  digestOf,
  failing,
  makeImage,
  sendRange,
  startFakeRegistry,
  stopRegistries,
} from './fake-registry.ts'
import { imageOptions, imagePorts, layoutPlan, never } from './support.ts'

afterEach(stopRegistries)
afterAll(removeTempFolders)

const AMD = 'linux/amd64'
const image = makeImage([AMD, 'linux/arm64/v8'])

/** The value, or the fault as the message of a failed test. */
function expectFetched<T extends { readonly ok: boolean }>(fetched: T): Extract<T, { ok: true }> {
  expect(fetched.ok ? '' : JSON.stringify(fetched)).toBe('')
  return fetched as Extract<T, { ok: true }>
}

function blobsIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'blobs/sha256'))
    .map((name) => {
      expect(digestOf(readFileSync(join(folder, 'blobs/sha256', name)))).toBe(`sha256:${name}`)
      return `sha256:${name}`
    })
    .sort()
}

test('a layout of one platform: everything that it needs, and nothing of the other', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
  const [result] = expectFetched(fetched).value
  expect(result?.report).toMatchObject({
    reference: `${registry.host}/team/base:1`,
    digest: image.rootDigest,
    outcome: 'fetched',
  })
  expect(result?.report.via).toBeUndefined()
  expect(fetched.incidents).toEqual([])
  const folder = result?.layoutFolder ?? ''
  const manifest = image.manifestDigests[AMD] ?? ''
  const { config, layers } = JSON.parse(image.documents.get(manifest)?.bytes.toString() ?? '')
  const expected = [
    image.rootDigest,
    manifest,
    config.digest,
    ...layers.map((one: { digest: string }) => one.digest),
  ]
  expect(blobsIn(folder)).toEqual(expected.sort())
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  expect(index.manifests).toEqual([
    {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      digest: image.rootDigest,
      size: image.documents.get(image.rootDigest)?.bytes.length,
      annotations: {
        'io.containerd.image.name': `${registry.host}/team/base:1`,
        'org.opencontainers.image.ref.name': '1',
      },
    },
  ])
  expect(readFileSync(join(folder, 'oci-layout'), 'utf8')).toBe('{"imageLayoutVersion":"1.0.0"}')
})

test('the tag is asked for by HEAD, and the second run asks nothing else', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const plans = [layoutPlan(registry.host)]
  await runFetchImages(plans, imagePorts(), options, never)
  expect(registry.seen.filter((line) => line.endsWith('/manifests/1'))).toEqual([
    'HEAD /v2/team/base/manifests/1',
  ])
  registry.seen.length = 0
  const again = await runFetchImages(plans, imagePorts(), options, never)
  const [result] = expectFetched(again).value
  expect(result?.report).toMatchObject({ outcome: 'present', fetchedBytes: 0 })
  expect(registry.seen).toEqual(['HEAD /v2/team/base/manifests/1'])
})

test('a reference with a digest needs nobody once it is here', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const reference = `${registry.host}/team/base:1@${image.rootDigest}`
  const plans = [{ ...layoutPlan(registry.host), reference }]
  await runFetchImages(plans, imagePorts(), options, never)
  registry.seen.length = 0
  expectFetched(await runFetchImages(plans, imagePorts(), options, never))
  expect(registry.seen).toEqual([])
})

test('a tag that moved is fetched anew, its unchanged layers are not', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const plans = [layoutPlan(registry.host)]
  const before = expectFetched(await runFetchImages(plans, imagePorts(), options, never))
  registry.image = makeImage([AMD])
  registry.seen.length = 0
  const after = expectFetched(await runFetchImages(plans, imagePorts(), options, never))
  expect(after.value[0]?.report.digest).toBe(registry.image.rootDigest)
  expect(after.value[0]?.layoutFolder).not.toBe(before.value[0]?.layoutFolder)
  expect(registry.seen.filter((line) => line.includes('/blobs/'))).toEqual([])
})

test('a second platform is added; the first stays usable offline', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
  await runFetchImages([layoutPlan(registry.host, ['linux/arm64'])], imagePorts(), options, never)
  await registry.stop()
  const both = [layoutPlan(registry.host, [AMD, 'linux/arm64'])]
  const fetched = await runFetchImages(both, imagePorts(), { ...options, offline: true }, never)
  expect(blobsIn(expectFetched(fetched).value[0]?.layoutFolder ?? '').length).toBe(8)
})

test('two at once into one folder', async () => {
  const registry = await startFakeRegistry({ image })
  const options = imageOptions()
  const plans = [layoutPlan(registry.host)]
  const [one, two] = await Promise.all(
    [111, 222].map((processId) => runFetchImages(plans, imagePorts({ processId }), options, never)),
  )
  if (!one || !two) throw new Error('two were started')
  const folder = expectFetched(one).value[0]?.layoutFolder ?? ''
  expect(expectFetched(two).value[0]?.layoutFolder).toBe(folder)
  expect(blobsIn(folder)).toHaveLength(5)
  expect(readdirSync(join(options.cacheFolder, 'images/layouts'))).toHaveLength(1)
})

test('an image without index, from a registry that tells no digest', async () => {
  const plain = makeImage([AMD])
  const manifest = plain.manifestDigests[AMD] ?? ''
  const registry = await startFakeRegistry({
    image: { ...plain, rootDigest: manifest },
    withoutDigest: true,
  })
  const fetched = await runFetchImages(
    [layoutPlan(registry.host)],
    imagePorts(),
    imageOptions(),
    never,
  )
  const [result] = expectFetched(fetched).value
  expect(result?.report.digest).toBe(manifest)
  expect(blobsIn(result?.layoutFolder ?? '').length).toBe(4)
})

describe('who asks whom for what', () => {
  test('one token for all requests of a repository, anonymous or with the credentials of docker', async () => {
    const basic = `Basic ${Buffer.from('me:s3cret').toString('base64')}`
    const registry = await startFakeRegistry({ image, tokens: { basic } })
    const asked: string[] = []
    const ports = imagePorts({
      credentialsFor: async (name) => {
        asked.push(name)
        return { kind: 'password', username: 'me', password: 's3cret' }
      },
    })
    expectFetched(await runFetchImages([layoutPlan(registry.host)], ports, imageOptions(), never))
    const tokens = registry.seen.filter((line) => line.includes('/token'))
    expect(tokens).toEqual(['GET /token?service=fake&scope=repository%3Ateam%2Fbase%3Apull'])
    expect(asked).toEqual([registry.host])
    expect(new Set(registry.authorizations)).toEqual(new Set([undefined, basic, 'Bearer good']))
  })

  test('blobs are followed to another host, which sees no credentials', async () => {
    const storage = await startFakeRegistry({ image })
    const registry = await startFakeRegistry({ image, tokens: {}, blobHost: () => storage.host })
    expectFetched(
      await runFetchImages([layoutPlan(registry.host)], imagePorts(), imageOptions(), never),
    )
    expect(storage.seen.length).toBe(3)
    expect(storage.authorizations).toEqual([undefined, undefined, undefined])
  })

  test('the credentials of the registry are not shown to its mirror', async () => {
    const mirror = await startFakeRegistry({ image, tokens: {} })
    const registry = await startFakeRegistry({ image, tokens: {} })
    registry.misdeeds.push(failing(/./, -1, 503))
    const asked: string[] = []
    const ports = imagePorts({
      credentialsFor: async (name) => {
        asked.push(name)
        return undefined
      },
    })
    const mirrors = { [registry.host]: [mirror.host] }
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      ports,
      imageOptions({ mirrors }),
      never,
    )
    expect(expectFetched(fetched).value[0]?.report.via).toBe(mirror.host)
    expect(asked).toEqual([mirror.host])
    expect(registry.seen).toEqual([])
  })
})

describe('mirrors', () => {
  test('a mirror of the user comes first, with its prefix; the registry steps in for what it lacks', async () => {
    const registry = await startFakeRegistry({ image })
    const mirror = await startFakeRegistry({ image, prefix: 'hub/' })
    mirror.misdeeds.push(failing(/GET .*\/blobs\//, -1, 404))
    const options = imageOptions({ mirrors: { [registry.host]: [`${mirror.host}/hub`] } })
    const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    expectFetched(fetched)
    expect(mirror.seen[0]).toBe('HEAD /v2/hub/team/base/manifests/1')
    expect(new Set(registry.seen.map((line) => line.replace(/sha256:.*/, '')))).toEqual(
      new Set(['GET /v2/', 'GET /v2/team/base/blobs/']),
    )
  })

  test('one that is down costs an incident, not the build', async () => {
    const registry = await startFakeRegistry({ image })
    const mirror = await startFakeRegistry()
    await mirror.stop()
    const options = imageOptions({ mirrors: { [registry.host]: [mirror.host] } })
    const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    expectFetched(fetched)
    const [first] = fetched.incidents
    expect(first?.host).toBe(mirror.host)
    expect(first?.cause).toContain('refuses the connection')
  })

  test('one that sends something else is passed over', async () => {
    const registry = await startFakeRegistry({ image })
    const mirror = await startFakeRegistry({ image })
    mirror.misdeeds.push((request, response) => {
      if (!request.url?.includes('/manifests/sha256:')) return undefined
      response.writeHead(200).end('{"schemaVersion":2}')
      return 'handled'
    })
    const options = imageOptions({ mirrors: { [registry.host]: [mirror.host] } })
    const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    expect(expectFetched(fetched).value[0]?.report.digest).toBe(image.rootDigest)
    expect(fetched.incidents.map(({ cause }) => cause).join()).toContain('sent something else than')
  })

  test('a rate limit of six hours is not waited for', async () => {
    const { clock, slept } = fakeClock()
    const registry = await startFakeRegistry({ image })
    const mirror = await startFakeRegistry({ image })
    registry.misdeeds.push(failing(/\/manifests\//, -1, 429, { 'retry-after': '21600' }))
    mirror.misdeeds.push(failing(/HEAD /, 1, 502))
    const options = imageOptions({ mirrors: { [registry.host]: [mirror.host] } })
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts({ clock }),
      options,
      never,
    )
    expect(expectFetched(fetched).value[0]?.report.via).toBe(mirror.host)
    expect(slept.every((durationMs) => durationMs <= 10)).toBe(true)
    expect(registry.seen.filter((line) => line.startsWith('HEAD'))).toHaveLength(1)
  })
})

describe('faults that pass', () => {
  test.each([
    ['the manifest, twice', /HEAD .*\/manifests\/1$/, 2, 503],
    ['the token', /GET \/token/, 2, 500],
    ['a blob', /GET .*\/blobs\//, 2, 502],
    ['too many requests', /HEAD .*\/manifests\/1$/, 1, 429],
  ])('%s', async (_what, pattern, times, status) => {
    const registry = await startFakeRegistry({ image, tokens: {} })
    registry.misdeeds.push(failing(pattern, times, status))
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts(),
      imageOptions(),
      never,
    )
    expectFetched(fetched)
    expect(fetched.incidents.reduce((sum, { count }) => sum + count, 0)).toBe(times)
  })

  test('Retry-After of the only host is kept', async () => {
    const { clock, slept } = fakeClock()
    const registry = await startFakeRegistry({ image })
    registry.misdeeds.push(failing(/HEAD /, 1, 429, { 'retry-after': '7' }))
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts({ clock }),
      imageOptions(),
      never,
    )
    expectFetched(fetched)
    expect(slept[0]).toBe(7000)
  })

  test('a blob that breaks off is gone on with where it was', async () => {
    const registry = await startFakeRegistry({ image })
    const ranges: (string | undefined)[] = []
    let broken = false
    const own = image.layerDigests[1] ?? ''
    registry.misdeeds.push((request, response) => {
      if (!request.url?.endsWith(own)) return undefined
      ranges.push(request.headers.range)
      const bytes = image.blobs.get(own) ?? Buffer.alloc(0)
      if (broken) sendRange(request, response, bytes)
      else {
        response.writeHead(200, { 'content-length': bytes.length })
        response.write(bytes.subarray(0, 200_000), () => setTimeout(() => response.destroy(), 50))
      }
      broken = true
      return 'handled'
    })
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts(),
      imageOptions(),
      never,
    )
    expect(expectFetched(fetched).value[0]?.report.fetchedBytes).toBeGreaterThan(400_000)
    expect(ranges[0]).toBeUndefined()
    expect(ranges[1]).toMatch(/^bytes=[1-9]\d+-/)
  })

  test('a token that ends is asked for again', async () => {
    const { clock, advance } = fakeClock()
    const registry = await startFakeRegistry({ image, tokens: { expiresInSec: 60 } })
    registry.misdeeds.push((request) => {
      if (/GET .*\/manifests\//.test(`${request.method} ${request.url}`)) advance(50_000)
      return undefined
    })
    expectFetched(
      await runFetchImages(
        [layoutPlan(registry.host)],
        imagePorts({ clock }),
        imageOptions(),
        never,
      ),
    )
    expect(registry.seen.filter((line) => line.includes('/token')).length).toBeGreaterThan(1)
  })

  test('a network that is down does not matter where the image is here', async () => {
    const registry = await startFakeRegistry({ image })
    const options = imageOptions()
    const plans = [layoutPlan(registry.host)]
    await runFetchImages(plans, imagePorts(), options, never)
    await registry.stop()
    const fetched = await runFetchImages(plans, imagePorts(), options, never)
    expect(expectFetched(fetched).value[0]?.report.outcome).toBe('present')
    expect(fetched.incidents.at(-1)?.cause).toBe(
      `The registry could not be asked whether ${registry.host}/team/base:1 has changed; the one of the last time is used.`,
    )
  })
})

describe('faults that stay', () => {
  test.each([
    ['missing', 404, 'image-missing', false],
    ['forbidden', 403, 'registry-denied', false],
    ['failing', 503, 'registry-failing', true],
  ])('%s', async (_what, status, fault, network) => {
    const registry = await startFakeRegistry({ image })
    registry.misdeeds.push(failing(/\/manifests\//, -1, status))
    const options = imageOptions()
    const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    expect(fetched).toMatchObject({ ok: false, fault: { fault, network } })
    if (fetched.ok) return
    expect(fetched.fault.cause).toBe(
      `The image ${registry.host}/team/base:1 cannot be fetched: ${registry.host} answered ${status} for team/base:1.`,
    )
    expect(registry.seen).toHaveLength(network ? 4 : 1)
  })

  test('what the registry itself denies is not looked for elsewhere', async () => {
    const registry = await startFakeRegistry({ image, tokens: { basic: 'Basic nobody' } })
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts(),
      imageOptions(),
      never,
    )
    expect(fetched).toMatchObject({
      ok: false,
      fault: { fault: 'registry-denied', network: false },
    })
  })

  test('an image that does not exist is told at once, whatever the others wait for', async () => {
    const { clock, slept } = fakeClock()
    const slow = await startFakeRegistry({ image })
    slow.misdeeds.push(failing(/HEAD/, -1, 503))
    const registry = await startFakeRegistry()
    const plans = [layoutPlan(slow.host), layoutPlan(registry.host)]
    const policy = { retries: 1000, firstDelayMs: 1000, maxDelayMs: 1000, budgetMs: 1e9 }
    const options = imageOptions({ policy })
    const fetched = await runFetchImages(plans, imagePorts({ clock }), options, never)
    expect(fetched).toMatchObject({ ok: false, fault: { fault: 'image-missing' } })
    expect(slept.length).toBeLessThan(900)
  })

  test('a page in the place of the registry', async () => {
    const registry = await startFakeRegistry({ image })
    registry.misdeeds.push((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/html' }).end('<html>log in</html>')
      return 'handled'
    })
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts(),
      imageOptions(),
      never,
    )
    expect(fetched).toMatchObject({ ok: false, fault: { fault: 'not-a-registry', network: true } })
  })

  test('a platform that the image does not have', async () => {
    const registry = await startFakeRegistry({ image })
    const plan = layoutPlan(registry.host, ['linux/riscv64'])
    const fetched = await runFetchImages([plan], imagePorts(), imageOptions(), never)
    expect(fetched).toMatchObject({
      ok: false,
      fault: {
        cause: `The image ${registry.host}/team/base:1 does not exist for linux/riscv64.`,
        evidence: ['it exists for linux/amd64, linux/arm64'],
      },
    })
  })

  test('a blob that is wrong everywhere is never used', async () => {
    const registry = await startFakeRegistry({ image })
    const own = image.layerDigests[1] ?? ''
    registry.misdeeds.push((request, response) => {
      if (!request.url?.endsWith(own)) return undefined
      sendRange(request, response, Buffer.alloc(300_000, 'wrong'))
      return 'handled'
    })
    const options = imageOptions()
    const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    expect(fetched).toMatchObject({ ok: false, fault: { fault: 'checksum-mismatch' } })
    const offline = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts(),
      { ...options, offline: true },
      never,
    )
    expect(offline.ok).toBe(false)
  })

  test('aborted: said as such', async () => {
    const registry = await startFakeRegistry({ image })
    const stop = new AbortController()
    registry.misdeeds.push((request) => {
      if (request.url?.includes('/blobs/')) stop.abort()
      return undefined
    })
    const fetched = await runFetchImages(
      [layoutPlan(registry.host)],
      imagePorts(),
      imageOptions(),
      stop.signal,
    )
    expect(fetched).toMatchObject({ ok: false, fault: { fault: 'cancelled' } })
  })
})

describe('digests alone', () => {
  test('one question, nothing fetched; without network that of the last fetch', async () => {
    const registry = await startFakeRegistry({ image })
    const options = imageOptions()
    const plans = [layoutPlan(registry.host)]
    const reference = `${registry.host}/team/base:1`
    const expected = { ok: true, value: [{ reference, digest: image.rootDigest }] }
    expect(await runResolveImages(plans, imagePorts(), options, never)).toMatchObject(expected)
    expect(registry.seen).toEqual(['HEAD /v2/team/base/manifests/1'])
    const offline = { ...options, offline: true }
    expect(await runResolveImages(plans, imagePorts(), offline, never)).toMatchObject({
      ok: false,
      fault: { fault: 'offline-missing', network: false },
    })
    await runFetchImages(plans, imagePorts(), options, never)
    await registry.stop()
    expect(await runResolveImages(plans, imagePorts(), options, never)).toMatchObject(expected)
    expect(await runResolveImages(plans, imagePorts(), offline, never)).toMatchObject(expected)
  })

  test('as arguments', () => {
    const reference = 'docker.io/library/rust:1'
    expect(pinContextArgs([{ reference, digest: image.rootDigest }])).toEqual([
      '--build-context',
      `rust:1=docker-image://${reference}@${image.rootDigest}`,
    ])
  })
})

describe('offline', () => {
  test('nothing is asked for, and everything that lacks is told', async () => {
    const registry = await startFakeRegistry({ image })
    const options = imageOptions()
    await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    registry.seen.length = 0
    const plans = [
      layoutPlan(registry.host, [AMD, 'linux/arm64']),
      { ...layoutPlan(registry.host), reference: 'rust:1-alpine' },
    ]
    const fetched = await runFetchImages(plans, imagePorts(), { ...options, offline: true }, never)
    expect(fetched).toMatchObject({
      ok: false,
      fault: {
        fault: 'offline-missing',
        network: false,
        cause: `Offline, and 2 base images are not on this machine: ${registry.host}/team/base:1@linux/arm64, rust:1-alpine@${AMD}.`,
      },
    })
    expect(registry.seen).toEqual([])
  })

  test.each([
    ['gone', (path: string) => rmSync(path)],
    ['cut off', (path: string) => writeFileSync(path, 'x')],
  ])('a blob that is %s counts as missing', async (_what, damage) => {
    const registry = await startFakeRegistry({ image })
    const options = imageOptions()
    await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never)
    const hex = image.layerDigests[1]?.slice(7) ?? ''
    damage(join(options.cacheFolder, 'images/blobs/sha256', hex))
    const offline = { ...options, offline: true }
    const fetched = await runFetchImages([layoutPlan(registry.host)], imagePorts(), offline, never)
    expect(fetched.ok).toBe(false)
    // With network it is brought again, and the layout with it.
    expectFetched(await runFetchImages([layoutPlan(registry.host)], imagePorts(), options, never))
    const again = await runFetchImages([layoutPlan(registry.host)], imagePorts(), offline, never)
    expect(blobsIn(expectFetched(again).value[0]?.layoutFolder ?? '')).toHaveLength(5)
  })
})
