import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fakeCommandRunner } from '../../fakes/fake-command-runner.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import {
  type Answer,
  closeServers,
  corrupt,
  reset,
  serveFiles,
  status,
  whole,
} from '../fault-server.ts'
import { downloads, type FakeCrate, lockText, makeCrate } from './fake-crates.ts'
import { fetchPlace, makePlace, type Place, planPlace } from './fetching.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const BETA = makeCrate({ name: 'beta' })
const GAMMA = makeCrate({ name: 'gamma', version: '2.1.0+build.7' })
const BOTH = [BETA, GAMMA]

function checkout(crates: readonly FakeCrate[] = BOTH): string {
  return tempFolder({
    'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n',
    'Cargo.lock': lockText(crates, { name: 'app', needs: crates.map(({ name }) => name) }),
    'src/main.rs': '',
  })
}

test('the folder has the crates by name, an index from their manifests, and the configuration', async () => {
  const server = await serveFiles(downloads(BOTH))
  const { plan, result } = await fetchPlace(makePlace(checkout(), { cratesIo: server.url }))
  const sizeBytes = BETA.bytes.length + GAMMA.bytes.length
  expect(result).toEqual({
    ok: true,
    value: {
      total: 2,
      fetched: 2,
      reused: 0,
      fetchedBytes: sizeBytes,
      durationMs: expect.any(Number),
      sources: ['crates.io'],
      contextFolder: plan.contextFolder,
    },
    incidents: [],
  })
  const registry = join(plan.contextFolder, 'registries', 'crates.io')
  expect(readdirSync(registry).sort()).toEqual([
    'beta-1.0.0.crate',
    'gamma-2.1.0+build.7.crate',
    'index',
  ])
  expect(JSON.parse(readFileSync(join(registry, 'index', 'ga', 'mm', 'gamma'), 'utf8'))).toEqual({
    name: 'gamma',
    vers: '2.1.0+build.7',
    deps: [],
    cksum: GAMMA.checksum,
    features: {},
    yanked: false,
  })
  expect(server.requests.sort()).toEqual([
    'GET /crates/beta/1.0.0/download',
    'GET /crates/gamma/2.1.0+build.7/download',
  ])
})

test('modes and times are constant, and the crates are links to the store', async () => {
  const server = await serveFiles(downloads(BOTH))
  const place = makePlace(checkout(), { cratesIo: server.url })
  const { plan } = await fetchPlace(place)
  const entries = readdirSync(plan.contextFolder, { recursive: true, withFileTypes: true })
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name))
  const seen = new Set(
    [plan.contextFolder, ...paths].map((path) => {
      const { mode, mtimeMs } = statSync(path)
      return `${(mode & 0o777).toString(8)} ${mtimeMs}`
    }),
  )
  expect([...seen].sort()).toEqual(['644 946684800000', '755 946684800000'])
  const stored = statSync(join(place.cacheFolder, 'crates', 'store', `${BETA.checksum}.crate`))
  expect(stored.nlink).toBe(2)
})

test('the second time nothing is asked; another lock file asks for what is new', async () => {
  const server = await serveFiles(downloads(BOTH))
  const first = makePlace(checkout([BETA]), { cratesIo: server.url })
  await fetchPlace(first)
  expect((await fetchPlace(first)).result).toMatchObject({ value: { fetched: 0, reused: 1 } })
  const second = { ...first, workspace: checkout(BOTH) }
  expect((await fetchPlace(second)).result).toMatchObject({ value: { fetched: 1, reused: 1 } })
  expect(server.requests).toHaveLength(2)
})

test('a crate in the store that has rotted is fetched again', async () => {
  const server = await serveFiles(downloads([BETA]))
  const place = makePlace(checkout([BETA]), { cratesIo: server.url })
  const { plan } = await fetchPlace(place)
  rmSync(dirname(plan.contextFolder), { recursive: true })
  appendFileSync(join(place.cacheFolder, 'crates', 'store', `${BETA.checksum}.crate`), 'rot')
  expect((await fetchPlace(place)).result).toMatchObject({ value: { fetched: 1, reused: 0 } })
})

