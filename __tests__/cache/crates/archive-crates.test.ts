import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../../../src/adapters/archive.ts'
import { clock } from '../../../src/adapters/clock.ts'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { files } from '../../../src/adapters/files.ts'
import type { Archiver } from '../../../src/cache/archiver.ts'
import type { CacheStore } from '../../../src/cache/cache.ts'
import { planCratesArchive } from '../../../src/cache/crates/plan-crates-archive.ts'
import {
  type CratesArchivePorts,
  type RestoredCrates,
  restoreCrates,
} from '../../../src/cache/crates/restore-crates.ts'
import { saveCrates } from '../../../src/cache/crates/save-crates.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { downloads, type FakeCrate, lockText, makeCrate } from '../../fetch/crates/fake-crates.ts'
import { fetchPlace, makePlace, type Place, planPlace } from '../../fetch/crates/fetching.ts'
import { closeServers, serveFiles } from '../../fetch/fault-server.ts'
import { type FolderStore, folderStore, plainArchiver } from './fake-store.ts'

// With the real fetch: whether what was restored spares requests is what it is about.

afterEach(closeServers)
afterAll(removeTempFolders)

const BETA = makeCrate({ name: 'beta' })
const GAMMA = makeCrate({ name: 'gamma' })
const pathOf = ({ checksum }: FakeCrate) => `store/${checksum}.crate`

function checkout(crates: readonly FakeCrate[], more = ''): string {
  return tempFolder({
    'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n',
    'Cargo.lock': lockText(crates, { name: 'app', needs: crates.map(({ name }) => name) }, more),
    'src/main.rs': '',
  })
}

type Changes = {
  readonly limitBytes?: number
  readonly mayRestore?: boolean
  readonly mayUseIndex?: boolean
  readonly archiver?: Archiver
}

const signal = new AbortController().signal

/** A run on a machine of its own: restore, fetch, save. */
async function runAt(place: Place, store: CacheStore, changes: Changes = {}) {
  const { limitBytes = 1_000_000, mayRestore = true, archiver = plainArchiver } = changes
  const { mayUseIndex = true } = changes
  const archive = planCratesArchive(await planPlace(place), place.cacheFolder)
  if (archive === undefined) throw new Error('no archive')
  const temp = tempFolder()
  const downloads = makeDownloadFiles(process.pid)
  const ports: CratesArchivePorts = { store, archiver, clock, files, downloads }
  const may = { tempFolder: temp, mayRestore, mayUseIndex }
  const restored = await restoreCrates(archive, may, ports, signal)
  const isReady = existsSync(archive.context?.contextFolder ?? '')
  const { result } = await fetchPlace(place)
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  const options = { tempFolder: temp, limitBytes }
  const report = await saveCrates(archive, restored, result.value, options, ports, signal)
  expect(readdirSync(temp)).toEqual([])
  expect(await files.list(join(place.cacheFolder, 'crates', 'staging'))).toEqual([])
  return { key: archive.keys.key, restored, isReady, fetched: result.value, report }
}

const counts = ({ locked, present, restored }: RestoredCrates) => ({ locked, present, restored })

test('a cold run saves the crates of the lock; the next machine asks nobody', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA, GAMMA]))
  const workspace = checkout([BETA, GAMMA])
  const cold = await runAt(makePlace(workspace, { cratesIo: server.url }), store)
  expect(counts(cold.restored)).toEqual({ locked: 2, present: 0, restored: 0 })
  expect(cold.report).toMatchObject({ hit: 'miss', saved: { outcome: 'saved' }, remarks: [] })
  const stored = [...store.content(cold.key)].filter(([path]) => path.startsWith('store/'))
  expect(stored).toEqual([BETA, GAMMA].map((crate) => [pathOf(crate), crate.bytes]).sort())
  const warm = makePlace(workspace, { cratesIo: server.url })
  const { restored, fetched, report } = await runAt(warm, store)
  expect(counts(restored)).toEqual({ locked: 2, present: 0, restored: 2 })
  expect(fetched).toMatchObject({ fetched: 0, reused: 2 })
  expect(report).toMatchObject({ name: 'crates', hit: 'exact', key: cold.key, remarks: [] })
  expect(report).not.toHaveProperty('saved')
  expect(server.requests).toHaveLength(2)
  // The context folder must be the same as if it had been downloaded.
  const beta = statSync(join(warm.cacheFolder, 'crates', pathOf(BETA)))
  expect([beta.mode & 0o777, beta.mtimeMs, beta.nlink]).toEqual([0o644, 946684800000, 2])
})

