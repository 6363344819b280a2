import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openFile } from '../../../src/adapters/random-access.ts'
import { readCoverage } from '../../../src/scan/database/read-coverage.ts'
import { removeTempFolders, tempFolder } from '../../fakes/temp-folder.ts'
import { smallDatabase } from '../small-database.ts'

afterAll(removeTempFolders)

/** Made with go.etcd.io/bbolt 1.4.3: 150 buckets in as many transactions, `distribution 000` and so on. */
const REAL = gunzipSync(
  readFileSync(new URL('../fixtures/bbolt-150-buckets.db.gz', import.meta.url)),
)
const PAGE = 4096
const NAMES = Array.from({ length: 150 }, (_, at) => `distribution ${`${at}`.padStart(3, '0')}`)
const DAMAGED = {
  ok: false,
  problem: 'the vulnerability database cannot be read: it is damaged',
}

/** Where the newer of the two descriptions names the first page of the tree. */
const newer = [0, PAGE].sort((a, b) =>
  REAL.readBigUInt64LE(a + 64) < REAL.readBigUInt64LE(b + 64) ? 1 : -1,
)[0] as number
const root = Number(REAL.readBigUInt64LE(newer + 32)) * PAGE

async function read(change: (bytes: Buffer) => Buffer | undefined) {
  const bytes = Buffer.from(REAL)
  const file = join(tempFolder(), 'trivy.db')
  writeFileSync(file, change(bytes) ?? bytes)
  return readCoverage(file, openFile)
}

test('a file that bbolt itself wrote, of several pages', async () => {
  expect(REAL.readUInt16LE(root + 8)).toBe(1)
  expect(await read(() => {})).toEqual({ ok: true, value: NAMES })
})

test('a small database of these tests', async () => {
  const file = join(smallDatabase(tempFolder()), 'trivy.db')
  expect(await readCoverage(file, openFile)).toEqual({
    ok: true,
    value: [
      'alpine 3.22',
      'cargo::GitHub Security Advisory Rust',
      'data-source',
      'debian 13',
      'vulnerability',
    ],
  })
})

test('of two descriptions the one that is whole counts, though it is the older', async () => {
  const older = PAGE - newer
  const leaf = REAL.readBigUInt64LE(root + 24)
  const misled = await read((bytes) => void bytes.writeBigUInt64LE(leaf, newer + 32))
  expect(misled).toMatchObject({ ok: true, value: expect.arrayContaining(NAMES.slice(0, 149)) })
  // As after a crash: the older one still names the tree of the transaction before.
  const before = await read((bytes) => void bytes.fill(0, newer + 16, newer + 80))
  expect(before).toMatchObject({ ok: true, value: expect.arrayContaining(NAMES.slice(0, 149)) })
  expect(await read((bytes) => void bytes.fill(0, older + 16, older + 80))).toEqual({
    ok: true,
    value: NAMES,
  })
})

test.each<[string, (bytes: Buffer) => Buffer | undefined]>([
  ['empty', () => Buffer.alloc(0)],
  ['of another kind', () => Buffer.alloc(20_000, 'x')],
  [
    'with two descriptions of which neither is whole',
    (bytes) => {
      for (const start of [0, PAGE]) bytes.writeUInt32LE(7, start + 36)
    },
  ],
  ['cut off before its tree', (bytes) => bytes.subarray(0, 2 * PAGE)],
  ['with a page that is none of a tree', (bytes) => void bytes.writeUInt16LE(0x10, root + 8)],
  ['with more entries than a page has', (bytes) => void bytes.writeUInt16LE(60_000, root + 10)],
  ['with a page without an end', (bytes) => void bytes.writeUInt32LE(0xffffffff, root + 12)],
  [
    'with a page of many MB',
    (bytes) => {
      bytes.writeUInt32LE(4_500, root + 12)
      return Buffer.concat([bytes, Buffer.alloc(5_000 * PAGE)])
    },
  ],
  [
    'with a page that leads to itself',
    (bytes) => void bytes.writeBigUInt64LE(BigInt(root / PAGE), root + 24),
  ],
  ['with a page that lies nowhere', (bytes) => void bytes.writeBigUInt64LE(2n ** 60n, root + 24)],
])('%s: damaged', async (_, change) => {
  expect(await read(change)).toEqual(DAMAGED)
})

test('with a name that reaches beyond its page: damaged', async () => {
  const leaf = Number(REAL.readBigUInt64LE(root + 24)) * PAGE
  const change = (bytes: Buffer) => void bytes.writeUInt32LE(100_000, leaf + 24)
  expect(await read(change)).toEqual(DAMAGED)
})

test('a file that is not there is told', async () => {
  expect(await readCoverage(join(tempFolder(), 'trivy.db'), openFile)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^the vulnerability database cannot be read: ENOENT/),
  })
})
