import { files } from '../../src/adapters/files.ts'
import { checkCargoConfig } from '../../src/preflight/checks/cargo-config.ts'
import { mergeCargoConfig, readCratesSources } from '../../src/preflight/effective-cargo.ts'
import { readCargoConfigFiles } from '../../src/workspace/read-cargo-config.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

function check(text: string, environment: Readonly<Record<string, string>> = {}) {
  return checkCargoConfig([{ path: '/app/.cargo/config.toml', text }], environment)
}

test.each<[string, string, RegExp]>([
  ['[net]\nconnect-timeout = 5', 'net.connect-timeout', /use http\.timeout/],
  ['[net]\ntimeout = 5', 'net.timeout', /use http\.timeout/],
  ['[http]\nretry = 5', 'http.retry', /use net\.retry/],
  ['[http]\nmultiplex = false', 'http.multiplex', /is not a key/],
  ['[http]\ncainfoo = "x"', 'http.cainfoo', /use http\.cainfo$/],
  ['[net]\nretyr = 3', 'net.retyr', /use net\.retry$/],
  ['[net.ssh]\nknown-host = []', 'net.ssh.known-host', /is not a key/],
  ['[source.crates-io]\nreplace = "x"', 'source.crates-io.replace', /is not a key/],
  ['[registries.corp]\nurl = "x"', 'registries.corp.url', /is not a key/],
])('%j: the key that cargo does not read is named', (text, key, hint) => {
  const { outcome, detail } = check(text)
  expect(outcome).toBe('warning')
  expect(detail).toContain(`"${key}" is not a key of cargo`)
  const [about = ''] = detail.split(' in /app/.cargo/config.toml')
  expect(about).toMatch(hint)
})

test('every key that there is, is left alone, and other tables are none of ours', () => {
  const { outcome, detail } = check(`
[net]
retry = 5
git-fetch-with-cli = true
offline = false
ssh.known-hosts = ["a"]
[http]
debug = false
proxy = "http://p:1"
ssl-version.max = "tlsv1.3"
timeout = 30
low-speed-limit = 10
cainfo = "/ca.pem"
proxy-cainfo = "/ca.pem"
check-revoke = true
multiplexing = false
user-agent = "x"
[registry]
default = "corp"
global-credential-providers = ["cargo:token"]
[registries.corp]
index = "sparse+https://crates.corp/"
credential-provider = "cargo:token"
[source.crates-io]
replace-with = "corp"
[profile.release]
whatever = 1
[build]
unknown = 1
`)
  expect(outcome).toBe('ok')
  expect(detail).toBe(
    'crates from sparse+https://crates.corp/, net.retry = 5, http.timeout = 30, http.multiplexing = false, http.cainfo = /ca.pem, net.git-fetch-with-cli = true',
  )
})

test.each([
  ['CARGO_NET_CONNECT_TIMEOUT', /^CARGO_NET_CONNECT_TIMEOUT: "net\.connect-timeout" is not a key/],
  ['CARGO_HTTP_RETRY', /^CARGO_HTTP_RETRY: "http\.retry" is not a key .* use net\.retry/],
  ['CARGO_SOURCE_CRATES_IO_REPLACE_WITH', /has no effect: sources can only be set in a config/],
])('the variable %s', (name, expected) => {
  const { outcome, detail } = check('', { [name]: '5' })
  expect(outcome).toBe('warning')
  expect(detail).toMatch(expected)
})

test.each([
  'CARGO_NET_RETRY',
  'CARGO_NET_GIT_FETCH_WITH_CLI',
  'CARGO_HTTP_LOW_SPEED_LIMIT',
  'CARGO_HTTP_SSL_VERSION_MIN',
  'CARGO_HOME',
  'CARGO_REGISTRIES_CORP_INDEX',
  'CARGO_NETWORK',
])('the variable %s is fine', (name) => {
  expect(check('', { [name]: '3' }).outcome).toBe('ok')
})

test.each([
  ['[net]\nretry = 0', /one lost packet ends the build/],
  ['[net]\nretry = "many"', /net\.retry = many is not a number/],
  ['[net]\noffline = true', /cargo asks no server at all/],
  ['[http]\ntimeout = 2', /gives a slow server 2 s/],
])('%j is pointed out', (text, expected) => {
  expect(check(text).detail).toMatch(expected)
})

test('the environment counts more than the file', () => {
  expect(check('[net]\nretry = 0', { CARGO_NET_RETRY: '9' })).toMatchObject({
    outcome: 'ok',
    detail: 'crates from crates.io, net.retry = 9',
  })
})

test('what is no TOML is said, and hostile text stays text', () => {
  expect(check('[net').detail).toContain('is not TOML')
  const { detail } = check('[net]\n"\\u001b[31mred" = 1\n[http]\ncainfo = "a\\u001b]0;x\\u0007"')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there.
  expect(detail).not.toMatch(/[\u0000-\u001f]/)
})

test('an index with a password is shown without it', () => {
  const source =
    '[source.crates-io]\nreplace-with = "m"\n[source.m]\nregistry = "sparse+https://me:pass@m.corp/"'
  expect(check(source).detail).toBe('crates from sparse+https://m.corp/')
})

describe('files', () => {
  test('from the folder up to the root, then CARGO_HOME; the old name wins in a folder', async () => {
    const root = tempFolder({
      '.cargo/config.toml': '[net]\nretry = 1\n',
      'app/.cargo/config': '[net]\nretry = 2\n',
      'app/.cargo/config.toml': '[net]\nretry = 3\n',
      'home/config.toml': '[net]\nretry = 4\noffline = true\n',
    })
    const found = await readCargoConfigFiles(`${root}/app/inner`, `${root}/home`, files)
    expect(found.map(({ path }) => path.replace(root, ''))).toEqual([
      '/app/.cargo/config',
      '/.cargo/config.toml',
      '/home/config.toml',
    ])
    expect(mergeCargoConfig(found)).toEqual({ net: { retry: 2, offline: true } })
    expect(checkCargoConfig(found, {}).detail).toContain('is an old name: config.toml')
  })

  test('none at all', async () => {
    const root = tempFolder()
    const found = await readCargoConfigFiles(root, undefined, {
      readTextIfAny: async () => undefined,
    })
    expect(found).toEqual([])
  })
})

test('replacements are found for the names that a lock uses', () => {
  const config = {
    source: {
      'crates-io': { 'replace-with': 'local' },
      local: { 'local-registry': 'crates' },
      corp: { registry: 'https://git.corp/index', 'replace-with': 'other' },
      other: { registry: 'sparse+https://m.corp/' },
    },
  }
  expect(readCratesSources(config).replacements).toEqual({
    'registry+https://github.com/rust-lang/crates.io-index': 'local',
    'sparse+https://index.crates.io/': 'local',
    'registry+https://git.corp/index': 'sparse+https://m.corp/',
  })
})
