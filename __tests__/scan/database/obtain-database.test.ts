import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseOutcome, DatabaseSettings } from '../../../src/scan/database/database.ts'
import { planDatabaseSources } from '../../../src/scan/database/database-sources.ts'
import { obtainDatabase } from '../../../src/scan/database/obtain-database.ts'
import type { ScannerPorts } from '../../../src/scan/ports.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { NEVER, POLICY, scannerPorts } from '../scanner-scene.ts'
import {
  closeRegistries,
  type DatabaseRegistry,
  type RegistryFault,
  serveDatabase,
} from '../serve-database.ts'
import { SAMPLE_ADVISORIES, smallDatabase } from '../small-database.ts'

afterEach(closeRegistries)
afterAll(removeTempFolders)

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

function settingsIn(cacheFolder: string, changes: Partial<DatabaseSettings> = {}) {
  return {
    cacheFolder,
    repositories: [],
    offline: false,
    maxAgeMs: 7 * DAY_MS,
    policy: POLICY,
    ...changes,
  }
}

/** A registry of a database that was built so long ago. */
function registryOf(ageMs: number, fault?: RegistryFault): Promise<DatabaseRegistry> {
  const dates = { updatedAtMs: Date.now() - ageMs }
  return serveDatabase(smallDatabase(tempFolder(), SAMPLE_ADVISORIES, dates), fault)
}

function obtain(
  settings: DatabaseSettings,
  registries: readonly DatabaseRegistry[],
  { ports = scannerPorts(), signal = NEVER } = {},
): Promise<DatabaseOutcome> {
  const given = [...settings.repositories, ...registries.map(({ repository }) => repository)]
  return obtainDatabase(settings, ports, signal, planDatabaseSources(given, []))
}

function readyOf(outcome: DatabaseOutcome) {
  if (outcome.kind !== 'ready') throw new Error(outcome.fault.cause)
  return outcome.database
}

function faultOf(outcome: DatabaseOutcome) {
  if (outcome.kind !== 'missing') throw new Error('there is a database')
  return outcome.fault
}

const keptIn = (folder: string) => readdirSync(join(folder, 'scanner/db'))

test('a database is downloaded by digest, and kept by the date on which it was built', async () => {
  const folder = tempFolder()
  const registry = await registryOf(HOUR_MS)
  const database = readyOf(await obtain(settingsIn(folder), [registry]))
  expect(database).toMatchObject({
    origin: 'download',
    repository: registry.repository,
    digest: registry.digest,
    isTooOld: false,
  })
  expect(database.ageMs).toBeGreaterThanOrEqual(HOUR_MS)
  const date = database.updatedAt.replace(/[-:]|\.\d+/g, '')
  expect(keptIn(folder)).toEqual([`${date}-${registry.digest.slice(7, 19)}`])
  expect(readdirSync(database.folder)).toEqual(['database.json', 'metadata.json', 'trivy.db'])
  expect(readdirSync(join(folder, 'scanner/downloads'))).toEqual([])
})

test('a kept one that is fresh is used without a request', async () => {
  const folder = tempFolder()
  const registry = await registryOf(HOUR_MS)
  await obtain(settingsIn(folder), [registry])
  const asked = registry.requests.length
  expect(readyOf(await obtain(settingsIn(folder), [registry])).origin).toBe('cache')
  expect(registry.requests.length).toBe(asked)
})

test('of a kept one that is a day old only the manifest is asked for while there is none newer', async () => {
  const folder = tempFolder()
  const registry = await registryOf(2 * DAY_MS)
  await obtain(settingsIn(folder), [registry])
  const asked = registry.requests.length
  expect(readyOf(await obtain(settingsIn(folder), [registry])).origin).toBe('cache')
  expect(registry.requests.slice(asked)).toEqual(['GET /v2/aquasec/trivy-db/manifests/2'])
})

