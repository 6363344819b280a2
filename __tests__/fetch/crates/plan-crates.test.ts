import { files } from '../../../src/adapters/files.ts'
import { NO_CARGO_CONFIG, planCargoConfig } from '../../../src/fetch/crates/cargo-config.ts'
import { crateUrl, parseRegistryConfig } from '../../../src/fetch/crates/crate-urls.ts'
import { indexPath, makeIndexEntry } from '../../../src/fetch/crates/index-entry.ts'
import { type CratesInput, planCrates } from '../../../src/fetch/crates/plan-crates.ts'
import { parseCargoLock } from '../../../src/workspace/cargo-lock.ts'
import type { CargoFacts, LockedPackage } from '../../../src/workspace/facts.ts'
import { readCargoConfigFiles } from '../../../src/workspace/read-cargo-config.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { CRATES_IO } from './fake-crates.ts'

afterAll(removeTempFolders)

const SUM = 'a'.repeat(64)
const SERDE: LockedPackage = { name: 'serde', version: '1.0.228', source: CRATES_IO, checksum: SUM }
const GIT = 'git+https://git.test/tool?branch=main#0123456789abcdef0123456789abcdef01234567'

function inputWith(
  packages: readonly LockedPackage[] | undefined,
  more: Partial<CratesInput> = {},
): CratesInput {
  const cargo: CargoFacts = {
    packages: [],
    defaultMembers: [],
    profiles: [],
    ...(packages === undefined ? {} : { lock: { version: 4, packages } }),
  }
  return {
    cargo,
    dockerfile: { origin: 'ours' },
    config: NO_CARGO_CONFIG,
    cacheFolder: '/cache',
    tempFolder: '/temp',
    mirrors: [],
    hostCargo: true,
    ...more,
  }
}

type NoneRow = readonly [name: string, input: CratesInput, reason: RegExp]

test.each<NoneRow>([
  ['no Cargo.toml', { ...inputWith([]), cargo: undefined } as never, /no Cargo\.toml/],
  [
    'a Dockerfile of the repository',
    inputWith([SERDE], { dockerfile: { origin: 'repository' } }),
    /repository's own and has no stage `crates`/,
  ],
  ['no lock file and no cargo', inputWith(undefined, { hostCargo: false }), /no cargo here/],
  ['nothing but the workspace', inputWith([{ name: 'app', version: '0.1.0' }]), /names no crates/],
  [
    'git without cargo',
    inputWith([SERDE, { name: 'tool', version: '0.1.0', source: GIT }], { hostCargo: false }),
    /git dependencies, and there is no cargo/,
  ],
  [
    'a lock file without checksums',
    inputWith([{ name: 'serde', version: '1.0.0', source: CRATES_IO }]),
    /no checksum of serde 1\.0\.0/,
  ],
  [
    'a name that would leave the folder',
    inputWith([{ ...SERDE, name: '../../etc/cron.d/x' }]),
    /no registry would take: "\.\.\/\.\.\/etc/,
  ],
  ['a version that would', inputWith([{ ...SERDE, version: '1.0.0/../../x' }]), /no registry/],
  ['a checksum that would', inputWith([{ ...SERDE, checksum: '../x' }]), /no registry/],
])('nothing is fetched: %s', (_name, input, reason) => {
  expect(planCrates(input)).toEqual({ kind: 'none', reason: expect.stringMatching(reason) })
})

test('a repository whose Dockerfile has a stage of that name gets its crates', () => {
  const stage = { name: 'crates', from: 'scratch', fromStage: false, instructions: [] }
  const facts = { path: 'Dockerfile', stages: [stage], language: 'rust' } as const
  const plan = planCrates(inputWith([SERDE], { dockerfile: { origin: 'repository', facts } }))
  expect(plan.kind).toBe('local-registry')
})

test('no lock file: one is resolved into a folder of this run', () => {
  expect(planCrates(inputWith(undefined))).toEqual({
    kind: 'local-registry',
    contextFolder: '/temp/crates',
    lockFile: 'Cargo.lock',
    packages: [],
    resolveLock: true,
  })
})

test('crates.io, a git source, mirrors: where each is from and what cargo is told', () => {
  const tool = { name: 'tool', version: '0.1.0', source: GIT }
  const mirrors = ['https://mirror.test/dl', 'sparse+https://index.test/i']
  const plan = planCrates(inputWith([SERDE, tool], { mirrors }))
  expect(plan).toMatchObject({
    packages: [SERDE],
    git: [GIT],
    registries: [
      {
        source: CRATES_IO,
        name: 'crates-io',
        downloads: [
          { kind: 'template', url: 'https://static.crates.io/crates' },
          { kind: 'template', url: 'https://mirror.test/dl' },
          { kind: 'sparse', url: 'https://index.test/i/' },
        ],
      },
    ],
    configText: `[source.crates-io]
replace-with = "cv-docker-build/crates.io"

[source."cv-docker-build/crates.io"]
local-registry = "crates/registries/crates.io"

[source."git+https://git.test/tool?branch=main"]
git = "https://git.test/tool"
branch = "main"
replace-with = "cv-docker-build/git"

[source."cv-docker-build/git"]
directory = "crates/git"
`,
  })
})