test('another lock file is topped up, and what it no longer names is not saved again', async () => {
  const store = folderStore(tempFolder())
  const delta = makeCrate({ name: 'delta' })
  const server = await serveFiles(downloads([BETA, GAMMA, delta]))
  await runAt(makePlace(checkout([BETA, GAMMA]), { cratesIo: server.url }), store)
  const place = makePlace(checkout([GAMMA, delta]), { cratesIo: server.url })
  const { key, restored, fetched, report } = await runAt(place, store)
  expect(counts(restored)).toEqual({ locked: 2, present: 0, restored: 1 })
  expect(fetched).toMatchObject({ fetched: 1, reused: 1 })
  expect(report).toMatchObject({ hit: 'partial', saved: { outcome: 'saved' } })
  const stored = [...store.content(key).keys()].filter((path) => path.startsWith('store/'))
  expect(stored).toEqual([GAMMA, delta].map(pathOf).sort())
  expect(existsSync(join(place.cacheFolder, 'crates', pathOf(BETA)))).toBe(false)
})

describe('the context folder', () => {
  async function coldRun() {
    const store = folderStore(tempFolder())
    const server = await serveFiles(downloads([BETA, GAMMA]))
    const workspace = checkout([BETA, GAMMA])
    const place = () => makePlace(workspace, { cratesIo: server.url })
    const first = place()
    return { store, place, first, cold: await runAt(first, store) }
  }

  test('of the same lock file is there before the fetch, as the fetch would make it', async () => {
    const { store, place, first, cold } = await coldRun()
    expect(cold.isReady).toBe(false)
    const second = place()
    const warm = await runAt(second, store)
    expect(warm.isReady).toBe(true)
    expect(treeOf(second)).toEqual(treeOf(first))
    expect(treeOf(first)).toHaveLength(14)
  })

  test('is made by the fetch where the archive lacks something of it', async () => {
    const { store, place, first, cold } = await coldRun()
    const index = [...store.content(cold.key).keys()].find((path) => path.endsWith('/beta'))
    store.spoil(cold.key, index ?? '')
    const second = place()
    const warm = await runAt(second, store)
    expect([warm.isReady, warm.fetched.fetched]).toEqual([false, 0])
    expect(treeOf(second)).toEqual(treeOf(first))
  })

  test('is made by the fetch where a crate of the archive is damaged', async () => {
    const { store, place, cold } = await coldRun()
    store.spoil(cold.key, pathOf(BETA), Buffer.from('not what it was'))
    expect((await runAt(place(), store)).isReady).toBe(false)
  })

  test('is made by the fetch in a run that uses nothing without a checksum', async () => {
    const { store, place, first } = await coldRun()
    const second = place()
    const release = await runAt(second, store, { mayUseIndex: false })
    expect([release.isReady, counts(release.restored).restored]).toEqual([false, 2])
    expect(treeOf(second)).toEqual(treeOf(first))
  })

  /** Every path below it with mode, time and content. */
  function treeOf({ cacheFolder }: Place) {
    const folder = join(cacheFolder, 'crates/contexts')
    return (readdirSync(folder, { recursive: true }) as string[]).sort().map((path) => {
      const { mode, mtimeMs } = statSync(join(folder, path))
      const isFile = statSync(join(folder, path)).isFile()
      const content = isFile ? readFileSync(join(folder, path), 'base64') : ''
      // The folder above is no part of what the build is sent.
      return path.includes('/') ? [path, mode, mtimeMs, content] : [path]
    })
  }
})

test('a part of what was saved needs no archive of its own', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA, GAMMA]))
  await runAt(makePlace(checkout([BETA, GAMMA]), { cratesIo: server.url }), store)
  const { report } = await runAt(makePlace(checkout([BETA]), { cratesIo: server.url }), store)
  expect(report.hit).toBe('partial')
  expect(report).not.toHaveProperty('saved')
  expect(store.saved).toHaveLength(1)
})

