import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../src/adapters/clock.ts'
import { makeDownloadFiles } from '../../src/adapters/download-files.ts'
import { makeTransport } from '../../src/adapters/transport.ts'
import {
  type DownloadItem,
  type DownloadPorts,
  downloadAll,
  downloadItem,
  summarize,
} from '../../src/fetch/download.ts'
import type { DownloadFiles } from '../../src/fetch/store.ts'
import type { RetryPolicy } from '../../src/network/backoff.ts'
import type { Transport } from '../../src/network/transport.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  type Answer,
  closeServers,
  corrupt,
  cutAfter,
  gone,
  ignoringRange,
  reset,
  serveFiles,
  shortened,
  stallAfter,
  status,
} from './fault-server.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const POLICY: RetryPolicy = { retries: 3, firstDelayMs: 5, maxDelayMs: 20, budgetMs: 20_000 }

const CONTENT = randomBytes(400_000)
const SHA = sha256(CONTENT)
const NEVER = new AbortController().signal

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Short limits, so that a server that stalls costs a test little. */
function makePorts(store: DownloadFiles = makeDownloadFiles(process.pid)): DownloadPorts {
  const real = makeTransport({ proxy: {} })
  const transport: Transport = (url, request) =>
    real(url, { ...request, answerTimeoutMs: 300, stallTimeoutMs: 300 })
  return { transport, clock, random: () => 0.5, store }
}

function itemOf(folder: string, ...urls: readonly string[]): DownloadItem {
  return { name: 'serde 1.0.228', urls, path: join(folder, 'file'), sha256: SHA }
}

const file = { '/file': CONTENT }

test('a file arrives whole, with constant mode and time, and nothing is left beside it', async () => {
  const folder = tempFolder()
  const server = await serveFiles(file)
  const result = await downloadItem(
    itemOf(folder, `${server.url}/file`),
    makePorts(),
    POLICY,
    NEVER,
  )
  expect(result).toEqual({
    ok: true,
    value: { fetchedBytes: CONTENT.length, via: server.host, reused: false },
    incidents: [],
  })
  expect(readFileSync(join(folder, 'file')).equals(CONTENT)).toBe(true)
  expect(readdirSync(folder)).toEqual(['file'])
  const { mode, mtimeMs } = statSync(join(folder, 'file'))
  expect([mode & 0o777, mtimeMs]).toEqual([0o644, 946_684_800_000])
})

test('what is there and right is not asked for; what is there and wrong is replaced', async () => {
  const folder = tempFolder()
  const server = await serveFiles(file)
  const item = itemOf(folder, `${server.url}/file`)
  writeFileSync(item.path, CONTENT)
  expect(await downloadItem(item, makePorts(), POLICY, NEVER)).toMatchObject({
    value: { reused: true, fetchedBytes: 0 },
  })
  expect(server.requests).toEqual([])
  writeFileSync(item.path, CONTENT.subarray(1))
  expect(await downloadItem(item, makePorts(), POLICY, NEVER)).toMatchObject({
    value: { reused: false },
  })
  expect(readFileSync(item.path).equals(CONTENT)).toBe(true)
})

type Row = {
  readonly name: string
  readonly script: readonly Answer[]
  readonly requests: readonly string[]
  /** Sentences, with HOST for the server. */
  readonly incidents: readonly string[]
}

const GET = 'GET /file'
/** What is on its way when a connection breaks may be lost: of what was sent, some is here. */
const REST = `${GET} bytes=SOME-`
const SOME = /bytes=(?:[1-9]\d{0,4}|[12]\d{5}|300000)-/

