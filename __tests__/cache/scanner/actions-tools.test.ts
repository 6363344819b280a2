import { makeActionsStore } from '../../../src/adapters/actions-cache.ts'
import { clock } from '../../../src/adapters/clock.ts'
import { runCommand } from '../../../src/adapters/command-runner.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'
import { removeTempFolders } from '../../fakes/temp-folder.ts'
import { closeServers } from '../../fetch/fault-server.ts'
import { programOf } from '../../scan/scanner-scene.ts'
import { closeRegistries } from '../../scan/serve-database.ts'
import { type CacheService, MAIN, startCacheService } from '../service/cache-service.ts'
import type { TokenScope } from '../service/tokens.ts'
import { aRun, aWorld, databasePrefix, plant, SMALL, scannerKey } from './tool-scene.ts'

// As on runners hosted by GitHub: each run has an empty cache folder, and `@actions/cache` speaks to a service.

const services: CacheService[] = []
afterEach(() => {
  closeServers()
  closeRegistries()
})
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()))
  removeTempFolders()
})

const ENDS_MS = 60_000

async function aService() {
  const service = await startCacheService()
  services.push(service)
  const { log } = recordingLogger()
  const open = (scopes = [MAIN]) => {
    const env = { PATH: process.env.PATH ?? '', ...service.env({ scopes }) }
    return makeActionsStore({ run: runCommand, clock, log, env })
  }
  return { service, open }
}

test(
  'the first run downloads and saves, the second one on another machine downloads nothing',
  async () => {
    const [{ service, open }, world] = [await aService(), await aWorld()]
    const first = await aRun(open(), world)
    expect(first.reports.map(({ saved }) => saved?.outcome)).toEqual(['saved', 'saved'])
    const keys = service.entries.all.map(({ key }) => key).sort()
    expect(keys).toEqual([expect.stringContaining(databasePrefix(world)), scannerKey()])

    // A pull request reads what the branch saved.
    const scopes: TokenScope[] = [
      { Scope: 'refs/pull/7/merge', Permission: 3 },
      { ...MAIN, Permission: 1 },
    ]
    const second = await aRun(open(scopes), world, { cache: { maySave: false } })
    expect(second.asked).toEqual({ scanner: 0, database: [] })
    expect(second.reports).toMatchObject([
      { name: 'scanner', hit: 'exact', remarks: [] },
      { name: 'database', hit: 'exact', remarks: [] },
    ])
    expect(service.entries.all).toHaveLength(2)
  },
  ENDS_MS,
)

test(
  'a planted scanner does not run, and later runs do not meet it',
  async () => {
    const [{ open }, world] = [await aService(), await aWorld()]
    await plant(open(), scannerKey(), { trivy: programOf('0.99.0-evil') })
    const first = await aRun(open(), world)
    expect(first.scanner).toMatchObject({
      origin: 'download',
      sha256: SMALL.asset.programSha256,
    })
    expect(first.report('scanner')).toMatchObject({ hit: 'miss', useless: true })
    const second = await aRun(open(), world)
    expect(second.report('scanner')).toMatchObject({ hit: 'exact', key: `${scannerKey()}-r2` })
    expect(second.asked.scanner).toBe(0)
  },
  ENDS_MS,
)

test(
  'a broken database of the same content is replaced under the next name of its key',
  async () => {
    const [{ open, service }, world] = [await aService(), await aWorld()]
    await aRun(open(), world)
    const stored = service.entries.all.find(({ key }) => key.startsWith(databasePrefix(world)))
    const key = stored?.key ?? ''
    const other = await aService()
    await plant(other.open(), key, { 'trivy.db': 'cut off' })
    expect((await aRun(other.open(), world)).report('database')).toMatchObject({
      ...{ hit: 'miss', key, saved: { outcome: 'saved' } },
    })
    expect((await aRun(other.open(), world)).report('database')).toMatchObject({
      ...{ hit: 'exact', key: `${key}-r2` },
    })
  },
  ENDS_MS,
)
