import { chmodSync } from 'node:fs'
import { files } from '../../src/adapters/files.ts'
import { formatInputError } from '../../src/errors.ts'
import type { CargoFacts } from '../../src/workspace/facts.ts'
import { readWorkspace } from '../../src/workspace/read-workspace.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const MAIN = 'fn main() {}'

async function factsOf(content: Record<string, string>) {
  const parsed = await readWorkspace(tempFolder(content), files)
  if (!parsed.ok) throw new Error(parsed.errors.map(formatInputError).join('\n'))
  return parsed.value
}

async function errorsOf(content: Record<string, string>) {
  const parsed = await readWorkspace(tempFolder(content), files)
  return parsed.ok ? [] : parsed.errors.map(formatInputError)
}

const PACKAGE = '[package]\nname = "web"\nversion = "1.2.3"\nedition = "2024"\n'

test('a single package: name, version, its binary, and that there is no lock file', async () => {
  const { cargo, dockerfile, hasDockerignore } = await factsOf({
    'Cargo.toml': `${PACKAGE}rust-version = "1.85"\nlicense = "MIT"\n[features]\ntls = []\n[dependencies]\nserde = { version = "1", optional = true }\n`,
    'src/main.rs': MAIN,
  })
  expect(cargo?.packages).toEqual([
    {
      name: 'web',
      version: '1.2.3',
      folder: '.',
      edition: '2024',
      rustVersion: '1.85',
      license: 'MIT',
      binaries: ['web'],
      features: ['tls'],
      optionalDependencies: ['serde'],
    },
  ])
  expect(cargo?.lock).toBeUndefined()
  expect(dockerfile).toBeUndefined()
  expect(hasDockerignore).toBe(false)
})

test('a workspace: members by pattern, by path dependency, without the excluded; inherited fields', async () => {
  const { cargo } = await factsOf({
    'Cargo.toml':
      '[workspace]\nmembers = ["crates/*", "tools/x?"]\nexclude = ["crates/old"]\ndefault-members = ["crates/server"]\n[workspace.package]\nversion = "9.0.0"\nedition = "2021"\n[profile.small]\ninherits = "release"\n',
    'crates/server/Cargo.toml':
      '[package]\nname = "server"\nversion.workspace = true\nedition.workspace = true\n[dependencies]\nshared = { path = "../../shared" }\n',
    'crates/server/src/main.rs': MAIN,
    'crates/old/Cargo.toml': '[package]\nname = "old"\n',
    'crates/notes.txt': 'not a folder',
    'crates/target/Cargo.toml': 'never read',
    'shared/Cargo.toml': '[package]\nname = "shared"\n',
    'tools/x1/Cargo.toml': '[package]\nname = "x1"\n',
    'tools/x10/Cargo.toml': '[package]\nname = "x10"\n',
  })
  expect(cargo?.packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
    'server 9.0.0',
    'x1 0.0.0',
    'shared 0.0.0',
  ])
  expect(cargo?.defaultMembers).toEqual(['server'])
  expect(cargo?.profiles).toEqual(['small'])
})

test.each<[string, Record<string, string>, CargoFacts['needsOutside']]>([
  ['nothing', { 'Cargo.toml': PACKAGE }, undefined],
  [
    'a field of the workspace that this package is a member of',
    { 'Cargo.toml': `${PACKAGE}license.workspace = true\n` },
    { workspaceRoot: true, paths: [] },
  ],
  [
    'a dependency of it',
    { 'Cargo.toml': `${PACKAGE}[dependencies]\naxum = { workspace = true }\n` },
    { workspaceRoot: true, paths: [] },
  ],
  [
    'its lints',
    { 'Cargo.toml': `${PACKAGE}[lints]\nworkspace = true\n` },
    { workspaceRoot: true, paths: [] },
  ],
  [
    'nothing: the root package inherits from itself',
    { 'Cargo.toml': `${PACKAGE}license.workspace = true\n[workspace.package]\nlicense = "MIT"\n` },
    undefined,
  ],
  [
    'path dependencies, of members and of tests too',
    {
      'Cargo.toml': `${PACKAGE}[dependencies]\na = { path = "a" }\n[dev-dependencies]\nb = { path = "../b" }\n[workspace]`,
      'a/Cargo.toml':
        '[package]\nname = "a"\n[target.x.dependencies]\nweb = { path = ".." }\nc = { path = "../../c" }\n',
    },
    { workspaceRoot: false, paths: ['../b', '../c'] },
  ],
  [
    'nothing: what the tests of a dependency need, cargo does not read',
    {
      'Cargo.toml': `${PACKAGE}[dependencies]\na = { path = "a" }\n`,
      'a/Cargo.toml': '[package]\nname = "a"\n[dev-dependencies]\nb = { path = "../../b" }\n',
    },
    undefined,
  ],
  [
    'nothing: whether a member uses a dependency of the workspace is not known',
    { 'Cargo.toml': `${PACKAGE}[workspace.dependencies]\nb = { path = "../b" }\n` },
    undefined,
  ],
])('needs from outside the context: %s', async (_name, content, expected) => {
  const { cargo } = await factsOf(content)
  expect(cargo?.needsOutside).toEqual(expected)
})

