import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseVendorArguments } from '../../src/cli/vendor-arguments.ts'
import { runVendorCommand } from '../../src/cli/vendor-command.ts'
import {
  configBefore,
  directoryFor,
  planConfigWrite,
  renderVendorConfig,
} from '../../src/cli/vendor-config.ts'
import { unpackCrate } from '../../src/cli/vendor-crate.ts'
import { atHome } from '../fakes/at-home.ts'
import { captureOutput } from '../fakes/captured-output.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { type FakeCrate, lockText, makeCrate } from '../fetch/crates/fake-crates.ts'
import { rustup } from '../fetch/crates/fetching.ts'
import { closeServers, serveFiles } from '../fetch/fault-server.ts'
import { encode, header } from '../image/tar-writer.ts'

afterEach(closeServers)
afterAll(removeTempFolders)

const ALPHA = makeCrate({
  name: 'alpha',
  manifest: '[dependencies]\nbeta = "1"\n',
  needs: ['beta'],
})
const BETA = makeCrate({ name: 'beta', files: { '.gitignore': '*\n', 'data/x.txt': 'x' } })
const MANIFEST = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n'

function workspace(crates: readonly FakeCrate[] = [ALPHA, BETA], more = ''): string {
  const needs = crates.map(({ name }) => name)
  return tempFolder({
    'Cargo.toml': `${MANIFEST}[dependencies]\n${needs.map((name) => `${name} = "1"\n`).join('')}${more}`,
    'Cargo.lock': lockText(crates, { name: 'app', needs }),
    'src/main.rs': 'fn main() { println!("{}", alpha::name()) }\n',
  })
}

/** An index on loopback, asked in the place of crates.io. */
async function serveIndex(crates: readonly FakeCrate[]): Promise<string> {
  const content: Record<string, Buffer> = {}
  const server = await serveFiles(content)
  content['/config.json'] = Buffer.from(`{"dl":"${server.url}/crates/{crate}/{version}"}`)
  for (const { name, version, bytes } of crates) content[`/crates/${name}/${version}`] = bytes
  return `${server.url}/`
}

/** A cache folder that has these crates already. */
function cacheWith(crates: readonly FakeCrate[]): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'crates/store'), { recursive: true })
  for (const { checksum, bytes } of crates)
    writeFileSync(join(folder, `crates/store/${checksum}.crate`), bytes)
  return folder
}

async function vendor(
  folder: string,
  args: readonly string[] = [],
  { cache = cacheWith([ALPHA, BETA]), path = process.env.PATH ?? '' } = {},
) {
  const temp = tempFolder()
  const home = tempFolder()
  const env = { ...rustup(), PATH: path, HOME: home, TMPDIR: temp, CV_DOCKER_BUILD_CACHE: cache }
  const outcome = await atHome(folder, env, () => captureOutput(() => runVendorCommand(args)))
  return { ...outcome, temp }
}

/** cargo itself judges what it accepts, with a home of its own and no network. */
function cargo(folder: string, ...args: readonly string[]) {
  const env = {
    ...rustup(),
    PATH: process.env.PATH,
    CARGO_HOME: tempFolder(),
    CARGO_TARGET_DIR: tempFolder(),
  }
  const nowhere = { https_proxy: 'http://127.0.0.1:1', CARGO_BUILD_JOBS: '1' }
  return spawnSync('cargo', [...args, '--offline', '--locked'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...nowhere },
  })
}

test('cargo builds from the folder, without network', async () => {
  const folder = workspace()
  const index = await serveIndex([ALPHA, BETA])
  const args = ['--crates-mirrors', index, '--write-config']
  const { result, stdout, temp } = await vendor(folder, args, { cache: tempFolder() })

  expect(result).toBe(0)
  expect(stdout).toContain(`Vendored into ${folder}/vendor: 2 crates.\n`)
  expect(stdout).toContain(`Written: ${folder}/.cargo/config.toml\n`)
  expect(readdirSync(join(folder, 'vendor'))).toEqual(['alpha-1.0.0', 'beta-1.0.0'])
  expect(readdirSync(temp)).toEqual([])
  const { status, stdout: said, stderr } = cargo(folder, 'run', '--quiet')
  expect({ status, said, stderr }).toEqual({ status: 0, said: 'alpha\n', stderr: '' })
})

