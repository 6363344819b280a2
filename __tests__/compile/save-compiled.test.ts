import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import type { ErrandPorts } from '../../src/cache/archive-errands.ts'
import type { ArchiveReport, CacheDecision } from '../../src/cache/cache.ts'
import type { CompiledWork } from '../../src/compile/run-compile.ts'
import { packCompiled, storeCompiled } from '../../src/compile/save-compiled.ts'
import { anArchive, noArchive } from '../builders/cache-reports.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import {
  errorOf,
  makeScene,
  type Scene,
  STATE_FILES,
  TARGET_FILES,
  UNIT_FILES,
  unitsOf,
} from './compile-scene.ts'

afterAll(removeTempFolders)

const NEVER = new AbortController().signal
const KEYS = { units: 'units-new', workspace: 'state-new' }
const MISS = noArchive('units', 'miss')
const EXACT = anArchive({ key: KEYS.units })
const MAY: CacheDecision = {
  store: { kind: 'actions' },
  reason: 'Kept.',
  mayRestore: true,
  maySave: true,
  mayReuseUnits: true,
}
const MAY_NOT = { ...MAY, maySave: false, saveReason: 'Nothing is saved: nobody has reviewed it.' }

type Given = {
  readonly archives?: readonly ArchiveReport[]
  readonly work?: Partial<CompiledWork>
  readonly decision?: CacheDecision
  readonly stored?: Scene['stored']
  readonly limitBytes?: number
  readonly ports?: Partial<ErrandPorts & { readonly files: typeof files }>
}

async function save({ archives = [MISS], decision = MAY, ...given }: Given = {}) {
  const scene = makeScene(given.stored ? { stored: given.stored } : {})
  const targetFolder = tempFolder(TARGET_FILES)
  const kept = { archives, units: unitsOf(false), targetFolder, keys: KEYS }
  const work = { ...kept, spentFolders: [], gone: Promise.resolve(), ...given.work }
  const setting = { work, decision, limitBytes: given.limitBytes ?? 1e6, folder: tempFolder() }
  const ports = { ...scene.ports, store: scene.store, files, ...given.ports }
  const packing = await packCompiled(setting, ports, NEVER)
  const savedBefore = [...scene.saved]
  const reports = await storeCompiled(packing, setting, ports, NEVER)
  const content = (key: string) => Object.keys(JSON.parse(scene.archives.get(key) ?? '{}'))
  return { reports, saved: scene.saved, savedBefore, packing, content, folder: setting.folder }
}

test('keeps the units that are not local with what is to be known of them, and the state apart', async () => {
  const { reports, saved, savedBefore, content, folder } = await save()
  expect(savedBefore).toEqual([])
  expect(saved).toEqual([KEYS.units, KEYS.workspace])
  expect(content(KEYS.units).sort()).toEqual([...UNIT_FILES].sort())
  expect(content(KEYS.workspace).sort()).toEqual([...STATE_FILES].sort())
  expect(reports).toMatchObject([
    { name: 'units', hit: 'miss', saved: { outcome: 'saved' }, remarks: [] },
    { name: 'workspace', hit: 'miss', saved: { outcome: 'saved' }, remarks: [] },
  ])
  expect(await files.list(folder)).toEqual([])
})

test('an application without dependencies keeps no archive of nothing', async () => {
  const units = unitsOf(false).split('\n').slice(1).join('\n')
  const { saved } = await save({ work: { units, keys: { units: KEYS.units } } })
  expect(saved).toEqual([])
})

