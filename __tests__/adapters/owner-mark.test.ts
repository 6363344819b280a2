import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import { markOwner } from '../../src/adapters/owner-mark.ts'
import { makeOwnerMark, OWNER_MARK } from '../../src/cache/inventory/temp-folders.ts'
import { readCliContext } from '../../src/cli/context.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const markOf = (folder: string) => files.readTextIfAny(join(folder, OWNER_MARK))

test('the folder of a run names the process that made it, as `clean` compares it', async () => {
  const folder = tempFolder()
  await markOwner(folder)
  expect(await markOf(folder)).toBe(await makeOwnerMark(files, process.pid))
})

test('the command line marks its own', async () => {
  const { tempFolder: folder } = await readCliContext()
  expect(await markOf(folder)).toBe(await makeOwnerMark(files, process.pid))
  rmSync(folder, { recursive: true })
})