test('the folder is a directory source: checksums of all files, nothing that git would act on', async () => {
  const folder = workspace()
  await vendor(folder)
  const beta = join(folder, 'vendor/beta-1.0.0')
  const { files, package: checksum } = JSON.parse(
    readFileSync(join(beta, '.cargo-checksum.json'), 'utf8'),
  )
  expect(checksum).toBe(BETA.checksum)
  expect(Object.keys(files)).toEqual(['Cargo.toml', 'data/x.txt', 'src/lib.rs'])
  // sha256 of "x".
  expect(files['data/x.txt']).toBe(
    '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
  )
  expect(existsSync(join(beta, '.gitignore'))).toBe(false)
})

test('without --write-config the configuration is shown, and nothing else is written', async () => {
  const folder = workspace()
  const { stdout } = await vendor(folder, ['--vendor-dir', 'third party'])
  expect(existsSync(join(folder, '.cargo'))).toBe(false)
  expect(stdout.split('\n\n')[1]).toBe('[source.crates-io]\nreplace-with = "vendored-sources"')
  expect(stdout).toContain('[source.vendored-sources]\ndirectory = "third party"\n')
})

test('again: the vendored folder is not where its own content comes from; stale crates go', async () => {
  const folder = workspace()
  const cache = cacheWith([ALPHA, BETA])
  await vendor(folder, ['--write-config'], { cache })
  writeFileSync(join(folder, 'vendor/alpha-1.0.0/src/lib.rs'), 'changed by hand')
  mkdirSync(join(folder, 'vendor/old-0.1.0'))
  writeFileSync(join(folder, 'vendor/old-0.1.0/.cargo-checksum.json'), '{}')
  writeFileSync(join(folder, 'vendor/.gitattributes'), '* -text\n')
  const { result, stdout } = await vendor(folder, ['--write-config', '--offline'], { cache })

  expect(result).toBe(0)
  expect(stdout).toContain('Removed, as Cargo.lock no longer has them: old-0.1.0.\n')
  expect(stdout).toContain('says so already.\n')
  expect(readdirSync(join(folder, 'vendor'))).toEqual([
    '.gitattributes',
    'alpha-1.0.0',
    'beta-1.0.0',
  ])
  expect(readFileSync(join(folder, 'vendor/alpha-1.0.0/src/lib.rs'), 'utf8')).toContain(
    'pub fn name',
  )
})

test('offline: what is missing is named, and the folder stays as it was', async () => {
  const folder = workspace()
  const { result, stderr } = await vendor(folder, ['--offline'], { cache: cacheWith([ALPHA]) })
  expect(result).toBe(1)
  expect(stderr).toContain('beta 1.0.0')
  expect(existsSync(join(folder, 'vendor/alpha-1.0.0'))).toBe(false)
})

