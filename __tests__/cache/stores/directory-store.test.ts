import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { archiveFiles } from '../../../src/adapters/archive-files.ts'
import { clock } from '../../../src/adapters/clock.ts'
import { archiveFileName, HEAD_BYTES } from '../../../src/cache/stores/archive-file.ts'
import type { ArchiveFiles } from '../../../src/cache/stores/archive-files.ts'
import { makeDirectoryStore } from '../../../src/cache/stores/directory-store.ts'
import { recordingLogger } from '../../fakes/recording-logger.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const { signal } = new AbortController()
const MANY_BYTES = 1024 * 1024
/** Nothing that a test waits for takes longer than this many milliseconds. */
const LIMITS = { askMs: 200, stallMs: 200, leastBytes: 1, tickMs: 5 }

function scene({
  files = {},
  budgetBytes = MANY_BYTES,
  folder = '',
}: {
  readonly files?: Partial<ArchiveFiles>
  readonly budgetBytes?: number
  readonly folder?: string
} = {}) {
  const work = tempFolder()
  const kept = folder || join(work, 'kept')
  const logger = recordingLogger()
  const store = makeDirectoryStore({
    folder: kept,
    budgetBytes,
    files: { ...archiveFiles, ...files },
    clock,
    log: logger.log,
    limits: LIMITS,
  })
  const from = join(work, 'from')
  const to = join(work, 'to')
  return {
    folder: kept,
    warnings: () => logger.messages('warning'),
    save: (key: string, content: string, replaced?: string) => {
      writeFileSync(from, content)
      return store.save(key, from, signal, replaced)
    },
    restore: (key: string, prefixes: readonly string[] = []) =>
      store.restore({ key, prefixes }, to, signal),
    content: () => readFileSync(to, 'utf8'),
    hasContent: () => existsSync(to),
    path: (key: string) => join(kept, archiveFileName(key)),
    /** As if it had been used so long ago. */
    age: (key: string, minutes: number) => {
      const when = new Date(Date.now() - minutes * 60_000)
      utimesSync(join(kept, archiveFileName(key)), when, when)
    },
    names: () => readdirSync(kept),
  }
}

test('what is saved is found again, by its key', async () => {
  const it = scene()
  expect(await it.restore('a')).toEqual({ outcome: 'miss' })
  expect(await it.save('a', 'content')).toEqual({ outcome: 'saved', bytes: 7 })
  expect(await it.restore('a')).toEqual({ outcome: 'exact', key: 'a', bytes: 7 })
  expect(it.content()).toBe('content')
})

test.each([
  ['slashes and more', 'units/main 1.97%20~é#?*', 'units/'],
  ['512 characters', 'k'.repeat(512), 'k'.repeat(511)],
  ['512 of three bytes each', '€'.repeat(512), '€'.repeat(300)],
])('keys of any kind: %s', async (_, key, prefix) => {
  const it = scene()
  await it.save(key, 'x')
  expect(await it.restore(key)).toMatchObject({ outcome: 'exact', key })
  expect(await it.restore('other', [prefix])).toMatchObject({ outcome: 'partial', key })
})

test('long keys that differ at their end are two', async () => {
  const it = scene()
  await it.save(`${'k'.repeat(500)}1`, 'one')
  await it.save(`${'k'.repeat(500)}2`, 'two')
  await it.restore(`${'k'.repeat(500)}1`)
  expect(it.content()).toBe('one')
  expect(await it.restore('none', [`${'k'.repeat(500)}3`])).toEqual({ outcome: 'miss' })
})

describe('prefixes', () => {
  test('the last used first, in the order of the prefixes, the exact one before all', async () => {
    const it = scene()
    for (const [key, minutes] of [
      ['a-1', 30],
      ['a-2', 10],
      ['a-3', 20],
      ['b-1', 1],
    ] as const) {
      await it.save(key, key)
      it.age(key, minutes)
    }
    expect(await it.restore('a-9', ['a-', 'b-'])).toMatchObject({ outcome: 'partial', key: 'a-2' })
    expect(await it.restore('a-9', ['c-', 'b-', 'a-'])).toMatchObject({ key: 'b-1' })
    expect(await it.restore('a-1', ['a-'])).toMatchObject({ outcome: 'exact', key: 'a-1' })
    // It was used just now.
    expect(await it.restore('a-9', ['a-'])).toMatchObject({ key: 'a-1' })
    expect(await it.restore('a-9', ['d-'])).toEqual({ outcome: 'miss' })
    expect(await it.restore('a-')).toEqual({ outcome: 'miss' })
  })
})