test('another commit, or another package of one repository, is another content', () => {
  const tool = { name: 'tool', version: '0.1.0', source: GIT }
  const folderOf = (...packages: readonly LockedPackage[]) => {
    const plan = planCrates(inputWith(packages))
    return plan.kind === 'none' ? plan.reason : plan.contextFolder
  }
  const folders = [
    folderOf(SERDE, tool),
    folderOf(SERDE, { ...tool, source: GIT.replace('#01', '#ff') }),
    folderOf(SERDE, tool, { ...tool, name: 'tool-macros' }),
    folderOf(SERDE),
  ]
  expect(new Set(folders).size).toBe(4)
  expect(folderOf(SERDE, { name: 'app', version: '2.0.0' })).toBe(folders[3])
})

type ConfigRow = {
  readonly name: string
  /** .cargo/config.toml of the context. */
  readonly context?: string
  /** config.toml of CARGO_HOME. */
  readonly home?: string
  readonly registry: object | undefined
}

test.each<ConfigRow>([
  {
    name: 'the checkout brings the crates itself',
    context: '[source.crates-io]\nreplace-with = "v"\n[source.v]\ndirectory = "vendor"\n',
    registry: undefined,
  },
  {
    name: 'the host has a mirror: it is asked, and what cargo is told stays the same',
    home: '[source.crates-io]\nreplace-with = "m"\n[source.m]\nregistry = "sparse+https://m.test/i/"\n',
    registry: { name: 'crates-io', downloads: [{ kind: 'sparse', url: 'https://m.test/i/' }] },
  },
  {
    name: 'an index that is a git repository',
    home: '[source.crates-io]\nreplace-with = "m"\n[source.m]\nregistry = "https://m.test/i.git"\n',
    registry: { downloads: [{ kind: 'git', url: 'https://m.test/i.git' }] },
  },
  {
    name: 'replaced by a name under [registries]',
    context:
      '[source.crates-io]\nreplace-with = "corp"\n[registries.corp]\nindex = "sparse+https://c.test/"\n',
    registry: {
      name: 'corp',
      define: 'sparse+https://c.test/',
      downloads: [{ kind: 'sparse', url: 'https://c.test/', registryName: 'corp' }],
    },
  },
])('cargo configuration: $name', async ({ context, home = '', registry }) => {
  const folder = tempFolder({
    'work/Cargo.toml': '',
    ...(context === undefined ? {} : { 'work/.cargo/config.toml': context }),
    'home/config.toml': home,
  })
  const configFiles = await readCargoConfigFiles(`${folder}/work`, `${folder}/home`, files)
  const config = planCargoConfig(`${folder}/work`, configFiles, {})
  const plan = planCrates(inputWith([SERDE], { config }))
  if (registry === undefined) expect(plan.kind).toBe('none')
  else expect(plan).toMatchObject({ registries: [registry] })
})

test.each([
  ['https://dl.test/crates', 'https://dl.test/crates/Serde_JSON/1.2.3/download'],
  [
    'https://dl.test/{crate}/{crate}-{version}.crate',
    'https://dl.test/Serde_JSON/Serde_JSON-1.2.3.crate',
  ],
  ['https://dl.test/{prefix}/{lowerprefix}', 'https://dl.test/Se/rd/se/rd'],
  ['https://dl.test/{sha256-checksum}', `https://dl.test/${SUM}`],
])('downloads of %s', (dl, url) => {
  expect(crateUrl(dl, { name: 'Serde_JSON', version: '1.2.3', checksum: SUM })).toBe(url)
})

test.each(['', 'no', '{}', '{"dl":"file:///etc"}', '{"dl":7}'])('no config.json: %s', (text) => {
  expect(parseRegistryConfig(text)).toBeUndefined()
})

test.each([
  ['a', '1/a'],
  ['Ab', '2/ab'],
  ['syn', '3/s/syn'],
  ['Serde_JSON', 'se/rd/serde_json'],
])('index path of %s', (name, path) => {
  expect(indexPath(name)).toBe(path)
})

const CORP = 'sparse+https://corp.test/'

test.each([
  ['a mirror that calls itself a registry', [{ ...SERDE, source: CORP }], {}, undefined],
  [
    'from crates.io, which its manifest does not say',
    [SERDE],
    {},
    'https://github.com/rust-lang/crates.io-index',
  ],
  [
    'its own registry by an earlier address',
    [{ ...SERDE, source: CORP }],
    { 'registry-index': 'https://old.test/index' },
    undefined,
  ],
  [
    'of two with that name, the one it declares',
    [SERDE, { ...SERDE, source: CORP }],
    { 'registry-index': CORP },
    undefined,
  ],
] as const)('registry of a dependency: %s', (_name, locked, more, registry) => {
  const crate = { name: 'web', version: '1.0.0', source: CORP, checksum: SUM }
  const manifest = { dependencies: { serde: { version: '1', ...more } } }
  const [dependency] = makeIndexEntry(crate, manifest, locked).deps
  expect(dependency?.registry).toBe(registry)
})

test('a lock file of version 1 has its checksums apart', () => {
  const text = `[[package]]
name = "serde"
version = "1.0.228"
source = "${CRATES_IO}"

[[package]]
name = "tool"
version = "0.1.0"
source = "${GIT}"

[metadata]
"checksum serde 1.0.228 (${CRATES_IO})" = "${SUM}"
"checksum tool 0.1.0 (${GIT})" = "<none>"
`
  expect(parseCargoLock(text)).toEqual({
    ok: true,
    value: { version: 1, packages: [SERDE, { name: 'tool', version: '0.1.0', source: GIT }] },
  })
})
