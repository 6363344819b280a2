import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../../../src/adapters/archive.ts'
import { files } from '../../../src/adapters/files.ts'
import { PARTS } from '../../../src/cache/inventory/parts.ts'
import { databaseFolder, renderRecord } from '../../../src/scan/database/stored-databases.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { closeServers } from '../../fetch/fault-server.ts'
import { programOf, sha256 } from '../../scan/scanner-scene.ts'
import { closeRegistries } from '../../scan/serve-database.ts'
import { databaseBytes, databaseMetadata } from '../../scan/small-database.ts'
import {
  aRun,
  aWorld,
  DAY_MS,
  databasePrefix,
  directoryStore,
  HOUR_MS,
  PROGRAM,
  plant,
  SMALL,
  scannerKey,
  type World,
} from './tool-scene.ts'

// With the real store of a folder, real archives, and the real search for scanner and database.

afterEach(() => {
  closeServers()
  closeRegistries()
})
afterAll(removeTempFolders)

const SAVED = { outcome: 'saved', bytes: expect.any(Number), durationMs: expect.any(Number) }
const OLD_MS = 30 * HOUR_MS

function keyOf(world: World, { updatedAt }: { readonly updatedAt: string }): string {
  const [, name = ''] = databaseFolder('', Date.parse(updatedAt), world.registry.digest)
    .split('/')
    .slice(-2)
  return `${databasePrefix(world)}${name.slice(0, 8)}-${name}`
}

/** What an archive of a database has, built so long ago. */
function databaseFiles(world: World, ageMs: number) {
  const files = {
    'trivy.db': databaseBytes([]),
    'metadata.json': databaseMetadata({ updatedAtMs: Date.now() - ageMs }),
  }
  const hashes = Object.entries(files).map(([name, bytes]) => [name, sha256(Buffer.from(bytes))])
  const known = { repository: world.registry.repository, digest: `sha256:${'0'.repeat(64)}` }
  const record = { ...known, updatedAtMs: 0, isBundled: false, files: Object.fromEntries(hashes) }
  return { ...files, 'database.json': renderRecord(record) }
}

const databasesIn = (home: string) => readdirSync(join(home, 'scanner/db'))

test('what one run downloads, a run on another machine has without a request', async () => {
  const [store, world] = [directoryStore(), await aWorld()]
  const first = await aRun(store, world)
  expect(first.asked.scanner).toBe(1)
  expect(first.report('scanner')).toMatchObject({ hit: 'miss', saved: SAVED, remarks: [] })
  expect(first.report('database')).toMatchObject({ hit: 'miss', saved: SAVED, remarks: [] })

  const second = await aRun(store, world)
  expect(second.asked).toEqual({ scanner: 0, database: [] })
  expect(second.report('scanner')).toMatchObject({ hit: 'exact', key: scannerKey(), remarks: [] })
  expect(second.report('database')).toMatchObject({
    hit: 'exact',
    key: keyOf(world, first.database),
    remarks: [],
  })
  for (const { saved, restoredBytes } of second.reports) {
    expect(saved).toBeUndefined()
    expect(restoredBytes).toBeGreaterThan(0)
  }
  expect(second.scanner).toMatchObject({ origin: 'tool-cache', sha256: SMALL.asset.programSha256 })
  expect(second.database).toMatchObject({ origin: 'cache', digest: world.registry.digest })
  expect(databasesIn(second.cacheFolder)).toEqual(databasesIn(first.cacheFolder))
  // Nothing half done.
  for (const { left } of [first, second]) {
    expect(left.filter((name) => /part|tar|staging/.test(name))).toEqual([])
  }
})

test('what the machine has is neither restored nor saved', async () => {
  const [store, world] = [directoryStore(), await aWorld()]
  const { cacheFolder: home } = await aRun(store, world)
  const again = await aRun(store, world, { home })
  expect(again.reports).toMatchObject([
    { hit: 'off', remarks: ['This machine has the scanner.'] },
    { hit: 'off', remarks: ['The cache folder has a database that is fresh.'] },
  ])
  expect(again.reports.map(({ saved }) => saved)).toEqual([undefined, undefined])
})

