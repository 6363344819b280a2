import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { files } from '../../src/adapters/files.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

test('a file that is not there is an error, or undefined where that may be', async () => {
  const folder = tempFolder({ a: 'text\n' })
  expect(await files.readText(join(folder, 'a'))).toBe('text\n')
  expect(await files.readTextIfAny(join(folder, 'a'))).toBe('text\n')
  await expect(files.readText(join(folder, 'b'))).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await files.readTextIfAny(join(folder, 'b'))).toBeUndefined()
  // Below a file there is nothing either.
  expect(await files.readTextIfAny(join(folder, 'a', 'b'))).toBeUndefined()
})

test('other errors are not taken for absence', async () => {
  const folder = tempFolder()
  await expect(files.readTextIfAny(folder)).rejects.toMatchObject({ code: 'EISDIR' })
  const endless = join(folder, 'x'.repeat(300))
  await expect(files.kindOf(endless)).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
  await expect(files.list(endless)).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
})

test('writing makes the folders, and gives the mode whatever the umask and the file before', async () => {
  const folder = tempFolder({ old: 'old' })
  chmodSync(join(folder, 'old'), 0o666)
  const umask = process.umask(0o077)
  try {
    await files.writeText(join(folder, 'a', 'b', 'new'), 'new')
    await files.writeText(join(folder, 'open'), 'open', 0o666)
  } finally {
    process.umask(umask)
  }
  await files.writeText(join(folder, 'old'), 'secret', 0o600)
  expect(readFileSync(join(folder, 'a', 'b', 'new'), 'utf8')).toBe('new')
  expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('secret')
  expect(['a/b/new', 'open', 'old'].map((name) => modeOf(join(folder, name)))).toEqual([
    '644',
    '666',
    '600',
  ])
})

test('kinds: links and sockets are other, and nothing of ours follows them', async () => {
  const folder = tempFolder({ 'b/in': '', c: '' })
  symlinkSync(join(folder, 'c'), join(folder, 'a'))
  symlinkSync(join(folder, 'b'), join(folder, 'd'))
  const server = createServer().listen(join(folder, 'e'))
  await new Promise((resolve) => server.once('listening', resolve))
  const expected = [
    { name: 'a', kind: 'other' },
    { name: 'b', kind: 'folder' },
    { name: 'c', kind: 'file' },
    { name: 'd', kind: 'other' },
    { name: 'e', kind: 'other' },
  ]
  expect(await files.list(folder)).toEqual(expected)
  const kinds = expected.map(async ({ name }) => ({
    name,
    kind: await files.kindOf(join(folder, name)),
  }))
  expect(await Promise.all(kinds)).toEqual(expected)
  await new Promise((resolve) => server.close(resolve))
})

test('what is not there has no kind and no entries', async () => {
  const folder = tempFolder({ a: '' })
  expect(await files.kindOf(join(folder, 'b'))).toBe('absent')
  expect(await files.kindOf(join(folder, 'a', 'b'))).toBe('absent')
  expect(await files.list(join(folder, 'b'))).toEqual([])
  expect(await files.list(join(folder, 'a'))).toEqual([])
})

test('names are sorted by their characters, not by a language', async () => {
  const folder = tempFolder({ b: '', B: '', ä: '', a: '', '10': '', '9': '' })
  const names = (await files.list(folder)).map(({ name }) => name)
  expect(names).toEqual(['10', '9', 'B', 'a', 'b', 'ä'])
})

test('folders are made with those above them, once or twice', async () => {
  const folder = join(tempFolder(), 'a', 'b')
  await files.makeFolder(folder)
  await files.makeFolder(folder)
  expect(statSync(folder).isDirectory()).toBe(true)
})

test('a copy goes into a folder that may not be there yet', async () => {
  const folder = tempFolder({ from: 'text' })
  await files.copyFile(join(folder, 'from'), join(folder, 'a', 'b', 'to'))
  expect(readFileSync(join(folder, 'a', 'b', 'to'), 'utf8')).toBe('text')
})

test('removing takes whole folders, not what links lead to, and nothing is no error', async () => {
  const folder = tempFolder({ 'kept/file': '' })
  mkdirSync(join(folder, 'gone', 'deep'), { recursive: true })
  writeFileSync(join(folder, 'gone', 'deep', 'file'), '')
  symlinkSync(join(folder, 'kept'), join(folder, 'gone', 'link'))
  await files.remove(join(folder, 'gone'))
  await files.remove(join(folder, 'gone'))
  expect(await files.list(folder)).toEqual([{ name: 'kept', kind: 'folder' }])
  expect(await files.list(join(folder, 'kept'))).toHaveLength(1)
})