test('a crate of the archive that is damaged is fetched, and said', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA, GAMMA]))
  const workspace = checkout([BETA, GAMMA])
  const { key } = await runAt(makePlace(workspace, { cratesIo: server.url }), store)
  store.spoil(key, pathOf(BETA), Buffer.from('not what it was'))
  const place = makePlace(workspace, { cratesIo: server.url })
  const { restored, fetched, report } = await runAt(place, store)
  expect(counts(restored)).toEqual({ locked: 2, present: 0, restored: 1 })
  expect(fetched).toMatchObject({ fetched: 1, reused: 1 })
  expect(report).toMatchObject({ hit: 'exact', useless: true, saved: { outcome: 'saved' } })
  expect(report.remarks).toEqual([
    '1 crate of the archive does not have the checksum of Cargo.lock, and will be fetched.',
    `The archive ${key} was replaced.`,
  ])
  expect(server.requests.at(-1)).toBe('GET /crates/beta/1.0.0/download')
  const next = await runAt(makePlace(workspace, { cratesIo: server.url }), store)
  expect(counts(next.restored)).toEqual({ locked: 2, present: 0, restored: 2 })
  expect(next.fetched.fetched).toBe(0)
  expect(next.report).not.toHaveProperty('useless')
  expect(next.report).not.toHaveProperty('saved')
})

test('an archive that cannot be unpacked is replaced', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA]))
  const workspace = checkout([BETA])
  const { key } = await runAt(makePlace(workspace, { cratesIo: server.url }), store)
  const cause = 'zstd: unexpected end of file'
  const archiver = { ...plainArchiver, unpack: async () => ({ ok: false, cause }) as const }
  const second = await runAt(makePlace(workspace, { cratesIo: server.url }), store, { archiver })
  expect(second.report).toMatchObject({
    hit: 'miss',
    key,
    useless: true,
    saved: { outcome: 'saved' },
  })
  const next = await runAt(makePlace(workspace, { cratesIo: server.url }), store)
  expect(next.report).toMatchObject({ hit: 'exact', remarks: [] })
})

test('what else an archive holds does not get into the cache folder', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA]))
  const workspace = checkout([BETA])
  const { key } = await runAt(makePlace(workspace, { cratesIo: server.url }), store)
  store.spoil(key, 'cargo-home/config.toml', Buffer.from('[build]\nrustc-wrapper = "/evil"\n'))
  store.spoil(key, 'cargo-home/git/db/evil-0123456789abcdef/HEAD', Buffer.from('x'))
  store.spoil(key, 'contexts/1/crates/config.toml', Buffer.from('x'))
  const place = makePlace(workspace, { cratesIo: server.url })
  expect((await runAt(place, store)).report.hit).toBe('exact')
  const folder = join(place.cacheFolder, 'crates')
  expect(readdirSync(folder).sort()).toEqual(['contexts', 'staging', 'store'])
  expect(readdirSync(join(folder, 'contexts'))).not.toContain('1')
})

test('where everything is there, nothing is looked for', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA]))
  const place = makePlace(checkout([BETA]), { cratesIo: server.url })
  await runAt(place, store)
  const silent = { ...store, restore: () => Promise.reject(new Error('was asked')) }
  const { restored, report } = await runAt(place, silent)
  expect(counts(restored)).toEqual({ locked: 1, present: 1, restored: 0 })
  expect(report).toMatchObject({
    hit: 'off',
    remarks: ['The cache folder has everything that the lock file names.'],
  })
})

test('without leave to restore nothing is looked for, and all the same saved', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA]))
  const place = makePlace(checkout([BETA]), { cratesIo: server.url })
  const silent = { ...store, restore: () => Promise.reject(new Error('was asked')) }
  const { report } = await runAt(place, silent, { mayRestore: false })
  expect(report).toMatchObject({ hit: 'off', saved: { outcome: 'saved' }, remarks: [] })
})

test.each<[string, Partial<CacheStore>, string]>([
  [
    'the store is gone',
    { restore: async () => ({ outcome: 'lost', cause: 'The service is away.' }) },
    'The service is away.',
  ],
  [
    'the store breaks',
    { restore: () => Promise.reject(new Error('no space left')) },
    'The archive could not be put into the cache folder: no space left.',
  ],
  [
    'it cannot be saved',
    { save: async () => ({ outcome: 'lost', cause: 'Nothing may be written.' }) },
    'Nothing may be written.',
  ],
  [
    'saving breaks',
    { save: () => Promise.reject(new Error('no space left')) },
    'The crates could not be kept: no space left.',
  ],
])('a cache that is lost costs no build: %s', async (_name, broken, remark) => {
  const store = { ...folderStore(tempFolder()), ...broken }
  const server = await serveFiles(downloads([BETA]))
  const place = makePlace(checkout([BETA]), { cratesIo: server.url })
  const { fetched, report } = await runAt(place, store)
  expect(fetched.fetched).toBe(1)
  expect(report.hit).toBe('miss')
  expect(report.remarks).toContain(remark)
})

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@test', '-c', 'commit.gpgsign=false']
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim()
}

