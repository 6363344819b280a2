import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { planCargoCache } from '../../../src/fetch/crates/cargo-cache.ts'
import { type RegistryContent, readEntry } from '../../../src/fetch/crates/context-folder.ts'
import type { LayerEntry } from '../../../src/fetch/images/layer-tar.ts'
import { writeLayer } from '../../../src/fetch/images/layer-tar.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { type FakeCrate, lockText, makeCrate } from './fake-crates.ts'
import { rustup } from './fetching.ts'

afterAll(removeTempFolders)

const NEWER = 'index.crates.io-1949cf8c6b5b557f'
const OLDER = 'index.crates.io-6f17d22bba15001f'
const store = makeDownloadFiles(process.pid)

async function contentOf(crates: readonly FakeCrate[]): Promise<readonly RegistryContent[]> {
  const folder = tempFolder()
  return await Promise.all(
    crates.map(async (crate) => {
      const path = join(folder, `${crate.checksum}.crate`)
      writeFileSync(path, crate.bytes)
      const entry = await readEntry(crate, path, crates, store)
      if ('fault' in entry) throw new Error(entry.cause)
      return { crate, path, entry }
    }),
  )
}

function textOf(entries: readonly LayerEntry[], path: string): string {
  const entry = entries.find((one) => one.path === path)
  if (entry?.kind !== 'bytes') throw new Error(`there is no text ${path}`)
  return Buffer.from(entry.bytes).toString('latin1')
}

const BETA = makeCrate({ name: 'beta' })
const OLD_BETA = makeCrate({ name: 'beta', version: '0.9.0+old' })
const ALPHA = makeCrate({
  name: 'Alpha',
  manifest: '[dependencies]\nbeta = "1"\n',
  needs: ['beta'],
})
const CORP = makeCrate({ name: 'corp', source: 'sparse+https://corp.test/' })

test('crates and index as cargo keeps them, under both of its names; other registries are left out', async () => {
  const entries = planCargoCache(await contentOf([ALPHA, BETA, OLD_BETA, CORP]), '/opt/cargo/')
  const files = entries.filter(({ kind }) => kind !== 'folder').map(({ path }) => path)
  const under = (name: string) => [
    `opt/cargo/registry/cache/${name}/Alpha-1.0.0.crate`,
    `opt/cargo/registry/cache/${name}/beta-0.9.0+old.crate`,
    `opt/cargo/registry/cache/${name}/beta-1.0.0.crate`,
    `opt/cargo/registry/index/${name}/.cache/al/ph/alpha`,
    `opt/cargo/registry/index/${name}/.cache/be/ta/beta`,
    `opt/cargo/registry/index/${name}/config.json`,
  ]
  expect([...files].sort()).toEqual([...under(NEWER), ...under(OLDER)].sort())
  const text = textOf(entries, `opt/cargo/registry/index/${NEWER}/.cache/be/ta/beta`)
  expect(text.slice(0, 5)).toBe('\x03\x02\0\0\0')
  expect(text.slice(5).split('\0')).toEqual([
    'Unknown',
    '0.9.0+old',
    expect.stringContaining(`"cksum":"${OLD_BETA.checksum}"`),
    '1.0.0',
    expect.stringContaining(`"cksum":"${BETA.checksum}"`),
    '',
  ])
})

test('each folder comes before what is in it, each file before its second name; the order of the lock makes no difference', async () => {
  const content = await contentOf([ALPHA, BETA])
  const entries = planCargoCache(content, '/root/.cargo')
  const paths = entries.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths[0]).toBe('root/.cargo/registry')
  for (const [at, entry] of entries.entries()) {
    const above = entry.path.slice(0, entry.path.lastIndexOf('/'))
    if (at > 0) expect(paths.indexOf(above)).toBeLessThan(at)
    if (at > 0) expect(paths).toContain(above)
    if (entry.kind === 'link') expect(paths.indexOf(entry.to)).toBeLessThan(at)
    if (entry.kind === 'link') expect(paths).toContain(entry.to)
  }
  expect(planCargoCache([...content].reverse(), '/root/.cargo')).toEqual(entries)
})

test('nothing is made of a lock without crates of crates.io', async () => {
  expect(planCargoCache(await contentOf([CORP]), '/root/.cargo')).toEqual([])
})

/** As in an image: what lies in CARGO_HOME is the unpacked layer, and nobody can be asked. */
function cargo(home: string, workspace: string, ...args: readonly string[]) {
  return spawnSync('cargo', args, {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      ...rustup(),
      PATH: process.env.PATH,
      CARGO_HOME: home,
      CARGO_TARGET_DIR: tempFolder(),
      CARGO_NET_RETRY: '0',
      http_proxy: 'http://127.0.0.1:1',
      https_proxy: 'http://127.0.0.1:1',
    },
  })
}

test('cargo itself builds from the layer without network, and asks the network for all else', async () => {
  const crates = [ALPHA, BETA]
  const blobs = tempFolder()
  const entries = planCargoCache(await contentOf(crates), '/cargo')
  const { digest } = await writeLayer(entries, (name) => join(blobs, name), { store })
  const root = tempFolder()
  const unpacked = spawnSync('tar', ['xf', join(blobs, digest), '-C', root], { encoding: 'utf8' })
  expect(unpacked.stderr).toBe('')
  const workspace = tempFolder({
    'Cargo.toml':
      '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nAlpha = "1"\n',
    'Cargo.lock': lockText(crates, { name: 'app', needs: ['Alpha'] }),
    'src/main.rs': 'fn main() { println!("{}", Alpha::name()); }',
  })
  const home = join(root, 'cargo')
  const built = cargo(home, workspace, 'run', '--locked', '--quiet')
  expect(built.status === 0 ? built.stdout : built.stderr).toBe('Alpha\n')
  const installed = cargo(home, workspace, 'install', 'beta', '--root', tempFolder())
  expect(installed.status).not.toBe(0)
  expect(installed.stderr).toContain('https://index.crates.io/config.json')
}, 60_000)
