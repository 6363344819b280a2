import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeActionsStore } from '../../src/adapters/actions-cache.ts'
import { makeArchiver } from '../../src/adapters/archive.ts'
import { archiveFiles } from '../../src/adapters/archive-files.ts'
import { clock } from '../../src/adapters/clock.ts'
import { runCommand } from '../../src/adapters/command-runner.ts'
import type { CacheDecision, CacheStore } from '../../src/cache/cache.ts'
import { makeDirectoryStore } from '../../src/cache/stores/directory-store.ts'
import { discardRestored } from '../../src/compile/restore-compiled.ts'
import { runCompile } from '../../src/compile/run-compile.ts'
import { packCompiled, storeCompiled } from '../../src/compile/save-compiled.ts'
import { anArchive, noArchive } from '../builders/cache-reports.ts'
import { type CacheService, startCacheService } from '../cache/service/cache-service.ts'
import { recordingLogger } from '../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { compiles, fill, makeScene, PLAN, says, TARGET_FILES } from './compile-scene.ts'

/**
 * An archive of compiled units over which nothing compiles, in the real stores: a folder, and the real
 * library of the Actions cache with a real service. The compiler alone is played.
 */
const services: CacheService[] = []
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()))
  removeTempFolders()
})

const { signal } = new AbortController()
const { log } = recordingLogger()
const ENDS_MS = 60_000

type Place = {
  /** As each run opens it anew. */
  readonly open: () => CacheStore
}

async function aFolder(): Promise<Place> {
  const folder = join(tempFolder(), 'archives')
  const parts = { folder, budgetBytes: 1e9, files: archiveFiles, clock, log }
  return { open: () => makeDirectoryStore(parts) }
}

async function anActionsCache(): Promise<Place & Pick<CacheService, 'entries'>> {
  const service = await startCacheService()
  services.push(service)
  const env = { PATH: process.env.PATH ?? '', ...service.env() }
  const { entries } = service
  return { entries, open: () => makeActionsStore({ run: runCommand, clock, log, env }) }
}

const MAY: CacheDecision = {
  store: { kind: 'actions' },
  reason: 'Kept.',
  mayRestore: true,
  maySave: true,
  mayReuseUnits: true,
}
const MAY_NOT = { ...MAY, maySave: false, saveReason: 'Nothing is saved: a pull request.' }

const RLIB = Object.keys(TARGET_FILES).find((path) => path.endsWith('.rlib')) ?? ''
const STATE = Object.keys(TARGET_FILES).find((path) => path.endsWith('/state')) ?? ''
/** Of a dependency that was compiled for another processor, say. */
const FAILS = says(
  101,
  'error: failed to run custom build command for `serde v1.0.0`',
  '  process did not exit successfully: `/target/x/build` (signal: 4, SIGILL: illegal instruction)',
)

/** A run as the pipeline makes it; `spoilt` fills what it saves. */
async function run(place: Place, decision = MAY, spoilt?: Readonly<Record<string, string>>) {
  const store = place.open()
  const archiver = makeArchiver()
  const { setting, ports, told, logger } = makeScene({
    compile: [
      async (folders, options) => {
        const { target = '' } = folders
        const text = (path: string) => {
          try {
            return readFileSync(join(target, path), 'utf8')
          } catch {
            return ''
          }
        }
        return [text(RLIB), text(STATE)].includes('bad')
          ? FAILS(folders, options)
          : compiles(folders, options)
      },
    ],
    plan: { ...PLAN, ...(decision.stateScope ? { stateScope: decision.stateScope } : {}) },
    ports: { store, archiver },
  })
  const compiled = await runCompile(setting, ports, signal)
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled))
  fill(compiled.targetFolder, spoilt ?? {})
  const saving = { work: compiled, decision, limitBytes: 1e9, folder: tempFolder() }
  const savePorts = { ...ports, store, archiver }
  const packing = await packCompiled(saving, savePorts, signal)
  const reports = await storeCompiled(packing, saving, savePorts, signal)
  return { compilations: told.length, reports, warnings: logger.messages('warning') }
}