describe('a damaged archive is never used', () => {
  const spoil = (path: string, at: number) => {
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    writeFileSync(path, bytes)
  }
  test.each<[string, (path: string) => void]>([
    ['one bit', (path) => spoil(path, HEAD_BYTES + 3)],
    ['its head', (path) => spoil(path, 4)],
    ['cut off', (path) => truncateSync(path, HEAD_BYTES + 3)],
    ['cut off in its head', (path) => truncateSync(path, 100)],
    ['empty', (path) => truncateSync(path, 0)],
  ])('%s', async (_, harm) => {
    const it = scene()
    await it.save('a-1', 'the older one')
    it.age('a-1', 5)
    await it.save('a-2', 'content')
    harm(it.path('a-2'))
    expect(await it.restore('a-2')).toEqual({
      outcome: 'lost',
      cause: `The archive ${archiveFileName('a-2')} in the cache folder ${it.folder} is damaged and was not used.`,
    })
    expect(it.hasContent()).toBe(false)
    expect(existsSync(it.path('a-2'))).toBe(false)
    // The next one that fits does, and what was lost can be saved anew.
    expect(await it.save('a-2', 'content')).toMatchObject({ outcome: 'saved' })
    harm(it.path('a-2'))
    expect(await it.restore('a-2', ['a-'])).toMatchObject({ outcome: 'partial', key: 'a-1' })
    expect(it.content()).toBe('the older one')
    expect(it.warnings()).toHaveLength(2)
  })

  test('it makes way for a whole one of the same key', async () => {
    const it = scene()
    await it.save('a', 'content')
    truncateSync(it.path('a'), 10)
    expect(await it.save('a', 'content')).toEqual({ outcome: 'saved', bytes: 7 })
    expect(await it.restore('a')).toMatchObject({ outcome: 'exact' })
  })
})

describe('what proved to be of no use', () => {
  test('is replaced, and nothing else is', async () => {
    const it = scene()
    await it.save('a', 'of no use')
    await it.save('b', 'other')
    expect(await it.save('a', 'good', 'a')).toEqual({ outcome: 'saved', bytes: 4 })
    expect(await it.restore('a')).toEqual({ outcome: 'exact', key: 'a', bytes: 4 })
    expect(it.content()).toBe('good')
    await it.restore('b')
    expect(it.content()).toBe('other')
    expect(it.names()).toHaveLength(2)
  })

  test('is gone also where the new one has no room', async () => {
    const it = scene({ budgetBytes: HEAD_BYTES + 10 })
    await it.save('a', 'of no use')
    expect(await it.save('a', 'far too large', 'a')).toMatchObject({ outcome: 'lost' })
    expect(await it.restore('a')).toEqual({ outcome: 'miss' })
  })

  test('by two at once: one of the new ones is found', async () => {
    const folder = join(tempFolder(), 'kept')
    const [one, two] = [scene({ folder }), scene({ folder })]
    await one.save('a', 'of no use')
    await Promise.all([one.save('a', 'good', 'a'), two.save('a', 'good', 'a')])
    expect(await one.restore('a')).toMatchObject({ outcome: 'exact' })
    expect(one.content()).toBe('good')
    expect(readdirSync(folder)).toEqual([archiveFileName('a')])
  })
})

describe('several savers', () => {
  test('what is there stays as it is', async () => {
    const it = scene()
    await it.save('a', 'first')
    expect(await it.save('a', 'second')).toEqual({ outcome: 'present' })
    await it.restore('a')
    expect(it.content()).toBe('first')
  })

  test('at once: one wins, nothing is left of the others', async () => {
    const folder = join(tempFolder(), 'kept')
    const all = Array.from({ length: 8 }, () => scene({ folder }))
    const saved = await Promise.all(all.map((it, i) => it.save('a', `${i}`.repeat(50_000))))
    const winners = saved.flatMap(({ outcome }, i) => (outcome === 'saved' ? [i] : []))
    expect(winners).toHaveLength(1)
    expect(saved.filter(({ outcome }) => outcome === 'present')).toHaveLength(7)
    const [it] = all
    expect(await it?.restore('a')).toMatchObject({ outcome: 'exact' })
    expect(it?.content()).toBe(`${winners[0]}`.repeat(50_000))
    expect(readdirSync(folder)).toEqual([archiveFileName('a')])
  })
})

describe('the budget', () => {
  const ONE = 10_000 + HEAD_BYTES
  const content = 'x'.repeat(10_000)

  test('the longest unused makes way; what was restored counts as used', async () => {
    const it = scene({ budgetBytes: 3 * ONE })
    for (const [key, minutes] of [
      ['a', 30],
      ['b', 20],
      ['c', 10],
    ] as const) {
      await it.save(key, content)
      it.age(key, minutes)
    }
    await it.restore('a')
    await it.save('d', content)
    expect(it.names().sort()).toEqual(['a', 'c', 'd'].map(archiveFileName))
  })

  test('more than all of it is not saved, and nothing makes way for it', async () => {
    const it = scene({ budgetBytes: ONE })
    await it.save('a', content)
    expect(await it.save('b', `${content}x`)).toEqual({
      outcome: 'lost',
      cause: 'The archive takes 10.0 kB, which is more than cache-budget (14.1 kB).',
    })
    expect(it.names()).toEqual([archiveFileName('a')])
  })

  test('files that are not ours stay; what was abandoned goes, what is being written does not', async () => {
    const it = scene({ budgetBytes: ONE })
    mkdirSync(it.folder)
    for (const name of ['notes.txt', '.old.cvpart', '.new.cvpart']) {
      writeFileSync(join(it.folder, name), content)
    }
    const yesterday = new Date(Date.now() - 86_400_000)
    utimesSync(join(it.folder, '.old.cvpart'), yesterday, yesterday)
    await it.save('a', content)
    expect(it.names().sort()).toEqual(['.new.cvpart', archiveFileName('a'), 'notes.txt'])
  })
})

