import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../src/adapters/archive.ts'
import { contextFiles } from '../src/adapters/context-files.ts'
import { makeDownloadFiles } from '../src/adapters/download-files.ts'
import { runRealScan } from '../src/adapters/scan.ts'
import type { ArchiveReport, CacheDecision, CacheStore } from '../src/cache/cache.ts'
import { saveAll, type Work } from '../src/keep-stages.ts'
import type { NetworkPorts } from '../src/network/ports.ts'
import type { PipelinePorts } from '../src/pipeline-ports.ts'
import type { Prepared } from '../src/prepare.ts'
import type { ScanPlan } from '../src/scan/scan-plan.ts'
import { aRequest, ourFacts, planOf } from './builders/a-plan.ts'
import { aContext, anEngine } from './builders/facts.ts'
import { STORE } from './cache/unchanged/a-subject.ts'
import { removeTempFolders, tempFolder } from './fakes/temp-folder.ts'

afterAll(removeTempFolders)

const { signal } = new AbortController()
const TARGET = {
  platform: 'linux/amd64',
  input: { kind: 'layout', folder: '/none' },
  base: { kind: 'none', reason: 'a test' },
} as unknown as ScanPlan['targets'][number]

/** A store that has nothing, and tells what it was asked for. */
function emptyStore() {
  const asked: string[] = []
  const store: CacheStore = {
    kind: 'directory',
    restore: async ({ key }) => {
      asked.push(key.replace(/^cvdb-([a-z]+)-.*$/, '$1'))
      return { outcome: 'miss' }
    },
    save: async () => ({ outcome: 'present' }),
  }
  return { asked, store }
}

type Setting = {
  readonly inputs?: Readonly<Record<string, string>>
  readonly cache?: Partial<CacheDecision>
  readonly targets?: ScanPlan['targets']
}

/** A scan on a machine whose network is down. */
async function scanned({ inputs = {}, cache = {}, targets = [TARGET] }: Setting = {}) {
  const { asked, store } = emptyStore()
  const context = aContext({ tempFolder: tempFolder(), cacheFolder: tempFolder() })
  const given = { scan: 'report', retries: '0', ...inputs }
  const plan = { ...planOf({}), cache: { ...STORE, ...cache } }
  const request = aRequest(given, context)
  const prepared: Prepared = { request, facts: ourFacts(), engine: anEngine(), plan }
  const network = {
    ...{ env: {}, settings: { proxy: {} }, random: () => 0.5, processId: process.pid },
    downloads: makeDownloadFiles(process.pid),
    credentialsFor: async () => undefined,
    makeTransport: () => async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    },
  } as unknown as NetworkPorts
  const scanPlan: ScanPlan = {
    ...{ mode: 'report', formats: [], category: 'a', targets },
    policy: {
      ...{ severities: ['HIGH'], onlyNew: false, ignoreUnfixed: false, unknown: 'warn' },
      databaseMaxAgeMs: 1,
    },
  }
  const machine = {
    run: async () => ({ exitCode: 0, stdout: '', stderr: '' }),
    network: async () => network,
    cache: async () => ({
      ...{ store: () => store, archiver: makeArchiver(), contextFiles },
      copyFolder: async () => {},
    }),
  }
  return { ...(await runRealScan(scanPlan, prepared, context, machine, signal)), asked }
}

describe('a scan', () => {
  test('looks for scanner and database before it downloads them', async () => {
    const { asked, tools, scan } = await scanned()
    expect(asked.sort()).toEqual(['database', 'scanner'])
    expect(tools?.archives.map(({ name, hit }) => [name, hit])).toEqual([
      ['scanner', 'miss'],
      ['database', 'miss'],
    ])
    // Nothing could be downloaded, so there is nothing to keep.
    expect(scan.reason).toContain('There is no scanner')
    expect(await tools?.save(signal)).toEqual(tools?.archives)
  })

  test.each<[string, Setting]>([
    ['offline', { inputs: { offline: 'true' } }],
    ['where nothing is kept', { cache: { mayRestore: false, maySave: false } }],
    ['without an image', { targets: [] }],
  ])('asks no store %s', async (_, setting) => {
    const { asked, tools } = await scanned(setting)
    expect(asked).toEqual([])
    expect(tools).toBeUndefined()
  })

  test('with a scanner of the user asks for the database alone', async () => {
    const trivy = join(tempFolder(), 'trivy')
    writeFileSync(trivy, 'none')
    const { asked } = await scanned({ inputs: { 'trivy-path': trivy } })
    expect(asked).toEqual(['database'])
  })
})

test('what a scan needed is saved when all is done, and told with the other archives', async () => {
  const report = (name: ArchiveReport['name'], hit: ArchiveReport['hit']): ArchiveReport => ({
    ...{ name, hit, restoredBytes: 1, restoreMs: 1, remarks: [] },
  })
  const archives = [report('scanner', 'miss'), report('database', 'exact')]
  const work = {
    looked: { kept: { archives: [report('crates', 'exact')] } },
    built: { attempt: {} },
    image: { tools: { archives: [], save: async () => archives } },
  } as unknown as Work
  const stages: string[] = []
  const { kept } = await saveAll(
    ...([work, {} as Prepared, aContext(), {} as PipelinePorts] as const),
    async (name, body) => {
      stages.push(name)
      return body()
    },
    signal,
  )
  expect(stages).toEqual(['save'])
  expect(kept.archives.map(({ name }) => name)).toEqual(['crates', 'scanner', 'database'])
})