/** The fixture of a git repository with one crate; gives the line for Cargo.toml and its commit. */
function gitCrate() {
  const folder = tempFolder({
    'Cargo.toml': '[package]\nname = "tool"\nversion = "0.2.0"\nedition = "2021"\n',
    'src/lib.rs': 'pub fn tool() {}\n',
  })
  const git = (...args: readonly string[]) => {
    const identity = [
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b.test',
      '-c',
      'commit.gpgsign=false',
    ]
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message', 'one')
  return { url: `file://${folder}`, commit: git('rev-parse', 'HEAD') }
}

test('crates from git are vendored by cargo, and cargo takes them from the folder', async () => {
  const { url, commit } = gitCrate()
  const source = `git+${url}?rev=${commit}#${commit}`
  const tool = `\n[[package]]\nname = "tool"\nversion = "0.2.0"\nsource = "${source}"\n`
  const folder = tempFolder({
    'Cargo.toml': `${MANIFEST}[dependencies]\nalpha = "1"\ntool = { git = "${url}", rev = "${commit}" }\n`,
    'Cargo.lock': lockText([ALPHA, BETA], { name: 'app', needs: ['alpha', 'tool'] }, tool),
    'src/main.rs': 'fn main() { tool::tool() }\n',
  })
  const first = await vendor(folder, ['--write-config'])
  expect({ result: first.result, stderr: first.stderr }).toMatchObject({ result: 0 })
  expect(first.stdout).toContain('3 crates, 1 of them from git repositories.\n')
  const { status, stderr } = cargo(folder, 'check', '--quiet')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const again = await vendor(folder, ['--write-config'])
  expect(again.result).toBe(0)
  expect(cargo(folder, 'metadata', '--format-version', '1').status).toBe(0)
})

test('crates from git, and no cargo here', async () => {
  const source = 'git+https://git.test/tool#0123'
  const folder = tempFolder({
    'Cargo.toml': MANIFEST,
    'Cargo.lock': `version = 4\n[[package]]\nname = "tool"\nversion = "0.1.0"\nsource = "${source}"\n`,
    'src/main.rs': '',
  })
  const { result, stderr } = await vendor(folder, [], { path: tempFolder() })
  expect(result).toBe(1)
  expect(stderr).toContain(
    'error: Cargo.lock has crates from git repositories, and there is no cargo here to vendor them.',
  )
})

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  [
    'no workspace',
    { 'Cargo.toml': '' },
    [],
    'Cargo.toml: is not in FOLDER; name the folder of the workspace',
  ],
  [
    'no lock',
    { 'Cargo.lock': '' },
    [],
    'Cargo.lock: is not in FOLDER; run cargo generate-lockfile, and commit it',
  ],
  [
    'a folder with something else',
    { 'vendor/notes.txt': 'x' },
    [],
    '--vendor-dir: FOLDER/vendor holds "notes.txt", which is no vendored crate; name a new or an empty folder',
  ],
  [
    'the folder of the sources',
    {},
    ['--vendor-dir', 'src'],
    '--vendor-dir: FOLDER/src holds "main.rs", which is no vendored crate; name a new or an empty folder',
  ],
  [
    'a configuration of the old name',
    { '.cargo/config': '[net]\n' },
    ['--write-config'],
    '--write-config: FOLDER/.cargo/config has the old name, and cargo reads no other beside it; rename it to config.toml',
  ],
])('%s: refused before anything is fetched', async (_, files, args, expected) => {
  const folder = workspace()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    if (text === '') spawnSync('rm', [join(folder, path)])
    else writeFileSync(join(folder, path), text)
  }
  const { result, stdout, stderr } = await vendor(folder, args)
  expect([result, stdout, stderr]).toEqual([
    2,
    '',
    `error: ${expected.replaceAll('FOLDER', folder)}\n`,
  ])
})

test.each<[readonly string[], string]>([
  [['--ofline'], '--ofline: is not an option; did you mean --offline? see --help'],
  [['--vendor-dir'], '--vendor-dir: has no value; write --vendor-dir VALUE'],
  [['a', 'b'], 'vendor: "b" is one word too many; see --help'],
  [
    ['--crates-mirrors', 'mirror'],
    '--crates-mirrors: "mirror" is not an address; use that of a sparse index, https://…',
  ],
])('%j is refused', async (args, expected) => {
  const { result, stdout, stderr } = await vendor(tempFolder(), args)
  expect([result, stdout, stderr]).toEqual([2, '', `error: ${expected}\n`])
})

test('help; flags', async () => {
  const { result, stdout } = await vendor(tempFolder(), ['--help'])
  expect(result).toBe(0)
  for (const word of ['--vendor-dir', '--write-config', '--offline', 'Exit codes'])
    expect(stdout).toContain(word)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  const parsed = parseVendorArguments([
    'x',
    '--vendor-dir=v',
    '--crates-mirrors',
    'sparse+https://a/,https://b/',
  ])
  expect(parsed.ok && parsed.value).toMatchObject({
    folder: 'x',
    vendorDir: 'v',
    mirrors: ['https://a/', 'https://b/'],
  })
})

const TABLES = '[source.crates-io]\nreplace-with = "vendored-sources"\n'