test('a newer one takes the place of the kept one, and two are kept', async () => {
  const folder = tempFolder()
  for (const age of [5, 4, 3]) await obtain(settingsIn(folder), [await registryOf(age * DAY_MS)])
  const newest = await registryOf(HOUR_MS)
  const database = readyOf(await obtain(settingsIn(folder), [newest]))
  expect(database).toMatchObject({ origin: 'download', digest: newest.digest })
  expect(keptIn(folder)).toHaveLength(2)
})

test('a mirror that lags behind does not make the kept one older', async () => {
  const folder = tempFolder()
  const newer = await registryOf(2 * DAY_MS)
  await obtain(settingsIn(folder), [newer])
  const older = await registryOf(3 * DAY_MS)
  expect(readyOf(await obtain(settingsIn(folder), [older])).digest).toBe(newer.digest)
})

test('one above the limit is told as too old', async () => {
  const registry = await registryOf(8 * DAY_MS)
  const database = readyOf(await obtain(settingsIn(tempFolder()), [registry]))
  expect(database.isTooOld).toBe(true)
  expect(database.ageMs).toBeGreaterThan(7 * DAY_MS)
})

const FAULTS: readonly RegistryFault[] = [
  { kind: 'manifest-status', status: 429, retryAfterSec: 1 },
  { kind: 'manifest-status', status: 503 },
  { kind: 'manifest-status', status: 404 },
  { kind: 'manifest-status', status: 403 },
  { kind: 'blob-status', status: 429, retryAfterSec: 1 },
  { kind: 'blob-status', status: 500 },
  { kind: 'blob-unknown' },
  { kind: 'truncated' },
  { kind: 'wrong-bytes' },
  { kind: 'stall' },
  { kind: 'silent' },
  { kind: 'web-page' },
  { kind: 'not-a-database' },
]

test.each(FAULTS)('the next repository is asked when one does this: %j', async (fault) => {
  const bad = await registryOf(2 * HOUR_MS, fault)
  const good = await registryOf(HOUR_MS)
  const outcome = await obtain(settingsIn(tempFolder()), [bad, good])
  expect(readyOf(outcome)).toMatchObject({ origin: 'download', repository: good.repository })
  expect(outcome.incidents.map(({ host }) => host)).toContain(bad.host)
})

test('the next repository is asked when a name does not exist, and when nobody listens', async () => {
  const good = await registryOf(HOUR_MS)
  const repositories = ['127.0.0.1:1/db', 'no-such-name.invalid/db']
  const outcome = await obtain(settingsIn(tempFolder(), { repositories }), [good])
  expect(readyOf(outcome).repository).toBe(good.repository)
})

test('the layer comes from another repository that has the same, and is gone on with', async () => {
  const folder = smallDatabase(tempFolder())
  const bad = await serveDatabase(folder, { kind: 'blob-unknown' })
  const good = await serveDatabase(folder, { kind: 'truncated-once' })
  expect(readyOf(await obtain(settingsIn(tempFolder()), [bad, good])).repository).toBe(
    bad.repository,
  )
  const blobs = good.requests.filter((request) => request.includes('/blobs/'))
  expect(blobs).toHaveLength(2)
  expect(good.requests.some((request) => request.includes('/manifests/'))).toBe(false)
})

test.each(FAULTS)('without another repository it is missing: %j', async (fault) => {
  const folder = tempFolder()
  const bad = await registryOf(HOUR_MS, fault)
  const settings = settingsIn(folder, { policy: { ...POLICY, retries: 1, budgetMs: 3_000 } })
  const outcome = await obtain(settings, [bad])
  expect(faultOf(outcome)).toMatchObject({ fault: 'scanner-database-missing' })
  expect(faultOf(outcome).cause).toMatch(/ cannot be /)
})

