import { readFileSync, writeFileSync } from 'node:fs'
import { publishFiles } from '../../src/adapters/publish-files.ts'
import { sha256 } from '../../src/image/reader.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'

afterAll(removeTempFolders)

async function read(startByte: number, lengthBytes: number, path: string): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of publishFiles.stream(path, startByte, lengthBytes)) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('a file is told by its digest, and one that is not there by nothing', async () => {
  const folder = tempFolder({ a: 'hello' })
  expect(await publishFiles.digestOf(`${folder}/a`, 'sha256')).toBe(sha256(Buffer.from('hello')))
  expect(await publishFiles.digestOf(`${folder}/a`, 'sha512')).toMatch(/^sha512:[0-9a-f]{128}$/)
  expect(await publishFiles.digestOf(`${folder}/b`, 'sha256')).toBeUndefined()
  await expect(publishFiles.digestOf(folder, 'sha256')).rejects.toMatchObject({ code: 'EISDIR' })
})

test.each([
  [0, 10, '0123456789'],
  [3, 4, '3456'],
  [9, 1, '9'],
  [4, 0, ''],
])('from byte %d, %d bytes', async (startByte, lengthBytes, expected) => {
  const folder = tempFolder({ a: '0123456789' })
  expect(await read(startByte, lengthBytes, `${folder}/a`)).toBe(expected)
})

test('a second name has the same content, and does not replace what is there', async () => {
  const folder = tempFolder({ a: 'one', c: 'other' })
  await publishFiles.link(`${folder}/a`, `${folder}/b`)
  expect(readFileSync(`${folder}/b`, 'utf8')).toBe('one')
  await expect(publishFiles.link(`${folder}/a`, `${folder}/c`)).rejects.toMatchObject({
    code: 'EEXIST',
  })
  expect(readFileSync(`${folder}/c`, 'utf8')).toBe('other')
  await expect(publishFiles.link(`${folder}/x`, `${folder}/y`)).rejects.toMatchObject({
    code: 'ENOENT',
  })
})

test('where the file system is another one, it is found there all the same', async () => {
  const [here, there] = [tempFolder(), '/dev/shm']
  const from = `${there}/cv-docker-build-test-${process.pid}`
  writeFileSync(from, 'far away')
  await publishFiles.link(from, `${here}/near`)
  expect(readFileSync(`${here}/near`, 'utf8')).toBe('far away')
})
