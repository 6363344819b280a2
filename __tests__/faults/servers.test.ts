import { execFile } from 'node:child_process'
import { Resolver } from 'node:dns/promises'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { serveApt } from './laboratory/apt-mirror.ts'
import { type Certificate, EXPIRED, makeAuthority } from './laboratory/certificates.ts'
import { formatLock, makeCrates, serveCrates } from './laboratory/crates.ts'
import { startDnsServer } from './laboratory/dns-server.ts'
import { type Handler, type LabServer, startServer } from './laboratory/faulty-server.ts'
import { makeGitRepository, serveGit } from './laboratory/git-server.ts'
import type { HttpFault } from './laboratory/http-faults.ts'
import { giveToken, passTo, passToNamedServer, requireToken } from './laboratory/reverse-proxy.ts'
import { makeStrikes, type Spell } from './laboratory/spell.ts'
import { sha256 } from './laboratory/tar.ts'
import { closedPort, startRelay, type TcpFault } from './laboratory/tcp-faults.ts'

/** Each server of the laboratory does on loopback exactly the harm that it is asked for. */
const running: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of running.splice(0)) await stop()
})
afterAll(removeTempFolders)

function keep<T extends { readonly stop: () => Promise<void> }>(server: T): T {
  running.push(server.stop)
  return server
}

const BODY = Buffer.alloc(40_000, 'good ')
const good: Handler = () => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: BODY,
})

async function struck(fault: HttpFault, spell: Spell = { kind: 'forever' }) {
  const rules = [{ fault, strikes: makeStrikes(spell), path: /^\/struck/ }]
  const server = keep(await startServer(good, { rules }))
  return `http://${server.host}/struck`
}

/** The code of the error below what `fetch` or a body throws, as the system names it. */
async function errorCode(body: Promise<unknown>): Promise<unknown> {
  try {
    await body
  } catch (error) {
    const { cause, ...own } = error as Error & { cause?: { code?: unknown; name?: string } }
    const codes = [cause?.code, 'code' in own ? own.code : undefined]
    const code = codes.find((one) => typeof one === 'string')
    return code ?? cause?.name ?? (error as Error).name
  }
  return undefined
}

const get = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())

describe('how long a fault lasts', () => {
  test('the first two', () => {
    const strikes = makeStrikes({ kind: 'first', times: 2 })
    expect([strikes.take(), strikes.take(), strikes.take()]).toEqual([true, true, false])
    expect(strikes.count()).toBe(2)
  })

  test('20 seconds from the first', () => {
    let now = 1_000_000
    const strikes = makeStrikes({ kind: 'seconds', seconds: 20 }, () => now)
    now += 60_000
    expect(strikes.take()).toBe(true)
    now += 19_999
    expect(strikes.take()).toBe(true)
    now += 1
    expect(strikes.take()).toBe(false)
    expect(strikes.firstAtMs()).toBe(1_060_000)
  })

  test('only requests that are meant are struck', async () => {
    const url = await struck({ kind: 'status', status: 503 }, { kind: 'first', times: 1 })
    expect(await get(url.replace('struck', 'other'))).toEqual(BODY)
    expect((await fetch(url)).status).toBe(503)
    expect(await get(url)).toEqual(BODY)
  })
})