describe('git dependencies', () => {
  const url = () => `file://${repository}`
  let repository: string
  let store: FolderStore
  let workspace: string
  let key: string

  beforeEach(async () => {
    repository = tempFolder({
      'Cargo.toml': '[package]\nname = "tool"\nversion = "0.2.0"\nedition = "2021"\n',
      'src/lib.rs': 'pub fn name() {}',
    })
    git(repository, 'init', '--quiet', '--initial-branch=main')
    git(repository, 'add', '--all')
    git(repository, 'commit', '--quiet', '--message=all')
    const source = `git+${url()}?branch=main#${git(repository, 'rev-parse', 'HEAD')}`
    const tool = `\n[[package]]\nname = "tool"\nversion = "0.2.0"\nsource = "${source}"\n`
    workspace = tempFolder({
      'Cargo.toml': `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\ntool = { git = "${url()}", branch = "main" }\n`,
      'Cargo.lock': lockText([], { name: 'app', needs: ['tool'] }, tool),
      'src/main.rs': '',
    })
    store = folderStore(tempFolder())
    const cold = await runAt(makePlace(workspace), store)
    key = cold.key
    expect(cold.report).toMatchObject({ hit: 'miss', saved: { outcome: 'saved' } })
    // From now on there is nothing to fetch from.
    rmSync(repository, { recursive: true })
  }, 60_000)

  test('come from the objects of the archive, and cargo has them without the repository', async () => {
    const place = makePlace(workspace)
    const { restored, report } = await runAt(place, store)
    expect(report).toMatchObject({ hit: 'exact', remarks: [] })
    expect(restored.repositoriesLeft).toBe(0)
    const { contextFolder } = await planPlace(place)
    expect(readdirSync(join(contextFolder, 'git'))).toEqual(['tool-0.2.0'])
  }, 60_000)

  test('as it is on a runner: tar and its codec', async () => {
    const before = makePlace(workspace)
    await runAt(before, store)
    const real = { archiver: makeArchiver() }
    const other = folderStore(tempFolder())
    const place = makePlace(workspace, { cacheFolder: before.cacheFolder })
    const archive = planCratesArchive(await planPlace(place), place.cacheFolder)
    if (archive === undefined) throw new Error('no archive')
    const downloads = makeDownloadFiles(process.pid)
    const ports = { store: other, ...real, clock, files, downloads }
    const options = { tempFolder: tempFolder(), limitBytes: 1_000_000 }
    const may = { ...options, mayRestore: true, mayUseIndex: true }
    const restored = await restoreCrates(archive, may, ports, signal)
    const report = await saveCrates(archive, restored, { fetched: 1 }, options, ports, signal)
    expect(report.saved?.outcome).toBe('saved')
    const warm = await runAt(makePlace(workspace), other, real)
    expect(warm.report).toMatchObject({ hit: 'exact', remarks: [] })
    expect(warm.restored.repositoriesLeft).toBe(0)
  }, 60_000)

  test('hold no address and nothing that git would run', async () => {
    const paths = [...store.content(key).keys()]
    const text = [...store.content(key).values()].map((bytes) => bytes.toString('latin1')).join()
    expect(
      paths.filter((path) => !/\/db\/[^/]+\/(?:HEAD|objects|refs|packed-refs)/.test(path)),
    ).toEqual([])
    expect(text).not.toContain('file://')
    const [, folder = ''] = /^(cargo-home\/git\/db\/[^/]+)\//.exec(paths[0] ?? '') ?? []
    store.spoil(key, `${folder}/hooks/reference-transaction`, Buffer.from('#!/bin/sh\nexit 1\n'))
    store.spoil(key, `${folder}/config`, Buffer.from('[core]\n\tsshCommand = evil\n'))
    const place = makePlace(workspace)
    await runAt(place, store)
    const adopted = join(place.cacheFolder, 'crates', folder)
    expect(readdirSync(adopted)).not.toContain('hooks')
    expect(git(adopted, 'config', '--local', '--list')).not.toContain('ssh')
  }, 60_000)
})

test('an archive that is too large is not kept', async () => {
  const store = folderStore(tempFolder())
  const server = await serveFiles(downloads([BETA]))
  const place = makePlace(checkout([BETA]), { cratesIo: server.url })
  const { report } = await runAt(place, store, { limitBytes: 10 })
  expect(report.saved?.outcome).toBe('lost')
  expect(store.saved).toEqual([])
})
