import { readFileSync, writeFileSync } from 'node:fs'
import { files } from '../../src/adapters/files.ts'
import { openFile } from '../../src/adapters/random-access.ts'
import { readHeldResult } from '../../src/publish/held-result.ts'
import { settleLayout } from '../../src/publish/settle-layout.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { aLayout, type Layout, type LayoutOptions, pathOf, sha256 } from './a-layout.ts'

afterAll(removeTempFolders)

const ports = { files, openFile }

/** As buildx writes it when another output was the last one. */
function misname({ folder }: Layout): void {
  const digest = sha256(Buffer.from('of another output'))
  const mediaType = 'application/vnd.docker.distribution.manifest.v2+json'
  const manifests = [{ mediaType, digest, size: 498 }]
  writeFileSync(`${folder}/index.json`, JSON.stringify({ schemaVersion: 2, manifests }))
}

test.each<[string, LayoutOptions]>([
  ['one image', {}],
  [
    'two platforms with provenance',
    { platforms: ['linux/amd64', 'linux/arm64'], attestations: true },
  ],
])('%s: what the layout holds is found, whatever its index.json names', async (_, options) => {
  const layout = aLayout(options)
  misname(layout)
  expect((await readHeldResult(layout.folder, openFile)).ok).toBe(false)
  expect((await settleLayout(layout.folder, ports)).ok).toBe(true)
  const held = await readHeldResult(layout.folder, openFile)
  expect(held.ok && held.value.digest).toBe(layout.digest)
})

test('one that is right is left as it is', async () => {
  const { folder } = aLayout()
  const before = readFileSync(`${folder}/index.json`, 'utf8')
  expect((await settleLayout(folder, ports)).ok).toBe(true)
  expect(readFileSync(`${folder}/index.json`, 'utf8')).toBe(before)
})

test('of two images nobody guesses one', async () => {
  const layout = aLayout()
  for (const [digest, bytes] of aLayout({ layers: [Buffer.from('another')] }).blobs) {
    writeFileSync(pathOf(layout.folder, digest), bytes)
  }
  misname(layout)
  expect(await settleLayout(layout.folder, ports)).toEqual({
    ok: false,
    problem: 'its index.json names what is not there, and 2 documents are',
  })
})

test('without an index.json there is nothing to settle', async () => {
  expect((await settleLayout(tempFolder(), ports)).ok).toBe(false)
})