describe('HTTP', () => {
  test('a status with a header', async () => {
    const url = await struck({ kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    const answer = await fetch(url)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
  })

  test('a web page with status 200', async () => {
    const answer = await fetch(await struck({ kind: 'web-page' }))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<html>')
  })

  test.each<[HttpFault['kind'], string]>([
    ['reset', 'ECONNRESET'],
    ['stall', 'TimeoutError'],
  ])('%s: no answer', async (kind, code) => {
    const url = await struck({ kind } as HttpFault)
    expect(await errorCode(fetch(url, { signal: AbortSignal.timeout(500) }))).toBe(code)
  })

  test.each<[HttpFault['kind'], string]>([
    ['reset-midway', 'ECONNRESET'],
    ['truncate', 'UND_ERR_SOCKET'],
    ['stall-midway', 'TimeoutError'],
  ])('%s: half an answer', async (kind, code) => {
    const url = await struck({ kind } as HttpFault)
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) })
    expect(answer.headers.get('content-length')).toBe(String(BODY.length))
    const parts: Uint8Array[] = []
    const read = async () => {
      for await (const part of answer.body ?? []) parts.push(part)
    }
    expect(await errorCode(read())).toBe(code)
    expect(Buffer.concat(parts)).toEqual(BODY.subarray(0, BODY.length / 2))
  })

  test('corrupt: all bytes, but not these', async () => {
    const got = await get(await struck({ kind: 'corrupt' }))
    expect(got.length).toBe(BODY.length)
    expect(got.equals(BODY)).toBe(false)
  })

  test('drip: everything, in small parts', async () => {
    const answer = await fetch(await struck({ kind: 'drip', bytesPerSecond: 100_000 }))
    const parts: Uint8Array[] = []
    for await (const part of answer.body ?? []) parts.push(part)
    expect(parts.length).toBeGreaterThan(1)
    expect(Buffer.concat(parts)).toEqual(BODY)
  })

  test('delay: who asks later is served first', async () => {
    const url = await struck({ kind: 'delay', delayMs: 500 })
    const order: string[] = []
    const late = get(url).then(() => order.push('struck'))
    await get(url.replace('struck', 'other')).then(() => order.push('other'))
    await late
    expect(order).toEqual(['other', 'struck'])
  })

  test('another header', async () => {
    const url = await struck({ kind: 'header', name: 'docker-content-digest', value: 'wrong' })
    expect((await fetch(url)).headers.get('docker-content-digest')).toBe('wrong')
  })
})

describe('TCP', () => {
  const speak = async (fault: TcpFault, times = 9) => {
    const behind = keep(await startServer(good))
    const strikes = makeStrikes({ kind: 'first', times })
    return keep(await startRelay(behind.host, { fault, strikes }))
  }

  test.each<[TcpFault, string]>([
    ['reset', 'ECONNRESET'],
    ['close', 'UND_ERR_SOCKET'],
    ['hang', 'TimeoutError'],
    ['garbage', 'HTTPParserError'],
  ])('%s', async (fault, code) => {
    const { host } = await speak(fault)
    const answer = fetch(`http://${host}/`, { signal: AbortSignal.timeout(500) })
    expect(await errorCode(answer)).toBe(code)
  })

  test('afterwards connections are passed on', async () => {
    const { host } = await speak('reset', 1)
    expect(await errorCode(fetch(`http://${host}/`))).toBe('ECONNRESET')
    expect(await get(`http://${host}/`)).toEqual(BODY)
  })

  test('a port where nobody listens', async () => {
    const socket = connect(await closedPort(), '127.0.0.1')
    const error = await new Promise((resolve) => socket.once('error', resolve))
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })
})