test.each<Row>([
  {
    name: 'a connection that is reset is opened again',
    script: [reset],
    requests: [GET, GET],
    incidents: ['HOST broke off the connection'],
  },
  {
    name: 'a body that is cut off is gone on with',
    script: [cutAfter(300_000)],
    requests: [GET, REST],
    incidents: ['HOST broke off the connection'],
  },
  {
    name: 'a server that knows no ranges starts anew',
    script: [cutAfter(300_000), ignoringRange],
    requests: [GET, REST],
    incidents: ['HOST broke off the connection'],
  },
  {
    name: 'a range that is refused starts anew',
    script: [cutAfter(300_000), status(416)],
    requests: [GET, REST, GET],
    incidents: ['HOST broke off the connection'],
  },
  {
    name: 'another range than the one asked for starts anew',
    script: [cutAfter(300_000), status(206, { 'Content-Range': 'bytes 5-9/10' })],
    requests: [GET, REST, GET],
    incidents: ['HOST broke off the connection'],
  },
  {
    name: 'a server that stalls in the middle is asked for the rest',
    script: [stallAfter(300_000)],
    requests: [GET, `${GET} bytes=300000-`],
    incidents: ['HOST stopped in the middle of its answer'],
  },
  {
    name: 'a server that does not answer is asked again',
    script: [stallAfter(0)],
    requests: [GET, GET],
    incidents: ['HOST does not answer'],
  },
  {
    name: 'what is wrong once is thrown away and fetched again from the start',
    script: [corrupt],
    requests: [GET, GET],
    incidents: [`HOST sends other content: sha256 WRONG, expected ${SHA}`],
  },
  {
    name: 'a 503 passes',
    script: [status(503), status(500), status(502)],
    requests: [GET, GET, GET, GET],
    incidents: ['HOST answers HTTP 503', 'HOST answers HTTP 500', 'HOST answers HTTP 502'],
  },
  {
    name: 'a misdirected request is sent again',
    script: [status(421)],
    requests: [GET, GET],
    incidents: ['HOST answers HTTP 421'],
  },
])('$name', async ({ script, requests, incidents }) => {
  const folder = tempFolder()
  const server = await serveFiles(file, ...script)
  const result = await downloadItem(
    itemOf(folder, `${server.url}/file`),
    makePorts(),
    POLICY,
    NEVER,
  )
  expect(result.ok).toBe(true)
  expect(readFileSync(join(folder, 'file')).equals(CONTENT)).toBe(true)
  const isBroken = requests.includes(REST)
  const asked = server.requests.map((one) => (isBroken ? one.replace(SOME, 'bytes=SOME-') : one))
  expect(asked).toEqual(requests)
  expect(
    result.incidents.map(({ cause }) =>
      cause
        .replace(server.host, 'HOST')
        .replace(/ \([A-Z_]+\)$/, '')
        .replace(/sha256 [0-9a-f]{64}/, 'sha256 WRONG'),
    ),
  ).toEqual(incidents)
  expect(readdirSync(folder)).toEqual(['file'])
})

test('Retry-After decides how long is waited, for every file of that server', async () => {
  const folder = tempFolder()
  const server = await serveFiles(
    { '/a': CONTENT, '/b': CONTENT },
    status(429, { 'Retry-After': '1' }),
  )
  const items = ['a', 'b'].map((name) => ({
    ...itemOf(folder, `${server.url}/${name}`),
    path: join(folder, name),
  }))
  const slept: number[] = []
  const ports = makePorts()
  let nowMs = 0
  const fast = {
    now: () => nowMs,
    sleep: async (durationMs: number) => {
      slept.push(durationMs)
      nowMs += durationMs
    },
  }
  const results = await downloadAll(
    items,
    { ...ports, clock: fast },
    POLICY,
    { parallel: 1 },
    NEVER,
  )
  expect(results.map((result) => result?.ok)).toEqual([true, true])
  expect(slept).toEqual([1001])
})

type FailureRow = {
  readonly name: string
  readonly scripts: readonly (readonly Answer[])[]
  readonly fault: string
  readonly cause: RegExp
  readonly network: boolean
  readonly requests: readonly number[]
}

const forEver = (answer: Answer): readonly Answer[] => Array.from({ length: 20 }, () => answer)

