import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeArchiver } from '../src/adapters/archive.ts'
import { clock } from '../src/adapters/clock.ts'
import { contextFiles } from '../src/adapters/context-files.ts'
import { makeDownloadFiles } from '../src/adapters/download-files.ts'
import { files } from '../src/adapters/files.ts'
import type { CacheDecision } from '../src/cache/cache.ts'
import {
  type CratesStagePorts,
  runRestoreCratesStage,
  runSaveCratesStage,
} from '../src/crates-stages.ts'
import { storedPath } from '../src/fetch/crates/context-folder.ts'
import type { CratesPlan } from '../src/fetch/fetch.ts'
import type { NetworkPorts } from '../src/network/ports.ts'
import { aRequest, ourFacts, planOf } from './builders/a-plan.ts'
import { aContext, anEngine } from './builders/facts.ts'
import { folderStore } from './cache/crates/fake-store.ts'
import { STORE } from './cache/unchanged/a-subject.ts'
import { removeTempFolders, tempFolder } from './fakes/temp-folder.ts'

afterAll(removeTempFolders)

const { signal } = new AbortController()
const BYTES = Buffer.from('a crate')
const PACKAGE = {
  ...{
    name: 'itoa',
    version: '1.0.0',
    source: 'registry+https://github.com/rust-lang/crates.io-index',
  },
  checksum: createHash('sha256').update(BYTES).digest('hex'),
}

function crates(): CratesPlan {
  return {
    kind: 'local-registry',
    ...{ contextFolder: '/none', lockfile: '/none/Cargo.lock', packages: [PACKAGE] },
  } as unknown as CratesPlan
}

function aRun(store = folderStore(tempFolder()), decision: Partial<CacheDecision> = {}) {
  const plan = planOf({})
  const context = aContext({ tempFolder: tempFolder(), cacheFolder: tempFolder() })
  const prepared = {
    ...{ request: aRequest({}), facts: ourFacts(), engine: anEngine() },
    plan: {
      ...plan,
      cache: { ...STORE, ...decision },
      fetch: { ...plan.fetch, crates: crates() },
    },
  }
  const ports: CratesStagePorts = {
    ...{ clock, files },
    cache: async () => ({
      ...{ store: () => store, archiver: makeArchiver(), contextFiles },
      copyFolder: async () => {},
    }),
    network: async () => ({ downloads: makeDownloadFiles(process.pid) }) as unknown as NetworkPorts,
  }
  const path = storedPath(context.cacheFolder, PACKAGE)
  return { prepared, context, ports, store, path }
}

function fetched(count: number) {
  return {
    ...{ total: 1, fetched: count, reused: 1 - count, fetchedBytes: 7, durationMs: 1 },
    sources: ['crates.io'],
  }
}

/** A run that had to fetch the crate. */
async function aFirstRun(decision: Partial<CacheDecision> = {}) {
  const run = aRun(undefined, decision)
  const work = await runRestoreCratesStage(run.prepared, run.context, run.ports, signal)
  if (work === undefined) throw new Error('nothing was looked for')
  mkdirSync(dirname(run.path), { recursive: true })
  writeFileSync(run.path, BYTES)
  const { prepared, context, ports, store } = run
  const report = await runSaveCratesStage(work, fetched(1), prepared, context, ports, signal)
  return { before: work.restored.report, report, store }
}

test('what a run fetched, the next one on another machine has', async () => {
  const first = await aFirstRun()
  expect(first.before).toMatchObject({ name: 'crates', hit: 'miss' })
  expect(first.report).toMatchObject({ saved: { outcome: 'saved' } })
  const second = aRun(first.store)
  const work = await runRestoreCratesStage(second.prepared, second.context, second.ports, signal)
  expect(work?.restored).toMatchObject({ restored: 1, present: 0, report: { hit: 'exact' } })
  expect(readFileSync(second.path)).toEqual(BYTES)
})

test('a run that may not save keeps nothing', async () => {
  const { report, store } = await aFirstRun({ maySave: false })
  expect(report.saved).toBeUndefined()
  expect(store.saved).toEqual([])
})

test('a run that may not restore looks for nothing', async () => {
  const { store } = await aFirstRun()
  const run = aRun(store, { mayRestore: false })
  const work = await runRestoreCratesStage(run.prepared, run.context, run.ports, signal)
  expect(work?.restored).toMatchObject({ restored: 0, report: { hit: 'off' } })
})