describe('TLS', () => {
  const authority = makeAuthority()
  const ask = async (certificate: Certificate, ca?: string) => {
    const { port } = keep(await startServer(good, { certificate }))
    return await new Promise<string | number | undefined>((resolve) => {
      const options = { port, host: '127.0.0.1', ...(ca === undefined ? {} : { ca }) }
      httpsRequest(options, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        .end()
    })
  }

  test.each([
    ['trusted', authority.issue(['127.0.0.1']), authority.cert, 200],
    ['untrusted', authority.issue(['127.0.0.1']), undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['expired', authority.issue(['127.0.0.1'], EXPIRED), authority.cert, 'CERT_HAS_EXPIRED'],
    [
      'for another name',
      authority.issue(['other.test']),
      authority.cert,
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
  ])('%s', async (_name, certificate, ca, result) => {
    expect(await ask(certificate, ca)).toBe(result)
  })
})

describe('DNS', () => {
  const ask = async (name: string) => {
    const server = keep(await startDnsServer())
    const times = 2
    server.setName('gone.test', 'nxdomain', makeStrikes({ kind: 'first', times }))
    server.setName('broken.test', 'servfail', makeStrikes({ kind: 'forever' }))
    server.setName('silent.test', 'timeout', makeStrikes({ kind: 'forever' }))
    const resolver = new Resolver({ timeout: 200, tries: 1 })
    resolver.setServers([`127.0.0.1:${server.port}`])
    const answers: unknown[] = []
    for (let time = 0; time <= times; time += 1)
      answers.push(await resolver.resolve4(name).catch((error) => error.code))
    return answers
  }

  test.each([
    ['fine.test', ['127.0.0.1'], ['127.0.0.1']],
    ['gone.test', 'ENOTFOUND', ['127.0.0.1']],
    ['broken.test', 'ESERVFAIL', 'ESERVFAIL'],
    ['silent.test', 'ETIMEOUT', 'ETIMEOUT'],
  ])('%s', async (name, first, third) => {
    const answers = await ask(name)
    expect([answers[0], answers[2]]).toEqual([first, third])
  })
})

describe('servers in front of others', () => {
  test('a registry with tokens sends a stranger to the token server, and lets the token pass', async () => {
    const behind = keep(await startServer(({ path }) => ({ ...answerOf(path), headers: {} })))
    const tokens = keep(await startServer(giveToken))
    const realm = `http://${tokens.host}/token`
    const front = keep(await startServer(requireToken(realm, passTo(behind.host))))
    const url = `http://${front.host}/v2/app/manifests/1`
    const refused = await fetch(url)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer realm="${realm}",service="laboratory",scope="repository:app:pull"`,
    )
    const { token } = (await (await fetch(realm)).json()) as { token: string }
    const allowed = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    expect(await allowed.text()).toBe('/v2/app/manifests/1')
  })

  test('a proxy fetches from the server that the request names', async () => {
    const behind = keep(await startServer(({ path }) => ({ ...answerOf(path), headers: {} })))
    const proxy = keep(await startServer(passToNamedServer))
    const said = await askRaw(proxy, `GET http://${behind.host}/there?x=1 HTTP/1.0\r\n\r\n`)
    expect(said).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n\/there\?x=1$/)
  })
})

function answerOf(path: string) {
  return { status: 200, body: Buffer.from(path) }
}

function askRaw({ port }: LabServer, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let said = ''
    socket.on('data', (part) => {
      said += part
    })
    socket.on('error', reject)
    socket.on('end', () => resolve(said))
  })
}

describe('what tools load from', () => {
  test('crates: index and download agree with the lock file', async () => {
    const crates = makeCrates()
    let host = ''
    const server = keep(await startServer(serveCrates(crates, () => host)))
    host = server.host
    const { dl } = (await (await fetch(`http://${host}/index/config.json`)).json()) as {
      dl: string
    }
    const entry = (await (await fetch(`http://${host}/index/tl/s-/tls-timeout`)).json()) as {
      cksum: string
    }
    const url = dl.replace('{crate}', 'tls-timeout').replace('{version}', '0.1.0')
    expect(sha256(await get(url))).toBe(entry.cksum)
    expect(formatLock(crates)).toContain(`checksum = "${entry.cksum}"`)
    expect((await fetch(`http://${host}/index/no/ne/nothing`)).status).toBe(404)
  })

  test('packages: the list names the hash of the file', async () => {
    const { host } = keep(await startServer(serveApt('amd64')))
    const list = (await get(`http://${host}/./Packages`)).toString()
    expect(list).toContain(`SHA256: ${sha256(await get(`http://${host}/./lab-package.deb`))}`)
  })

  test('git: a client sees the commit', async () => {
    const folder = tempFolder({ 'Cargo.toml': '[package]\n' })
    mkdirSync(join(folder, 'src'))
    writeFileSync(join(folder, 'src/lib.rs'), '')
    const { commit } = makeGitRepository(folder)
    const { host } = keep(await startServer(serveGit(folder)))
    const argv = ['-c', 'http.proxy=', 'ls-remote', `http://${host}/repository`, 'refs/heads/main']
    const { stdout } = await promisify(execFile)('git', argv)
    expect(stdout).toBe(`${commit}\trefs/heads/main\n`)
  })
})