test('offline: what is here is enough, or everything that is missing is named', async () => {
  const server = await serveFiles(downloads(BOTH))
  const place = makePlace(checkout(BOTH), { cratesIo: server.url, offline: true })
  expect((await fetchPlace(place)).result).toMatchObject({
    ok: false,
    fault: {
      fault: 'offline-missing',
      cause:
        'Nothing may be fetched (offline), and 2 crates are not in the cache folder: beta 1.0.0, gamma 2.1.0+build.7.',
      evidence: ['beta 1.0.0', 'gamma 2.1.0+build.7'],
      network: false,
    },
  })
  await fetchPlace({ ...place, workspace: checkout([BETA]), offline: false })
  expect((await fetchPlace(place)).result).toMatchObject({
    fault: { cause: expect.stringContaining('the crate gamma 2.1.0+build.7 is not') },
  })
  await fetchPlace({ ...place, offline: false })
  rmSync(join(place.cacheFolder, 'crates', 'contexts'), { recursive: true })
  expect((await fetchPlace(place)).result).toMatchObject({ value: { fetched: 0, reused: 2 } })
  expect(server.requests).toHaveLength(2)
})

type FaultRow = {
  readonly name: string
  readonly script: readonly Answer[]
  /** What the index has of beta; absent: nothing. */
  readonly index?: string
  readonly fault: object
}

const line = (yanked: boolean) => `{"name":"beta","vers":"1.0.0","yanked":${yanked}}\n`

test.each<FaultRow>([
  {
    name: 'yanked and gone',
    script: [status(404)],
    index: line(true),
    fault: {
      fault: 'crate-yanked',
      cause: 'beta 1.0.0 was yanked, and the registry no longer gives it out.',
      network: false,
    },
  },
  {
    name: 'removed; crates.io says 403 for what it does not have',
    script: [status(403)],
    fault: {
      fault: 'crate-missing',
      cause: 'beta 1.0.0 is not in its registry: it was removed, or never published.',
      network: false,
    },
  },
  {
    name: 'listed, yet not given out',
    script: [status(403)],
    index: line(false),
    fault: {
      fault: 'crate-missing',
      cause: 'beta 1.0.0 cannot be downloaded: HOST does not give it out (HTTP 403).',
    },
  },
  {
    name: 'not what the lock file says',
    script: [corrupt, corrupt],
    fault: { fault: 'checksum-mismatch', cause: expect.stringMatching(/^beta 1\.0\.0 cannot/) },
  },
  {
    name: 'the server is gone',
    script: [reset, reset, reset],
    fault: {
      fault: 'connection-lost',
      cause: expect.stringMatching(/^beta 1\.0\.0 cannot be downloaded: HOST broke off/),
      network: true,
    },
  },
])('fails: $name', async ({ script, index, fault }) => {
  const content = index === undefined ? {} : { '/index/be/ta/beta': Buffer.from(index) }
  const server = await serveFiles({ ...downloads([BETA]), ...content }, ...script)
  const place = makePlace(checkout([BETA]), { cratesIo: server.url })
  const { plan, result } = await fetchPlace(place)
  const text = JSON.stringify(result).replaceAll('static.crates.io', 'HOST')
  expect(JSON.parse(text.replaceAll(server.host, 'HOST'))).toMatchObject({ ok: false, fault })
  expect(existsSync(plan.contextFolder)).toBe(false)
})

test('what is yanked still arrives', async () => {
  const server = await serveFiles({
    ...downloads([BETA]),
    '/index/be/ta/beta': Buffer.from(line(true)),
  })
  const { result } = await fetchPlace(makePlace(checkout([BETA]), { cratesIo: server.url }))
  expect(result.ok).toBe(true)
})

