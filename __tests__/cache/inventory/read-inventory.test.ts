import { symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { bytesOf } from '../../../src/cache/inventory/holding.ts'
import { readInventory } from '../../../src/cache/inventory/read-inventory.ts'
import { totalsOf } from '../../../src/cache/inventory/render-holdings.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import {
  cacheFolderOnDisk,
  DAY_MS,
  HOUR_MS,
  hex,
  NOW_MS,
  PORTS,
  twoContexts,
} from './cache-folder.ts'

afterAll(removeTempFolders)

test('nothing is there', async () => {
  const folder = join(tempFolder(), 'none')
  expect(await readInventory(folder, undefined, PORTS)).toEqual({ holdings: [], unknown: [] })
})

test('a file with several names counts once; a crate is as old as the last context that has it', async () => {
  const { folder, crateA, crateB } = twoContexts()
  const { holdings } = await readInventory(folder, undefined, PORTS)
  const byPath = new Map(holdings.map((one) => [relative(folder, one.path), one]))

  expect(bytesOf(holdings)).toBe(1530)
  expect(byPath.get(crateA)?.usedMs).toBe(NOW_MS - 2 * HOUR_MS)
  expect(byPath.get(crateB)?.usedMs).toBe(NOW_MS - 9 * DAY_MS)
  expect(totalsOf(holdings)).toEqual([
    expect.objectContaining({ name: 'crates', items: 2, bytes: 1500 }),
    expect.objectContaining({ name: 'crate-contexts', items: 2, bytes: 30 }),
  ])
})

/** A path in the cache folder, and the part that it is found as. */
const SHAPES: readonly [path: string, part: string | undefined][] = [
  [`crates/store/${hex('a', 64)}.crate`, 'crates'],
  [`crates/store/${hex('a', 64)}.crate.123-0123456789ab.partial`, 'unfinished'],
  ['crates/store/notes.txt', undefined],
  [`crates/contexts/${hex('0', 32)}/crates/config.toml`, 'crate-contexts'],
  ['crates/contexts/mine/config.toml', undefined],
  ['crates/staging/01234567-89ab-cdef-0123-456789abcdef/x', 'unfinished'],
  ['crates/cargo-home/git/db/x', 'crate-repositories'],
  [`images/blobs/sha256/${hex('b', 64)}`, 'images'],
  [`images/layouts/${hex('c', 24)}-${hex('d', 12)}/index.json`, 'image-layouts'],
  [`images/layouts/${hex('c', 24)}-${hex('d', 12)}.77.part/index.json`, 'unfinished'],
  ['images/layouts/holiday/photo.jpg', undefined],
  [`images/references/docker.io-library-rust-1-${hex('e', 12)}.json`, 'image-names'],
  ['scanner/trivy-0.74.0-linux-amd64/trivy', 'scanner'],
  ['scanner/trivy-0.74.0-linux-amd64.77.part/trivy', 'unfinished'],
  ['scanner/trivy-notes/x', undefined],
  [`scanner/db/20261123T061530Z-${hex('a', 12)}/trivy.db`, 'scanner-databases'],
  ['scanner/db/mine/trivy.db', undefined],
  ['scanner/downloads/trivy_0.74.0_Linux-64bit.tar.gz.123-0123456789ab.partial', 'unfinished'],
  [`scanner/downloads/trivy-db-${hex('a', 64)}.tar.gz.77.part/trivy.db`, 'unfinished'],
  ['scanner/downloads/holiday.tar.gz', undefined],
  ['archives/units-linux.cvarchive', 'archives'],
  ['archives/x.cvpart', 'unfinished'],
  ['archives/thesis.tar', undefined],
  ['stand-ins/rust/stand-in.json', 'stand-ins'],
  ['stand-ins/rusty/stand-in.json', undefined],
  ['buildkit/0.34.2-1/buildkit.json', 'buildkit'],
  ['apt/apt.conf', 'packages'],
  [`engine/tree-${hex('f', 12)}/versions.json`, 'engine'],
  ['engine/containerd/state.json', 'engine-data'],
  ['engine/plans/rocket.txt', undefined],
]

test.each(SHAPES)('%s is of part %s', async (path, part) => {
  const { folder, put } = cacheFolderOnDisk()
  put(path, 7)
  const { holdings } = await readInventory(folder, undefined, PORTS)
  expect(holdings.map((one) => one.part)).toEqual(part === undefined ? [] : [part])
  expect(bytesOf(holdings)).toBe(part === undefined ? 0 : 7)
})

test('what is not known is named, and a link is not followed', async () => {
  const { folder, put } = cacheFolderOnDisk()
  put('thesis/chapter-1', 5)
  put('locks/engine/owner', 5)
  put('crates/store/x', 5)
  symlinkSync(tempFolder({ x: 'precious' }), join(folder, 'apt'))
  const { holdings, unknown } = await readInventory(folder, undefined, PORTS)
  expect(holdings).toEqual([])
  expect(unknown).toEqual(['thesis'])
})

test('archives of another folder are counted as well, other files there are not', async () => {
  const cache = cacheFolderOnDisk()
  cache.put('archives/one.cvarchive', 10)
  const other = tempFolder({ 'two.cvarchive': '12345', 'mine.txt': '123' })
  const { holdings } = await readInventory(cache.folder, other, PORTS)
  expect(holdings.map(({ part, ownBytes }) => [part, ownBytes])).toEqual([
    ['archives', 10],
    ['archives', 5],
  ])
})
