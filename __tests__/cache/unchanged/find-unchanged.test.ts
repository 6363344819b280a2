import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../../../src/adapters/archive.ts'
import { clock } from '../../../src/adapters/clock.ts'
import { contextFiles } from '../../../src/adapters/context-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { openFile } from '../../../src/adapters/random-access.ts'
import type { CacheStore } from '../../../src/cache/cache.ts'
import { type Finding, findUnchanged } from '../../../src/cache/unchanged/find-unchanged.ts'
import { type Kept, keepImage } from '../../../src/cache/unchanged/keep-image.ts'
import type { UnchangedPorts } from '../../../src/cache/unchanged/ports.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { aPossiblePlan } from './a-subject.ts'
import { type FakeEngine, fakeEngine, savedImage } from './fake-engine.ts'
import { fakeStore } from './fake-store.ts'

afterAll(removeTempFolders)

const signal = new AbortController().signal
const KEY = `cvdb-image-v1-${'a'.repeat(64)}`
const TAG = 'registry.test/team/web:1'
const LOAD = aPossiblePlan({ inputs: { tags: TAG } })
const PUSH = aPossiblePlan({
  inputs: { tags: `${TAG}\nregistry.test/team/web:latest`, push: 'true' },
})
const ONE = savedImage('one')
const OTHER = savedImage('other')

/** A machine: what is remembered here stays with it. */
type Machine = { readonly engine: FakeEngine; readonly cache: string }

function aMachine(engine = fakeEngine([ONE, OTHER])): Machine {
  return { engine, cache: tempFolder() }
}

function portsOf({ engine }: Machine, store: CacheStore | undefined): UnchangedPorts {
  return {
    ...{ run: engine.run, files, clock, contextFiles, openFile, archiver: makeArchiver() },
    resolveImages: async () => undefined,
    ...(store ? { store } : {}),
  }
}

function subjectOf({ cache }: Machine, possible: typeof LOAD, key = KEY) {
  const recordsFile = join(cache, 'unchanged.json')
  return { possible, input: { key, contextHash: 'same' }, tempFolder: tempFolder(), recordsFile }
}

async function keep(
  machine: Machine,
  store: CacheStore | undefined,
  possible = LOAD,
  overrides: Partial<Parameters<typeof keepImage>[0]> = {},
): Promise<Kept> {
  const subject = {
    ...subjectOf(machine, possible),
    contextHash: 'same',
    built: { imageId: ONE.manifest, digest: ONE.manifest },
    maySave: true,
    limitBytes: 1e6,
    ...overrides,
  }
  const kept = await keepImage(subject, portsOf(machine, store), signal)
  expect(readdirSync(subject.tempFolder)).toEqual([])
  return kept
}

async function find(
  machine: Machine,
  store: CacheStore | undefined,
  possible = LOAD,
  key = KEY,
): Promise<Finding> {
  const subject = subjectOf(machine, possible, key)
  const finding = await findUnchanged(subject, portsOf(machine, store), signal)
  expect(readdirSync(subject.tempFolder)).toEqual([])
  return finding
}

/** A machine that has just built, with the image in its engine. */
function aBuilder(): Machine {
  const machine = aMachine()
  machine.engine.images.set(ONE.manifest, ONE)
  machine.engine.registry.set(TAG, ONE.manifest)
  machine.engine.blobs.add(ONE.manifest)
  return machine
}

const BUILT = { key: KEY, imageId: ONE.manifest, digest: ONE.manifest }

describe('on the machine that built it', () => {
  test('the image in the engine is tagged; no store is asked', async () => {
    const machine = aBuilder()
    await keep(machine, undefined)
    const finding = await find(machine, undefined)
    expect(finding.image).toEqual({ ...BUILT, reference: ONE.manifest, from: 'engine' })
    expect(finding.archive).toMatchObject({
      name: 'image',
      hit: 'off',
      restoredBytes: 0,
      remarks: [],
    })
    expect(machine.engine.tags).toEqual(new Map([[TAG, ONE.manifest]]))
  })

  test('another key finds nothing', async () => {
    const machine = aBuilder()
    await keep(machine, undefined)
    expect(await find(machine, undefined, LOAD, `${KEY.slice(0, -1)}b`)).not.toHaveProperty('image')
  })

  test('an image that was removed meanwhile is built anew', async () => {
    const machine = aBuilder()
    await keep(machine, undefined)
    machine.engine.images.clear()
    expect(await find(machine, undefined)).not.toHaveProperty('image')
    expect(machine.engine.tags.size).toBe(0)
  })

  test('and is loaded where the store has it', async () => {
    const [machine, store] = [aBuilder(), fakeStore()]
    await keep(machine, store)
    machine.engine.images.clear()
    expect((await find(machine, store)).image).toMatchObject({ from: 'archive' })
  })

  test('a tag that cannot be set is a remark', async () => {
    const machine = aBuilder()
    await keep(machine, undefined)
    machine.engine.broken.push('image tag')
    const { image, archive } = await find(machine, undefined)
    expect(image).toBeUndefined()
    expect(archive.remarks).toEqual(['The earlier image is not used: the engine does not tag it.'])
  })

  test.each(['{', '[1, {"key": 2}]', `[{"key":"${KEY}","engineId":"latest"}]`])(
    'what is remembered may be damaged: %s',
    async (text) => {
      const machine = aBuilder()
      writeFileSync(join(machine.cache, 'unchanged.json'), text)
      expect(await find(machine, undefined)).not.toHaveProperty('image')
      await keep(machine, undefined)
      expect(await find(machine, undefined)).toHaveProperty('image')
    },
  )

  test('only the newest builds are remembered', async () => {
    const machine = aBuilder()
    for (let count = 0; count < 65; count++) {
      await keep(machine, undefined, LOAD, {
        input: { key: `${KEY}-${count}`, contextHash: 'same' },
      })
    }
    expect(await find(machine, undefined, LOAD, `${KEY}-0`)).not.toHaveProperty('image')
    expect(await find(machine, undefined, LOAD, `${KEY}-1`)).toHaveProperty('image')
  })
})