test("a runner's own scanner is taken, and one of the user's has no archive", async () => {
  const [store, world, toolCacheFolder] = [directoryStore(), await aWorld(), tempFolder()]
  await aRun(store, world)
  const folder = join(toolCacheFolder, 'trivy/0.99.0/x64')
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}.complete`, '')
  writeFileSync(join(folder, 'trivy'), PROGRAM, { mode: 0o755 })
  const onRunner = await aRun(store, world, { toolCacheFolder })
  expect(onRunner.report('scanner')).toMatchObject({ hit: 'off', restoredBytes: 0 })
  const own = await aRun(store, world, { trivyPath: join(folder, 'trivy') })
  expect(own.reports.map(({ name }) => name)).toEqual(['database'])
})

describe('an archive of the scanner', () => {
  test.each<[string, Record<string, string | Buffer>, string]>([
    ['with another program', { trivy: programOf('0.99.0-evil') }, 'is not the pinned scanner'],
    ['without one', { readme: 'hello' }, 'files are missing in it'],
  ])('%s is refused, and replaced by a download', async (_, content, remark) => {
    const [store, world] = [directoryStore(), await aWorld()]
    await plant(store, scannerKey(), content)
    const run = await aRun(store, world)
    expect(run.asked.scanner).toBe(1)
    expect(run.scanner).toMatchObject({ origin: 'download', sha256: SMALL.asset.programSha256 })
    expect(run.report('scanner')).toMatchObject({
      ...{ hit: 'miss', useless: true, key: scannerKey(), saved: SAVED },
      remarks: [expect.stringContaining(remark), `The archive ${scannerKey()} was replaced.`],
    })
    const next = await aRun(store, world)
    expect(next.asked.scanner).toBe(0)
    expect(next.report('scanner').hit).toBe('exact')
  })

  test('with a link in the place of the program is refused', async () => {
    const [store, world, folder] = [directoryStore(), await aWorld(), tempFolder()]
    // A link to the right bytes, somewhere else.
    writeFileSync(join(folder, 'elsewhere'), PROGRAM)
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'trivy'))
    const to = join(folder, 'archive')
    const { signal } = new AbortController()
    await makeArchiver().pack({ folder, paths: ['trivy'], to }, signal)
    await store.save(scannerKey(), to, signal)
    const run = await aRun(store, world)
    expect(run.report('scanner').hit).toBe('miss')
    expect(run.asked.scanner).toBe(1)
  })

  test('brings nothing but the program', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    // With the mark of a bundle it would be told as one.
    await plant(store, scannerKey(), { trivy: PROGRAM, '.from-bundle': '', 'bin/git': 'no' })
    const run = await aRun(store, world)
    expect(run.report('scanner').hit).toBe('exact')
    expect(readdirSync(join(run.cacheFolder, 'scanner/trivy-0.99.0-linux-amd64'))).toEqual([
      'trivy',
    ])
  })
})

describe('an archive of the database', () => {
  test('that is older than a day is used while there is none newer', async () => {
    const [store, world] = [directoryStore(), await aWorld(OLD_MS)]
    await aRun(store, world)
    const run = await aRun(store, world)
    expect(run.asked.database).toEqual(['GET /v2/aquasec/trivy-db/manifests/2'])
    expect(run.database).toMatchObject({ origin: 'cache', digest: world.registry.digest })
    expect(run.report('database').hit).toBe('partial')
    expect(run.report('database').saved).toBeUndefined()
  })

  test('that is older than what a repository has makes way, and the newer one is kept', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    const old = `${databasePrefix(world)}20200101T000000Z-000000000000`
    await plant(store, old, databaseFiles(world, 10 * DAY_MS))
    const run = await aRun(store, world)
    expect(run.database).toMatchObject({ origin: 'download', digest: world.registry.digest })
    expect(run.report('database')).toMatchObject({ hit: 'partial', key: old, saved: SAVED })
    const next = await aRun(store, world)
    expect(next.asked.database).toEqual([])
    expect(next.report('database').key).toBe(keyOf(world, run.database))
  })

  test('takes the place of one of the cache folder that is older than a day', async () => {
    const [store, world, older] = [directoryStore(), await aWorld(), await aWorld(OLD_MS)]
    const key = `${databasePrefix(older)}20991231-20991231T000000Z-000000000000`
    const { cacheFolder: home } = await aRun(directoryStore(), older)
    await plant(store, key, databaseFiles(world, HOUR_MS))
    const run = await aRun(store, older, { home })
    expect(run.asked.database).toEqual([])
    expect(run.report('database')).toMatchObject({ hit: 'exact', key })
    expect(databasesIn(home)).toHaveLength(2)
  })

  const changed = (change: (files: ReturnType<typeof databaseFiles>) => object) => change
  test.each([
    [
      'whose files are others than its record says',
      changed((files) => ({ ...files, 'trivy.db': Buffer.from('nothing in it') })),
      'its files are not those that were downloaded',
    ],
    [
      'whose date was changed afterwards',
      changed((files) => ({ ...files, 'metadata.json': databaseMetadata() })),
      'its files are not those that were downloaded',
    ],
    [
      'of which nobody knows what it is',
      changed((files) => ({ ...files, 'database.json': '{}' })),
      'nobody knows which database it is',
    ],
    [
      'that lacks a file',
      changed(({ 'trivy.db': _, ...files }) => files),
      'files are missing in it',
    ],
  ])('%s is a remark, and one is downloaded', async (_, change, problem) => {
    const [store, world] = [directoryStore(), await aWorld()]
    const key = `${databasePrefix(world)}20200101T000000Z-000000000000`
    await plant(store, key, { ...change(databaseFiles(world, HOUR_MS)) } as Record<string, string>)
    const run = await aRun(store, world)
    expect(run.database.origin).toBe('download')
    expect(databasesIn(run.cacheFolder)).toHaveLength(1)
    expect(run.report('database')).toMatchObject({
      ...{ hit: 'miss', saved: SAVED },
      remarks: [`The archive ${key} is of no use: ${problem}.`],
    })
  })

  test('that is broken under the very key of the one that is downloaded is replaced', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    const first = await aRun(directoryStore(), world)
    const key = keyOf(world, first.database)
    await plant(store, key, { 'trivy.db': 'cut off' })
    expect((await aRun(store, world)).report('database')).toMatchObject({
      saved: SAVED,
      remarks: [expect.any(String), `The archive ${key} was replaced.`],
    })
    expect((await aRun(store, world)).report('database').hit).toBe('exact')
  })

  test('of another repository is not looked at', async () => {
    const [store, world, other] = [directoryStore(), await aWorld(), await aWorld()]
    await aRun(store, world)
    expect((await aRun(store, other)).report('database').hit).toBe('miss')
  })

  test('is not looked for where the cache folder has that of the wanted digest, however old', async () => {
    const [store, world] = [directoryStore(), await aWorld(OLD_MS)]
    const repository = `${world.registry.repository}@${world.registry.digest}`
    const { cacheFolder: home } = await aRun(store, world, { repository })
    const again = await aRun(store, world, { repository, home })
    expect(again.report('database').hit).toBe('off')
    const elsewhere = await aRun(store, world, { repository })
    expect(elsewhere.asked.database).toEqual([])
    expect(elsewhere.report('database').hit).toBe('exact')
  })

  test('of every day does not fill up a machine that stays', async () => {
    const [store, world, home] = [directoryStore(), await aWorld(4 * DAY_MS), tempFolder()]
    for (const days of [9, 8, 7, 6]) {
      const key = `${databasePrefix(world)}${days}`
      await plant(store, key, databaseFiles(world, days * DAY_MS))
      await aRun(store, world, { home, cache: { maySave: false } })
    }
    expect(databasesIn(home)).toHaveLength(2)
  })
})

describe('what a run may not do', () => {
  test('a release takes the scanner, which is pinned, and no database', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    await aRun(store, world)
    const run = await aRun(store, world, { cache: { mayReuseUnits: false, maySave: false } })
    expect(run.asked.scanner).toBe(0)
    expect(run.report('scanner').hit).toBe('exact')
    expect(run.database.origin).toBe('download')
    expect(run.report('database')).toMatchObject({
      ...{ hit: 'off', restoredBytes: 0 },
      remarks: ['A release takes no database of the scanner from an archive.'],
    })
  })

  test('one that may not save leaves nothing', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    const run = await aRun(store, world, { cache: { maySave: false } })
    expect(run.reports.map(({ saved }) => saved)).toEqual([undefined, undefined])
    expect((await aRun(store, world)).reports.map(({ hit }) => hit)).toEqual(['miss', 'miss'])
  })

  test('one that may not restore looks for nothing, and may save', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    await aRun(store, world)
    const run = await aRun(store, world, { cache: { mayRestore: false } })
    expect(run.reports).toMatchObject([
      { hit: 'off', remarks: [], saved: { outcome: 'present' } },
      { hit: 'off', remarks: [], saved: { outcome: 'present' } },
    ])
  })
})

test('what a killed run leaves half done is found by `clean`', async () => {
  const [store, world] = [directoryStore(), await aWorld()]
  await aRun(store, world)
  const made: string[] = []
  const makeFolder = async (path: string) => {
    made.push(path)
    await files.makeFolder(path)
  }
  const { cacheFolder } = await aRun(store, world, { ports: { files: { ...files, makeFolder } } })
  const names = made.flatMap(
    (path) => /^scanner\/([^/]+)/.exec(path.slice(cacheFolder.length + 1))?.[1] ?? [],
  )
  const left = PARTS.find(({ name, folder }) => name === 'unfinished' && folder === 'scanner')
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name).toMatch(left?.entry ?? /never/)
})

describe('what goes wrong is a remark', () => {
  test('an archive above the budget', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    const run = await aRun(store, world, { limitBytes: 10 })
    for (const report of run.reports) {
      expect(report.saved?.outcome).toBe('lost')
      expect(report.remarks).toEqual([expect.stringContaining('cache-budget')])
    }
  })

  test('a store that cannot be read or written', async () => {
    const cause = 'The service is down.'
    const lost = async () => ({ outcome: 'lost', cause }) as const
    const world = await aWorld()
    const run = await aRun({ kind: 'actions', restore: lost, save: lost }, world)
    for (const { hit, saved, remarks } of run.reports) {
      expect([hit, saved?.outcome]).toEqual(['miss', 'lost'])
      expect(remarks).toEqual([cause, cause])
    }
  })

  test('a save that is broken off leaves nothing behind', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    const save = async () => {
      throw new Error('it is gone')
    }
    const run = await aRun({ ...store, save }, world)
    for (const { saved, remarks } of run.reports) {
      expect(saved).toBeUndefined()
      expect(remarks).toEqual(['The archive could not be kept: it is gone.'])
    }
    expect(run.left.filter((name) => name.endsWith('.zst'))).toEqual([])
  })

  test('a file system that refuses', async () => {
    const [store, world] = [directoryStore(), await aWorld()]
    await aRun(store, world)
    const broken = async () => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    }
    const run = await aRun(store, world, { ports: { files: { ...files, makeFolder: broken } } })
    expect(run.database.origin).toBe('download')
    for (const { hit, remarks } of run.reports) {
      expect(hit).toBe('miss')
      expect(remarks[0]).toMatch(/^The archive could not be put into the cache folder: ENOSPC/)
    }
    const unread = await aRun(store, world, {
      ports: { files: { ...files, kindOf: broken, list: broken } },
    })
    for (const { remarks } of unread.reports) {
      expect(remarks[0]).toMatch(/^The cache folder cannot be read: ENOSPC/)
    }
  })
})

test('the program is what it was, byte for byte', async () => {
  const [store, world] = [directoryStore(), await aWorld()]
  await aRun(store, world)
  const { scanner } = await aRun(store, world)
  expect(readFileSync(scanner.program)).toEqual(PROGRAM)
})
