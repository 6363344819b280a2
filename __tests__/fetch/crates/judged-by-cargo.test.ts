import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { closeServers, serveFiles } from '../fault-server.ts'
import { downloads, type FakeCrate, lockText, makeCrate } from './fake-crates.ts'
import { fetchPlace, makePlace, type Place, rustup } from './fetching.ts'

// cargo itself says whether a folder is a right CARGO_HOME: its reading of the index is the contract.

afterEach(closeServers)
afterAll(removeTempFolders)

/** Runs cargo as our Dockerfiles do: without network, with a copy of the folder that is called `crates`. */
function cargo(place: Place, contextFolder: string, ...args: readonly string[]) {
  const home = join(tempFolder(), 'crates')
  cpSync(contextFolder, home, { recursive: true })
  const { status, stdout, stderr } = spawnSync('cargo', args, {
    cwd: place.workspace,
    encoding: 'utf8',
    env: {
      ...rustup(),
      PATH: process.env.PATH,
      CARGO_HOME: home,
      CARGO_TARGET_DIR: tempFolder(),
      CARGO_BUILD_JOBS: '2',
      http_proxy: 'http://127.0.0.1:1',
      https_proxy: 'http://127.0.0.1:1',
    },
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** Names with versions as cargo resolved them, sorted. */
function resolved(place: Place, contextFolder: string): readonly string[] {
  const text = cargo(place, contextFolder, 'metadata', '--frozen', '--format-version', '1')
  const { packages } = JSON.parse(text) as { packages: { name: string; version: string }[] }
  return packages.map(({ name, version }) => `${name} ${version}`).sort()
}

async function fetched(place: Place): Promise<string> {
  const { result } = await fetchPlace(place)
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value.contextFolder
}

const APP = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n'

/** One of everything that a manifest can say about dependencies. */
const ALPHA = `
links = "alpha-native"
build = "build.rs"
rust-version = "1.60"

[features]
default = ["std"]
std = []
fancy = ["dep:beta", "gamma?/extra", "delta/loud"]
all = ["fancy", "dep:gamma"]

[dependencies.beta]
version = "1"
optional = true

[dependencies.gamma]
version = ">=2.0, <3"
optional = true
default-features = false

[dependencies.renamed]
package = "delta"
version = "1.2"
optional = false

[dependencies.delta]
package = "delta-two"
version = "0.3"
optional = true

[build-dependencies]
helper = "0.1"

[dev-dependencies]
only-for-tests = "9"

[target.'cfg(unix)'.dependencies]
unixy = "1"

[target.'cfg(windows)'.dependencies.winny]
version = "1"
features = ["Win32"]

[target.'cfg(unix)'.build-dependencies]
helper = { version = "0.1", features = ["more"] }
`

const CRATES: readonly FakeCrate[] = [
  makeCrate({
    name: 'alpha',
    manifest: ALPHA,
    needs: ['beta', 'delta', 'delta-two', 'gamma', 'helper', 'unixy', 'winny'],
    files: {
      'build.rs': 'fn main() { println!("cargo:note={}", helper::more()); }',
      'src/lib.rs': `
pub fn name() -> String {
    let mut names = vec![renamed::name(), unixy::name()];
    #[cfg(feature = "std")]
    names.push("std");
    #[cfg(feature = "fancy")]
    names.extend([beta::name(), delta::loud()]);
    names.join(" ")
}`,
    },
  }),
  makeCrate({ name: 'beta' }),
  makeCrate({
    name: 'gamma',
    version: '2.1.0+build.7',
    manifest: '[features]\ndefault = ["extra"]\nextra = []\n',
  }),
  makeCrate({ name: 'delta', version: '1.2.9' }),
  makeCrate({
    name: 'delta-two',
    version: '0.3.1',
    manifest: '[features]\nloud = []\n',
    files: { 'src/lib.rs': '#[cfg(feature = "loud")]\npub fn loud() -> &\'static str { "LOUD" }' },
  }),
  makeCrate({
    name: 'helper',
    version: '0.1.4',
    manifest: '[features]\nmore = []\n',
    files: { 'src/lib.rs': '#[cfg(feature = "more")]\npub fn more() -> u8 { 1 }' },
  }),
  makeCrate({ name: 'unixy' }),
  makeCrate({ name: 'winny', manifest: '[features]\nWin32 = []\n' }),
]

test('a workspace compiles from the folder: features, weak and hidden ones, renamed, of targets, of builds', async () => {
  const server = await serveFiles(downloads(CRATES))
  const workspace = tempFolder({
    'Cargo.toml': `${APP}[dependencies]\nalpha = { version = "1", features = ["fancy"] }\n`,
    'Cargo.lock': lockText(CRATES, { name: 'app', needs: ['alpha'] }),
    'src/main.rs': 'fn main() { println!("{}", alpha::name()); }',
  })
  const place = makePlace(workspace, { cratesIo: server.url })
  const folder = await fetched(place)
  expect(cargo(place, folder, 'run', '--frozen', '--quiet')).toBe('delta unixy std beta LOUD\n')
  expect(
    cargo(place, folder, 'tree', '--frozen', '--edges', 'normal,build').split('\n')[0],
  ).toMatch(/^app v0\.1\.0/)
  expect(server.requests).toHaveLength(CRATES.length)
}, 60_000)

const BETA = makeCrate({ name: 'beta' })
const USES_BETA = `${APP}[dependencies]\nbeta = "1"\n`
const MAIN = { 'src/main.rs': 'fn main() { println!("{}", beta::name()); }' }

test("the chain of the repository's own configuration ends in our folder", async () => {
  const files = await serveFiles(downloads([BETA]))
  const mirror = await serveFiles({
    '/mirror/config.json': Buffer.from(JSON.stringify({ dl: `${files.url}/crates` })),
  })
  const workspace = tempFolder({
    ...MAIN,
    'Cargo.toml': USES_BETA,
    'Cargo.lock': lockText([BETA], { name: 'app', needs: ['beta'] }),
    '.cargo/config.toml': `
[source.crates-io]
replace-with = "corp"
[source.corp]
replace-with = "corp-mirror"
registry = "https://corp.test/index"
[source.corp-mirror]
registry = "sparse+${mirror.url}/mirror/"
`,
  })
  const place = makePlace(workspace)
  expect(resolved(place, await fetched(place))).toEqual(['app 0.1.0', 'beta 1.0.0'])
  expect(mirror.requests).toEqual(['GET /mirror/config.json'])
  expect(files.requests).toEqual(['GET /crates/beta/1.0.0/download'])
}, 30_000)

/** A server that wants a token for everything; `add` gives it crates, which then are under /dl. */
async function serveCorp() {
  const content: Record<string, Buffer> = {}
  const requests: string[] = []
  const server = createServer((request, response) => {
    const { url = '', headers } = request
    requests.push(`${url} ${headers.authorization}`)
    const body = content[url]
    const isKnown = headers.authorization === 'secret-of-corp'
    response.writeHead(!isKnown ? 401 : body ? 200 : 404).end(isKnown ? body : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = { dl: `${url}/dl/{crate}-{version}.crate`, 'auth-required': true }
  content['/index/config.json'] = Buffer.from(JSON.stringify(config))
  const add = (crates: readonly FakeCrate[]) => {
    for (const { name, version, bytes } of crates) content[`/dl/${name}-${version}.crate`] = bytes
  }
  return { source: `sparse+${url}/index/`, add, requests }
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

test('an alternative registry with a token, known to the host alone, beside crates.io', async () => {
  const corp = await serveCorp()
  const { source } = corp
  const crates = [
    makeCrate({
      name: 'corp-core',
      source,
      manifest: '[dependencies]\nbeta = "1"\n',
      needs: ['beta'],
    }),
    makeCrate({
      name: 'corp-web',
      source,
      manifest: `[dependencies.corp-core]\nversion = "1"\nregistry-index = "${source}"\n`,
      needs: ['corp-core'],
    }),
  ]
  corp.add(crates)
  const io = await serveFiles(downloads([BETA]))
  const workspace = tempFolder({
    'src/main.rs': 'fn main() { println!("{}", corp_web::name()); }',
    'Cargo.toml': `${APP}[dependencies]\ncorp-web = { version = "1", registry = "corp" }\n`,
    'Cargo.lock': lockText([...crates, BETA], { name: 'app', needs: ['corp-web'] }),
  })
  const place = makePlace(workspace, { cratesIo: io.url })
  place.env.CARGO_REGISTRIES_CORP_INDEX = source
  place.env.CARGO_REGISTRIES_CORP_TOKEN = 'secret-of-corp'
  const folder = await fetched(place)
  expect(resolved(place, folder)).toEqual([
    'app 0.1.0',
    'beta 1.0.0',
    'corp-core 1.0.0',
    'corp-web 1.0.0',
  ])
  expect([...corp.requests].sort()).toEqual([
    '/dl/corp-core-1.0.0.crate secret-of-corp',
    '/dl/corp-web-1.0.0.crate secret-of-corp',
    '/index/config.json secret-of-corp',
    '/index/config.json undefined',
  ])
  expect(allText(folder)).not.toContain('secret-of-corp')
}, 30_000)

function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@test', '-c', 'commit.gpgsign=false']
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim()
}

function makeRepository(content: Readonly<Record<string, string>>) {
  const folder = tempFolder(content)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message=all')
  return { url: `file://${folder}`, commit: git(folder, 'rev-parse', 'HEAD') }
}

test('an alternative registry whose index is a git repository', async () => {
  const served = await serveFiles(downloads([BETA]))
  const index = makeRepository({ 'config.json': JSON.stringify({ dl: `${served.url}/crates` }) })
  const crate = makeCrate({ name: 'beta', source: `registry+${index.url}` })
  const workspace = tempFolder({
    ...MAIN,
    'Cargo.toml': `${APP}[dependencies]\nbeta = { version = "1", registry = "corp" }\n`,
    'Cargo.lock': lockText([crate], { name: 'app', needs: ['beta'] }),
    '.cargo/config.toml': `[registries]\ncorp.index = "${index.url}"\n`,
  })
  const place = makePlace(workspace)
  expect(resolved(place, await fetched(place))).toEqual(['app 0.1.0', 'beta 1.0.0'])
}, 30_000)

test('git dependencies are vendored, and crates of registries are not asked for twice', async () => {
  const repository = makeRepository({
    'Cargo.toml': '[workspace]\nmembers = ["tool"]\n[workspace.package]\nedition = "2021"\n',
    'tool/Cargo.toml':
      '[package]\nname = "tool"\nversion = "0.2.0"\nedition.workspace = true\n[dependencies]\nbeta = "1"\n',
    'tool/src/lib.rs': 'pub use beta::name;',
  })
  const source = `git+${repository.url}?branch=main#${repository.commit}`
  const tool = `\n[[package]]\nname = "tool"\nversion = "0.2.0"\nsource = "${source}"\ndependencies = [\n "beta",\n]\n`
  const server = await serveFiles(downloads([BETA]))
  const workspace = tempFolder({
    'src/main.rs': 'fn main() { println!("{}", tool::name()); }',
    'Cargo.toml': `${APP}[dependencies]\ntool = { git = "${repository.url}", branch = "main" }\n`,
    'Cargo.lock': lockText([BETA], { name: 'app', needs: ['tool'] }, tool),
  })
  const place = makePlace(workspace, { cratesIo: server.url })
  const folder = await fetched(place)
  expect(cargo(place, folder, 'run', '--frozen', '--quiet')).toBe('beta\n')
  expect(server.requests).toEqual(['GET /crates/beta/1.0.0/download'])
  expect(readdirSync(join(folder, 'git'))).toEqual(['tool-0.2.0'])
  expect(existsSync(join(place.workspace, 'vendor'))).toBe(false)
}, 60_000)

test('without a lock file one is resolved, shown and put into the folder; the checkout stays as it was', async () => {
  const line = {
    name: 'beta',
    vers: '1.0.0',
    deps: [],
    features: {},
    cksum: BETA.checksum,
    yanked: false,
  }
  const files = await serveFiles(downloads([BETA]))
  const index = await serveFiles({
    '/index/config.json': Buffer.from(JSON.stringify({ dl: `${files.url}/crates` })),
    '/index/be/ta/beta': Buffer.from(`${JSON.stringify(line)}\n`),
  })
  const config = `[source.crates-io]\nreplace-with = "m"\n[source.m]\nregistry = "sparse+${index.url}/index/"\n`
  const workspace = tempFolder({ ...MAIN, 'Cargo.toml': USES_BETA, '.cargo/config.toml': config })
  const place = makePlace(workspace)
  const { result, logger } = await fetchPlace(place)
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  const { contextFolder, resolvedLock } = result.value
  expect(readFileSync(join(contextFolder, 'Cargo.lock'), 'utf8')).toBe(resolvedLock)
  expect(logger.messages('warning')).toEqual([
    'There is no Cargo.lock, so every build resolves its 2 packages anew: run cargo generate-lockfile, and commit Cargo.lock.',
  ])
  expect(logger.messages('info')).toEqual(['app 0.1.0', 'beta 1.0.0'])
  expect(readdirSync(workspace).sort()).toEqual(['.cargo', 'Cargo.toml', 'src'])
  // As the build script of our Dockerfiles does.
  cpSync(join(contextFolder, 'Cargo.lock'), join(workspace, 'Cargo.lock'))
  expect(resolved(place, contextFolder)).toEqual(['app 0.1.0', 'beta 1.0.0'])
}, 30_000)