test.each<[string, Given, readonly string[]]>([
  ['units that were found exactly', { archives: [EXACT] }, [KEYS.workspace]],
  [
    'units and state that were found exactly',
    { archives: [EXACT, anArchive({ name: 'workspace', key: KEYS.workspace })] },
    [],
  ],
  [
    'what was found under an older name',
    {
      archives: [EXACT, anArchive({ name: 'workspace', hit: 'partial', key: 'state-old' })],
    },
    [KEYS.workspace],
  ],
  [
    'units of an older lock file',
    { archives: [anArchive({ hit: 'partial', key: 'units-old' })] },
    [KEYS.units, KEYS.workspace],
  ],
  [
    'a lookup that was lost',
    { archives: [noArchive('units', 'miss', { remarks: ['The service is gone.'] })] },
    [KEYS.units, KEYS.workspace],
  ],
  ['no state where rustc kept none', { work: { keys: { units: KEYS.units } } }, [KEYS.units]],
])('saved after %s', async (_name, given, keys) => {
  const { saved } = await save(given)
  expect(saved).toEqual(keys)
})

describe('after archives that proved to be of no use', () => {
  const useless = (name: ArchiveReport['name'], key: string) =>
    noArchive(name, 'miss', { key, useless: true, remarks: ['Of no use.'] })
  const BOTH = [useless('units', `${KEYS.units}-r2`), useless('workspace', KEYS.workspace)]
  const STAYS =
    'It stays in the store: each build meets it again, until one that may save replaces it.'

  async function replacing(given: Given) {
    const replaced: (string | undefined)[] = []
    const { store } = makeScene()
    const watched: typeof store.save = (key, from, signal, old) => {
      replaced.push(key, old)
      return store.save(key, from, signal, old)
    }
    const { reports } = await save({ ...given, ports: { store: { ...store, save: watched } } })
    return { reports, replaced }
  }

  test('they are replaced, whatever the store calls them', async () => {
    const { reports, replaced } = await replacing({ archives: BOTH })
    expect(replaced).toEqual([
      ...[KEYS.units, `${KEYS.units}-r2`],
      ...[KEYS.workspace, KEYS.workspace],
    ])
    expect(reports).toMatchObject([
      {
        saved: { outcome: 'saved' },
        remarks: ['Of no use.', `The archive ${KEYS.units}-r2 was replaced.`],
      },
      {
        saved: { outcome: 'saved' },
        remarks: ['Of no use.', `The archive ${KEYS.workspace} was replaced.`],
      },
    ])
  })

  test('state that was found under another key is no more looked for: nothing to replace', async () => {
    const other = noArchive('workspace', 'miss', { key: 'state-old' })
    const { replaced } = await replacing({ archives: [useless('units', KEYS.units), other] })
    expect(replaced).toEqual([KEYS.units, KEYS.units, KEYS.workspace, undefined])
  })

  test('a run that may not save changes nothing, and says what that means', async () => {
    const { reports, replaced } = await replacing({ archives: BOTH, decision: MAY_NOT })
    expect(replaced).toEqual([])
    expect(reports.map(({ remarks }) => remarks)).toEqual([
      ['Of no use.', STAYS, MAY_NOT.saveReason],
      ['Of no use.', STAYS],
    ])
  })

  test('a pull request replaces its own state, and no units', async () => {
    const decision = { ...MAY_NOT, stateScope: 'acme/web#7' }
    const { reports, replaced } = await replacing({ archives: BOTH, decision })
    expect(replaced).toEqual([KEYS.workspace, KEYS.workspace])
    expect(reports[0]?.remarks).toContain(STAYS)
    expect(reports[1]?.remarks).not.toContain(STAYS)
  })

  test('they stay where the store does not take the new ones', async () => {
    const { store } = makeScene()
    const refuse: typeof store.save = async () => ({ outcome: 'lost', cause: 'It is full.' })
    const { reports } = await save({ archives: BOTH, ports: { store: { ...store, save: refuse } } })
    expect(reports).toMatchObject([
      { saved: { outcome: 'lost' }, remarks: ['Of no use.', 'It is full.'] },
      { name: 'workspace' },
    ])
    expect(reports[1]).not.toHaveProperty('saved')
  })
})

test('nothing is packed where the store has it', async () => {
  const pack = async () => {
    throw new Error('packed')
  }
  const { archiver } = makeScene().ports
  const archives = [EXACT, anArchive({ name: 'workspace', key: KEYS.workspace })]
  await expect(
    save({ archives, ports: { archiver: { ...archiver, pack } } }),
  ).resolves.toBeDefined()
})