test.each<FailureRow>([
  {
    name: 'missing everywhere',
    scripts: [[gone], [status(410)]],
    fault: 'download-missing',
    cause: /^serde 1\.0\.228 cannot be downloaded: HOST0 does not have it \(HTTP 404\)\.$/,
    network: false,
    requests: [1, 1],
  },
  {
    name: 'forbidden',
    scripts: [[status(403)]],
    fault: 'download-denied',
    cause: /HOST0 does not give it out \(HTTP 403\)\.$/,
    network: false,
    requests: [1],
  },
  {
    name: 'wrong everywhere: each server is asked twice at most',
    scripts: [forEver(corrupt), forEver(corrupt)],
    fault: 'checksum-mismatch',
    cause: /HOST1 sends other content|HOST0 sends other content/,
    network: false,
    requests: [2, 2],
  },
  {
    name: 'cut short for ever, told by the checksum alone',
    scripts: [forEver(shortened(100))],
    fault: 'checksum-mismatch',
    cause: /HOST0 sends other content/,
    network: false,
    requests: [2],
  },
  {
    name: 'a server that fails for ever is given up after the retries',
    scripts: [forEver(status(500))],
    fault: 'server-failing',
    cause: /HOST0 answers HTTP 500\.$/,
    network: true,
    requests: [4],
  },
  {
    name: 'a rate limit that does not end',
    scripts: [forEver(status(429))],
    fault: 'rate-limit',
    cause: /HOST0 answers HTTP 429\.$/,
    network: true,
    requests: [4],
  },
  {
    name: 'a pause that is longer than the budget is not begun',
    scripts: [forEver(status(503, { 'Retry-After': '3600' }))],
    fault: 'server-failing',
    cause: /HOST0 answers HTTP 503\.$/,
    network: true,
    requests: [1],
  },
  {
    name: 'down here, missing there: the network is to blame',
    scripts: [forEver(reset), [gone]],
    fault: 'connection-lost',
    cause: /HOST0 broke off the connection/,
    network: true,
    requests: [4, 1],
  },
])('fails: $name', async ({ scripts, fault, cause, network, requests }) => {
  const servers = await Promise.all(scripts.map((script) => serveFiles(file, ...script)))
  const item = itemOf(tempFolder(), ...servers.map(({ url }) => `${url}/file`))
  const result = await downloadItem(item, makePorts(), POLICY, NEVER)
  if (result.ok) throw new Error('it has arrived')
  const named = servers.reduce(
    (text, { host }, at) => text.replaceAll(host, `HOST${at}`),
    result.fault.cause,
  )
  expect(result.fault).toMatchObject({ fault, network })
  expect(named).toMatch(cause)
  expect(servers.map((server) => server.requests.length)).toEqual(requests)
  expect(readdirSync(join(item.path, '..'))).toEqual([])
})

test('the next mirror takes over while the first server is in a pause', async () => {
  const first = await serveFiles(file, ...forEver(status(503, { 'Retry-After': '60' })))
  const second = await serveFiles(file)
  const item = itemOf(tempFolder(), `${first.url}/file`, `${second.url}/file`)
  const result = await downloadItem(item, makePorts(), POLICY, NEVER)
  expect(result).toMatchObject({ ok: true, value: { via: second.host } })
  expect(first.requests).toHaveLength(1)
})

test('that a server is down is found out once, not by each file', async () => {
  const folder = tempFolder()
  const dead = await serveFiles({}, ...Array.from({ length: 200 }, () => reset))
  const mirror = await serveFiles(file)
  const items = Array.from({ length: 100 }, (_, at) => ({
    ...itemOf(folder, `${dead.url}/file`, `${mirror.url}/file`),
    path: join(folder, `file-${at}`),
  }))
  const policy = { ...POLICY, firstDelayMs: 2_000, maxDelayMs: 2_000 }
  const results = await downloadAll(items, makePorts(), policy, { parallel: 4 }, NEVER)
  expect(results.every((result) => result?.ok)).toBe(true)
  expect(dead.requests.length).toBeLessThanOrEqual(8)
  expect(mirror.requests).toHaveLength(100)
})

test('a file that cannot be had stops the others; what has arrived stays', async () => {
  const folder = tempFolder()
  const server = await serveFiles(file)
  const names = ['file', 'missing', ...Array.from({ length: 50 }, () => 'file')]
  const items = names.map((name, at) => ({
    ...itemOf(folder, `${server.url}/${name}`),
    name: `${name} ${at}`,
    path: join(folder, `file-${at}`),
  }))
  const results = await downloadAll(items, makePorts(), POLICY, { parallel: 1 }, NEVER)
  expect(summarize(results).fault).toMatchObject({
    fault: 'download-missing',
    cause: expect.stringContaining('missing 1 cannot be downloaded'),
  })
  expect(results.filter((result) => result !== undefined)).toHaveLength(2)
  expect(readdirSync(folder)).toEqual(['file-0'])
})

test('a redirect is followed; the secret of the first server stays there', async () => {
  const target = await serveFiles(file)
  const start = await serveFiles({}, status(302, { Location: `${target.url}/file` }))
  const item: DownloadItem = {
    ...itemOf(tempFolder(), `${start.url}/download`),
    headers: async () => ({ authorization: 'token-of-start' }),
  }
  expect(await downloadItem(item, makePorts(), POLICY, NEVER)).toMatchObject({ ok: true })
  expect(start.headers[0]?.authorization).toBe('token-of-start')
  expect(target.headers[0]).not.toHaveProperty('authorization')
})

