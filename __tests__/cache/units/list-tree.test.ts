import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../../../src/adapters/files.ts'
import { listTree } from '../../../src/cache/units/list-tree.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'

afterAll(removeTempFolders)

test('files, links and empty folders; a link is not followed', async () => {
  const folder = tempFolder({ 'a/b/c': '', 'a/.d': '' })
  mkdirSync(join(folder, 'a/empty/inner'), { recursive: true })
  symlinkSync('..', join(folder, 'a/up'))
  const listing = await listTree(files, folder)
  expect([...listing].sort()).toEqual(['a/.d', 'a/b/c', 'a/empty/inner', 'a/up'])
})

test.each([
  ['an empty folder', tempFolder()],
  ['none', '/nonexistent'],
])('nothing of %s', async (_, folder) => {
  expect(await listTree(files, folder)).toEqual([])
})