describe('on another machine', () => {
  test('the image is loaded from the store, and tagged only then', async () => {
    const store = fakeStore()
    const kept = await keep(aBuilder(), store)
    expect(kept).toMatchObject({
      saved: { outcome: 'saved', bytes: expect.any(Number) },
      remarks: [],
    })
    const machine = aMachine()
    const { image, archive } = await find(machine, store)
    expect(image).toEqual({ ...BUILT, reference: ONE.manifest, from: 'archive' })
    expect(archive).toMatchObject({ hit: 'exact', key: KEY, remarks: [] })
    expect(archive.restoredBytes).toBe(kept.saved?.bytes)
    expect(machine.engine.tags).toEqual(new Map([[TAG, ONE.manifest]]))
    expect(machine.engine.lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'image load',
      'image inspect',
      'image inspect',
      'image tag',
    ])
    // From now on it is known here.
    expect((await find(machine, undefined)).image).toMatchObject({ from: 'engine' })
  })

  test('nothing is found: a miss', async () => {
    const { archive } = await find(aMachine(), fakeStore())
    expect(archive).toMatchObject({ hit: 'miss', remarks: [] })
  })

  test('a store that is lost', async () => {
    const store = fakeStore({ cause: 'The service does not answer.' })
    const { archive } = await find(aMachine(), store)
    expect(archive).toMatchObject({ hit: 'miss', remarks: ['The service does not answer.'] })
    const kept = await keep(aBuilder(), store)
    expect(kept.saved?.outcome).toBe('lost')
  })

  test('an archive of another build under the key', async () => {
    const store = fakeStore()
    await keep(aBuilder(), store, LOAD, { input: { key: 'other', contextHash: 'same' } })
    store.move('other', KEY)
    const machine = aMachine()
    const { image, archive } = await find(machine, store)
    expect(image).toBeUndefined()
    expect(archive).toMatchObject({
      hit: 'miss',
      useless: true,
      remarks: ['The archived image is not used: its record is of another build.'],
    })
    expect(machine.engine.lines).toEqual([])
  })

  test('an archive that holds another image than its record says is not even loaded', async () => {
    const [store, builder] = [fakeStore(), aBuilder()]
    // What is saved is swapped between the check and the packing.
    const archiver = makeArchiver()
    const swapping: UnchangedPorts = {
      ...portsOf(builder, store),
      archiver: {
        ...archiver,
        pack: async (what, abort) => {
          await files.copyFile(OTHER.file, join(what.folder, 'image.tar'))
          return archiver.pack(what, abort)
        },
      },
    }
    const built = { imageId: ONE.manifest, digest: ONE.manifest }
    const subject = { ...subjectOf(builder, LOAD), contextHash: 'same', built }
    await keepImage({ ...subject, maySave: true, limitBytes: 1e6 }, swapping, signal)
    const machine = aMachine()
    machine.engine.tags.set(TAG, OTHER.manifest)
    const { image, archive } = await find(machine, store)
    expect(image).toBeUndefined()
    expect(archive.remarks).toEqual([
      'The archived image is not used: it holds another image than its record says.',
    ])
    expect(archive.useless).toBe(true)
    expect(machine.engine.lines).toEqual([])
    expect(machine.engine.tags).toEqual(new Map([[TAG, OTHER.manifest]]))
  })

  test('an engine that makes another image of it moves no tag', async () => {
    const store = fakeStore()
    await keep(aBuilder(), store)
    const machine = aMachine()
    machine.engine.loads.set(ONE.manifest, OTHER)
    const { image, archive } = await find(machine, store)
    expect(image).toBeUndefined()
    expect(archive.remarks).toEqual([
      'The archived image is not used: the engine made another image of it.',
    ])
    expect(machine.engine.tags.size).toBe(0)
  })

  test('an engine that does not take it', async () => {
    const store = fakeStore()
    await keep(aBuilder(), store)
    const machine = aMachine()
    machine.engine.broken.push('image load')
    const { archive } = await find(machine, store)
    expect(archive.remarks).toEqual([
      'The archived image is not used: the engine does not take the image: Error: it does not work.',
    ])
    // The archive is not to blame for that.
    expect(archive).not.toHaveProperty('useless')
  })

  test('a damaged archive', async () => {
    const store = fakeStore()
    await keep(aBuilder(), store)
    store.damage(KEY)
    const { image, archive } = await find(aMachine(), store)
    expect(image).toBeUndefined()
    expect(archive).toMatchObject({
      hit: 'miss',
      remarks: [expect.stringContaining('is of no use')],
    })
  })
})

