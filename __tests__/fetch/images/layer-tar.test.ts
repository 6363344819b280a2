import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDownloadFiles } from '../../../src/adapters/download-files.ts'
import { type LayerEntry, writeLayer } from '../../../src/fetch/images/layer-tar.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'

afterAll(removeTempFolders)

const LONG = `deep/${'long-'.repeat(30)}`
const store = makeDownloadFiles(process.pid)

function entriesOf(file: string): readonly LayerEntry[] {
  return [
    { kind: 'folder', path: 'deep' },
    { kind: 'bytes', path: 'deep/empty', bytes: new Uint8Array() },
    { kind: 'file', path: LONG, from: file },
    { kind: 'link', path: `${LONG}2`, to: LONG },
    { kind: 'link', path: 'deep/short', to: 'deep/empty' },
  ]
}

test('tar reads it: names of any length, second names, open folders, nothing of today', async () => {
  const folder = tempFolder({ source: 'content' })
  const blobs = tempFolder()
  const entries = entriesOf(join(folder, 'source'))
  const layer = await writeLayer(entries, (name) => join(blobs, name), { store })
  const bytes = readFileSync(join(blobs, layer.digest))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(layer).toEqual({ digest: `sha256:${sha256}`, sizeBytes: bytes.length })
  const root = tempFolder()
  const argv = ['--extract', '--preserve-permissions', '-f', join(blobs, layer.digest), '-C', root]
  expect(spawnSync('tar', argv, { encoding: 'utf8' }).stderr).toBe('')
  expect(readdirSync(join(root, 'deep'))).toHaveLength(4)
  expect(readFileSync(join(root, `${LONG}2`), 'utf8')).toBe('content')
  expect(statSync(join(root, LONG)).nlink).toBe(2)
  const { mode, mtimeMs } = statSync(join(root, 'deep'))
  expect([mode & 0o777, mtimeMs]).toEqual([0o777, 0])
})

test('what is there already is not written anew', async () => {
  const file = join(tempFolder({ source: 'content' }), 'source')
  const blobs = tempFolder()
  const write = () => writeLayer(entriesOf(file), (name) => join(blobs, name), { store })
  const { digest } = await write()
  writeFileSync(join(blobs, digest), 'as it was')
  expect((await write()).digest).toBe(digest)
  expect(readFileSync(join(blobs, digest), 'utf8')).toBe('as it was')
})