test('mirrors come in order, an index among them is asked for its downloads', async () => {
  const first = await serveFiles({}, status(404))
  const files = await serveFiles(downloads([BETA]))
  const mirror = await serveFiles({
    '/i/config.json': Buffer.from(JSON.stringify({ dl: `${files.url}/crates` })),
  })
  const place = makePlace(checkout([BETA]), {
    cratesIo: first.url,
    mirrors: [`sparse+${mirror.url}/i/`],
  })
  expect((await fetchPlace(place)).result).toMatchObject({
    value: { sources: [files.host] },
    incidents: [{ host: 'static.crates.io', count: 1 }],
  })
})

test('a registry that wants a token which nobody has says so', async () => {
  const server = await serveFiles({}, status(401))
  const source = `sparse+${server.url}/index/`
  const crate = makeCrate({ name: 'beta', source })
  const place = makePlace(checkout([crate]))
  place.env.CARGO_REGISTRIES_MY_CORP_INDEX = source
  expect((await fetchPlace(place)).result).toMatchObject({
    fault: {
      fault: 'credentials-missing',
      cause: `${server.host} gives its crates only to those who log in, and there is no token for it.`,
      remedy: 'Set CARGO_REGISTRIES_MY_CORP_TOKEN, or run cargo login --registry my-corp.',
    },
  })
})

test('a token in credentials.toml that is refused is not repeated in what is said', async () => {
  const server = await serveFiles({}, status(401), status(403))
  const source = `sparse+${server.url}/index/`
  const place = makePlace(checkout([makeCrate({ name: 'beta', source })]))
  place.env.CARGO_REGISTRIES_CORP_INDEX = source
  mkdirSync(place.env.CARGO_HOME ?? '')
  writeFileSync(
    join(place.env.CARGO_HOME ?? '', 'credentials.toml'),
    '[registries.corp]\ntoken = "secret-of-corp"\n',
  )
  const { result } = await fetchPlace(place)
  expect(server.headers[1]?.authorization).toBe('secret-of-corp')
  expect(result).toMatchObject({
    fault: { cause: `${server.host} refuses the token of the registry corp.` },
  })
  expect(JSON.stringify(result)).not.toContain('secret-of-corp')
})

test('two runs at once into one cache folder: both end with the whole folder', async () => {
  const crates = Array.from({ length: 30 }, (_, at) => makeCrate({ name: `crate-${at}` }))
  const server = await serveFiles(downloads(crates))
  const place = makePlace(checkout(crates), { cratesIo: server.url })
  const runs = await Promise.all([fetchPlace(place), fetchPlace(place), fetchPlace(place)])
  for (const { plan, result } of runs) {
    expect(result.ok).toBe(true)
    expect(readdirSync(join(plan.contextFolder, 'registries', 'crates.io'))).toHaveLength(31)
  }
  expect(readdirSync(join(place.cacheFolder, 'crates', 'staging'))).toEqual([])
  const left = readdirSync(join(place.cacheFolder, 'crates', 'store'))
  expect(left.filter((name) => !name.endsWith('.crate'))).toEqual([])
})

test('what was not used for a week is cleared away', async () => {
  const server = await serveFiles(downloads(BOTH))
  const old = makePlace(checkout([BETA]), { cratesIo: server.url })
  const { plan } = await fetchPlace(old)
  const past = new Date(Date.now() - 8 * 24 * 3600 * 1000)
  utimesSync(dirname(plan.contextFolder), past, past)
  const other = { ...old, workspace: checkout([GAMMA]) }
  const { plan: kept } = await fetchPlace(other)
  expect(existsSync(plan.contextFolder)).toBe(false)
  expect(existsSync(kept.contextFolder)).toBe(true)
  // Its crate lost its last link just now, so it stays for another week.
  expect(existsSync(join(old.cacheFolder, 'crates', 'store', `${BETA.checksum}.crate`))).toBe(true)
})