test('where none can be had, the kept one is used, with its age and the reason', async () => {
  const folder = tempFolder()
  await obtain(settingsIn(folder), [await registryOf(9 * DAY_MS)])
  const bad = await registryOf(HOUR_MS, { kind: 'manifest-status', status: 500 })
  const outcome = await obtain(settingsIn(folder), [bad])
  expect(readyOf(outcome)).toMatchObject({ origin: 'cache', isTooOld: true })
  expect(outcome.remarks.join()).toMatch(/answered 500 .*The kept one is used\./)
})

test.each(['trivy.db', 'metadata.json'])(
  'a kept %s that was changed is thrown away',
  async (name) => {
    const folder = tempFolder()
    const registry = await registryOf(HOUR_MS)
    const { folder: kept } = readyOf(await obtain(settingsIn(folder), [registry]))
    const bytes = readFileSync(join(kept, name))
    // Still what it was as far as anyone can read.
    writeFileSync(join(kept, name), Buffer.concat([bytes, Buffer.from('\n')]))
    const outcome = await obtain(settingsIn(folder), [registry])
    expect(readyOf(outcome).origin).toBe('download')
    expect(outcome.remarks.join()).toContain('damaged, and removed')
    expect(keptIn(folder)).toHaveLength(1)
  },
)

test('a kept one without its record is no database', async () => {
  const folder = tempFolder()
  const registry = await registryOf(HOUR_MS)
  const { folder: kept } = readyOf(await obtain(settingsIn(folder), [registry]))
  rmSync(join(kept, 'database.json'))
  expect(faultOf(await obtain(settingsIn(folder, { offline: true }), [])).fault).toBe(
    'offline-missing',
  )
  expect(readyOf(await obtain(settingsIn(folder), [registry])).origin).toBe('download')
})

test('offline the kept one is used, and nothing is asked for', async () => {
  const folder = tempFolder()
  const registry = await registryOf(3 * DAY_MS)
  const { folder: kept } = readyOf(await obtain(settingsIn(folder), [registry]))
  const asked = registry.requests.length
  const settings = settingsIn(folder, { offline: true })
  expect(readyOf(await obtain(settings, [registry])).origin).toBe('cache')
  writeFileSync(join(kept, 'from-bundle'), '')
  expect(readyOf(await obtain(settings, [registry])).origin).toBe('bundle')
  expect(registry.requests.length).toBe(asked)
})

test('a digest that is given is binding', async () => {
  const folder = tempFolder()
  const wanted = await registryOf(5 * DAY_MS)
  const other = await registryOf(HOUR_MS)
  await obtain(settingsIn(folder), [other])
  const repositories = [`${wanted.repository}@${wanted.digest}`]
  const database = readyOf(await obtain(settingsIn(folder, { repositories }), []))
  expect(database.digest).toBe(wanted.digest)
  const lie = [`${other.repository}@${wanted.digest}`]
  const outcome = await obtain(settingsIn(tempFolder(), { repositories: lie }), [])
  expect(faultOf(outcome).cause).toContain(`another manifest than ${wanted.digest}`)
})

test('a layer that holds no database is refused', async () => {
  const empty = tempFolder({ 'trivy.db': 'x', 'metadata.json': '{"Version":1}' })
  const registry = await serveDatabase(empty)
  const outcome = await obtain(settingsIn(tempFolder()), [registry])
  expect(faultOf(outcome).cause).toContain('it is of schema 1, not 2')
})

test('a cancelled run waits for nobody', async () => {
  const registry = await registryOf(HOUR_MS, { kind: 'silent' })
  const real = scannerPorts().transport
  const ports: ScannerPorts = scannerPorts({
    transport: (url, request) => real(url, { ...request, answerTimeoutMs: 60_000 }),
  })
  const abort = new AbortController()
  const pending = obtain(settingsIn(tempFolder()), [registry], { ports, signal: abort.signal })
  setTimeout(() => abort.abort(), 50)
  expect(faultOf(await pending).fault).toBe('cancelled')
})
