import { type ErrandPorts, restoreArchive, saveArchive } from '../../src/cache/archive-errands.ts'
import type { Restored } from '../../src/cache/cache.ts'
import { fakeClock } from '../fakes/fake-clock.ts'

const { signal } = new AbortController()
const KEYS = { key: 'units-1', prefixes: ['units-'] }
const PLACE = { name: 'units', file: '/tmp/file', folder: '/folder' } as const
const BROKEN = { ok: false, cause: 'zstd: unexpected end of file' } as const

function portsOf(restored: Restored, unpacks = true) {
  const saves: unknown[] = []
  const ports: ErrandPorts = {
    clock: fakeClock().clock,
    files: { makeFolder: async () => {}, remove: async () => {} },
    archiver: {
      pack: async () => ({ ok: true, bytes: 1 }),
      unpack: async () => (unpacks ? { ok: true } : BROKEN),
    },
    store: {
      kind: 'actions',
      restore: async () => restored,
      save: async (key, _from, _signal, replaced) => {
        saves.push([key, replaced])
        return { outcome: 'saved', bytes: 1 }
      },
    },
  }
  return { ports, saves }
}

test.each<[string, Restored, boolean, object]>([
  [
    'of use',
    { outcome: 'exact', key: 'units-1', bytes: 9 },
    true,
    { hit: 'exact', key: 'units-1' },
  ],
  [
    'that cannot be unpacked',
    { outcome: 'exact', key: 'units-1-r2', bytes: 9 },
    false,
    { hit: 'miss', key: 'units-1-r2', useless: true, restoredBytes: 9 },
  ],
  [
    'that the store itself cannot read',
    { outcome: 'lost', cause: 'It is damaged.', damaged: 'units-1' },
    true,
    { hit: 'miss', key: 'units-1', useless: true, remarks: ['It is damaged.'] },
  ],
])('an archive %s', async (_, restored, unpacks, report) => {
  const { ports } = portsOf(restored, unpacks)
  const restoring = await restoreArchive({ ...PLACE, keys: KEYS }, ports, signal)
  expect(restoring).toMatchObject(report)
  if (!('useless' in report)) expect(restoring).not.toHaveProperty('useless')
})

test.each<[string, Restored]>([
  ['that was found under another key', { outcome: 'partial', key: 'units-0', bytes: 9 }],
  ['of which nothing is known', { outcome: 'lost', cause: 'The service is gone.' }],
])('an archive %s is not to be replaced', async (_, restored) => {
  const { ports } = portsOf(restored, false)
  const report = await restoreArchive({ ...PLACE, keys: KEYS }, ports, signal)
  expect(report).toMatchObject({ hit: 'miss' })
  expect(report).not.toHaveProperty('useless')
})

test('what is saved takes the place of what it is to replace', async () => {
  const { ports, saves } = portsOf({ outcome: 'miss' })
  const errand = { ...PLACE, key: 'units-1', paths: ['a'], limitBytes: 10 }
  expect((await saveArchive(errand, ports, signal)).remarks).toEqual([])
  const { remarks } = await saveArchive({ ...errand, replaced: 'units-1-r2' }, ports, signal)
  expect(remarks).toEqual(['The archive units-1-r2 was replaced.'])
  expect(saves).toEqual([
    ['units-1', undefined],
    ['units-1', 'units-1-r2'],
  ])
})