describe('who may read', () => {
  const mode = (path: string) => statSync(path).mode & 0o777

  test('a folder of ours is for its owner alone', async () => {
    const it = scene()
    await it.save('a', 'x')
    expect([mode(it.folder), mode(it.path('a'))]).toEqual([0o700, 0o600])
    expect(it.warnings()).toEqual([])
  })

  test.each([
    [0o750, 0o640],
    [0o775, 0o644],
  ])('a folder that was there (%o) says so for its archives', async (folder, file) => {
    const it = scene()
    mkdirSync(it.folder)
    chmodSync(it.folder, folder)
    await it.save('a', 'x')
    expect(mode(it.path('a'))).toBe(file)
  })

  test('a folder that everybody may write to is used, with a warning', async () => {
    const it = scene()
    mkdirSync(it.folder)
    chmodSync(it.folder, 0o777)
    expect(await it.save('a', 'x')).toMatchObject({ outcome: 'saved' })
    expect(it.warnings()).toEqual([expect.stringContaining('Everybody on this machine may write')])
  })
})

function failing(code: string) {
  return async () => {
    throw Object.assign(new Error(code), { code })
  }
}

describe('what the file system refuses is a sentence', () => {
  test.each([
    ['ENOSPC', 'is full.'],
    ['EDQUOT', 'is used up.'],
    ['EROFS', 'can only be read.'],
    ['EACCES', '(EACCES).'],
    ['ESTALE', 'cannot be read (ESTALE).'],
    ['EWHATEVER', 'cannot be used: EWHATEVER.'],
  ])('%s', async (code, sentence) => {
    const it = scene({ files: { write: failing(code) } })
    expect(await it.save('a', 'x')).toEqual({
      outcome: 'lost',
      cause: expect.stringContaining(sentence),
    })
  })

  test('a full disk where the archive is unpacked', async () => {
    const it = scene()
    await it.save('a', 'content')
    const full = makeDirectoryStore({
      folder: it.folder,
      budgetBytes: MANY_BYTES,
      files: archiveFiles,
      clock,
      log: recordingLogger().log,
    })
    const files = { ...archiveFiles, copyOut: failing('ENOSPC') }
    const store = scene({ folder: it.folder, files })
    expect(await store.restore('a')).toMatchObject({
      outcome: 'lost',
      cause: expect.stringContaining('There is no room for the archive in'),
    })
    // The archive is whole, and stays.
    expect(
      await full.restore({ key: 'a', prefixes: [] }, join(it.folder, 'to'), signal),
    ).toMatchObject({
      outcome: 'exact',
    })
  })

  test('a file in the place of the folder', async () => {
    const folder = join(tempFolder({ file: '' }), 'file')
    const it = scene({ folder })
    const cause = `The cache folder ${folder} is not a folder.`
    expect(await it.restore('a', ['b'])).toEqual({ outcome: 'lost', cause })
    expect(await it.save('a', 'x')).toEqual({ outcome: 'lost', cause })
  })

  test('removed by somebody else while it is looked at: a miss', async () => {
    const it = scene({ files: { copyOut: failing('ENOENT') } })
    await it.save('a', 'x')
    expect(await it.restore('a', ['a'])).toEqual({ outcome: 'miss' })
  })

  test('an archive that cannot be touched is used all the same', async () => {
    const it = scene({ files: { touch: failing('EROFS') } })
    await it.save('a', 'x')
    expect(await it.restore('a')).toMatchObject({ outcome: 'exact' })
  })
})

describe('a folder that does not answer', () => {
  test('is given up after a while, and not asked again', async () => {
    let asked = 0
    const it = scene({
      files: {
        readHead: () => {
          asked += 1
          return new Promise(() => {})
        },
      },
    })
    const cause = `The cache folder ${it.folder} did not answer within 0.2 s.`
    expect(await it.restore('a')).toEqual({ outcome: 'lost', cause })
    expect(await it.restore('b')).toEqual({ outcome: 'lost', cause })
    expect(await it.save('a', 'x')).toEqual({ outcome: 'lost', cause })
    expect(asked).toBe(1)
  })

  test('a cancelled run does not wait for it', async () => {
    const controller = new AbortController()
    const store = makeDirectoryStore({
      folder: tempFolder(),
      budgetBytes: 1,
      files: { ...archiveFiles, readHead: () => new Promise(() => {}) },
      clock,
      log: recordingLogger().log,
    })
    const restored = store.restore({ key: 'a', prefixes: [] }, '/nowhere', controller.signal)
    controller.abort()
    expect(await restored).toEqual({ outcome: 'lost', cause: 'The run was cancelled.' })
  })
})