test.each([
  ['from https to http', 'https://registry.test/file', 'http://registry.test/file'],
  ['to what is no web address', 'https://registry.test/file', 'file:///etc/passwd'],
])('no redirect leads %s', async (_name, url, location) => {
  const asked: string[] = []
  const transport: Transport = async (target) => {
    asked.push(target)
    return { status: 302, headers: { location }, body: nothing(), discard: async () => {} }
  }
  const result = await downloadItem(
    itemOf(tempFolder(), url),
    { ...makePorts(), transport },
    POLICY,
    NEVER,
  )
  expect(result).toMatchObject({ ok: false, fault: { network: true } })
  expect(new Set(asked)).toEqual(new Set([url]))
})

async function* nothing(): AsyncGenerator<Uint8Array> {}

test('a full disk is told apart from the network, and not tried again', async () => {
  const server = await serveFiles(file)
  const real = makeDownloadFiles(process.pid)
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    path: '/cache/file',
  })
  const store: DownloadFiles = {
    ...real,
    openPartial: async (target) => ({
      ...(await real.openPartial(target)),
      append: async () => {
        throw full
      },
    }),
  }
  const item = itemOf(tempFolder(), `${server.url}/file`)
  expect(await downloadItem(item, makePorts(store), POLICY, NEVER)).toMatchObject({
    fault: {
      fault: 'disk-full',
      cause: 'The disk is full: serde 1.0.228 cannot be stored as /cache/file.',
      network: false,
    },
  })
  expect(server.requests).toHaveLength(1)
})

test('a cancelled fetch ends at once and keeps what has arrived', async () => {
  const folder = tempFolder()
  const server = await serveFiles(file, stallAfter(300_000))
  const item = itemOf(folder, `${server.url}/file`)
  const cancel = new AbortController()
  const store = makeDownloadFiles(process.pid)
  const partial = async (target: string) => {
    const opened = await store.openPartial(target)
    return {
      ...opened,
      append: async (bytes: Uint8Array) => {
        await opened.append(bytes)
        if (opened.sizeBytes() === 300_000) cancel.abort()
      },
    }
  }
  const ports = makePorts({ ...store, openPartial: partial })
  const result = await downloadItem(item, ports, POLICY, cancel.signal)
  expect(result).toMatchObject({ ok: false, fault: { fault: 'cancelled' } })
  expect(await downloadItem(item, makePorts(), POLICY, NEVER)).toMatchObject({
    value: { fetchedBytes: 100_000 },
  })
  expect(server.requests).toEqual([GET, `${GET} bytes=300000-`])
})

test('a rotten beginning from another run costs one more request, not a fault', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'file.999999999-00aa11bb22cc.partial'), randomBytes(1000))
  const server = await serveFiles(file)
  const result = await downloadItem(
    itemOf(folder, `${server.url}/file`),
    makePorts(),
    POLICY,
    NEVER,
  )
  expect(result).toMatchObject({ ok: true })
  expect(server.requests).toEqual([`${GET} bytes=1000-`, GET])
  expect(readdirSync(folder)).toEqual(['file'])
})

test('a whole file under the name of a partial one is used without a request', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'file.999999999-00aa11bb22cc.partial'), CONTENT)
  const server = await serveFiles(file)
  const result = await downloadItem(
    itemOf(folder, `${server.url}/file`),
    makePorts(),
    POLICY,
    NEVER,
  )
  expect(result).toMatchObject({ ok: true, value: { fetchedBytes: 0 } })
  expect(server.requests).toEqual([])
})

test('the partial file of a living process is left to it', async () => {
  const folder = tempFolder()
  const name = `file.${process.ppid}-00aa11bb22cc.partial`
  writeFileSync(join(folder, name), CONTENT.subarray(0, 100_000))
  const server = await serveFiles(file)
  const result = await downloadItem(
    itemOf(folder, `${server.url}/file`),
    makePorts(),
    POLICY,
    NEVER,
  )
  expect(result).toMatchObject({ ok: true, value: { fetchedBytes: 300_000 } })
  expect(readdirSync(folder).sort()).toEqual(['file', name])
  expect(statSync(join(folder, name)).size).toBe(100_000)
})