describe('pushed', () => {
  test('the tags are made to name the digest that the registry has', async () => {
    const [builder, store] = [aBuilder(), fakeStore()]
    const kept = await keep(builder, store, PUSH)
    expect(kept.saved?.outcome).toBe('saved')
    expect(builder.engine.lines).toEqual([])
    builder.engine.registry.set(TAG, OTHER.manifest)
    const machine = aMachine(builder.engine)
    const { image, archive } = await find(machine, store, PUSH)
    const reference = `registry.test/team/web@${ONE.manifest}`
    expect(image).toEqual({ ...BUILT, reference, from: 'registry' })
    expect(archive.hit).toBe('exact')
    expect([...machine.engine.registry.values()]).toEqual([ONE.manifest, ONE.manifest])
    const created = machine.engine.lines.filter((line) => line.includes('create'))
    expect(created).toEqual([
      `buildx imagetools create --prefer-index=false --tag ${TAG} --tag registry.test/team/web:latest ${reference}`,
    ])
  })

  test('where they do already, nothing is written', async () => {
    const machine = aBuilder()
    machine.engine.registry.set('registry.test/team/web:latest', ONE.manifest)
    await keep(machine, undefined, PUSH)
    expect((await find(machine, undefined, PUSH)).image).toMatchObject({ from: 'registry' })
    expect(machine.engine.lines.filter((line) => line.includes('create'))).toEqual([])
  })

  test('a digest that the registry has no more is built and pushed anew', async () => {
    const machine = aBuilder()
    await keep(machine, undefined, PUSH)
    machine.engine.blobs.clear()
    const { image, archive } = await find(machine, undefined, PUSH)
    expect(image).toBeUndefined()
    expect(archive.remarks).toEqual([
      `The earlier image is not used: registry.test/team/web@${ONE.manifest} could not be tagged.`,
    ])
  })

  test('a tag that names something else afterwards', async () => {
    const machine = aBuilder()
    await keep(machine, undefined, PUSH)
    const { run } = machine.engine
    // The tool wraps the manifest into an index, or somebody pushes at the same time.
    const wrapping = async (...args: Parameters<typeof run>) => {
      const result = await run(...args)
      if (args[0].includes('create')) machine.engine.registry.set(TAG, OTHER.manifest)
      return result
    }
    const wrapped = { ...machine, engine: { ...machine.engine, run: wrapping } }
    const { image, archive } = await find(wrapped, undefined, PUSH)
    expect(image).toBeUndefined()
    expect(archive.remarks).toEqual([
      `The earlier image is not used: ${TAG} is not the image that was pushed before.`,
    ])
  })
})

describe('not kept', () => {
  const REFUSED = /^The image is not kept: /

  test.each<[string, Partial<Parameters<typeof keepImage>[0]>, string]>([
    ['a context that changed meanwhile', { contextHash: 'other' }, 'context was changed while'],
    ['no image that could be told', { built: {}, possible: PUSH }, 'cannot be told which'],
    ['an image that is too large', { limitBytes: 1 }, 'it has '],
    ['an archive of another image', { built: { imageId: 'sha256:x' } }, 'saves another one'],
  ])('%s', async (_, overrides, sentence) => {
    const [machine, store] = [aBuilder(), fakeStore()]
    machine.engine.tags.set(TAG, ONE.manifest)
    const kept = await keep(machine, store, LOAD, overrides)
    expect(kept.remarks).toEqual([expect.stringMatching(REFUSED)])
    expect(kept.remarks[0]).toContain(sentence)
    expect(kept.saved).toBeUndefined()
    expect(store.keys()).toEqual([])
  })

  test('an engine that does not save', async () => {
    const [machine, store] = [aBuilder(), fakeStore()]
    machine.engine.broken.push('image save')
    expect((await keep(machine, store)).remarks).toEqual([
      'The image is not kept: the engine does not save the image: Error: it does not work.',
    ])
  })

  test('by a run that may not save: remembered on this machine alone', async () => {
    const [machine, store] = [aBuilder(), fakeStore()]
    expect(await keep(machine, store, LOAD, { maySave: false })).toEqual({ remarks: [] })
    expect(store.keys()).toEqual([])
    expect((await find(machine, undefined)).image).toMatchObject({ from: 'engine' })
  })
})
