import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { TAR_END } from '../../src/fetch/bundle/tar-header.ts'
import { unpackFiles } from '../../src/scan/unpack-files.ts'
import { removeTempFolders, tempFolder } from '../fakes/temp-folder.ts'
import { tarEntry } from './sample-image.ts'
import { NEVER, scannerPorts, sha256 } from './scanner-scene.ts'

afterAll(removeTempFolders)

const CONTENT = Buffer.alloc(3_000_000, 'abc')
const TAR = Buffer.concat([
  tarEntry('README.md', Buffer.from('read me')),
  tarEntry('./trivy', CONTENT, 0o755),
  tarEntry('../../escaped', Buffer.from('evil')),
  TAR_END,
])

function unpack(archive: Buffer, limitBytes = 10_000_000, signal = NEVER) {
  const folder = tempFolder()
  writeFileSync(join(folder, 'archive'), archive)
  const to = join(folder, 'out/trivy')
  const wanted = { trivy: { to, limitBytes } }
  return {
    to,
    result: unpackFiles(join(folder, 'archive'), wanted, scannerPorts(), signal),
  }
}

test('only what is wanted is unpacked, to where it was wanted', async () => {
  const { to, result } = unpack(gzipSync(TAR))
  expect(await result).toEqual({ ok: true, value: { trivy: sha256(CONTENT) } })
  expect(readFileSync(to)).toEqual(CONTENT)
})

test.each([
  ['no gzip', Buffer.from('no gzip at all'), 'it is damaged'],
  ['cut off in the compression', gzipSync(TAR).subarray(0, 2_000), 'it is damaged'],
  ['cut off in the file', gzipSync(TAR.subarray(0, 1_000_000)), 'it is cut off'],
  ['no tar', gzipSync(Buffer.alloc(2_000, 'x')), 'not a tar archive, or a damaged one'],
  ['without it', gzipSync(TAR_END), 'there is no trivy in it'],
])('an archive that is %s is refused', async (_what, archive, problem) => {
  expect(await unpack(archive).result).toEqual({ ok: false, problem })
})

test('a file that claims to be larger than sensible is not written', async () => {
  const { to, result } = unpack(gzipSync(TAR), 1_000_000)
  expect(await result).toEqual({ ok: false, problem: 'its trivy is too large' })
  expect(() => readFileSync(to)).toThrow('ENOENT')
})

test('a cancelled run stops in the middle of a file', async () => {
  const { to, result } = unpack(gzipSync(TAR), 10_000_000, AbortSignal.abort())
  expect(await result).toEqual({ ok: false, problem: 'it was cancelled' })
  expect(() => readFileSync(to)).toThrow('ENOENT')
})