describe.each<[string, () => Promise<Place>]>([
  ['a folder', aFolder],
  ['the Actions cache', anActionsCache],
])('in %s', (_name, makePlace) => {
  test.each([
    ['units', { [RLIB]: 'bad' }],
    ["rustc's state", { [STATE]: 'bad' }],
  ])(
    'bad %s: one build compiles twice, those that follow once',
    async (_what, bad) => {
      const place = await makePlace()
      expect(await run(place, MAY, bad)).toMatchObject({ compilations: 1 })
      const first = await run(place)
      expect(first.compilations).toBe(2)
      expect(first.warnings).toEqual([expect.stringContaining('compiled anew, without it')])
      expect(first.reports).toMatchObject([
        { name: 'units', hit: 'miss', useless: true, saved: { outcome: 'saved' } },
        { name: 'workspace', hit: 'miss', useless: true, saved: { outcome: 'saved' } },
      ])
      expect(first.reports[0]?.remarks).toEqual([
        expect.stringMatching(/^Compiling over the archive \S+ failed/),
        expect.stringMatching(/^The archive \S+ was replaced\.$/),
      ])
      const second = await run(place)
      expect(second).toMatchObject({ compilations: 1, warnings: [] })
      expect(second.reports).toMatchObject([
        { name: 'units', hit: 'exact', remarks: [] },
        { name: 'workspace', hit: 'exact', remarks: [] },
      ])
      for (const report of second.reports) expect(report).not.toHaveProperty('saved')
    },
    ENDS_MS,
  )

  test(
    'a run that may not save changes nothing: the next one meets it, too',
    async () => {
      const place = await makePlace()
      await run(place, MAY, { [RLIB]: 'bad' })
      for (const _round of [1, 2]) {
        const { compilations, reports } = await run(place, MAY_NOT)
        expect(compilations).toBe(2)
        for (const report of reports) expect(report).not.toHaveProperty('saved')
        expect(reports[0]?.remarks).toEqual([
          expect.stringContaining('failed, so everything was compiled without it.'),
          expect.stringContaining('It stays in the store'),
          MAY_NOT.saveReason,
        ])
      }
      await run(place)
      expect(await run(place, MAY_NOT)).toMatchObject({ compilations: 1 })
    },
    ENDS_MS,
  )
})

test(
  'an entry of the Actions cache that is no archive is replaced, too',
  async () => {
    const place = await anActionsCache()
    await run(place)
    const [units] = place.entries.all
    units?.bytes.fill(0, 10)
    const { compilations, reports } = await run(place)
    expect(compilations).toBe(1)
    expect(reports[0]).toMatchObject({ hit: 'miss', key: units?.key, useless: true })
    expect(reports[0]?.saved?.outcome).toBe('saved')
    const { reports: after } = await run(place)
    expect(after).toMatchObject([{ hit: 'exact', key: `${units?.key}-r2`, remarks: [] }, {}])
  },
  ENDS_MS,
)

test(
  'a pull request replaces the state that is its own, and leaves that of others',
  async () => {
    const place = await aFolder()
    await run(place)
    const pull = { ...MAY_NOT, stateScope: 'acme/web#7' }
    await run(place, pull, { [STATE]: 'bad' })
    const { compilations, reports } = await run(place, pull)
    expect(compilations).toBe(2)
    expect(reports).toMatchObject([
      { name: 'units', useless: true },
      { name: 'workspace', useless: true, saved: { outcome: 'saved' } },
    ])
    expect(reports[0]).not.toHaveProperty('saved')
    expect(await run(place, pull)).toMatchObject({ compilations: 1 })
    expect(await run(place)).toMatchObject({ compilations: 1 })
  },
  ENDS_MS,
)

test('only what was found under its very key is to blame, and only where it goes well without', () => {
  const archives = [anArchive(), anArchive({ name: 'workspace', hit: 'partial' })]
  const proved = discardRestored(archives, true)
  expect(proved).toMatchObject([{ hit: 'miss', useless: true }, { hit: 'miss' }])
  expect(proved[1]).not.toHaveProperty('useless')
  for (const one of discardRestored(archives, false)) {
    expect(one).toMatchObject({ hit: 'miss', remarks: [expect.stringContaining('failed')] })
    expect(one).not.toHaveProperty('useless')
  }
  const missed = noArchive('units', 'miss')
  expect(discardRestored([missed], true)).toEqual([missed])
})
