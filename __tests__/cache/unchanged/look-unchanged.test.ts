import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeArchiver } from '../../../src/adapters/archive.ts'
import { clock } from '../../../src/adapters/clock.ts'
import { contextFiles } from '../../../src/adapters/context-files.ts'
import { files } from '../../../src/adapters/files.ts'
import { openFile } from '../../../src/adapters/random-access.ts'
import type { CacheDecision } from '../../../src/cache/cache.ts'
import { type Look, lookUnchanged } from '../../../src/cache/unchanged/look-unchanged.ts'
import { theirFacts, withDockerfile } from '../../builders/a-plan.ts'
import { aContext, aWorkspace } from '../../builders/facts.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { aSubject } from './a-subject.ts'
import { fakeEngine, savedImage } from './fake-engine.ts'
import { fakeStore } from './fake-store.ts'

afterAll(removeTempFolders)

const { signal } = new AbortController()
const TEXT = 'FROM scratch\nCOPY . /\n'
const IMAGE = savedImage('one')

function aScene() {
  const engine = fakeEngine([IMAGE])
  engine.images.set(IMAGE.manifest, IMAGE)
  return {
    folder: tempFolder({ Dockerfile: TEXT, a: '1' }),
    engine,
    kept: fakeStore(),
    home: tempFolder(),
  }
}

type Scene = ReturnType<typeof aScene>

function look(
  { folder, engine, kept, home }: Scene,
  cache: Partial<CacheDecision> = {},
  abort = signal,
): Promise<Look> {
  const workspace = aWorkspace({ contextFolder: folder })
  const facts = withDockerfile(theirFacts('repository', 'Dockerfile', { workspace }), TEXT)
  const context = aContext({ workspaceFolder: folder, tempFolder: tempFolder() })
  const inputs = { 'skip-unchanged': 'on', tags: 'web:1' }
  const subject = aSubject({ facts, context, inputs, cache })
  const ports = {
    ...{ run: engine.run, files, clock, contextFiles, openFile, archiver: makeArchiver() },
    ...{ resolveImages: async () => undefined, store: kept },
  }
  return lookUnchanged({ ...subject, recordsFile: join(home, 'unchanged.json') }, ports, abort)
}

async function built(looked: Look) {
  if (looked.kind !== 'build') throw new Error(`not built: ${JSON.stringify(looked)}`)
  return looked.keep({ imageId: IMAGE.manifest, digest: IMAGE.manifest }, signal)
}

test('a first run builds and keeps, a second one finds', async () => {
  const scene = aScene()
  const first = await look(scene)
  expect(first).toMatchObject({ kind: 'build', archive: { hit: 'miss', remarks: [] } })
  expect(await built(first)).toMatchObject({ saved: { outcome: 'saved' }, remarks: [] })
  expect(await look(scene)).toMatchObject({ kind: 'found', image: { from: 'engine' } })
  scene.engine.images.clear()
  expect(await look({ ...scene, home: tempFolder() })).toMatchObject({
    kind: 'found',
    image: { from: 'archive' },
    archive: { hit: 'exact', restoreMs: expect.any(Number) },
  })
})

test('a kept image that is of no use is replaced by the build that follows', async () => {
  const scene = aScene()
  await built(await look(scene))
  const [key = ''] = scene.kept.keys()
  scene.kept.damage(key)
  const elsewhere = { ...scene, home: tempFolder() }
  const second = await look(elsewhere)
  expect(second).toMatchObject({ kind: 'build', archive: { hit: 'miss', key, useless: true } })
  expect(await built(second)).toMatchObject({
    saved: { outcome: 'saved' },
    remarks: [`The archive ${key} was replaced.`],
  })
  scene.engine.images.clear()
  expect(await look({ ...scene, home: tempFolder() })).toMatchObject({
    kind: 'found',
    image: { from: 'archive' },
  })
})

test('a run that may not read the store asks only this machine', async () => {
  const scene = aScene()
  await built(await look(scene))
  const elsewhere = { ...scene, home: tempFolder() }
  expect(await look(elsewhere, { mayRestore: false })).toMatchObject({
    kind: 'build',
    archive: { hit: 'off' },
  })
})

test('a run that may not save leaves the store alone', async () => {
  const scene = aScene()
  expect(await built(await look(scene, { maySave: false }))).toEqual({ remarks: [] })
  expect(scene.kept.keys()).toEqual([])
})

test('a file that was changed while it was built: kept under no key', async () => {
  const scene = aScene()
  const looked = await look(scene)
  writeFileSync(join(scene.folder, 'a'), '2')
  expect((await built(looked)).remarks).toEqual([
    'The image is not kept: the build context was changed while it was built.',
  ])
  expect(await look(scene)).toMatchObject({ kind: 'build' })
  writeFileSync(join(scene.folder, 'a'), '1')
  expect(await look(scene)).toMatchObject({ kind: 'build' })
})

test('no skip is possible', async () => {
  expect(await look(aScene(), { mayReuseUnits: false })).toEqual({
    kind: 'none',
    reason: 'A release is always built.',
  })
})

test('a cancelled run', async () => {
  expect(await look(aScene(), {}, AbortSignal.abort())).toEqual({
    kind: 'none',
    reason: 'The run was cancelled.',
  })
})

test('a disk that does not play along is a remark', async () => {
  const scene = aScene()
  mkdirSync(join(scene.home, 'unchanged.json'))
  const looked = await look(scene)
  expect(looked).toMatchObject({
    kind: 'build',
    archive: {
      remarks: [expect.stringMatching(/^The earlier image is not used: .*\(EISDIR\)\.$/)],
    },
  })
  expect(await built(looked)).toMatchObject({ saved: { outcome: 'saved' } })
})