test('what somebody else saved before is told, and state goes with it', async () => {
  const { reports, saved } = await save({ stored: { [KEYS.units]: {} } })
  expect(reports[0]).toMatchObject({ saved: { outcome: 'present', bytes: 0 }, remarks: [] })
  expect(saved).toEqual([KEYS.workspace])
})

describe('a run that may not save', () => {
  test('saves nothing and says why', async () => {
    const { reports, saved } = await save({ decision: MAY_NOT })
    expect(saved).toEqual([])
    expect(reports).toEqual([{ ...MISS, remarks: [MAY_NOT.saveReason] }])
  })

  const PULL = { ...MAY_NOT, stateScope: 'acme/web#7' }

  test("a pull request keeps rustc's state beside units that others saved", async () => {
    const { reports, saved } = await save({ decision: PULL, archives: [EXACT] })
    expect(saved).toEqual([KEYS.workspace])
    expect(reports).toMatchObject([
      { name: 'units', hit: 'exact', remarks: [MAY_NOT.saveReason] },
      { name: 'workspace', saved: { outcome: 'saved' }, remarks: [] },
    ])
  })

  test('but not beside units that nobody will find', async () => {
    const partial = anArchive({ hit: 'partial', key: 'units-old' })
    const { saved, packing } = await save({ decision: PULL, archives: [partial] })
    expect([saved, packing]).toEqual([[], {}])
  })
})

test('state is not saved beside units that the store did not take', async () => {
  const asked: string[] = []
  const { store } = makeScene()
  const refuse: typeof store.save = async (key) => {
    asked.push(key)
    return { outcome: 'lost', cause: 'The service is gone.' }
  }
  const { reports } = await save({ ports: { store: { ...store, save: refuse } } })
  expect(asked).toEqual([KEYS.units])
  expect(reports).toMatchObject([{ name: 'units', saved: { outcome: 'lost' } }])
})

describe('what goes wrong is a remark', () => {
  const { archiver } = makeScene().ports
  const full = { ok: false, cause: 'tar: write error: No space left on device' } as const

  test.each<[string, Given, string]>([
    [
      'a full disk while it is packed',
      { ports: { archiver: { ...archiver, pack: async () => full } } },
      'tar: write error: No space left on device.',
    ],
    [
      'a store that takes nothing',
      {
        ports: {
          store: {
            kind: 'actions',
            restore: async () => ({ outcome: 'miss' }),
            save: async () => ({ outcome: 'lost', cause: 'The service is gone.' }),
          },
        },
      },
      'The service is gone.',
    ],
    ['an archive above the budget', { limitBytes: 10 }, 'cache-budget allows 10 B'],
    [
      'a target folder that cannot be read',
      {
        ports: {
          files: {
            ...files,
            list: async () => {
              throw errorOf('EACCES')
            },
          },
        },
      },
      'Nothing was saved: EACCES',
    ],
  ])('%s', async (_name, given, words) => {
    const { reports, saved } = await save(given)
    expect(reports[0]?.remarks).toEqual([expect.stringContaining(words)])
    // State beside units that are not there is of no use.
    expect(saved).toEqual([])
  })

  test('a bug is an exception', async () => {
    const list = async () => {
      throw new TypeError('undefined is not a function')
    }
    await expect(save({ ports: { files: { ...files, list } } })).rejects.toThrow(TypeError)
  })
})

test('archives lie in the folder of the run on their way', async () => {
  const { archiver } = makeScene().ports
  const packed: string[] = []
  const pack: typeof archiver.pack = (what, signal) => {
    packed.push(what.to)
    return archiver.pack(what, signal)
  }
  const { folder } = await save({ ports: { archiver: { ...archiver, pack } } })
  expect(packed).toEqual(['units', 'workspace'].map((name) => join(folder, `${name}.archive`)))
})