test.each<[string, string, Record<string, string>, readonly string[]]>([
  [
    'src/main.rs and src/bin',
    '',
    {
      'src/main.rs': MAIN,
      'src/bin/a.rs': MAIN,
      'src/bin/b/main.rs': MAIN,
      'src/bin/c/lib.rs': '',
    },
    ['a', 'b', 'web'],
  ],
  [
    '[[bin]] that renames src/main.rs',
    '[[bin]]\nname = "serve"\npath = "src/main.rs"\n',
    { 'src/main.rs': MAIN },
    ['serve'],
  ],
  [
    'autobins = false',
    'autobins = false\n[[bin]]\nname = "one"\npath = "src/one.rs"\n',
    { 'src/main.rs': MAIN, 'src/bin/a.rs': MAIN },
    ['one'],
  ],
  ['a library alone', '', { 'src/lib.rs': '' }, []],
])('binaries: %s', async (_name, more, sources, expected) => {
  const { cargo } = await factsOf({ 'Cargo.toml': PACKAGE + more, ...sources })
  expect(cargo?.packages[0]?.binaries).toEqual(expected)
})

test('the lock file: format version, sources and checksums', async () => {
  const { cargo } = await factsOf({
    'Cargo.toml': PACKAGE,
    'Cargo.lock':
      'version = 4\n[[package]]\nname = "web"\nversion = "1.2.3"\n[[package]]\nname = "log"\nversion = "0.4.27"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "13dc"\n',
  })
  expect(cargo?.lock).toEqual({
    version: 4,
    packages: [
      { name: 'web', version: '1.2.3' },
      {
        name: 'log',
        version: '0.4.27',
        source: 'registry+https://github.com/rust-lang/crates.io-index',
        checksum: '13dc',
      },
    ],
  })
})

test.each([
  ['rust-toolchain.toml', '[toolchain]\nchannel = "1.88.0"\n', '1.88.0'],
  ['rust-toolchain', 'nightly-2026-01-01\n', 'nightly-2026-01-01'],
  ['rust-toolchain', '[toolchain]\nchannel = "stable"\n', 'stable'],
])('the tool chain that %s asks for', async (file, text, channel) => {
  const { cargo } = await factsOf({ 'Cargo.toml': PACKAGE, [file]: text })
  expect(cargo?.toolchain).toEqual({ file, channel })
})

test.each<[string, Record<string, string>, string]>([
  [
    'broken manifest',
    { 'Cargo.toml': '[package\nname = "x"' },
    'Cargo.toml: line 1, column 9: illegal character in key; correct the TOML',
  ],
  [
    'no name',
    { 'Cargo.toml': '[package]\nversion = "1.0.0"' },
    'Cargo.toml: [package] has no name; give the package a name, or remove the table',
  ],
  [
    'missing member',
    { 'Cargo.toml': '[workspace]\nmembers = ["api"]' },
    'Cargo.toml: workspace member "api" has no Cargo.toml; add its manifest or take it out of workspace.members',
  ],
  [
    'newer lock',
    { 'Cargo.toml': PACKAGE, 'Cargo.lock': 'version = 5' },
    'Cargo.lock: has format version 5, newer than 4; update cv-docker-build, or write the lock file with an older cargo',
  ],
  [
    'conflict in lock',
    { 'Cargo.toml': PACKAGE, 'Cargo.lock': '<<<<<<< HEAD\nversion = 4' },
    'Cargo.lock: holds merge conflict markers; resolve the conflict, or run `cargo update --workspace`',
  ],
  [
    'broken tool chain file',
    { 'Cargo.toml': PACKAGE, 'rust-toolchain.toml': 'channel = ' },
    'rust-toolchain.toml: line 1, column 11: invalid value; correct the TOML',
  ],
])('says what is wrong: %s', async (_name, content, message) => {
  const [error] = await errorsOf(content)
  expect(error).toBe(message)
})

test('finds all that is wrong, not only the first', async () => {
  const errors = await errorsOf({
    'Cargo.toml': '[workspace]\nmembers = ["a", "b"]',
    'Cargo.lock': 'version = 7',
  })
  expect(errors).toHaveLength(3)
})

test('a folder that is not there, and a file in its place', async () => {
  const folder = tempFolder({ 'a.txt': '' })
  for (const [path, problem] of [
    [`${folder}/none`, 'does not exist'],
    [`${folder}/a.txt`, 'is a file, not a folder'],
  ] as const) {
    const parsed = await readWorkspace(path, files)
    expect(parsed.ok ? '' : parsed.errors.map(formatInputError)).toEqual([
      `context: "${path}" ${problem}; name the folder of the application`,
    ])
  }
})

test('a manifest that cannot be read is an input error', async () => {
  const folder = tempFolder({ 'Cargo.toml/placeholder': '' })
  chmodSync(folder, 0o755)
  const parsed = await readWorkspace(folder, files)
  expect(parsed.ok ? '' : formatInputError(parsed.errors[0] as never)).toBe(
    'Cargo.toml: Cargo.toml cannot be read (EISDIR); correct its permissions',
  )
})