test('killed in the middle, the next run goes on where it was', async () => {
  const large = makeCrate({
    name: 'large',
    files: { 'data.bin': Array.from({ length: 60_000 }, () => Math.random()).join('') },
  })
  const half = Math.floor(large.bytes.length / 2)
  const stalls: Answer = (_request, response, content) => {
    response.writeHead(200, { 'Content-Length': content.length })
    response.write(content.subarray(0, half))
  }
  const answerBy: Answer = (request, response, content) =>
    (request.url?.includes('large') ? stalls : whole)(request, response, content)
  const server = await serveFiles(downloads([BETA, large]), answerBy, answerBy)
  const place = makePlace(checkout([BETA, large]), { cratesIo: server.url })
  const store = join(place.cacheFolder, 'crates', 'store')
  // The small crate is whole, and of the large one all but what is not yet worth a write.
  const isTime = () =>
    sizes(store).some(([name]) => name.endsWith('.crate')) &&
    sizes(store).some(([, sizeBytes]) => sizeBytes > half - 32 * 1024)
  await killWhen(place, isTime)
  const left = sizes(store).filter(([name]) => name.endsWith('.partial'))
  expect(left).toHaveLength(1)
  const [[, keptBytes] = ['', 0]] = left
  const { plan, result } = await fetchPlace(place)
  expect(result).toMatchObject({
    value: { fetched: 1, reused: 1, fetchedBytes: large.bytes.length - keptBytes },
  })
  expect(server.requests.at(-1)).toBe(`GET /crates/large/1.0.0/download bytes=${keptBytes}-`)
  expect(readdirSync(join(plan.contextFolder, 'registries', 'crates.io'))).toContain(
    'large-1.0.0.crate',
  )
  expect(sizes(store).filter(([name]) => name.endsWith('.partial'))).toEqual([])
}, 30_000)

function sizes(folder: string): readonly (readonly [name: string, sizeBytes: number])[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => [
    name,
    statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
  ])
}

/** Runs the fetch of a place in a process of its own, and kills that as soon as `isTime`. */
async function killWhen(place: Place, isTime: () => boolean): Promise<void> {
  const script = fileURLToPath(new URL('./fetch-child.ts', import.meta.url))
  const { ports: _none, signal: _ours, ...plain } = place
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(plain)], {
    stdio: 'inherit',
    // Whoever is killed leaves its folders behind: they go with ours.
    env: { ...process.env, TMPDIR: tempFolder() },
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('exit', (_code, signal) => resolve(signal))
  })
  while (child.exitCode === null && !isTime()) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
}

test('the key of the folder is of the lock file alone', async () => {
  const plain = makePlace(checkout())
  const other = { ...makePlace(checkout()), mirrors: ['https://mirror.test/crates'] }
  other.env.CARGO_REGISTRIES_CORP_INDEX = 'sparse+https://corp.test/'
  const name = async (place: Place) => (await planPlace(place)).contextFolder.split('/').at(-2)
  expect(await name(other)).toBe(await name(plain))
  expect(await name(makePlace(checkout([BETA])))).not.toBe(await name(plain))
})

test.each([
  [
    'a private repository',
    "fatal: could not read Username for 'https://git.test': terminal prompts disabled",
    'git-denied',
    false,
    1,
  ],
  [
    'a host that is away',
    'fatal: unable to access: Could not resolve host: git.test',
    'git-unreachable',
    true,
    3,
  ],
  ['a full disk', 'error: No space left on device (os error 28)', 'disk-full', false, 1],
  ['a commit that is gone', "error: revspec '01234567' not found", 'git-commit-missing', false, 1],
])('git: %s', async (_name, stderr, fault, network, tries) => {
  const url = 'https://user:password@git.test/tool'
  const lock = `version = 4\n[[package]]\nname = "tool"\nversion = "0.1.0"\nsource = "git+${url}?rev=0123#0123"\n`
  const workspace = tempFolder({
    'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\n',
    'Cargo.lock': lock,
  })
  const runner = fakeCommandRunner({
    'git --version': {},
    cargo: { exitCode: 101, stderr: `${url}: ${stderr}\n` },
  })
  const { result } = await fetchPlace(makePlace(workspace, { ports: { run: runner.run } }))
  expect(result).toMatchObject({ ok: false, fault: { fault, network } })
  expect(runner.lines().filter((line) => line.includes(' vendor '))).toHaveLength(tries)
  expect(JSON.stringify(result)).not.toContain('password')
})