test.each<[string, string | undefined, 'write' | 'present' | 'refused']>([
  ['none', undefined, 'write'],
  ['empty', '\n', 'write'],
  ['other tables', '[build]\njobs = 2', 'write'],
  ['the same table', '[source.crates-io]\nreplace-with = "mirror"\n', 'refused'],
  ['an inline table', 'source = { crates-io = { replace-with = "mirror" } }\n', 'refused'],
  ['no TOML', '[build\n', 'refused'],
])('a configuration with %s', (_, existing, kind) => {
  const planned = planConfigWrite(existing, TABLES)
  expect(planned.kind).toBe(kind)
  if (planned.kind !== 'write') return
  expect(planned.text.startsWith((existing ?? '').trim())).toBe(true)
  expect(planned.text).toContain(TABLES)
  expect(planConfigWrite(planned.text, TABLES)).toEqual({ kind: 'present' })
  const other = planConfigWrite(
    `${planned.text}[net]\nretry = 9\n`,
    '[source.x]\ndirectory = "y"\n',
  )
  expect(other).toMatchObject({ kind: 'write', text: expect.not.stringContaining('crates-io') })
  expect(other).toMatchObject({ text: expect.stringContaining('[net]\nretry = 9\n') })
  expect(configBefore(planned.text).trim()).toBe((existing ?? '').trim())
})

test('a configuration that was written by hand counts for nothing', () => {
  expect(configBefore('[source.vendored-sources]\ndirectory = "v"\n')).toBe('')
})

test('several registries and repositories', () => {
  const registries = [
    { source: 'registry+https://github.com/rust-lang/crates.io-index', name: 'crates-io' },
    {
      source: 'sparse+https://own.test/',
      name: 'own',
      define: 'sparse+https://own.test/',
      registryName: 'own',
    },
  ]
  const git = ['git+https://git.test/a?branch=x%2Fy#01', 'git+https://git.test/a?branch=x%2Fy#02']
  expect(renderVendorConfig(registries, git, '/v "quoted"')).toBe(`[source.crates-io]
replace-with = "vendored-sources"

[registries.own]
index = "sparse+https://own.test/"

[source.own]
registry = "sparse+https://own.test/"
replace-with = "vendored-sources"

[source."git+https://git.test/a?branch=x%2Fy"]
git = "https://git.test/a"
branch = "x/y"
replace-with = "vendored-sources"

[source.vendored-sources]
directory = "/v \\"quoted\\""
`)
})

test.each([
  ['/a', '/a/vendor', 'vendor'],
  ['/a', '/a/third/party', 'third/party'],
  ['/a', '/b/vendor', '/b/vendor'],
])('in %s, %s is %s', (folder, vendorDir, expected) => {
  expect(directoryFor(folder, vendorDir)).toBe(expected)
})

function crateOf(entries: readonly (readonly [name: string, mode?: number])[]): Buffer {
  const blocks = entries.flatMap(([name, mode = 0o644]) => {
    const [head, ...rest] = encode({ name, content: Buffer.from('x'), form: 'ustar' })
    return [withMode(head ?? header(name, 1, '0'), mode), ...rest]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

/** The checksum of a header counts itself as blanks. */
function withMode(head: Uint8Array, mode: number): Buffer {
  const block = Buffer.from(head)
  block.write(`${mode.toString(8).padStart(7, '0')}\0`, 100)
  block.write('        ', 148)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

test('scripts stay executable', async () => {
  const crate = crateOf([['a-1.0.0/Cargo.toml'], ['a-1.0.0/configure', 0o755]])
  const unpacked = await unpackCrate('a-1.0.0', crate)
  expect(
    unpacked.ok && unpacked.files.map(({ path, isExecutable }) => [path, isExecutable]),
  ).toEqual([
    ['Cargo.toml', false],
    ['configure', true],
  ])
  const folder = tempFolder()
  const { vendorFiles } = await import('../../src/cli/vendor-files.ts')
  await vendorFiles.writeBytes(join(folder, 'a/configure'), Buffer.from('x'), true)
  expect(statSync(join(folder, 'a/configure')).mode & 0o777).toBe(0o755)
})

test.each<[string, Buffer, string]>([
  ['no gzip', Buffer.from('x'), 'it is no archive'],
  ['no manifest', crateOf([['a-1.0.0/src/lib.rs']]), 'there is no Cargo.toml in it'],
  [
    'another folder',
    crateOf([['b-1.0.0/Cargo.toml']]),
    'it has a file "b-1.0.0/Cargo.toml" outside of its folder',
  ],
  [
    'a way out',
    crateOf([['a-1.0.0/Cargo.toml'], ['a-1.0.0/../../x']]),
    'it has a file "a-1.0.0/../../x" outside of its folder',
  ],
])('a crate with %s is refused', async (_, crate, problem) => {
  expect(await unpackCrate('a-1.0.0', crate)).toEqual({ ok: false, problem })
})
